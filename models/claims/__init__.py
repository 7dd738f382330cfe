"""Arithmetic that an article asserts, recomputed."""

from __future__ import annotations

from collections.abc import Sequence

from models.records import Claim, Metric


def extract_claims(metrics: Sequence[Metric]) -> list[Claim]:
    """The claims that an article's metrics make about each other."""
    return []
