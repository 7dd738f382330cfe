-- The upper end of a range is not below the lower.
-- table: metrics
-- column: high
-- severity: critical
-- why: a range upside down was read wrong, and no query for values between two bounds finds it.
select metric_id as id, value || ' to ' || high as observed
from metrics
where high < value
