"""Python values as Arrow arrays and tables.

Belongs here: the way there. Which columns a table has is :mod:`models.tables` and :mod:`models.documents.schema`.

``pyarrow.array`` asks of whatever it is given whether it is of pandas, and imports pandas to ask: every process that parses,
stages or loads would spend 0.4 s and 40 MB on a library that it never uses. Laying the buffers out here does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_FIXED: Final[Mapping[pa.DataType, str]] = {
    pa.int32(): "i4",
    pa.int64(): "i8",
    pa.uint64(): "u8",
    pa.float64(): "f8",
    pa.date32(): "i4",
    pa.timestamp("us"): "i8",
}
"""How Arrow keeps numbers, dates as days and times as microseconds since 1970."""
_EPOCH: Final = date(1970, 1, 1).toordinal()


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
    if type_ == pa.string():
        builder = pa.lib.StringBuilder()
        builder.append_values(values)
        return builder.finish()
    missing = values.count(None)
    there = _bits([value is not None for value in values]) if missing else None
    if pa.types.is_list(type_):
        lists = [value or () for value in values]
        ends = np.cumsum(np.array([0, *map(len, lists)])).astype(np.int32)
        inner = array([item for items in lists for item in items], type_.value_type)
        return pa.Array.from_buffers(type_, len(values), [there, pa.py_buffer(ends)], missing, children=[inner])
    if type_ == pa.bool_():
        return pa.Array.from_buffers(type_, len(values), [there, _bits([bool(value) for value in values])], missing)
    if type_ == pa.date32():
        values = [_EPOCH if value is None else value.toordinal() for value in values]
    elif type_ == pa.timestamp("us"):
        values = np.array(["NaT" if value is None else value for value in values], "M8[us]").astype("i8").tolist()
    elif missing:
        values = [0 if value is None else value for value in values]
    numbers = np.fromiter(values, _FIXED[type_], len(values)) - (_EPOCH if type_ == pa.date32() else 0)
    return pa.Array.from_buffers(type_, len(values), [there, pa.py_buffer(numbers)], missing)


def _bits(flags: Sequence[bool]) -> pa.Buffer:
    packed: npt.NDArray[np.uint8] = np.packbits(np.array(flags, dtype=bool), bitorder="little")
    return pa.py_buffer(packed)
