-- An indicator is a noun phrase of 2 to 30 characters, without Arabic digits save in a name in quotation marks.
-- table: metrics
-- column: indicator
-- severity: warning
-- why: place, period and number have columns of their own; a phrase that repeats them is not found under its name.
select metric_id as id, indicator as observed
from metrics
where indicator <> '' and (length(indicator) not between 2 and 30 or regexp_matches(regexp_replace(indicator, '[“《][^”》]*[”》]', ''), '[0-9０-９]'))
