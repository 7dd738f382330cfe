-- The sentences of an article are numbered from 1 without gap.
-- table: sentences
-- column: ordinal
-- severity: critical
-- why: a gap is a sentence that was lost.
select article_id as id, count(*) || ' sentences, numbered ' || min(ordinal) || ' to ' || max(ordinal) as observed
from sentences
group by article_id
having min(ordinal) <> 1 or max(ordinal) <> count(ordinal) or count(distinct ordinal) <> count(ordinal)
