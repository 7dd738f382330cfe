-- One row is a document that repeats an earlier one (in path order), with that one.
--
-- Its text is the same, or it has articles and each of them is traced to an article of that one document. Texts are read from the
-- loaded table, where they are neither packed nor need to be held against their encoding again.
create or replace temp table original_documents as
with
-- Few texts share a hash of 64 bits, and only those are compared by one that tells them apart for certain.
hashed as materialized (
    select document_id, hash(text) as likeness from documents where text is not null
),
twins as (
    select document_id from hashed semi join (select likeness from hashed group by likeness having count(*) > 1) using (likeness)
),
same_text as (
    select
        document_id,
        first_value(document_id) over (partition by sha256(text) order by path) as first_id
    from documents semi join twins using (document_id)
),
same_articles as (
    select a.document_id, any_value(r.document_id) as first_id
    from read_parquet(getvariable('articles')) a
    left join original_articles o using (article_id)
    left join read_parquet(getvariable('articles')) r on r.article_id = o.original_id
    group by a.document_id
    having count(*) = count(r.document_id) and count(distinct r.document_id) = 1
)
select document_id, coalesce(nullif(t.first_id, document_id), nullif(s.first_id, document_id)) as original_id
from same_text t full join same_articles s using (document_id)
where coalesce(nullif(t.first_id, document_id), nullif(s.first_id, document_id)) is not null;
