"""Targets: whether a clause wants, requires or allows a number rather than finds it.

Belongs here: which cue decides. The ways of saying so are in :mod:`models.metrics.cues`; what a heading says of all the numbers
below it is in :mod:`models.metrics.plans`.
"""

from __future__ import annotations

from functools import cache

from models.metrics.cues import CUES, Cue
from models.metrics.quantity import Quantity
from models.text.patterns import Guarded


@cache
def _cues_for(base: str, kind: str, comparator: str, periodic: bool) -> tuple[tuple[int, Cue], ...]:
    """The cues that may speak of quantities in that unit, of that kind and with that bound: mostly a third of all."""
    return tuple((i, cue) for i, cue in enumerate(CUES) if cue.concerns(base, kind, comparator, periodic))


@cache
def _clauses() -> Guarded:
    """What the cues look for in a clause; a clause lacks what most of them cannot do without."""
    return Guarded(cue.clause.pattern if cue.clause is not None else "" for cue in CUES)


def cue_of(text: str, q: Quantity, before: str, clause: str) -> Cue | None:
    """The cue that decides whether the quantity is wanted, None if none speaks of it; arguments as of :func:`is_target`."""
    periodic = "/" in q.unit and not q.unit.startswith("other:")
    cues, possible = _cues_for(q.base, q.kind, q.comparator, periodic), _clauses().possible_in(clause)
    return next((cue for i, cue in cues if i in possible and cue.fits(text, q, before, clause)), None)


def is_target(text: str, q: Quantity, before: str, clause: str) -> bool:
    """Whether the quantity is wanted; ``before`` and ``clause`` are the 60 characters and the words of its clause up to it."""
    cue = cue_of(text, q, before, clause)
    return cue is not None and cue.wanted
