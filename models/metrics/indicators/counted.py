"""Phrases from the name behind the number, which mostly is what is counted (选派 | 86名 | 干部 到村任第一书记).

Belongs here: which verb goes with that name, and what else tells which of its kind are meant. Where the name behind a number
ends is read in :mod:`behind`; whether it names the number at all is decided in :mod:`compose`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.beside import MEMBERS, TEAMS
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import generic_heads, hollow_verbs, joiners, pivot_verbs
from models.metrics.indicators.measured import for_them
from models.metrics.indicators.owners import OWNER
from models.metrics.indicators.phrase import PAID, is_people
from models.metrics.indicators.spot import PEOPLE, Named, Spot

_ATTRIBUTE = 8
"""Characters up to which a predicate tells which are meant, where the name says nothing of them."""
_BRIEF = 4
"""Characters up to which a predicate and its noun stand together without 的 (奋战干部)."""
_GRANTED = (*PAID, "费", "金", "卡", "证", "款", "券")
_AND = re.compile("[、和并]|(?<=.)以及")
_SOLVING = frozenset(("解决", "缓解", "满足", "保障", "帮助", "帮助解决"))
"""Verbs whose object is what those counted needed."""
_POST = re.compile(r"(?:当|担任|任|做|作为|出任)([^，。]{2,8})$")
_TO_VILLAGE = re.compile("^[到赴往](?:村|镇|乡|基层|一线)+(?=[当担任做作出])")
_IN_FULL_OR_PART = frozenset(("定额", "全额", "差额", "等额", "限额"))
"""How an amount is paid, between it and the verb of paying."""
_LONGEST_EVENT = 12
"""Characters up to which all that stands behind a number of times is what is held."""
GIVEN = ("获得", "给予", "享受", "领取", "得到", "发放")
"""Verbs of those who are paid or given something."""


def name_behind(spot: Spot, known: Known) -> Named:
    """A phrase from the name behind the number, with the verb before it and what tells which are meant."""
    if (named := _behind_alone(spot)) is not None:
        return named
    name = spot.right.name
    verb = _verb_for(spot, known)
    if spot.kind == "times":
        if verb in hollow_verbs() and spot.last and spot.rest.startswith(name) and len(spot.rest) <= _LONGEST_EVENT:
            name = spot.rest  # 开展 | 一次 | 卫生大扫除
        return verb * (verb not in hollow_verbs()) + name + (spot.unit_noun or "次数"), name, True
    if spot.kind in PEOPLE and verb and not spot.right.of and not is_people(name) and len(name) > 1:
        return verb + name + spot.unit_noun, name, True
    if verb in GIVEN and name in generic_heads() and not spot.counts:  # 网格员 获得 | 500元 | 奖励
        return name, name, True
    if len(name) <= 2 and spot.left.subject and verb and len(spot.left.subject) <= _ATTRIBUTE and not is_people(name):
        verb = spot.left.subject + verb
    if verb in _SOLVING and spot.counts:
        verb = ""  # 解决 | 8个 | 乡镇、19万人饮水
    named = _told_by_predicate(spot, verb) or (None if verb else _told_by_others(spot, known))
    return named or (verb + name, name, True)


def _behind_alone(spot: Spot) -> Named | None:
    """A name behind the number that no verb before it belongs to."""
    left, right = spot.left, spot.right
    name = right.name
    if spot.kind == "CNY" and right.of and 2 <= len(right.predicate) <= _ATTRIBUTE and name in ("价格", "单价", "租金"):
        return right.predicate + name, right.predicate + name, True  # 以 | 800元 | 的价格流转耕地
    if name in _IN_FULL_OR_PART and left.subject and 2 <= len(right.predicate) <= _BRIEF:
        return left.subject + name + right.predicate, "", True  # 低保对象按每人 | 320元 | 定额资助
    if ("从" in left.link or "由" in left.link) and left.name and len(name) <= 2 and len(left.name) <= OWNER:
        return left.name + name, left.name + name, True  # 预约公车将从 | 2条 | 路线
    if not _benefits(spot) and ("为" in left.link or "成" in left.link or "到" in left.link):
        return name, name, True
    if left.relative and spot.counts and len(left.relative) <= min(_ATTRIBUTE, 2 * len(name) + 2):
        return f"{left.relative}的{name}", name, True
    return None


def _benefits(spot: Spot) -> bool:
    """Whether something is done for those behind the number (为 | 93个 | 合作社 发放贷款)."""
    return bool(spot.right.predicate) and for_them(spot.left)


def _verb_for(spot: Spot, known: Known) -> str:
    """The verb that the name behind the number goes with: the change, or the one before, else the one of its list."""
    left = spot.left
    if left.change and not left.name:
        return left.change
    verb = left.name if left.doer else left.verb if not left.name else ""
    if spot.counts and len(verb) == 2 and verb[-1] in "为成":
        verb = ""  # 划为 | 121个 | 网格
    return verb or (known.verb if spot.item else "")


def _told_by_predicate(spot: Spot, verb: str) -> Named | None:
    """A name with what its predicate says of those counted, where that tells which are meant."""
    left, name = spot.left, spot.right.name
    predicate = _TO_VILLAGE.sub("", spot.right.predicate)
    if (post := _POST.match(predicate)) and is_people(post[1]) and spot.kind in PEOPLE:
        if verb:  # 聘请 | 64位 | 老人 当调解员, 选派 | 86名 | 干部 到村任第一书记
            return (f"{verb}任{post[1]}的{name}" if len(name) <= _BRIEF else verb + post[1]), post[1], True
        return f"{predicate}的{name}", name, True
    joins = name in joiners()
    if (
        verb in pivot_verbs()
        and (joins or (is_people(name) and len(predicate) > 2 * (verb == "吸纳")))
        and _tells_which(predicate, 2 * _ATTRIBUTE if joins else _ATTRIBUTE)
    ):  # 组织 | 65名 | 村干部 到外地跟班学习
        return f"{predicate}的{name}", name, True
    if verb or not spot.counts:
        return None
    room = 2 * _ATTRIBUTE if len(name) == 1 or left.link == "有" else _ATTRIBUTE if len(name) == 2 else 2 * len(name) - 2
    if for_them(left):  # 为 | 320户 | 独居老人 装烟感报警器和呼叫器
        predicate, room = _AND.split(predicate)[0], max(room, _ATTRIBUTE + 2)
    if is_people(name) and _benefits(spot) and len(predicate) <= room and predicate.endswith(_GRANTED):
        return f"{predicate}的{name}", name, True  # 向 | 42名 | 困难申请人 发放司法救助金56万元
    if _tells_which(predicate, room) and "、" not in predicate and (spot.last or len(name) <= 2):
        return f"{predicate}{'的' * (len(predicate + name) > _BRIEF)}{name}", name, True
    return None


def _told_by_others(spot: Spot, known: Known) -> Named | None:
    """A name without a verb, with what stands before it or was told before."""
    left, name = spot.left, spot.right.name
    done = left.verb and left.name and not (left.link or spot.item) and "“" not in left.name
    if done and spot.counts and len(name) <= 2:
        return f"{left.verb}{left.name}的{name}", name, True  # 抽查账目 | 88个 | 村
    if name in MEMBERS and not left.link and known.fresh and known.topic.endswith(TEAMS):
        team = known.topic.rpartition("”")[2] or known.topic
        return team + name, team + name, True  # 组建“柳叶”志愿服务队，| 38名 | 队员
    if len(name) == 1 and spot.counts:  # 19个村
        return name + "数量", name, True
    return None


def _tells_which(predicate: str, longest: int) -> bool:
    """Whether a predicate is short enough, and of itself enough, to tell which are meant."""
    return 2 <= len(predicate) <= longest and predicate[0] not in "为是有在的"
