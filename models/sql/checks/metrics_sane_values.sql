-- Values lie within what is possible: shares up to 100 percent and some over (plans are overfulfilled), ages up to 130 years, people (but not visits, 人次) up to the
-- world's, money up to ten times its yearly product, land up to its area; only changes and growth may be negative.
-- table: metrics
-- column: value
-- severity: warning
-- why: outside of them 万 or 亿 was most likely read twice or a year was taken for a number; a page may be wrong itself.
with bound(unit, low, high) as (
  values
    ('percent', 0, 1000), ('percentage_point', 0, 100),
    ('year_of_age', 0, 130), ('person', 0, 1e10), ('household', 0, 3e9),
    ('CNY', 0, 1.5e15), ('mu', 0, 1.5e10), ('hectare', 0, 1e9), ('km2', 0, 1e7), ('km', 0, 6e6),
    ('tonne', 0, 1e11), ('kWh', 0, 1e14), ('year', 0, 10000), ('month', 0, 1200), ('day', 0, 40000), ('hour', 0, 1e6),
    ('fold', 0, 10000), ('point', 0, 10000), ('level', 0, 100)
)
select metric_id as id, metrics.value || coalesce(' to ' || metrics.high, '') || ' ' || metrics.unit || ': ' || metrics.text as observed
from metrics join bound on bound.unit = metrics.unit
where not (metrics.unit = 'person' and contains(metrics.text, '人次'))
  and (greatest(abs(metrics.value), abs(coalesce(metrics.high, 0))) > bound.high
   or (metrics.value < bound.low and metrics.role not in ('change', 'rate') and not regexp_matches(metrics.indicator, '增长|增速|增幅|下降|变化')))
