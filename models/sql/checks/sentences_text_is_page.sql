-- An unbroken sentence is what the document has at its place, but for script and the width and shape of signs.
-- table: sentences
-- column: text
-- severity: critical
-- by: document
-- why: whoever searches sentences must find what the page says and nothing else.
with quoted as (
  select
    document_id,
    list({'id': sentence_id, 'first': sentences.start_char, 'behind': sentences.end_char, 'text': sentences.text}) as spans
  from sentences join articles using (article_id)
  where sentences.article_id >= getvariable('slice_from') and sentences.article_id < getvariable('slice_to')
    and unbroken and sentences.start_char is not null and sentences.end_char is not null and sentences.text is not null
  group by document_id
),
differing as materialized (
  select unnest(misquoted(text, spans)) as span from quoted join documents using (document_id)
  where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
)
select span.id as id, span.text || ' ≠ ' || span.page as observed
from differing
where length(span.text) = length(span.page) and folded(span.text) <> folded(span.page)
