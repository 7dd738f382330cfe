"""A phrase for one number from what stands before and behind it.

Belongs here: the choice between the words before the number and those behind it, and how verb, name and change go
together for counts and amounts. Names before a number are in :mod:`beside`, names behind it in :mod:`counted`, shares in
:mod:`shares`, spans and times in :mod:`durations`, whose or of what a number is in :mod:`owners`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.ages import age
from models.metrics.indicators.awards import score
from models.metrics.indicators.bare import SUMMED, inherited
from models.metrics.indicators.beside import HOW_MUCH, name_before, price_of_goods
from models.metrics.indicators.bounds import behind_bound, bound
from models.metrics.indicators.counted import GIVEN, name_behind
from models.metrics.indicators.doings import verb_only
from models.metrics.indicators.durations import span, times
from models.metrics.indicators.granted import fined, most_got, paid_to_party
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import (
    is_measure,
    rate_endings,
    vague_endings,
)
from models.metrics.indicators.lexicon import known as known_word
from models.metrics.indicators.owners import OWNER, with_owner
from models.metrics.indicators.parts import part_of
from models.metrics.indicators.phrase import PAID, is_people
from models.metrics.indicators.rations import by_unit, staffed
from models.metrics.indicators.shares import changed, share
from models.metrics.indicators.spot import AROUND, COUNTED, HAPPENING, PACE, PEOPLE, SHARES, SPANS, Named, Spot
from models.metrics.indicators.variants import most_of, of_grade

_OF_GOODS = 8
"""Characters up to which what a clause says names what is worth so much."""
_ARRIVING = ("至", "到", "为")
_BATCHES = frozenset(("首批", "第一批", "第二批", "首期", "第一期"))
_AGAINST = ("高于", "低于", "高出")
_CONVERTED = ("折算", "折合", "换算", "约合", "合")
"""Links of a number that says the one before it in another unit."""
_BASES = ("汇率", "价格", "价", "口径", "标准")
"""By what it was converted."""
_WITHIN = ("内", "中", "里", "期间", "之内")
_CAUSED = ("致", "造成", "使", "为", "给", "让")
_ADDED = ("新增", "追加", "增补", "减少", "增加", "净增", "净减", "精简", "核减", "压减", "扩增")


_MARKS = frozenset("“「")
_AS_CHANGE = {"多": "增加", "少": "减少"}
"""What is said in one character, behind a comparison, of how much more or less."""
_PLACE = re.compile("[一-鿿]{2,4}(?:[村镇乡县区]|街道|社区)")
_PLANNED = re.compile(r"(?<=..)(?:目标任务|任务|计划|目标|预算)[数]?$")


def choose(spot: Spot, known: Known) -> Named:
    """The phrase of a number."""
    threshold, known.threshold = known.threshold, ""
    named = by_unit(spot, known) or _as_before(spot, known)
    if named is None and threshold:
        named = behind_bound(spot, known, threshold)
    if named is not None:
        return named
    if spot.kind == "CNY" and "折合" in spot.said and (worth := _worth(spot, known)):
        return worth, "", False
    if spot.kind in SHARES:
        return share(spot, known)
    if spot.kind == "point" and spot.left.name.endswith("分") and not (spot.right.of or spot.left.verb):
        return spot.left.name, spot.left.name, False  # 以总分 | 286分 | 夺得冠军
    if (against := _against_last(spot, known)) is not None:
        return against
    if spot.kind == "year_of_age":
        return age(spot, known)
    if (named := bound(spot, known) or _arrived_at(spot, known) or price_of_goods(spot, known)) is not None:
        return named
    if spot.goal and not spot.left.name:  # 投资 | 6000万元 | 建设示范基地
        return verb_only(spot, known)
    if (named := staffed(spot, known)) is not None:
        return named
    if spot.right.name and _takes_right(spot):
        return name_behind(spot, known)
    return _changed(spot, known) or _by_kind(spot, known) or _given_to(spot, known) or _before(spot, known)


def _worth(spot: Spot, known: Known) -> str:
    """What is worth so much: what the clause says, else what was counted before (兑换商品18万件，折合 | 256万元)."""
    said = spot.said.partition("折合")[0].removeprefix("累计").removeprefix("共")
    what = said if 2 <= len(said) <= _OF_GOODS else known.phrase * (not said)
    return what + "折合金额" if what else ""


def _as_before(spot: Spot, known: Known) -> Named | None:
    """What was reached of what was planned, and parts that are told by their place or as 其中."""
    left = spot.left
    if (planned := _PLANNED.search(known.head)) and known.unit == spot.kind and left.name in ("", "实际") and "完成" in left.link:
        done = known.head[: planned.start()]  # 收入任务1.2亿元，完成 | 1.4亿元
        return done, done, False
    whole = known.total or known.whole
    if spot.where and whole and left.name in ("", spot.where) and not (left.verb or left.change or spot.right.name):
        if graded := of_grade(spot.where, known.phrase):
            return graded, "", False  # 其中国家级示范场3家、省级 | 28家
        if known_word(spot.where) or AROUND.search(spot.where):
            return spot.where + whole, "", False  # 其中省外4.8万人、省内县外 | 3.1万人
        told = known.alike(spot) if spot.counts else known.kinds.get(spot.kind, "")
        return told or whole, "", False  # 养老机构32家、床位3860张，其中甲县 | 6家
    of_place = spot.counts and _PLACE.fullmatch(left.name) is not None and not (left.verb or left.change or spot.right.name)
    if known.among and of_place and whole and whole[-1] != left.name[-1]:
        return known.alike(spot) or whole, "", False  # 建成小菜园96个，其中柳树村 | 21个
    if known.among and (own := part_of(spot, known)):
        return own + left.change, own, False
    return None


def _against_last(spot: Spot, known: Known) -> Named | None:
    """A whole behind 占, the number before in another unit, or by how much that one is above or below a mean."""
    left = spot.left
    if spot.counts:
        return None
    if left.share and is_measure(left.whole) and not spot.right.name:  # 完成投资3200万元，占总投资 | 6000万元 | 的53.3%
        ratio = f"{known.phrase}占{left.whole}比例"
        phrase = with_owner(left.whole, spot, known)
        known.ratio = ratio
        return phrase, "", False
    if (
        left.link.startswith(_CONVERTED)
        and spot.said not in SUMMED
        and known.head
        and (not left.name or left.name.endswith(_BASES))
    ):
        return known.head, "", False  # 人均生产总值5.1万元，按年均汇率折算为 | 7420美元
    if left.compared in _AGAINST and left.name and known.head and known.unit == spot.kind:
        return f"{known.head}{left.compared}{left.name}", "", False  # 次均费用4860元，低于平均水平 | 620元
    return None


def _arrived_at(spot: Spot, known: Known) -> Named | None:
    """The end of a change whose start names it, in this sentence or in the one before."""
    left, kind = spot.left, spot.kind
    if left.name or spot.right.name or not (left.link.startswith(_ARRIVING) or left.link.endswith(_ARRIVING)):
        return None
    if spot.first and not (known.head or known.fresh) and kind in known.earlier:
        return known.earlier[kind], known.earlier[kind], False  # 种高粱2600亩。明年扩到 | 4000亩
    if not spot.first and left.verb and known.unit == kind:
        return known.base, "", False  # 由1万元 调整至 | 1.5万元
    return None


def _changed(spot: Spot, known: Known) -> Named | None:
    """By how much, or by how many, something told or named became more or less."""
    left, kind = spot.left, spot.kind
    if left.change == "提前" and kind in SPANS and not is_measure(left.name) and spot.rest:  # 须提前 | 7日 | 向乡镇报备
        return f"提前{spot.rest[-2:]}{spot.unit_noun}", "", False
    if len(left.change) == 2 and left.change[0] in "少多" and kind in HAPPENING and not left.name:  # 少跑 | 2趟、少等 | 40分钟
        return left.change + spot.unit_noun, "", False
    if left.change:
        rated = known.unit in SHARES and known.phrase.endswith(rate_endings())
        said = known.sized_head if rated and known.sized == kind else ""  # 312人，上线率31%，多 | 46人
        thing = known.counted if spot.counts and known.unit not in COUNTED else ""  # 建成87处，预算3850万元，再增 | 13处
        done = left.subject + left.verb if left.verb and left.subject else ""
        listed = not spot.last and spot.closed and not known.fresh
        same = known.kinds.get(kind, "") * listed  # 较上年减少 | 5起 | 、78亩
        base = left.name or said or thing or done or same or known.base or known.phrase
        if left.name in PACE and known.head:
            base = known.head + left.name
        elif left.name in HOW_MUCH or left.name == "增加值":
            base = with_owner(left.name, spot, known)  # 数量比去年 多 | 2000只
        return (
            changed(base, known, alike=kind == known.unit and not left.name) + _AS_CHANGE.get(left.change, left.change),
            base,
            False,
        )
    if left.verb.startswith(_ADDED) and left.name:
        return left.verb + left.name, left.name, False
    return None


def _by_kind(spot: Spot, known: Known) -> Named | None:
    """Spans, points, how often, and what befell or is done to people."""
    left, right = spot.left, spot.right
    if spot.kind in SPANS:
        return span(spot, known)
    if spot.kind == "point" and (name := score(spot, known)):
        return name, "", False
    if spot.kind == "times":
        return times(spot, known)
    if spot.kind in PEOPLE and right.predicate and not right.name and any(w in left.link for w in _CAUSED):
        return right.predicate[:10] + spot.unit_noun, "", True  # 已致 | 39人 | 死亡
    if spot.kind == "household" and right.predicate and not (right.name or left.name or left.verb) and left.link in ("将", "把"):
        return right.predicate[:10] + spot.unit_noun, "", False  # 将 | 1046户 | 3218人纳入监测
    return None


def _given_to(spot: Spot, known: Known) -> Named | None:
    """What is given: the first of an award, a fine or payment for each, a payment with whose it is."""
    left, right = spot.left, spot.right
    if left.name in _BATCHES and left.verb and (thing := known.programme or known.topic or known.counted):
        return left.verb + thing, thing, False  # 评选“金牌工匠”，评出首批 | 86名
    if spot.kind != "CNY":
        return None
    if (got := most_got(spot, known) or fined(spot, known) or paid_to_party(spot)) is not None:
        return got
    each = left.name.startswith("每") or left.name in ("处", "处以", "并处")  # 处 | 2万元 | 罚款
    if each and not left.verb and (right.name + right.predicate).endswith(PAID):
        paid = next(p for p in PAID if (right.name + right.predicate).endswith(p))  # 按每人每月 | 300元 | 落实报酬
        return (known.counted if len(known.counted) <= OWNER else "") + paid, paid, True
    if left.verb in GIVEN and left.name.endswith(PAID):
        who = left.subject or known.topic * known.fresh or known.counted * bool(left.each)
        whom = who if is_people(who) and len(who) <= OWNER else known.programme
        if whom or left.each:  # 离任村干部每月领取 | 300元 | 补助, 对本科生，发放生活补贴 | 2万元
            return whom + left.name, whom + left.name, False
    return None


def _before(spot: Spot, known: Known) -> Named:
    """What stands before the number: a name, a list, a verb; without any of them, what was said before."""
    left = spot.left
    if left.name:
        return name_before(spot, known)
    if left.series:
        return left.series, left.series, False  # 拥有插秧机、收割机等 | 130多台套
    if left.verb:
        if len(left.subject) > 2 and (most := most_of(spot, known, left.subject)):
            return most
        return verb_only(spot, known)
    return inherited(spot, known)


def _takes_right(spot: Spot) -> bool:
    """Whether the number belongs to the words behind it."""
    left, right, kind = spot.left, spot.right, spot.kind
    improved = left.change in ("提升", "改善") and kind == "count"  # 改造提升 | 30个 | 服务中心
    if left.change and not ((left.change in _ADDED or improved) and not left.name):
        return False
    if left.verb and left.name.startswith(("《", "“")) and right.all_verbal and not right.of:
        return False  # 编印《流程图》 | 1.2万份 | 发放到户
    if kind in PEOPLE and left.verb and left.name[:1] in _MARKS and not is_people(right.name):
        return False  # 聘请“土专家” | 15人 | 包村指导
    if kind in SPANS:
        return right.of and not right.predicate and not left.name
    if kind == "times":
        return not (left.name or left.verb) or not right.predicate
    if left.verb and left.name and right.doing and not right.of and kind != "CNY":
        return False  # 装填沙袋 | 8000余条 | 加固圩堤, 流转土地 | 1600亩 | 种植月季
    if kind in COUNTED:
        within = left.link.endswith(_WITHIN)  # 任期 内 | 99名 | 村书记
        return not is_measure(left.name) or within or left.doer or right.of or left.link.endswith("有")
    return _is_amount_of(spot)


def _is_amount_of(spot: Spot) -> bool:
    """Whether an amount, a length or another size belongs to the words behind it."""
    left, right, kind = spot.left, spot.right, spot.kind
    if kind == "CNY" and right.name.startswith("“") and not left.verb:  # 靠 | 15万元 | “积分贷”
        return True
    if left.doer or not left.name or (right.of and not right.predicate and right.name.endswith(PAID)):
        return True
    if is_measure(left.name):
        return False
    if left.link == "的" and kind in ("mu", "kg", "tonne") and not left.verb:  # 大户孙家的 | 1800亩 | 大豆
        return True
    if right.of and not right.predicate and not right.name.endswith(vague_endings()):  # 造成 | 60亿元 | 的损失
        return True
    if left.link == "有" and not right.predicate and kind in ("km", "m", "mu"):  # 到学校有 | 五公里 | 山路
        return True
    return left.link in ("", "、", "了") or left.link[0] in "在对把将给用以"
