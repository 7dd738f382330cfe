-- A claim that holds states what was computed; one that does not is off.
-- table: claims
-- column: verdict
-- severity: critical
-- why: analysts look for contradictions by the verdict alone.
select claim_id as id, verdict || ': ' || stated || ' stated, ' || computed || ' computed' as observed
from claims
where verdict in ('holds', 'rounds', 'contradicts')
  and (verdict = 'holds') <> (abs(abs(stated) - abs(computed)) <= 1e-9 * greatest(1, abs(stated)))
