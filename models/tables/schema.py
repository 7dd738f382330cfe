"""How a table is described: the vocabulary of :mod:`models.tables.contract`.

One :class:`Table` makes the Parquet schema, the DuckDB table with its comments, the checks of null, allowed values, key and
reference, and its page of the data dictionary. Nothing here knows a particular table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

ARROW: Final[Mapping[str, pa.DataType]] = {
    "text": pa.string(),
    "integer": pa.int32(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "text[]": pa.list_(pa.string()),
}
"""Column types and what they are in Parquet."""

DUCKDB: Final[Mapping[str, str]] = {
    "text": "VARCHAR",
    "integer": "INTEGER",
    "bigint": "BIGINT",
    "double": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
    "text[]": "VARCHAR[]",
}
"""Column types and what they are in DuckDB."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``type`` is a key of :data:`ARROW`, ``references`` names ``table.column``, ``pattern`` is a full-match RE2."""

    name: str
    type: str
    description: str
    nullable: bool = False
    allowed: tuple[str, ...] | None = None
    pattern: str | None = None
    references: str | None = None
    compression: str | None = None
    """How DuckDB stores it, where its own choice is a bad one."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: ``grain`` says what a row is, ``key`` the columns that no two rows share and that order the rows."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    hashed: bool = True
    """Whether its rows are content (and enter the content hash) rather than words about the release."""

    @property
    def arrow(self) -> pa.Schema:
        """The Parquet schema."""
        return pa.schema([pa.field(c.name, ARROW[c.type], nullable=c.nullable) for c in self.columns])

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(c.name for c in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; ``KeyError`` if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name!r}; it has {', '.join(self.names)}")

    def ddl(self) -> str:
        """``create table`` and ``comment on`` statements for DuckDB."""
        body = ",\n  ".join(_definition(c) for c in self.columns)
        statements = [f'create table "{self.name}" (\n  {body}\n)']
        statements.append(f'comment on table "{self.name}" is {quoted(self.grain)}')
        statements += [f'comment on column "{self.name}"."{c.name}" is {quoted(c.description)}' for c in self.columns]
        return ";\n".join(statements) + ";\n"


def _definition(column: Column) -> str:
    stored = f" using compression {column.compression}" if column.compression else ""
    return f'"{column.name}" {DUCKDB[column.type]}{stored}{"" if column.nullable else " not null"}'


def quoted(text: str) -> str:
    """``text`` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
