-- Following duplicate_of from a document ends at an original.
-- table: documents
-- column: duplicate_of
-- severity: critical
-- why: in a circle every copy counts as a copy, and whoever leaves duplicates out loses the text altogether.
with recursive ends as (
  select document_id from documents
  where duplicate_of is null or duplicate_of not in (select document_id from documents where document_id is not null)
  union
  select documents.document_id from documents join ends on documents.duplicate_of = ends.document_id
)
select document_id as id, 'goes in a circle over ' || duplicate_of as observed
from documents anti join ends using (document_id)
where document_id is not null
