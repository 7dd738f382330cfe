-- The full name of a division is its parent's full name and its own.
-- table: places
-- column: full_name
-- severity: warning
-- why: whoever cuts a full name apart files a place under the wrong parent; former divisions may have had another.
select places.code as id, places.full_name || ' below ' || parent.full_name as observed
from places join places parent on parent.code = places.parent_code
where places.full_name <> parent.full_name || '/' || places.name
  and not (parent.level = 'country' and places.full_name = places.name)
