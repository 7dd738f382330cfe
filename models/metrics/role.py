"""The role of a quantity in its sentence, as the role modules pass it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ORDER: Final = ("from", "to", "change", "rate", "target", "part", "total", "level")
"""Roles in the order in which the first that fits holds."""
_RANK: Final = {role: i for i, role in enumerate(ORDER)}


@dataclass(slots=True)
class Role:
    """The role of a quantity; ``baseline`` is the place in the sentence of the quantity that it starts from."""

    name: str = "level"
    baseline: int | None = None

    def claim(self, name: str) -> None:
        """Take ``name`` if it comes before the role so far."""
        if _RANK[name] < _RANK[self.name]:
            self.name = name
