-- A cut is not empty and lies inside one line.
-- table: cuts
-- column: start_char
-- severity: critical
-- why: a cut over a line break would glue two lines together.
select document_id || ' ' || cuts.start_char as id, cuts.start_char || ' to ' || cuts.end_char as observed
from cuts
left join documents using (document_id)
where start_char >= end_char or start_char < 0 or end_char > documents.characters or contains(cuts.text, chr(10))
