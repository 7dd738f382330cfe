"""Grades: amounts of one payment to each of several (本科生每月补500元，硕士800元; 省级农场奖补5万元，市级奖补2万元).

Belongs here: which words are grades, and whether two numbers are amounts of one payment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.metrics.quantity import Quantity

GRADE = re.compile(
    r"(?:(?:全日制)?(?:本科|硕士|博士|研究生|大专|专科|高职|中职|中专|高中|初中|小学|学前|幼儿园)(?:毕业|研究)?[生者]?"
    r"|[一二三四五六甲乙丙ABC特][级档等类](?:医院|奖|标准)?|[高中初]级(?:工|职称)?|高级技师|技师|城市|城镇|农村|乡镇|村级|县级|乡级|市级|省级|国家级|其他|其余|平均|最高|最低|(?:省内|市内)?[省市县境][内外]|跨省)"
)
_NEXT = re.compile(rf"[，、]{GRADE.pattern}(?:为|则为?|是)?")


_PAID_TOO = re.compile(r"[，、；][^，。；\d]{1,10}?(奖补|补助|补贴|奖励|资助|给予|补)")
"""Between two amounts: to whom the same is paid, with the verb said again."""


def next_grade(gap: str, before: str = "") -> bool:
    """Whether nothing but the next grade stands between two amounts, or the payment that ``before`` ends in said again."""
    if _NEXT.fullmatch(gap):
        return True
    paid = _PAID_TOO.fullmatch(gap)
    return paid is not None and before.endswith(paid[1])


def with_rates(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, amounts by grade with the period that the first of them states."""
    out: list[Quantity] = []
    for q in found:
        last = out[-1] if out else None
        if last is not None and q.unit == "CNY" and last.unit.startswith("CNY/") and next_grade(text[last.end : q.start]):
            q = q._replace(unit=last.unit)
        out.append(q)
    return out
