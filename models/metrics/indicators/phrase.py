"""Phrases before and behind a number: verb, name and what stands around them.

A phrase is read outward from the number: leftwards over nouns to the verb that governs them (统筹 财政衔接资金 | 4300万元),
rightwards over the counted noun to the verb that follows it (43名 | 县级领导 | 分片指导). What belongs here: the two
readings and the rules of what a name may hold. What is made of them is in :mod:`naming`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.clause import Token

LONGEST = 20
"""Characters beyond which a name is cut to its last words."""
_LONGEST_CLAUSE = 8
"""Characters of a relative clause beyond which only its head is kept."""
_LINKS = "RAPUTFM"
_CAUSING = frozenset(["有", "分", "是", "由", "让", "使", "对", "把", "将", "帮", "使用", "领着", "带着", "带领", "靠", "看到", "来"])
"""Verbs that say nothing of what is counted."""
_SUCH_AS = frozenset(("等", "等等"))
_ARRIVING = frozenset(("到", "至", "为", "成", "达", "达到"))
_INNER_LOCATIVES = frozenset(("以上", "以下", "以内", "内", "外", "上", "下"))
_UNDERTAKINGS = frozenset(["行动", "工程", "计划", "项目", "活动", "措施", "方案", "任务", "渠道", "能力", "空间", "专项", "政策", "资金"])
"""Nouns that a verb of change stands before as their name (提升行动)."""
_RESULT_NOUNS = ("幅", "速", "幅度")


class Left(NamedTuple):
    """What stands between the number and the clause's start, read leftwards.

    ``change`` is the verb or noun of change next to the number, ``share`` is true for 占, ``whole`` names what a share is
    a share of; ``subject`` is the noun before ``verb``; ``link`` joins the linking words; ``doer`` tells that ``name``
    ends in a verb whose object is the number (企业 帮扶 | 24个村); ``bare`` that it is an attribute without a noun
    (先进); ``compared`` is the word that sets the head against ``name`` (高于 平均水平 | 1.8个百分点, 为 预算 的 | 102%).
    """

    subject: str = ""
    verb: str = ""
    name: str = ""
    change: str = ""
    share: bool = False
    whole: str = ""
    link: str = ""
    doer: bool = False
    bare: bool = False
    compared: str = ""


class Right(NamedTuple):
    """What stands behind the number: the counted ``name`` and the ``predicate`` that follows it.

    ``of`` tells that a 的 stood before the name, ``taken`` how many tokens it uses up, ``all_verbal`` that the name is a
    verb's noun alone (40%分红).
    """

    name: str = ""
    predicate: str = ""
    of: bool = False
    taken: int = 0
    all_verbal: bool = False


def text_of(tokens: Sequence[Token]) -> str:
    """The tokens' words, joined."""
    return "".join(t.text for t in tokens)


def read_left(tokens: Sequence[Token]) -> Left:
    """Read the tokens before a number, which hold no other number, from their end."""
    at = len(tokens)
    change = ""
    share = arrived = False
    link: list[str] = []
    while at:
        token = tokens[at - 1]
        kind = token.part
        if kind == part.CHANGE:
            if not change and not share and (not arrived or token.text.endswith(_RESULT_NOUNS)):
                change = token.text
        elif kind == part.SHARE:
            share = True
        elif kind == part.VERB and len(token.text) == 1 and at > 1 and tokens[at - 2].text in ("多", "少", "净"):
            change = tokens[at - 2].text + token.text
        elif kind not in _LINKS and kind not in (part.SCOPE, part.OF) and not (kind == part.JOIN and at == len(tokens)):
            break
        arrived = arrived or token.text in _ARRIVING or token.text[-1] in "到至"
        link.append(token.text)
        at -= 1
    listed = bool(link) and any(w in _SUCH_AS for w in link)
    whole: Sequence[Token] = ()
    if not share:
        held = _shared_at(tokens, at)
        if held >= 0:
            share, whole = True, tokens[held + 1 : at]
            at = held
            while at and tokens[at - 1].part in _LINKS:
                at -= 1
    if listed:
        return Left(verb=_first_verb(tokens[:at]), change=change, share=share, link="".join(reversed(link)))
    body = tokens[:at]
    name_from = _name_start(body)
    name = body[name_from:]
    verbs_from = name_from
    while verbs_from and name_from - verbs_from < 3:
        if body[verbs_from - 1].part not in "VC" and not _joins_verbs(body, verbs_from):
            break
        verbs_from -= 1
    verb = text_of(body[verbs_from:name_from])
    if name and not verb and len(name) > 1 and name[0].part == part.EITHER and name[1].part in "NG":
        verb, name = name[0].text, name[1:]
    elif name and not verb and all(t.part == part.EITHER for t in name):
        verb, name = text_of(name), name[:0]
    before = body[:verbs_from]
    while before and before[-1].part in "APURTFS":
        before = before[:-1]
    begin = _name_start(before)
    if begin and before[begin - 1].part == part.PREPOSITION and before[begin - 1].text not in ("由", "被"):  # 按年限
        before = before[: begin - 1]
        while before and before[-1].part in "APURTFS":
            before = before[:-1]
        begin = _name_start(before)
    subject = clip(tidy(before[begin:]))
    return Left(
        subject=subject,
        verb="" if verb in _CAUSING else verb,
        name=clip(tidy(_without_long_clause(name))),
        change=change,
        share=share,
        whole=clip(tidy(whole)),
        link="".join(reversed(link)),
        doer=len(name) > 1 and name[-1].part == part.EITHER,
        bare=bool(name) and name[-1].part in "GD",
        compared=_compared(body, name_from, link),
    )


def _compared(body: Sequence[Token], name_from: int, link: Sequence[str]) -> str:
    """The word of comparison that stands before the name, if nothing but it and a place link it to the head."""
    at = name_from
    while at and body[at - 1].part in "ST":
        at -= 1
    if not at or name_from == len(body):
        return ""
    word = body[at - 1].text
    if word in ("高于", "低于", "高出", "超过", "优于") and not link:
        return word if at == 1 or body[at - 2].text != "不" else ""
    return word if word in ("为", "是", "相当于") and link and link[-1] == "的" else ""


def _first_verb(tokens: Sequence[Token]) -> str:
    """The verb that opens a clause, behind its adverbs and place."""
    for token in tokens:
        if token.part in "VE":
            return token.text
        if token.part not in "ASTPG":
            return ""
    return ""


def _joins_verbs(body: Sequence[Token], at: int) -> bool:
    return at >= 2 and body[at - 1].text == "、" and body[at - 2].part == part.VERB and at < len(body) and body[at].part in "VE"


def _shared_at(tokens: Sequence[Token], at: int) -> int:
    """Index of a 占 with the whole behind it, up to ``at``, else -1."""
    for i in range(at - 1, -1, -1):
        kind = tokens[i].part
        if kind == part.SHARE:
            return i
        if kind not in "NEGJDSV":
            return -1
    return -1


def _without_long_clause(name: Sequence[Token]) -> Sequence[Token]:
    """The name without a relative clause that would outweigh its head."""
    for i in range(len(name) - 2, 0, -1):
        if name[i].part == part.OF:
            return name[i + 1 :] if sum(len(t.text) for t in name[:i]) > _LONGEST_CLAUSE else name
    return name


def _name_start(body: Sequence[Token]) -> int:
    """Where the name that ends ``body`` begins."""
    at = len(body)
    relative = False
    while at and _goes_back(body, at, relative=relative):
        relative = relative or body[at - 1].part == part.OF
        at -= 1
    while at < len(body) and body[at].part in "JDFPA":
        at += 1
    return at


def _goes_back(body: Sequence[Token], at: int, *, relative: bool) -> bool:
    """Whether the token before ``at`` belongs to the name that ends ``body``; ``relative``: a 的 stands behind it."""
    token = body[at - 1]
    kind = token.part
    if kind == part.OF or kind in "NEG":
        return True
    if kind == part.JOIN:
        return relative or at < 2 or body[at - 2].part in "NEG"
    if at == len(body) or token.text in _SUCH_AS:
        return False
    if kind == part.LOCATIVE:
        return token.text in _INNER_LOCATIVES
    if kind == part.VERB:
        return relative or _attributive(body, at)
    if kind == part.CHANGE and body[at].text in _UNDERTAKINGS:
        return True
    return relative and (kind in "ACS" or (kind == part.PREPOSITION and token.text not in ("把", "将", "由")))


def _attributive(body: Sequence[Token], at: int) -> bool:
    """Whether the verb at ``at - 1`` stands inside a name: between two nouns, and no verb of doing (产地冷藏设施)."""
    verb = body[at - 1]
    return (
        at >= 2
        and body[at - 2].part in "NEG"
        and body[at].part in "NEG"
        and len(verb.text) > 1
        and verb.text not in part.strong_verbs()
    )


def read_right(tokens: Sequence[Token], *, people: bool, happening: bool = False, more: bool = False) -> Right:
    """Read the tokens behind a number up to the next number or the clause's end.

    ``more`` tells that another number follows; ``people`` cuts the name behind a word for people; ``happening`` (times,
    spans) reads a verb behind the number as what happens rather than as the beginning of a name.
    """
    begin = 0
    of = False
    if tokens and tokens[0].part == part.JOIN:
        return Right()
    if more and tokens and tokens[0].part == part.VERB and not _relative(tokens, 0):  # 分8期 轮训村干部 160人次
        return Right("", _predicate(tokens, more=False), of, 0)
    while begin < len(tokens) and tokens[begin].part in "DFU":
        of = of or tokens[begin].part == part.OF
        begin += 1
    end = begin
    last = -1
    while end < len(tokens) and _goes_on(tokens, end, last, people=people, happening=happening):
        if tokens[end].part in "NE":
            last = end
        end += 1
    if last < 0:
        return Right("", _predicate(tokens[begin:], more=more), of, len(tokens))
    if people:
        last = _last_people(tokens, begin, last)
    name = tokens[begin : last + 1]
    verbal = all(t.part in "EG" for t in name)
    return Right(clip(tidy(name)), _predicate(tokens[last + 1 :], more=more), of, last + 1, verbal)


def _goes_on(tokens: Sequence[Token], at: int, last: int, *, people: bool, happening: bool) -> bool:
    """Whether the name behind a number goes on with the token ``at``; ``last`` is its last noun so far, or -1."""
    token = tokens[at]
    kind = token.part
    ahead = tokens[at + 1].part if at + 1 < len(tokens) else ""
    named_people = people and last >= 0 and tokens[last].part == part.NOUN and is_people(tokens[last].text)
    if kind == part.NOUN or kind == part.MODIFIER:
        return not (kind == part.MODIFIER and last >= 0 and ahead not in ("N", "E", "G", "D", "V"))
    if kind == part.EITHER:
        if last >= 0 and ahead == part.VERB and tokens[at + 1].text in part.strong_verbs():
            return False
        return not named_people and not (happening and at == 0)
    if kind == part.JOIN:
        if last < 0 or not ahead:
            return False
        if token.text in ("与", "同", "跟"):
            return ahead in "NEG" and not any(t.part in "VPA" for t in tokens[at + 1 :])
        return ahead in "NEGV"
    if kind == part.OF:
        return last >= 0 and not named_people and ahead != ""
    if kind == part.VERB:
        if last >= 0:
            return _relative(tokens, at) or (not named_people and _inside(tokens, at))
        return not happening and bool(ahead) and ahead in "NEGDV" and _opens_name(tokens, at)
    if kind == part.CHANGE and last >= 0:
        return bool(ahead) and ahead in "NE" and tokens[at + 1].text in _UNDERTAKINGS
    if kind in "APC":
        return last < 0 and not happening and _relative(tokens, at)
    if kind == part.SCOPE:
        return last < 0
    if kind == part.LOCATIVE:
        return at > 0 and bool(ahead) and ahead in "NEGD" and token.text in _INNER_LOCATIVES
    return False


def _relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a 的 with a noun behind it closes what begins at ``at`` (符合条件的 党员)."""
    for i in range(at + 1, min(len(tokens) - 1, at + 8)):
        if tokens[i].part == part.OF:
            return tokens[i + 1].part in "NEG"
    return False


def _opens_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb right behind a number is part of the name (239名 返乡 大学生) rather than what is done."""
    return _relative(tokens, at) or (tokens[at].text not in _CAUSING and tokens[at + 1].part in "NEG")


def _inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb behind a noun is inside the name (产地 冷藏 设施)."""
    token = tokens[at]
    if len(token.text) < 2 or token.text in part.strong_verbs():
        return False
    return at + 2 == len(tokens) and tokens[at + 1].part in "NE"


def _last_people(tokens: Sequence[Token], begin: int, last: int) -> int:
    """Index of the last word that names people, if only verbal nouns follow it; else ``last``."""
    at = last
    while at > begin and tokens[at].part == part.EITHER:
        at -= 1
    return at if tokens[at].part == part.NOUN and is_people(tokens[at].text) else last


@cache
def is_people(word: str) -> bool:
    """Whether the word names people."""
    return word.endswith(part.person_endings())


def _predicate(tokens: Sequence[Token], *, more: bool) -> str:
    """What is said of the counted, without places, times and joints at either end.

    Nothing if it leads to a place or, with ``more``, if its verb's object is the next number.
    """
    while tokens and tokens[0].part in "JUAFST" and (tokens[0].part != part.ADVERB or part.known(tokens[0].text)):
        tokens = tokens[1:]
    while tokens and tokens[-1].part in "JDARPU":
        tokens = tokens[:-1]
    if not any(t.part in "VEC" for t in tokens):
        return ""
    if more and tokens[-1].part == part.VERB and tokens[-1].text in part.strong_verbs():
        return ""
    if any(t.part == part.SCOPE and tokens[i - 1].part in "VP" and not part.known(t.text) for i, t in enumerate(tokens) if i):
        return ""
    return text_of([t for t in tokens if t.part not in "STU"])


def tidy(tokens: Sequence[Token]) -> str:
    """The words of a name without place, time and leading or trailing joints."""
    kept = [t for t in tokens if t.part not in "STMU"]
    while kept and kept[0].part in "JDFA":
        kept = kept[1:]
    while kept and kept[-1].part in "JD":
        kept = kept[:-1]
    return text_of(kept)


def clip(name: str) -> str:
    """A long name cut to its last words behind a 的 or a 、."""
    while len(name) > LONGEST:
        cut = min((i for i in (name.find("的"), name.find("、")) if i >= 0), default=-1)
        if cut < 0 or cut + 1 >= len(name):
            break
        name = name[cut + 1 :]
    return name
