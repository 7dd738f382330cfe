"""How much memory DuckDB may take while a release is made.

By itself it takes four fifths of the machine. What does not fit is sorted, joined and counted on disk, in a folder beside the
database, so that the size of the corpus is bounded by the disk and not by memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from models.releases.hashing import identifier
from models.tables.schema import quoted

MEMORY: Final = "800MB"
"""Python, Arrow and the report need half as much again: a run stays below 2 GB with two parsing processes beside it."""


_OPTIONS: Final = "row_group_size 30720, recovery_mode 'no_wal_writes'"
"""Groups of rows are packed and searched one by one, on as many cores; smaller than usual, for rows are long and few. Nobody goes
on with a build whose process was killed, so nothing is written twice for that."""


@contextmanager
def building(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection, within bounds, to a database that nobody else has: it is made, or is about to be published."""
    with duckdb.connect() as connection:
        bound(connection, database.parent / "spill")
        name = database.stem  # what whoever opens the file later calls it
        connection.execute(f"attach {quoted(str(database))} as {identifier(name)} ({_OPTIONS}); use {identifier(name)}")
        yield connection
        connection.execute("checkpoint")


@contextmanager
def reading(database: Path, name: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection, within bounds, to which ``database`` is attached as ``name`` to read only."""
    with duckdb.connect() as connection:
        bound(connection, database.parent / "spill")
        connection.execute(f"attach {quoted(str(database))} as {identifier(name)} (read_only)")
        yield connection


def bound(connection: duckdb.DuckDBPyConnection, spill: Path) -> None:
    """Keep ``connection`` within bounds, and silent; what does not fit is kept in the folder ``spill`` until it closes."""
    connection.execute(f"set memory_limit = {quoted(MEMORY)}; set temp_directory = {quoted(str(spill))}")
    connection.execute("set enable_progress_bar = false")  # it prints to stdout whenever a query takes two seconds
