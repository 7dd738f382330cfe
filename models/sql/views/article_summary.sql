-- One row is an article that is no reprint: what it is, where it is about, and how much was found in it.
create view article_summary as
select
    a.article_id,
    a.title,
    a.published_on,
    a.source,
    a.place_name,
    a.characters,
    count(distinct s.sentence_id) as sentences,
    (select count(*) from measures m where m.article_id = a.article_id) as measures,
    (select count(*) from measures m where m.article_id = a.article_id and m.name is not null) as named_measures,
    (select count(*) from metrics m where m.article_id = a.article_id) as metrics,
    (select count(*) from claims c where c.article_id = a.article_id and c.verdict = 'contradicts') as contradictions,
    (select count(*) from articles r where r.duplicate_of = a.article_id) as reprints,
    d.path
from articles a
join documents d using (document_id)
left join sentences s using (article_id)
where a.duplicate_of is null
group by all;
comment on view article_summary is 'One row for each article that is no reprint, with how much was found in it';
