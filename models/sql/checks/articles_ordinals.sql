-- The articles of a document are numbered from 1 without gap.
-- table: articles
-- column: ordinal
-- severity: critical
-- why: a gap is an article that was lost between parsing and loading.
select document_id as id, 'ordinals ' || list(ordinal order by ordinal)::varchar as observed
from articles
group by document_id
having min(ordinal) <> 1 or max(ordinal) <> count(ordinal) or count(distinct ordinal) <> count(ordinal)
