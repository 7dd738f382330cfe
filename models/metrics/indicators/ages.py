"""Phrases for ages: whose an age is, by what somebody is rather than by name.

Belongs here: 57岁的种植户周大叔, 平均年龄39岁 and its like. Spans of time are in :mod:`durations`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.bounds import aged, bounds
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import person_endings
from models.metrics.indicators.phrase import is_people
from models.metrics.indicators.spot import Named, Spot

_LONGEST_PERSON = 6
_ELDEST = frozenset(("年长", "年轻", "高龄", "年幼", "大", "小"))


def age(spot: Spot, known: Known) -> Named:
    """The phrase of an age: whose it is, or the mean age that the clause names."""
    left, right = spot.left, spot.right
    if left.change:
        base = left.name or known.base
        return base + left.change, base, False
    if left.name.endswith("年龄"):
        own = left.name
        if right.of and right.name and own == "年龄":
            own = right.name + own
        elif own.startswith(("平均", "年龄")):
            total = known.total if is_people(known.total) or not is_people(known.counted) else ""
            own = (total or known.counted or (known.topic if is_people(known.topic) else "")) + own
        return own, own, False
    if right.name and right.name[0] != "每":
        return _of_person(right.name) + "年龄", "", False
    if (eldest := left.name.removeprefix("最")) in _ELDEST and is_people(known.counted):
        return f"最{eldest}的{known.counted}年龄", "", False
    if is_people(left.subject) and left.verb and not left.name:  # 博士可放宽至 | 45周岁
        return left.subject + "年龄", "", False
    if left.name and not is_people(left.name) and (who := _person_in(spot.said)):
        return who + "年龄", "", False  # 老支书吴国荣 | 86岁
    if left.name and left.name[0] != "每":
        return left.name + "年龄", "", False
    if "年龄" in known.head:
        return known.head.replace("平均年龄", "年龄") if bounds(spot) else known.head, "", False
    return aged(spot, known) + "年龄", "", False


_KIN = re.compile("阿[婆嬷公]|[奶爷婆]{2}|大[爷妈娘叔婶姐哥伯]|老汉|婶子|嫂子")


def _of_person(name: str) -> str:
    """``name`` without the surname, or with what somebody is for it, where it calls him by his kin (种植户周大叔, 温阿婆)."""
    kin = _KIN.search(name)
    if kin is None:
        return name
    post = name[: max(0, kin.start() - 1)]
    return post if post and is_people(post) else kin[0]


def _person_in(said: str) -> str:
    """The word for people that stands last in a clause, without the name behind it; nothing where none does."""
    words = sorted((m.end(), m[0]) for m in re.finditer("|".join(w for w in person_endings() if len(w) > 1), said))
    if not words:
        return ""
    end = words[-1][0]
    return said[:end].rpartition("的")[2][-_LONGEST_PERSON:]
