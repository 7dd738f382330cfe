import subprocess
import sys
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import arrow

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_VALUES: dict[pa.DataType, st.SearchStrategy[Any]] = {
    pa.string(): _TEXT,
    pa.int32(): st.integers(-(2**31), 2**31 - 1),
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.uint64(): st.integers(0, 2**64 - 1),
    pa.float64(): st.floats(allow_nan=False),
    pa.bool_(): st.booleans(),
    pa.date32(): st.dates(),
    pa.timestamp("us"): st.datetimes(),
    pa.list_(pa.string()): st.lists(_TEXT, max_size=3),
    pa.list_(pa.uint64()): st.lists(st.integers(0, 2**64 - 1), max_size=3),
}


@settings(deadline=None)  # pyarrow imports pandas for the other side
@given(st.data())
def test_arrays_are_those_of_pyarrow(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(_VALUES)))
    values = data.draw(st.lists(st.none() | _VALUES[kind], max_size=20))
    made = arrow.array(values, kind)
    made.validate(full=True)
    assert made.equals(pa.array(values, kind))
    assert made.to_pylist() == values


def test_a_table_has_the_fields_of_its_schema_in_their_order() -> None:
    schema = pa.schema([("what", pa.string()), ("day", pa.date32())])
    made = arrow.table({"day": [date(2020, 5, 1)], "what": ["路"]}, schema)
    assert made.to_pylist() == [{"what": "路", "day": date(2020, 5, 1)}]


@pytest.mark.parametrize(
    ("value", "kind", "error"), [(2**40, pa.int32(), OverflowError), ("\ud800", pa.string(), UnicodeEncodeError)]
)
def test_what_does_not_fit_is_refused(value: object, kind: pa.DataType, error: type[Exception]) -> None:
    with pytest.raises(error):
        arrow.array([value], kind)


def test_nobody_imports_pandas_to_parse_or_to_load() -> None:
    code = (
        "import sys; from models.reference import register_tables; from models.rows import Rows; "
        "register_tables(); rows = Rows(); rows.tables(); sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
