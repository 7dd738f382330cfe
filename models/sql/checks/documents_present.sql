-- The release holds documents.
-- table: documents
-- severity: critical
-- why: a seeds folder with nothing in it is nearly always a wrong path or a disk that is not mounted; an empty release would
-- replace a good one.
select 'documents' as id, 'no document at all' as observed
where not exists (from documents)
