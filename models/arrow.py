"""Python values as Arrow arrays and tables.

Belongs here: the way there. Which columns a table has is :mod:`models.tables` and :mod:`models.documents.schema`.

``pyarrow.array`` asks of whatever it is given whether it is of pandas, and imports pandas to ask: every process that parses,
stages or loads would spend 0.4 s and 40 MB on a library that it never uses. Laying the buffers out here does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_FIXED: Final[Mapping[pa.DataType, tuple[str, str]]] = {
    pa.int32(): ("i4", "i4"),
    pa.int64(): ("i8", "i8"),
    pa.uint64(): ("u8", "u8"),
    pa.float64(): ("f8", "f8"),
    pa.date32(): ("M8[D]", "i4"),
    pa.timestamp("us"): ("M8[us]", "i8"),
}
"""What NumPy reads the values as, and how Arrow keeps them."""


def table(columns: Mapping[str, Sequence[Any]], schema: pa.Schema) -> pa.Table:
    """The table with the values of ``columns`` for the fields of ``schema``; None is null.

    Raises:
        KeyError: if a field has no column.
        OverflowError: if a number is too large for its type.
        UnicodeEncodeError: if a text holds half of a surrogate pair.

    """
    return pa.Table.from_arrays([array(columns[field.name], field.type) for field in schema], schema=schema)


def array(values: Sequence[Any], type_: pa.DataType) -> pa.Array:
    """An array of a type that tables of this project have: text, numbers, booleans, dates, times, lists of such."""
    missing = sum(value is None for value in values)
    there = _bits([value is not None for value in values]) if missing else None
    if pa.types.is_list(type_):
        offsets = _offsets([0 if value is None else len(value) for value in values])
        inner = array([item for value in values if value is not None for item in value], type_.value_type)
        return pa.Array.from_buffers(type_, len(values), [there, offsets], missing, children=[inner])
    if pa.types.is_string(type_):
        encoded = [b"" if value is None else value.encode() for value in values]
        buffers = [there, _offsets([len(text) for text in encoded]), pa.py_buffer(b"".join(encoded))]
        return pa.Array.from_buffers(type_, len(values), buffers, missing)
    if pa.types.is_boolean(type_):
        return pa.Array.from_buffers(type_, len(values), [there, _bits([bool(value) for value in values])], missing)
    read, kept = _FIXED[type_]
    nothing: Any = "NaT" if read.startswith("M8") else 0
    numbers = np.array([nothing if value is None else value for value in values], dtype=read).astype(kept, copy=False)
    return pa.Array.from_buffers(type_, len(values), [there, pa.py_buffer(numbers)], missing)


def _offsets(lengths: Sequence[int]) -> pa.Buffer:
    ends = np.cumsum(np.array([0, *lengths], dtype=np.int64))
    if ends[-1] > np.iinfo(np.int32).max:
        raise OverflowError(f"a column of a part holds {ends[-1]:,} bytes, and {np.iinfo(np.int32).max:,} is the most")
    return pa.py_buffer(ends.astype(np.int32))


def _bits(flags: Sequence[bool]) -> pa.Buffer:
    packed: npt.NDArray[np.uint8] = np.packbits(np.array(flags, dtype=bool), bitorder="little")
    return pa.py_buffer(packed)
