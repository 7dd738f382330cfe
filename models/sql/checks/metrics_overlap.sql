-- No two metrics of a document share characters.
-- table: metrics
-- column: start_char
-- severity: warning
-- why: one number was probably read twice; a sum over both counts it twice.
select metric_id as id, text || ' overlaps ' || before as observed
from (
  select
    metric_id, text, start_char,
    lag(metric_id) over page as before,
    max(end_char) over (page rows between unbounded preceding and 1 preceding) as reached
  from metrics
  window page as (partition by split_part(article_id, '.', 1) order by start_char, end_char)
)
where start_char < reached
