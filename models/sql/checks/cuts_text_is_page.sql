-- The text of a cut is what the document has at its place.
-- table: cuts
-- column: text
-- severity: critical
-- by: document
-- why: a cut says what was left out of the clean text; if it shows something else, nobody can tell what was.
with quoted as (
  select document_id, list({'id': null::varchar, 'first': start_char, 'behind': end_char, 'text': text}) as spans
  from cuts
  where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
    and start_char is not null and end_char is not null and text is not null
  group by document_id
),
wrong as (
  select document_id, unnest(misquoted(text, spans)) as span from quoted join documents using (document_id)
  where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
)
select document_id || ' ' || span.first as id, span.text || ' ≠ ' || span.page as observed
from wrong
