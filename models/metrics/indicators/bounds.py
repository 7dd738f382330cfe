"""Phrases around a bound: what it is set to, and what is counted that keeps it.

集体收入 不足 | 10万元 | 的有 | 163个: the bound is of 集体收入, and what is counted is those whose 集体收入 falls short. Belongs
here: the phrase of the bound itself, and that of the number behind it.
"""

from __future__ import annotations

import re

from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import generic_heads, is_measure, joiners, vague_endings
from models.metrics.indicators.phrase import PAID, is_people, payment_in
from models.metrics.indicators.spot import COUNTED, SPANS, Named, Spot

_BOUNDING = ("满", "超", "逾", "过", "不低于", "不少于", "不足", "低于", "高于", "不满", "不到", "未满", "少于", "达不到")
SHORT = ("不足", "低于", "不满", "不到", "未满", "少于", "达不到")
_BOUNDING_RE = re.compile("|".join(_BOUNDING))
_BOUNDS = ("以上", "以下", "以内", "之内", "内")
_RANGE = re.compile(r"[至到—~-]")
_LONGEST = 14
_YEARS = re.compile(r"\d{2,3}")
_OLD = 60
_VILLAGES = frozenset(("村", "乡镇", "镇", "社区", "行政村", "户", "农户", "团队"))


def bounds(spot: Spot) -> bool:
    """Whether the number is a bound rather than a figure."""
    link = spot.left.link
    return spot.text.endswith(_BOUNDS) or (link != "" and _BOUNDING_RE.search(link) is not None)


def _keeps(spot: Spot, measure: str) -> str:
    """``measure`` with the word for those that keep its bound, or fall short of it."""
    short = any(w in spot.text for w in ("以下", "以内")) or any(w in spot.left.link for w in SHORT)
    return measure + ("不足" if short else "达标")


def behind_bound(spot: Spot, known: Known, threshold: str) -> Named | None:
    """The phrase of what is counted, or of its share, behind a bound; None where it says enough itself."""
    left, right = spot.left, spot.right
    if spot.kind == "percent" and left.name and left.share and not left.whole:
        phrase = f"{threshold}{_TIE[len(left.name) > 1]}{left.name}占比"
        return phrase, phrase, False
    if (
        spot.kind == "percent"
        and left.name in _VILLAGES
        and not left.verb
        and any(w in left.link for w in ("达", "为", "有", "超"))
    ):
        return f"{threshold}{_TIE[len(left.name) > 1]}{left.name}占比", "", False  # 收入20万元以上的村达到 | 80%
    told = not left.change or (left.change in ("减少", "增加") and not left.name)
    if not (spot.counts and told and (not left.name or "的" in left.link or not spot.first)):
        return None
    own = left.name or right.name
    noun = own or known.counted
    if not noun or left.verb or (own and own not in _VILLAGES and own not in joiners()):
        return None
    noun = noun.rpartition("达标")[2].removeprefix("的") or noun  # 10万元以上的村188个，其中50万元以上的 | 47个
    phrase = f"{threshold}{_TIE[len(noun) > 1]}{noun}"
    return phrase, phrase, not left.name


_TIE = ("", "的")
"""Between what keeps a bound and its noun: 收入达标村, 收入达标的合作社."""


def _longer(measure: str, known: Known) -> str:
    """The measure with what it is of, where it was told so before (集体经营性收入……，其中收入 | 50万元以上 | 的村)."""
    if measure not in generic_heads():
        return measure
    said = (*reversed(known.heads), known.bounded, *known.earlier.values())
    return next((h for h in said if h.endswith(measure) and len(measure) < len(h) <= _LONGEST), measure)


def bound(spot: Spot, known: Known) -> Named | None:
    """The phrase of a bound, which it leaves to the number behind it; None where the number is no bound."""
    left, right, kind = spot.left, spot.right, spot.kind
    if not (right.of or spot.flush) or (kind == "CNY" and right.name.endswith(PAID)):
        return None
    if right.name.endswith(vague_endings()) and right.of and right.predicate and not spot.counts:
        return right.predicate[:12], right.predicate[:12], True  # 不低于3万元的标准 安排办公经费
    bounded = bounds(spot)
    named = _headless(spot, known, bounded=bounded) if right.headless else None
    named = named or (_unsaid(spot, known) if bounded else None) or _of_measure(spot, known, bounded=bounded)
    if named is not None:
        return named
    if not spot.counts and bounded and left.name and right.of:
        known.threshold = _keeps(spot, left.name)
        return left.name, left.name, False
    return _flush(spot, known, bounded=bounded) if spot.flush else None


def _headless(spot: Spot, known: Known, *, bounded: bool) -> Named | None:
    """A bound behind whose 的 stands no noun (维修费用2000元以下的，由供水单位承担)."""
    left, kind = spot.left, spot.kind
    ranged = _RANGE.search(spot.text) is not None  # 2000元以下的由单位承担，2000元至2万元 | 的由基金补助
    if (bounded or ranged) and not (left.name or left.verb) and known.bounded and known.bounded_unit == kind:
        known.threshold = _keeps(spot, known.bounded)  # 突破50万元的村奖励5万元、突破 | 100万元 | 的奖励
        return known.bounded, "", False
    if not bounded or not (left.name or left.verb) or kind in SPANS:
        return None
    measure = left.name or left.verb
    if left.name in generic_heads() and left.verb and not left.subject:  # 维修费用 | 2000元以下 | 的由供水单位承担
        measure = left.verb + left.name
    measure = _longer(measure, known)
    if kind == "point" and not is_measure(measure) and not measure.endswith("分"):
        measure += "分数"
    known.threshold = _keeps(spot, measure)
    if kind in ("times", "person") and not (is_measure(measure) or is_people(measure)):
        measure += spot.unit_noun or "次数"  # 无故缺勤 | 2次以上 | 的责令退学
    if kind == "CNY":
        known.bounded, known.bounded_unit = measure, kind
    return measure, left.name if is_measure(left.name) and not spot.counts else "", False


def _unsaid(spot: Spot, known: Known) -> Named | None:
    """A bound with whose it is behind it, of a measure that was told before (其中 | 50万元以上 | 的村)."""
    left, right, kind = spot.left, spot.right, spot.kind
    if spot.counts or not right.of or kind in SPANS or left.name or left.verb or not right.name or is_measure(right.name):
        return None
    measure = _longer(_told(spot, known), known)
    if not measure:
        return None
    known.threshold = _keeps(spot, measure)
    if right.name in measure or (len(right.name) == 1 and not known.head):
        return measure, "", False
    known.bounded, known.bounded_unit = right.name + measure, kind
    return right.name + measure, "", False


def _told(spot: Spot, known: Known) -> str:
    """What the last number in the unit of a bound measured, from the nearest one on."""
    kind = spot.kind
    if known.unit == kind:
        return known.head
    if known.sized == kind:
        return known.sized_head
    if known.bounded_unit == kind:
        return known.bounded
    if kind in known.kinds:
        return known.kinds[kind]
    if kind in known.earlier and is_measure(known.earlier[kind]):
        return known.earlier[kind]
    return "得分" if kind == "point" else spot.unit_noun


def _of_measure(spot: Spot, known: Known, *, bounded: bool) -> Named | None:
    """A measure before the number with whose it is behind it (供水人口 | 千人以上 | 的水厂, 海拔 | 3440米 | 的镇上)."""
    left, right, kind = spot.left, spot.right, spot.kind
    if not (is_measure(left.name) and right.of and right.name):
        return None
    if bounded and spot.counts:
        return right.name + left.name, "", False
    if kind in COUNTED or right.name.endswith(vague_endings()):
        return None
    longer = _longer(left.name, known)
    known.threshold = _keeps(spot, longer) if bounded else ""
    if left.name.endswith("海拔"):
        return left.name, left.name, False
    owned = right.name + longer
    known.bounded, known.bounded_unit = owned if len(owned) <= _LONGEST else longer, kind
    return known.bounded, left.name, False


def _flush(spot: Spot, known: Known, *, bounded: bool) -> Named | None:
    """A bound on the size of what the next number counts (投资超 | 亿元 | 项目 | 12个, 亿元以上 | 项目 | 58个)."""
    left, right = spot.left, spot.right
    measured = left.name or left.verb
    if not spot.counts and measured and right.name and left.link and _BOUNDING_RE.search(left.link):
        known.threshold = _keeps(spot, measured)
        return right.name + measured, measured, False
    if spot.kind == "CNY" and bounded and not left.name and right.name.endswith(("项目", "企业")):
        known.verb = left.verb or known.verb  # 招引 亿元以上 | 项目 | 6个
        size = "投资额" if right.name.endswith("项目") else "产值"
        return right.name + size, "", False
    return None


_AGE = re.compile(r"(?:平均)?年龄.*$")


def aged(spot: Spot, known: Known) -> str:
    """Whose an age without a noun is: the people counted or named last, what they are given, or the old."""
    return _AGE.sub("", _aged(spot, known))  # 村干部平均年龄偏大，45周岁以下的不足三成


def _aged(spot: Spot, known: Known) -> str:
    if known.unit == "year_of_age" and known.phrase.endswith("年龄"):  # 年满18周岁、不超过 | 60周岁
        return known.phrase.removesuffix("年龄")
    if known.counted and is_people(known.counted):
        return known.counted
    given = known.head or known.topic
    if given.endswith(("金", "津贴", "补贴", "补助", "待遇", "保险")):
        return given
    if not known.head and (paid := payment_in(given)):
        return paid
    if is_people(known.topic):
        return known.topic
    if known.head.endswith("比例") and len(known.head) > 4:
        return known.head.removesuffix("比例")  # 按1:2的比例储备后备力量，其中 | 35岁以下
    years = _YEARS.match(spot.text)
    if years is not None and int(years[0]) >= _OLD:  # 80岁以上再减3元
        return "老人"
    return known.counted or known.topic
