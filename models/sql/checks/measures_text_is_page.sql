-- The text of a measure is what the document has at its place.
-- table: measures
-- column: text
-- severity: critical
-- by: document
-- why: it is the evidence of the measure.
with quoted as (
  select document_id, list({'id': measure_id, 'first': measures.start_char, 'behind': measures.end_char, 'text': measures.text}) as spans
  from measures join articles using (article_id)
  where measures.article_id >= getvariable('slice_from') and measures.article_id < getvariable('slice_to')
    and measures.start_char is not null and measures.end_char is not null and measures.text is not null
  group by document_id
),
wrong as (
  select unnest(misquoted(text, spans)) as span from quoted join documents using (document_id)
  where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
)
select span.id as id, span.text || ' ≠ ' || span.page as observed
from wrong
