"""Sources: the files below the seeds folder, in one order on every machine, before any of them is opened.

Names that begin with a dot are not pages (`.gitkeep`, what editors and systems leave, a page that is still being written) and
are passed over: they come and go without a change of what is published, and are told of by name instead. Everything else is a
source and ends as a row of ``documents``, as a page or as a quarantined file.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Final, Literal, NamedTuple, Protocol

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


class Openable(Protocol):
    """A path, or what can be opened as one."""

    def open(self, mode: Literal["rb"]) -> BufferedReader | BytesIO:
        """It as a binary file; :class:`OSError` if it cannot be read."""


class LocalFile(NamedTuple):
    """A file by its name: of many that are listed few are opened, and a path costs more than a look at the disk."""

    name: str

    def open(self, mode: Literal["rb"] = "rb") -> BufferedReader:
        """It as a binary file; :class:`OSError` if it cannot be read."""
        return Path(self.name).open(mode)


class Source(NamedTuple):
    """A file: its path below the seeds folder in ``/`` form, where it is, and its stat or the fault that it has."""

    path: str
    file: Openable
    stat: Stat
    fault: DocumentError | None = None


PASSED_OVER: Final = "names that begin with a dot are not read; rename what should be"
"""Why a file or folder is no source."""


def list_sources(seeds: Path, pass_over: Callable[[str], object] | None = None) -> Iterator[Source]:
    """Every source below ``seeds``, ordered by path.

    ``pass_over`` is told each path whose name begins with a dot, a folder's with a slash at its end and without what is in it.

    Raises:
        OSError: if ``seeds`` itself cannot be listed; a folder below it that cannot is a source with that fault.

    """
    root = seeds.resolve()
    waiting: list[tuple[str, str, os.DirEntry[str] | None]] = [(str(seeds), "", None)]
    while waiting:  # a stack of our own: folders nest deeper than calls may
        path, name, entry = waiting.pop()
        if entry is not None and not entry.is_dir(follow_symlinks=False):
            yield _source(entry, name, root)
            continue
        prefix = f"{name}/" if name else ""
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=_order, reverse=True)
        except OSError as error:
            if not name:
                raise
            yield Source(
                _printable(name),
                LocalFile(path),
                Stat(0, 0, 0),
                UnreadableDocumentError(error.strerror or str(error), error.errno),
            )
            continue
        for e in found:
            if not e.name.startswith("."):
                waiting.append((e.path, prefix + e.name, e))
            elif pass_over is not None:
                pass_over(_printable(prefix + _order(e)))


def weigh(seeds: Path) -> int:
    """About how many bytes there are below ``seeds``, to tell progress by: nothing is opened, and what fails is left out."""
    total = 0
    waiting = [str(seeds)]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    with suppress(OSError):
                        total += entry.stat().st_size
    return total


def _order(entry: os.DirEntry[str]) -> str:
    # A folder's files sort as their full paths do: "a/b" before "a0" but behind "a.txt".
    return entry.name + "/" if entry.is_dir(follow_symlinks=False) else entry.name


def _source(entry: os.DirEntry[str], path: str, root: Path) -> Source:
    file, name = LocalFile(entry.path), _printable(path)
    if entry.is_symlink():
        target = _printable(str(Path(entry.path).readlink()))
        try:
            resolved = Path(entry.path).resolve(strict=True)
        except (OSError, RuntimeError):  # it leads nowhere, or round in a circle
            return Source(name, file, Stat(0, 0, 0), BrokenLinkError(target))
        if not resolved.is_relative_to(root):
            return Source(name, file, Stat(0, 0, 0), EscapingLinkError(target))
        if resolved.is_dir():
            return Source(name, file, Stat(0, 0, 0), FolderLinkError(target))
    try:
        info = entry.stat()
    except OSError as error:
        return Source(name, file, Stat(0, 0, 0), UnreadableDocumentError(error.strerror or str(error), error.errno))
    seen = Stat(info.st_size, info.st_mtime_ns, info.st_ino)
    if not stat.S_ISREG(info.st_mode):
        return Source(name, file, Stat(0, 0, 0), SpecialFileError())
    return Source(name, file, seen)


def _printable(path: str) -> str:
    """The path as text that every file format takes: bytes that are no UTF-8 as ``\\xNN``."""
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")
