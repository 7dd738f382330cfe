-- Every document is parsed into lines, or names the document that it repeats, or is quarantined with a reason.
-- table: documents
-- column: status
-- severity: critical
-- why: a page that is none of these vanished on its way here.
select
  document_id as id,
  case
    when status = 'quarantined' then 'quarantined without a reason: ' || path
    when text is null then 'parsed, but without text: ' || path
    else 'parsed, but without lines: ' || path
  end as observed
from documents
where (status = 'quarantined' and trim(coalesce(reason, '')) = '')
   or (status = 'parsed' and text is null)
   or (status = 'parsed' and duplicate_of is null and text is not null and document_id not in (select document_id from lines where document_id is not null))
