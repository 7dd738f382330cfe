"""Phrases for spans of time, and for how often something happens.

Belongs here: what lasts, recurs or is due within a span (:func:`span`), and what happens so many times (:func:`times`).
"""

from __future__ import annotations

import re

from models.metrics.indicators.bounds import bounds
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import generic_heads, hollow_verbs, is_measure
from models.metrics.indicators.phrase import is_people
from models.metrics.indicators.spot import Named, Spot

_MOST = ("最长", "最短", "最多", "最少", "最快", "最慢")
_ENTERED = frozenset("入驻到进任")
"""How a word for taking up a post begins."""
_OBJECT = 14
"""Characters up to which what follows a number can be the object of the verb before it."""
_LASTING = ("时间", "时长", "周期", "时限")
"""Endings of names that a span of time measures."""
_LIMIT = ("时限", "期限")
"""What a number within which something is due sets: of hours and days, of months and years."""
_LONG = frozenset(("month", "quarter", "half-year", "year"))
_OBJECT_LONG = 6
"""Characters of what was done that stand with its verb before a span (取消 3年 申报资格)."""
_DONE = 2
"""Characters of a name before a span of time that is mostly what was done so long."""
_BRIEF = 3
"""Characters up to which a name such as 每期 does not say whose."""
_NO_OBJECT = frozenset("住等在过满到")
"""Verbs of one character that take no object behind a span."""
_RUNS = re.compile("一[班趟次轮期场]次?")
"""What runs or is held at such intervals."""


def span(spot: Spot, known: Known) -> Named:
    """The phrase of a span of time: what lasts, recurs or has gone on that long."""
    noun = _lasting(spot)
    named = _span_by_form(spot, known, noun) or _span_of_those(spot, known, noun) or _span_of_limit(spot, known, noun)
    if named is not None:
        return named
    if spot.left.name:
        return _span_named(spot, noun)
    return _span_of_doing(spot, noun) or _span_unnamed(spot, known, noun)


def _lasting(spot: Spot) -> str:
    """The noun for so long: 时限, 期限, 年限, 时间 …"""
    if spot.text.endswith("内"):
        return _LIMIT[spot.kind in _LONG]
    return "期限" if "限期" in spot.said else spot.unit_noun or "时间"


def _what(spot: Spot) -> str:
    """What is said behind a span."""
    what = spot.right.name + spot.right.predicate.removeprefix("把")
    if not spot.last and spot.text.endswith("内"):
        what = what.partition("、")[0]  # 汛情 | 1小时内 | 上报、险情30分钟内处置
    if "并" in what[2:] and spot.text.endswith("内"):
        what = what[:2] + what[2:].partition("并")[0]  # 在 | 15日内 | 完成整改并重新申请验收
    return what


def _span_by_form(spot: Spot, known: Known, noun: str) -> Named | None:
    """A span without a break, one between turns, or a term that is named behind it."""
    left, right, what = spot.left, spot.right, _what(spot)
    if "连续" in left.link and what:
        return f"连续{what[:18]}{noun}", what, True
    if left.name.endswith("每") and _RUNS.fullmatch(spot.rest):  # 接驳车每 | 15分钟 | 一班
        return (left.name[:-1] or known.topic or known.programme) + ("发车" * (spot.rest[-1] in "班趟") + "间隔"), "", False
    if left.name.endswith("每"):
        return f"{spot.rest[:12]}周期", "", False
    if what.endswith(("协议", "合同")) and not right.of:
        return what + "期限", what, True
    if right.name.endswith(("期", "时间", "历史", "规划", "行动", "计划", "经验")) and not left.link:
        return right.name, right.name, True
    if "每" in left.name[1:-1] and not is_measure(left.name):  # 老人 每服务 | 1小时
        done = left.name[left.name.index("每") + 1 :]
        return done + noun, done, False
    return None


def _span_of_those(spot: Spot, known: Known, noun: str) -> Named | None:
    """How long those or that are such which a 的 behind the span names, or each of those told before."""
    left, right, what = spot.left, spot.right, _what(spot)
    if right.of and left.doer and is_people(right.name):  # 在镇上工作了 | 3年 | 的支医大学生
        return right.name + left.name[-2:] + noun, right.name, True
    done = left.verb + left.name
    if right.of and 0 < len(done) <= _BRIEF and is_people(right.name) and not is_measure(done):  # 任满 | 15年以上 | 的离任书记
        return right.name + done.removesuffix("满") + noun, right.name, True
    if left.name.startswith("每") and len(left.name) <= _BRIEF:  # 组织实训, 每期 不少于 | 21天
        owner = (known.topic if known.fresh else known.counted) or known.topic or known.head
        return owner + left.name + noun, owner, False
    if right.of and right.name and left.bare and len(left.name) <= 4:  # 由闲置 | 6年 | 的教学楼改造
        return right.name + left.name + noun, right.name, True
    if left.verb in hollow_verbs() and right.of and what:  # 开展 为期 | 10天 | 的 跟班学习
        return what[:18] + noun, what, True
    return None


def _span_of_limit(spot: Spot, known: Known, noun: str) -> Named | None:
    """The longest or shortest span, and terms that are set for one kind after the other."""
    left = spot.left
    if left.name in _MOST and known.head and known.unit == spot.kind:  # 伏休期最长为四个半月，最短的 | 三个半月
        head = next((known.head.removesuffix(m) for m in _MOST if known.head.endswith(m)), known.head)
        return head + left.name, "", False
    if left.name.endswith(_MOST) and len(left.name) > 2:
        return left.name + noun * (not is_measure(left.name[:-2])), left.name, False  # 单程最长 | 45分钟
    if left.name.startswith("期限") and len(left.name) > 2:  # 期限个人不超过 | 3年
        return left.name[2:] + "期限", left.name[2:] + "期限", False
    if left.name and spot.said[:1] == "、" and not left.verb and known.phrase.endswith("期限") and known.unit == spot.kind:
        return left.name + "期限" * (not is_measure(left.name)), left.name, False  # 个人不超过3年、企业不超过 | 2年
    return None


def _span_named(spot: Spot, noun: str) -> Named:
    """A span with a name before it."""
    left, right = spot.left, spot.right
    due = spot.text.endswith("内") and right.all_verbal is False and not (right.of or left.link)
    if due and 2 <= len(right.name) <= _BRIEF:
        return left.name + right.name + noun, left.name, spot.closed  # 预警信息 | 24小时内 | 核实
    if right.predicate and not right.name and not is_measure(left.name) and not left.name.endswith(_LASTING):
        return left.name + _what(spot)[:8] + ("时间" if not left.link else noun), left.name, spot.closed
    bounded = any(w in left.link for w in ("至少", "不少于", "不低于", "不超过", "不得少于"))
    lasted = len(left.name) == _DONE and not is_people(left.name) and left.name not in _MOST  # 每周供餐 | 5天
    suffix = noun if (bounded or lasted) and not is_measure(left.name) and not left.name.endswith("时间") else ""
    said = left.verb + left.name
    return said + suffix, said if left.name in generic_heads() else left.name, False


def _span_of_doing(spot: Spot, noun: str) -> Named | None:
    """How long something is done, or within what time it must be."""
    left, right, what = spot.left, spot.right, _what(spot)
    if not left.verb:
        entered = spot.first and spot.said[:1] in _ENTERED and len(spot.said) <= _BRIEF and not right.of
        return (spot.said + "时间", "", False) if entered else None  # 入村 | 两年多
    if right.predicate and spot.text.endswith("内") and right.predicate[0] not in "由须应可不":  # 接警后 | 5分钟内 | 出动
        return what[:18] + noun, what, spot.closed
    done = "工作" if left.verb in ("干", "干了") else left.verb
    apart = len(left.verb) == 1 and len(what) == 1 and left.verb not in _NO_OBJECT  # 教了 | 38年 | 书, 喂了 | 15年 | 猪
    object_of = what * (spot.closed and not (right.of or bounds(spot)) and (apart or 2 <= len(what) <= _OBJECT_LONG))
    return left.subject + done + object_of + noun, left.verb, False  # 取消 | 3年 | 申报资格


def _span_unnamed(spot: Spot, known: Known, noun: str) -> Named:
    """A span with neither name nor verb before it."""
    right, what = spot.right, _what(spot)
    if not what and spot.text.endswith("内"):
        what = spot.rest.partition("并")[0]  # 10个工作日内 | 完成初核并公示
    if is_measure(right.name) and not spot.last:  # 连续 2年 | 收入低于10万元
        return known.base or right.name, "", False
    if what:
        return known.base * (len(what) <= 3 and not spot.first) + what[:18] + noun, "", spot.last  # 3天 | 接待游客 6万人次
    return known.base, "", False


def times(spot: Spot, known: Known) -> Named:
    """The phrase of how often something happens."""
    left, right = spot.left, spot.right
    noun = spot.unit_noun or "次数"
    what = right.name + right.predicate
    if left.verb in hollow_verbs() and spot.last and not left.name and len(what) < len(spot.rest) <= _OBJECT:
        what = spot.rest  # 开展 | 一次 | 卫生大扫除
    if "连续" in left.link and what:
        return f"连续{what[:18]}{noun}", what, True
    if is_measure(left.name):  # 点击量
        return left.name, left.name, False
    if (
        left.verb and not left.name and what and len(what) <= _OBJECT and "不" not in what
    ):  # 召开 | 一次 | 例会, 开展 | 两轮 | 督查
        done = ("" if left.verb in hollow_verbs() else left.verb) + what
        return done + noun, done, True
    if left.name or left.verb:
        done = left.verb + left.name
        done += noun * (not done.endswith(noun))
        return left.subject * (not left.name) + left.way + done, left.verb + left.name, False
    if what:
        return what[:18] + noun, what[:18], True
    if 2 < len(known.done) <= _OBJECT and not known.fresh:
        return known.done + noun, "", False  # 为85名儿童送教上门，每周 | 1次
    return known.base + noun * (not known.base.endswith(noun)), "", False
