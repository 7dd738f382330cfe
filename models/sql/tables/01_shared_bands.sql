-- One row is an article and the first one that has some of its bands, with how many of the bands from the variable `band_from` up to
-- but without `band_to` they share: bands are counted apart, and a few at a time stay within memory.
--
-- A band that very many articles share is a phrase of the genre, not a reprint; each of its articles meets the first only,
-- which keeps the join linear and loses nothing, for reprints share the other bands too.
insert into shared_bands
with banded as materialized (
    select o.position, s.band, s.hash
    from read_parquet(getvariable('signatures')) s
    join ordered_articles o using (article_id)
    where s.band >= getvariable('band_from') and s.band < getvariable('band_to')
),
firsts as (
    select band, hash, min(position) as first_position
    from banded group by band, hash having count(*) > 1
)
select b.position, f.first_position as earlier, count(*) as bands
from banded b join firsts f using (band, hash)
where b.position > f.first_position
group by all
