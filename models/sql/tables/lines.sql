-- One row is a line of a parsed document.
select * from read_parquet(getvariable('lines'))
