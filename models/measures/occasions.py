"""Occasions: a meeting, drill, talk or visit that took place once, which is no measure; a regular or named one is.

Belongs here: what tells that something took place once. That a meeting is held at a rhythm or by a rule is no occasion.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from models.measures.clauses import Clause
from models.measures.verbs import Verb

_MEETING: Final = (
    "会议|座谈会?|现场会|推进会|动员会|调度会|部署会|观摩会|启动会|例会|研讨会|发布会|办公会|协调会|汇报会|恳谈会|通气会|茶话会|班子会|常委会|专题会|"
    "分析会|总结会|交流会|见面会|培训会|议事会|大会|讲座|宣讲|演练"
)
_ONCE: Final = re.compile(
    f"(?:召开|举行|举办|开展|组织|进行|开|办)了[^，。；]{{0,4}}?[一1][次场个回][^，。；]{{0,24}}?(?:{_MEETING}|会|调研|宣传|参观)$"
)
"""What took place once and is over (召开了一次座谈会)."""
_BARE: Final = re.compile("(?:召开|举行)了?(?:专题)?(?:会议|座谈会?|现场会|推进会|动员会|部署会|研讨会|专题会)$")
_HELD: Final = frozenset(
    ("召开", "举行", "举办", "开展", "组织", "主持召开", "组织召开", "组织开展", "承办", "召集", "开", "进行")
)
_MEETS: Final = re.compile(f"(?:{_MEETING})$")
_DAY: Final = re.compile(
    "(?<![每逢至])(?:[0-9]{1,2}月)?[0-9]{1,2}日(?![前起止内至—~-])|日前|近日|当[天日晚]|昨[天日晚]|[上下]午|[上本]周|不久前|前不久|随后|此前"
)
_RECURS: Final = re.compile("[每逢]|定期|轮流|经常|多次|分期|分批|制度|机制|不少于|至少|截至|累计")
_TITLE: Final = re.compile("(?:书记|[省市县区镇乡州旗局厅部院]长|主席|主任|常委|专员)$")
_VISITS: Final = frozenset(
    (
        *("走访", "看望", "慰问", "走访慰问", "看望慰问", "检查", "督导", "督查", "指导", "调研", "考察", "视察", "察看", "查看"),
        *("召开", "主持召开", "听取", "了解", "协调", "部署", "研究", "座谈", "参加", "出席"),
    )
)


def took_place_once(clause: Clause, verb: Verb, start: int, end: int) -> bool:
    """Whether the measure ``[start, end)`` of a clause, headed by ``verb``, is a single meeting, drill, talk or visit."""
    text = clause.sentence.clean.text
    if _ONCE.match(text, start, end) or (_BARE.match(text, start, end) and not _RECURS.search(text, 0, end)):
        return True
    if verb.text in _VISITS and _by_leader(clause, start):
        return True
    return verb.text in _HELD and is_dated_meeting(clause, start, end)


def is_dated_meeting(clause: Clause, start: int, end: int) -> bool:
    """Whether ``[start, end)`` ends in a meeting or drill that the sentence tells the day of, and no rhythm."""
    text = clause.sentence.clean.text
    return (
        _MEETS.search(text, start, end) is not None
        and _DAY.search(text, 0, start) is not None
        and _RECURS.search(text, 0, end) is None
    )


def _by_leader(clause: Clause, start: int) -> bool:
    """Whether a leader told by name does it (副县长某某到镇里调研，走访了3户)."""
    words = clause.sentence.words
    for before, word in pairwise(words):
        if word.start >= start:
            return False
        if word.tag == "nr" and _TITLE.search(before.text) is not None:
            return _RECURS.search(clause.sentence.clean.text, 0, start) is None
    return False
