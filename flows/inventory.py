"""The inventory: what every source held when it was last read, so that an untouched one is not read again.

A source is untouched if its size, modification time and inode are as they were, and it had been at rest when it was read
(a file changed within the clock's grain of being read could change again unseen). The inventory is a cache: without it, or
with ``rehash``, every source is read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from models import arrow
from models.documents.parts import Entry
from models.documents.sources import Source, Stat

_REST_NS: Final = 2_000_000_000
_SCHEMA: Final = pa.schema(
    [
        pa.field("source", pa.string()),
        pa.field("size", pa.int64()),
        pa.field("mtime_ns", pa.int64()),
        pa.field("inode", pa.uint64()),
        pa.field("read_ns", pa.int64()),
        pa.field("document_id", pa.string()),
        pa.field("path", pa.string()),
        pa.field("sha256", pa.string()),
        pa.field("bytes", pa.int64()),
        pa.field("reason", pa.string()),
        pa.field("url", pa.string()),
        pa.field("crawled_at", pa.string()),
    ]
)


@dataclass
class Inventory:
    """Entries by source, with the stat that the source had and when it was read."""

    signature: str
    """What the entries depend on besides the files: the seeds folder, the reader's code and options."""
    known: dict[str, tuple[Stat, int, tuple[Entry, ...]]] = field(default_factory=dict)

    def entries(self, source: Source) -> tuple[Entry, ...] | None:
        """The entries of an untouched source; None if it must be read."""
        if source.fault is not None or source.path not in self.known:
            return None
        seen, read_ns, entries = self.known[source.path]
        return entries if seen == source.stat and seen.mtime_ns < read_ns - _REST_NS else None

    def put(self, source: Source, read_ns: int, entries: Iterable[Entry]) -> None:
        """Remember what a source held at ``read_ns`` (nanoseconds since the epoch)."""
        self.known[source.path] = (source.stat, read_ns, tuple(entries))

    def save(self, file: Path) -> None:
        """Write to ``file`` in one atomic step."""
        rows = [
            (source, *stat, read_ns, e.document_id, e.path, e.sha256, e.size, e.reason, e.url, e.crawled_at)
            for source, (stat, read_ns, entries) in sorted(self.known.items())
            for e in entries
        ]
        columns = dict(zip(_SCHEMA.names, list(zip(*rows, strict=True)) or [()] * len(_SCHEMA), strict=True))
        schema = _SCHEMA.with_metadata({b"signature": json.dumps(self.signature).encode()})
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        pq.write_table(arrow.table(columns, schema), beside, compression="zstd")
        beside.replace(file)

    @classmethod
    def load(cls, file: Path, signature: str) -> Inventory:
        """The inventory kept in ``file``; an empty one if there is none, or it is damaged or of another signature."""
        try:
            table = pq.ParquetFile(file).read()  # read_table imports datasets, and they pandas: a second
            if json.loads((table.schema.metadata or {})[b"signature"]) != signature:
                return cls(signature)
            rows = zip(*[column.to_pylist() for column in table.columns], strict=True)  # to_numpy would import pandas, too
        except (OSError, pa.ArrowException, KeyError, ValueError):
            return cls(signature)
        known: dict[str, tuple[Stat, int, tuple[Entry, ...]]] = {}
        for source, group in groupby(rows, key=itemgetter(0)):
            records = list(group)
            _, size, mtime_ns, inode, read_ns, *_ = records[0]
            known[source] = (Stat(size, mtime_ns, inode), read_ns, tuple([Entry(r[5], r[6], source, *r[7:]) for r in records]))
        return cls(signature, known)
