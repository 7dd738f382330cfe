-- A metric is not empty and stands inside its sentence, which is of the same article.
-- table: metrics
-- column: sentence_id
-- severity: critical
-- why: otherwise the figure is shown with a sentence that does not hold it.
select metric_id as id, metrics.start_char || ' to ' || metrics.end_char || ' in ' || sentence_id as observed
from metrics join sentences using (sentence_id)
where (metrics.article_id <> sentences.article_id and metrics.article_id in (select article_id from articles))
   or metrics.start_char >= metrics.end_char
   or metrics.start_char < sentences.start_char or metrics.end_char > sentences.end_char
