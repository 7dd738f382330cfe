-- One row is an article and its place in the order of paths, in which earlier ones are the originals of later ones.
create or replace temp table ordered_articles as
select a.article_id, cast(row_number() over (order by d.path, a.ordinal) as integer) as position
from read_parquet(getvariable('articles')) a
join read_parquet(getvariable('documents')) d using (document_id);
create or replace temp table shared_bands(position integer, earlier integer, bands bigint)
