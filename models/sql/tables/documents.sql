-- One row is a raw file or a record of a crawl shard, readable or not; duplicate_of names the earliest that says the same.
select * from read_parquet(getvariable('documents'))
