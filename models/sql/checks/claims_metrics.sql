-- A claim is over metrics of its own article, and the one that states the result is not an operand.
-- table: claims
-- column: metric_ids
-- severity: critical
-- why: arithmetic over figures of different articles was never asserted by anybody.
select claim_id as id, metric_id || ' of ' || metrics.article_id as observed
from (
  select claim_id, article_id, unnest(metric_ids) as metric_id, true as operand, stated_id from claims
  union all
  select claim_id, article_id, stated_id, false, stated_id from claims
) claims
join metrics using (metric_id)
where (metrics.article_id <> claims.article_id and claims.article_id in (select article_id from articles))
   or (operand and metric_id = stated_id)
