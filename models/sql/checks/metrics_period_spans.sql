-- period_start and period_end are the first and last day of period, in order; without period there are none.
-- table: metrics
-- column: period_start
-- severity: critical
-- why: figures are compared by these dates and shown with that period.
with edge as (
  select
    metric_id, period, period_start, period_end,
    string_split(period, '/')[1] as first_part,
    string_split(period, '/')[-1] as last_part
  from metrics
  where period is null or regexp_full_match(period, '\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?')
),
span as (
  select
    *,
    case length(first_part)
      when 4 then try_cast(first_part || '-01-01' as date)
      when 7 then try_cast(first_part || '-01' as date)
      else try_cast(first_part as date)
    end as first_day,
    case length(last_part)
      when 4 then try_cast(last_part || '-12-31' as date)
      when 7 then last_day(try_cast(last_part || '-01' as date))
      else try_cast(last_part as date)
    end as final_day
  from edge
)
select metric_id as id, coalesce(period, 'no period') || ' from ' || coalesce(period_start::varchar, 'null') || ' to ' || coalesce(period_end::varchar, 'null') as observed
from span
where period_start is distinct from first_day or period_end is distinct from final_day
   or period_start > period_end
   or (period is not null and first_day is null)
