-- A named measure has one entry in an article.
-- table: measures
-- column: name
-- severity: warning
-- why: an article speaks of its measures often, and each later mention adds to the count of measures.
select measure_id as id, name || ' stands in ' || article_id || ' before' as observed
from (select measure_id, article_id, name, start_char, min(start_char) over (partition by article_id, name) as first from measures where name is not null)
where start_char > first
