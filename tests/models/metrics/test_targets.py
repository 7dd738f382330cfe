"""Every way of saying that a number is wanted, by its own example."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.metrics import find_quantities
from models.metrics.cues import CUES, Cue
from models.metrics.cues.limits import LIMITS
from models.metrics.targets import cue_of, is_target


def _asked(text: str) -> list[tuple[Cue | None, bool]]:
    """For each number of ``text`` the cue that decides, and what it decides."""
    out = []
    for q in find_quantities(text):
        before = text[max(0, q.start - 60) : q.start]
        clause = re.split(r"[，,；;。！？!?：:]", before)[-1]
        cue = cue_of(text, q, before, clause)
        out.append((cue, is_target(text, q, before, clause)))
    return out


_WORDS = sorted({piece for cue in CUES if cue.clause for piece in re.findall("[一-龥]+", cue.clause.pattern)})


@given(
    st.lists(st.sampled_from(_WORDS), max_size=5).map("".join), st.sampled_from(("30个", "2万元", "60岁", "3天", "95%", "40人"))
)
def test_the_first_cue_that_fits_decides(clause: str, number: str) -> None:
    text = clause + number
    for q in find_quantities(text):
        before = text[max(0, q.start - 60) : q.start]
        periodic = "/" in q.unit and not q.unit.startswith("other:")
        asked = [
            c for c in CUES if c.concerns(q.base, q.kind, q.comparator, periodic) and c.fits(text, q, before, text[: q.start])
        ]
        assert cue_of(text, q, before, text[: q.start]) is next(iter(asked), None)


def test_only_the_first_kinds_of_cues_tell_that_a_number_was_found():
    behind = CUES[CUES.index(LIMITS[-1]) + 1 :]
    assert [cue.meaning for cue in behind if not cue.wanted] == []  # else their order would count


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.meaning)
def test_a_cue_decides_on_its_example(cue: Cue) -> None:
    assert (cue, cue.wanted) in _asked(cue.example)


@pytest.mark.parametrize(
    "text",
    [
        "全镇建成网格30个",
        "平均每村有党员52名",
        "发放慰问金3万元",
        "已累计走访5200户",
        "年末存栏生猪1.2万头",
        "工期比原计划提前20天",
    ],
)
def test_a_number_that_was_found_is_no_target(text: str) -> None:
    assert not any(wanted for _, wanted in _asked(text))
