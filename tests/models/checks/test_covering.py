"""Lines are the pieces of their pages, all of them and nothing else."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from models.checks.covering import uncovered
from models.checks.quoting import lay_out

Line = tuple[int, int, int, int]
"""Number of the page, number of the line, first character and the one just behind the last."""


def lines(pages: list[str]) -> list[Line]:
    found = []
    for page, text in enumerate(pages):
        start = 0
        for number, piece in enumerate(text.split("\n"), 1):
            found.append((page, number, start, start + len(piece)))
            start += len(piece) + 1
    return found


def wrong(pages: list[str], told: list[Line]) -> list[tuple[int, int, str]]:
    numbers = np.array(told, np.int64).reshape(-1, 4)
    return uncovered(*lay_out(pa.array(pages, pa.string())), *numbers.T)


PAGES = st.lists(st.text("村\n12", max_size=12), min_size=1, max_size=5)


@settings(deadline=None)
@given(PAGES, st.randoms(use_true_random=False))
def test_the_lines_of_pages_cover_them_in_any_order(pages: list[str], chance: object) -> None:
    told = lines(pages)
    chance.shuffle(told)  # type: ignore[attr-defined]
    assert wrong(pages, told) == []


@settings(deadline=None)
@given(PAGES, st.data())
def test_a_line_that_is_moved_lost_or_too_much_is_named(pages: list[str], data: st.DataObject) -> None:
    told = lines(pages)
    at = data.draw(st.integers(0, len(told) - 1))
    page, number, first, behind = told[at]
    moved = data.draw(st.sampled_from([(1, 0), (0, 1), (-1, 0), (0, -1)]))
    changed = [*told[:at], (page, number, first + moved[0], behind + moved[1]), *told[at + 1 :]]
    assert [found[:2] for found in wrong(pages, changed)] == [(page, number)]
    lost = [*told[:at], *told[at + 1 :]]
    others = any(line[0] == page for line in lost)
    assert [found[:2] for found in wrong(pages, lost)] == ([(page, number)] if others else [])
    assert [found[:2] for found in wrong(pages, [*told, (page, 99, 0, 0)])] == [(page, 99)]


def test_what_is_there_instead_is_told() -> None:
    assert wrong(["某村\n建成"], [(0, 1, 0, 3)]) == [(0, 1, "0 to 3, text has 0 to 2"), (0, 2, "missing, text has 3 to 5")]
    assert wrong([], []) == []
