-- One row is a category of measures: how many there are, how many have a name, in how many articles and places.
--
-- Reprints are left out. A category without a measure has no row.
create view measures_by_category as
select
    m.category,
    count(*) as measures,
    count(m.name) as named,
    count(distinct normal_name(m.name)) as names,
    count(m.cadence) as recurring,
    count(distinct m.article_id) as articles,
    count(distinct coalesce(p.full_name, a.place_name)) as places,
    (count(*) / sum(count(*)) over ())::double as share,
    min(a.published_on) as first_seen,
    max(a.published_on) as last_seen
from measures m
join articles a using (article_id)
left join places p on p.code = m.place_code
where a.duplicate_of is null
group by m.category;
comment on view measures_by_category is 'One row for each category of measures, with measures, names, articles and places counted';
