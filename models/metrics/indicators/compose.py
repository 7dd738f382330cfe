"""A phrase for one number from what stands before and behind it.

What belongs here: the choice between the words before the number and those behind it, and how verb, name and change go
together for counts and amounts. Names before a number are in :mod:`beside`; shares, ages, spans and times in :mod:`kinds`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.bare import inherited, verb_only
from models.metrics.indicators.beside import HOW_MUCH, most_of, name_before
from models.metrics.indicators.bounds import behind_bound, bound
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.kinds import age, share, span, times
from models.metrics.indicators.lexicon import (
    generic_heads,
    hollow_verbs,
    is_measure,
    joiners,
    ownerless,
    pivot_verbs,
    rate_endings,
    set_heads,
    vague_endings,
)
from models.metrics.indicators.parts import part_of
from models.metrics.indicators.phrase import AVERAGES, PAID, is_people
from models.metrics.indicators.rules import score
from models.metrics.indicators.spot import COUNTED, HAPPENING, PACE, PEOPLE, SHARES, SPANS, Named, Spot

_ATTRIBUTE = 8
_OWNER = 12
_BRIEF = 4
"""Characters up to which a predicate and its noun stand together without 的 (奋战干部)."""
_GIVEN = ("获得", "给予", "享受", "领取", "得到", "发放")
_ARRIVING = ("至", "到", "为")
_BATCHES = frozenset(("首批", "第一批", "第二批", "首期", "第一期"))
_EACH_ALONE = frozenset(("每桌", "每人", "每户", "每村", "每名", "每位"))
_AGAINST = ("高于", "低于", "高出")
_SOLVING = frozenset(("解决", "缓解", "满足", "保障", "帮助", "帮助解决"))
"""Verbs whose object is what those counted needed."""
_CONVERTED = ("折算", "折合", "换算", "约合", "合")
"""Links of a number that says the one before it in another unit."""
_BASES = ("汇率", "价格", "价", "口径", "标准")
"""By what it was converted."""
_OF_SUMS = ("总投资", "完成投资", "投资", "资金", "投入")
_WITHIN = ("内", "中", "里", "期间", "之内")
_CAUSED = ("致", "造成", "使", "为", "给", "让")
_ADDED = ("新增", "追加", "增补", "减少", "增加", "净增", "净减", "精简", "核减", "压减", "扩增")


_POST = re.compile(r"(?:当|担任|任|做|作为|出任)([^，。]{2,8})$")
_TO_VILLAGE = re.compile("^[到赴往](?:村|镇|乡|基层|一线)+(?=[当担任做作出])")
_YIELDS = frozenset(("产量", "产值", "总产", "总产量", "总产值", "单产", "亩产", "平均单产", "年产量", "年产值"))
_SOWN = re.compile(
    r"(?P<crop>[\u4e00-\u9fff、]{1,8}?)(?:(?:播种|种植|栽[种植]|栽培|养殖|采摘|采收|收获|挂果|投产|可采)?(?:总|基地)?面积|种植|栽植|养殖)"
)
"""What was sown, reared or picked, where the area of it was told."""
_PLANNED = re.compile(r"(?<=..)(?:目标任务|任务|计划|目标|预算)[数]?$")


def choose(spot: Spot, known: Known) -> Named:
    """The phrase of a number."""
    left, right, kind = spot.left, spot.right, spot.kind
    threshold, known.threshold = known.threshold, ""
    if left.name == "每" and not right.name and kind not in SPANS:  # 每 | 50米 | 设1个消火栓
        return "间距" if kind in ("m", "km") else "间隔", "", False
    if spot.text.endswith("口人") and not right.name:  # 她家 | 4口人
        return "家庭人口", "", False
    if spot.text.endswith("人口") and not right.name:  # 拥有 | 1.2万人口
        return (left.name or known.topic * known.fresh) + "人口", "人口", False
    if (planned := _PLANNED.search(known.head)) and known.unit == kind and left.name in ("", "实际") and "完成" in left.link:
        done = known.head[: planned.start()]  # 收入任务1.2亿元，完成 | 1.4亿元
        return done, done, False
    if (
        spot.where
        and not (left.name not in ("", spot.where) or left.verb or left.change or right.name)
        and (whole := known.total or known.whole)
    ):
        return spot.where + whole, "", False  # 其中省外4.8万人、省内县外 | 3.1万人
    if known.among and (own := part_of(spot, known)):
        return own + left.change, own, False
    if threshold and (named := behind_bound(spot, known, threshold)):
        return named
    if kind in SHARES:
        return share(spot, known)
    if (
        left.share and is_measure(left.whole) and not right.name and not spot.counts
    ):  # 完成投资3200万元，占总投资 | 6000万元 | 的53.3%
        ratio = f"{known.phrase}占{left.whole}比例"
        phrase = with_owner(left.whole, spot, known)
        known.ratio = ratio
        return phrase, "", False
    if (
        left.link.startswith(_CONVERTED) and known.head and (not left.name or left.name.endswith(_BASES)) and not spot.counts
    ):  # 人均生产总值5.1万元，按年均汇率折算为 | 7420美元
        return known.head, "", False
    if left.compared in _AGAINST and left.name and known.head and known.unit == kind and not spot.counts:
        return f"{known.head}{left.compared}{left.name}", "", False  # 次均费用4860元，低于平均水平 | 620元
    if kind == "year_of_age":
        return age(spot, known)
    if named := bound(spot, known):
        return named
    arrives = left.link.startswith(_ARRIVING) or left.link.endswith(_ARRIVING)
    if spot.first and arrives and not (left.name or right.name or known.head or known.fresh) and kind in known.earlier:
        return known.earlier[kind], known.earlier[kind], False  # 种高粱2600亩。明年扩到 | 4000亩
    if arrives and not spot.first and left.verb and not left.name and not right.name and known.unit == kind:
        return known.base, "", False  # 由1万元 调整至 | 1.5万元
    if spot.goal and not left.name:  # 投资 | 6000万元 | 建设示范基地
        return verb_only(spot, known)
    if right.name and _takes_right(spot):
        return _behind(spot, known)
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
        elif left.name in HOW_MUCH:
            base = with_owner(left.name, spot, known)  # 数量比去年 多 | 2000只
        return base + left.change, base, False
    if left.verb.startswith(_ADDED) and left.name:
        return left.verb + left.name, left.name, False
    if kind in SPANS:
        return span(spot, known)
    if kind == "point" and (name := score(spot, known)):
        return name, "", False
    if kind == "times":
        return times(spot, known)
    if spot.kind in PEOPLE and right.predicate and not right.name and any(w in left.link for w in _CAUSED):
        return right.predicate[:10] + spot.unit_noun, "", True  # 已致 | 39人 | 死亡
    if spot.kind == "household" and right.predicate and not (right.name or left.name or left.verb) and left.link in ("将", "把"):
        return right.predicate[:10] + spot.unit_noun, "", False  # 将 | 1046户 | 3218人纳入监测
    if left.name in _BATCHES and left.verb and (thing := known.programme or known.topic or known.counted):
        return left.verb + thing, thing, False  # 评选“金牌工匠”，评出首批 | 86名
    each = left.name.startswith("每") or left.name in ("处", "处以", "并处")  # 处 | 2万元 | 罚款
    if each and kind == "CNY" and not left.verb and (right.name + right.predicate).endswith(PAID):
        paid = next(p for p in PAID if (right.name + right.predicate).endswith(p))  # 按每人每月 | 300元 | 落实报酬
        return (known.counted if len(known.counted) <= _OWNER else "") + paid, paid, True
    if left.verb in _GIVEN and spot.kind == "CNY" and left.name.endswith(PAID):
        who = left.subject or known.topic * known.fresh or known.counted * bool(left.each)
        whom = who if is_people(who) and len(who) <= _OWNER else known.programme
        if whom or left.each:  # 离任村干部每月领取 | 300元 | 补助, 对本科生，发放生活补贴 | 2万元
            return whom + left.name, whom + left.name, False
    if left.name:
        return name_before(spot, known)
    if left.series:
        return left.series, left.series, False  # 拥有插秧机、收割机等 | 130多台套
    if left.verb:
        if len(left.subject) > 2 and (most := most_of(spot, known, left.subject)):
            return most
        return verb_only(spot, known)
    return inherited(spot, known)


def with_owner(phrase: str, spot: Spot, known: Known) -> str:
    """``phrase``, with whose or of what it is where it cannot be read alone (报酬, 覆盖率)."""
    if spot.counts and not (spot.left.verb or spot.right.name) and (phrase in _EACH_ALONE or phrase.startswith("每个")):
        whose = known.counted or known.topic * known.fresh  # 选聘后备力量645名，每村不少于 | 3名
        return phrase + whose if whose and "每" not in whose and len(whose) <= _OWNER else phrase
    if not spot.counts and not spot.left.subject and phrase in _EACH_ALONE:  # 红白喜事不超15桌，每桌不高于 | 400元
        whose = known.topic * known.fresh or known.counted or known.head or known.topic
        owns = len(whose) <= _OWNER and "每" not in whose and not whose.endswith(rate_endings())
        return whose * owns + phrase
    if phrase not in generic_heads() and not (phrase[:1] == "每" and phrase[2:] in generic_heads()):
        plain = spot.counts and not spot.left.verb and not known.among
        if plain and phrase in joiners() and known.fresh and known.programme and known.programme in known.topic:
            return known.programme + phrase  # 开展“百企联百村”活动，| 112家 | 企业
        if len(phrase) == 1 and spot.kind == "person":
            return phrase + "人数"  # 雇了 | 4个人
        return f"{phrase}数量" if plain and len(phrase) == 1 else phrase
    left = spot.left
    if phrase in set_heads() and not known.fresh and known.head.endswith(PAID) and len(known.head) <= _OWNER:
        return known.head + phrase  # 发放膳食补助1120万元，标准由 | 4元
    if phrase in set_heads() and known.fresh and known.topic and phrase not in known.topic:  # 发放高龄津贴，标准为 | 60元
        return known.topic + phrase if len(known.topic) <= _OWNER else phrase
    owner = left.subject if not left.verb else ""
    if owner and owner not in phrase and len(owner) <= _OWNER:
        return owner + phrase
    last = "" if known.fresh else known.phrase
    for ending in _OF_SUMS:
        if (
            last.endswith(ending) and phrase.startswith("总") and len(last) - len(ending) > 1
        ):  # 项目完成投资3200万元，占总投资 | 6000万元
            return last.removesuffix(ending) + phrase
    if phrase in _YIELDS and not known.fresh and (crop := _crop(known)):
        return crop + phrase  # 粮食播种面积达3万亩，产量 | 1.2万吨
    said = (known.topic * known.fresh, *reversed(known.heads), known.counted, known.topic, known.programme)
    done = known.verb or "的"  # 年景收 | 2500斤，均价: a head that ends in its verb owns nothing
    owner = next((s for s in said if s and s[0] != "最" and s[:2] not in AVERAGES and not s.endswith((*ownerless(), done))), "")
    if not owner:
        of = (h.removesuffix(g) for h in reversed(known.heads) for g in generic_heads() if h.endswith(g))
        owner = next((o for o in of if len(o) > 1 and o[:2] not in AVERAGES), "")  # not the 总 of 总投资
    return owner + phrase if len(owner) <= _OWNER else phrase


def _crop(known: Known) -> str:
    """What was sown or reared last, by its area (种植面积4万亩，其中投产面积3万亩，产量 | 15万吨); nothing where none was."""
    areas = (_SOWN.fullmatch(h) for h in (known.head, *reversed(known.heads)) if h.endswith(("面积", "种植", "栽植", "养殖")))
    return next((a["crop"] for a in areas if a and a["crop"] not in _STATES), "")


_STATES = frozenset(("投产", "挂果", "采摘", "采收", "新增", "改造", "建成", "可采摘"))
"""What only says which part of the area it is."""


def _takes_right(spot: Spot) -> bool:
    """Whether the number belongs to the words behind it."""
    left, right, kind = spot.left, spot.right, spot.kind
    improved = left.change == "提升" and kind == "count"  # 改造提升 | 30个 | 服务中心
    if left.change and not ((left.change in _ADDED or improved) and not left.name):
        return False
    if (
        left.verb and left.name.startswith(("《", "“")) and right.all_verbal and not right.of
    ):  # 编印《流程图》 | 1.2万份 | 发放到户
        return False
    if kind in SPANS:
        return right.of and not right.predicate and not left.name
    if kind == "times":
        return not (left.name or left.verb) or not right.predicate
    if kind in COUNTED:
        if left.verb and left.name and right.doing and not right.of:
            return False  # 装填沙袋 | 8000余条 | 加固圩堤
        within = left.link.endswith(_WITHIN)  # 任期 内 | 99名 | 村书记
        return not is_measure(left.name) or within or left.doer or right.of or left.link == "有"
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


def _behind(spot: Spot, known: Known) -> Named:
    left, right = spot.left, spot.right
    name = right.name
    if ("从" in left.link or "由" in left.link) and left.name and len(name) <= 2 and len(left.name) <= _OWNER:
        return left.name + name, left.name + name, True  # 预约公车将从 | 2条 | 路线
    benefits = left.link == "为" and bool(right.predicate) and not left.name  # 为 | 93个 | 合作社 发放贷款
    if not benefits and ("为" in left.link or "成" in left.link or "到" in left.link):
        return name, name, True
    if left.relative and spot.counts and len(left.relative) <= min(_ATTRIBUTE, 2 * len(name) + 2):
        return f"{left.relative}的{name}", name, True
    verb = left.name if left.doer else left.verb if not left.name else ""
    if spot.counts and len(verb) == 2 and verb[-1] in "为成":
        verb = ""  # 划为 | 121个 | 网格
    if left.change and not left.name:
        verb = left.change
    if not verb and spot.item:
        verb = known.verb
    if spot.kind == "times":
        return verb * (verb not in hollow_verbs()) + name + (spot.unit_noun or "次数"), name, True
    if spot.kind in PEOPLE and verb and not right.of and not is_people(name) and len(name) > 1:
        return verb + name + spot.unit_noun, name, True
    if verb in _GIVEN and name in generic_heads() and not spot.counts:  # 网格员 获得 | 500元 | 奖励
        return name, name, True
    if len(name) <= 2 and left.subject and verb and len(left.subject) <= _ATTRIBUTE and not is_people(name):
        verb = left.subject + verb
    if verb in _SOLVING and spot.counts:
        verb = ""  # 解决 | 8个 | 乡镇、19万人饮水
    predicate = _TO_VILLAGE.sub("", right.predicate)
    if (post := _POST.match(predicate)) and is_people(post[1]) and spot.kind in PEOPLE:
        if verb:  # 聘请 | 64位 | 老人 当调解员, 选派 | 86名 | 干部 到村任第一书记
            return verb + post[1], post[1], True
        return f"{predicate}的{name}", name, True
    if (
        verb in pivot_verbs()
        and (name in joiners() or (is_people(name) and len(predicate) > 2 * (verb == "吸纳")))
        and _goes_on(predicate, 2 * _ATTRIBUTE if name in joiners() else _ATTRIBUTE)
    ):  # 组织 | 65名 | 村干部 到外地跟班学习
        return f"{predicate}的{name}", name, True
    room = 2 * _ATTRIBUTE if len(name) == 1 or left.link == "有" else _ATTRIBUTE if len(name) == 2 else 2 * len(name) - 2
    told = 2 <= len(predicate) <= room and predicate[0] not in "为是有在的" and "、" not in predicate
    if not verb and spot.counts and told and (spot.last or len(name) <= 2):
        return f"{predicate}{'的' * (len(predicate + name) > _BRIEF)}{name}", name, True
    if (
        len(name) <= 2
        and left.verb
        and left.name
        and not (verb or left.link or spot.item)
        and spot.counts
        and "“" not in left.name
    ):
        return f"{left.verb}{left.name}的{name}", name, True  # 抽查账目 | 88个 | 村
    if len(name) == 1 and not verb and spot.counts:  # 19个村
        return name + "数量", name, True
    return verb + name, name, True


def _goes_on(predicate: str, longest: int = _ATTRIBUTE) -> bool:
    """Whether a predicate is short enough, and of itself enough, to tell which are meant."""
    return 2 <= len(predicate) <= longest and predicate[0] not in "为是有在的"
