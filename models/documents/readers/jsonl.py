"""Crawl shards of JSON lines, plain or compressed: one object a line, read a line at a time."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Iterator
from typing import BinaryIO, Final

from models.documents.faults import BrokenShardError, EmptyShardError
from models.documents.readers.inflate import BrokenStreamError, gunzip, unzstd
from models.documents.readers.record import ReaderOptions, Record
from models.documents.readers.shards import ShardRecords

_ESCAPED: Final = 6
"""Bytes that JSON may take for one byte of text (``\\u0001``)."""
_AROUND: Final = 1024 * 1024
"""Bytes that a line may have besides its text."""


def read_jsonl(file: BinaryIO, options: ReaderOptions) -> Iterator[Record]:
    """The records of ``.jsonl``.

    Raises:
        EmptyShardError: if there is none.
        BrokenShardError: behind the records that could be read, if the file breaks off.

    """
    records = ShardRecords(options)
    limit = _ESCAPED * options.max_document_bytes + _AROUND
    number = 0
    try:
        while line := file.readline(limit + 1):
            number += 1
            if len(line) > limit:
                yield _long_line(file, line, number, limit, records)
            elif line.strip():
                yield _record(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line, number, options, records)
    except BrokenStreamError as error:
        raise BrokenShardError(error.cause, number) from error
    if not records.any:
        raise EmptyShardError


def read_jsonl_gz(file: BinaryIO, options: ReaderOptions) -> Iterator[Record]:
    """The records of ``.jsonl.gz``."""
    return read_jsonl(gunzip(file), options)


def read_jsonl_zst(file: BinaryIO, options: ReaderOptions) -> Iterator[Record]:
    """The records of ``.jsonl.zst``."""
    return read_jsonl(unzstd(file), options)


def _record(line: bytes, number: int, options: ReaderOptions, records: ShardRecords) -> Record:
    try:
        found = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return records.bad(number, f"no JSON in UTF-8: {error}", line)
    if not isinstance(found, dict):
        return records.bad(number, f"a JSON {type(found).__name__}, not an object", line)
    record_id = found.get(options.id_column)
    text = found.get(options.text_column)
    if not isinstance(text, str):
        what = f"no column {options.text_column}; it has {', '.join(found)[:200] or 'none'}"
        if options.text_column in found:
            what = f"column {options.text_column} is no text but {type(text).__name__}"
        return records.bad(number, f"{what} (setting text_column)", line, record_id=record_id)
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        return records.bad(number, f"half a character (U+{ord(text[error.start]):04X}) in its text", line, record_id=record_id)
    return records.page(number, data, record_id=record_id, url=found.get(options.url_column), date=found.get(options.date_column))


def _long_line(file: BinaryIO, line: bytes, number: int, limit: int, records: ShardRecords) -> Record:
    """A line above the limit: passed over piece by piece, hashed on the way."""
    digest, size = hashlib.sha256(line), len(line)
    while not line.endswith(b"\n") and (line := file.readline(_AROUND)):
        digest.update(line)
        size += len(line)
    what = f"too large: a line of {size:,} bytes, at most {limit:,} are read (setting max_document_bytes)"
    return records.bad(number, what, digest=digest.hexdigest(), size=size)
