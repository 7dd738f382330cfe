"""Files that are one page each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from models.documents.faults import OversizedDocumentError
from models.documents.readers.record import ReaderOptions, Record


def read_page(file: BinaryIO, options: ReaderOptions) -> Iterator[Record]:
    """A file that is one page of text."""
    yield Record(None, _whole(file, options))


def read_html(file: BinaryIO, options: ReaderOptions) -> Iterator[Record]:
    """A file that is one page of HTML."""
    yield Record(None, _whole(file, options), markup="html")


def _whole(file: BinaryIO, options: ReaderOptions) -> bytes:
    data = file.read(options.max_document_bytes + 1)
    if len(data) > options.max_document_bytes:
        raise OversizedDocumentError(file.seek(0, 2), options.max_document_bytes)
    return data
