"""The quantity: a number of a text with its unit, comparator and range; what the metric modules hand each other."""

from __future__ import annotations

from typing import NamedTuple


class Quantity(NamedTuple):
    """A number of a text; ``text[start:end]`` is its evidence, ``value`` and ``high`` are in the base of ``unit``."""

    start: int
    end: int
    value: float
    high: float | None
    comparator: str
    unit: str
    written: str
    """The unit or measure word as written, empty where there is none."""
    kind: str
    """How its unit behaves: as in the register of units, else ``fraction``, ``ratio`` or ``bare`` (no unit of its own)."""
    digits: bool = True
    """Whether it is written with Arabic digits."""
    ratio: int = 0
    """Place among the terms of a ratio (3.6:48:48.4), from 1; 0 outside of one."""

    @property
    def base(self) -> str:
        """The unit without the period of a rate."""
        if "/" not in self.unit or self.unit.startswith("other:"):
            return self.unit
        return self.unit.partition("/")[0]
