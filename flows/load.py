"""Load: parsed parts become the tables, views and macros of a private DuckDB file.

Tables are made from their description, filled by the SQL of ``models/sql/tables`` in the order of their keys, and carry their
comments. ``release``, ``checks`` and ``changes`` are made empty: what they say is known only when the file is published.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from flows.errors import FangzhiError
from flows.parse import Parsed
from flows.stage import Progress
from models.pages.signature import ALIKE_BANDS
from models.reference import register_tables
from models.sql import statement, statements
from models.tables.contract import BY_NAME, PARSED, TABLES


class LoadError(FangzhiError):
    """The parsed parts could not be loaded."""

    def __init__(self, table: str, cause: Exception) -> None:
        self.table, self.cause = table, cause
        super().__init__(f"table {table} could not be loaded: {cause}; if a parsed part is damaged, run again: it is parsed anew")


def load(parsed: Parsed, database: Path, *, threads: int | None = None, progress: Progress | None = None) -> dict[str, int]:
    """Build ``database`` (which must not exist) from parsed parts; row counts by table.

    Raises:
        LoadError: if a parsed part cannot be read or does not fit its table.

    """
    database.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(database)) as db:
        if threads:
            db.execute(f"set threads = {threads}")
        db.execute("set preserve_insertion_order = true")
        for table in PARSED:
            db.execute(f"set variable {table.name} = $files", {"files": [str(f) for f in parsed.files(table.name)]})
        db.execute(f"set variable alike_bands = {ALIKE_BANDS}")
        name = "original_articles"
        try:
            db.execute(statement("tables", "00_original_articles"))
            for done, table in enumerate(PARSED, 1):
                name = table.name
                order = ", ".join(f'"{c}"' for c in table.key)
                db.execute(table.ddl())
                db.execute(f'insert into "{name}" by name from ({statement("tables", name)}) order by {order}')
                if progress is not None:
                    progress(done, len(PARSED))
        except duckdb.Error as error:
            raise LoadError(name, error) from error
        for name, rows in register_tables().items():
            db.execute(BY_NAME[name].ddl())
            db.register("register_rows", rows)
            db.execute(f'insert into "{name}" by name from register_rows order by {", ".join(BY_NAME[name].key)}')
            db.unregister("register_rows")
        for table in TABLES:
            if not table.hashed:
                db.execute(table.ddl())
        for kind in ("macros", "views"):
            for _, sql in statements(kind):
                db.execute(sql)
        db.execute("drop table original_articles")
        counts = {t.name: _count(db, t.name) for t in TABLES if t.hashed}
        db.execute("checkpoint")
    return counts


def _count(db: duckdb.DuckDBPyConnection, table: str) -> int:
    row = db.execute(f'select count(*) from "{table}"').fetchone()
    return int(row[0]) if row else 0
