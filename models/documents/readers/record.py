"""What readers give, and what they can be told.

A reader takes an open binary file and yields :class:`Record` objects. A page file is one record with no key; a crawl shard
is one record a page, each with the key that goes behind ``#`` in its path. A reader does not decode a page's bytes: that is
:mod:`models.documents.encoding` and :mod:`models.documents.html`, the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal


@dataclass(frozen=True, slots=True)
class Record:
    """One document as its file gives it: bytes, or the words of the fault that it has instead."""

    key: str | None
    data: bytes
    url: str | None = None
    crawled_at: str | None = None
    fault: str | None = None
    sha256: str | None = None
    """Of the bytes, where they are not kept."""
    size: int | None = None
    """Bytes, where they are not kept."""
    markup: Literal["text", "html"] = "text"
    """What the bytes are once they are decoded."""


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """What a user can set; the inventory is kept under these, so another value reads every file again."""

    max_document_bytes: int = 32 * 1024 * 1024
    """Larger documents are not read."""
    text_column: str = "text"
    url_column: str = "url"
    date_column: str = "date"
    id_column: str = "id"


Reader = Callable[[BinaryIO, ReaderOptions], Iterator[Record]]
