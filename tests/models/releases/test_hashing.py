from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.releases import hashing
from models.releases.hashing import content_hash, content_hashes, parquet_source, table_hash
from models.releases.parquet import write_parquet
from models.tables import BY_NAME, TABLES
from models.tables.schema import Column, Table
from tests.releases import A, B, database

EVERY_TYPE = Table(
    "things",
    "A row of every column type.",
    ("id", "n"),
    (
        Column("id", "text", ""),
        Column("n", "integer", ""),
        Column("big", "bigint", "", nullable=True),
        Column("double", "double", "", nullable=True),
        Column("flag", "boolean", "", nullable=True),
        Column("day", "date", "", nullable=True),
        Column("moment", "timestamp", "", nullable=True),
        Column("words", "text[]", "", nullable=True),
    ),
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ROWS = st.lists(
    st.fixed_dictionaries(
        {"id": WORDS, "n": st.integers(-(2**31), 2**31 - 1)},
        optional={
            "big": st.integers(-(2**63), 2**63 - 1),
            "double": st.floats(),
            "flag": st.booleans(),
            "day": st.dates(),
            "moment": st.datetimes(),
            "words": st.lists(st.none() | WORDS, max_size=3),
        },
    ),
    max_size=12,
    unique_by=lambda row: (row["id"], row["n"]),
)


def load(table: Table, rows: list[dict[str, object]]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(table.ddl())
    connection.register("made", pa.Table.from_pylist(rows, schema=table.arrow))
    connection.execute(f"insert into {table.name} by name from made")
    return connection


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, data=st.data())
def test_one_hash_for_the_same_rows_in_any_order_and_from_parquet(rows, data, tmp_path):
    shuffled = data.draw(st.permutations(rows))
    with load(EVERY_TYPE, rows) as connection, load(EVERY_TYPE, shuffled) as other:
        expected = table_hash(connection, EVERY_TYPE)
        assert table_hash(other, EVERY_TYPE) == expected
        path = tmp_path / "things.parquet"
        write_parquet(connection, EVERY_TYPE, path)
        assert table_hash(other, EVERY_TYPE, parquet_source(path)) == expected
        again = tmp_path / "again.parquet"
        write_parquet(other, EVERY_TYPE, again)
        assert again.read_bytes() == path.read_bytes()
    assert expected.rows == len(rows)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=ROWS,
    ids=st.lists(st.text("0123456789abcdef", min_size=4, max_size=4), min_size=12, max_size=12),
    at_once=st.integers(1, 5),
)
def test_the_same_hash_however_many_rows_are_hashed_at_once(rows, ids, at_once, monkeypatch):
    named = [row | {"id": name} if number % 2 else row for number, (row, name) in enumerate(zip(rows, ids, strict=False))]
    named = list({(row["id"], row["n"]): row for row in named}.values())
    with load(EVERY_TYPE, named) as connection:
        whole = table_hash(connection, EVERY_TYPE)
        monkeypatch.setattr(hashing, "ROWS_AT_ONCE", at_once)
        assert table_hash(connection, EVERY_TYPE) == whole
        monkeypatch.undo()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("double", 0.30000000000000004),
        ("double", None),
        ("words", []),
        ("words", ["a,b"]),
        ("flag", False),
        ("n", 2),
        ("id", "x "),
    ],
)
def test_any_other_value_has_another_hash(column, value):
    row = {"id": "x", "n": 1, "double": 0.3, "words": ["a", "b"], "flag": None}
    with load(EVERY_TYPE, [row]) as connection, load(EVERY_TYPE, [row | {column: value}]) as other:
        assert table_hash(connection, EVERY_TYPE) != table_hash(other, EVERY_TYPE)


def test_threads_time_zone_and_order_of_loading_do_not_matter(tmp_path):
    texts = {f"{n}.txt": f"全县建成学校{n}所。" for n in range(500)}
    with duckdb.connect(str(database(tmp_path / "a.duckdb", texts, threads=1))) as one:
        expected = content_hashes(one)
    with duckdb.connect(str(database(tmp_path / "b.duckdb", texts, backwards=True))) as other:
        other.execute("set threads = 4; set timezone = 'Asia/Shanghai'; set default_null_order = 'nulls_first'")
        assert content_hashes(other) == expected


def test_content_hash_covers_content_tables_and_no_others(tmp_path):
    with (
        duckdb.connect(str(database(tmp_path / "a.duckdb", A))) as a,
        duckdb.connect(str(database(tmp_path / "b.duckdb", B))) as b,
    ):
        hashes = content_hashes(a)
        assert set(hashes) == {table.name for table in TABLES} - {"release", "checks", "changes"}
        assert content_hash(hashes) != content_hash(content_hashes(b))
        for name in hashes:
            changed = {**hashes, name: hashes[name]._replace(sha256="0" * 64)}
            assert content_hash(changed) != content_hash(hashes)


def test_parquet_has_the_described_schema_zstd_and_page_checksums(tmp_path):
    with duckdb.connect(str(database(tmp_path / "a.duckdb", A))) as connection:
        write_parquet(connection, BY_NAME["metrics"], tmp_path / "metrics.parquet")
    file = pq.ParquetFile(tmp_path / "metrics.parquet", page_checksum_verification=True)
    assert file.schema_arrow.equals(BY_NAME["metrics"].arrow)
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    assert file.read().column("metric_id").to_pylist() == sorted(file.read().column("metric_id").to_pylist())
    data = bytearray((tmp_path / "metrics.parquet").read_bytes())
    data[40] ^= 0xFF
    (tmp_path / "damaged.parquet").write_bytes(bytes(data))
    with pytest.raises(OSError, match=r"(?i)crc|checksum|corrupt|deserialize"):
        pq.ParquetFile(tmp_path / "damaged.parquet", page_checksum_verification=True).read()
