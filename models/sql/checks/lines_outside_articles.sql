-- Boilerplate, spam and blank lines belong to no article.
-- table: lines
-- column: article_id
-- severity: critical
-- why: who reads an article by its lines would take advertising for its text.
select document_id || ' line ' || line as id, role || ' in ' || article_id as observed
from lines
where role in ('boilerplate', 'spam', 'blank') and article_id is not null
