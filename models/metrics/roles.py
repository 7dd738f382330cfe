"""Roles: what a number is within its sentence: an end of a change, the change, a rate, a target, a part, a total, a level.

Belongs here: the role of each quantity of one sentence; the ends of changes are found in :mod:`models.metrics.ends`. Where two
roles fit, the first of from, to, change, rate, target, part, total, level holds. Arithmetic decides where words leave it open:
numbers that add up to one before them are its parts, and a share that equals one count over another makes them part and total.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.metrics.ends import CHANGED, TURN, assign_ends
from models.metrics.grades import next_grade
from models.metrics.quantity import Quantity
from models.metrics.role import Role
from models.metrics.sums import assign_allotted
from models.metrics.targets import is_target
from models.metrics.wholes import assign_wholes
from models.text.patterns import hint_of

__all__ = ["Role", "assign_roles"]

_CHANGE = re.compile(
    rf"(?:{CHANGED})(?:幅度|额|量)?(?:了|整整|足足|近|约|超过?|逾|达到?|为|至少|不少于|不低于|大约|将近|不到|出|人民币|(?<=幅)(?:控制|保持|稳定|维持)在|\s)*$"
)
_MAY_CHANGE = hint_of(_CHANGE.pattern)
"""What :data:`_CHANGE` cannot do without; most words before a number hold none of it."""
_ADDED = re.compile(
    r"(?:少花|少跑|少交|新增(?!债券|专项|一般债|就业人)|净增|增[购开发派设配](?!展|布|射)|追加|新成立|新开通|又增加|增加|减少|节省|省下|节约|可增|缩短|降低|压减)(?![加大强至到值])[^，。；,;：:\d]{0,22}$"
)
_COMPARED = re.compile(
    r"(?:比|较|高出|低于|超出|多出)[^，。；,;]{0,16}(?:高|低|[多少][^，。；,;\d]{0,2}|快|贵|便宜|高出|超出)(?:了|出|近|约)*$|(?:高出|超出)(?!部分|的)[^，。；,;\d]{1,10}?(?:近|约)?$"
    r"|(?:高于|低于)[^，。；,;\d]{0,8}(?:平均|水平|同期|均价|均值)[^，。；,;\d]{0,3}?(?:近|约)?$"
)
_AGED = re.compile(r"[较比](?=[^，。；]{0,8}[年届前初上])[^，。；\d]{1,8}[大小高低]了?$")
"""Before the years by which people are older or younger than those before them (比上届小2.3岁)."""
_BREAKS = re.compile("[，,；;。！？!?：:]")
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
    assign_ends(text, quantities, gaps, roles)
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
        return "target" if segment.endswith("按") else "change"  # 按 | 2个百分点 | 贴息
    if text.startswith("减半", q.start):
        return "rate"
    if share and q.written in {"倍", "番"} and _TIMES_OF.search(segment):
        return "rate"
    if _DUE_AHEAD.search(segment):
        return "target"
    if _MAY_CHANGE.search(segment) and _CHANGE.search(segment) and not TURN.search(segment):
        return "rate" if share else "change"
    if share and _COMPARED.search(segment):
        return "rate"
    if not share and (_ADDED.search(gap) or (q.kind != "age" and _COMPARED.search(segment))):
        return "change"
    if is_target(text, q, before, segment):
        return "target"
    return "level"


_NOTHING = re.compile(r"[、，]?(?:和|及|以及)?\s?(?:近|约|超)?")
"""Between two numbers of a list that say nothing but themselves (分别增长8%、9%)."""
_NEXT_ITEM = re.compile("[^，。；,;：:（(]{0,14}(?:、|和|及)[^，。；,;、]{0,14}")
"""Between two numbers of a list, each behind its thing (新增饭店16家、民宿638家)."""
_NOUN = re.compile("[一-鿿]{1,4}")
_STANDS = re.compile("[建成达到有为共]")
"""In a gap that tells how many there are, rather than how many more."""
_ANOTHER_DOING = re.compile("[建成培育完打造发放组织开展实现达到]")
"""In the name of a list's item that has a verb of its own."""
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
        bare = _NOTHING.fullmatch(gaps[i]) is not None
        if bare and (roles[i].name, name) == ("target", "rate") and qs[i].base == qs[i - 1].base:
            roles[i].name = name  # 收入分别增长6%和7.5%, where both are wanted
        if bare and name == "to" and qs[i].base == qs[i - 1].base and any("分别" in gap for gap in gaps[max(0, i - 4) : i]):
            roles[i].claim(name)  # 城乡低保标准分别提高到650元和480元
        if roles[i].name != "level" or name not in {"change", "rate", "target"} or (name == "target" and "已" in gaps[i]):
            continue
        points = (qs[i - 1].base, qs[i].base) == ("percentage_point", "percent")
        if points and name == "change" and gaps[i] in _AND:  # 分别提高0.4个百分点和2.1%
            roles[i].claim("rate")
            continue
        if qs[i].base != qs[i - 1].base and (name != "change" or gaps[i] != "、"):
            continue
        named = _NEXT_ITEM.fullmatch(gaps[i]) is not None
        beside = name == "change" and qs[i].base == "count" == qs[i - 1].base and _NOUN.fullmatch(gaps[i])
        if beside and not _STANDS.search(gaps[i]):  # 增加6个班180个学位
            roles[i].claim(name)
        graded = qs[i].base == "CNY" and name == "target" and next_grade(gaps[i], gaps[i - 1])
        if bare or graded or (named and not _ANOTHER_DOING.search(gaps[i])):
            roles[i].claim(name)


def _baselines(qs: Sequence[Quantity], roles: Sequence[Role]) -> None:
    last: int | None = None
    for i in range(len(qs)):
        if roles[i].name not in {"to", "change", "rate"}:
            roles[i].baseline = None  # what ended one change may begin the next
        if roles[i].name == "from":
            last = i
        elif roles[i].name in {"to", "change", "rate"} and roles[i].baseline is None and last is not None:
            unit = "percent" if qs[i].base == "percentage_point" else qs[i].base
            if unit == qs[last].base or roles[i].name == "rate":
                roles[i].baseline = last
        elif roles[i].name not in {"to", "change", "rate"}:
            last = last if i and roles[i - 1].name == "from" else None
