-- confidence is a probability.
-- table: measures
-- column: confidence
-- severity: critical
-- why: thresholds on it would let in or keep out the wrong measures.
select measure_id as id, confidence as observed
from measures
where confidence not between 0 and 1 or isnan(confidence)
