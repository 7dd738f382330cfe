-- characters is the length of text.
-- table: documents
-- column: characters
-- severity: critical
-- why: offsets count the characters of text, so a text of another length is not the one that was decoded.
select document_id as id, coalesce(characters::varchar, 'null') || ' stated, text has ' || length(text) as observed
from documents
where length(text) is distinct from characters and text is not null
