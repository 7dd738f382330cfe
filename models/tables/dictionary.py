"""The data dictionary, ``docs/data-dictionary.md``, made from the description of the tables.

python -m models.tables.dictionary > docs/data-dictionary.md
"""

from __future__ import annotations

from collections.abc import Mapping

from models import vocabulary as v
from models.tables.contract import TABLES
from models.tables.schema import Column, Table

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
        "Every table and column of a release. This page, the Parquet schemas, the comments in the database and the generated\n"
        "checks are made from one description, `models/tables/contract.py`; remake the page with\n"
        "`python -m models.tables.dictionary > docs/data-dictionary.md`.",
    ]
    parts += [_table(table) for table in TABLES]
    parts.append("# Allowed values")
    for where, values in _VOCABULARIES:
        rows = "\n".join(f"| `{value}` | {_cell(meaning)} |" for value, meaning in values.items())
        parts.append(f"## {where}\n| value | meaning |\n| --- | --- |\n{rows}")
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    rows = "\n".join(_row(table, column) for column in table.columns)
    return f"## {table.name}\n{table.grain}\n\n| column | type | | meaning |\n| --- | --- | --- | --- |\n{rows}"


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
