"""Load: parsed parts become the tables, views and macros of a private DuckDB file.

Tables are made from their description, filled by the SQL of ``models/sql/tables`` in the order of their keys, and carry their
comments. ``release``, ``checks`` and ``changes`` are made empty: what they say is known only when the file is published.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from flows.bounds import bound
from flows.errors import FangzhiError
from flows.parse import Parsed
from flows.read import Progress
from models.pages.signature import ALIKE_BANDS
from models.reference import register_tables
from models.sql import statement, statements
from models.tables import BY_NAME, PARSED, TABLES, Table


class LoadError(FangzhiError):
    """The parsed parts could not be loaded."""

    def __init__(self, table: str, cause: Exception) -> None:
        self.table, self.cause = table, cause
        super().__init__(
            f"{table} could not be loaded: {cause}. If the disk is full, make room; a damaged parsed part is parsed anew "
            "when you run again."
        )


def load(parsed: Parsed, database: Path, *, threads: int | None = None, progress: Progress | None = None) -> dict[str, int]:
    """Build ``database`` (which must not exist) from parsed parts; row counts by table.

    Raises:
        LoadError: if a parsed part cannot be read or does not fit its table.

    """
    database.parent.mkdir(parents=True, exist_ok=True)
    name = "the database"
    try:
        with duckdb.connect(str(database)) as db:
            bound(db, database.parent / "spill")
            if threads:
                db.execute(f"set threads = {threads}")
            for table in PARSED:
                db.execute(f"set variable {table.name} = $files", {"files": [str(f) for f in parsed.files(table.name)]})
            db.execute(f"set variable alike_bands = {ALIKE_BANDS}")
            name = "original_articles"
            db.execute(statement("tables", "00_original_articles"))
            for done, table in enumerate(PARSED, 1):
                name = table.name
                _fill(db, table, statement("tables", name))
                if progress is not None:
                    progress(done, len(PARSED))
            for name, rows in register_tables().items():
                db.execute(BY_NAME[name].ddl())
                db.from_arrow(rows).order(_key(BY_NAME[name])).insert_into(name)
            for table in TABLES:
                if not table.hashed:
                    name = table.name
                    db.execute(table.ddl())
            for kind in ("macros", "views"):
                for statement_name, sql in statements(kind):
                    name = statement_name
                    db.execute(sql)
            db.execute("drop table original_articles")
            counts = {t.name: number(db, f'select count(*) from "{t.name}"') for t in TABLES if t.hashed}
            db.execute("checkpoint")
    except duckdb.Error as error:
        raise LoadError(name, error) from error
    return counts


def _fill(db: duckdb.DuckDBPyConnection, table: Table, select: str) -> None:
    db.execute(table.ddl())
    db.execute(f'insert into "{table.name}" by name from ({select}) order by {_key(table)}')


def _key(table: Table) -> str:
    return ", ".join(f'"{c}"' for c in table.key)


def number(db: duckdb.DuckDBPyConnection, query: str) -> int:
    """The one whole number that ``query`` gives; 0 if it gives no row."""
    row = db.execute(query).fetchone()
    return int(row[0]) if row else 0
