-- The baseline of a metric is another metric of the same article, and only a change, a rate or the end of a change has one.
-- table: metrics
-- column: baseline_id
-- severity: critical
-- why: a change that starts from a figure of another article, or from itself, is arithmetic over unrelated things.
select metrics.metric_id as id, metrics.role || ' from ' || metrics.baseline_id as observed
from metrics join metrics baseline on baseline.metric_id = metrics.baseline_id
where metrics.role not in ('to', 'change', 'rate')
   or baseline.article_id <> metrics.article_id
   or baseline.metric_id = metrics.metric_id
