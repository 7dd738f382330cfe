-- One row is a concrete thing that an authority did, set up, runs, issued or requires.
select * from read_parquet(getvariable('measures'))
