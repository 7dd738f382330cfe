"""What a table's rows come to: one hash that any machine, thread count and storage form gives alike.

A row is the JSON object of its columns in declared order; a table is SHA-256 over the SHA-256 of its rows in key order; the
content is SHA-256 over the tables that hold content. Hashing rows first lets DuckDB do it on all cores and sort 64 characters a
row instead of whole texts. The same function reads a table of a database and a Parquet file, so that each proves the other.
JSON writes a double in the shortest form that reads back as the same double, and a timestamp without a zone.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from models.sql.beside import cursors, side_by_side
from models.tables import TABLES, Table
from models.tables.schema import quoted
from models.tables.stretches import stretches


class TableHash(NamedTuple):
    """SHA-256 of a table's rows, and how many they are."""

    sha256: str
    rows: int


def row_digest(columns: tuple[str, ...]) -> str:
    """SQL for the SHA-256 of a row of ``columns``."""
    return "sha256(to_json({" + ", ".join(f"{quoted(c)}: {identifier(c)}" for c in columns) + "}))"


def identifier(name: str) -> str:
    """``name`` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def parquet_source(path: Path) -> str:
    """SQL for the rows of the Parquet file ``path``, to be used as a source."""
    return f"read_parquet({quoted(str(path))}, hive_partitioning = false)"


def table_hash(connection: duckdb.DuckDBPyConnection, table: Table, source: str | None = None) -> TableHash:
    """The hash of ``table`` as ``source`` has it (SQL for a relation; the connection's own table by default).

    Ties in the key (which the checks forbid) are broken by the row itself, so that the hash does not depend on luck.
    """
    digest, relation = row_digest(table.names), source or identifier(table.name)
    running, rows = hashlib.sha256(), 0
    for some in slices(connection, table, relation):
        query = f"select {digest} as digest from {relation} where {some} order by {key_order(table)}, digest"
        for batch in connection.sql(query).to_arrow_reader(1 << 16):
            column = batch.column(0)
            offsets, characters = memoryview(column.buffers()[1]).cast("i"), memoryview(column.buffers()[2])
            first, last = offsets[column.offset], offsets[column.offset + len(column)]
            running.update(characters[first:last])
            rows += len(column)
    return TableHash(running.hexdigest(), rows)


ROWS_AT_ONCE: Final = 500_000
BYTES_AT_ONCE: Final = 16_000_000
"""Rows that are read and sorted in one go, and bytes of tables that hold whole texts: what bounds the memory it takes. DuckDB
works on two thousand rows at once, and on several copies of their texts."""
_BYTES: Final[Mapping[str, str]] = {"documents": "sum(bytes)", "articles": "3 * sum(characters)"}


def slices(connection: duckdb.DuckDBPyConnection, table: Table, relation: str) -> list[str]:
    """SQL conditions for stretches of ``table``'s key, in its order, short enough to be sorted; ids are spread evenly."""
    counted = f"{_BYTES[table.name]}::double / {BYTES_AT_ONCE}" if table.name in _BYTES else f"count(*) / {ROWS_AT_ONCE}"
    ((size,),) = connection.execute(f"select {counted} from {relation}").fetchall()
    count = max(math.ceil(size or 0), 1)
    key, conditions = identifier(table.key[0]), []
    for start, stop in stretches(count):
        begins = f"{key} >= {quoted(start)}" if start else "true"
        conditions.append(f"{begins} and {key} < {quoted(stop)}" if stop else f"({begins} or {key} is null)")
    return conditions


def key_order(table: Table) -> str:
    """SQL for the order of ``table``'s rows: its key, by bytes and with the missing last wherever a session says otherwise."""
    return ", ".join(f"{identifier(column)} asc nulls last" for column in table.key)


def content_hash(hashes: Mapping[str, TableHash]) -> str:
    """The hash of a release's content, from the ``hashes`` of its tables; what speaks of the release itself does not enter."""
    running = hashlib.sha256()
    for table in TABLES:
        if table.hashed:
            running.update(f"{table.name} {hashes[table.name].sha256}\n".encode())
    return running.hexdigest()


def content_hashes(connection: duckdb.DuckDBPyConnection) -> dict[str, TableHash]:
    """The hash of every content table of the connection's database."""
    tables = [table for table in TABLES if table.hashed]
    hashes = side_by_side(cursors(connection), [partial(table_hash, table=table) for table in tables])
    return dict(zip((table.name for table in tables), hashes, strict=True))


def release_hashes(connection: duckdb.DuckDBPyConnection) -> dict[str, TableHash]:
    """The hash of every table of the connection's database that speaks of the release itself."""
    return {table.name: table_hash(connection, table) for table in TABLES if not table.hashed}
