"""Across sentences: the parts that a sentence tells of a whole in the sentence before it.

Belongs here: sentences that open with 其中 or say by what the whole is told apart. Parts in the sentence of their whole are
:mod:`models.metrics.wholes`' matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from models.metrics.quantity import Quantity
from models.metrics.role import Role
from models.metrics.wholes import fits

_NEAR = 16
"""Characters between a part and the share that it is."""
_ABOUT_ALL = 1.002
"""How far parts, each rounded, may add up beyond their whole."""
_BY_SORT = re.compile("分[^，。]{1,4}看，|按[^，。]{1,6}分，")
"""How a sentence opens that tells a whole apart."""


class Whole(Protocol):
    """A number that may be a total of what a later sentence names."""

    value: float
    unit: str
    role: str


def assign_across(text: str, qs: Sequence[Quantity], roles: Sequence[Role], earlier: Sequence[Whole]) -> Whole | None:
    """The total, in the sentence before, of the parts that a sentence opening with 其中 names; makes them parts.

    ``earlier`` are the numbers of the sentence before, in order.
    """
    if qs and _BY_SORT.match(text):
        same = [(q, r) for q, r in zip(qs, roles, strict=True) if q.unit == qs[0].unit and r.name == "level"]
        summed = sum(q.value for q, _ in same)
        sole = next((w for w in earlier if w.unit == qs[0].unit and w.role == "level" and summed <= w.value * _ABOUT_ALL), None)
        if sole is None or len(same) < 2:
            return None
        for _, role in same:
            role.claim("part")  # 生产总值182亿元。分产业看，第一产业31亿元……
        return sole
    if qs and ("占" in text or "率" in text) and (whole := _shared(text, qs, roles, earlier)) is not None:
        return whole
    if not text.startswith("其中") or not qs:
        return None
    total = next((w for w in reversed(earlier) if w.unit == qs[0].unit and w.value >= qs[0].value), None)
    if total is None or total.role not in {"level", "total"}:
        return None
    left, at = total.value, 0
    for i, (q, role) in enumerate(zip(qs, roles, strict=True)):
        if role.name in {"from", "to"}:
            break
        nested = i > 0 and "其中" in text[at : q.start]  # a part of the part before it
        at = q.end
        if q.unit == total.unit:
            left -= 0 if nested else q.value
            if left < -1e-6 * total.value:
                break
            role.claim("part")
    return total


def _shared(text: str, qs: Sequence[Quantity], roles: Sequence[Role], earlier: Sequence[Whole]) -> Whole | None:
    """The whole, in the sentence before, of which a number is the share told behind it (税收收入6.5亿元，占收入的66.1%)."""
    for one, share, role in zip(qs, qs[1:], roles, strict=False):
        between = text[one.end : share.start]
        told = share.base == "percent" and share.high is None and len(between) <= _NEAR and ("占" in between or "率" in between)
        if not told or role.name not in {"level", "total"}:
            continue
        for whole in earlier:
            alike = whole.unit == one.unit and whole.role in {"level", "total"} and one.value < whole.value
            if alike and fits(one.value / whole.value * 100, share):
                role.name = "part"
                return whole
    return None
