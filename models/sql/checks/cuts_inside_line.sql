-- A cut is not empty and lies inside one line.
-- table: cuts
-- column: start_char
-- severity: critical
-- why: a cut over a line break would glue two lines together.
select document_id || ' ' || cuts.start_char as id, cuts.start_char || ' to ' || cuts.end_char as observed
from cuts
where start_char >= end_char
   or (
     document_id in (select document_id from lines)
     and not exists (
       from lines
       where lines.document_id = cuts.document_id and lines.start_char <= cuts.start_char and lines.end_char >= cuts.end_char
     )
   )
