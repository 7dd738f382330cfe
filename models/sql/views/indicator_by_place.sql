-- One row is a registered indicator at a place: how often it is told and within which bounds.
--
-- Reprints are left out, and so are plans and changes (macro `answers`). Places of one name (市中区, 胜利村) are kept apart by their
-- division, villages by that of their article.
create view indicator_by_place as
select
    i.indicator_id,
    i.name as indicator,
    coalesce(m.place_text, list_last(string_split(a.place_name, '/'))) as place,
    any_value(m.place_code) as place_code,
    m.unit,
    count(*) as metrics,
    count(distinct m.article_id) as articles,
    min(m.value) as lowest,
    max(coalesce(m.high, m.value)) as highest,
    min(m.period_start) as first_day,
    max(m.period_end) as last_day
from metrics m
join indicators i using (indicator_id)
join articles a using (article_id)
where a.duplicate_of is null and answers(m.role, i.name)
group by
    i.indicator_id, i.name, place, m.unit,
    coalesce(m.place_code, case when m.place_text is distinct from '中国' then a.place_code end);
comment on view indicator_by_place is 'One row for each registered indicator at a place, with how often it is told and its bounds';
