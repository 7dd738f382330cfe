-- One row is a named measure and a metric reported with it; a named measure without metrics has one row, with nulls.
--
-- `relation` says how they belong together: `sizes` (the number says how large the measure is) or `same sentence`; a number that
-- sizes a measure stands in its sentence too. The sentence itself is in `sentences`, by `sentence_id`. Reprints are left out.
select
    normal_name(m.name) as normal_name,
    m.name,
    m.category,
    m.measure_id,
    coalesce(p.full_name, a.place_name) as place,
    case when n.measure_id = m.measure_id then 'sizes' when n.metric_id is not null then 'same sentence' end as relation,
    n.metric_id,
    n.indicator,
    n.value,
    n.high,
    n.comparator,
    n.unit,
    n.role,
    n.period,
    a.article_id,
    a.title,
    a.published_on,
    m.sentence_id
from measures m
join articles a using (article_id)
left join places p on p.code = m.place_code
left join metrics n on n.sentence_id = m.sentence_id
where m.name is not null and a.duplicate_of is null
