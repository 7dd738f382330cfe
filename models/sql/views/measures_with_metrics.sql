-- One row is a named measure and a metric reported with it; a named measure without metrics has one row, with nulls.
--
-- `relation` says how they belong together: `sizes` (the number says how large the measure is) or `same sentence`.
-- Reprints are left out.
create view measures_with_metrics as
with pairs as (
    select measure_id, metric_id, 'sizes' as relation from metrics where measure_id is not null
    union all
    select m.measure_id, n.metric_id, 'same sentence'
    from measures m
    join metrics n on n.sentence_id = m.sentence_id and n.measure_id is distinct from m.measure_id
)
select
    normal_name(m.name) as normal_name,
    m.name,
    m.category,
    m.measure_id,
    coalesce(p.full_name, a.place_name) as place,
    r.relation,
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
    s.text as sentence
from measures m
join articles a using (article_id)
join sentences s on s.sentence_id = m.sentence_id
left join places p on p.code = m.place_code
left join pairs r on r.measure_id = m.measure_id
left join metrics n on n.metric_id = r.metric_id
where m.name is not null and a.duplicate_of is null;
comment on view measures_with_metrics is 'One row for each named measure and metric reported with it, and how they belong together';
