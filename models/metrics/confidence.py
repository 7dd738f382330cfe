"""Confidence: how often a metric with the same evidence is right in value, unit, comparator and indicator.

Belongs here: the classes of evidence and the share of gold metrics that were right in each. The figures are measured, not
felt, and on pages at their first reading: ``docs/confidence.md`` says on which, and a test holds them against pages that no
rule was written from.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from models.metrics.quantity import Quantity


class Evidence(NamedTuple):
    """What a metric rests on.

    ``name`` is the length of its phrase (``none``, ``short`` under three characters, ``mid`` under six, ``long``);
    ``beside`` whether the phrase takes up words that touch the number; ``written`` whether the number has no digits.
    """

    name: str
    beside: bool
    written: bool


RIGHT: Final = {
    ("none", False): 0.30,
    ("short", False): 0.44,
    ("short", True): 0.63,
    ("mid", False): 0.68,
    ("mid", True): 0.86,
    ("long", False): 0.82,
    ("long", True): 0.90,
}
"""Share of right metrics of each class on pages that no rule had seen."""

WRITTEN: Final = 0.75
"""Share of right metrics among written-out numbers with a phrase of three characters or more."""


def evidence(q: Quantity, indicator: str, text: str) -> Evidence:
    """The evidence for a metric whose sentence is ``text``."""
    length = len(indicator)
    name = "none" if not length else "short" if length < 3 else "mid" if length < 6 else "long"
    before, after = text[max(0, q.start - 2) : q.start], text[q.end : q.end + 2]
    beside = bool(length) and ((len(before) == 2 and before in indicator) or (len(after) == 2 and after in indicator))
    return Evidence(name, beside, not q.digits)


def confidence(q: Quantity, indicator: str, text: str) -> float:
    """The confidence in [0, 1] that a metric is right in value, unit, comparator and indicator."""
    seen = evidence(q, indicator, text)
    share = RIGHT[seen.name, seen.beside]
    return min(share, WRITTEN) if seen.written else share
