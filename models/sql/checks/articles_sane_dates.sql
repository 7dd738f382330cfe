-- An article was published between 1990 and tomorrow.
-- table: articles
-- column: published_on
-- severity: warning
-- why: before the web or in the future it is most likely another date on the page, but the page may well say so.
select article_id as id, published_on as observed
from articles
where published_on not between date '1990-01-01' and current_date + 1
