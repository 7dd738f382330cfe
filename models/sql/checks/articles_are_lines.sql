-- An article starts where a line starts and ends where a line ends, and is not empty.
-- table: articles
-- column: start_char
-- severity: critical
-- why: the span is the evidence of everything that the article says.
select article_id as id, start_char || ' to ' || end_char as observed
from articles
where start_char >= end_char
   or (
     document_id in (select document_id from lines)
     and (
       not exists (from lines where lines.document_id = articles.document_id and lines.start_char = articles.start_char)
       or not exists (from lines where lines.document_id = articles.document_id and lines.end_char = articles.end_char)
     )
   )
