-- The text of a metric is what the document has at its place.
-- table: metrics
-- column: text
-- severity: critical
-- by: document
-- why: it is the evidence of the figure.
with quoted as (
  select document_id, list({'id': metric_id, 'first': metrics.start_char, 'behind': metrics.end_char, 'text': metrics.text}) as spans
  from metrics join articles using (article_id)
  where metrics.article_id >= getvariable('slice_from') and metrics.article_id < getvariable('slice_to')
    and metrics.start_char is not null and metrics.end_char is not null and metrics.text is not null
  group by document_id
),
wrong as (
  select unnest(misquoted(text, spans)) as span from quoted join documents using (document_id)
  where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
)
select span.id as id, span.text || ' ≠ ' || span.page as observed
from wrong
