-- One row is an article that says the same as an earlier one, with the earliest that it can be traced to.
--
-- Candidates share at least one band of their MinHash signatures; they are near duplicates if they share enough of them
-- (the share estimates how alike two texts are). Earlier means earlier in path order. An article points at the first of
-- those that it resembles, and on along their pointers, so that a chain of reprints ends at one original.
create temp table original_articles as
with recursive
ordered as (
    select a.article_id, row_number() over (order by d.path, a.ordinal) as position
    from read_parquet(getvariable('articles')) a
    join read_parquet(getvariable('documents')) d using (document_id)
),
banded as (
    select s.article_id, s.band, s.hash, o.position
    from read_parquet(getvariable('signatures')) s
    join ordered o using (article_id)
),
-- A band that very many articles share is a phrase of the genre, not a reprint; each of its articles meets the first only,
-- which keeps the join linear and loses nothing, for reprints share the other bands too.
firsts as (
    select band, hash, min(position) as first_position, count(*) as articles
    from banded group by band, hash having count(*) > 1
),
shared as (
    select b.position, f.first_position as earlier, count(*) as bands
    from banded b join firsts f using (band, hash)
    where b.position > f.first_position
    group by all
),
pointers as (
    select position, min(earlier) as earlier from shared where bands >= getvariable('alike_bands') group by position
),
traced(position, original) as (
    select position, earlier from pointers
    union
    select t.position, p.earlier from traced t join pointers p on p.position = t.original
)
select o.article_id, r.article_id as original_id
from (select position, min(original) as original from traced group by position) t
join ordered o on o.position = t.position
join ordered r on r.position = t.original;
