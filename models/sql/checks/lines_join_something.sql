-- A line that goes on with a broken paragraph has an earlier line of its article to go on from.
-- table: lines
-- column: joins
-- severity: warning
-- why: the sentence then begins in the middle, but what is there is true to the page.
select document_id || ' line ' || line as id, 'joins nothing' as observed
from (
  select *, min(line) over (partition by article_id) as first_line
  from lines where article_id is not null
)
where joins and line = first_line
