-- One row is an article; duplicate_of names the earliest article that says the same, in any document.
select a.* replace (o.original_id as duplicate_of)
from read_parquet(getvariable('articles')) a
left join original_articles o using (article_id)
