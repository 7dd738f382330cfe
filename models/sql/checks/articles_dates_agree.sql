-- published_at falls on published_on.
-- table: articles
-- column: published_on
-- severity: critical
-- why: two dates of publication cannot both be right, and periods are counted from them.
select article_id as id, published_at || ' and ' || coalesce(published_on::varchar, 'no date') as observed
from articles
where published_at is not null and published_at::date is distinct from published_on
