-- The text of a metric is what the document has at its place.
-- table: metrics
-- column: text
-- severity: critical
-- why: it is the evidence of the figure.
select metric_id as id, metrics.text || ' ≠ ' || substr(documents.text, metrics.start_char + 1, metrics.end_char - metrics.start_char) as observed
from metrics
join articles using (article_id)
join documents using (document_id)
where metrics.text <> substr(documents.text, metrics.start_char + 1, metrics.end_char - metrics.start_char)
