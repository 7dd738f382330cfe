-- An unbroken sentence is what the document has at its place, but for script and the width and shape of signs.
-- table: sentences
-- column: text
-- severity: critical
-- by: quote
-- alike: folded
-- why: whoever searches sentences must find what the page says and nothing else.
select document_id, sentence_id as id, sentences.start_char as first, sentences.end_char as behind, sentences.text
from sentences join articles using (article_id)
where sentences.article_id >= getvariable('slice_from') and sentences.article_id < getvariable('slice_to') and unbroken
