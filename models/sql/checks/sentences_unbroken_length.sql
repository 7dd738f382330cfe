-- An unbroken sentence is as long as its place on the page.
-- table: sentences
-- column: unbroken
-- severity: critical
-- why: offsets into the clean sentence would not lead back to the page character by character.
select sentence_id as id, length(text) || ' characters, ' || (end_char - start_char) || ' on the page' as observed
from sentences
where unbroken and length(text) <> end_char - start_char
