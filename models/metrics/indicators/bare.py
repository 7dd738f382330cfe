"""Phrases for numbers without a noun of their own: a verb alone (培训3200人次), or nothing (其中37所完成改造).

What belongs here: what such a number takes from what was said before it. Numbers beside a name are in :mod:`compose`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.before import Left
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import is_measure, rate_endings, set_heads, settlements, spending
from models.metrics.indicators.phrase import PAID, is_people, payment_in
from models.metrics.indicators.spot import COUNTED, PEOPLE, SHARES, Named, Spot

_ATTRIBUTE = 8
_LONG_PREDICATE = 14
_VERB_AND_OBJECT = 4
"""Characters of what the tagger takes for verbs, and is a verb with its object."""
_OWNER = 12
_WORKS = ("改造", "工程", "项目", "行动", "活动", "计划", "建设")
"""Endings of what money goes into, named with it at more length."""
_HANDLING = frozenset(("编列", "发放", "收取", "缴纳", "支付", "列支", "安排", "落实", "下达", "拨付", "兑现"))
_PAYING = frozenset(("发放", "支出", "兑现", "拨付", "支付", "核发", "发出", "下发", "到位"))
"""Verbs of payments, which leave out what is paid where it was just told."""
_SOURCES = frozenset(("自筹", "配套", "整合", "撬动", "捐赠", "募集", "众筹", "统筹"))
_CASES = ("立案", "破案", "结案", "报案", "发案", "开庭", "出警", "接警")
"""Verbs that hold what is counted."""
_PIECES = frozenset("单碗杯桌箱袋瓶盒筐篮串张幅支匹场")
_PRICED = ("卖", "卖价", "售")
_SHORT_FOR = {"奖": "奖励", "补": "补助", "罚": "罚款", "交": "交费", "缴": "缴费", "收": "收费", "拿": "收入"}
"""Payments said in one character."""
SIBLINGS = {"支出": "收入", "收入": "支出", "出口": "进口", "进口": "出口", "存栏": "出栏", "出栏": "存栏"}
"""Measures told in pairs: the second leaves out whose it is."""
EXTENTS = ("面积", "长度", "里程", "重量", "体积", "容量")
EACH_ONE = re.compile(
    r"(?:每(?:一)?|一)(?:公[斤里顷吨]|千克|平方米|立方米|[人生户村名位个亩张件份套次桌餐斤趟袋桶棵头只吨晚天担车杯碗瓶处所座间家栋幢台辆艘条])"
)
"""One of what is paid for or counted, before the amount."""


def verb_only(spot: Spot, known: Known) -> Named:
    """The phrase of a number that has a verb beside it and no noun (培训 | 3200人次)."""
    left, right = spot.left, spot.right
    if spot.kind == "CNY":
        if left.verb in _SOURCES and not left.subject:
            return left.verb + "资金", left.verb + "资金", False  # 争取补助680万元，自筹 | 120万元
        paid = left.verb.removeprefix("只").rstrip("了到")
        if paid == "收" and "亩" in left.subject + left.each:
            left = left._replace(verb="收入")  # 一亩地能收 | 3600元
        elif paid in _SHORT_FOR:
            left = left._replace(verb=_SHORT_FOR[paid])
        elif paid in _PRICED and (left.each or EACH_ONE.match(left.subject)):
            return f"{left.each or left.subject}售价", "", False  # 每斤卖到 | 3块8
    if spot.kind == "CNY" and left.verb in _PAYING and not left.subject:
        before = (*reversed(known.heads), known.topic, known.earlier.get("CNY", ""))
        what = next((t for t in before if t and payment_in(t) == t and len(t) <= _OWNER), "")
        if what and left.verb not in what:  # 按每人1500元发放生活补助，今年共发放 | 618万元
            return (what + left.verb if left.verb in SIBLINGS else left.verb + what), what, False
    noun = spot.unit_noun
    if spot.goal and not (known.fresh and known.topic.endswith(_WORKS)):  # 投资 | 780万元 | 建成育秧中心
        return spot.goal + left.verb * (left.verb in spending()), spot.goal, False
    if spot.kind == "CNY" and left.verb.rstrip("了") in spending() and 2 <= len(right.predicate) <= _VERB_AND_OBJECT:
        return right.predicate + "投入", "", True  # 投了 | 360万元 | 翻建
    if known.among and known.counted and spot.counts and left.subject and not (spot.kind in PEOPLE and is_people(left.subject)):
        whole = known.total or known.counted
        return left.subject + left.verb + ("人数" if whole.endswith("人数") else whole), "", False
    if right.predicate and spot.kind in PEOPLE and (spot.last or len(right.predicate) == 2):
        return left.verb + right.predicate[:10] + noun, left.verb + right.predicate[:10], True
    if known.among and known.total and spot.kind == "count" and not left.subject and known.unit == "count":
        return left.verb + known.total, "", False  # 其中消防类413处，已整改 | 1098处
    owner = "" if EACH_ONE.match(left.subject) else left.subject
    if spot.kind == "count" and left.verb.endswith(_CASES):
        return left.subject * (len(left.subject) <= _OWNER) + left.verb, left.verb, False  # 处置线索294件，立案 | 178件
    if spot.kind == "count" and not owner and noun in ("", "件数", "条数", "宗数", "起数"):
        thing = known.topic if known.fresh else known.alike(spot) or known.topic
        if len(left.verb) >= _VERB_AND_OBJECT:
            return left.verb, "", False  # 处理投诉 | 37件
        if thing and not is_people(thing):
            return left.verb * (left.verb not in thing) + thing, thing, False
    verb = "累计" * ("累计" in left.link) + left.verb
    sibling = SIBLINGS.get(left.verb, "") if spot.kind not in PEOPLE and not left.subject else ""
    if sibling and (head := next((h for h in reversed(known.heads) if h.endswith(sibling)), "")):
        said = head.removesuffix(sibling) + left.verb  # 收入10亿元；支出 | 57亿元
        return said, said, False
    if not owner:
        owner = known.topic if known.fresh else known.head * (left.verb != "罚款")
        if len(owner) > _OWNER and left.verb.endswith(PAID):
            owner = owner.rpartition("、")[2]  # 国家级、省级示范社
        another = is_measure(owner) and (
            (owner == known.head and spot.kind == "CNY" != known.sized != "" and known.sized not in SHARES)
            or is_measure(left.verb)
            or (owner == known.head and (spot.kind in PEOPLE or owner.endswith(rate_endings())))
        )
        if another or (is_people(owner) and spot.kind not in PEOPLE):
            owner = ""
    if spot.kind == "CNY" and left.verb in _HANDLING and is_measure(left.subject):  # 总经费编列 | 6430万元
        return left.subject, left.subject, False
    if left.verb == "投资" and "完成" in spot.said and not left.subject:  # 总投资5亿元，已完成投资 | 3亿元
        return "完成投资", "", False
    longer = next((h for h in reversed(known.heads) if h.endswith(left.verb) and h != left.verb), "")
    if (
        longer and known.sized == spot.kind and not left.subject and not spot.counts and not known.fresh
    ):  # 一次性奖励5万元、突破的奖励 | 10万元
        return longer, longer, False
    if spot.text.endswith(("名", "位")) and is_people(known.counted) and not right.predicate and not known.fresh:
        return left.verb + known.counted.removeprefix(known.verb), known.counted, False  # 配备1名调解员，超过的再增配 | 1名
    if is_measure(left.subject) and not spot.counts and len(owner) <= _OWNER:  # 补贴每人每年 增发 | 120元
        return owner + verb, owner, False
    longest = (
        _OWNER + 2
        if (owner == left.subject and spot.kind in PEOPLE) or (owner.endswith(_WORKS) and not spot.counts)
        else 2 * (len(left.verb + noun) - 1)
    )
    if spot.kind == "CNY" and left.verb.endswith(PAID):
        longest = _OWNER
    if len(owner) > longest or left.verb in owner or owner in left.verb:
        owner = ""
    if spot.kind == "count" and len(owner + verb) == 1 and not noun and spot.text[-1] in _PIECES:
        noun = spot.text[-1] + "数"  # 卖了 | 1.8万单
    if spot.kind == "CNY" and len(owner) > len(left.verb) and left.verb.endswith(PAID):  # 首次升规的企业，奖励 | 10万元
        return owner + left.verb, owner + left.verb, False
    measure = is_measure(left.verb)
    if measure and (owner or spot.kind == "CNY"):
        noun = ""
    if measure or (spot.kind == "count" and not known.head):
        return owner + verb + noun, left.verb, False
    told = left.subject and (not spot.counts or spot.kind in PEOPLE or len(left.subject) > 2)
    return owner + verb + noun, left.subject + left.verb if told else "", False


def _among_them(spot: Spot) -> bool:
    """Whether nothing but a 有 stands before the number, which picks from what was counted."""
    left = spot.left
    return "有" in left.link and not (left.name or left.verb or left.subject)


def inherited(spot: Spot, known: Known) -> Named:
    """The phrase of a number that has neither: what was said before it, or the predicate behind it."""
    left, right = spot.left, spot.right
    served = any(w in left.link for w in ("向", "给", "为", "对")) and not right.name
    if right.predicate and spot.kind in PEOPLE and served and len(right.predicate) <= _ATTRIBUTE:  # 向 | 96户 | 授信2900万元
        return right.predicate + spot.unit_noun, "", False
    if (
        spot.kind in PEOPLE and spot.closed and not is_people(known.counted) and 2 <= len(right.predicate) <= _ATTRIBUTE
    ):  # 418人 | 在读、173人毕业
        return right.predicate + spot.unit_noun, "", False
    picked = _among_them(spot) and spot.kind in PEOPLE and not is_people(known.counted)
    if picked and not spot.last and 2 <= len(right.predicate) <= _ATTRIBUTE:  # 已有 | 1860户 | 获得授信2.1亿元
        return right.predicate + spot.unit_noun, "", False
    paired = spot.kind == "person" and known.unit == "household" and left == Left() and not right.name
    if paired and known.phrase.endswith(("户数", "户")):  # 全村286户 | 1132人, 搬迁640户 | 2310人, 低保户85户 | 140人
        what = known.phrase.removesuffix("户数")
        return (what + ("人口" if what.endswith("户") else "人数")) if what else "人口", "", False
    housed = known.counted in settlements() and not known.verb
    if spot.kind in PEOPLE and not right.predicate and (housed or left.link[:1] == "全"):  # 15个屯、412户; 全乡 | 3874户
        return spot.unit_noun if spot.kind == "household" else "人口", "", False
    if spot.kind in PEOPLE and spot.item and not right.predicate and known.counted and not is_people(known.counted):
        return known.verb + spot.unit_noun, "", False  # 涉及16个小区、132栋楼、| 4865户
    sized = known.unit and known.unit not in COUNTED and not known.counted
    if spot.counts and sized and not right.predicate and known.topic:  # 开展改造，每户补助6000元，已完成 | 260户
        return known.topic + spot.unit_noun * (spot.kind in PEOPLE), "", False
    rest = any(w in left.link for w in ("剩余", "其余", "余下", "剩下"))
    if rest and spot.counts and right.predicate and known.total:
        return f"{right.predicate[:10]}的{known.total}", "", False
    if right.predicate and spot.kind == "count" and spot.unit_noun and not spot.last:
        return right.predicate[:12] + spot.unit_noun, "", False
    if right.predicate and spot.counts and is_people(known.counted) and (spot.last or spot.closed):
        what = right.predicate.removeprefix("是").removeprefix("为").replace("了", "")
        if len(what) <= 12:
            return f"{what}的{known.counted}", "", True
    held = _among_them(spot) and len(right.predicate) <= _ATTRIBUTE and right.predicate[:1] not in ("为", "是", "的")
    if held and right.predicate and known.counted and spot.counts and spot.last:  # 46所学校中已有 | 37所 | 完成改造
        return f"{right.predicate}的{known.counted}", "", True
    if right.predicate and spot.kind in PEOPLE and spot.last and len(right.predicate) <= _LONG_PREDICATE:
        owner = known.topic if len(known.topic) <= 2 * len(right.predicate) else ""
        return owner + right.predicate.replace("了", "") + spot.unit_noun, "", True
    if spot.counts and known.programme and "累计" in left.link and spot.unit_noun:  # 开办“夜校”，累计 | 84期
        return known.programme + spot.unit_noun, "", False
    if spot.counts and known.fresh and spot.first:
        return known.topic, known.topic, False
    if not spot.counts and known.whole and spot.first and known.phrase != known.head:
        known.head, known.whole = known.whole, ""
    if "完成" in left.link and known.head.endswith("投资") and not spot.counts:  # 总投资5亿元，已完成 | 3亿元
        return "完成投资", "", False
    if not spot.counts and spot.kind not in SHARES and known.fresh and is_measure(known.topic):
        return known.topic, known.topic, False  # 最大点雨量出现在某镇，达 | 186毫米
    if known.head in set_heads() and known.unit == spot.kind and known.phrase.endswith(known.head):
        return known.phrase, "", False  # 营养膳食补助标准由4元提高到 | 5元
    if spot.kind == "CNY" and not spot.first and not spot.said and known.unit == "count" and known.phrase:
        return known.phrase + "金额", "", False  # 累计发放272笔 | 6840万元
    if "折合" in left.link and spot.kind == "CNY" and known.phrase:
        return known.phrase + "折合金额", "", False
    said = (known.alike(spot) or known.base) if spot.counts else known.base
    if not spot.counts and spot.kind not in SHARES and not known.fresh | known.among and known.unit != spot.kind:
        alike = known.kinds.get(spot.kind, "")  # 平均降雨量168毫米，有9个乡镇超过 | 200毫米
        said = alike or (known.sized_head if said.endswith(rate_endings()) and known.sized_head else said)
    if spot.kind in PEOPLE and said.endswith("年龄"):  # 职工平均年龄49岁，35岁以下的只有 | 6人
        said = said.removesuffix("年龄").removesuffix("平均")
    return (
        said,
        said * (spot.counts and not known.counted and known.unit == "CNY" and not spot.said),
        False,
    )  # 亿元以上项目 | 88个
