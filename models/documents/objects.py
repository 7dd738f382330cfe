"""Objects as sources: the pages and shards below a prefix on object storage, in the order and under the names of a folder.

Not here: what object storage is (:mod:`models.storage.bucket`). An object's tag stands where a file's inode does, so that one
that was written anew is known by it. A folder on object storage is a way of naming: the empty objects that some consoles leave to
show one are passed over. Whoever reads objects one after another, as staging does, is read ahead for.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from models.documents.sources import Source, Stat
from models.storage.bucket import Bucket, Object
from models.storage.errors import StorageError

_SMALL: Final = 1024 * 1024
"""Bytes up to which an object is read in one go, and ahead."""
_AHEAD: Final = 16
"""Small objects that are asked for at once."""


def list_objects(seeds: Bucket, pass_over: Callable[[str], object] | None = None) -> Iterator[Source]:
    """Every source below ``seeds``, ordered by path; ``pass_over`` is told each name with a part that begins with a dot.

    Raises:
        StorageError: if it cannot be listed.

    """
    found = sorted(seeds.list(), key=lambda o: o.name)
    folders = {a.name for a, b in pairwise(found) if b.name.startswith(f"{a.name}/")}
    pages = []
    for there in found:
        if there.size == 0 and (there.name in folders or not there.name or not seeds.has(there.name)):
            continue
        if any(part.startswith(".") for part in there.name.split("/")):
            if pass_over is not None:
                pass_over(there.name)
        else:
            pages.append(there)
    ahead = _Ahead(seeds, pages)
    for number, page in enumerate(pages):
        tag = int.from_bytes(hashlib.sha256(page.tag.encode()).digest()[:8], "big")
        yield Source(page.name, StoredObject(ahead, number), Stat(page.size, page.modified_ns, tag))


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object that can be opened as a file can."""

    ahead: _Ahead
    number: int

    def open(self, mode: Literal["rb"] = "rb") -> io.BufferedReader | io.BytesIO:
        """It as a binary file; :class:`OSError` if it cannot be read."""
        return self.ahead.open(self.number)


class _Ahead:
    """Opens objects of a listing; while they are asked for in order, the next small ones are on their way."""

    def __init__(self, seeds: Bucket, pages: list[Object]) -> None:
        self._seeds, self._pages = seeds, pages
        self._coming: dict[int, Future[bytes]] = {}
        self._last = -2
        self._pool: ThreadPoolExecutor | None = None

    def open(self, number: int) -> io.BufferedReader | io.BytesIO:
        page = self._pages[number]
        in_order, self._last = number == self._last + 1, number
        self._coming = {n: future for n, future in self._coming.items() if n >= number}
        if in_order:
            for n in range(number, min(number + _AHEAD, len(self._pages))):
                if n not in self._coming and self._pages[n].size <= _SMALL:
                    self._pool = self._pool or ThreadPoolExecutor(_AHEAD, thread_name_prefix="reads objects ahead")
                    self._coming[n] = self._pool.submit(self._read, n)
        if page.size > _SMALL:
            return self._seeds.open(page)
        coming = self._coming.pop(number, None)
        return io.BytesIO(coming.result() if coming else self._read(number))

    def _read(self, number: int) -> bytes:
        page = self._pages[number]
        try:
            return self._seeds.read(page.name, tag=page.tag)
        except StorageError as error:
            raise OSError(str(error)) from error
