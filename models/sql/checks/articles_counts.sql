-- An article says of itself how many sentences, measures, named measures, metrics and contradictions it has.
-- table: articles
-- column: metrics
-- severity: warning
-- why: summaries show these numbers instead of counting again; the rows themselves are sound.
with counted as (
  select article_id, count(*) as sentences, 0 as measures, 0 as named, 0 as metrics, 0 as contradictions from sentences group by article_id
  union all
  select article_id, 0, count(*), count(name), 0, 0 from measures group by article_id
  union all
  select article_id, 0, 0, 0, count(*), 0 from metrics group by article_id
  union all
  select article_id, 0, 0, 0, 0, count(*) from claims where verdict = 'contradicts' group by article_id
),
found as (
  select
    article_id, sum(sentences) as sentences, sum(measures) as measures, sum(named) as named, sum(metrics) as metrics,
    sum(contradictions) as contradictions
  from counted group by article_id
)
select
  article_id as id,
  concat_ws(' ', articles.sentences, articles.measures, articles.named_measures, articles.metrics, articles.contradictions) || ' stated, '
  || concat_ws(' ', found.sentences, found.measures, found.named, found.metrics, found.contradictions) || ' there' as observed
from articles left join found using (article_id)
where (articles.sentences, articles.measures, articles.named_measures, articles.metrics, articles.contradictions)
  is distinct from (
    coalesce(found.sentences, 0), coalesce(found.measures, 0), coalesce(found.named, 0), coalesce(found.metrics, 0),
    coalesce(found.contradictions, 0)
  )
