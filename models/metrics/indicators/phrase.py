"""Phrases before and behind a number: verb, name and what stands before them.

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

_NAMING = "NEJD"
_LINKS = "RAPUTFM"
_CAUSING = frozenset(("有", "是", "由", "让", "使", "对", "把", "将", "帮", "使用"))
_SUCH_AS = frozenset(("等", "等等"))


class Left(NamedTuple):
    """What stands between the number and the clause's start, read leftwards.

    ``change`` is the verb or noun of change next to the number, ``share`` is true for 占; ``whole`` names what a share is
    a share of; ``subject`` is the noun before ``verb``; ``link`` joins the linking words.
    """

    subject: str
    verb: str
    name: str
    change: str
    share: bool
    whole: str
    link: str


class Right(NamedTuple):
    """What stands behind the number: the counted ``name`` and the ``predicate`` that follows it."""

    name: str
    predicate: str
    of: bool
    attribute: str = ""


def text_of(tokens: Sequence[Token]) -> str:
    """The tokens' words, joined."""
    return "".join(t.text for t in tokens)


def read_left(tokens: Sequence[Token]) -> Left:
    """Read the tokens before a number, which hold no other number, from their end."""
    at = len(tokens)
    change = ""
    share = False
    arrived = False
    whole: Sequence[Token] = ()
    link: list[str] = []
    while at:
        token = tokens[at - 1]
        kind = token.part
        if kind == part.CHANGE and not change and not share:
            if not arrived or token.text[-1] in "幅速":
                change = token.text
            elif at >= 2 and tokens[at - 2].part in "NEDJ":
                pass
        elif kind == part.SHARE:
            share = True
        elif kind == part.SCOPE and (not link or link[-1] == "的" or not change):
            pass
        elif kind == part.OF:
            pass
        elif kind not in _LINKS and not (kind == part.JOIN and at == len(tokens)):
            break
        if token.text in ("到", "至", "为", "成", "达", "达到") or token.text[-1] in "到至":
            arrived = True
        link.append(token.text)
        at -= 1
    if not share:
        held = _shared_at(tokens, at)
        if held >= 0:
            share, whole = True, tokens[held + 1 : at]
            at = held
            while at and tokens[at - 1].part in _LINKS:
                at -= 1
    body = tokens[:at]
    name_from = _name_start(body)
    name = body[name_from:]
    verbs_from = name_from
    while verbs_from and (body[verbs_from - 1].part in "VC" or _joins_verbs(body, verbs_from)):
        verbs_from -= 1
        if name_from - verbs_from >= 3:
            break
    verb = text_of(body[verbs_from:name_from])
    if body and name and name[0].part == part.EITHER and not verb and len(name) > 1:
        verb, name = name[0].text, name[1:]
    elif name and not verb and all(t.part == part.EITHER for t in name):
        verb, name = text_of(name), name[:0]
    before = body[:verbs_from]
    while before and before[-1].part in "APURTF":
        before = before[:-1]
    subject = clip(tidy(before[_name_start(before) :]))
    return Left(subject, "" if verb in _CAUSING else verb, clip(tidy(name)), change, share, clip(tidy(whole)),
                "".join(reversed(link)))  # fmt: skip


def _joins_verbs(body: Sequence[Token], at: int) -> bool:
    return at >= 2 and body[at - 1].text == "、" and body[at - 2].part == part.VERB and body[at].part in "VE"


def _shared_at(tokens: Sequence[Token], at: int) -> int:
    """Index of a 占 with the whole behind it, up to ``at``, else -1."""
    for i in range(at - 1, -1, -1):
        if tokens[i].part == part.SHARE:
            return i
        if tokens[i].part not in "NEDJSV":
            return -1
    return -1


def _name_start(body: Sequence[Token]) -> int:
    """Where the name that ends ``body`` begins."""
    at = len(body)
    relative = False
    while at:
        token = body[at - 1]
        kind = token.part
        if kind == part.OF:
            relative = True
        elif token.text in _SUCH_AS and at < len(body):
            return at
        elif kind in "NEJ" or (kind == part.LOCATIVE and at < len(body) and token.text in ("以上", "以下", "以内", "内", "外")):
            pass
        elif kind == part.VERB and at < len(body) and _attributive(body, at):
            pass
        elif relative and kind in "VACP" and token.text not in ("把", "将", "由"):
            pass
        elif kind == part.SCOPE and relative:
            pass
        else:
            break
        at -= 1
    while at < len(body) and body[at].part in "JDFP":
        at += 1
    return at


def _attributive(body: Sequence[Token], at: int) -> bool:
    """Whether the verb at ``at - 1`` stands inside a name: between two nouns, and no verb of doing (产地冷藏设施)."""
    verb = body[at - 1]
    return (
        at >= 2
        and body[at - 2].part in "NE"
        and body[at].part in "NE"
        and verb.text not in part.strong_verbs()
        and len(verb.text) > 1
    )


def read_right(tokens: Sequence[Token], *, people: bool) -> Right:
    """Read the tokens behind a number up to the next number or the clause's end."""
    at = 0
    of = False
    while at < len(tokens) and tokens[at].part in "DFU":
        of = of or tokens[at].part == part.OF
        at += 1
    attribute_from = at
    end = at
    last_noun = -1
    while end < len(tokens):
        token = tokens[end]
        kind = token.part
        if kind in "NE":
            if people and last_noun >= 0 and kind == part.EITHER and _is_people(tokens[last_noun].text):
                break
            last_noun = end
        elif kind == part.JOIN:
            if last_noun < 0:
                return Right("", "", of)
            if token.text in ("与", "同", "跟") and not _noun_ahead(tokens, end + 1):
                break
        elif kind == part.OF:
            if last_noun < 0:
                break
            if people and _is_people(tokens[last_noun].text):
                break
        elif kind == part.VERB:
            if last_noun >= 0:
                if not _relative(tokens, end) and not _inside(tokens, end, people=people, last=last_noun):
                    break
            elif not (end + 1 < len(tokens) and tokens[end + 1].part in "NEDV") or not _opens_name(tokens, end):
                return Right("", text_of(tokens[at:]), of)
        elif kind in "APC":
            if last_noun >= 0 or not _relative(tokens, end):
                break
        elif kind == part.SCOPE:
            if last_noun >= 0:
                break
        elif kind == part.LOCATIVE and last_noun >= 0:
            if not (end + 1 < len(tokens) and tokens[end + 1].part in "NED" and token.text in ("以上", "以下", "内", "外")):
                break
        else:
            break
        end += 1
    if last_noun < 0:
        return Right("", text_of(tokens[at:]), of)
    name = list(tokens[attribute_from : last_noun + 1])
    if people:
        name = _cut_to_people(name)
    return Right(clip(tidy(name)), text_of(tokens[last_noun + 1 :]) if not people else text_of(tokens[attribute_from + len(name) :]), of)


def _noun_ahead(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].part in "NE" and not any(t.part in "VPA" for t in tokens[at:])


def _relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a 的 with a noun behind it closes what begins at ``at`` (符合条件的 党员)."""
    for i in range(at + 1, min(len(tokens) - 1, at + 8)):
        if tokens[i].part == part.OF:
            return tokens[i + 1].part in "NE"
    return False


def _opens_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb right behind a number is part of the name (239名 返乡 大学生) rather than what is done."""
    if _relative(tokens, at):
        return True
    return tokens[at].text not in ("是", "为", "有", "达") and tokens[at + 1].part in "NE"


def _inside(tokens: Sequence[Token], at: int, *, people: bool, last: int) -> bool:
    """Whether a verb behind a noun is inside the name (产地 冷藏 设施)."""
    if tokens[at].text in part.strong_verbs() or len(tokens[at].text) < 2:
        return False
    if people and _is_people(tokens[last].text):
        return False
    return at + 2 == len(tokens) and tokens[at + 1].part in "NE"


@cache
def _is_people(word: str) -> bool:
    return word.endswith(part.person_endings())


def _cut_to_people(name: list[Token]) -> list[Token]:
    """Cut behind the last word that names people, if what follows is a verbal noun."""
    for i in range(len(name) - 1, -1, -1):
        if name[i].part == part.NOUN and _is_people(name[i].text):
            return name[: i + 1] if all(t.part == part.EITHER for t in name[i + 1 :]) else name
    return name


def tidy(tokens: Sequence[Token]) -> str:
    """The words of a name without place, time and leading or trailing joints."""
    kept = [t for t in tokens if t.part not in "STMU" or t.text in ("余", "多")]
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
