-- The text of a metric is what the document has at its place.
-- table: metrics
-- column: text
-- severity: critical
-- by: quote
-- why: it is the evidence of the figure.
select document_id, metric_id as id, metrics.start_char as first, metrics.end_char as behind, metrics.text
from metrics join articles using (article_id)
where metrics.article_id >= getvariable('slice_from') and metrics.article_id < getvariable('slice_to')
