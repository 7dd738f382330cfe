"""Every way in which a registered division is called, and which divisions it may be.

The full name, for autonomous divisions also with the plain kind (环江县, 湘西州), and the name without its kind (灵丘,
铁岭, 四川). The names of townships are taken in full only.
Not here: names in a text (:mod:`models.places.mentions`), and which division one means there (:mod:`models.places.resolve`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from models.places.register import Division, divisions, former_divisions, uncoded_divisions

_PEOPLES = (
    "满族|回族|蒙古族|蒙古|壮族|藏族|羌族|彝族|苗族|侗族|瑶族|土家族|布依族|哈尼族|傣族|景颇族|傈僳族|白族|佤族|拉祜族|纳西族|普米族|独龙族|怒族|"
    "布朗族|仡佬族|水族|仫佬族|毛南族|黎族|畲族|朝鲜族|达斡尔族|鄂温克族|鄂伦春|锡伯|锡伯族|哈萨克族|哈萨克|柯尔克孜族|柯尔克孜|塔吉克|塔吉克族|维吾尔|"
    "东乡族|保安族|撒拉族|土族|裕固族|各族|回"
)
_AUTONOMOUS = re.compile(rf"(?:{_PEOPLES})*自治([县州旗])$")
_KIND = re.compile(r"(?:特别行政区|(?:维吾尔|壮族|回族)?自治区|地区|林区|特区|新区|[省市县区旗盟州])$")


class Name(NamedTuple):
    """One way of naming, with the divisions it may mean; ``short`` if it leaves out the kind."""

    text: str
    short: bool
    divisions: tuple[Division, ...]


def short_forms(division: Division) -> list[str]:
    """Names of a division without or with a plainer kind (紫云自治县, 紫云县, 紫云); none for stems of one character."""
    autonomous = _AUTONOMOUS.search(division.name)
    if autonomous:
        stem = division.name[: autonomous.start()]
        return [f"{stem}自治{autonomous[1]}", stem + autonomous[1], stem] if len(stem) > 1 else [division.name]
    stem = _KIND.sub("", division.name)
    return [stem] if len(stem) > 1 and stem not in _WHOLES else []


_WHOLES = frozenset(("全州",))
"""What, without its kind, is the whole of some division (全州 of a prefecture, or 全州县)."""


@cache
def names() -> tuple[Name, ...]:
    """All names; of one name's divisions the present stand before the former, the higher before the lower."""
    full: dict[str, list[Division]] = {}
    short: dict[str, list[Division]] = {}
    for division in (*divisions(), *uncoded_divisions(), *former_divisions()):
        full.setdefault(division.name, []).append(division)
        if division.level == "township":
            continue
        for form in short_forms(division):
            # a plainer kind is as good as the full name
            table = full if len(form) > 2 and form[-1] in "县州旗" else short
            table.setdefault(form, []).append(division)
    found = [Name(text, False, _ranked(of)) for text, of in full.items()]
    found += [Name(text, True, _ranked(of)) for text, of in short.items() if text not in full]
    return tuple(found)


def _ranked(of: list[Division]) -> tuple[Division, ...]:
    if len(of) == 1:
        return (of[0],)
    ranks = {d: (d.until is not None, d.depth, d.code or "") for d in of}
    if len(set(ranks.values())) == len(ranks):
        return tuple(sorted(ranks, key=ranks.__getitem__))
    return tuple(sorted(ranks, key=lambda d: (*ranks[d], d.full_name)))


@cache
def automaton() -> ahocorasick_rs.AhoCorasick:
    """Finds the longest names from the left; pattern numbers are positions in :func:`names`."""
    return ahocorasick_rs.AhoCorasick(
        [n.text for n in names()],
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
    )
