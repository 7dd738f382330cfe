-- stated is the value of the metric that states the result, whatever its sign.
-- table: claims
-- column: stated
-- severity: critical
-- why: the verdict would be over a figure that the page does not have.
select claim_id as id, stated || ' ≠ ' || value as observed
from claims join metrics on metrics.metric_id = claims.stated_id
where abs(abs(stated) - abs(value)) > 1e-9 * greatest(1, abs(value))
