-- One row is a place and a period: what a registered indicator was there and then, and what it started from.
--
--     from compare('一肩挑');     an indicator_id, the name of a registered indicator, or a part of that name
--
-- Reprints are left out, and so are plans and changes (macro `answers`). Where a page gives the two ends of a change, `value` is
-- where it ended and `started_at` where it began; a beginning with a period of its own has a row of its own too. A number that tells
-- no period stands in the year of its publication. A rate has no sign: `as_told` says whether it grew or fell. Places of one name
-- (市中区, 胜利村) are kept apart by their division, villages by that of their article. `sources` counts the articles that say
-- something, `metric_id` is the evidence of `value`.
create macro compare(indicator) as table (
    with chosen as (
        select indicator_id, name from indicators i
        where i.indicator_id = lower(indicator)
            or contains(replace(replace(i.name, '“', ''), '”', ''), replace(replace(indicator, '“', ''), '”', ''))
    ),
    told as (
        select
            c.indicator_id, c.name as indicator_name, m.*, a.title,
            coalesce(m.place_text, list_last(string_split(a.place_name, '/'))) as place,
            coalesce(m.place_code, case when m.place_text is distinct from '中国' then a.place_code end) as division,
            coalesce(m.period, cast(year(a.published_on) as varchar)) as told_period,
            case m.role when 'to' then 1 when 'level' then 2 when 'part' then 3 when 'total' then 4 when 'from' then 6 else 5 end
                as preference
        from chosen c
        join metrics m using (indicator_id)
        join articles a using (article_id)
        where a.duplicate_of is null and answers(m.role, c.name)
    ),
    places_and_periods as (
        select
            t.indicator_id,
            any_value(t.indicator_name) as indicator,
            t.place,
            any_value(t.place_code) as place_code,
            t.told_period as period,
            arg_min_null(b.value, (t.preference, t.metric_id)) as started_at,
            arg_min(t.value, (t.preference, t.metric_id)) as value,
            arg_min(t.comparator, (t.preference, t.metric_id)) as comparator,
            t.unit,
            count(distinct t.article_id) as sources,
            arg_min_null(t.title, (t.preference, t.metric_id)) as title,
            arg_min(t.metric_id, (t.preference, t.metric_id)) as metric_id,
            arg_min(t.indicator, (t.preference, t.metric_id)) as as_told
        from told t
        left join told b on b.metric_id = t.baseline_id and t.role = 'to'
        where t.role <> 'from' or t.period is not null
        group by t.indicator_id, t.place, t.division, t.told_period, t.unit
    )
    select * from places_and_periods order by indicator_id, value desc nulls last, place, period
);
comment on macro table compare is 'What a registered indicator was, by place and period: from compare(name or indicator_id)';
