-- computed is what the operands make: the difference of two; their growth in percent, by the year where the page says so, or as a multiple;
-- a change as growth over what the first was before it; the sum of all; the first as a share of the second in percent; the first over the second.
-- table: claims
-- column: computed
-- severity: critical
-- why: a claim is published as checked; wrong arithmetic would accuse a page of a contradiction that is ours.
with operand as (
  select claim, claim_id, kind, computed, list(value order by nth) as v, list(year(period_start) order by nth) as years,
    list(role order by nth) as roles
  from (
    select rowid as claim, claim_id, kind, computed, unnest(metric_ids) as metric_id, generate_subscripts(metric_ids, 1) as nth
    from claims
  )
  join metrics using (metric_id)
  group by all
),
again as (
  select
    *,
    case kind
      when 'difference' then [v[2] - v[1]]
      when 'growth' then if(roles[2] = 'change', [v[2] / (v[1] - v[2]) * 100, v[2] / (v[1] + v[2]) * 100], [
        (v[2] - v[1]) / v[1] * 100,
        v[2] / v[1],
        v[2] / v[1] - 1,
        (pow(v[2] / v[1], 1 / nullif(years[2] - years[1], 0)) - 1) * 100
      ])
      when 'sum' then [list_sum(v)]
      when 'share' then [v[1] / v[2] * 100]
      when 'average' then [v[1] / v[2]]
    end as results
  from operand
)
select claim_id as id, kind || ' of ' || v::varchar || ' is one of ' || results::varchar || ', not ' || computed as observed
from again
where kind in ('difference', 'growth', 'sum', 'share', 'average')
  and not list_bool_or(list_transform(results, lambda r: coalesce(abs(abs(computed) - abs(r)) <= 1e-6 * greatest(1, abs(r)), false)))
