-- A quarantined document has no text, no lines and no articles.
-- table: documents
-- column: text
-- severity: critical
-- why: nothing may be published from a page that could not be read to its end.
select document_id as id, 'quarantined, but with ' || what as observed
from (
  select document_id, 'text' as what from documents where status = 'quarantined' and text is not null
  union all
  select distinct document_id, 'lines' from lines semi join documents on documents.document_id = lines.document_id and status = 'quarantined'
  union all
  select distinct document_id, 'articles' from articles
  semi join documents on documents.document_id = articles.document_id and status = 'quarantined'
)
