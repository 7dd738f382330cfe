-- One row is a number that says something about the world.
select * from read_parquet(getvariable('metrics'))
