-- An unbroken sentence is what the document has at its place, but for script and the width and shape of signs.
-- table: sentences
-- column: text
-- severity: critical
-- why: whoever searches sentences must find what the page says and nothing else.
with pair as materialized (
  select sentence_id, sentences.text, substr(documents.text, sentences.start_char + 1, sentences.end_char - sentences.start_char) as page
  from sentences
  join articles using (article_id)
  join documents using (document_id)
  where unbroken
),
differing as materialized (
  from pair
  where text <> page and length(text) = length(page)
)
select sentence_id as id, text || ' ≠ ' || page as observed
from differing
where folded(text) <> folded(page)
