"""What the operands of a claim are told by: their base unit and the text between them."""

from __future__ import annotations

from collections.abc import Sequence

from models.records import Metric

HOLDING = frozenset(("holds", "rounds"))
"""Verdicts of arithmetic that comes out."""


def base(metric: Metric) -> str:
    """A metric's unit without its period or persons; percentage points are the unit of what changes between percentages."""
    unit = metric.unit if metric.unit.startswith("other:") else metric.unit.partition("/")[0]
    return "percent" if unit == "percentage_point" else unit


def gap(row: Sequence[Metric], i: int) -> str:
    """The text between a metric and the one before it in its sentence."""
    return row[i].sentence.text[row[i - 1].end if i else 0 : row[i].start]
