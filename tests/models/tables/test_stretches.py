"""Where keys are cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.tables.stretches import stretches


@given(st.integers(1, 3000), st.text("0123456789abcdef.mpl", min_size=1, max_size=24))
def test_every_id_is_in_one_stretch(count: int, key: str) -> None:
    found = stretches(count)
    assert len(found) == count
    assert [start for start, _ in found[1:]] == [stop for _, stop in found[:-1]]
    assert sum(start <= key and (stop is None or key < stop) for start, stop in found) == 1
