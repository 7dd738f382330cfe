"""Ends of a change: the number that it starts from and the one that it leads to (由62%提高到81%).

Belongs here: the words of change and of arriving, and which quantities of a sentence they join. What a number is otherwise is
in :mod:`models.metrics.roles`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from models.metrics.quantity import Quantity
from models.metrics.role import Role
from models.text.patterns import hint_of

_VERB: Final = (
    "调[整高低升降]?|减少?|增[加至长多强]?|提[高升]?|[上跃攀回蹿飙晋]?升|下?降低?|扩大?|缩[减短小]?|压[减缩降低]?|精简|合并|整合|优化|变|改|转|演进|演变"
    "|发展|加密|扩[展充]|归并|撤并|并|延[长伸]|[上下]调|上涨|涨|跌|回落|翻|跳|拓展|壮大|攀"
)
_DATED: Final = (
    r"(?:现在的?|目前的?|如今的?|现有的?|当前的?|(?:民国)?\d{2,4}年[底末初]?的?"
    r"|(?:今|去|前|明)年(?:底|初|上半年|下半年|[前头]?[一二三四五六七八九十\d]{1,2}(?:个月|季度|月))?的?|(?:每(?:平方米|立方米|公斤|千克|公里|[年月人户亩天日吨斤次个件度桌村生名])){1,2}|年均|人均)?"
)
_ABOUT: Final = r"(?:近|约|超过?|逾|突破|不足|不到|大约|将近|接近|至少|不低于|不少于)?\s?"
TURN = re.compile(rf"(?:{_VERB})了?(?:到|至|为|成)了?{_DATED}{_ABOUT}$")
_ARROWS = frozenset(("→", "➔", "➜", "->", "—>"))
_REACH = re.compile(rf"(?:到|至|达到?|达){_DATED}{_ABOUT}$")
_START = re.compile(
    r"(?:从|由|自(?!来水)|将|把|(?<![同环占])比(?![重例率])|较|原来的?|过去的?|之前的?|以前的?|去年|前年|上年|起步时|成立时|之初|起初|最初|当初|一开始|刚开始)[^，。；,;]{0,28}$"
)
_ORIGIN = re.compile(r"(?:起步时|起初|最初|当初|之初|刚开始|成立时|一开始)[^，。；,;]{0,28}$")
"""Before the start of a change whose end stands behind a semicolon (起步时只有26户；到今年，增加到214户)."""
_OPEN = re.compile(r"(?:从|由|自(?!来水|主|己|然|愿|治|办|筹|建|营|费|动)|原来的?)[^，。；,;]{0,28}$")
_TO_NOTHING = re.compile(r"(?:缩短?|压缩|压减|减少?|下?降低?|变)(?:至|到|为|成)了?(?:当[天日场时]|即[时办]|零|无)")
"""Behind the start of a change whose end is said without a number (从3天缩至当天)."""
_THAN = re.compile(r"(?:较|比|相比)[^，。；,;]{0,16}$")
CHANGED: Final = (
    "增加(?!值)|减少|提高|(?<![造化固型质顿])提升|下降|降低|上升|上涨|上调|下调|调升|调高|调涨|调降|增长|扩大|缩小|缩短|压缩|压减|净增|净减|新增|增收|增产|减产|增效|减收|节约|节省|节水|节电|节支|节能|"
    "省下|(?<=[亩斤天年月次能可就])省|多出|多了|少了|多[打卖收赚挣产拿得]|少[跑花走用缴交打施喷收挣赚卖拿干忙排等磨]活?|瘦了|胖了|年轻了|[涨跌降升增减长高低快慢大小]了|追加|削减|核减|精简|缩减|递增|递减|攀升|回落|反弹|成长|衰退|偏[多少高低大小]|年增|年减|季增|季减|月增|月减|"
    "提前|延长|收窄|减负|让利|降本|减排|增幅|降幅|减幅|涨幅|增速|跌幅|增长率|升幅|加幅|上浮|加收|下浮|压减率|(?<=同比)[增降减涨跌升]|(?<=环比)[增降减涨跌升]|(?<=同期)[增降减涨跌升]|(?<=[去上前]年)[增降减涨跌升]|(?<=[率量值额价])[增降减涨跌]|[↑↓]|(?<=[同环]比)[+＋]"
)
_BEFORE_NOW = re.compile(r"(?:以前|过去|从前|原来|往年|早先|起初|最初|当初|刚开始)(?![的，]?(?:一年|[几三五]年))[^。；;！？]*$")
_NOW = re.compile(r"(?:，|,|；|。)(?:“)?(?:如今|现如今|现在|而今|眼下|到现在|改[造建种养]后)(?P<told>[^，。；,;\d]{0,10})$")
_HOW_IT_IS = re.compile("[达到超过突破不足仅只能可以有是为约近已就却平均也都要需得大概了的涨降升增]+")
"""Words between 如今 and a number that say nothing of what it is of."""
_AMOUNT = re.compile(
    rf"(?:[，,（(]\s?(?:又|再|净|共|各)?(?:{CHANGED})"
    rf"|[^，。；、\d]{{0,6}}[，,（(]\s?(?:同比|环比|[较比与](?:[^，。；、\d]{{0,8}}(?:19|20)?\d{{2,4}}年[底末度]?|(?=[^，。；、\d]{{0,9}}[年月季周期初前上往昔去旧原届时])(?![^，。；、\d]{{0,10}}(?:平均|普通|其他|一般|全[国省市县]|市场|同类))[^，。；、\d]{{1,10}})(?:同期)?(?:相比)?)"
    rf"(?:又|再|净|共|各)?(?:{CHANGED}|[贵高低多少快慢长短大小]|便宜))"
    r"(?:幅度|额|量)?(?:了|近|约|超过?|逾|达到?|为|出|\s)*$"
)
"""Between a number and the amount by which it has changed (达到249个，比上年增加37个)."""
_BARE = re.compile(r"[，,（(](?:新增|追加|净增|减少|增加)")
_NEAR = 10
"""Characters between a number and the change against it."""
_STOPS = re.compile("[；;。]")
_REACHED = re.compile(rf"[，,、]?(?:现|已|目前|总数|总量)?(?:达到?|为|升至|降至|增至|增加到|减少到){_ABOUT}了?{_ABOUT}")
"""Between a change and the number that it led to (增长12%，达到56亿元)."""


def assign_ends(text: str, qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """Give the ends of changes their roles; ``gaps`` are the words before each quantity, back to the one before it."""
    _turned(text, qs, gaps, roles)
    for i, q in enumerate(qs):
        if roles[i].name == "level" and _TO_NOTHING.match(text, q.end) and _opened(text, q):
            roles[i].claim("from")
    _compared(text, qs, gaps, roles)
    if _MAY_BE_NOW.search(text):
        _now_and_then(text, qs, gaps, roles)
    _behind_amounts(qs, gaps, roles)
    for j in range(1, len(qs)):
        reached = roles[j - 1].name in {"change", "rate"} and roles[j].name == "level" and _REACHED.fullmatch(gaps[j])
        if reached and qs[j].base == _of_points(qs[j - 1]):
            roles[j].claim("to")


def _of_points(q: Quantity) -> str:
    """The unit of what changes by ``q``."""
    return "percent" if q.base == "percentage_point" else q.base


def _turned(text: str, qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """Numbers that a verb of change leads to (提高到), or 到 behind one that 从 opens, with those that they start from."""
    for j, q in enumerate(qs):
        gap = _STOPS.split(gaps[j])[-1]
        turn = TURN.search(gap) is not None or gap.strip() in _ARROWS
        if not turn and not (_REACH.search(gap) and j and roles[j - 1].name != "to" and _opened(text, qs[j - 1])):
            continue
        if q.base == "percentage_point":
            continue
        start = _start_of(text, qs, j)
        if start is not None and gap.startswith("的") and text.startswith("的", q.end):
            continue  # 从1分的肥皂到120分的电饭煲都有
        if start is None and (not turn or roles[j].name == "target"):
            continue
        roles[j].claim("to")
        if start is not None:
            roles[start].claim("from")
            roles[j].baseline = start
            _both_lists(text, qs, gaps, roles, start, j)


def _compared(text: str, qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """Numbers with which another is compared (全年收入8万元，比上年的6万元增加2万元)."""
    for i, q in enumerate(qs[:-1]):
        before = text[max(0, q.start - 20) : q.start]
        changed = roles[i].name in {"level", "target"} and roles[i + 1].name in {"change", "rate"}
        near = changed and len(gaps[i + 1]) <= _NEAR and not re.search(r"[，。；]", gaps[i + 1])
        if near and q.base != "percentage_point" and _THAN.search(before):
            roles[i].claim("from")
            if i and qs[i - 1].base == q.base and roles[i - 1].name == "level":
                roles[i - 1].claim("to")
                roles[i - 1].baseline = i


_BUT_THEN = re.compile(
    r"[，,]而(?:在)?(?:(?:19|20)\d\d年[底初末]?|[去前上]年|[几一二三四五十]+年前|当年|过去|以前)[^，。；\d]{0,6}(?:仅|只|才|还不到|不足|不到)[^，。；\d]{0,3}$"
)
"""Between how it is now and how little it was then (有87个，而2018年仅有12个)."""
_MAY_BE_NOW = hint_of(f"(?:{_NOW.pattern})|(?:{_BUT_THEN.pattern})")


def _now_and_then(text: str, qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """What was so before and how it is now (以前一斤核桃卖8元，现在能卖到15元), where both are told with the same words."""
    for i, (then, now) in enumerate(pairwise(qs)):
        alike = then.base == now.base or then.kind == now.kind == "time"
        if alike and then.base != "percentage_point" and roles[i].name == "level" and _BUT_THEN.search(gaps[i + 1]):
            roles[i].claim("to")
            roles[i + 1].name, roles[i].baseline = "from", i + 1
            continue
        told = _NOW.search(gaps[i + 1]) if alike and then.base != "percentage_point" else None
        if told is None or roles[i].name not in {"level", "from"} or roles[i + 1].name not in {"level", "target"}:
            continue
        before = _BEFORE_NOW.search(text[: then.start])
        own = _HOW_IT_IS.sub("", told["told"])
        if before is not None and own in before[0]:
            roles[i].claim("from")
            roles[i + 1].name, roles[i + 1].baseline = "to", i


def _behind_amounts(qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """Numbers behind which stands the amount by which they have changed (达到249个，比上年增加37个)."""
    for i in range(len(qs) - 1):
        by = i + 1 + (roles[i + 1].name == "rate" and i + 2 < len(qs))  # 余额154亿元，同比下降1.1%，比年初减少1.7亿元
        if roles[by].name != "change" or roles[i].name == "change" or not _AMOUNT.fullmatch(gaps[by]):
            continue
        counted = qs[i].base in {"count", "person", "household"} and _BARE.match(gaps[by])
        alike = qs[i].base == _of_points(qs[by]) or qs[i].kind == qs[by].kind == "money"  # 新台币5亿元，较去年增加6800万元
        if alike and not counted:
            roles[i].claim("to")


def _opened(text: str, q: Quantity) -> bool:
    return _OPEN.search(text[max(0, q.start - 30) : q.start]) is not None


def _start_of(text: str, qs: Sequence[Quantity], j: int) -> int | None:
    """The quantity from which the change that ends in ``qs[j]`` starts."""
    for i in range(j - 1, max(-1, j - 7), -1):
        between = text[qs[i].end : qs[j].start]
        far = "。" in between or len(between) > 60
        if far or (re.search("[；;]", between) and not _ORIGIN.search(text[max(0, qs[i].start - 30) : qs[i].start])):
            return None
        if qs[i].base != qs[j].base or (qs[j].ratio and not qs[i].ratio):
            continue
        if qs[i].ratio and qs[j].ratio == 1:
            return i - qs[i].ratio + 1
        if i == j - 1 and len(between) <= 24 and not re.search(r"[，,：:]", between):
            return i
        if _START.search(text[max(0, qs[i].start - 30) : qs[i].start]):
            return i
    return None


_OPENS_LIST = re.compile("[将把从由][^，。；,;]*$")
"""Before a list of numbers that a change starts from."""
_NEXT_START = re.compile("[^，。；,;]{0,10}[、和][^，。；,;、]{0,6}")
_EARLIER_START = re.compile("[^，。；,;：:（(]{0,10}[、和][^，。；,;、]{0,6}")
_NEXT_END = re.compile("[^。；;（(]{0,10}[、，和][^，。；,;、]{0,6}")
"""Between two members of the list that it starts from, forwards and backwards, and of the one that it leads to."""
_THING_ENDS = re.compile(r"[，。；、,;：:（()]|调整|[为到至]|\d")
"""Where the thing ends that stands behind a number of such a list."""


def _both_lists(text: str, qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role], start: int, end: int) -> None:
    """把137个村、5个社区调整为65个村、4个社区: every member of the two lists."""
    i = start
    opened = _OPENS_LIST.search(text[max(0, qs[0].start - 30) : qs[start].end]) is not None
    for k in range(start + 1, end):
        if not gaps[k] or _NEXT_START.fullmatch(gaps[k]):
            roles[k].claim("from")
    while opened and i > 0 and _EARLIER_START.fullmatch(gaps[i]):
        i -= 1
        if qs[i].base == qs[end].base:
            roles[i].claim("from")
    k = end + 1
    while (
        start < end - 1 and k < len(qs) and (not gaps[k] or _NEXT_END.fullmatch(gaps[k])) and roles[k].name in {"level", "target"}
    ):
        if qs[k].kind == "age":
            k += 1
            continue
        roles[k].claim("to")
        roles[k].baseline = start
        k += 1
    begun = [n for n in range(i, end) if roles[n].name == "from"]
    for to in range(end, k):
        if len(begun) > 1 and roles[to].baseline is not None:
            roles[to].baseline = max(begun, key=lambda n: (_alike(text, qs[n], qs[to]), n == start + to - end, n))


def _alike(text: str, one: Quantity, other: Quantity) -> int:
    """How many characters the things that two numbers count have in common at their ends, the whole of them best of all."""
    a, b = (_THING_ENDS.split(text[q.end : q.end + 10])[0] for q in (one, other))
    if a == b:
        return 10
    return next((n for n in range(min(len(a), len(b)), 0, -1) if a[-n:] == b[-n:]), 0)
