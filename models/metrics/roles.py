"""Roles: what a number is within its sentence: an end of a change, the change, a rate, a target, a part, a total, a level.

Belongs here: the role of each quantity of one sentence and the quantity that it starts from. Where two roles fit, the
first of from, to, change, rate, target, part, total, level holds. Arithmetic decides where words leave it open: numbers
that add up to one before them are its parts, and a share that equals one count over another makes them part and total.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from models.metrics.grades import next_grade
from models.metrics.quantity import Quantity
from models.metrics.role import Role
from models.metrics.sums import assign_allotted
from models.metrics.targets import is_target
from models.metrics.wholes import assign_wholes
from models.text.patterns import needed

__all__ = ["Role", "assign_roles"]

_VERB: Final = (
    "调[整高低升降]?|减少?|增[加至长多强]?|提[高升]?|[上跃攀回蹿飙晋]?升|下?降低?|扩大?|缩[减短小]?|压[减缩降低]?|精简|合并|整合|优化|变|改|转|演进|演变"
    "|发展|加密|扩[展充]|归并|撤并|并|延[长伸]|[上下]调|上涨|涨|跌|回落|翻|跳|拓展|壮大|攀"
)
_DATED: Final = (
    r"(?:现在的?|目前的?|如今的?|现有的?|当前的?|(?:民国)?\d{2,4}年[底末初]?的?"
    r"|(?:今|去|前|明)年(?:底|初|上半年|下半年|[前头]?[一二三四五六七八九十\d]{1,2}(?:个月|季度|月))?的?|(?:每(?:平方米|立方米|公斤|千克|公里|[年月人户亩天日吨斤次个件度桌村生名])){1,2}|年均|人均)?"
)
_ABOUT: Final = r"(?:近|约|超过?|逾|突破|不足|不到|大约|将近|接近|至少|不低于|不少于)?\s?"
_TURN = re.compile(rf"(?:{_VERB})了?(?:到|至|为|成)了?{_DATED}{_ABOUT}$")
_REACH = re.compile(rf"(?:到|至|达到?|达){_DATED}{_ABOUT}$")
_START = re.compile(
    r"(?:从|由|自(?!来水)|将|把|比|较|原来的?|过去的?|之前的?|以前的?|去年|前年|上年|起步时|成立时|之初|起初|最初|当初|一开始|刚开始)[^，。；,;]{0,28}$"
)
_ORIGIN = re.compile(r"(?:起步时|起初|最初|当初|之初|刚开始|成立时|一开始)[^，。；,;]{0,28}$")
"""How a number opens to which one behind a semicolon answers (起步时只有26户；到今年，增加到214户)."""
_OPEN = re.compile(r"(?:从|由|自(?!来水|主|己|然|愿|治|办|筹|建|营|费|动)|原来的?)[^，。；,;]{0,28}$")
_TO_NOTHING = re.compile(r"(?:缩短?|压缩|压减|减少?|下?降低?|变)(?:至|到|为|成)了?(?:当[天日场时]|即[时办]|零|无)")
"""Behind a number: an end of the change that is said without one (从3天缩至当天)."""
_THAN = re.compile(r"(?:较|比|相比)[^，。；,;]{0,16}$")
_CHANGED: Final = (
    "增加(?!值)|减少|提高|(?<![造化固型质])提升|下降|降低|上升|上涨|上调|下调|增长|扩大|缩小|缩短|压缩|压减|净增|净减|新增|增收|增产|减产|增效|减收|节约|节省|节水|节电|节支|节能|"
    "省下|(?<=[亩斤天年月次能可就])省|多出|多了|少了|多[打卖收赚挣产拿得]|少[跑花走用缴交打施喷收挣赚卖拿干忙排等磨]活?|瘦了|胖了|年轻了|[涨跌降升增减长高低快慢大小]了|追加|削减|核减|精简|缩减|递增|递减|攀升|回落|反弹|成长|衰退|偏[多少高低大小]|年增|年减|季增|季减|月增|月减|"
    "提前|延长|收窄|减负|让利|降本|减排|增幅|降幅|减幅|涨幅|增速|跌幅|增长率|升幅|加幅|上浮|加收|下浮|压减率|(?<=同比)[增降减涨跌升]|(?<=环比)[增降减涨跌升]|(?<=同期)[增降减涨跌升]|(?<=[去上前]年)[增降减涨跌升]|(?<=[率量值额价])[增降减涨跌]"
)
_CHANGE = re.compile(
    rf"(?:{_CHANGED})(?:幅度|额|量)?(?:了|整整|足足|近|约|超过?|逾|达到?|为|至少|不少于|不低于|大约|将近|不到|出|人民币|(?<=幅)(?:控制|保持|稳定|维持)在|\s)*$"
)
_MAY_CHANGE = re.compile("|".join(sorted(needed(_CHANGE.pattern))))
"""What :data:`_CHANGE` cannot do without; most words before a number hold none of it."""
_AMOUNT = re.compile(
    rf"(?:[，,（(]\s?(?:又|再|净|共|各)?(?:{_CHANGED})"
    rf"|[^，。；、\d]{{0,6}}[，,（(]\s?(?:同比|环比|[较比与](?:[^，。；、\d]{{0,8}}(?:19|20)?\d{{2,4}}年[底末度]?|(?=[^，。；、\d]{{0,9}}[年月季周期初前上往昔去旧原届时])(?![^，。；、\d]{{0,10}}(?:平均|普通|其他|一般|全[国省市县]|市场|同类))[^，。；、\d]{{1,10}})(?:同期)?(?:相比)?)"
    rf"(?:又|再|净|共|各)?(?:{_CHANGED}|[贵高低多少快慢长短大小]|便宜))"
    r"(?:幅度|额|量)?(?:了|近|约|超过?|逾|达到?|为|出|\s)*$"
)
"""Between a number and the amount by which it has changed (达到249个，比上年增加37个)."""
_BARE = re.compile(r"[，,（(](?:新增|追加|净增|减少|增加)")
_ADDED = re.compile(
    r"(?:少花|少跑|少交|新增(?!债券|专项|一般债|就业人)|净增|增[购开发派设配](?!展|布|射)|追加|新成立|新开通|又增加|增加|减少|节省|省下|节约|可增|缩短|降低|压减)(?![加大强至到值])[^，。；,;：:\d]{0,22}$"
)
_COMPARED = re.compile(
    r"(?:比|较|高出|低于|超出|多出)[^，。；,;]{0,16}(?:高|低|[多少][^，。；,;\d]{0,2}|快|贵|便宜|高出|超出)(?:了|出|近|约)*$|(?:高出|超出)(?!部分|的)[^，。；,;\d]{1,10}?(?:近|约)?$"
    r"|(?:高于|低于)[^，。；,;\d]{0,8}(?:平均|水平|同期|均价|均值)[^，。；,;\d]{0,3}?(?:近|约)?$"
)
_AGED = re.compile(r"[较比](?=[^，。；]{0,8}[年届前初上])[^，。；\d]{1,8}[大小高低]了?$")
"""Before the years by which people are older or younger than those before them (比上届小2.3岁)."""
_BREAKS, _STOPS = re.compile("[，,；;。！？!?：:]"), re.compile("[；;。]")
_DUE_AHEAD = re.compile(r"(?:须|需要?|应当?|必须|要)提前$")
_TIMES_OF = re.compile(
    r"(?:是|为|相当于|达到?)[^，。；,;]{2,22}的(?:近|约|超过?)?$|翻了?(?:近|约)?$|(?:增长|成长|提高|扩大|增加|提升|超)了?(?:近|约|超过?)?$"
)


def assign_roles(text: str, quantities: Sequence[Quantity]) -> list[Role]:
    """A role for each quantity of a sentence, in order."""
    roles = [Role() for _ in quantities]
    gaps = [text[(quantities[i - 1].end if i else max(0, q.start - 60)) : q.start] for i, q in enumerate(quantities)]
    for i, q in enumerate(quantities):
        roles[i].claim(_own(text, q, gaps[i]))
    _ends(text, quantities, gaps, roles)
    _carry(quantities, gaps, roles)
    assign_allotted(text, quantities, roles)
    assign_wholes(text, quantities, gaps, roles)
    _baselines(quantities, roles)
    return roles


def _own(text: str, q: Quantity, gap: str) -> str:
    """What the words directly around a quantity say of it."""
    start = max(0, q.start - 60)
    before = text[start : q.start]
    segment = _BREAKS.split(before)[-1]
    share = q.base in {"percent", "fold"}
    if q.kind == "age" and _AGED.search(segment):
        return "change"
    if q.base == "percentage_point":
        return "change"
    if text.startswith("减半", q.start):
        return "rate"
    if share and q.written in {"倍", "番"} and _TIMES_OF.search(segment):
        return "rate"
    if _DUE_AHEAD.search(segment):
        return "target"
    if _MAY_CHANGE.search(segment) and _CHANGE.search(segment) and not _TURN.search(segment):
        return "rate" if share else "change"
    if share and _COMPARED.search(segment):
        return "rate"
    if not share and (_ADDED.search(gap) or (q.kind != "age" and _COMPARED.search(segment))):
        return "change"
    if is_target(text, q, before, segment):
        return "target"
    return "level"


def _ends(text: str, qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """The two ends of a change."""
    for j, q in enumerate(qs):
        gap = _STOPS.split(gaps[j])[-1]
        turn = _TURN.search(gap) is not None
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
    for i, q in enumerate(qs):
        if roles[i].name == "level" and _TO_NOTHING.match(text, q.end) and _OPEN.search(text[max(0, q.start - 30) : q.start]):
            roles[i].claim("from")
    for i, q in enumerate(qs[:-1]):
        if (
            roles[i].name in {"level", "target"}
            and roles[i + 1].name in {"change", "rate"}
            and _THAN.search(text[max(0, q.start - 20) : q.start])
        ):
            between = gaps[i + 1]
            if (
                len(between) <= 10
                and not re.search(r"[，。；]", between)
                and roles[i + 1].name
                and q.base not in {"percentage_point"}
            ):
                roles[i].claim("from")
                if i and qs[i - 1].base == q.base and roles[i - 1].name == "level":
                    roles[i - 1].claim("to")
                    roles[i - 1].baseline = i
    for i in range(len(qs) - 1):
        by = i + 1 + (roles[i + 1].name == "rate" and i + 2 < len(qs))  # 余额154亿元，同比下降1.1%，比年初减少1.7亿元
        if roles[by].name == "change" and roles[i].name != "change" and _AMOUNT.fullmatch(gaps[by]):
            wanted = {"percentage_point": "percent"}.get(qs[by].base, qs[by].base)
            counted = qs[i].base in {"count", "person", "household"} and _BARE.match(gaps[by])
            alike = qs[i].base == wanted or qs[i].kind == qs[by].kind == "money"  # 新台币5亿元，较去年增加6800万元
            if alike and not counted:
                roles[i].claim("to")
    for j in range(1, len(qs)):
        reach = re.fullmatch(
            rf"[，,、]?(?:现|已|目前|总数|总量)?(?:达到?|为|升至|降至|增至|增加到|减少到){_ABOUT}了?{_ABOUT}", gaps[j]
        )
        if reach and roles[j - 1].name in {"change", "rate"} and roles[j].name == "level":
            wanted = {"percentage_point": "percent"}.get(qs[j - 1].base, qs[j - 1].base)
            if qs[j].base == wanted:
                roles[j].claim("to")


def _opened(text: str, q: Quantity) -> bool:
    return _OPEN.search(text[max(0, q.start - 30) : q.start]) is not None


def _start_of(text: str, qs: Sequence[Quantity], j: int) -> int | None:
    """The quantity from which the change that ends in ``qs[j]`` starts."""
    for i in range(j - 1, max(-1, j - 7), -1):
        between = text[qs[i].end : qs[j].start]
        far = "。" in between or len(between) > 60
        if far or (re.search("[；;]", between) and not _ORIGIN.search(text[max(0, qs[i].start - 30) : qs[i].start])):
            return None
        if qs[i].base != qs[j].base:
            continue
        if qs[i].ratio and qs[j].ratio == 1:
            return i - qs[i].ratio + 1
        if i == j - 1 and len(between) <= 24 and not re.search(r"[，,：:]", between):
            return i
        if _START.search(text[max(0, qs[i].start - 30) : qs[i].start]):
            return i
    return None


def _both_lists(text: str, qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role], start: int, end: int) -> None:
    """把137个村、5个社区调整为65个村、4个社区: every member of the two lists."""
    i = start
    opened = re.search(r"[将把从由][^，。；,;]*$", text[max(0, qs[0].start - 30) : qs[start].end]) is not None
    for k in range(start + 1, end):
        if not gaps[k] or re.fullmatch(r"[^，。；,;]{0,10}[、和][^，。；,;、]{0,6}", gaps[k]):
            roles[k].claim("from")
    while opened and i > 0 and re.fullmatch(r"[^，。；,;：:（(]{0,10}[、和][^，。；,;、]{0,6}", gaps[i]):
        i -= 1
        if qs[i].base == qs[end].base:
            roles[i].claim("from")
    k = end + 1
    while (
        start < end - 1
        and k < len(qs)
        and (not gaps[k] or re.fullmatch(r"[^。；;（(]{0,10}[、，和][^，。；,;、]{0,6}", gaps[k]))
        and roles[k].name in {"level", "target"}
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
    a, b = (re.split(r"[，。；、,;：:（()]|调整|[为到至]|\d", text[q.end : q.end + 10])[0] for q in (one, other))
    if a == b:
        return 10
    return next((n for n in range(min(len(a), len(b)), 0, -1) if a[-n:] == b[-n:]), 0)


_AND = frozenset(("和", "、", "及", "，"))
_EACH = frozenset(("", "每人", "的", "的每人", "长者", "老人"))
"""Between the age of a group and what each of it gets."""


def _carry(qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """A list shares the role of its first member: 分别增长8%、9%; 新增饭店16家、民宿638家."""
    for i in range(1, len(qs)):
        name = roles[i - 1].name
        aged = qs[i].kind == "age" and name == "target" and i + 1 < len(qs) and gaps[i] in {"、", "，"} and gaps[i + 1] in _EACH
        if aged and qs[i - 1].kind == qs[i + 1].kind == "money":  # 每人600元、80岁至89岁1000元
            roles[i].claim(name)
            roles[i + 1].claim(name)
        if qs[i].ratio > 1:
            roles[i].name = name
        bare = re.fullmatch(r"[、，]?(?:和|及|以及)?\s?(?:近|约|超)?", gaps[i]) is not None
        if bare and (roles[i].name, name) == ("target", "rate") and qs[i].base == qs[i - 1].base:
            roles[i].name = name  # 收入分别增长6%和7.5%, where both are wanted
        if roles[i].name != "level" or name not in {"change", "rate", "target"}:
            continue
        points = (qs[i - 1].base, qs[i].base) == ("percentage_point", "percent")
        if points and name == "change" and gaps[i] in _AND:  # 分别提高0.4个百分点和2.1%
            roles[i].claim("rate")
            continue
        if qs[i].base != qs[i - 1].base and (name != "change" or gaps[i] != "、"):
            continue
        named = re.fullmatch(r"[^，。；,;：:（(]{0,14}(?:、|和|及)[^，。；,;、]{0,14}", gaps[i]) is not None
        beside = name == "change" and qs[i].base == "count" == qs[i - 1].base and re.fullmatch(r"[一-鿿]{1,4}", gaps[i])
        if beside and not re.search(r"[建成达到有为共]", gaps[i]):  # 增加6个班180个学位
            roles[i].claim(name)
        graded = qs[i].base == "CNY" and name == "target" and next_grade(gaps[i], gaps[i - 1])
        if bare or graded or (named and not re.search(r"[建成培育完打造发放组织开展实现达到]", gaps[i])):
            roles[i].claim(name)


def _baselines(qs: Sequence[Quantity], roles: Sequence[Role]) -> None:
    last: int | None = None
    for i in range(len(qs)):
        if roles[i].name not in {"to", "change", "rate"}:
            roles[i].baseline = None  # what ended one change may begin the next
        if roles[i].name == "from":
            last = i
        elif roles[i].name in {"to", "change", "rate"} and roles[i].baseline is None and last is not None:
            unit = {"percentage_point": "percent"}.get(qs[i].base, qs[i].base)
            if unit == qs[last].base or roles[i].name == "rate":
                roles[i].baseline = last
        elif roles[i].name not in {"to", "change", "rate"}:
            last = last if i and roles[i - 1].name == "from" else None
