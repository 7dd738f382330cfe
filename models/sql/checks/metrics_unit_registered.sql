-- Every unit, and both sides of a rate, is in the register of units; only other: and currencies are not.
-- table: metrics
-- column: unit
-- severity: warning
-- why: the dimension of such a figure is unknown, its value is not.
select metric_id as id, metrics.unit as observed
from (select metric_id, unit, unnest(string_split(unit, '/')) as part from metrics where not contains(unit, 'other:')) metrics
where part not in (select unit from units) and not regexp_full_match(part, '[A-Z]{3}')
