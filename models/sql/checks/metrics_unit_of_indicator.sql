-- A metric filed under a registered indicator has that indicator's unit, unless it says by how much or what share that changed.
-- table: metrics
-- column: indicator_id
-- severity: warning
-- why: values in other units cannot be compared, and the indicator is probably another one.
select metric_id as id, indicator_id || ' in ' || metrics.unit || ', registered in ' || indicators.unit as observed
from metrics join indicators using (indicator_id)
where metrics.unit <> indicators.unit and metrics.role not in ('rate', 'change', 'part')
