-- A line stands inside the span of its article, in the same document; second copies may stand outside.
-- table: lines
-- column: article_id
-- severity: critical
-- why: otherwise the line is filed under an article of another place or page.
select
  lines.document_id || ' line ' || line as id,
  case
    when lines.document_id <> articles.document_id then article_id || ' is of another document'
    else article_id || ' spans ' || articles.start_char || ' to ' || articles.end_char
  end as observed
from lines join articles using (article_id)
where lines.document_id <> articles.document_id
   or (role <> 'duplicate' and (lines.start_char < articles.start_char or lines.end_char > articles.end_char))
