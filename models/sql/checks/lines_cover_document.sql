-- The lines of a document are the pieces of text.split("\n"): numbered from 1, without gap, overlap or end left over.
-- table: lines
-- column: start_char
-- severity: critical
-- by: line
-- why: a stretch that no line covers is raw text that vanished, and every pointer by line would be off.
select document_id, line, start_char as first, end_char as behind
from lines
where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
