-- One row is an article that says the same as an earlier one, with the earliest that it can be traced to.
--
-- Candidates share at least one band of their MinHash signatures; they are near duplicates if they share enough of them
-- (the share estimates how alike two texts are). Earlier means earlier in path order. An article points at the first of
-- those that it resembles, and on along their pointers, so that a chain of reprints ends at one original.
create or replace temp table original_articles as
with recursive
alike as (
    select position, earlier from shared_bands group by position, earlier having sum(bands) >= getvariable('alike_bands')
),
pointers as (
    select position, min(earlier) as earlier from alike group by position
),
traced(position, original) as (
    select position, earlier from pointers
    union
    select t.position, p.earlier from traced t join pointers p on p.position = t.original
)
select o.article_id, r.article_id as original_id
from (select position, min(original) as original from traced group by position) t
join ordered_articles o on o.position = t.position
join ordered_articles r on r.position = t.original
