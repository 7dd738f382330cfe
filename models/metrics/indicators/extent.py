"""Where the name that ends before a number begins, read leftwards from its end.

What belongs here: which words before a name still belong to it. What else stands before a number is in :mod:`before`.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.phrase import AVERAGES, INNER_LOCATIVES
from models.metrics.indicators.pieces import Token

SUCH_AS = frozenset(("等", "等等"))
"""Words that close a list that goes on."""
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
