-- An article has a title.
-- table: articles
-- column: title
-- severity: warning
-- why: a document that is a piece of a longer text has none; many of them are a headline that was not found.
select article_id as id, substr(body, 1, 40) as observed
from articles
where title is null
