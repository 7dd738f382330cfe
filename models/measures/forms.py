"""Clauses without a name that tell a measure by their form, whatever their words weigh.

Belongs here: one form a function. What words weigh is judged in :mod:`models.measures.judge`; forms of names are in
:mod:`models.measures.rhythms` and :mod:`models.measures.works`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from models.measures.clauses import Clause
from models.measures.registers import verb_kinds, words
from models.measures.verbs import Verb
from models.measures.works import STATES, is_work
from models.text.patterns import scanning

_NUMBER: Final = "[0-9一二三四五六七八九十百]"
_TIED: Final = re.compile(
    "[与同和跟].*挂钩$"
    f"|[将把].{{2,24}}?{_NUMBER}.{{0,6}}"
    "(?:精简|压缩|压减|缩短|减少|整合|合并|调整|优化|提高|提升|增加|扩大|扩展|扩充|放宽|延长|延伸|下调|上调)"
    f"[为至到成].{{0,3}}{_NUMBER}.{{0,6}}$"
)
_DISPOSAL: Final = frozenset(("将", "把"))
_SET_ANEW: Final = "(?:提高|提升|增加|调整|上调|下调|调高|调低|上涨|涨|降低|下降|降)[到至为]"
_RAISED: Final = re.compile(
    f"(?:{'|'.join(sorted(words('allowances')))})(?:(?!占比|比重)[^，,]){{0,18}}?{_SET_ANEW}[^，,]{{0,6}}[0-9][0-9.,]*[百千万]?元?"
)
_FREE: Final = re.compile(
    "(?:老人|老年人|长者|军人|军属|优抚对象|残疾人|残障者|学生|考生|儿童|孤儿|孕妇|低保户|特困户|脱贫户|监测户|收入户|居民|村民|户籍人口)"
    "(?:凭证|凭卡|持证)?(?:每年|每月|全部|一律|均|可|全程|享受)*(?:免费[^，,的]{0,3}|半价[^，,的]{0,2}|免票|免门票|全免|减半)$"
)

_ALIKE: Final = re.compile("一律(?!不)[一-龥]{2,5}$")
"""What is done with all alike (休渔期渔船一律停航)."""

_DID: Final = (
    "不合格|不达标|不称职|末位|垫底|倒数|靠后|滞后|违反|违规|逾期|拒不|虚作假|造假|冒领"
    "|[0123456789]分以[上下]|不[满足][0-9]+分|[前后][三五0-9]+名"
)
_GRADED: Final = re.compile(f"(?:{_DID})[^，,的]{{0,10}}[的者](?=.)")
"""Who did well or badly, before what is done with them (连续两季垫底的解除合同)."""

_MAY_TELL: Final = scanning(("挂钩", "将", "把", "免", "半", "一律", f"(?:{STATES})", f"(?:{_DID})", _SET_ANEW))
"""What a clause holds that tells a measure by any form but that of a share; few do, and then no form need be looked for."""


def by_form(clause: Clause, verbs: Sequence[Verb]) -> int | None:
    """Which verb heads the measure that a clause tells by its form; none where it tells none so."""
    if clause.cut != "、" and _MAY_TELL.search(clause.sentence.clean.text, clause.start, clause.end) is None:
        return None
    if _is_tied(clause) or _is_share(clause) or is_work(clause) or _is_free(clause) or _is_alike(clause):
        return max((i for i, verb in enumerate(verbs) if verb.kind != "life"), default=len(verbs) - 1)
    raised = _raises(clause, verbs)
    return _judges(clause, verbs) if raised is None else raised


def _is_tied(clause: Clause) -> bool:
    """Whether one thing is tied to another, or set from one number to another (将…与…挂钩, 把6级精简为3级)."""
    tokens = clause.tokens
    return (tokens[-1].text == "挂钩" or not _DISPOSAL.isdisjoint([t.text for t in tokens[:3]])) and (
        _TIED.search(clause.sentence.clean.text, clause.start, clause.end) is not None
    )


def _is_share(clause: Clause) -> bool:
    """Whether a clause says what one of several does, each by a verb alone (由县级领导包联、第一书记驻点)."""
    if clause.cut != "、" or clause.tokens[-1].tag != "v" or verb_kinds().get(clause.tokens[-1].text) not in ("check", "select"):
        return False
    text = clause.sentence.clean.text
    return "由" in text[max(text.rfind("，", 0, clause.start), clause.start - 40, 0) : clause.start]


def _is_free(clause: Clause) -> bool:
    """Whether some people are given something free or cheaper (70岁以上老人免费乘坐)."""
    text = clause.sentence.clean.text
    return ("免" in text or "半" in text) and _FREE.search(text, clause.start, clause.end) is not None


def _is_alike(clause: Clause) -> bool:
    """Whether something is laid down for all alike."""
    text = clause.sentence.clean.text
    at = text.find("一律", clause.start, clause.end)
    return at >= 0 and _ALIKE.match(text, at, clause.end) is not None


def _judges(clause: Clause, verbs: Sequence[Verb]) -> int | None:
    """The verb that says what is done with those who did well or badly, right behind them or behind 由, 予以 and the like."""
    told = _GRADED.search(clause.sentence.clean.text, clause.start, clause.end)
    if told is None:
        return None
    at = next((i for i, verb in enumerate(verbs) if verb.start >= told.end()), None)
    if at is None or verbs[at].kind in _NO_DEEDS:
        return None
    between = [t for t in clause.tokens if told.end() <= t.start < verbs[at].start]
    return at if all(t.tag in _LEADS or t.text in _GIVES for t in between) else None


_LEADS: Final = frozenset(("d", "p", "v", "n", "m", "q"))
_NO_DEEDS: Final = frozenset(("life", "say", "stance", "result"))
_GIVES: Final = frozenset(("予以", "给予", "一律", "当年", "直接", "各"))


def _raises(clause: Clause, verbs: Sequence[Verb]) -> int | None:
    """The verb that sets a pay, an allowance or a fare anew (村医补助由800元涨到1500元)."""
    at = next((i for i, verb in enumerate(verbs) if verb.text[0] in _SETS), None)
    if at is None or _RAISED.search(clause.sentence.clean.text, clause.start, clause.end) is None:
        return None
    return at


_SETS: Final = frozenset("提增调上下涨降")
"""With what the verbs of :data:`_RAISED` begin."""
