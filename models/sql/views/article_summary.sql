-- One row is an article that is no reprint: what it is, where it is about, and how much was found in it.
create view article_summary as
select
    a.article_id,
    a.title,
    a.published_on,
    a.source,
    a.place_name,
    a.characters,
    a.sentences,
    a.measures,
    a.named_measures,
    a.metrics,
    a.contradictions,
    coalesce(r.reprints, 0) as reprints,
    d.path
from articles a
join documents d using (document_id)
left join (
    select duplicate_of as article_id, count(*) as reprints from articles where duplicate_of is not null group by duplicate_of
) r on r.article_id = a.article_id
where a.duplicate_of is null;
comment on view article_summary is 'One row for each article that is no reprint, with how much was found in it';
