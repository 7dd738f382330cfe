"""Partners: a number that lends its neighbour the unit or the bound that is written once.

Belongs here: 19、7、24个, 从196个调整为124, 分别达到95%、80%以上, and persons counted with 个.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics import units
from models.metrics.numerals import tidy
from models.metrics.quantity import Quantity

_LINK = re.compile(r"\s?(?:[、,，]|和|与|及|或|或者)\s?")
_TURN = re.compile(
    r"(?:调整?|减少?|增[加至]?|提高|提升|升|下降|降低?|上升|增长|扩大?|缩[减短小]?|压减|压缩|精简|合并|整合|优化|变|改|转|发展|扩[展充]|达|归并|撤并)了?"
    r"(?:为|到|至|成)(?:了|现在的|目前的|如今的|现有的|近|约|超过?|不足)?\s?$"
)
_PERSONS: Final = (
    "书记|主任|干部|党员|村民|群众|孩子|学生|老人|委员|代表|队员|组长|队长|村医|教师|老师|医生|护士|职工|员工|工人|农民|"
    "居民|儿童|青年|妇女|大学生|网格员|志愿者|能人|乡贤|劳动力|残疾人|民警|法官|检察官|人"
)
_PERSON_HEAD = re.compile(
    rf"(?:(?![没无有的是均派配聘设建])[一-鿿]){{0,6}}?(?:{_PERSONS})(?![队组班会岗站室团]|之家|活动|支部|小组|培训|中心|工作|服务|公寓|家庭|文化|民|大|口|才|次|均)(?=[中里，。、；的是都有和在被参担]|$)"
)
_FIRM = re.compile(
    r"(?:企业|公司|合作社|经营主体|市场主体|工商户|个体户|商户|家庭农场|店铺|门店|民宿|农家乐|作坊)(?:共|有|达|近|超|约|已|新增)*\s?$"
)
"""Before a number of 户 that are firms."""
_FIRM_BEHIND = re.compile(
    r"[^，。；、\d农民众户入加办领带了的]{0,8}?(?:企业|公司|合作社|家庭农场|店铺|门店|民宿|商户|市场主体|经营主体|工商户|个体户|作坊)"
)
"""Behind a number of 户 that are firms (127户规上工业企业)."""
_SUMMED = re.compile(r"(?:总[量数]|存量)[^，。；\d]{0,4}$")
"""Before the sum of firms told before it (新登记市场主体5860户，总量达4.2万户)."""
_UNNAMED = re.compile(r"[，。；、）]|$")
_RANKED = re.compile("的(?:乡镇|镇|村(?!民|干|支|书)|街道|社区|单位|部门)")
_WITHIN_TIME = re.compile(r"、[^，。；、\d]{1,6}")
_AMONG = re.compile(r"[一-鿿]{0,10}[中里](?:有|的)?\s?$")
_SUM_ENDS = re.compile(r"[余多]?[，。；、！）]|$")
_POWER = 1e4
_REACH = 20
"""Sums from which on an amount lends its money, and characters up to which it does."""


def share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give a number without unit that of its partner; one that has none keeps an empty unit."""
    out = list(found)
    _lend_backwards(text, out)
    _lend_forwards(text, out)
    _count_firms(text, out)
    for i, q in enumerate(out):
        if q.comparator == "=" and text.startswith(("为限", "为上限", "封顶"), q.end):
            out[i] = q._replace(comparator="<=")
    _lend_money(text, out)
    return _shared_bounds(text, out)


def _lend_backwards(text: str, out: list[Quantity]) -> None:
    """19、7、24个: the unit of the last holds for all before it; 个 counts persons where a word for them follows."""
    for i in range(len(out) - 1, -1, -1):
        q = out[i]
        if q.written == "个" and _PERSON_HEAD.match(text, q.end):
            out[i] = _person(q)
        if i + 1 == len(out):
            continue
        after = out[i + 1]
        dated = after.kind == "time" and after.written in {"日", "年"}
        bare = q.kind == "bare" and after.unit and after.kind not in {"ratio", "noun"} and not dated
        points = q.written == "个" and after.unit == "percentage_point"  # 分别提高2.1个和3.4个百分点
        if (bare or points) and _LINK.fullmatch(text[q.end : after.start]):
            out[i] = _lend(q, after, after.unit)


def _lend_forwards(text: str, out: list[Quantity]) -> None:
    """从196个调整为124: the unit of a start holds for the end; 其中 behind persons counted with 个."""
    for i in range(1, len(out)):
        q, before = out[i], out[i - 1]
        between = text[before.end : q.start]
        if q.kind == "bare" and before.unit and before.kind != "ratio":
            if _TURN.search(between) and not re.search(r"[。；;]", between):
                out[i] = _lend(q, before, before.base)
        elif q.written == "个" and before.written == "个" and before.unit == "person" and _AMONG.fullmatch(between):
            out[i] = _person(q)


def _person(q: Quantity) -> Quantity:
    return q._replace(unit="person", kind="person")


def _count_firms(text: str, out: list[Quantity]) -> None:
    """户 that are firms, and 名 and 位 that are townships or units, are counted as things."""
    firms = told = False
    for i, q in enumerate(out):
        if q.written == "户":
            summed = told and _SUMMED.search(text, max(0, q.start - 10), q.start) is not None
            own = _FIRM_BEHIND.match(text, q.end) is not None
            firms = own or (firms and _UNNAMED.match(text, q.end) is not None and "农户" not in text[out[i - 1].end : q.start])
            firm = firms or summed or _FIRM.search(text, max(0, q.start - 24), q.start) is not None
            told = told or firm
        else:
            firm = q.written in {"名", "位"} and _RANKED.match(text, q.end) is not None
        if firm:
            out[i] = q._replace(unit="count", kind="count")


def _lend_money(text: str, out: list[Quantity]) -> None:
    """扶持资金480万元，其中甲村60万、乙村90万: sums in 万 behind an amount are of money too."""
    for i in range(1, len(out)):
        q, before = out[i], out[i - 1]
        if before.unit == "count" and i > 1:
            before = out[i - 2]  # 甲村60万、其余4个村330万
        if q.kind == "bare" and text[q.end - 1 : q.end] in tuple("万亿") and before.unit == "CNY" and before.value >= _POWER:
            between = text[before.end : q.start]
            if len(between) <= _REACH and "。" not in between and _SUM_ENDS.match(text, q.end):
                out[i] = q._replace(unit="CNY", kind="money", written="元")


def _lend(q: Quantity, other: Quantity, unit: str) -> Quantity:
    known = units.units().get(other.written)
    factor = 1.0 if known is None else known.factor
    high = None if q.high is None else tidy(q.high * factor)
    return q._replace(unit=unit, value=tidy(q.value * factor), high=high, kind=other.kind, written=other.written)


def _shared_bounds(text: str, out: list[Quantity]) -> list[Quantity]:
    """分别达到95%、85%、80%以上: the bound of the last holds for all."""
    for i in range(len(out) - 2, -1, -1):
        q, after = out[i], out[i + 1]
        alike = q.unit == after.unit and q.comparator == "=" and after.comparator in {">=", "<=", "~"}
        if alike and q.kind == "time" and after.comparator == "<=" and _WITHIN_TIME.fullmatch(text[q.end : after.start]):
            out[i] = q._replace(comparator="<=")  # 坝区2小时、山区8小时内
        elif alike and _LINK.fullmatch(text[q.end : after.start]) and "分别" in text[max(0, q.start - 30) : q.start]:
            out[i] = q._replace(comparator=after.comparator)
    return out
