-- confidence is a probability.
-- table: metrics
-- column: confidence
-- severity: critical
-- why: thresholds on it would let in or keep out the wrong figures.
select metric_id as id, confidence as observed
from metrics
where confidence not between 0 and 1 or isnan(confidence)
