-- The documents are those that were staged, no fewer and no more.
-- table: documents
-- column: path
-- severity: critical
-- why: a page may leave a release only because its seed was removed, and must leave it then.
-- needs: staged
select
  coalesce(staged.path, documents.path) as id,
  case when staged.path is null then 'in the release, but not staged' else 'staged, but not in the release' end as observed
from staged full join documents on documents.path = staged.path
where staged.path is null or documents.path is null
