-- characters is the length of body.
-- table: articles
-- column: characters
-- severity: critical
-- why: a body of another length was cut off on its way.
select article_id as id, characters || ' stated, body has ' || length(body) as observed
from articles
where characters <> length(body)
