"""What every phrase is subject to: which words stay in a name, and how long it may be.

Belongs here: what the reading before a number (:mod:`before`) and behind it (:mod:`behind`) share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.pieces import Token

LONGEST: Final = 20
"""Characters beyond which a name is cut to its last words."""
AVERAGES = frozenset(("平均", "人均", "户均", "村均", "日均", "月均", "年均", "亩均"))
"""Words that say of whom each has so much."""
DIMENSIONS: Final = {"长": "长度", "宽": "宽度", "高": "高度", "深": "深度", "厚": "厚度"}
INNER_LOCATIVES: Final = frozenset(("以上", "以下", "以内", "内", "外", "上", "下"))
"""Locatives that may stand inside a name (大专 以上 学历)."""
PAID: Final = ("补助", "补贴", "奖励", "奖金", "津贴", "资助", "救助", "补偿", "贷款", "罚款", "报酬", "慰问金")
"""What is paid, and has the amount before it for its size (不超过 | 1000元 | 的交通补助)."""

_PAYMENT = re.compile(rf".*?(?:{'|'.join(PAID)}|[\u4e00-\u9fff](?:礼金|[助奖]学金|养老金|救助金|抚恤金|慰问品|红包|低保金|工资))")


_PAYING = frozenset("助贴励金偿款酬品包资")
"""One of these stands in every payment."""


def payment_in(topic: str) -> str:
    """What is paid, where a topic says what is done with it (敬老礼金改采汇款发放); nothing where it names no payment."""
    paid = _PAYMENT.match(topic) if not _PAYING.isdisjoint(topic) else None
    return paid[0] if paid is not None else ""


def text_of(tokens: Sequence[Token]) -> str:
    """The tokens' words, joined."""
    return "".join(t.text for t in tokens)


def joined(verb: str, thing: str) -> str:
    """A verb and what it is done to, a word that ends the one and begins the other written once (予以公开, 公开申请)."""
    return verb[:-2] + thing if len(verb) > 2 and thing.startswith(verb[-2:]) else verb + thing


_YEARLY = frozenset(("任务", "计划", "目标", "考核", "工作"))
_LIKE = frozenset(("像", "如", "类似", "同类"))
"""Words that point at an example of those who are named behind them."""
_SORTS = frozenset(("类", "种", "样"))
_NEGATING = frozenset(("未", "尚未", "没有", "未能"))
"""Words without which a name would say the contrary (尚未整改的问题)."""


@cache
def is_people(word: str) -> bool:
    """Whether the word names people."""
    return word.endswith(part.person_endings()) and not word.endswith(part.impersonal())


def tidy(tokens: Sequence[Token]) -> str:
    """The words of a name without place, time and leading or trailing joints."""
    kept = [t for t in tokens if t.part not in "STMU"]
    if len(kept) > 2 and kept[0].text in _LIKE:  # 像他这样的 致富带头人, 像老陈这样的 民宿
        kept = kept[next((i + 1 for i, t in enumerate(kept[:4]) if t.part == part.OF and i + 1 < len(kept)), 0) :]
    if len(kept) > 1 and kept[0].text in _SORTS:  # 这 类 调解室
        kept = kept[1:]
    if len(kept) > 1 and kept[0].text == "年度" and kept[1].text not in _YEARLY:  # 112年度 补助经费
        kept = kept[1:]
    while (
        kept
        and kept[0].part in "JDFA"
        and kept[0].text not in _NEGATING
        and not (kept[0].text == "可" and part.is_measure(kept[-1].text))
    ):  # 可采摘面积
        kept = kept[1:]
    while kept and (kept[-1].part in "JD" or (kept[-1].text == "不" and len(kept) > 1)):  # 婚事不超15桌
        kept = kept[:-1]
    return text_of(kept)


def clip(name: str) -> str:
    """A long name cut to its last words behind a 的 or a 、."""
    while len(name) > LONGEST and name[0] not in "“「《":  # what stands in marks is whole or not at all
        cut = min((i for i in (name.find("的"), name.find("、")) if i >= 0), default=-1)
        if cut < 0 or cut + 1 >= len(name):
            break
        name = name[cut + 1 :]
    return name
