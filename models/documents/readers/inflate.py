"""Compressed files as streams that say when they were cut.

The libraries' own file objects either hold the end back when a file was cut (zstandard, silently) or drop what they had
decompressed so far (Arrow). Here everything that the bytes give comes out first, and then the error. Compressed bytes go in
by :data:`_CHUNK`, which bounds what comes out at once: 4 MB of gzip, 128 MB of zstd (a file of nothing but runs).
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, Final, Protocol

import zstandard

_CHUNK: Final = 4096


class BrokenStreamError(Exception):
    """The compressed bytes end early or are damaged."""

    def __init__(self, cause: str) -> None:
        self.cause = cause
        super().__init__(cause)


class _Frame(Protocol):
    """The decompressor of one gzip member or zstd frame."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


def gunzip(file: BinaryIO) -> io.BufferedReader:
    """The bytes that gzip members in ``file`` hold, one after another."""
    return io.BufferedReader(_Inflated(file, lambda: zlib.decompressobj(wbits=31)), 1 << 16)


def unzstd(file: BinaryIO) -> io.BufferedReader:
    """The bytes that zstd frames in ``file`` hold, one after another."""
    return io.BufferedReader(_Inflated(file, lambda: zstandard.ZstdDecompressor().decompressobj()), 1 << 16)


class _Inflated(io.RawIOBase):
    def __init__(self, file: BinaryIO, frame: Callable[[], _Frame]) -> None:
        self._file, self._new, self._frame = file, frame, frame()
        self._begun = False
        self._rest = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._ready:
            data = self._rest or self._file.read(_CHUNK)
            self._rest = b""
            if not self._begun:
                data = data.lstrip(b"\0")  # padding behind a gzip member is allowed
                if not data and not (data := self._file.read(_CHUNK)):
                    return 0
            if not data:
                raise BrokenStreamError("the file ends in the middle of its compressed data")
            self._ready = memoryview(self._inflate(data))
        taken = min(len(buffer), len(self._ready))
        buffer[:taken] = self._ready[:taken]
        self._ready = self._ready[taken:]
        return taken

    def _inflate(self, data: bytes) -> bytes:
        self._begun = True
        try:
            out = self._frame.decompress(data)
        except (zlib.error, zstandard.ZstdError) as error:
            raise BrokenStreamError(f"its compressed data is damaged ({error})") from error
        if self._frame.eof:
            self._rest, self._frame, self._begun = self._frame.unused_data, self._new(), False
        return out
