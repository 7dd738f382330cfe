-- The text of a cut is what the document has at its place.
-- table: cuts
-- column: text
-- severity: critical
-- why: a cut says what was left out of the clean text; if it shows something else, nobody can tell what was.
select cuts.document_id || ' ' || start_char as id, cuts.text || ' ≠ ' || substr(documents.text, start_char + 1, end_char - start_char) as observed
from cuts join documents using (document_id)
where cuts.text <> substr(documents.text, start_char + 1, end_char - start_char)
