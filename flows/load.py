"""Load: parsed parts become the tables, views and macros of a private DuckDB file.

Tables are made from their description, filled by the SQL of ``models/sql/tables`` in the order of their keys, and carry their
comments. ``release``, ``checks`` and ``changes`` are made empty: what they say is known only when the file is published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

import duckdb

from flows.bounds import building
from flows.errors import FangzhiError
from flows.parse import Parsed
from flows.read import Progress
from models.pages.signature import ALIKE_BANDS, BANDS
from models.reference import register_tables
from models.sql import statement, statements
from models.sql.beside import cursors, side_by_side
from models.tables import BY_NAME, EXTRACTED, PARSED, SUMMARIES, TABLES, Table
from models.tables.stretches import stretches, within

SLICE_BYTES: Final = 512_000_000
"""Bytes of text that are sorted in one go: DuckDB keeps long texts that it sorts in memory. Every slice reads all parts again."""
BANDS_AT_ONCE: Final = 4_000_000
"""Bands of signatures that are compared in one go."""
_BYTES: Final = "select coalesce(sum(bytes), 0)::bigint from read_parquet(getvariable('documents'))"


class LoadError(FangzhiError):
    """The parsed parts could not be loaded."""

    def __init__(self, table: str, cause: Exception) -> None:
        self.table, self.cause = table, cause
        super().__init__(
            f"{table} could not be loaded: {cause}. If the disk is full, make room; a damaged parsed part is parsed anew "
            "when you run again."
        )


def load(parsed: Parsed, database: Path, *, progress: Progress | None = None) -> dict[str, int]:
    """Build ``database`` (which must not exist) from parsed parts; row counts by table.

    Raises:
        LoadError: if a parsed part cannot be read or does not fit its table.

    """
    database.parent.mkdir(parents=True, exist_ok=True)
    with _step("the database", again=False), building(database) as db:
        connections = [db, *cursors(db)[1:]]
        for connection in connections:
            connection.execute(f"set variable alike_bands = {ALIKE_BANDS}")
            for table in PARSED:
                files = {"files": [str(f) for f in parsed.files(table.name)]}
                connection.execute(f"set variable {table.name} = $files", files)
        # Those that wait for near duplicates to be found first, then the largest.
        others = [t for t in EXTRACTED if t.name not in ("articles", "documents")]
        others.sort(key=lambda t: t is not BY_NAME["sentences"])
        tasks: list[Callable[[duckdb.DuckDBPyConnection], None]] = [_fill_with_originals]
        tasks += [*(partial(_fill, table=table) for table in others), _fill_registers]
        side_by_side(connections, tasks, progress)
        for table in TABLES:
            if not table.hashed:
                with _step(table.name):
                    db.execute(table.ddl())
        _define(db, "macros")
        side_by_side(connections, [partial(_fill, table=table) for table in SUMMARIES])
        _define(db, "views")
        return {t.name: len(db.table(t.name)) for t in TABLES if t.hashed}


def _define(db: duckdb.DuckDBPyConnection, kind: str) -> None:
    """Make the macros or the views."""
    for name, sql in statements(kind):
        with _step(name):
            db.execute(sql)


@contextmanager
def _step(name: str, *, again: bool = True) -> Iterator[None]:
    """Errors name the table; for want of memory it may be filled ``again``, alone, and all of it is made anew then."""
    try:
        yield
    except duckdb.Error as error:
        if again and isinstance(error, duckdb.OutOfMemoryException):
            raise
        raise LoadError(name, error) from error


def _fill_with_originals(db: duckdb.DuckDBPyConnection) -> None:
    """Find near duplicates, and fill the tables that name them."""

    def run(name: str) -> None:
        with _step(name.partition("_")[2]):
            db.execute(statement("tables", name))

    run("00_ordered_articles")
    with _step("signatures"):
        ((rows,),) = db.execute("select count(*) from read_parquet(getvariable('signatures'))").fetchall()
        count = min(-(-max(rows, 1) // BANDS_AT_ONCE), BANDS)
    for start, stop in pairwise(BANDS * n // count for n in range(count + 1)):
        db.execute(f"set variable band_from = {start}; set variable band_to = {stop}")
        run("01_shared_bands")
    run("02_original_articles")
    for table in ("articles", "documents"):
        _fill(db, BY_NAME[table])
    run("03_original_documents")
    run("04_duplicate_documents")
    for name in ("ordered_articles", "shared_bands", "original_articles", "original_documents"):
        db.execute(f"drop table {name}")


def _fill(db: duckdb.DuckDBPyConnection, table: Table) -> None:
    with _step(table.name):
        db.execute(f'drop table if exists "{table.name}"; {table.ddl()}')
        select, key = statement("tables", table.name), table.key[0]
        long = table.name in ("documents", "articles", "sentences")
        ((size,),) = db.execute(_BYTES).fetchall()
        for start, stop in stretches(-(-max(size, 1) // SLICE_BYTES) if long else 1):
            some = f"select * from ({select}) where {within(key, start, stop)}"
            db.execute(f'insert into "{table.name}" by name from ({some}) order by {_key(table)}')


def _fill_registers(db: duckdb.DuckDBPyConnection) -> None:
    for name, rows in register_tables().items():
        with _step(name):
            db.execute(f'drop table if exists "{name}"; {BY_NAME[name].ddl()}')
            db.from_arrow(rows).order(_key(BY_NAME[name])).insert_into(name)


def _key(table: Table) -> str:
    return ", ".join(f'"{c}"' for c in table.key)
