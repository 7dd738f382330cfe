"""Comparators: the words before and behind a number that make it a bound or an estimate.

Belongs here: 近, 约, 超, 不少于 and the like before a number, 余, 多, 以上, 左右 and the like behind it. A bound behind the
number outweighs words before it, those outweigh 余 and 多 (不少于20余个 is at least 20).
"""

from __future__ import annotations

import re
from typing import Final

from models.text.patterns import starts

TAIL: Final = re.compile(
    r"(?P<more>[余多]?)(?:[（(]?(?:含)?[）)]?(?P<ge>(?:及其?|和|或|含)?以上|之上)"
    r"|(?P<le>(?:及|含)?以下|以内|之内|以里|封顶|内(?![部地外容陆蒙需河湖设置源涵环科]))"
    r"|(?P<about>左右|上下|前后|许(?=[，。、；,]|$)))?(?P<plus>\+(?![\d\w“\"]))?"
)
"""What may follow a number and its unit; always matches, perhaps with nothing."""

_BEFORE: Final = (
    (
        ">=",
        r"不(?:得|能|可|应|准)?(?:少于|低于|小于|下于|短于)|(?<![落剩存])不下|不亚于|至少(?:要|达到?|有|为|在|需|应)?|最少|起码",
    ),
    (
        "<=",
        r"不(?:得|能|可|应|准)?(?:超过|高于|大于|多于|超出|长于)|不超|(?<![只才])不过|至多|最多(?:可|为|达|不超过)?[贷补奖获领开选]?",
    ),
    ("<=", r"限额(?!以)[为是]?|封顶线[为是]?"),
    ("<=", r"上限(?:限?定)?[为在是]?|(?<=[限期间、，])最长(?:可达?|为)?|≤|≦"),
    (">=", r"≥|≧"),
    ("<", r"[<＜]"),
    (">", r"(?<![>a-zA-Z\"/])[>＞]"),
    ("<", r"(?<!不)(?:[落剩存]不下|不足|低于|少于|不到|未到|未满|不满|小于|未达到?)"),
    (">", r"(?<!不)(?:超过|超出)|(?<![赶反不高彩Bb])超|逾|突破|冲破|多于|高于|大于|高过|年过"),
    (">", r"(?<=[比例率入值额量均龄模积数重计口])过|(?<=数)破|(?<![突打爆攻看])破(?=\d)"),
    ("<~", r"将近|接近|逼近|直逼|(?<![附临邻就靠最远相亲接])近"),
    ("~", r"(?<![节预签合条公大制履特民规契誓简])约|大约|大概|估计|差不多"),
)
_BEFORE_RE = re.compile(
    f"(?={starts('|'.join(p for _, p in _BEFORE))})(?:"
    + "|".join(f"(?P<c{i}>{p})" for i, (_, p) in enumerate(_BEFORE))
    + r")(?:了|达到?|至|到|有|为|在|占|合)?[了约]?(?:每[个名户人村亩年月天日次周]|人民币)*\s?[¥￥]?$"
)
_AT_LEAST = re.compile(r"(?:至少|不少于|最少|起码)[^，。；;、,：:\d]{1,14}$")
_OF_ANOTHER = re.compile(
    r"(?:(?P<ge>不低于|不少于|至少达到)|(?P<le>不(?:得|能)?(?:超过|高于|大于)|最高(?:不超过)?))[^，。；;：:\d]{2,24}的$"
)
"""Before a share or multiple of something (不低于农民人均纯收入的2倍)."""
_ABOUT_A_SHARE = re.compile(r"[，,；、]约占[^，。；;、,：:\d]{1,10}的?$")
_HIGHEST = re.compile(
    r"最高(?:可|能|限额?|额度|限价|每[人户村个名年月亩]|不超过)?(?:[贷补奖获领给予]{0,3}|补贴|补助|奖励|贷款|资助|授信)?\s?$"
)


def comparator(text: str, start: int, tail: re.Match[str] | None, *, more: bool) -> str:
    """The comparator of the number at ``start``; ``tail`` is what :data:`TAIL` found behind it, ``more`` 余 or 多 inside."""
    if tail is not None and tail["ge"]:
        return ">="
    if tail is not None and tail["le"]:
        return "<="
    before = text[max(0, start - 18) : start]
    if before.endswith("的") and (bound := _OF_ANOTHER.search(text, max(0, start - 32), start)) is not None:
        return ">=" if bound["ge"] else "<="
    found = _BEFORE_RE.search(before)
    if found is not None and found.lastgroup is not None:
        return _BEFORE[int(found.lastgroup[1:])][0]
    if _HIGHEST.search(before):
        return "<="
    if _AT_LEAST.search(before):
        return ">="
    if _ABOUT_A_SHARE.search(before):
        return "~"
    if tail is not None and tail["about"]:
        return "~"
    return ">" if more or (tail is not None and (tail["more"] or tail["plus"])) else "="
