"""Names without marks that tell a rhythm and what is done at it: 一周一排查, 每月一评, or lists of them (周调度、月通报).

Belongs here: how such names are worded. How often a measure recurs is read in :mod:`models.measures.cadences`; whatever
stands in quotation marks is a name of its own (:mod:`models.measures.names`).
"""

from __future__ import annotations

import re
from typing import Final

from models.measures.clauses import ASIDE, BOOK, QUOTE, SPEECH, Clause
from models.measures.names import Name
from models.measures.registers import head_of, verb_kinds

RHYTHM: Final = "rhythm"
"""The form of these names."""

_MARKED: Final = frozenset((QUOTE, BOOK, SPEECH, ASIDE))
_ENDS: Final = "(?=[、，,。；;：:！!（(）)]|和|及|等|制度|机制|$)"
_ONCE: Final = (
    r"(?:[每一]个?(?:天|日|周|星期|旬|月|季度?|学期|年)|半年|年[底终中初]|[月季周]末|逢[一五十])一"
    r"(?!回(?!访)|通(?!报)|轮(?![岗训换值])|[次趟遍场届期个名天人条件家户位样批节课碗份季年月日周套块、和至到起直定])(?!上午|下午|早上|晚上|行|般|部|召开|举行|开)"
    rf"[一-龥]{{1,3}}?{_ENDS}"
)
"""At every turn of a period one of something; 每月一次 tells only how often, 每周一上午 when."""
_TURN: Final = (
    r"(?:半年|[每一]?(?:[日天周旬月季年]|季度))"
    r"(?![月日底初末内来均间前后人代度的历龄轮轴][一-龥]?|一[次趟通遍场回节堂轮顿](?!报))[一-龥]{2,4}?"
)
_LISTED: Final = rf"{_TURN}(?:、(?:[一-龥]{{2,4}}、)?{_TURN})+(?:制度|机制)?{_ENDS}"
"""Doings at two periods or more, side by side."""
_RHYTHMS: Final = re.compile(f"(?P<once>{_ONCE})|(?P<listed>{_LISTED})")
_MAY_HOLD: Final = re.compile(r"[天日周期旬月季度年底终末]一|[日天周旬月季年][一-龥]{2,5}、")
"""What each of them holds, and is found faster."""


def may_hold_rhythms(text: str) -> bool:
    """Whether a look at the clauses of ``text`` is worth its time."""
    return _MAY_HOLD.search(text) is not None


def rhythm_names(clause: Clause) -> list[Name]:
    """The names of rhythms in a clause, in order."""
    text = clause.sentence.clean.text
    found: list[Name] = []
    for match in _RHYTHMS.finditer(text, clause.start, clause.end):
        start = match.start()
        if match.lastgroup == "listed" and not _begins(text, start, clause.start):
            continue
        for item in re.finditer("[^、]+", match[0]):
            name = _named(clause, start + item.start(), start + item.end(), len(found))
            if name is not None:
                found.append(name)
    return found


def _begins(text: str, start: int, least: int) -> bool:
    """Whether a list may begin at ``start``: behind a mark, at the clause's start or behind a verb (实行 | 周调度)."""
    return start == least or not "一" <= text[start - 1] <= "龥" or text[max(least, start - 2) : start] in verb_kinds()


def _named(clause: Clause, start: int, end: int, item: int) -> Name | None:
    inside = [i for i, t in enumerate(clause.tokens) if t.start < end and start < t.end]
    if not inside or any(clause.tokens[i].tag in _MARKED for i in inside):
        return None
    phrase = clause.sentence.clean.text[start:end]
    noun, kind = head_of(phrase) or (None, None)
    return Name(phrase, RHYTHM, phrase, noun, kind, start, end, inside[0], inside[-1] + 1, item)
