"""Every way of saying that a number is wanted, by its own example."""

import re

import pytest

from models.metrics import find_quantities
from models.metrics.targets import CUES, Cue, cue_of, is_target


def _asked(text: str) -> list[tuple[Cue | None, bool]]:
    """For each number of ``text`` the cue that decides, and what it decides."""
    out = []
    for q in find_quantities(text):
        before = text[max(0, q.start - 60) : q.start]
        clause = re.split(r"[，,；;。！？!?：:]", before)[-1]
        cue = cue_of(text, q, before, clause)
        out.append((cue, is_target(text, q, before, clause)))
    return out


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
