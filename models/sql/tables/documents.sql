-- One row is a raw file or a record of a crawl shard, readable or not.
--
-- A document repeats an earlier one (in path order) if its text is the same, or if it has articles and each of them is
-- traced to an article of that one document.
with parsed as (
    select * from read_parquet(getvariable('documents'))
),
-- Few texts share a hash of 64 bits, and only those are compared by one that tells them apart for certain.
hashed as materialized (
    select document_id, hash(text) as likeness from parsed where text is not null
),
twins as (
    select document_id from hashed semi join (select likeness from hashed group by likeness having count(*) > 1) using (likeness)
),
same_text as (
    select
        document_id,
        first_value(document_id) over (partition by sha256(text) order by path) as first_id
    from parsed semi join twins using (document_id)
),
same_articles as (
    select a.document_id, any_value(r.document_id) as first_id
    from read_parquet(getvariable('articles')) a
    left join original_articles o using (article_id)
    left join read_parquet(getvariable('articles')) r on r.article_id = o.original_id
    group by a.document_id
    having count(*) = count(r.document_id) and count(distinct r.document_id) = 1
)
select
    p.* replace (
        coalesce(nullif(t.first_id, p.document_id), nullif(s.first_id, p.document_id)) as duplicate_of
    )
from parsed p
left join same_text t using (document_id)
left join same_articles s using (document_id)
