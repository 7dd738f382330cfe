-- One row is a raw file or a record of a crawl shard, readable or not; duplicate_of names the earliest that says the same.
select p.* replace (o.original_id as duplicate_of)
from read_parquet(getvariable('documents')) p
left join original_documents o using (document_id)
