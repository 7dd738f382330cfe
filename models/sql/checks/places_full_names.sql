-- The full name of a division ends with its own name and begins in its parent's province.
-- table: places
-- column: full_name
-- severity: warning
-- why: whoever cuts a full name apart files a place under the wrong province; in between a former division keeps the names of its
-- time, which its parent no longer has.
select places.code as id, places.full_name || ' below ' || parent.full_name as observed
from places join places parent on parent.code = places.parent_code
where not ends_with('/' || places.full_name, '/' || places.name)
   or (parent.level <> 'country' and split_part(places.full_name, '/', 1) <> split_part(parent.full_name, '/', 1))
