-- One row is a category of measures at a place: how many were told of it, and under which names.
--
-- The place is the measure's own or, where none is told, the article's; measures of articles about no one place are left
-- out, and so are reprints.
create view measures_by_place as
select
    coalesce(p.full_name, a.place_name) as place,
    string_split(coalesce(p.full_name, a.place_name), '/')[1] as province,
    min(coalesce(m.place_code, a.place_code)) as place_code,
    m.category,
    count(*) as measures,
    coalesce(list(distinct m.name order by m.name) filter (m.name is not null), []) as names,
    count(distinct m.article_id) as articles,
    min(a.published_on) as first_seen,
    max(a.published_on) as last_seen
from measures m
join articles a using (article_id)
left join places p on p.code = m.place_code
where a.duplicate_of is null and coalesce(p.full_name, a.place_name) is not null
group by place, m.category;
comment on view measures_by_place is 'One row for each category of measures at a place, with its measures and their names';
