-- The lines of a document are the pieces of text.split("\n"): numbered from 1, without gap, overlap or end left over.
-- table: lines
-- column: start_char
-- severity: critical
-- by: document
-- why: a stretch that no line covers is raw text that vanished, and every pointer by line would be off.
with page as (
  select document_id, text from documents
  where text is not null and status = 'parsed' and document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
),
found as (
  select document_id, line, start_char, end_char
  from lines semi join page using (document_id)
  where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
    and line is not null and start_char is not null and end_char is not null
),
piece as (
  select document_id, unnest(range(1, len(sizes) + 1)) as line, unnest(sizes) as size
  from (
    select document_id, list_transform(string_split(text, chr(10)), lambda p: length(p)) as sizes
    from page
    where document_id in (
      select document_id from lines where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
    )
  )
),
expected as (
  select document_id, line, sum(size + 1) over (partition by document_id order by line) - size - 1 as start_char, size
  from piece
)
select
  document_id || ' line ' || line as id,
  coalesce(found.start_char || ' to ' || found.end_char, 'missing') || ', text has '
  || coalesce(expected.start_char || ' to ' || (expected.start_char + expected.size), 'no such line') as observed
from expected full join found using (document_id, line)
where found.start_char is distinct from expected.start_char
   or found.end_char is distinct from expected.start_char + expected.size
