"""A release's tables as Parquet: zstd, rows in key order, a checksum on every page, the same bytes for the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from models.releases.hashing import identifier, key_order, slices
from models.tables import Table

_BATCH_ROWS: Final = 1 << 13
_GROUP_ROWS: Final = 1 << 16
_GROUP_BYTES: Final = 1 << 26
"""A row group ends at whichever comes first, so that a table of long texts stays within bounds."""


def write_parquet(connection: duckdb.DuckDBPyConnection, table: Table, path: Path) -> None:
    """Write the connection's ``table`` to ``path``, a row group at a time."""
    with pq.ParquetWriter(path, table.arrow, compression="zstd", write_page_checksum=True) as writer:
        group: list[pa.RecordBatch] = []
        for batch in _batches(connection, table):
            group.append(batch)
            if sum(b.num_rows for b in group) >= _GROUP_ROWS or sum(b.nbytes for b in group) >= _GROUP_BYTES:
                _write(writer, table, group)
                group = []
        if group:
            _write(writer, table, group)


def _batches(connection: duckdb.DuckDBPyConnection, table: Table) -> Iterator[pa.RecordBatch]:
    columns, relation = ", ".join(identifier(name) for name in table.names), identifier(table.name)
    for some in slices(connection, table, relation):  # sorted as a whole, long texts go to the disk and back
        rows = connection.sql(f"select {columns} from {relation} where {some} order by {key_order(table)}")
        yield from rows.to_arrow_reader(_BATCH_ROWS)


def _write(writer: pq.ParquetWriter, table: Table, group: list[pa.RecordBatch]) -> None:
    rows = pa.Table.from_batches(group).cast(table.arrow)
    writer.write_table(rows, row_group_size=rows.num_rows or None)
