-- Following duplicate_of from an article ends at an original.
-- table: articles
-- column: duplicate_of
-- severity: critical
-- why: in a circle every copy counts as a copy, and whoever leaves duplicates out loses the article altogether.
with recursive ends as (
  select article_id from articles
  where duplicate_of is null or duplicate_of not in (select article_id from articles where article_id is not null)
  union
  select articles.article_id from articles join ends on articles.duplicate_of = ends.article_id
)
select article_id as id, 'goes in a circle over ' || duplicate_of as observed
from articles anti join ends using (article_id)
where article_id is not null
