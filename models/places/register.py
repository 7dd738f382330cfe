"""The register of administrative divisions: the rows, their tree and their names.

What a text says about them is :mod:`models.places.mentions`. Loaded once a process, when first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import zstandard

from models.records import Place
from models.registers import FOLDER, read_rows

LEVELS = ("country", "province", "prefecture", "county", "township", "village")
DEPTH = {level: depth for depth, level in enumerate(LEVELS)}


@dataclass(slots=True, eq=False)  # not frozen, which would make loading 40,000 of them twice as slow
class Division:
    """One division, never changed; compared by identity, as every process has each of them once."""

    code: str | None
    name: str
    level: str
    parent: Division | None
    until: int | None = None
    """Last year in which a former division existed; None for a present one. 0 if the register does not say."""
    successor: str | None = None
    full_name: str = field(init=False)
    """Names from the province down, joined by ``/``."""

    def __post_init__(self) -> None:
        above = self.parent
        self.full_name = self.name if above is None or above.level == "country" else f"{above.full_name}/{self.name}"

    @property
    def depth(self) -> int:
        """0 for the country to 5 for a village; a county directly under a province has the depth of a county."""
        return DEPTH[self.level]

    @property
    def former(self) -> bool:
        """Whether it no longer exists under this name, code and parent."""
        return self.until is not None

    def line(self) -> Iterator[Division]:
        """The division itself and what it lies in, upwards, the country last."""
        at: Division | None = self
        while at is not None:
            yield at
            at = at.parent

    def within(self, other: Division) -> bool:
        """Whether it is ``other`` or lies in it."""
        return any(d is other for d in self.line())

    def place(self) -> Place:
        """As a record; the code is that of the most precise division that has one."""
        code = next((d.code for d in self.line() if d.code), None)
        return Place(code, self.full_name, self.level)


CHINA = Division(None, "中国", "country", None)


def _rows(name: str) -> Iterator[list[str]]:
    text = zstandard.ZstdDecompressor().decompress((FOLDER / "places" / name).read_bytes()).decode()
    lines = iter(text.splitlines())
    next(lines)
    return (line.split(",") for line in lines)


@cache
def divisions() -> tuple[Division, ...]:
    """Every present division, parents first."""
    by_code: dict[str, Division] = {"": CHINA}
    for code, name, level, parent in _rows("divisions.csv.zst"):
        by_code[code] = Division(code, name, level, by_code[parent])
    del by_code[""]
    return tuple(by_code.values())


@cache
def former_divisions() -> tuple[Division, ...]:
    """Divisions that existed since 1990 and no longer do, in the order of their codes."""
    known = {d.full_name: d for d in divisions() if d.level != "township"}
    rows = sorted(_rows("former.csv.zst"), key=lambda r: (r[1].count("/"), r[0], r[1]))
    found = []
    for code, full_name, level, until, successor in rows:
        above, _, name = full_name.rpartition("/")
        division = Division(code, name, level, known.get(above), int(until or 0), successor or None)
        if above and above not in known:
            continue
        known.setdefault(full_name, division)
        found.append(division)
    return tuple(found)


@cache
def uncoded_divisions() -> tuple[Division, ...]:
    """Present divisions for which the standards give no code, those of Taiwan and the districts of Hong Kong, parents first."""
    known = {d.full_name: d for d in divisions() if d.level == "province"}
    found = []
    for row in read_rows("places/uncoded.csv"):
        above, _, name = row["full_name"].rpartition("/")
        known[row["full_name"]] = Division(None, name, row["level"], known[above])
        found.append(known[row["full_name"]])
    return tuple(found)


@cache
def by_full_name() -> dict[str, Division]:
    """Divisions by full name; a present one before a former one."""
    table = {d.full_name: d for d in (*former_divisions(), *uncoded_divisions())}
    table |= {d.full_name: d for d in divisions()}
    return table
