"""Sources: the files below the seeds folder, in one order on every machine, before any of them is opened.

Names that begin with a dot are not pages (`.gitkeep`, editors' files) and are passed over; everything else is a source and
ends as a row of ``documents``, as a page or as a quarantined file.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from models.documents.faults import (
    BrokenLinkError,
    DocumentError,
    EscapingLinkError,
    FolderLinkError,
    SpecialFileError,
    UnreadableDocumentError,
)


class Stat(NamedTuple):
    """What tells an untouched file without opening it."""

    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file: its path below the seeds folder in ``/`` form, where it is, and its stat or the fault that it has."""

    path: str
    file: Path
    stat: Stat
    fault: DocumentError | None = None


def list_sources(seeds: Path) -> Iterator[Source]:
    """Every source below ``seeds``, ordered by path."""
    root = seeds.resolve()
    waiting: list[tuple[Path, str, os.DirEntry[str] | None]] = [(seeds, "", None)]
    while waiting:  # a stack of our own: folders nest deeper than calls may
        path, name, entry = waiting.pop()
        if entry is not None and not entry.is_dir(follow_symlinks=False):
            yield _source(entry, name, root)
            continue
        prefix = f"{name}/" if name else ""
        try:
            with os.scandir(path) as entries:
                found = sorted((e for e in entries if not e.name.startswith(".")), key=_order, reverse=True)
        except OSError as error:
            yield Source(_printable(name), path, Stat(0, 0, 0), UnreadableDocumentError(error.strerror or str(error)))
            continue
        waiting += [(Path(e.path), prefix + e.name, e) for e in found]


def _order(entry: os.DirEntry[str]) -> str:
    # A folder's files sort as their full paths do: "a/b" before "a0" but behind "a.txt".
    return entry.name + "/" if entry.is_dir(follow_symlinks=False) else entry.name


def _source(entry: os.DirEntry[str], path: str, root: Path) -> Source:
    file, name = Path(entry.path), _printable(path)
    if entry.is_symlink():
        target = _printable(str(file.readlink()))
        try:
            resolved = file.resolve(strict=True)
        except (OSError, RuntimeError):  # it leads nowhere, or round in a circle
            return Source(name, file, Stat(0, 0, 0), BrokenLinkError(target))
        if not resolved.is_relative_to(root):
            return Source(name, file, Stat(0, 0, 0), EscapingLinkError(target))
        if resolved.is_dir():
            return Source(name, file, Stat(0, 0, 0), FolderLinkError(target))
    try:
        info = entry.stat()
    except OSError as error:
        return Source(name, file, Stat(0, 0, 0), UnreadableDocumentError(error.strerror or str(error)))
    seen = Stat(info.st_size, info.st_mtime_ns, info.st_ino)
    if not stat.S_ISREG(info.st_mode):
        return Source(name, file, Stat(0, 0, 0), SpecialFileError())
    return Source(name, file, seen)


def _printable(path: str) -> str:
    """The path as text that every file format takes: bytes that are no UTF-8 as ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
