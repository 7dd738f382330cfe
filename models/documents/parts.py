"""Parts: the runs of documents that are staged, parsed and kept together.

A part is a stretch of the documents in path order. Where it ends is decided by the documents themselves, each with a chance
that grows with its size (content-defined chunking), so that a page that comes, goes or changes moves the borders of the part
it stands in and of no other: a change parses one part again, in a corpus of any size. Parts never reach the content of a
release: rows are ordered by key when they are loaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

TARGET_BYTES: Final = 1024 * 1024
"""Raw bytes that a part has on average: a few seconds of parsing, which makes a scheduler's cost per task small."""
LIMIT: Final = 4
"""A part is cut at this many times the target even where no document asks for it, so that memory stays bounded."""


class Entry(NamedTuple):
    """A document as far as planning knows it: who it is and what its bytes are, without the bytes."""

    document_id: str
    path: str
    source: str
    """Path of the file that holds it."""
    sha256: str | None
    size: int
    reason: str | None = None
    """Why it cannot be read, if it cannot."""
    url: str | None = None
    crawled_at: str | None = None

    @property
    def line(self) -> str:
        """All that a row of it depends on, as one line to be hashed."""
        what = (self.document_id, self.path, self.sha256, self.reason, self.url, self.crawled_at)
        return "\0".join("" if w is None else w for w in what) + "\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of documents under the key of its content."""

    key: str
    entries: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """Raw bytes of its documents."""
        return sum(e.size for e in self.entries)


def split(entries: Iterable[Entry], target: int = TARGET_BYTES) -> Iterator[tuple[Entry, ...]]:
    """Entries in path order, cut into the stretches that become parts."""
    run: list[Entry] = []
    size = 0
    for entry in entries:
        run.append(entry)
        size += entry.size
        if _ends(entry, target) or size >= LIMIT * target:
            yield tuple(run)
            run, size = [], 0
    if run:
        yield tuple(run)


def part_key(entries: Iterable[Entry], staging: str) -> str:
    """Key of a part: its documents, their bytes, addresses and dates, and the fingerprint of the code that stages them."""
    digest = hashlib.sha256(staging.encode())
    for entry in entries:
        digest.update(entry.line.encode())
    return digest.hexdigest()[:32]


def _ends(entry: Entry, target: int) -> bool:
    draw = int(hashlib.sha256(f"end of part {entry.document_id}".encode()).hexdigest()[:12], 16) / 16**12
    return draw < entry.size / target
