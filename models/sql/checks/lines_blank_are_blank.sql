-- A line whose role is blank holds no letter and no digit, markup aside.
-- table: lines
-- column: role
-- severity: critical
-- by: document
-- why: blank lines are read by nobody, so text under that role vanished.
select lines.document_id || ' line ' || line as id, substr(text, start_char + 1, end_char - start_char) as observed
from lines join documents using (document_id)
where role = 'blank'
  and lines.document_id >= getvariable('slice_from') and lines.document_id < getvariable('slice_to')
  and documents.document_id >= getvariable('slice_from') and documents.document_id < getvariable('slice_to')
  and regexp_matches(
    regexp_replace(substr(text, start_char + 1, end_char - start_char), '<[^<>]*>|&#?[0-9A-Za-z]+;?|!?\[[^\[\]]*\]\([^()]*\)', '', 'g'),
    '[\p{L}\p{N}]'
  )
