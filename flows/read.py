"""Read: one source becomes its documents, one at a time.

Belongs here: opening a file, the reader that takes it, how far the reading is, and what a fault of the file as a whole becomes. A
fault that may pass (a share that hiccups, a server that is being restarted) is waited for, but not for ever. Not here: which
sources there are (:mod:`models.documents.sources`), and what becomes of their documents (:mod:`flows.stage`).
"""

from __future__ import annotations

import errno
import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Final

from models.documents.faults import DocumentError, ReaderFailureError, UnreadableDocumentError
from models.documents.identity import document_id, sha256
from models.documents.parts import Entry
from models.documents.readers.record import ReaderOptions, Record
from models.documents.readers.registry import reader_for
from models.documents.readers.shards import metadata
from models.documents.sources import Source
from models.errors import PortableError

_PASSING: Final = frozenset(
    (
        errno.EIO, errno.EAGAIN, errno.EBUSY, errno.ENFILE, errno.EMFILE, errno.ENOMEM, errno.ETIMEDOUT, errno.ESTALE,
        errno.EREMOTEIO, errno.ENETDOWN, errno.ENETUNREACH, errno.ENETRESET, errno.EHOSTDOWN, errno.EHOSTUNREACH,
        errno.ECONNRESET, errno.ECONNREFUSED, errno.ECONNABORTED, errno.ENOTCONN,
    )
)  # fmt: skip
"""Errors after which the same read may work; no right to read, say, is not one of them."""
_WAITS: Final = (0.5, 2.0)
"""Seconds before each further try at a file."""


Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do."""


class Patience:
    """How long faults are waited for, in all: a disk that is dead must not make a run wait at each of a million files."""

    def __init__(self, seconds: float = 60.0) -> None:
        self._left = seconds

    def wait(self, error: OSError, tried: int) -> bool:
        """Wait before trying again what failed ``tried`` times; False if there is no sense in that."""
        if error.errno not in _PASSING or tried > len(_WAITS) or self._left <= 0:
            return False
        seconds = _WAITS[tried - 1]
        self._left -= seconds
        time.sleep(seconds)
        return True


class Meter:
    """How many bytes of all sources are behind, told once for each hundredth of them."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total, self._progress = total, progress
        self._behind = self._size = 0
        self._percent = -1

    def expect(self, total: int) -> None:
        """There are so many bytes."""
        self._total = total

    def enter(self, source: Source) -> None:
        """The sources before this one are behind."""
        self._behind += self._size
        self._size = source.stat.size
        self.tell(0)

    def tell(self, position: int) -> None:
        """So many bytes of this source are behind."""
        done = min(self._behind + min(position, self._size), self._total)
        if self._progress is not None and self._total and done * 100 // self._total > self._percent:
            self._percent = done * 100 // self._total
            self._progress(done, self._total)

    def finish(self) -> None:
        """All of them are behind."""
        self._behind, self._size = self._total, 0
        self.tell(0)


def read_source(
    source: Source,
    options: ReaderOptions,
    patience: Patience | None = None,
    reached: Callable[[int], object] | None = None,
) -> Iterator[tuple[Entry, Record]]:
    """The documents of a file, one at a time; a fault of the file as a whole is one document with that reason.

    ``reached`` is told after each document how far into the file the reader is, in bytes.
    """
    patience = patience or Patience()
    given = tried = 0
    while True:
        try:
            if source.fault is not None:
                raise source.fault
            reader = reader_for(PurePosixPath(source.path))
            with source.file.open("rb") as file:
                for number, record in enumerate(reader(file, options), 1):
                    if number <= given:
                        continue  # it was given before the file had to be opened again
                    given = number
                    yield entry_of(source, record), record
                    if reached is not None:
                        reached(file.tell())
        except OSError as error:
            tried += 1
            if patience.wait(error, tried):
                continue
            yield _faulty(source, UnreadableDocumentError(error.strerror or str(error), error.errno))
        except DocumentError as fault:
            yield _faulty(source, fault)
        except (PortableError, MemoryError):
            raise
        except Exception as error:  # whatever a library stumbles over in one file, the others go on
            yield _faulty(source, ReaderFailureError(error, given))
        return


def entry_of(source: Source, record: Record) -> Entry:
    """What is known of a record of that source."""
    path = source.path if record.key is None else f"{source.path}#{record.key}"
    digest = sha256(record.data) if record.data or record.fault is None else record.sha256
    size = len(record.data) if record.size is None else record.size
    return Entry(document_id(path), path, source.path, digest, size, record.fault, record.url, record.crawled_at)


def _faulty(source: Source, fault: DocumentError) -> tuple[Entry, Record]:
    record = Record(None, b"", fault=metadata(str(fault)), sha256=_hash_file(source), size=source.stat.size)
    return entry_of(source, record), record


def _hash_file(source: Source) -> str | None:
    """SHA-256 of a file that is not read as a page, however large; None if it cannot be read at all."""
    if not source.stat.inode:
        return None
    try:
        with source.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
