"""Which reader takes a file, by its suffix."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from models.documents.faults import UnknownFormatError
from models.documents.readers.jsonl import read_jsonl, read_jsonl_gz, read_jsonl_zst
from models.documents.readers.pages import read_html, read_page
from models.documents.readers.parquet import read_parquet
from models.documents.readers.record import Reader

READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        ".txt": read_page,
        ".md": read_page,
        ".html": read_html,
        ".htm": read_html,
        ".jsonl": read_jsonl,
        ".jsonl.gz": read_jsonl_gz,
        ".jsonl.zst": read_jsonl_zst,
        ".parquet": read_parquet,
    }
)
"""Reader by suffix, lower case, with the dot; a double suffix (``.jsonl.gz``) wins over its last part."""


def reader_for(path: PurePosixPath) -> Reader:
    """The reader of that path's suffix; :class:`UnknownFormatError` if none takes it."""
    for suffix in ("".join(path.suffixes[-2:]).lower(), path.suffix.lower()):
        if suffix in READERS:
            return READERS[suffix]
    raise UnknownFormatError(path.suffix, tuple(READERS))
