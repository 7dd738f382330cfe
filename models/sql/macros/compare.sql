-- One row is a place and a period: what a registered indicator was there and then, and what it started from.
--
--     from compare('一肩挑');     an indicator_id, the name of a registered indicator, or a part of that name
--
-- Reprints are left out. Where a page gives the two ends of a change, `value` is where it ended and `started_at` where it
-- began; `sources` counts the articles that say something, `metric_id` is the evidence of `value`.
create macro compare(indicator) as table (
    with chosen as (
        select indicator_id, name from indicators i
        where i.indicator_id = indicator or contains(replace(replace(i.name, '“', ''), '”', ''), replace(replace(indicator, '“', ''), '”', ''))
    ),
    told as (
        select
            c.indicator_id, c.name as indicator_name, m.*, a.title,
            coalesce(m.place_text, list_last(string_split(a.place_name, '/'))) as place,
            coalesce(m.period, cast(year(a.published_on) as varchar)) as told_period,
            case m.role when 'to' then 1 when 'level' then 2 when 'part' then 3 when 'total' then 4 else 5 end as preference
        from chosen c
        join metrics m using (indicator_id)
        join articles a using (article_id)
        where a.duplicate_of is null and m.role not in ('change', 'rate', 'target')
    ),
    places_and_periods as (
        select
            indicator_id,
            any_value(indicator_name) as indicator,
            place,
            any_value(place_code) as place_code,
            told_period as period,
            any_value(value order by metric_id) filter (role = 'from') as started_at,
            arg_min(value, (preference, metric_id)) filter (role <> 'from') as value,
            arg_min(comparator, (preference, metric_id)) filter (role <> 'from') as comparator,
            unit,
            count(distinct article_id) as sources,
            arg_min(title, (preference, metric_id)) as title,
            arg_min(metric_id, (preference, metric_id)) as metric_id
        from told
        group by indicator_id, place, told_period, unit
    )
    select * from places_and_periods order by indicator_id, value desc nulls last, place, period
);
comment on macro table compare is 'What a registered indicator was, by place and period: from compare(name or indicator_id)';
