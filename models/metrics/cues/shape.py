"""Cues: one way of saying that a number is wanted, or that it was found, with its meaning and an example.

Belongs here: what a cue asks for and whether it fits. The cues themselves are in the modules beside this one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from re import Pattern

from models.metrics.quantity import Quantity
from models.text.patterns import hint_of


@dataclass(frozen=True, slots=True)
class Cue:
    """One way of saying that a number is wanted, or, where ``wanted`` is false, that it was found.

    A cue fits where everything holds that it names: ``clause`` is searched in the words from the last break to the number,
    ``before`` in the 60 characters up to it, ``after`` matched behind it and ``opening`` at the head of the sentence;
    ``unless`` must not be found in the clause nor ``nor_after`` match behind the number.
    """

    meaning: str
    example: str
    """A text on which this cue decides; a test holds it to that."""
    clause: Pattern[str] | None = None
    before: Pattern[str] | None = None
    after: Pattern[str] | None = None
    opening: Pattern[str] | None = None
    unless: Pattern[str] | None = None
    nor_after: Pattern[str] | None = None
    kind: str = ""
    """The kind of quantities of which it speaks (:attr:`Quantity.kind`), empty for all."""
    bases: frozenset[str] = frozenset()
    """Units of which it speaks, without their period; empty for all."""
    periodic: bool = False
    """Whether it speaks only of what recurs in each period (times/month)."""
    comparators: frozenset[str] = frozenset()
    """Comparators of which it speaks, empty for all."""
    most: float = inf
    """The largest value of which it speaks."""
    wanted: bool = True
    hint: Pattern[str] | None = field(default=None, init=False, repr=False, compare=False)
    """What ``before`` cannot do without; found six times as fast, and in few texts."""

    def __post_init__(self) -> None:
        if self.before is not None:
            object.__setattr__(self, "hint", hint_of(self.before.pattern))

    def concerns(self, base: str, kind: str, comparator: str, periodic: bool) -> bool:
        """Whether the cue may speak of a quantity in that unit, of that kind and with that bound."""
        return (
            (not self.kind or kind == self.kind)
            and (not self.bases or base in self.bases)
            and (not self.comparators or comparator in self.comparators)
            and (not self.periodic or periodic)
        )

    def fits(self, text: str, q: Quantity, before: str, clause: str) -> bool:
        """Whether the cue speaks of ``q``, which it may (:meth:`concerns`); what costs least is asked first."""
        return (
            q.value <= self.most
            and (self.clause is None or self.clause.search(clause) is not None)
            and (self.hint is None or self.hint.search(before) is not None)
            and (self.before is None or self.before.search(before) is not None)
            and (self.after is None or self.after.match(text, q.end) is not None)
            and (self.opening is None or self.opening.match(text) is not None)
            and (self.unless is None or self.unless.search(clause) is None)
            and (self.nor_after is None or self.nor_after.match(text, q.end) is None)
        )


def any_of(*names: str) -> frozenset[str]:
    """The units or comparators of which a cue speaks."""
    return frozenset(names)
