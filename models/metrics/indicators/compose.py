"""A phrase for one number from what stands before and behind it.

What belongs here: the choice between the words before the number and those behind it, and how verb, name and change go
together for counts and amounts. Shares, ages, spans and how often are in :mod:`kinds`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.bounds import behind_bound, bound
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.kinds import age, share, span, times
from models.metrics.indicators.lexicon import generic_heads, hollow_verbs, joiners, measure_endings, pivot_verbs, set_heads, settlements, vague_endings
from models.metrics.indicators.parts import part_of
from models.metrics.indicators.phrase import is_people
from models.metrics.indicators.spot import COUNTED, PACE, PEOPLE, SHARES, SPANS, Named, Spot

_ATTRIBUTE = 8
_LONG_PREDICATE = 14
_OWNER = 12
_WORKS = ("改造", "工程", "项目", "行动", "活动", "计划", "建设")
"""Endings of what money goes into, named with it at more length."""
_EXTENTS = ("面积", "长度", "里程", "重量", "体积", "容量")
_GIVEN = ("获得", "给予", "享受", "领取", "得到", "发放")
_ARRIVING = ("至", "到", "为")
_CAUSED = ("致", "造成", "使", "为", "给", "让")
_ADDED = ("新增", "追加", "增补", "减少", "增加", "净增", "净减", "精简", "核减", "压减", "扩增")


_EACH_ONE = re.compile(r"(?:每(?:一)?|一)[人生户村名位个亩张件份套次桌餐斤趟袋桶棵头只吨晚天公立担车杯碗瓶]")
_MOST = re.compile(r"最[多高少低大小][^，。]{0,8}$")


def choose(spot: Spot, known: Known) -> Named:
    """The phrase of a number."""
    left, right, kind = spot.left, spot.right, spot.kind
    threshold, known.threshold = known.threshold, ""
    if spot.text.endswith("人口") and not right.name:  # 拥有 | 1.2万人口
        return (left.name or known.topic * known.fresh) + "人口", "人口", False
    if known.among and (own := part_of(spot, known)):
        return own + left.change, own, False
    if threshold and (named := behind_bound(spot, known, threshold)):
        return named
    if kind in SHARES:
        return share(spot, known)
    if kind == "year_of_age":
        return age(spot, known)
    if named := bound(spot, known):
        return named
    arrives = left.link.startswith(_ARRIVING) or left.link.endswith(_ARRIVING)
    if arrives and not spot.first and left.verb and not left.name and not right.name and known.unit == kind:
        return known.base, "", False  # 由1万元 调整至 | 1.5万元
    if right.name and _takes_right(spot):
        return _behind(spot, known)
    if left.change:
        base = left.name or known.base or known.phrase
        if left.name in PACE and known.head:
            base = known.head + left.name
        return base + left.change, base, False
    if left.verb.startswith(_ADDED) and left.name:
        return left.verb + left.name, left.name, False
    if kind in SPANS:
        return span(spot, known)
    if kind == "point" and (name := _score(spot, known)):
        return name, "", False
    if kind == "times":
        return times(spot, known)
    if spot.kind in PEOPLE and right.predicate and not right.name and any(w in left.link for w in _CAUSED):
        return right.predicate[:10] + spot.unit_noun, "", True  # 已致 | 39人 | 死亡
    if left.name:
        return _before(spot, known)
    if left.verb:
        return _verb_only(spot, known)
    return _inherited(spot, known)


def with_owner(phrase: str, spot: Spot, known: Known) -> str:
    """``phrase``, with whose or of what it is where it cannot be read alone (报酬, 覆盖率)."""
    if phrase not in generic_heads() and not (phrase[:1] == "每" and phrase[2:] in generic_heads()):
        plain = spot.counts and not spot.left.verb and not known.among
        if plain and phrase in joiners() and known.fresh and known.programme and known.programme in known.topic:
            return known.programme + phrase  # 开展“百企联百村”活动，| 112家 | 企业
        return f"{phrase}数量" if plain and len(phrase) == 1 else phrase
    left = spot.left
    if phrase in set_heads() and known.fresh and known.topic and phrase not in known.topic:  # 发放高龄津贴，标准为 | 60元
        return known.topic + phrase if len(known.topic) <= _OWNER else phrase
    owner = left.subject if not left.verb else ""
    if owner and owner not in phrase and len(owner) <= _OWNER:
        return owner + phrase
    said = (known.topic * known.fresh, known.counted, known.head, *reversed(known.heads), known.topic, known.programme)
    owner = next((s for s in said if s and not s.endswith((*measure_endings(), *generic_heads()))), "")
    if not owner:
        owner = next((h.removesuffix(g) for h in reversed(known.heads) for g in generic_heads() if h.endswith(g)), "")
    return owner + phrase if len(owner) <= _OWNER else phrase


def _score(spot: Spot, known: Known) -> str:
    """What points are given for or exchanged for (打扫庭院积2分, 10分兑换); nothing where the clause names a score."""
    said = spot.left.name + spot.left.verb
    if said.endswith("积"):
        return (said[:-1] or known.topic) + "积分"
    if not said and "兑" in spot.right.name + spot.right.predicate:
        return (spot.right.name + spot.right.predicate).removeprefix("可")[:10] + "积分"
    return ""


def _takes_right(spot: Spot) -> bool:
    """Whether the number belongs to the words behind it."""
    left, right, kind = spot.left, spot.right, spot.kind
    if left.change and not (left.change in _ADDED and not left.name):
        return False
    if kind in SPANS:
        return right.of and not right.predicate and not left.name
    if kind == "times":
        return not (left.name or left.verb) or not right.predicate
    if kind in COUNTED:
        return not left.name.endswith(measure_endings()) or left.doer or right.of
    if left.doer or not left.name:
        return True
    if left.name.endswith(measure_endings()):
        return False
    if right.of and not right.predicate and not right.name.endswith(vague_endings()):  # 造成 | 60亿元 | 的损失
        return True
    return left.link in ("", "、", "了") or left.link[0] in "在对把将给用以"


def _behind(spot: Spot, known: Known) -> Named:
    left, right = spot.left, spot.right
    name = right.name
    benefits = left.link == "为" and bool(right.predicate) and not left.name  # 为 | 93个 | 合作社 发放贷款
    if not benefits and ("为" in left.link or "成" in left.link or "到" in left.link):
        return name, name, True
    if left.relative and spot.counts and len(left.relative) <= min(_ATTRIBUTE, 2 * len(name)):
        return f"{left.relative}的{name}", name, True
    verb = left.name if left.doer else left.verb if not left.name else ""
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
    predicate = right.predicate
    if verb in pivot_verbs() and (name in joiners() or (is_people(name) and len(predicate) > 2 * (verb == "吸纳"))) and _goes_on(predicate):  # 组织 | 65名 | 村干部 到外地跟班学习
        return f"{predicate}的{name}", name, True
    room = 2 * _ATTRIBUTE if len(name) == 1 else _ATTRIBUTE if len(name) == 2 else 2 * len(name) - 2
    told = 2 <= len(predicate) <= room and predicate[0] not in "为是有在的"
    if not verb and spot.counts and told and (spot.last or len(name) <= 2):
        return f"{predicate}的{name}", name, True
    if len(name) <= 2 and left.verb and left.name and not (verb or left.link or spot.item) and spot.counts and "“" not in left.name:
        return f"{left.verb}{left.name}的{name}", name, True  # 抽查账目 | 88个 | 村
    if len(name) == 1 and not verb and spot.counts:  # 19个村
        return name + "数量", name, True
    return verb + name, name, True


def _goes_on(predicate: str) -> bool:
    """Whether a predicate is short enough, and of itself enough, to tell which are meant."""
    return 2 <= len(predicate) <= _ATTRIBUTE and predicate[0] not in "为是有在的"


def _before(spot: Spot, known: Known) -> Named:
    left = spot.left
    own = left.name
    each = _EACH_ONE.match(own)
    if each is not None and not spot.counts:  # 每人 | 500元, 每人 补助 | 500元
        rest = own[each.end() :]
        owner = left.subject or (known.topic if known.fresh else "") or known.counted or known.base
        if is_people(owner) and known.phrase.endswith(owner):
            owner = known.phrase  # 资助大学生29名，每人每年 | 3000元
        if each[0][0] == "一" and not rest and spot.kind == "CNY" and owner:
            return f"{owner}{own}价格", owner, False  # 食堂45家，一餐 | 8元
        if len(rest) <= 2 and owner and rest not in owner and each[0][0] != "一":
            return owner + rest, owner, False
    if not spot.counts and known.head and known.unit == spot.kind and not is_people(known.head) and _MOST.match(own):
        return own[:2].replace("多", "高") + known.head, "", False  # 最多的一位领了 | 9000元
    if not left.verb and left.subject and len(own) <= 2 and own.endswith(measure_endings()) and not spot.counts:
        return left.subject + own, left.subject + own, False  # 高血压 每年 限额
    if spot.kind in ("km", "m") and left.verb in ("离", "距", "距离") and left.subject:
        return left.subject + left.verb + own + "距离", "", False
    if own.startswith(("平均", "户均", "村均", "人均", "亩均")) and len(own) <= 4:
        if own.endswith("均"):
            owner = known.topic if known.fresh or not known.head else known.head
            if not spot.counts and is_people(owner):  # 补贴30万元, 覆盖户60户, 户均5000元
                owner = next((h for h in reversed(known.heads) if not is_people(h)), owner)
            return own + owner, own + owner, False
        owner = known.topic if known.fresh else known.total or known.counted
        return owner + own, owner + own, False
    if own.startswith("每") and len(own) <= 3 and left.subject:  # 收费标准 为 每生 | 260元
        return left.subject, left.subject, False
    if left.bare and not spot.counts and known.head and not left.verb:  # 最高的 | 5000元
        return own + known.head, "", False
    if spot.counts and known.counted and not left.verb and known.counted != own:
        if left.bare or (known.among and len(own) <= 2 and own[-1] != known.counted[-1]):
            return own + known.counted, own + known.counted, False
        if left.doer and known.among:
            return own + known.counted, own + known.counted, False
    verb = left.verb
    if not verb and not spot.first and len(own) <= 2:
        verb = known.verb
    return verb + own, own, False


def _verb_only(spot: Spot, known: Known) -> Named:
    left, right = spot.left, spot.right
    noun = spot.unit_noun
    if spot.goal and not (known.fresh and known.topic.endswith(_WORKS)):  # 投资 | 780万元 | 建成育秧中心
        return spot.goal + left.verb, spot.goal, False
    if known.among and known.counted and spot.counts and left.subject:
        return left.subject + left.verb + known.counted, "", False
    if right.predicate and spot.kind in PEOPLE and spot.last:
        return left.verb + right.predicate[:10] + noun, left.verb + right.predicate[:10], True
    owner = "" if _EACH_ONE.match(left.subject) else left.subject
    if spot.kind == "count" and not owner and noun in ("", "件数", "条数"):
        thing = known.topic if known.fresh else known.counted or known.topic
        if thing:
            return left.verb * (left.verb not in thing) + thing, thing, False
    verb = "累计" * ("累计" in left.link) + left.verb
    if not owner:
        owner = known.topic if known.fresh else known.head
        if is_people(owner) and spot.kind not in PEOPLE:
            owner = ""
    if left.subject.endswith(measure_endings()) and not spot.counts and len(owner) <= _OWNER:  # 补贴每人每年 增发 | 120元
        return owner + verb, owner, False
    longest = _OWNER + 2 if owner.endswith(_WORKS) and not spot.counts else 2 * (len(left.verb + noun) - 1)
    if len(owner) > longest or left.verb in owner:
        owner = ""
    measure = left.verb.endswith(measure_endings())
    if measure and owner:
        noun = ""
    if measure or (spot.kind == "count" and not known.head):
        return owner + verb + noun, left.verb, False
    return owner + verb + noun, left.subject + left.verb if left.subject and not spot.counts else "", False


def _among_them(spot: Spot) -> bool:
    """Whether nothing but a 有 stands before the number, which picks from what was counted."""
    left = spot.left
    return "有" in left.link and not (left.name or left.verb or left.subject)


def _inherited(spot: Spot, known: Known) -> Named:
    left, right = spot.left, spot.right
    served = left.link[:1] in ("向", "给", "为", "对") and not right.name
    if right.predicate and spot.kind in PEOPLE and served and len(right.predicate) <= _ATTRIBUTE:  # 向 | 96户 | 授信2900万元
        return right.predicate + spot.unit_noun, "", False
    if spot.kind in PEOPLE and spot.closed and not is_people(known.counted) and 2 <= len(right.predicate) <= _ATTRIBUTE:  # 418人 | 在读、173人毕业
        return right.predicate + spot.unit_noun, "", False
    if spot.kind in PEOPLE and known.counted in settlements() and not right.predicate and not known.verb:  # 15个屯、412户
        return spot.unit_noun if spot.kind == "household" else "人口", "", False
    if spot.counts and not known.counted and known.unit and known.unit not in COUNTED and not right.predicate:
        if thing := known.last_topic or known.topic:  # 开展改造，每户补助6000元，已完成 | 260户
            return thing + spot.unit_noun * (spot.kind in PEOPLE), "", False
    if right.predicate and spot.kind == "count" and spot.unit_noun and not spot.last:
        return right.predicate[:12] + spot.unit_noun, "", False
    if right.predicate and spot.counts and is_people(known.counted) and spot.last:
        what = right.predicate.removeprefix("是").replace("了", "")
        if len(what) <= 12:
            return f"{what}的{known.counted}", "", True
    held = _among_them(spot) and len(right.predicate) <= _ATTRIBUTE and right.predicate[:1] not in ("为", "是", "的")
    if held and right.predicate and known.counted and spot.counts and spot.last:  # 46所学校中已有 | 37所 | 完成改造
        return f"{right.predicate}的{known.counted}", "", True
    if right.predicate and spot.kind in PEOPLE and spot.last and len(right.predicate) <= _LONG_PREDICATE:
        owner = known.topic if len(known.topic) <= 2 * len(right.predicate) else ""
        return owner + right.predicate.replace("了", "") + spot.unit_noun, "", True
    if spot.counts and known.fresh and spot.first:
        return known.topic, known.topic, False
    if not spot.counts and known.whole and spot.first and known.phrase != known.head:
        known.head, known.whole = known.whole, ""
    if spot.item and known.unit in COUNTED and spot.unit_noun in _EXTENTS and not known.base.endswith(measure_endings()):
        return known.base + spot.unit_noun, "", False  # 盘活资产 23处、| 6800平方米
    return (known.counted or known.base) if spot.counts else known.base, "", False
