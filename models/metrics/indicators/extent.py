"""Where the name that ends before a number begins, read leftwards from its end, and what at its ends is no part of it.

Belongs here: which words still belong to a name. What else stands before a number is in :mod:`before`.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.phrase import AVERAGES, INNER_LOCATIVES, PAID
from models.metrics.indicators.pieces import Token

SUCH_AS = frozenset(("等", "等等"))
"""Words that close a list that goes on."""
_LONGEST_CLAUSE = 8
"""Characters of a relative clause beyond which only its head is kept."""
_FUNDS = frozenset(("资金", "经费", "基金", "贷款"))
"""Money that is named by what it is for, a verb with its object before it (果业发展资金)."""
_AROUND = frozenset(("周边", "附近", "沿线", "周围"))
"""Locatives that say which are meant (吸纳周边群众)."""


def name_start(body: Sequence[Token]) -> int:
    """Where the name that ends ``body`` begins."""
    at = len(body)
    relative = False
    while at and _goes_back(body, at, relative=relative):
        relative = relative or body[at - 1].part == part.OF
        at -= 1
    while at < len(body) and body[at].part in "JDFPA" and body[at].text not in _AROUND:
        at += 1
    if at and body[at - 1].text == "可" and len(body) - at > 1 and body[at].part in "EV" and part.is_measure(body[-1].text):
        at -= 1  # 可采摘面积
    return at


def _goes_back(body: Sequence[Token], at: int, *, relative: bool) -> bool:
    """Whether the token before ``at`` belongs to the name that ends ``body``; ``relative``: a 的 stands behind it."""
    token = body[at - 1]
    kind = token.part
    if kind == part.OF or kind in "NEG":
        return True
    if kind == part.JOIN:
        return relative or at < 2 or body[at - 2].part in "NEG"
    if at == len(body) or token.text in SUCH_AS:
        return False
    if kind == part.LOCATIVE:
        return token.text in INNER_LOCATIVES or token.text in _AROUND
    if kind == part.VERB:
        piece = len(token.text) == 2 and len(body[at].text) == 1 and body[at].part == part.NOUN and not part.known(token.text)
        return relative or piece or _attributive(body, at)  # 断头 路
    if kind == part.CHANGE and body[at].text in part.undertakings():
        return True
    return relative and (kind in "ACS" or (kind == part.PREPOSITION and token.text not in ("把", "将", "由")))


def _attributive(body: Sequence[Token], at: int) -> bool:
    """Whether the verb at ``at - 1`` stands inside a name: between two nouns, and no verb of doing (产地冷藏设施)."""
    verb = body[at - 1]
    if at >= 2 and body[at - 2].text in AVERAGES and body[at].part in "NE":  # 平均 审理 天数
        return True
    return (
        at >= 2
        and body[at - 2].part in "NE"
        and body[at].part in "NEG"
        and len(verb.text) > 1
        and (verb.text not in part.strong_verbs() or (at < len(body) and body[at].text in _FUNDS))
    )


def stripped(tokens: Sequence[Token], parts: str) -> Sequence[Token]:
    """The tokens without those at their end that are of ``parts``."""
    end = len(tokens)
    while end and tokens[end - 1].part in parts:
        end -= 1
    return tokens[:end]


def without_start(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without when it was so (作业面积从建社之初的 | 3000亩)."""
    if len(tokens) > 3 and tokens[-1].part == part.OF and tokens[-2].part in "FT":
        at = next((i for i, t in enumerate(tokens) if t.text in ("从", "由") and i), 0)
        if at and tokens[at - 1].part in "NEH" and (tokens[at - 1].part == part.SHARE or part.is_measure(tokens[at - 1].text)):
            return tokens[: at + 1]
    return tokens


def without_each(name: Sequence[Token]) -> Sequence[Token]:
    """The name without those of whom each has so much, behind a measure or payment (平均浓度 每立方米, 慰问金 每人)."""
    per = len(name) - 1
    if per > 0 and name[per].text[0] != "每":
        per = per - 1 if name[per - 1].text[0] == "每" else 0
    owner = name[per - 1].text if per > 0 and name[per - 1].part in "NE" else ""
    return name[:per] if part.is_measure(owner) or owner.endswith(PAID) else name


def is_handled(measure: Token, verb: Token) -> bool:
    """Whether a measure is followed by what is done with it, which is no part of its name."""
    endings = part.measure_endings()
    return (
        verb.text in part.actions()
        and verb.text not in ("投诉", "举报", "申诉", "求助", *PAID)
        and measure.part in "NE"
        and measure.text.endswith(endings)
        and not verb.text.endswith(endings)
    )


def without_long_clause(name: Sequence[Token]) -> Sequence[Token]:
    """The name without a relative clause that would outweigh its head."""
    for i in range(len(name) - 2, 0, -1):
        if name[i].part == part.OF:
            return name[i + 1 :] if sum(len(t.text) for t in name[:i]) > _LONGEST_CLAUSE else name
    return name
