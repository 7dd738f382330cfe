"""The registered indicator that a phrase leads to, so that the same thing counted in two places meets.

Phrasings are a small notation of the register ``indicators.toml`` (explained at its top), not rules: a phrase must be one
of them in full, and its unit must be one of the indicator's. A phrase that fits none has no registered indicator.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from models.registers import RegisterError, read_toml


class Indicator(NamedTuple):
    """A registered indicator; ``units`` are those in which it may be given, the canonical one first.

    ``phrasings`` are in the register's notation; ``base`` is the indicator whose growth this one is, if it is one.
    """

    indicator_id: str
    name: str
    units: tuple[str, ...]
    description: str
    phrasings: tuple[str, ...]
    base: str | None = None

    @property
    def unit(self) -> str:
        """The canonical unit."""
        return self.units[0]


class PhrasingError(RegisterError):
    """An entry of ``indicators.toml`` that is not in its notation: in ``phrasing``, ``fault`` is wrong."""

    def __init__(self, phrasing: str, fault: str) -> None:
        self.phrasing, self.fault = phrasing, fault
        super().__init__(
            "indicators.toml",
            f"{fault} in the phrasing {phrasing!r}; a phrasing is literal text with [a|b] optional, {{a|b}} required and <macro>",
        )


_UP_OR_DOWN: Final = (
    "增长|增加|提高|上升|上涨|扩大|净增|增产|增收|减少|下降|降低|下跌|回落|减产|缩短|压缩|年轻|增幅|涨幅|减幅|降幅|增速|负增长"
)
_GROWTH: Final = rf"(?:同比|环比|年均|比上年|平均)?(?:{_UP_OR_DOWN})(?:率|幅度)?"
_CHANGE: Final = rf"(?:同比|年均)?(?:{_UP_OR_DOWN})(?:额|量|数|幅度)?"
_DROPPED = str.maketrans(dict.fromkeys("“”‘’「」『』《》〈〉\"'（）() \t\n\u3000\xa0"))
MARK = re.compile(r"[\[\]{}<>]|[^\[\]{}<>]+")


def _register() -> dict[str, Any]:
    return read_toml("indicators.toml")


@cache
def indicators() -> tuple[Indicator, ...]:
    """Every registered indicator, growth included, in the register's order."""
    found: list[Indicator] = []
    for entry in _register()["indicator"]:
        base = Indicator(entry["id"], entry["name"], tuple(entry["units"]), entry["description"], tuple(entry["phrasings"]))
        found.append(base)
        if entry.get("growth"):
            found.append(
                Indicator(
                    f"{base.indicator_id}_growth",
                    f"{base.name}增长率",
                    ("percent",),
                    f"by what share it grew or fell: {base.description}",
                    base.phrasings,
                    base.indicator_id,
                )
            )
    return tuple(found)


def _expression(phrasing: str) -> str:
    """A phrasing as a regular expression."""
    macros = _register()["macros"]
    out: list[str] = []
    opened: list[str] = []
    pieces = iter(MARK.findall(phrasing))
    for piece in pieces:
        if piece in "[{":
            if opened:
                raise PhrasingError(phrasing, f"{piece!r} inside {opened[-1]!r}")
            opened.append(piece)
            out.append("(?:")
        elif piece in "]}":
            if not opened or opened.pop() + piece not in ("[]", "{}"):
                raise PhrasingError(phrasing, f"{piece!r} closes nothing")
            out.append(")?" if piece == "]" else ")")
        elif piece == "<":
            name, end = next(pieces, ""), next(pieces, "")
            word = name.removesuffix("!")
            if end != ">" or word not in macros:
                raise PhrasingError(phrasing, f"<{name}> is not one of the macros {', '.join(sorted(macros))}")
            out.append(f"(?:{macros[word]})" + ("" if name.endswith("!") else "?"))
        else:
            out.append("|".join(re.escape(word) for word in piece.split("|")))
    if opened:
        raise PhrasingError(phrasing, f"{opened[-1]!r} is not closed")
    return "".join(out)


def _body(indicator: Indicator) -> str:
    own = [_expression(p) for p in indicator.phrasings]
    own.append(re.escape(plain(indicator.name.removesuffix("增长率") if indicator.base else indicator.name)))
    return "|".join(own)


def _tail(unit: str) -> str:
    words = _register()["suffixes"].get(unit.split("/")[0])
    return f"(?:{words})?" if words else ""


def expression(indicator: Indicator, *, change: bool = False) -> str:
    """What a phrase must be in full to lead to the indicator; with ``change``, to say how much it changed."""
    if indicator.base:
        owner = next(i for i in indicators() if i.indicator_id == indicator.base)
        return f"(?:{_body(indicator)}){_tail(owner.unit)}{_GROWTH}"
    return f"(?:{_body(indicator)}){_tail(indicator.unit)}{_CHANGE if change else ''}"


_compiled = cache(re.compile)
"""Expressions are compiled when a phrase may first be one: a process meets few of the 400."""


class _Way(NamedTuple):
    """An indicator with the expressions of its level and of its change."""

    indicator_id: str
    level: str
    changed: str | None


def cores(phrasing: str) -> list[str]:
    """Texts one of which every phrase of the phrasing holds: its longest part that must stand."""
    best: list[str] = []
    pieces = iter(MARK.findall(phrasing))
    for piece in pieces:
        if piece == "[":
            next(pieces), next(pieces)
            continue
        if piece == "{":
            words = next(pieces).split("|")
            next(pieces)
        elif piece == "<":
            name = next(pieces)
            next(pieces)
            if not name.endswith("!"):
                continue
            words = _register()["macros"][name[:-1]].split("|")
        else:
            words = [piece]
        if min(map(len, words)) > min(map(len, best), default=0):
            best = words
    return best


@cache
def _by_core() -> dict[str, dict[str, list[_Way]]]:
    """Unit to core to the indicators that a phrase with that core may lead to."""
    table: dict[str, dict[str, list[_Way]]] = {}
    for indicator in indicators():
        changed = None if indicator.base else expression(indicator, change=True)
        way = _Way(indicator.indicator_id, expression(indicator), changed)
        held = [core for phrasing in indicator.phrasings for core in cores(phrasing)]
        held.append(plain(indicator.name.removesuffix("增长率") if indicator.base else indicator.name))
        for unit in indicator.units:
            for core in dict.fromkeys(held):
                table.setdefault(unit, {}).setdefault(core, []).append(way)
    return table


def plain(phrase: str) -> str:
    """The phrase without quotes, brackets and spaces."""
    return phrase.translate(_DROPPED)


@lru_cache(maxsize=65536)
def registered(phrase: str, unit: str, role: str | None = None) -> str | None:
    """The id of the registered indicator that ``phrase`` leads to in ``unit``, or None.

    ``role`` ``change`` also accepts a phrase that says how much the indicator changed (村集体经济收入增加额), in the
    indicator's own unit, and percentage points for a share.
    """
    text = plain(phrase)
    table = _by_core().get("percent" if unit == "percentage_point" else unit)
    if not text or table is None:
        return None
    longest = _longest_core()
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + longest) + 1):
            for way in table.get(text[start:end], ()):
                if _compiled(way.level).fullmatch(text):
                    return way.indicator_id
                if role == "change" and way.changed is not None and _compiled(way.changed).fullmatch(text):
                    return way.indicator_id
    return None


@cache
def _longest_core() -> int:
    return max(len(core) for table in _by_core().values() for core in table)
