"""A phrase as it was told before, with another grade, tier or extreme in it (其中国家级示范场3家、省级 | 28家).

What belongs here: making one phrase of another. Which numbers take theirs so is asked in :mod:`beside` and :mod:`compose`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import tiers
from models.metrics.indicators.phrase import AVERAGES, is_people
from models.metrics.indicators.spot import Named, Spot

_MOST = re.compile(r"最[多高少低大小](?:[的一]|$)[^，。]{0,8}$")


def most_of(spot: Spot, known: Known, who: str) -> Named | None:
    """The most or least of what was told before, where ``who`` is the one that has it (最多的一位领了 | 9000元)."""
    head = known.head if known.unit == spot.kind else known.kinds.get(spot.kind, "") * ("的" in who)
    head = head[2:] if head[:2] in AVERAGES else head
    if _MOST.match(who) and not spot.counts and head and not is_people(head):
        return who[:2].replace("多", "高") + head[2 * head.startswith("最") :], "", False
    return None


_GRADE = re.compile("(?:国家|部|省|自治区|市|州|地|县|区|旗|乡|镇|村)级")


def of_grade(grade: str, phrase: str) -> str:
    """``phrase`` with ``grade`` for the one that opens it; nothing where either is none."""
    other = _GRADE.match(phrase)
    return grade + phrase[other.end() :] if other is not None and _GRADE.fullmatch(grade) is not None else ""


def of_tier(head: str, tier: str) -> str:
    """``head`` with ``tier`` for the one that it names; nothing where it names none."""
    other = next((t for t in sorted(tiers()) if t in head and t != tier), "")
    return head.replace(other, tier) if other else ""
