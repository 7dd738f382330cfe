"""Work side by side: answers in order, and another try alone where memory was short."""

from __future__ import annotations

import duckdb
import pytest

from models.sql.beside import cursors, side_by_side


def test_what_memory_does_not_suffice_for_is_done_again_alone() -> None:
    tries: list[int] = []

    def greedy(connection: duckdb.DuckDBPyConnection) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise duckdb.OutOfMemoryException("too much beside others")
        return 2

    with duckdb.connect() as db:
        assert side_by_side(cursors(db), [lambda _: 1, greedy, lambda c: c.execute("select 3").fetchall()[0][0]]) == [1, 2, 3]


def test_another_failure_fails_the_whole() -> None:
    with duckdb.connect() as db, pytest.raises(duckdb.CatalogException):
        side_by_side(cursors(db), [lambda c: c.execute("from nowhere"), lambda _: None])
