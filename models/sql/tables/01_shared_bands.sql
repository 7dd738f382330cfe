-- One row is an article and the first one that has some of its bands, with how many of the bands from the variable `band_from` up to
-- but without `band_to` they share: bands are counted apart, and a few at a time stay within memory.
--
-- Most bands stand alone: hashes that occur twice are found first, by themselves, and only their articles are looked up. A band that
-- very many articles share is a phrase of the genre, not a reprint; each of its articles meets the first only, which keeps the join
-- linear and loses nothing, for reprints share the other bands too.
insert into shared_bands
with signed as not materialized (
    from read_parquet(getvariable('signatures'))
    where band >= getvariable('band_from') and band < getvariable('band_to')
),
twins as materialized (
    select hash from signed group by hash having count(*) > 1
),
banded as materialized (
    select o.position, s.band, s.hash
    from signed s semi join twins using (hash) join ordered_articles o using (article_id)
),
firsts as (
    select band, hash, min(position) as first_position from banded group by band, hash
)
select b.position, f.first_position as earlier, count(*) as bands
from banded b join firsts f using (band, hash)
where b.position > f.first_position
group by all
