"""Crawl shards in Parquet: one row a record, read in batches of about a megabyte, of the columns that are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import pyarrow as pa
import pyarrow.parquet as pq

from models.documents.faults import BrokenShardError, EmptyShardError, MissingColumnError
from models.documents.readers.record import ReaderOptions, Record
from models.documents.readers.shards import ShardRecords

_BATCH_BYTES: Final = 1024 * 1024
_BATCH_ROWS: Final = 64
"""Rows in a batch at most: how large they are together a file does not say where it writes a page that repeats only once."""


def read_parquet(file: BinaryIO, options: ReaderOptions) -> Iterator[Record]:
    """The records of ``.parquet``; a row group that cannot be read ends the shard.

    Raises:
        MissingColumnError: if no column of text has the name that is set.
        EmptyShardError: if there is no row.
        BrokenShardError: behind the records that could be read, if the file is damaged.

    """
    try:
        shard = pq.ParquetFile(file, buffer_size=_BATCH_BYTES, pre_buffer=False)
    except (pa.ArrowException, OSError) as error:
        raise BrokenShardError(f"it is no whole Parquet file ({error})", 0) from error
    schema = shard.schema_arrow
    named = [field for field in schema if field.name == options.text_column]
    if len(named) != 1 or not _is_text(named[0].type):
        raise MissingColumnError(options.text_column, tuple(f"{f.name} ({f.type})" for f in schema))
    if not shard.metadata.num_rows:
        raise EmptyShardError
    records = ShardRecords(options)
    columns = (options.text_column, options.id_column, options.url_column, options.date_column)
    number = 0
    try:
        for group in range(shard.num_row_groups):
            size = _batch_rows(shard.metadata.row_group(group))
            asked = [c for c in dict.fromkeys(columns) if c in schema.names]
            for batch in shard.iter_batches(batch_size=size, row_groups=[group], columns=asked, use_threads=False):
                for text, record_id, url, date in zip(*(_values(batch, c, columns[0]) for c in columns), strict=True):
                    number += 1
                    if text is None:
                        yield records.bad(number, f"column {columns[0]} is null", record_id=record_id)
                    else:
                        yield records.page(number, text, record_id=record_id, url=url, date=date)
    except (pa.ArrowException, OSError) as error:
        raise BrokenShardError(f"its data is damaged ({error})", number) from error


def _is_text(kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return any(
        is_kind(kind)
        for is_kind in (
            pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view,
            pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view,
        )
    )  # fmt: skip


def _values(batch: Any, column: str, text_column: str) -> list[Any]:
    at = batch.schema.get_all_field_indices(column)
    if not at:
        return [None] * batch.num_rows
    values = batch.column(at[0])
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    if column == text_column or _is_text(values.type):
        # As bytes: a string that is no UTF-8 is then one record's fault, and the others go on.
        values = values.cast(pa.large_binary())
    elif pa.types.is_timestamp(values.type):
        # Arrow writes any timestamp; Python's own hold no years beyond 9999.
        values = values.cast(pa.timestamp("s", values.type.tz), safe=False)
        try:
            values = values.cast(pa.string())
        except pa.ArrowInvalid:  # a zone that this machine does not know
            values = values.cast(pa.timestamp("s", "UTC")).cast(pa.string())
    elif pa.types.is_date(values.type):
        values = values.cast(pa.string())
    try:
        found: list[Any] = values.to_pylist()
    except (ValueError, OverflowError):  # a span of time, or a time within a list, that Python's own do not hold
        found = [" ".join(values.slice(i, 1).to_string().split()) if v.is_valid else None for i, v in enumerate(values)]
    return found


def _batch_rows(group: Any) -> int:
    rows_in_a_batch = _BATCH_BYTES * int(group.num_rows) // max(1, int(group.total_byte_size))
    return max(1, min(_BATCH_ROWS, rows_in_a_batch))
