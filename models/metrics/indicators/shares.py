"""Phrases for shares: percentages, percentage points and multiples.

Belongs here: of what a share is, and what it does there. Spans and times are in :mod:`durations`, ages in :mod:`ages`,
counts and amounts in :mod:`compose`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.bounds import bounds
from models.metrics.indicators.granted import granted_share
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import (
    actions,
    generic_heads,
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
_OF_WHOLE = ("比例", "比重")
_BRIEF = 3
"""Characters up to which a name such as 覆盖率 does not say whose."""
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
    if (named := _share_compared(spot, known) or granted_share(spot, known) or _share_laid_down(spot, known)) is not None:
        return named
    if left.share:
        return _share_of_whole(spot, known)
    if (named := _share_by_form(spot, known)) is not None:
        return named
    resumes = known.ratio and not (left.name or left.verb or right.name)
    if resumes and (any(w in left.link for w in _ARRIVING) or (left.link.startswith("的") and "占" in known.ratio)):
        return known.ratio, "", False  # 占比由51% 升至 | 66%
    if spot.text == "减半":
        return _halved(spot, known)
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


def _share_laid_down(spot: Spot, known: Known) -> Named | None:
    """A share at which a rule pays or draws (按5%的比例抽验), or from which on it does."""
    left, right = spot.left, spot.right
    if right.name == "比例" and right.predicate and left.name and not left.verb and len(right.predicate) <= _BRIEF:
        return left.name + right.predicate + right.name, left.name, True  # 监测对象按 | 50% | 比例资助
    if right.of and right.name.startswith(_BY) and (done := right.name[2:] + right.predicate):  # 按 | 5% | 的比例 抽验
        return done[:10] + right.name[:2], "", True
    if right.headless and not left.name and not left.verb and bounds(spot) and known.rate:
        return known.rate, "", False  # 损失率在80%以上的，按全损赔付；低于 | 20% | 的不赔
    return None


def _share_by_form(spot: Spot, known: Known) -> Named | None:
    """A share whose clause has a form of its own: a multiple paid by, a rank, a rate with those for whom it is."""
    left, right = spot.left, spot.right
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
    return None


def _halved(spot: Spot, known: Known) -> Named:
    """What is paid or charged by half."""
    left = spot.left
    paid = known.head if is_measure(known.head) or known.head.endswith(PAID) else ""
    charged = left.name.endswith(("费", "价", "款")) or is_measure(left.name)
    return (left.name or left.verb or known.base) + ("" if charged or paid == left.name else paid) + spot.text, "", False


def _pace_changed(verb: str, known: Known) -> Named:
    """By how many points a growth, told as a rate, went faster or slower (增长8.6%，比一季度加快 | 1.1个百分点)."""
    grown = known.phrase.startswith(known.base) and known.phrase.removeprefix(known.base) in ("增长", "增速", "增幅")
    base = known.phrase if grown else known.base
    return base + verb, base, False


def _share_compared(spot: Spot, known: Known) -> Named | None:
    """What is set against another number (为年初预算的102%, 高于平均水平1.8个百分点)."""
    left = spot.left
    last = (
        known.ratio if spot.kind == "percentage_point" and known.unit == "percent" else ""
    )  # 占比达2.8%，高于平均 | 0.6个百分点
    what = left.subject if left.compared and left.subject else last or known.head
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
    done = left.verb if len(left.verb) == 2 and 2 <= len(left.name) <= _BRIEF else ""  # 参与农户占总农户的 | 八成
    base = done + left.name or (left.subject + left.verb if left.verb else "") or said or known.phrase or known.base
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
        granted = (right.name.endswith(PAID) or (right.of and right.name.endswith("分红"))) and not right.predicate
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
