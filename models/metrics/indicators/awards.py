"""Phrases of what is awarded or taken by a rule: points for what is done, amounts of one payment by grade.

Belongs here: numbers whose name is the deed or the grade before them (扫雪记2分; 本科生每月补500元，硕士800元).
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.grades import GRADE
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.phrase import PAID
from models.metrics.indicators.spot import Spot

_SCORED = re.compile(r"(?:(?:一共|累计|总共|已|各|再|可|就|每次|每人|一次|一件|一例)*)([记加扣减攒积计获得奖])(?:了|到|得)?$")
_ONCE = re.compile("一[件次例]")
_BY_GRADE = re.compile(rf"(.*(?:{'|'.join(PAID)}))(?:{GRADE.pattern})$")
"""A payment with its grade behind it (护理补贴一级)."""
_ENOUGH = ("满", "够", "到", "达到")
_PAYMENTS = ("金", "费", "奖", "起付线", "标准", "限额")
_DEED: Final = 14
"""Characters of what is done, beyond which only its subject is kept."""


def score(spot: Spot, known: Known) -> str:
    """What points are given for or exchanged for (打扫庭院积2分, 10分兑换); nothing where the clause names a score."""
    said = spot.left.name + spot.left.verb
    done = _SCORED.search(spot.said)
    if done is not None:  # 乱倒垃圾一次扣 | 3分, 一共攒了 | 36分
        deed = _ONCE.sub("", spot.said[: done.start()])
        deed = deed if len(deed) <= _DEED else spot.left.subject or spot.left.name
        return (deed.strip("的") or known.base) + ("扣分" if done[1] in "扣减" else "积分")
    bought = (spot.right.name + spot.right.predicate).lstrip("可就能以")
    if (not said and "兑" in bought) or (said.endswith(_ENOUGH) and bought[:1] in ("兑", "换")):  # 攒够 | 50分 | 就能换一桶油
        return bought[:10] + "积分"
    return ""


def paid_alike(own: str, known: Known) -> str:
    """What is paid to the grade ``own``, as it was told for the one before it; nothing where it is none."""
    if not GRADE.fullmatch(own):
        return ""
    if (graded := _BY_GRADE.match(known.phrase)) is not None and len(known.phrase) > len(own):
        return graded[1]
    paid = next((p for p in PAID if known.phrase.endswith(p)), "")
    return paid or (known.head if known.head.endswith(_PAYMENTS) else "")
