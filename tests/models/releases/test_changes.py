from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from models.releases import changes
from models.releases.changes import Change, changes_queries
from models.tables import BY_NAME
from tests.releases import A, database, rows

METRIC = rows(A)["metrics"][0]


def compared(tmp_path: Path, alter: Callable[[duckdb.DuckDBPyConnection], object], *, old_altered: bool = False) -> list[Change]:
    """The changes between two databases of the same texts, after ``alter`` was done to the new (or the old) one."""
    for name, altered in (("old", old_altered), ("new", not old_altered)):
        with duckdb.connect(str(database(tmp_path / f"{name}.duckdb", A))) as connection:
            if altered:
                alter(connection)
    with duckdb.connect() as connection:
        for name in ("old", "new"):
            connection.execute(f"attach '{tmp_path / name}.duckdb' as {name} (read_only)")
        queries = changes_queries(connection, "new", "old")
        return [Change(*row) for query in queries for row in connection.sql(query).fetchall()]


def values(column: str) -> tuple[str, ...]:
    """Two SQL values for a column, one of them null if it may be."""
    described = BY_NAME["metrics"].column(column)
    sample = {"text": "'x'", "integer": "77", "double": "0.1", "date": "date '2020-02-02'"}[described.type]
    return (sample,) if METRIC.get(column) is None or not described.nullable else (sample, "null")


@pytest.mark.parametrize(
    ("column", "value"),
    [(c, v) for c in BY_NAME["metrics"].names if c not in {"metric_id", "text"} for v in values(c)],
)
def test_any_column_that_differs_is_a_change(tmp_path, column, value):
    sql = f"update metrics set {column} = {value} where metric_id = '{METRIC['metric_id']}'"
    assert compared(tmp_path, lambda db: db.execute(sql)) == [Change("metric", METRIC["metric_id"], "changed", METRIC["text"])]


def test_nothing_differs_between_the_same_rows(tmp_path):
    assert compared(tmp_path, lambda db: db.execute("checkpoint")) == []


def test_a_column_that_is_new_changes_nothing(tmp_path):
    def before(db: duckdb.DuckDBPyConnection) -> None:
        db.execute("alter table metrics drop column baseline_id")
        db.execute("alter table metrics add column forgotten varchar default 'x'")

    assert compared(tmp_path, before, old_altered=True) == []


def test_all_rows_of_a_table_that_is_new_are_added(tmp_path):
    found = compared(tmp_path, lambda db: db.execute("drop table measures"), old_altered=True)
    assert {(c.kind, c.change) for c in found} == {("measure", "added")}
    assert len(found) == len(A)


def test_ids_compared_a_few_at_a_time_give_the_same_changes_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def alter(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("delete from metrics; update measures set action = 'x'")

    for folder in ("whole", "parts"):
        (tmp_path / folder).mkdir()
    whole = compared(tmp_path / "whole", alter)
    monkeypatch.setattr(changes, "ROWS_AT_ONCE", 1)
    assert compared(tmp_path / "parts", alter) == whole == sorted(whole, key=lambda change: (change.kind, change.id))
    assert {change.change for change in whole} == {"removed", "changed"}
