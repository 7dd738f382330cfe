"""A phrase for one number from the name before it (集体收入 | 83万元; 其中党员 | 21人; 最高的 | 5000元).

Belongs here: what a name before a number takes from what was said before it, where it cannot be read alone; each rule
takes the number, what is known so far and the name. Which side of a number names it is decided in :mod:`compose`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from models.metrics.indicators.awards import paid_alike
from models.metrics.indicators.behind import BEFALLEN
from models.metrics.indicators.doings import EACH_ONE, EXTENTS, SIBLINGS
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import is_measure, set_heads, statuses, tiers
from models.metrics.indicators.phrase import DIMENSIONS, PAID, is_people, payment_in
from models.metrics.indicators.spot import COUNTED, PEOPLE, Named, Spot
from models.metrics.indicators.variants import most_of, of_grade, of_tier
from models.metrics.rhetoric import GOODS_BY

_ATTRIBUTE = 8
HOW_MUCH = frozenset(("金额", "数量", "周期", "人数", "规模", "总额", "总量", "总数"))
"""Measures that mean nothing without the verb before them (授信金额)."""
_SOLD_BY = ("斤", "吨", "千克", "只", "箱", "袋", "桶", "担", "瓶")
"""What goods are sold by (每公斤 | 45元)."""
_SHORT_OWNER = 4
_AREAS = frozenset(("mu", "hectare", "m2", "km2"))
MEMBERS = frozenset(("队员", "成员", "组员", "社员", "团员", "会员", "人员", "学员"))
TEAMS = ("队", "组", "团", "社", "协会", "委员会", "理事会", "专班", "班")
_PACES = frozenset(("日均", "月均", "周均", "单日", "日最高", "单日最高"))
_EVERY = re.compile(r"^每(?:一)?(?:学?年|学期|月|季度?|周|天|日|次|期)")
_THINGS = tuple("委支部校院站所园厂店社车船机驾载")
"""Last characters of names of two that say themselves what is counted (其中党委 | 74个), where others split the whole."""
_EACH_OF = re.compile("(.*)每[人名位户]")
_EACH_TIME = frozenset(("每次", "每批", "每期", "每届", "每场", "每梯次", "每车", "每班"))
_OCCASIONS = "餐顿次趟晚天"
"""Measure words of times: what each of them costs is read alone (每餐成本), and none of those counted before has it."""
_RANK = re.compile(r"^(?:国家|[省市县区州乡镇])级(?:及)?以上")
_CLASS = re.compile("[一二三四五六甲乙丙丁ABCDE][类级档等]|[一二三四五]星级?|优秀|良好|称职|合格|不合格|基本合格|基本称职|不称职")
"""A class into which what was counted before is sorted."""
_PRICED = re.compile(rf"(?P<goods>[一-龥]{{0,12}}?)(?P<price>均价|价格|售价)?每[0-9.]+(?:{'|'.join(GOODS_BY)})(?:约|仅|为|卖)?")
"""Goods and how much of them the price is of."""


def price_of_goods(spot: Spot, known: Known) -> Named | None:
    """The price of so much of some goods (晚籼米每500克 | 2.45元)."""
    priced = _PRICED.fullmatch(spot.said) if spot.kind == "CNY" else None
    if priced is None:
        return None
    price = (priced["goods"] or known.counted) + (priced["price"] or "价格")
    return price, price, False


def _in_full(subject: str, known: Known) -> str:
    """``subject``, with what was told of all where it is one of the parts of it (城乡低保标准提高，城市由每人 | 674元)."""
    whole = known.topic if known.fresh else known.head
    return (of_tier(whole, subject) if subject in tiers() else "") or subject


def name_before(spot: Spot, known: Known) -> Named:
    """The phrase of a number that a name stands before."""
    left = spot.left
    own = left.name
    if own.endswith("平均") and is_measure(own[:-2]):
        return own[:-2], own[:-2], False  # 村集体经济收入平均 达到 | 25万元
    if own in _THE_NUMBER and (told := known.kinds.get(spot.kind)):
        return told, told, False  # 带动1200人就业，而三年前这个数字还不到 | 300人
    if own in tiers() and not spot.counts and known.unit == spot.kind and (tiered := of_tier(known.head, own)):
        return tiered, tiered, False  # 公用经费小学由650元提高到720元，初中由 | 850元
    if left.bare and left.relative.endswith(own) and len(left.relative) <= _ATTRIBUTE:
        own = left.relative  # 不合格的 | 3名 | 召回
    for rule in _RULES:
        if (named := rule(spot, known, own)) is not None:
            return named
    if (
        own in _SUMS
        and not (left.verb or spot.first)
        and known.counted
        and known.head == known.counted
        and known.phrase.endswith(known.counted)
    ):
        return known.counted + own, "", False  # 签订意向订单17笔、金额 | 420万元
    verb = left.verb * (not own.startswith(left.verb))  # 提拔表现优秀的 | 21人
    if not verb and not spot.first and len(own) <= 2:
        if (
            is_measure(own)
            and spot.kind not in ("CNY", *COUNTED)
            and known.counted
            and not is_people(known.counted)
            and len(known.counted) <= _ATTRIBUTE
        ):
            return known.counted + own, known.counted + own, False  # 新修蓄水池58口、容积 | 3480立方米
        if spot.kind in PEOPLE and known.verb and known.phrase == known.verb + spot.unit_noun:
            return own + spot.unit_noun, "", False  # 清退 | 32人 | 、补进 | 45人
        verb = known.verb
    if not verb and spot.kind in _AREAS and not is_measure(own) and not is_people(own) and own[-1:] not in "积地田园":
        return own + "面积", own, False  # 川明参、白及等中药材 | 8.4万亩
    return verb + own, verb + own if own in HOW_MUCH else own, False


_GRADES = frozenset(
    ("优秀", "良好", "合格", "基本合格", "不合格", "称职", "基本称职", "不称职", "好", "较好", "一般", "正职", "副职")
)
"""How those are graded to whom a payment named before is paid."""


def _paid_by_topic(spot: Spot, known: Known, own: str) -> Named | None:
    """What a topic says is paid, for each of those named behind it (基本报酬方面，村支书由每月 | 2600元)."""
    paid = payment_in(known.topic) if spot.kind == "CNY" and not spot.left.verb else ""
    each = own in _GRADES or (is_people(own) and known.topic.endswith("方面"))
    return (own + paid, own + paid, False) if paid and each else None


def _beside_its_like(spot: Spot, known: Known, own: str) -> Named | None:
    """One of two things that are told side by side (存栏 and 出栏, 工作队 and 队员, 长 and 宽, 小学 and 初中)."""
    left = spot.left
    if own in SIBLINGS and not left.subject and not left.verb:
        pair = next((h for h in reversed(known.heads) if h.endswith(SIBLINGS[own])), "")
        if pair:  # 年末生猪存栏9.6万头；全年出栏 | 16.8万头
            return pair.removesuffix(SIBLINGS[own]) + own, pair.removesuffix(SIBLINGS[own]) + own, False
    if own in MEMBERS and spot.kind == "person" and not left.verb:
        team = known.counted if known.counted.endswith(TEAMS) else known.topic if known.topic.endswith(TEAMS) else ""
        if team and len(team) <= 10:  # 选派工作队119支、队员 | 417名
            member = team + (own[1:] if own[0] == team[-1] else own)
            return member, member, False
    if own in DIMENSIONS and spot.kind in ("m", "km"):  # 长120米，宽 | 3米
        owner = known.head[:-1] if known.head[-1:] in DIMENSIONS else known.topic * known.fresh
        return owner + DIMENSIONS[own], "", False
    among = known.among and is_people(known.total)  # 教师45名，其中初中语文8名、数学 | 6名
    people = spot.kind == "person" and is_people(known.counted) and not among and not (is_people(own) or left.verb or spot.first)
    if people and len(own) <= 3 and is_people(tail := known.counted[len(own) :]) and len(tail) > 1:
        return own + tail, "", False  # 小学在校生2.3万人，初中 | 1.1万人
    return None


def _of_what_was_told(spot: Spot, known: Known, own: str) -> Named | None:
    """The limit, the pace or the share for each of what was told before; journeys of people are read alone."""
    if spot.limit and known.base and not spot.counts:  # 每公顷补助6000元，每户以 | 3公顷 | 为限
        return f"{own}{known.base}{spot.unit_noun}上限", "", False
    if own in _PACES and known.head and known.unit == spot.kind and not spot.left.verb:  # 发送旅客21.6万人次，日均 | 3.1万人次
        return own + known.head, "", False
    if spot.text.endswith("人次") and len(own) <= 3 and not spot.left.verb and not is_people(own):
        return own + "人次", own, False  # 载客 | 6400人次
    told = known.fresh or known.unit in ("year_of_age", "month", "year")  # 敬老礼金发放，设籍满6个月、年满65岁长者每人 | 1500元
    owed = (known.topic if known.topic.endswith((*PAID, "金", "费")) else payment_in(known.topic)) if told else ""
    if owed and not spot.counts and (whose := _EACH_OF.fullmatch(own)) is not None and is_people(whose[1] or "人"):
        return owed, owed, False  # 重阳敬老金加码，65岁至79岁长者每人 | 1000元
    return None


def _each_one(spot: Spot, known: Known, own: str) -> Named | None:
    """What each one of those told before has, gets or costs (每人 | 500元, 每人 补助 | 500元)."""
    each = EACH_ONE.match(own)
    if each is None or spot.counts:
        return None
    often = own[each.end() :]
    rest = _EVERY.sub("", often)
    owner = _in_full(spot.left.subject, known) or (known.topic if known.fresh else "") or known.counted or known.base
    if not rest and owner and spot.unit_noun in EXTENTS:
        return owner + spot.unit_noun, "", False  # 改造卫生室96处，每处不低于 | 120平方米
    if is_people(owner) and known.phrase.endswith(owner):
        owner = known.phrase  # 资助大学生29名，每人每年 | 3000元
    if (each[0][0] == "一" or own.endswith(_SOLD_BY)) and not rest and spot.kind == "CNY" and owner:
        price = f"{owner}{own}价格"
        return price, price if own.endswith(_SOLD_BY) else owner, False  # 食堂45家，一餐 | 8元
    if spot.kind == "CNY" and not rest and "卖" in spot.said:
        return own + "售价", own + "售价", False  # 每斤能卖到 | 12块
    told = rest not in owner if rest else bool(often) or owner.endswith(PAID)
    if rest in ("收费", "交费") and not is_people(owner) and len(owner) > _SHORT_OWNER:
        return own, own, False  # 结合9处据点开办共餐，每餐收费 | 30元
    if len(rest) <= 2 and owner and told and each[0][0] != "一" and each[0][-1] not in _OCCASIONS:
        return owner + rest, owner + rest * is_measure(rest), False
    return None


def _completed(spot: Spot, known: Known, own: str) -> Named | None:
    """A name that what was told before completes (本科生每月补500元，硕士 | 800元)."""
    if spot.kind == "CNY" and not spot.left.verb and (paid := paid_alike(own, known)):
        return (paid + own if known.phrase.startswith(paid) else own + paid), "", False
    same = known.kinds.get("CNY", "") if spot.kind == "CNY" and not spot.left.verb and known.unit == "year_of_age" else ""
    if same and payment_in(same) == same and is_people(_EACH_OF.sub(r"\1", own) or "人"):
        return same, same, False  # 90岁以上每月100元，百岁老人每月 | 500元
    if group := _of_group(spot, known, own):
        return group, group, False
    paired = known.head.rpartition("的")[2]
    twin = len(own) < len(paired) - 1 and own[-1:] == paired[len(own) - 1 : len(own)] and len(own) <= _SHORT_OWNER
    if twin and own[0] != "每" and not spot.counts and not spot.left.verb and known.unit == spot.kind and not is_measure(own):
        return own + paired[len(own) :], own + paired[len(own) :], False  # 全口假牙补助由4万元调高为6万元，半口由 | 2万元
    alike = (
        known.unit == spot.kind == "CNY" and not EACH_ONE.match(own) and not (known.fresh or spot.left.verb or is_measure(own))
    )
    limit = next((e for e in sorted(set_heads()) if known.head.endswith(e)), "") if alike else ""
    if limit and known.head != limit and len(own) <= _ATTRIBUTE:
        return own + limit, own + limit, False  # 高血压限额300元，糖尿病 | 400元
    if own in _EACH_TIME and spot.counts and (thing := known.topic * known.fresh or known.programme or known.base):
        return own + thing, thing, False  # 开展“乡土人才”评选，每次 | 30名
    return most_of(spot, known, own) or most_of(spot, known, spot.left.subject)


def _of_group(spot: Spot, known: Known, own: str) -> str:
    """The measure just told of all, of some of them (居民人均收入2.1万元，其中城镇居民 | 2.8万元); nothing where it is none."""
    head = known.kinds.get(spot.kind, "")
    if spot.counts or spot.left.verb or not is_measure(head) or is_measure(own) or not 2 < len(own) <= _ATTRIBUTE:
        return ""
    shared = next((n for n in range(len(own) - 1, 1, -1) if head.startswith(own[-n:])), 0)
    return own + head[shared:] if shared else ""


_AWAY = re.compile("(?<=.)[离距](?=..)")
_THE_NUMBER = frozenset(("数字", "数据", "数值", "这个数字", "这一数字", "这一数据"))
"""Words that stand for what the number before measured."""
_SUMS = frozenset(("金额", "总额", "总金额"))


def _of_subject(spot: Spot, known: Known, own: str) -> Named | None:
    """A measure, a distance or a price of the subject."""
    left = spot.left
    if not left.verb and left.subject and len(own) <= 2 and is_measure(own) and not spot.counts:
        return left.subject + own, left.subject + own, False  # 高血压 每年 限额
    if spot.kind in ("km", "m") and _AWAY.search(own) is not None and not is_measure(own):
        return own + "距离", "", False  # 工人的家离车间不过 | 800米
    if spot.kind in ("km", "m") and left.verb in ("离", "距", "距离"):
        return left.subject + left.verb + own + "距离", "", False
    if spot.kind in ("km", "m") and "到" in left.link and not left.verb and not is_measure(own):  # 从县城到村里 | 42公里
        return own + "距离", "", False
    tier = _EACH_OF.sub(r"\1", own)
    if tier in tiers() and tier != own and left.subject.endswith((*PAID, "标准")) and not left.verb:
        return tier + left.subject, tier + left.subject, False  # 寄宿生生活补助按小学每生每年 | 1000元
    longest = 5 if is_measure(left.subject) or left.subject in tiers() else 3
    if own.startswith("每") and left.subject and left.subject[0] != "由" and len(own) <= longest:  # 收费标准 为 每生 | 260元
        whose = _in_full(left.subject, known)
        return whose, whose, False
    return None


def _mean(spot: Spot, known: Known, own: str) -> Named | None:
    """A mean without its measure (户均 | 5000元)."""
    if not own.startswith(("平均", "户均", "村均", "人均", "亩均", "生均", "班均", "校均", "店均", "社均")) or len(own) > 4:
        return None
    if own.startswith("村均") and is_measure(own[2:]):
        return own, own, False  # 建成分拣中心1个，村均分红 | 5.2万元
    if not own.endswith("均"):
        owner = known.topic if known.fresh else known.total or known.counted
        return owner + own, owner + own, False
    if spot.counts and len(spot.said) > len(own) and is_people(known.counted):
        return known.counted + spot.said + spot.unit_noun, "", False  # 网格员2086名，人均服务 | 63户
    owner = known.topic if known.fresh or not known.head else known.head
    if not spot.counts and owner == known.kinds.get("household"):  # 发放贷款38亿元，支持主体1264户，户均 | 28.6万元
        owner = known.kinds.get(spot.kind, owner)
    if not spot.counts and is_people(owner):  # 补贴30万元, 覆盖户60户, 户均5000元
        owner = next((h for h in reversed(known.heads) if not is_people(h)), owner)
    return own + owner, own + owner, False


_MOST_OF_EACH = re.compile(r"(?<=..)(?:个人|单户|每户|每人|单个主体)?最[高低多少]$")
"""Behind a payment, the most that one of its kind gets (担保贷款个人最高30万元、合伙最高110万元)."""


_PER_ONE = re.compile(r"^每[^补奖助资]{1,3}(?=[补奖助资])")


def _most_paid(spot: Spot, known: Known, own: str) -> Named | None:
    """The most that is paid, where a share of the cost was told before it (按购机价的20%补贴，每台最高 | 5000元)."""
    if spot.kind != "CNY" or not own.endswith("最高") or known.unit != "percent":
        return None
    told = known.phrase.removesuffix("比例")
    paid = told if told.endswith(PAID) and len(told) <= _ATTRIBUTE else next((p for p in PAID if p in told), "")
    return (own + paid, own + paid, False) if paid else None


def _attribute_alone(spot: Spot, known: Known, own: str) -> Named | None:
    """An attribute without its noun, before an amount (最高的 | 5000元)."""
    if not spot.left.bare or spot.counts or not known.head or spot.left.verb:
        return None
    if len(own) > 3 and own.endswith("最高") and is_measure(own[:-2]):
        return "最高" + own[:-2], own[:-2], False  # 扣减额最高不超过 | 2万元
    if known.unit != spot.kind and (thing := known.programme or known.topic * known.fresh):  # 单户最高 | 50万元
        return own + thing + "额度" * (spot.kind == "CNY"), "", False
    head = known.phrase if is_people(known.head) and known.phrase.endswith(known.head) else known.head  # 奖励举报人
    head = _PER_ONE.sub("", head) if own.startswith(("单个", "单户", "个人", "每户", "每个")) else head
    head = head if spot.kind == "percent" else _MOST_OF_EACH.sub("", head.removesuffix("比例"))
    if len(own) > 2 and own[-2:] == head[-2:]:
        return own, own, False  # 高一年级268元，高二年级 | 312元
    if len(own) > 2 and head != known.head and not (is_measure(head) or head.endswith(PAID)):
        return own, own, False  # 合伙创业最高30万元，小微企业最高 | 300万元
    return own + (head[2:] if own[0] == head[0] == "最" else head), "", False


def _of_counted(spot: Spot, known: Known, own: str) -> Named | None:
    """Some of those that were counted before (其中党员 | 21人)."""
    left = spot.left
    if spot.counts and _CLASS.fullmatch(own) and (sorted_out := known.counted or known.topic) and not is_measure(sorted_out):
        sorted_out = sorted_out.removeprefix(known.verb)
        of_class = _CLASS.match(sorted_out)
        sorted_out = sorted_out[of_class.end() :] if of_class is not None else sorted_out
        return own + sorted_out, sorted_out, False  # 199个村党组织中评出一类 | 68个 | 、二类121个
    those = known.among and spot.kind in PEOPLE and is_people(known.total) and len(known.total) <= _SHORT_OWNER
    if those and left.verb and not (is_people(own) or is_measure(own) or spot.right.name):
        return left.verb + own + known.total, "", False  # 监测对象2387户，其中已消除风险 | 1544户
    if not spot.counts or not known.counted or left.verb or known.counted == own:
        return None
    whole = known.total if known.among and known.total else known.counted
    if own in BEFALLEN and spot.kind == "person":  # 发生事故63起，死亡9人，受伤 | 71人
        return ("" if is_people(whole) else whole) + own + spot.unit_noun, "", False
    if known.among and left.link[:2] in ("以上", "以下") and own not in whole:  # 引进人才187名，其中硕士以上 | 41名
        return own + left.link[:2] + whole, own + whole, False
    if left.bare and spot.kind in PEOPLE and known.unit == "count" and not (known.among or is_people(own)):
        return own + spot.unit_noun, own, False  # 立案侦查56起，移送起诉 | 83人
    if own in HOW_MUCH:  # 新登记市场主体5860户，总量达 | 4.2万户
        return whole + own, whole + own, False
    alike = spot.kind != "person" or not is_people(own) or (own in statuses() and is_people(whole))
    institution = spot.text.endswith("所")  # 学生2.95万人，其中高中 | 9所
    posts = spot.kind == "person" and is_people(whole) and len(own) <= 5 and not own.endswith(("户", "队", "组"))
    visits = spot.text.endswith("人次") and is_measure(own)  # 职工420人，其中党员35人，年门诊量 | 12万人次
    itself = institution or visits or own.endswith(_THINGS) or own[-1] == whole[-1]
    split = known.among and alike and (len(own) <= 2 or posts) and not itself
    sorted_by = known.among and own.endswith("类") and len(own) <= _ATTRIBUTE and own[-1] != whole[-1]
    if graded := of_grade(own, known.phrase) if known.among else "":
        return graded, graded, False  # 其中国家级示范场3家、省级 | 28家
    if left.bare or split or sorted_by:  # 社团28个，其中体育类 | 9个
        whole = _RANK.sub("", whole) if own.endswith("级") else whole  # 市级以上龙头企业21家，其中省级 | 9家
        return own + whole, own + whole, False
    alike = own[-2:] == whole[-2:]  # 其中品牌培训1320人、返乡创业培训 | 210人
    return (own + whole, own + whole, False) if left.doer and known.among and not alike else None


_RULES: Final[tuple[Callable[[Spot, Known, str], Named | None], ...]] = (
    _most_paid,
    _paid_by_topic,
    _beside_its_like,
    _of_what_was_told,
    _each_one,
    _completed,
    _of_subject,
    _mean,
    _attribute_alone,
    _of_counted,
)
"""The first that knows how a name goes on gives the phrase."""
