-- A measure is not empty and stands inside its sentence, which is of the same article.
-- table: measures
-- column: sentence_id
-- severity: critical
-- why: otherwise the measure is shown with a sentence that does not tell of it.
select measure_id as id, measures.start_char || ' to ' || measures.end_char || ' in ' || sentence_id as observed
from measures join sentences using (sentence_id)
where (measures.article_id <> sentences.article_id and measures.article_id in (select article_id from articles))
   or measures.start_char >= measures.end_char
   or measures.start_char < sentences.start_char or measures.end_char > sentences.end_char
