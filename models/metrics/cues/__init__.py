"""Cues: every way of saying that a number is wanted, required or allowed, or that it was found, each by an example.

A module for each kind of them; which one decides is asked in :mod:`models.metrics.targets`.
"""

from __future__ import annotations

from typing import Final

from models.metrics.cues.aims import AIMS, ORDERS
from models.metrics.cues.conditions import CONDITIONS, POINTS
from models.metrics.cues.limits import LIMITS, TERMS
from models.metrics.cues.payments import PAYMENTS
from models.metrics.cues.quotas import QUOTAS, RECURRING
from models.metrics.cues.shape import Cue
from models.metrics.cues.shares import SHARES

__all__ = ["CUES", "Cue"]

CUES: Final[tuple[Cue, ...]] = (
    *AIMS,
    *RECURRING,
    *LIMITS,
    # All that follow want a number, so that their order is of no account.
    *ORDERS,
    *QUOTAS,
    *PAYMENTS,
    *SHARES,
    *POINTS,
    *CONDITIONS,
    *TERMS,
)
"""In the order in which they are asked: the first that fits decides."""
