-- One row is a name of measures over all articles, its spellings taken as one: since when, where and as what it is told.
--
-- Reprints are left out. `first_seen` is the date of the earliest article that gives one; a page without a date counts in
-- `articles` only. A place is the measure's own or, where none is told, the article's.
with spelt as (
    select name, normal_name(name) as normal_name from (select distinct name from measures where name is not null)
),
told as (
    select
        n.normal_name,
        m.name,
        m.category,
        m.action,
        m.cadence,
        m.measure_id,
        a.article_id,
        a.published_on,
        coalesce(p.full_name, a.place_name) as place
    from measures m
    join spelt n on n.name = m.name
    join articles a using (article_id)
    left join places p on p.code = m.place_code
    where a.duplicate_of is null
),
spellings as (
    select normal_name, name, row_number() over (partition by normal_name order by count(*) desc, name) as rank
    from told group by normal_name, name
),
kinds as (
    select normal_name, category, row_number() over (partition by normal_name order by count(*) desc, category) as rank
    from told group by normal_name, category
)
select
    t.normal_name,
    any_value(s.name) as name,
    list(distinct t.name order by t.name) as variants,
    min(t.published_on) as first_seen,
    max(t.published_on) as last_seen,
    arg_min(t.article_id, (coalesce(t.published_on, date '9999-12-31'), t.article_id)) as first_article_id,
    count(distinct t.article_id) as articles,
    count(*) as measures,
    count(distinct t.place) as place_count,
    coalesce(list(distinct t.place order by t.place) filter (t.place is not null), []) as places,
    any_value(k.category) as category,
    list(distinct t.category order by t.category) as categories,
    coalesce(list(distinct t.action order by t.action) filter (t.action is not null), []) as actions,
    coalesce(list(distinct t.cadence order by t.cadence) filter (t.cadence is not null), []) as cadences
from told t
join spellings s on s.normal_name = t.normal_name and s.rank = 1
join kinds k on k.normal_name = t.normal_name and k.rank = 1
group by t.normal_name
