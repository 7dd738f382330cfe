-- One row is a band of an article's MinHash signature.
select * from read_parquet(getvariable('signatures'))
