-- One row is a stretch inside a line that the clean text leaves out or replaces.
select * from read_parquet(getvariable('cuts'))
