"""How large the pages of a Parquet column are before they are unpacked.

Arrow unpacks a page whole, however few of its values are asked for, and a writer that looks at the size of a page only now and
then (every 1,024 values, say) makes one of a gigabyte out of long texts. The metadata of a file tells the sizes of column chunks
only; those of pages stand in front of each, in the compact protocol of Thrift (``parquet.thrift``, ``PageHeader``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

_STOP, _TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(13)
_UNPACKED, _PACKED = 2, 3
"""Fields of a page header: bytes of the page once it is unpacked, and as it lies in the file."""
_DEEPEST: Final = 8
"""Structs in each other; a page header has three."""


class UnreadablePageHeaderError(ValueError):
    """What should be the header of a page is none."""


def largest_page(file: BinaryIO, chunk: Any) -> int:
    """Bytes that the largest page of a column chunk (pyarrow's ``ColumnChunkMetaData``) has once it is unpacked.

    Raises:
        UnreadablePageHeaderError: if the chunk is damaged.

    """
    first = chunk.data_page_offset
    if chunk.has_dictionary_page and chunk.dictionary_page_offset:
        first = min(first, chunk.dictionary_page_offset)
    return max(_pages(file, first, first + chunk.total_compressed_size), default=0)


def _pages(file: BinaryIO, at: int, end: int) -> Iterator[int]:
    while at < end:
        file.seek(at)
        header = _struct(file)
        unpacked, packed = header.get(_UNPACKED), header.get(_PACKED)
        if unpacked is None or packed is None or unpacked < 0 or packed < 0:
            raise UnreadablePageHeaderError(f"no header of a page at byte {at}")
        yield unpacked
        at = file.tell() + packed


def _struct(file: BinaryIO, depth: int = 0) -> dict[int, int]:
    """The whole numbers of a struct by field; everything else is passed over."""
    if depth > _DEEPEST:
        raise UnreadablePageHeaderError("structs nested too deeply")
    found: dict[int, int] = {}
    field = 0
    while (head := _byte(file)) != _STOP:
        delta, kind = head >> 4, head & 15
        field = field + delta if delta else _signed(_varint(file))
        if kind in (_I16, _I32, _I64):
            found[field] = _signed(_varint(file))
        elif kind not in (_TRUE, _FALSE):  # which are values themselves
            _pass_over(file, kind, depth)
    return found


def _pass_over(file: BinaryIO, kind: int, depth: int) -> None:
    if kind == _BYTE or kind in (_TRUE, _FALSE):
        _byte(file)
    elif kind in (_I16, _I32, _I64):
        _varint(file)
    elif kind == _DOUBLE:
        file.seek(8, 1)
    elif kind == _BINARY:
        file.seek(_varint(file), 1)
    elif kind in (_LIST, _SET):
        head = _byte(file)
        for _ in range(_varint(file) if head >> 4 == 15 else head >> 4):
            _pass_over(file, head & 15, depth)
    elif kind == _STRUCT:
        _struct(file, depth + 1)
    else:
        raise UnreadablePageHeaderError(f"a value of kind {kind}, which a page header has none of")


def _varint(file: BinaryIO) -> int:
    value = shift = 0
    while (part := _byte(file)) & 0x80:
        value |= (part & 0x7F) << shift
        shift += 7
        if shift > 63:
            raise UnreadablePageHeaderError("a number without an end")
    return value | part << shift


def _signed(number: int) -> int:
    return number >> 1 ^ -(number & 1)


def _byte(file: BinaryIO) -> int:
    found = file.read(1)
    if not found:
        raise UnreadablePageHeaderError("the file ends within a page header")
    return found[0]
