-- value and high are finite numbers.
-- table: metrics
-- column: value
-- severity: critical
-- why: one infinity or not-a-number spoils every sum over its column.
select metric_id as id, value || ' ' || coalesce(high::varchar, '') as observed
from metrics
where not isfinite(value) or not isfinite(high)
