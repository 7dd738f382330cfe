-- The text of a measure is what the document has at its place.
-- table: measures
-- column: text
-- severity: critical
-- why: it is the evidence of the measure.
select measure_id as id, measures.text || ' ≠ ' || substr(documents.text, measures.start_char + 1, measures.end_char - measures.start_char) as observed
from measures
join articles using (article_id)
join documents using (document_id)
where measures.text <> substr(documents.text, measures.start_char + 1, measures.end_char - measures.start_char)
