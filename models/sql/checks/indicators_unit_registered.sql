-- The unit of a registered indicator is in the register of units.
-- table: indicators
-- column: unit
-- severity: warning
-- why: the registers contradict each other, but no figure is wrong for it.
select indicator_id as id, indicators.unit as observed
from (select indicator_id, unit, unnest(string_split(unit, '/')) as part from indicators) indicators
where part not in (select unit from units) and not starts_with(part, 'other:')
