"""What the unit of one number lends to others of its sentence: the period that was stated once (每月2100元提高到2800元).

Belongs here: amounts whose rate another number gives. A period that stands beside its number is read in
:mod:`models.metrics.rates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from models.records import Metric

_ENDS: Final = frozenset(("from", "to", "level"))
_NEAR: Final = 14
"""Characters between an amount and the amount of its change."""
_EACH = re.compile("每|其中|[；;]")


def carry_rates(made: Sequence[Metric]) -> None:
    """Give amounts of one sentence the period of those that they are parts, changes or ends of a change of."""
    _to_parts(made)
    _to_changes(made)
    for metric in made:
        start = metric.baseline
        if start is None or metric.role != "to":
            continue
        if start.unit.startswith(f"{metric.unit}/"):
            metric.unit = start.unit  # 由每月2100元提高到2800元
        elif metric.unit.startswith(f"{start.unit}/"):
            start.unit = metric.unit


def _to_changes(made: Sequence[Metric]) -> None:
    """Give the amount of a change the period of what changed (由每月300元提高到400元，增加100元)."""
    for before, metric in pairwise(made):
        if metric.role == "change" and metric.unit == "CNY" and before.unit.startswith("CNY/") and before.role in _ENDS:
            between = metric.sentence.text[before.end : metric.start]
            if len(between) <= _NEAR and not _EACH.search(between):
                metric.unit = before.unit


def _to_parts(made: Sequence[Metric]) -> None:
    """Give the parts of an amount the period that was stated with the whole (每人每年240元，其中基金报销120元)."""
    whole: Metric | None = None
    for metric in made:
        if metric.role == "total":
            whole = metric if metric.unit.startswith("CNY/") else None
        elif metric.role == "target" and metric.unit.startswith("CNY"):
            text = metric.sentence.text
            among = whole is not None and "其中" in text[whole.end : metric.start]
            if among and whole is not None and metric.unit == "CNY" and metric.value <= whole.value:
                metric.unit = whole.unit
            elif metric.unit != "CNY":
                whole = metric
