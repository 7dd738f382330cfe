"""Crawl shards in Parquet: one row a record, read in batches of about a megabyte, of the columns that are asked for.

A page of a column is unpacked whole. Row groups with pages that are too large for that are passed over, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Final

import pyarrow as pa
import pyarrow.parquet as pq

from models.documents.faults import BrokenShardError, EmptyShardError, MissingColumnError
from models.documents.readers.parquet_pages import UnreadablePageHeaderError, largest_page
from models.documents.readers.record import ReaderOptions, Record
from models.documents.readers.shards import ShardRecords

_BATCH_BYTES: Final = 1024 * 1024
_BATCH_ROWS: Final = 64
"""Rows in a batch at most."""
_MOST_BYTES: Final = 128 * 1024 * 1024
"""What a batch may come to at worst: a value that is written once and repeated is as large in each row, and how large each
row is a file does not say."""
_PAGE_BYTES: Final = 256 * 1024 * 1024
"""Pages of a column that are larger once unpacked are not read; twice the largest document if that is more."""


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
            asked = [c for c in dict.fromkeys(columns) if c in schema.names]
            rows = shard.metadata.row_group(group)
            largest = max(_largest_page(file, chunk) for chunk in _chunks(rows, asked))
            limit = max(_PAGE_BYTES, 2 * options.max_document_bytes)
            if largest > limit:
                yield records.bad(number + 1, _too_large(rows.num_rows, largest, limit))
                number += rows.num_rows
                continue
            size = _batch_rows(rows, largest)
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


def _chunks(group: Any, columns: Sequence[str]) -> list[Any]:
    """The column chunks of a row group that hold ``columns``: several where one is a list or a struct."""
    chunks = (group.column(n) for n in range(group.num_columns))
    return [chunk for chunk in chunks if any(f"{chunk.path_in_schema}.".startswith(f"{column}.") for column in columns)]


def _largest_page(file: BinaryIO, chunk: Any) -> int:
    """Bytes of its largest page, or of all together where they are few enough not to be asked one by one."""
    whole = int(chunk.total_uncompressed_size)
    if whole <= _PAGE_BYTES:
        return whole
    position = file.tell()
    try:
        return largest_page(file, chunk)
    except UnreadablePageHeaderError as error:
        raise OSError(str(error)) from error
    finally:
        file.seek(position)


def _too_large(rows: int, size: int, limit: int) -> str:
    return (
        f"too large: this row and the next ones, {rows:,} in all, lie in Parquet pages of {size:,} bytes, at most {limit:,} are "
        "read; write the shard with smaller pages, or raise the setting max_document_bytes to half of that"
    )


def _batch_rows(group: Any, largest: int) -> int:
    rows_in_a_batch = min(
        _BATCH_BYTES * int(group.num_rows) // max(1, int(group.total_byte_size)), _MOST_BYTES // max(1, largest)
    )
    return max(1, min(_BATCH_ROWS, rows_in_a_batch))
