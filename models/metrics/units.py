"""Units: the written unit or measure word, its canonical unit and the factor to it.

Belongs here: reading the register and matching a unit at a place in a text. Which units exist is the register's matter
(``models/registers/units.csv``: written word, canonical unit of the annotation guide, factor, kind, note).
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from models.registers import read_rows


class Unit(NamedTuple):
    """A written unit; ``kind`` groups those that behave alike (money, share, person, count, physical, time, noun …)."""

    word: str
    unit: str
    factor: float
    kind: str


@cache
def units() -> dict[str, Unit]:
    """The register, by written word."""
    rows = read_rows("units.csv")
    return {row["word"]: Unit(row["word"], row["unit"], float(row["factor"]), row["kind"]) for row in rows}


@cache
def _by_first() -> dict[str, tuple[Unit, ...]]:
    """Units by their first character, the longest first."""
    groups: dict[str, list[Unit]] = {}
    for unit in units().values():
        groups.setdefault(unit.word[0], []).append(unit)
    return {first: tuple(sorted(group, key=lambda u: (-len(u.word), u.word))) for first, group in groups.items()}


def match(text: str, at: int) -> Unit | None:
    """The longest unit of the register that stands at ``at``; one of letters must end there."""
    for unit in _by_first().get(text[at : at + 1], ()):
        if text.startswith(unit.word, at):
            end = at + len(unit.word)
            if (
                unit.word[-1].isascii()
                and unit.word[-1].isalpha()
                and text[end : end + 1].isascii()
                and text[end : end + 1].isalpha()
            ):
                continue
            return unit
    return None


PERIODS: Final = {
    "年": "year", "半年": "half-year", "季": "quarter", "季度": "quarter", "月": "month", "周": "week", "星期": "week",
    "天": "day", "日": "day", "晚": "day", "小时": "hour", "分钟": "minute",
}  # fmt: skip
"""Words of a period after 每 or a slash, and the unit that they add to a rate."""
