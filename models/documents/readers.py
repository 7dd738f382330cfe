"""Readers: how a file becomes one document or many, chosen by its suffix.

A reader takes an open binary file and yields :class:`Record` objects. A page file is one record with no key; a crawl shard
is one record a page, each with the key that goes behind ``#`` in its path. A reader does not decode a page's bytes: that is
:mod:`models.documents.encoding`, the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import BinaryIO, Final

from models.documents.faults import OversizedDocumentError, UnknownFormatError


@dataclass(frozen=True, slots=True)
class Record:
    """One document as its file gives it: bytes, or the words of the fault that it has instead."""

    key: str | None
    data: bytes
    url: str | None = None
    crawled_at: str | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """What a user can set: the size above which a document is not read."""

    max_document_bytes: int = 32 * 1024 * 1024


Reader = Callable[[BinaryIO, ReaderOptions], Iterator[Record]]


def read_page(file: BinaryIO, options: ReaderOptions) -> Iterator[Record]:
    """A file that is one page."""
    data = file.read(options.max_document_bytes + 1)
    if len(data) > options.max_document_bytes:
        size = file.seek(0, 2)
        raise OversizedDocumentError(size, options.max_document_bytes)
    yield Record(None, data)


READERS: Final[Mapping[str, Reader]] = MappingProxyType({".txt": read_page, ".md": read_page})
"""Reader by suffix, lower case, with the dot; a double suffix (``.jsonl.gz``) wins over its last part."""


def reader_for(path: PurePosixPath) -> Reader:
    """The reader of that path's suffix; :class:`UnknownFormatError` if none takes it."""
    for suffix in ("".join(path.suffixes[-2:]).lower(), path.suffix.lower()):
        if suffix in READERS:
            return READERS[suffix]
    raise UnknownFormatError(path.suffix, tuple(READERS))
