"""The quantities of sentences of many registers."""

from __future__ import annotations

import pytest

from models.metrics.quantities import find_quantities
from models.text.script import to_simplified
from tests.models.metrics.sentences import SENTENCES


def cases() -> list[tuple[str, list[str]]]:
    out = []
    for block in SENTENCES.strip().split("\n\n"):
        sentence, _, expected = block.partition("\n")
        out.append((sentence, [e.strip() for e in expected.split(" | ")] if expected else []))
    return out


def shown(sentence: str) -> list[str]:
    found = []
    for q in find_quantities(to_simplified(sentence)):
        high = "" if q.high is None else f"~{q.high:.10g}"
        found.append(f"{sentence[q.start : q.end]} = {q.value:.10g}{high} {q.comparator} {q.unit}")
    return found


@pytest.mark.parametrize(("sentence", "expected"), cases(), ids=[c[0][:12] for c in cases()])
def test_quantities_of_a_sentence(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected
