-- The text of a cut is what the document has at its place.
-- table: cuts
-- column: text
-- severity: critical
-- by: quote
-- why: a cut says what was left out of the clean text; if it shows something else, nobody can tell what was.
select document_id, document_id || ' ' || start_char as id, start_char as first, end_char as behind, text
from cuts
where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
