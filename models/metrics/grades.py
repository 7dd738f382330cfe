"""Grades: the words for which amounts of one payment are told (本科生每月补500元，硕士800元，博士1500元).

Belongs here: which words are grades, and whether two numbers are amounts of one payment by grade.
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


def next_grade(gap: str) -> bool:
    """Whether nothing but the next grade stands between two amounts."""
    return _NEXT.fullmatch(gap) is not None


def with_rates(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, amounts by grade with the period that the first of them states."""
    out: list[Quantity] = []
    for q in found:
        last = out[-1] if out else None
        if last is not None and q.unit == "CNY" and last.unit.startswith("CNY/") and next_grade(text[last.end : q.start]):
            q = q._replace(unit=last.unit)
        out.append(q)
    return out
