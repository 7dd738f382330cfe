"""Whose, or of what, a number is where its phrase cannot be read alone (报酬, 覆盖率, 产量).

Belongs here: which of the things told before owns a phrase. The phrase itself is put together in :mod:`compose`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.granted import of_loan
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import generic_heads, joiners, ownerless, rate_endings, set_heads, settlements
from models.metrics.indicators.phrase import AVERAGES, PAID
from models.metrics.indicators.spot import Spot

OWNER = 12
"""Characters up to which what owns a phrase is named with it."""
_EACH_ALONE = frozenset(("每桌", "每人", "每户", "每村", "每名", "每位"))
_OF_SUMS = ("总投资", "完成投资", "投资", "资金", "投入")
_BUDGETS = frozenset(("总经费", "总预算", "总费用", "总支出"))
_YIELDS = frozenset(("产量", "产值", "总产", "总产量", "总产值", "单产", "亩产", "平均单产", "年产量", "年产值"))
_SOWN = re.compile(
    r"(?:种植|栽[种植]|养殖)?(?P<crop>[\u4e00-\u9fff、]{1,8}?)(?:(?:播种|种植|栽[种植]|栽培|养殖|采摘|采收|收获|挂果|投产|可采)?(?:总|基地)?面积|种植|栽植|养殖)"
)
"""What was sown, reared or picked, where the area of it was told."""


_STRAY = frozenset(".．例比如")
_LIKE = re.compile("^(?:例如|比如|如)(?=[成建设开推实组举选培办])")
_SOMEBODYS = re.compile("^(?:[老小][一-鿿]|[一-鿿]{0,2}(?:大?[叔婶姐妈爷哥嫂娘]|老[汉伯人]|[他她我]))家的(?=..)")


def with_owner(phrase: str, spot: Spot, known: Known) -> str:
    """``phrase``, with whose or of what it is where it cannot be read alone (报酬, 覆盖率)."""
    if phrase[:1] in _STRAY or phrase.endswith("一般"):
        phrase = _LIKE.sub("", phrase.lstrip(".．")).removesuffix("一般") or phrase  # 任期一般 | 为2年, 如成立据点
    if "家的" in phrase:
        phrase = _SOMEBODYS.sub("", phrase)  # 老赵家的猪圈
    if lent := of_loan(phrase, spot, known):
        return lent
    if (each := _of_each(phrase, spot, known)) is not None:
        return each
    if phrase not in generic_heads() and not (phrase[:1] == "每" and phrase[2:] in generic_heads()):
        return _counted_alone(phrase, spot, known)
    if phrase == "增加值" and known.counted.endswith("企业"):  # 128家 | 规模以上工业企业 | 实现增加值
        return known.counted + phrase
    if phrase in set_heads() and not known.fresh and known.head.endswith(PAID) and len(known.head) <= OWNER:
        return known.head + phrase  # 发放膳食补助1120万元，标准由 | 4元
    if phrase in set_heads() and known.fresh and known.topic and phrase not in known.topic:  # 发放高龄津贴，标准为 | 60元
        return known.topic + phrase if len(known.topic) <= OWNER else phrase
    owner = spot.left.subject if not spot.left.verb else ""
    if not owner or owner in phrase or len(owner) > OWNER:
        owner = _of_sum(phrase, known) or _crop(phrase, known) or _owner_told(phrase, known)
    return owner + phrase


def _of_each(phrase: str, spot: Spot, known: Known) -> str | None:
    """What is of each (每村, 每个网格), with what there is of it; None for other phrases."""
    bare = not (spot.left.verb or spot.right.name)
    if spot.kind == "household" and phrase.startswith("每个") and bare:
        return phrase + "户数"  # 每个网格 | 50—80户
    if spot.counts and bare and (phrase in _EACH_ALONE or phrase.startswith("每个")):
        whose = known.counted or known.topic * known.fresh  # 选聘后备力量645名，每村不少于 | 3名
        return phrase + whose if whose and "每" not in whose and len(whose) <= OWNER else phrase
    if not spot.counts and not spot.left.subject and phrase in _EACH_ALONE:  # 红白喜事不超15桌，每桌不高于 | 400元
        whose = known.topic * known.fresh or known.counted or known.head or known.topic
        owns = len(whose) <= OWNER and "每" not in whose and not whose.endswith(rate_endings())
        return whose * owns + phrase
    return None


def _counted_alone(phrase: str, spot: Spot, known: Known) -> str:
    """A phrase that needs no owner: as it is, but what a programme brings together is the programme's."""
    plain = spot.counts and not spot.left.verb and not known.among
    if plain and phrase in joiners() and known.fresh and known.programme and known.programme in known.topic:
        return known.programme + phrase  # 开展“百企联百村”活动，| 112家 | 企业
    if len(phrase) == 1 and spot.kind == "person":
        return phrase + "人数"  # 雇了 | 4个人
    return f"{phrase}数量" if plain and len(phrase) == 1 else phrase


def _of_sum(phrase: str, known: Known) -> str:
    """What the sum told last was of, where this one is the whole of it (项目完成投资3200万元，占总投资 | 6000万元)."""
    last = "" if known.fresh or not phrase.startswith("总") else known.phrase
    return next((last.removesuffix(e) for e in _OF_SUMS if last.endswith(e) and len(last) - len(e) > 1), "")


def _owner_told(phrase: str, known: Known) -> str:
    """The nearest of what was told before that can own a phrase and is short enough for it."""
    planned = known.topic * (phrase in _BUDGETS)  # 办理敬老礼金发放，……另赠金牌1面，总经费 | 2150万元
    said = (planned, known.topic * known.fresh, *reversed(known.heads), known.counted, known.topic, known.programme, known.label)
    if phrase.endswith("面积") and known.counted in settlements():
        return ""  # 下辖6个村民小组，面积 | 8.3平方公里
    done = known.verb or "的"  # 年景收 | 2500斤，均价: a head that ends in its verb owns nothing
    owner = next((s for s in said if s and s[0] != "最" and s[:2] not in AVERAGES and not s.endswith((*ownerless(), done))), "")
    if not owner:
        of = (h.removesuffix(g) for h in reversed(known.heads) for g in generic_heads() if h.endswith(g))
        # not the 总 of 总投资, nor the 占地 of 占地面积
        owner = next((o for o in of if len(o) > 1 and o[:2] not in AVERAGES and o not in _STATES), "")
    return owner * (len(owner) <= OWNER)


def _crop(phrase: str, known: Known) -> str:
    """What a yield is of: what was sown or reared last, by its area (粮食播种面积达3万亩，产量 | 1.2万吨)."""
    if phrase not in _YIELDS or known.fresh:
        return ""
    if phrase.endswith("产值") and known.head.endswith(("出栏", "存栏")):
        return known.head[:-2]  # 粮食产量28360吨；生猪出栏5.9万头，产值 | 9585万元
    areas = (_SOWN.fullmatch(h) for h in (known.head, *reversed(known.heads)) if h.endswith(("面积", "种植", "栽植", "养殖")))
    return next((a["crop"] for a in areas if a and a["crop"] not in _STATES), "")


_STATES = frozenset((
    "种植", "栽植", "养殖", "播种", "栽培", "投产", "挂果", "采摘", "采收", "新增", "改造", "建成", "可采摘", "占地",
    "建筑", "用地",
))  # fmt: skip
"""What only says which part of the area it is, or that nothing was sown there."""
