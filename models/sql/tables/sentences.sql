-- One row is a sentence of an article.
select * from read_parquet(getvariable('sentences'))
