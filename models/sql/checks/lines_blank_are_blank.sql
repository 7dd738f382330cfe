-- A line whose role is blank holds no letter and no digit, markup aside.
-- table: lines
-- column: role
-- severity: critical
-- by: quote
-- alike: blank
-- why: blank lines are read by nobody, so text under that role vanished.
select document_id, document_id || ' line ' || line as id, start_char as first, end_char as behind, '' as text
from lines
where role = 'blank' and document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
