-- One row is a piece of arithmetic that an article asserts, recomputed.
select * from read_parquet(getvariable('claims'))
