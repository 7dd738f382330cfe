"""Phrases for shares, ages, spans of time and how often something happens.

What belongs here: one function for each of these kinds of unit. Counts and amounts are in :mod:`compose`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.bounds import bounds
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import (
    actions,
    generic_heads,
    hollow_verbs,
    is_measure,
    pivot_verbs,
    rate_endings,
)
from models.metrics.indicators.phrase import PAID, is_people
from models.metrics.indicators.spot import PACE, SHARES, Named, Spot

_ARRIVING = ("到", "至", "为")
_OF_ANOTHER = re.compile(r"^(?:是|为|相当于|达到?).*的$|^的$")
_BY = ("比例", "标准", "比率", "幅度")
_TASKS = ("任务", "计划", "目标")
_MOST = ("最长", "最短", "最多", "最少", "最快", "最慢")
_ENTERED = frozenset("入驻到进任")
"""How a word for taking up a post begins."""
_OF_WHOLE = ("比例", "比重")
_OBJECT = 14
"""Characters of what follows a number that can be the object of the verb before it."""
_LASTING = ("时间", "时长", "周期", "时限")
"""Endings of names that a span of time measures."""
_LIMIT = ("时限", "期限")
"""What a number within which something is due sets: of hours and days, of months and years."""
_LONG = frozenset(("month", "quarter", "half-year", "year"))
_OBJECT_LONG = 6
_DONE = 2
"""Characters of a name before a span of time that is mostly what was done so long."""
_BRIEF = 3
"""Characters up to which a name such as 每期 or 覆盖率 does not say whose."""
_OWNER = 12
"""Characters up to which whose a rate is is named with it."""


def changed(base: str, known: Known, *, alike: bool) -> str:
    """``base`` as the number before told it, if it is that one's head (引进人才187名，增长 | 38.5%).

    ``alike`` tells that the number before is in a unit that a change of it may be in.
    """
    told = known.phrase
    if not alike or base != known.head or len(told) == len(base) or not told.endswith(base):
        return base
    return base if is_measure(base) and told[: -len(base)] in actions() else told


def share(spot: Spot, known: Known) -> Named:
    """The phrase of a percentage, of percentage points or of a multiple."""
    left, right = spot.left, spot.right
    if spot.kind == "fold" and (both := _OF_TWO.search(spot.said)) is not None:  # 护理员与老人之比为 | 1:6
        return both[0], both[0], False
    if (named := _share_compared(spot, known)) is not None:
        return named
    if right.name == "比例" and right.predicate and left.name and not left.verb and len(right.predicate) <= _BRIEF:
        return left.name + right.predicate + right.name, left.name, True  # 监测对象按 | 50% | 比例资助
    if right.of and right.name.startswith(_BY) and (done := right.name[2:] + right.predicate):  # 按 | 5% | 的比例 抽验
        return done[:10] + right.name[:2], "", True
    if right.headless and not left.name and not left.verb and bounds(spot) and known.rate:
        return known.rate, "", False  # 损失率在80%以上的，按全损赔付；低于 | 20% | 的不赔
    if left.share:
        return _share_of_whole(spot, known)
    whose = spot.said.partition("按")[0] if spot.kind == "fold" else ""
    if 2 <= len(whose) <= _WHOSE and (not known.head or is_measure(whose)):  # 村书记报酬按照农民收入的 | 2倍 | 确定
        return whose + "倍数", whose, False
    if left.link[-1:] in _RANKED and right.of and right.name and (left.name + left.verb).endswith(_RANKS):
        # 积分排名 前 | 10% | 的农户
        return f"{left.name}{left.verb}{_RANKED[left.link[-1]]}{right.name}比例", right.name, not right.predicate
    if (rated := _RATED.fullmatch(left.name)) is not None and not is_measure(rated["whose"]):
        return rated["whose"] + rated["rate"], rated["whose"] + rated["rate"], False  # 住院报销比例一级医院 | 90%
    at = known.head.find(left.name[-2:]) if spot.said[:1] == "、" and known.unit == "percent" and len(left.name) > 2 else -1
    if at > 0 and known.head.endswith("比例") and not left.verb:
        own = left.name + known.head[at + 2 :]
        return own, own, False  # 、二级医院 | 80%
    resumes = known.ratio and not (left.name or left.verb or right.name)
    if resumes and (any(w in left.link for w in _ARRIVING) or (left.link.startswith("的") and "占" in known.ratio)):
        return known.ratio, "", False  # 占比由51% 升至 | 66%
    if spot.text == "减半":
        paid = known.head if is_measure(known.head) or known.head.endswith(PAID) else ""
        charged = left.name.endswith(("费", "价", "款")) or is_measure(left.name)
        return (left.name or left.verb or known.base) + ("" if charged or paid == left.name else paid) + spot.text, "", False
    if left.verb in _PACE_OF_CHANGE and spot.kind == "percentage_point" and not left.name and known.base:
        return _pace_changed(left.verb, known)
    if left.change:
        return _share_changed(spot, known, known.ratio if resumes and spot.kind == "percentage_point" else "")
    if spot.kind == "fold" and known.head and not right.name and _OF_ANOTHER.search(left.link) and (left.name or left.verb):
        return known.head + "倍数", "", False  # 亩均收入6800元，是种玉米的 | 3倍
    return _share_named(spot, known) if left.name else _share_unnamed(spot, known)


_WHOSE = 12
_RANKED = {"前": "靠前", "后": "靠后"}
_RANKS = ("排名", "积分", "排在", "得分", "成绩", "考核", "名次", "评比", "排序")
_RATED = re.compile(r"(?P<rate>.{2,8}(?:比例|标准))(?P<whose>[^，。]{2,8}(?:医院|机构|学校|人员|居民|职工|户|生))")
"""A rate with those for whom it is behind it."""
_PACE_OF_CHANGE = frozenset(("加快", "放缓", "趋缓", "提速", "回暖"))
"""What a rate of growth does."""


def _pace_changed(verb: str, known: Known) -> Named:
    """By how many points a growth, told as a rate, went faster or slower (增长8.6%，比一季度加快 | 1.1个百分点)."""
    grown = known.phrase.startswith(known.base) and known.phrase.removeprefix(known.base) in ("增长", "增速", "增幅")
    base = known.phrase if grown else known.base
    return base + verb, base, False


def _share_compared(spot: Spot, known: Known) -> Named | None:
    """What is set against another number (为年初预算的102%, 高于平均水平1.8个百分点)."""
    left = spot.left
    what = left.subject if left.compared and left.subject else known.head
    if not (what and left.name and left.compared):
        return None
    if left.compared in ("为", "是", "相当于"):
        return what + ("倍数" if spot.kind == "fold" else f"占{left.name}比例"), what, False
    return f"{what}{left.compared}{left.name}", "", False


def _share_of_whole(spot: Spot, known: Known) -> Named:
    """What 占 tells as a share, and of what."""
    left = spot.left
    named = known.topic if known.fresh and is_people(known.topic) else ""
    said = named or known.base if known.unit in SHARES else known.phrase  # not 进出口增长占比
    base = left.name or (left.subject + left.verb if left.verb else "") or said or known.phrase or known.base
    if base == known.phrase and base.endswith("年龄") and known.counted:
        base = "规定年龄" + known.counted
    elif base == known.phrase and base.endswith("年龄") and len(base) > 2:
        base = base.removesuffix("年龄")  # 党员平均年龄56岁，其中60岁以上的 | 占43%
    if not left.whole:
        known.ratio = base + "占比"
        return known.ratio, "", False
    known.ratio = f"{base}占{left.whole}" + "比例" * (not left.whole.endswith(("比重", "比例")))
    return known.ratio, known.ratio, False


_CHANGES = frozenset(("减少", "新增", "增加", "净增", "净减", "压减", "精简", "减", "增"))
"""Verbs of a change before what changed, whose rate is of the thing itself."""


def _share_changed(spot: Spot, known: Known, ratio: str) -> Named:
    """By what share, or how many points, something changed; ``ratio`` is the share that points without a head are of."""
    left, own = spot.left, spot.left.name
    handled = left.verb * (bool(own) and left.verb not in pivot_verbs() and not is_measure(own))
    done = left.subject + left.verb if left.subject and left.verb else ""  # 单位生产总值二氧化碳排放 下降
    heard = known.topic if known.fresh and is_measure(known.topic) else ""  # 建成公园3个，教育经费逐年增加，去年增长 | 5%
    base = handled + own or ratio or done or heard or known.base or known.phrase
    stale = base == known.head and base.endswith(rate_endings()) and known.phrase.endswith(("人数", "户数"))
    if stale and not own and not ratio:
        base = known.phrase  # 领取率98%；已有8300人完成登录，较去年增加 | 12%
    if not own and known.bounded and is_people(base):  # 收入达到30万元的村，奖励村干部1万元；连续增长 | 10%
        base = known.bounded
    grown = spot.kind == "percent" and left.change not in ("提高", "提升")
    if not own and grown and "占" in base and base.endswith(_OF_WHOLE):
        base = base[: base.rindex("占")] or base  # 完成投资43.7亿元，占年度计划的109%，同比增长 | 27%
    if own in PACE and known.head:
        base = known.head + own
    done_already = known.phrase.removesuffix(base) in _CHANGES  # 减少村72个，减幅 | 52.55%
    told = changed(base, known, alike=known.unit not in SHARES and not own and not done_already)
    return told + left.change, base.removesuffix("年均").removesuffix("平均") or base, False


_INSPECTING = ("抽检", "抽查", "检测", "监测", "检查", "检验", "测评", "考核")
_FOUND_GOOD = frozenset(("合格率", "不合格率", "达标率", "优良率", "优秀率"))
"""Rates of what was inspected before them."""
_MANNER = re.compile("(?:按[时期]|及时|首次|初次|一次性?|当[庭场]|即时|线上|网上|(?:法定)?(?:审|时|期)限内)$")
"""How or how fast something is done, before the rate of it (按时办结率)."""


_OF_TWO = re.compile("(?:(?<=[个名位处所家])|(?<![一-龥]))[一-龥]{2,8}[与和同][一-龥]{2,10}之比")
"""Both of which a ratio is (报考人数与招聘人数之比)."""


def _share_named(spot: Spot, known: Known) -> Named:
    """A share, rate or multiple with a name before it."""
    left, right = spot.left, spot.right
    own = left.name
    if spot.kind == "fold" and own.removesuffix("为").endswith("比"):
        return own.removesuffix("为"), own, False
    if own.endswith(rate_endings()) and (own in generic_heads() or len(own) <= _BRIEF) and left.verb and not left.subject:
        return left.verb + own, left.verb + own, False  # 每月抽查 比例
    if own.endswith("率") and len(own) <= _BRIEF and (at := known.phrase.find(own[:-1])) > 1:  # 调解成功125起，成功率 | 97.7%
        own = known.phrase[:at] + own  # but not 审结案件3050件，结案率
    if own.endswith(rate_endings()):
        if known.head.endswith(_INSPECTING) and own in _FOUND_GOOD:  # 开展食品抽检1250批次，合格率 | 98.7%
            own = known.head + own
        elif (how := _MANNER.search(spot.said.removesuffix(own))) is not None and spot.said.endswith(own):
            own = how[0] + own
        if left.verb and left.subject and len(left.subject + left.verb + own) <= _OWNER:  # 城镇登记失业率
            own = left.subject + left.verb + own
        if len(own) <= _BRIEF and known.fresh and known.topic and len(known.topic) <= _OWNER:
            own = known.topic + own
        known.rate = own
        return own, own, False
    if right.predicate and left.link in ("", "的") and not left.verb:
        return own + right.predicate[:10] + "比例", own, True
    if left.link == "的" and right.name and not left.verb:  # 收入的 | 六成 | 归村集体
        return own + right.name[:10] + "比例", own, True
    if own.endswith(_TASKS) and left.link.endswith("的") and "完成" in spot.said:  # 转移就业20.6万人，完成年度任务的 | 104.6%
        done = known.sized_head if len(known.sized_head) <= 8 else ""
        return done + "完成" + own + "比例", "", False
    return left.verb + own + "比例", own + "比例", False


def _share_unnamed(spot: Spot, known: Known) -> Named:
    """A share without a name before it: what follows it, the verb before it, or what was told before."""
    left, right = spot.left, spot.right
    if left.verb == "覆盖" and right.of and right.name:  # 建成食堂45家，覆盖 | 七成半 | 的村
        return (known.counted or known.topic) + "覆盖" + right.name + "比例", "", True
    if right.name:
        granted = right.name.endswith(PAID) and not right.predicate
        return right.name + right.predicate[:10] + ("比例" if right.all_verbal or granted else "占比"), right.name, True
    if right.predicate:
        if right.predicate[0] in "为是":
            return (right.predicate[1:] if 1 < len(right.predicate) <= 8 else known.counted) + "占比", "", True
        return right.predicate[:12] + "比例", "", True
    if left.verb:
        return left.subject + left.verb + "比例", left.subject + left.verb, False
    if spot.kind == "percent" and known.fresh and known.topic.endswith(rate_endings()):
        return known.topic, known.topic, False  # 建成公园3个，绿化覆盖率稳步提高，达 | 45%
    return known.base + "倍数" * (spot.kind == "fold" and not known.base.endswith(("比", "比例"))), "", False


_RUNS = re.compile("一[班趟次轮期场]次?")


def span(spot: Spot, known: Known) -> Named:
    """The phrase of a span of time: what lasts, recurs or has gone on that long."""
    left, right = spot.left, spot.right
    within = spot.text.endswith("内")
    noun = _LIMIT[spot.kind in _LONG] if within else "期限" if "限期" in spot.said else spot.unit_noun or "时间"
    what = right.name + right.predicate.removeprefix("把")
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
    if left.name in _MOST and known.head and known.unit == spot.kind:  # 伏休期最长为四个半月，最短的 | 三个半月
        head = next((known.head.removesuffix(m) for m in _MOST if known.head.endswith(m)), known.head)
        return head + left.name, "", False
    if left.name.endswith(_MOST) and len(left.name) > 2:
        return left.name + noun * (not is_measure(left.name[:-2])), left.name, False  # 单程最长 | 45分钟
    if left.name.startswith("期限") and len(left.name) > 2:  # 期限个人不超过 | 3年
        return left.name[2:] + "期限", left.name[2:] + "期限", False
    if left.name and spot.said[:1] == "、" and not left.verb and known.phrase.endswith("期限") and known.unit == spot.kind:
        return left.name + "期限" * (not is_measure(left.name)), left.name, False  # 个人不超过3年、企业不超过 | 2年
    if left.name:
        if within and right.all_verbal is False and 2 <= len(right.name) <= _BRIEF and not (right.of or left.link):
            return left.name + right.name + noun, left.name, spot.closed  # 预警信息 | 24小时内 | 核实
        if right.predicate and not right.name and not is_measure(left.name) and not left.name.endswith(_LASTING):
            return left.name + right.predicate[:8] + ("时间" if not left.link else noun), left.name, spot.closed
        bounded = any(w in left.link for w in ("至少", "不少于", "不低于", "不超过", "不得少于"))
        lasted = len(left.name) == _DONE and not is_people(left.name) and left.name not in _MOST  # 每周供餐 | 5天
        suffix = noun if (bounded or lasted) and not is_measure(left.name) and not left.name.endswith("时间") else ""
        said = left.verb + left.name
        return said + suffix, said if left.name in generic_heads() else left.name, False
    if not left.verb and spot.first and spot.said[:1] in _ENTERED and len(spot.said) <= _BRIEF and not right.of:
        return spot.said + "时间", "", False  # 入村 | 两年多
    if left.verb and right.predicate and within and right.predicate[0] not in "由须应可不":  # 接警后 | 5分钟内 | 出动
        return what[:18] + noun, what, spot.closed
    if left.verb:
        done = "工作" if left.verb in ("干", "干了") else left.verb
        object_of = what * (spot.closed and not (right.of or bounds(spot)) and 2 <= len(what) <= _OBJECT_LONG)
        return left.subject + done + object_of + noun, left.verb, False  # 取消 | 3年 | 申报资格
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
    return known.base + noun * (not known.base.endswith(noun)), "", False
