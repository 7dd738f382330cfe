-- A sentence is not empty and stands inside its article.
-- table: sentences
-- column: start_char
-- severity: critical
-- why: otherwise it is another article's sentence, with that one's place and date.
select sentence_id as id, sentences.start_char || ' to ' || sentences.end_char as observed
from sentences join articles using (article_id)
where sentences.start_char >= sentences.end_char
   or sentences.start_char < articles.start_char or sentences.end_char > articles.end_char
