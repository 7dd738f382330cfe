-- The measure that a metric sizes is of the same article.
-- table: metrics
-- column: measure_id
-- severity: critical
-- why: otherwise one place's figure sizes another place's measure.
select metric_id as id, metrics.article_id || ' sizes ' || measure_id as observed
from metrics join measures using (measure_id)
where metrics.article_id <> measures.article_id
