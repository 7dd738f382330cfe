-- place_name is the full name of place_code, or of a place below it, and neither is given without the other unless the place is below the register.
-- table: articles
-- column: place_code
-- severity: warning
-- why: a figure would be filed under the wrong division; names that changed over time differ for good reason.
select article_id as id, place_code || ' ' || coalesce(full_name, '') || ' ≠ ' || coalesce(place_name, 'no name') as observed
from articles join places on places.code = articles.place_code
where place_name is null or (place_name <> full_name and not starts_with(place_name, full_name || '/'))
