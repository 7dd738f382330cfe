"""How often a measure recurs: 每月, 每季度至少, 一年一评选, 周调度, 按月, 连续3年, 每5年.

Belongs here: the ways in which Chinese says a recurrence, and how far such a phrase reaches. A cadence belongs to the
measure whose own piece of the sentence says it; 每年 before a list joined by 、 holds for all its members (每年对党组织进行
评定、选树示范村), while 月通报 or 年度考核 speaks for itself alone. A sum or a time within a period (每月2100元, 每月住村20天)
says how much, not how often. Two different cadences in one name (“日巡查、周碰头、月评星”制度) are none.
"""

from __future__ import annotations

import re
from typing import Final

_PERIODS: Final = {
    "天": "daily",
    "日": "daily",
    "晚": "daily",
    "周": "weekly",
    "星期": "weekly",
    "礼拜": "weekly",
    "月": "monthly",
    "季": "quarterly",
    "季度": "quarterly",
    "半年": "half-yearly",
    "年": "yearly",
}
_NUMERALS: Final = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}

_DOING: Final = (
    "调度|通报|督查|督导|督办|检查|抽查|巡查|巡访|报告|报送|例会|联席|考核|考评|测评|评比|评议|评定|评价|评选|评优|评星|评分|评|述职|研判|会商|碰头|"
    "走访|分析|讲评|点评|排名|总结|小结|复盘|比拼|晾晒|晒|亮晒|亮灯|打分|盘点|发放|结算|兑现|汇报|推进|交办|清零|更新|公示|公开|学习|培训|体检|观摩|拉练|销号|反馈|审计|普查"
)
"""What a bare period is put before to say that it recurs (周调度, 月通报, 年度考核)."""

_LEADING: Final = re.compile(
    r"每(?:隔|间隔|逢)?(?:一|1)?个?(?P<unit>天|日|晚|周|星期|礼拜|月|季度?|半年|年)(?!度?(?:以来|前|后)|边|全|报社)"
    r"|每隔?(?P<years>[二两三四五六七八九十]|[2-9]|10)年"
    r"|(?P<running>连续(?:[二两三四五六七八九十多数]+|\d+)年)(?=[^,，;；。]{0,6}?(?:开展|举办|举行|组织|召开|评选|发布|实施|进行|表彰|慰问|走访|编印|承办|主办|发放))"
    r"|(?P<by>逐[日月季年]|按[日周月季年])(?![龄级薪嫂租供])(?!提[高升]|增|递|下降|减少|加大)"
)
_LEADS: Final = re.compile("[每连逐按]")
"""What those begin with."""
_OWN: Final = re.compile(
    rf"(?<![一-龥0-9])(?P<unit>[日周月季年])(?:{_DOING})"
    rf"|(?<=[实推执落奉开做][行施展实到]|建立|坚持|按照|健全|完善|探索)(?P<bare>[日周月季年])(?:{_DOING})"
    r"|(?<![一二两三四五六七八九十几数0-9每上下本当同全去今明前后])(?P<long>月度|季度|半年度?|年度)"
    rf"[一-龥]{{0,8}}?(?:{_DOING})"
    r"|(?:一|1)(?P<each>日|天|周|月|季度?|半年|年)一(?=[一-龥])"
    r"|(?<![一二三四五六七八九十几数0-9])(?P<half>半年|年|季度?|月|周)(?:一|1|至少|不少于)[次评考]"
    r"|(?P<turn>半年|年(?=[底终]))[底终]?一(?=[一-龥])"
    r"|(?P<years>[二两三四五六]|[2-6])年一(?:次|届|评|轮|换|选|修|考)"
    r"|(?P<twice>月月|周周|季季|年年|日日)(?=[一-龥])"
    r"|(?<![一二三四五六七八九十0-9每上下本当同全去今明前后])(?P<paid>[周月季])(?:发放|结|付|清)制?"
)
_AS_YARDSTICK: Final = re.compile(r"作为|纳入|列为|列入|计入|写入")
_QUOTA: Final = re.compile(
    r"[^,，;；。、]{0,8}?(?:\d[\d.,]*|[一二两三四五六七八九十百半]+)(?:个)?(?:余|多)?(?:天|小时|学时|课时|学分|分钟)(?![常以]?会|之?内)"
)
_PRICE: Final = re.compile(r"(?:人均)?(?:\d[\d.,]*|[一二两三四五六七八九十百千]+)[余多]?[百千万亿]*元")
_ANY: Final = re.compile("[天日晚周期拜月季年]")
_BRACKET: Final = re.compile(r"[(（][^)）]*[)）]")
_TIMES: Final = re.compile(r"每[^,，;；。]{1,4}?(?:至少|不少于|不低于)?(?:一|1|[两二三四]|\d+)(?:次|轮|场|期|遍)")
_STOP: Final = ",，;；。:：！？…—\n"


def cadence(text: str, start: int, end: int) -> str | None:
    """The cadence of the measure at ``text[start:end]``: a value of the vocabulary, ``every N years``, or null."""
    if not _ANY.search(text):
        return None
    leads = _LEADS.search(text) is not None
    for match in _LEADING.finditer(text, start, end) if leads else ():
        if value := _led(text, match, end):
            return value
    own = _bare(text, start, end) if _ANY.search(text, start, end) else None
    if own:
        return own.pop() if len(own) == 1 else None
    if not leads:
        return None
    left = max(text.rfind(stop, 0, start) for stop in _STOP) + 1
    before = [m for m in _LEADING.finditer(text, left, end) if m.end() <= start]
    for match in reversed(before):
        if value := _led(text, match, start):
            return value
    if _TIMES.match(text, end) and (trailing := _LEADING.match(text, end)):
        return _value(trailing)
    bracket = _BRACKET.match(text, end)
    inside = _LEADING.search(text, end, bracket.end()) if bracket else None
    return _value(inside) if inside else None


def _bare(text: str, start: int, end: int) -> set[str]:
    """The different cadences that bare periods within the clause say."""
    values: set[str] = set()
    for match in _OWN.finditer(text, start, end):
        yardstick = _AS_YARDSTICK.search(text, start, match.start())
        if not yardstick and not (match["long"] and not _ends_clause(text, match, end)) and (value := _value(match)):
            values.add(value)
    return values


def _ends_clause(text: str, match: re.Match[str], end: int) -> bool:
    """年度 and its like speak of a recurrence only where the review they name is the object itself, not its attribute."""
    return bool(
        re.fullmatch(
            r"(?:工作|制度?|机制|办法|活动|报告|考核|评议|会议?)*[”’」』》]?(?:工作|制度?|机制|办法|活动)?",
            text[match.end() : end],
        )
    )


def _led(text: str, match: re.Match[str], end: int) -> str | None:
    """The cadence of a leading phrase, null where it only says how much within a period."""
    after = match.end()
    if _QUOTA.match(text, after, end):
        return None
    if text[match.start() - 1 : match.start()] in ("由", "从") and _PRICE.match(text, after, end):
        return None
    return _value(match)


def _value(match: re.Match[str]) -> str | None:
    """The cadence that a match of either pattern says."""
    said = {key: value for key, value in match.groupdict().items() if value}
    if years := said.get("years"):
        return f"every {int(years) if years.isdigit() else _NUMERALS[years]} years"
    if "running" in said:
        return "yearly"
    (unit,) = said.values()
    if "by" in said or "twice" in said:
        unit = unit[1]
    return _PERIODS.get(unit) or _PERIODS.get(unit.removesuffix("度"))
