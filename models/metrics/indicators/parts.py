"""Phrases of the parts of a whole: 其中城镇36215元, 其中出口21亿元, 其中党员241人.

A part names itself and leaves the measure to the whole before it. Belongs here: which of the whole's words it takes.
"""

from __future__ import annotations

from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import is_measure, measure_endings, statuses, tiers
from models.metrics.indicators.lexicon import known as known_word
from models.metrics.indicators.phrase import is_people
from models.metrics.indicators.spot import SHARES, Spot

_LONGEST_TAIL = 4


def measure_of(name: str) -> str:
    """The measure that ends ``name`` (规模以上工业增加值: 增加值); nothing if none does."""
    ending = max((e for e in measure_endings() if name.endswith(e)), key=len, default="")
    if not ending:
        return ""
    for size in range(min(_LONGEST_TAIL, len(name)), len(ending), -1):
        if known_word(name[-size:]):
            return name[-size:]
    return ending


def part_of(spot: Spot, known: Known) -> str:
    """The name of a part with the measure of its whole; nothing where it needs none."""
    left = spot.left
    whole = known.parted
    own = left.name if left.name and not left.verb else left.verb if not (left.name or left.subject) else ""
    if not (known.among and own):
        return ""
    if spot.counts:
        total = known.total
        joined = spot.kind == "person" and own in statuses() and total and own not in total and total.endswith(("员", "者", "长"))
        return own + total if joined else ""
    tail = measure_of(whole)
    if not tail or is_measure(own) or spot.right.name or (own in whole and not left.verb):
        return ""
    if not left.change if spot.kind in SHARES else spot.kind != known.parted_unit:
        return ""
    if own in tiers() or left.bare:
        return own + whole
    if is_people(own):
        overlap = next((own[-n:] for n in (4, 3, 2) if whole.startswith(own[-n:])), "")
        return own + whole.removeprefix(overlap) if overlap else own + tail
    return own + ("额" if left.verb and tail.endswith("额") else tail)
