from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from models.tables import BY_NAME, TABLES, Table
from models.tables.dictionary import data_dictionary

ROOT = Path(__file__).parents[3]


def test_dictionary_is_the_one_in_the_docs() -> None:
    assert (ROOT / "docs/data-dictionary.md").read_text(encoding="utf-8") == data_dictionary()


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_database_and_parquet_have_the_described_columns_types_and_comments(table: Table) -> None:
    db = duckdb.connect()
    db.execute(table.ddl())
    columns = db.execute(
        "select column_name, is_nullable, comment from duckdb_columns() where table_name = ? order by column_index",
        [table.name],
    ).fetchall()
    assert columns == [(c.name, c.nullable, c.description) for c in table.columns]
    empty = pa.Table.from_batches([], schema=table.arrow)
    db.register("empty", empty)
    db.execute(f'insert into "{table.name}" by name select * from empty')
    described = [str(row[1]) for row in db.execute(f'describe "{table.name}"').fetchall()]
    assert described == [str(row[1]) for row in db.execute("describe select * from empty").fetchall()]


def test_keys_and_references_name_existing_columns() -> None:
    for table in TABLES:
        assert set(table.key) <= set(table.names)
        for column in table.columns:
            if column.references:
                name, target = column.references.split(".")
                assert BY_NAME[name].column(target).type == "text"
                assert BY_NAME[name].key == (target,)
