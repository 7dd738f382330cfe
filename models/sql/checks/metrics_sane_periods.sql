-- A period lies between 1900 and 40 years after the article.
-- table: metrics
-- column: period
-- severity: warning
-- why: history before and plans beyond are rare in this genre; a number was probably taken for a year.
select metric_id as id, period || ' in an article of ' || coalesce(published_on::varchar, 'no date') as observed
from metrics join articles using (article_id)
where period_start < date '1900-01-01' or period_end > coalesce(published_on, current_date) + interval 40 year
