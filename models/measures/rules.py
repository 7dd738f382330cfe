"""How a clause words a rule, a quota or a rate, by which it lays down something whatever its verb.

What that says for a measure is weighed in :mod:`models.measures.judge_clauses`.
"""

from __future__ import annotations

import re

from models.text.patterns import starts

_RULE = (
    r"(?P<recurs>每(?:隔|逢)?[一两半]?个?(?:天|日|周|星期|月|旬|季|年|学期|晚))|(?P<each>每|人均|户均)"
    r"|(?P<bound>不少于|不低于|不超过|不高于|不得|至少|最高|最低|最多|以内|之内|一律|原则上|必须|上限|不满|逾期|须)"
    r"|(?P<case>的(?:予以|给予|由|每|一律|一次|按|再|不得|限期|责令|及时|优先|暂停|取消|扣|退|停|移交|追))"
    r"|(?P<manner>逐[户人村家车笔件条][^步]|挨家|分片|轮流|随叫随到|24小时)"
    r"|(?P<terms>免费|减半|前[一两二三四五]年|第[一二三四五]年起|分[一两二三四五][年次期]|全额|优先|保底|兜底|[上下]浮|一次性|按)"
    r"|(?P<change>由[^，]{1,14}(?:提|增|调|降|减|涨|扩|升|改|压|放宽|精简|缩|合并|整合)[^，]{0,3}[到至为])"
    r"|(?P<within>[0123456789一二三四五六七八九十两]个?(?:小时|分钟|工作日|日|天)(?:内|以前|前)(?!后))"
)
_RULES = re.compile(f"(?={starts(_RULE)})(?:{_RULE})")
_RULES_AND_SHARES = re.compile(_RULE.replace("一次性|", "一次性|[^，]{1,4}比例|"))
"""The same with shares (按一定比例), which may begin with any character: for the few clauses that speak of one."""


def may_word_rules(text: str) -> bool:
    """Whether a look at the clauses of ``text`` for rules is worth its time: a match within one is a match in the whole."""
    return _RULES.search(text) is not None or "比例" in text


def rules_in(text: str, start: int, end: int) -> tuple[str, ...]:
    """The ways in which the clause ``text[start:end]`` words a rule."""
    rules = _RULES if text.find("比例", start, end) < 0 else _RULES_AND_SHARES
    return tuple(sorted({m.lastgroup or "" for m in rules.finditer(text, start, end)}))
