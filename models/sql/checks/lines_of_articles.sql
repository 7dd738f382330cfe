-- Every other line belongs to an article.
-- table: lines
-- column: article_id
-- severity: warning
-- why: text that belongs to no article is not searched for figures; a page of an unknown kind shows so first.
select document_id || ' line ' || line as id, role || ' without an article' as observed
from lines
where role not in ('boilerplate', 'spam', 'blank') and article_id is null
