"""The kinds of case that a public peer's Chinese specification holds, in our own words, as docs/recognizers.md tells them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models.metrics.quantities import find_quantities

DOC = Path(__file__).parents[3] / "docs" / "recognizers.md"
ROW = re.compile(r"^\| (?P<area>[^|]+) \| `(?P<text>[^`]+)` \| (?P<ours>[^|]+) \| (?P<theirs>[^|]+) \| (?P<why>[^|]*) \|$", re.M)


def rows() -> list[tuple[str, str]]:
    found = [(m["text"], m["ours"].strip()) for m in ROW.finditer(DOC.read_text(encoding="utf-8"))]
    assert len(found) >= 60
    return found


def told(text: str) -> str:
    out = []
    for q in find_quantities(text):
        high = "" if q.high is None else f" to {q.high:.10g}"
        sign = "" if q.comparator == "=" else q.comparator + " "
        out.append(f"{sign}{q.value:.10g}{high} {q.unit}")
    return "; ".join(out) or "none"


@pytest.mark.parametrize(("text", "ours"), rows(), ids=[r[0] for r in rows()])
def test_the_table_says_what_the_code_does(text: str, ours: str) -> None:
    assert told(text) == ours


def test_the_doc_counts_its_rows() -> None:
    text = DOC.read_text(encoding="utf-8")
    found = list(ROW.finditer(text))
    agree = sum(not m["why"].strip() for m in found)
    assert f"{len(found)} cases, {agree} alike" in text
