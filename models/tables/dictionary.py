"""The data dictionary, ``docs/data-dictionary.md``, made from the description of the tables.

python -m models.tables.dictionary > docs/data-dictionary.md
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from models import vocabulary as v
from models.sql import opening, statements
from models.tables.contract import TABLES
from models.tables.schema import DUCKDB, Column, Table

_NOTES: Mapping[str, str] = {
    "metrics.role": "Where two fit, it is the first that fits in the order `from`, `to`, `change`, `rate`, `target`, `part`, "
    "`total`, `level`.\nSo growth that is planned (2025年增长6.5%以上) is a `rate`, of a period that ends after its article was "
    "published.",
}
"""What a reader of the values has to know besides."""

_VOCABULARIES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("lines.role", v.LINE_ROLES),
    ("documents.script, articles.script", v.SCRIPTS),
    ("metrics.comparator", v.COMPARATORS),
    ("metrics.role", v.METRIC_ROLES),
    ("measures.category", v.CATEGORIES),
    ("claims.kind", v.CLAIM_KINDS),
    ("claims.verdict", v.VERDICTS),
)


def data_dictionary() -> str:
    """The dictionary as Markdown."""
    parts = [
        "# Data dictionary",
        "Every table and column of a release, the views and functions over them, and the values that columns may have. This\n"
        "page, the Parquet schemas, the comments in the database and the generated checks are made from one description,\n"
        "`models/tables/contract.py`, and from what opens the files of `models/sql`; remake the page with\n"
        "`python -m models.tables.dictionary > docs/data-dictionary.md`.",
    ]
    parts += [_table(table) for table in TABLES]
    parts += _views_and_functions()
    parts.append("# Allowed values")
    for where, values in _VOCABULARIES:
        rows = "\n".join(f"| `{value}` | {_cell(meaning)} |" for value, meaning in values.items())
        parts.append(f"## {where}\n| value | meaning |\n| --- | --- |\n{rows}")
        parts += [_NOTES[where]] if where in _NOTES else []
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    rows = "\n".join(_row(table, column) for column in table.columns)
    return f"## {table.name}\n{table.grain}\n\n| column | type | | meaning |\n| --- | --- | --- | --- |\n{rows}"


def _views_and_functions() -> list[str]:
    """A section for each: what its SQL opens with, and the columns that DuckDB makes of it over empty tables."""
    views, macros = statements("views"), statements("macros")
    sections = {"# Views": [name for name, _ in views], "# Functions": [name for name, _ in macros]}
    parts: list[str] = []
    with duckdb.connect() as db:
        for sql in (*(table.ddl() for table in TABLES), *(sql for _, sql in macros), *(sql for _, sql in views)):
            db.execute(sql)
        called = {
            name: (kind, parameters)
            for name, kind, parameters in db.execute(
                "select function_name, function_type, parameters from duckdb_functions() where not internal"
            ).fetchall()
        }
        said = {name: opening(sql) for name, sql in (*views, *macros)}
        for head, names in sections.items():
            parts.append(head)
            for name in names:
                kind, parameters = called.get(name, ("view", []))
                title = f"{name}({', '.join(parameters)})" if name in called else name
                parts += [f"## {title}", *said[name]]
                if kind != "macro":
                    source = name if kind == "view" else f"{name}({', '.join('null' for _ in parameters)})"
                    parts.append(f"Columns: {_columns(db, source)}.")
    return parts


def _columns(db: duckdb.DuckDBPyConnection, source: str) -> str:
    ours = {theirs: name for name, theirs in DUCKDB.items()}
    described = db.execute(f"describe from {source}").fetchall()
    return ", ".join(f"`{name}` {ours[kind]}" for name, kind, *_ in described)


def _row(table: Table, column: Column) -> str:
    notes = []
    if column.name in table.key:
        notes.append("key")
    if column.nullable:
        notes.append("null")
    if column.references:
        notes.append(f"→ {column.references}")
    meaning = column.description
    if column.allowed:
        meaning += ": " + ", ".join(f"`{a}`" for a in column.allowed)
    return f"| `{column.name}` | {column.type} | {', '.join(notes)} | {_cell(meaning)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(data_dictionary(), end="")
