"""The numbers of one clause: which tokens they are, in what units, and what stands behind each.

Belongs here: where they stand. What they measure is read in :mod:`reading` and :mod:`lists`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.clause import Measured
from models.metrics.indicators.pieces import Token


@dataclass(frozen=True, slots=True)
class Numbers:
    """A clause, the indices of its numbers in it, in order, and the quantities of its sentence; ``n`` counts from 0."""

    clause: Sequence[Token]
    at: Sequence[int]
    quantities: Sequence[Measured]

    def index(self, n: int) -> int:
        """The place of number ``n`` among the quantities of the sentence."""
        return self.clause[self.at[n]].quantity

    def unit(self, n: int) -> str:
        """The unit of number ``n``."""
        return self.quantities[self.index(n)].unit

    def kind(self, n: int) -> str:
        """The unit of number ``n`` without its rate."""
        return self.unit(n).partition("/")[0]

    def is_last(self, n: int) -> bool:
        """Whether no number of the clause follows number ``n``."""
        return n + 1 == len(self.at)

    def behind(self, n: int) -> Sequence[Token]:
        """The tokens behind number ``n``, up to the next one or the end."""
        return self.clause[self.at[n] + 1 : len(self.clause) if self.is_last(n) else self.at[n + 1]]

    def row(self, n: int) -> int:
        """How many numbers from ``n`` on are joined by nothing but 、 or 和."""
        size = 1
        while n + size < len(self.at):
            between = self.behind(n + size - 1)
            if not between or any(t.part != part.JOIN for t in between):
                break
            size += 1
        return size
