-- An article has a body.
-- table: articles
-- column: body
-- severity: warning
-- why: a headline without text is seldom an article, but pages do have them.
select article_id as id, coalesce(title, 'no title') as observed
from articles
where ltrim(body) = ''
