"""Phrases for numbers with neither a noun nor a verb of their own (其中 | 37所 | 完成改造).

Belongs here: what such a number takes from what was said before it. Numbers with a verb are in :mod:`doings`, those beside
a name in :mod:`beside`.
"""

from __future__ import annotations

from models.metrics.indicators.before import Left
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import is_measure, rate_endings, set_heads, settlements
from models.metrics.indicators.phrase import is_people
from models.metrics.indicators.spot import COUNTED, PEOPLE, SHARES, Named, Spot

_ATTRIBUTE = 8
_WAGES = {"一个月": "月工资", "每月": "月工资", "一月": "月工资", "一天": "日工资", "每天": "日工资", "一年": "年收入"}
"""What somebody gets in such a time, where nothing else is said."""
SUMMED = frozenset(("合计", "共计", "总计", "合计为", "共计为", "合计达", "总共", "加起来"))
"""All that is said before the sum of the numbers before it."""
_LONG_PREDICATE = 14
_HOLDING = ("", "下辖", "辖", "管辖", "辖有")
"""Verbs of settlements that a place has, none among them, behind which its people are counted."""


def _among_them(spot: Spot) -> bool:
    """Whether nothing but a 有 stands before the number, which picks from what was counted."""
    left = spot.left
    return "有" in left.link and not (left.name or left.verb or left.subject)


def inherited(spot: Spot, known: Known) -> Named:
    """The phrase of a number that has neither: what was said before it, or the predicate behind it."""
    if spot.said in SUMMED and known.head:
        sums = spot.kind == known.unit == "CNY"
        return "合计金额" if sums else known.head, "", False  # 补助金5.4万元、工资2.1万元，合计 | 7.5万元
    left = spot.left
    if spot.kind == "CNY" and spot.said in _WAGES and known.fresh and is_people(known.topic):
        return known.topic + _WAGES[spot.said], "", False  # 在牛场当饲养员，一个月 | 2600元
    placed = not (left.name or left.verb or left.subject or left.change or left.share or spot.right.name or known.base)
    if placed and spot.kind in known.earlier:
        return known.earlier[spot.kind], known.earlier[spot.kind], False  # 全市收购秋粮16万吨。分县区看，甲县 | 5.2万吨
    named = _of_people(spot, known) if spot.kind in PEOPLE else None
    named = named or (_of_counted(spot, known) if spot.counts else _of_amount(spot, known))
    if named is not None:
        return named
    if known.head in set_heads() and known.unit == spot.kind and known.phrase.endswith(known.head):
        return known.phrase, "", False  # 营养膳食补助标准由4元提高到 | 5元
    if spot.kind == "CNY" and not spot.first and not spot.said and known.unit in COUNTED and known.phrase:
        told = known.phrase.removesuffix("户数").removesuffix("人数") or known.phrase
        return told + "金额", "", False  # 累计发放272笔 | 6840万元, 赔付1860户 | 326万元
    if "折合" in spot.left.link and spot.kind == "CNY" and known.phrase:
        return known.phrase + "折合金额", "", False
    said = (known.alike(spot) or known.base) if spot.counts else known.base
    if not spot.counts and spot.kind not in SHARES and not known.fresh | known.among and known.unit != spot.kind:
        alike = known.kinds.get(spot.kind, "")  # 平均降雨量168毫米，有9个乡镇超过 | 200毫米
        said = alike or (known.sized_head if said.endswith(rate_endings()) and known.sized_head else said)
    if spot.kind in PEOPLE and said.endswith("年龄"):  # 职工平均年龄49岁，35岁以下的只有 | 6人
        said = said.removesuffix("年龄").removesuffix("平均")
    counted = spot.counts and not known.counted and known.unit == "CNY" and not spot.said  # 亿元以上项目 | 88个
    return said, said * counted, False


def _of_people(spot: Spot, known: Known) -> Named | None:
    """People or households: by what they do or get, or as those of what was counted."""
    left, right = spot.left, spot.right
    served = any(w in left.link for w in ("向", "给", "为", "对")) and not right.name
    if right.predicate and served and len(right.predicate) <= _ATTRIBUTE:  # 向 | 96户 | 授信2900万元
        return right.predicate + spot.unit_noun, "", False
    if spot.closed and not is_people(known.counted) and 2 <= len(right.predicate) <= _ATTRIBUTE:  # 418人 | 在读、173人毕业
        return right.predicate + spot.unit_noun, "", False
    picked = _among_them(spot) and not is_people(known.counted)
    if picked and not spot.last and 2 <= len(right.predicate) <= _ATTRIBUTE:  # 已有 | 1860户 | 获得授信2.1亿元
        return right.predicate + spot.unit_noun, "", False
    paired = spot.kind == "person" and known.unit == "household" and left == Left() and not right.name
    if paired and known.phrase.endswith(("户数", "户")):  # 全村286户 | 1132人, 搬迁640户 | 2310人, 低保户85户 | 140人
        what = known.phrase.removesuffix("户数")
        return (what + ("人口" if what.endswith("户") else "人数")) if what else "人口", "", False
    housed = (known.counted in settlements() and known.verb in _HOLDING) or _lives_there(spot, known)
    if not right.predicate and (housed or left.link[:1] == "全"):  # 15个屯、412户; 全乡 | 3874户
        return spot.unit_noun if spot.kind == "household" else "人口", "", False
    if spot.item and not right.predicate and known.counted and not is_people(known.counted):
        return known.verb + spot.unit_noun, "", False  # 涉及16个小区、132栋楼、| 4865户
    return None


def _lives_there(spot: Spot, known: Known) -> bool:
    """Whether it stands behind a place and 有, with nothing told before it that it could be some of (该村共有 | 120户)."""
    return _among_them(spot) and spot.first and not (known.phrase or known.topic or known.counted)


def _of_counted(spot: Spot, known: Known) -> Named | None:
    """People or things: some of those that were counted before, or what was told last."""
    left, right = spot.left, spot.right
    sized = known.unit and known.unit not in COUNTED and not known.counted
    if sized and not right.predicate and known.topic:  # 开展改造，每户补助6000元，已完成 | 260户
        return known.topic + spot.unit_noun * (spot.kind in PEOPLE), "", False
    rest = any(w in left.link for w in ("剩余", "其余", "余下", "剩下"))
    if rest and right.predicate and known.total:
        return f"{right.predicate[:10]}的{known.total}", "", False
    if right.predicate and spot.kind == "count" and spot.unit_noun and not spot.last:
        return right.predicate[:12] + spot.unit_noun, "", False
    if right.predicate and is_people(known.counted) and (spot.last or spot.closed):
        what = right.predicate.removeprefix("是").removeprefix("为").replace("了", "")
        if len(what) <= 12:
            return f"{what}的{known.counted}", "", True
    held = _among_them(spot) and len(right.predicate) <= _ATTRIBUTE and right.predicate[:1] not in ("为", "是", "的")
    if held and right.predicate and known.counted and spot.last:  # 46所学校中已有 | 37所 | 完成改造
        return f"{right.predicate}的{known.counted}", "", True
    if right.predicate and spot.kind in PEOPLE and spot.last and len(right.predicate) <= _LONG_PREDICATE:
        owner = known.topic if len(known.topic) <= 2 * len(right.predicate) else ""
        return owner + right.predicate.replace("了", "") + spot.unit_noun, "", True
    if known.programme and "累计" in left.link and spot.unit_noun:  # 开办“夜校”，累计 | 84期
        return known.programme + spot.unit_noun, "", False
    if known.fresh and spot.first:
        return known.topic, known.topic, False
    return None


def _of_amount(spot: Spot, known: Known) -> Named | None:
    """Amounts and measures: of the whole whose parts are over, or of what was told last."""
    if spot.left.link[:2] in ("最少", "最低") and known.head.startswith("最高") and known.unit == spot.kind:
        return spot.left.link[:2] + known.head[2:], "", False  # 最多的分到7000元，最少的也有 | 800元
    if known.whole and spot.first and known.phrase != known.head:
        known.head, known.whole = known.whole, ""
    if "完成" in spot.left.link and known.head.endswith("投资"):  # 总投资5亿元，已完成 | 3亿元
        return "完成投资", "", False
    if spot.kind not in SHARES and known.fresh and is_measure(known.topic):
        return known.topic, known.topic, False  # 最大点雨量出现在某镇，达 | 186毫米
    return None
