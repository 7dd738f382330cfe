"""How exactly a number is written, and whether a computed one agrees with it.

Belongs here: the step of the last written digit, and the verdict. A stated number agrees if it is the computed one, rounded
or cut off at its last digit; the operands are rounded too, so their own last digits widen what agrees.
"""

from __future__ import annotations

import re
from typing import Final

from models.records import Metric

_ARABIC = re.compile(r"\d[\d, ]*(?:\.(\d+))?")
_ROUNDED: Final = 0.05
"""Tolerance, as a share of the number, for written-out and approximate numbers."""


def step(metric: Metric) -> float:
    """The worth of the last digit that a metric writes, in its base unit."""
    text = metric.sentence.text[metric.start : metric.end]
    found = _ARABIC.search(text)
    if metric.unit == "percent" and "成" in text:
        return 10.0 if len(text.strip("多余以上左右")) == 2 else 1.0
    if found is None or "分之" in text:
        return abs(metric.value) * _ROUNDED
    digits = float(found[0].replace(",", "").replace(" ", ""))
    places = len(found[1] or "")
    scale = abs(metric.value / digits) if digits else 1.0
    return float(scale * 10.0**-places)


def quotient_step(numerator: Metric, denominator: Metric) -> float:
    """What the rounding of both, half a last digit each, can add to their quotient; the denominator is above 0."""
    quotient = numerator.value / denominator.value
    return (step(numerator) + quotient * step(denominator)) / (2 * denominator.value)


def exact(*metrics: Metric) -> bool:
    """Whether all are given without 近, 约, 余 or a bound, and as one number."""
    return all(m.comparator == "=" and m.high is None for m in metrics)


def verdict(computed: float, stated: Metric, error: float = 0.0) -> str:
    """``holds``, ``rounds`` or ``contradicts``; ``error`` is what the operands' own rounding can add."""
    value, unit = stated.value, step(stated)
    gap = computed - value
    if abs(gap) <= 1e-9 * max(1.0, abs(value)):
        return "holds"
    slack = 1e-6 * unit
    if stated.comparator == "=":
        return "rounds" if -unit / 2 - error - slack <= gap <= max(unit, unit / 2 + error) + slack else "contradicts"
    wide = max(unit, abs(value) * 0.15) + error
    low, high = {
        "~": (-wide, wide),
        "<~": (-wide, slack),
        ">": (-slack, 2 * wide),
        ">=": (-slack, float("inf")),
        "<": (-2 * wide, slack),
        "<=": (float("-inf"), slack),
    }[stated.comparator]
    return "rounds" if low <= gap <= high else "contradicts"
