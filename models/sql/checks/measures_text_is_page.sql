-- The text of a measure is what the document has at its place.
-- table: measures
-- column: text
-- severity: critical
-- by: quote
-- why: it is the evidence of the measure.
select document_id, measure_id as id, measures.start_char as first, measures.end_char as behind, measures.text
from measures join articles using (article_id)
where measures.article_id >= getvariable('slice_from') and measures.article_id < getvariable('slice_to')
