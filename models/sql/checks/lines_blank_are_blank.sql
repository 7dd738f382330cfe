-- A line whose role is blank holds nothing but white space.
-- table: lines
-- column: role
-- severity: critical
-- why: blank lines are read by nobody, so text under that role vanished.
select lines.document_id || ' line ' || line as id, substr(text, start_char + 1, end_char - start_char) as observed
from lines join documents using (document_id)
where role = 'blank' and not regexp_full_match(substr(text, start_char + 1, end_char - start_char), '[\s\p{Z}\p{C}]*')
