"""Talks: questions and their answers, and the turns of those who speak.

Not here: what a single line shows of a turn by itself (:mod:`models.pages.kinds`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from models.pages.blocks import Block

_QUESTION = re.compile(r"^(?:问|Q|Question|提问)\s?\d{0,2}\s?[：:.、].{3,40}$")
_ANSWER = re.compile(r"^(?:答|A|Answer|回答|回复|解答)\s?\d{0,2}\s?[：:.、]")
_TURN = re.compile(r"^[\[【]?(?P<who>[\u4e00-\u9fff]{2,12}(?:“[^“”]{1,12}”)?)[\]】]?(?:（[^（）]{1,10}）)?：(?=.{2,})")
_SPEAKER = re.compile(r"主持人|记者|听众|观众|网友|嘉宾|村民|群众|问|答|律师|法官|医生|专家|局长|主任|书记|镇长|县长|乡长|代表")
_ASKERS = ("记者", "主持人", "网友", "听众", "观众")
"""Who is named with a colon only where their words follow."""
MANY_TURNS = 4
"""Lines that begin with a speaker's name from which on a page is taken to be a talk."""


def mark_questions(blocks: Sequence[Block]) -> None:
    """A short question above its answer heads a section (问：… 答：…), and the answer is prose whatever it holds."""
    for block, below in itertools.pairwise(blocks):
        if _ANSWER.match(below.text) and _QUESTION.match(block.text) and block.text.count("？") <= 2 and "。" not in block.text:
            block.kind, block.joins = "short", False
            if below.kind in ("boilerplate", "short", "byline"):
                below.kind = "prose"


def mark_spoken(blocks: Sequence[Block]) -> None:
    """The turns of a talk are prose, however short (听众：那什么时候能修好？); speakers come again, unlike keys of a table."""
    turns = [(b, found["who"]) for b in blocks if b.kind in ("short", "prose", "byline") and (found := _TURN.match(b.text))]
    for block, who in turns:
        if who.endswith(_ASKERS) and block.text[-1] in "。？！…" and not block.line.heading:
            block.kind = "prose"
    if len(turns) < MANY_TURNS:
        return
    speakers = {who for n, (_, who) in enumerate(turns) if any(who == other for _, other in turns[:n])}
    if not any(b.kind == "prose" and who in speakers for b, who in turns):
        return
    for block, who in turns:
        spoken = who in speakers or _SPEAKER.search(who) is not None
        if spoken and block.text[-1] in "。？！…" and not block.line.heading:
            block.kind = "prose"


def names_asker(text: str) -> bool:
    """Whether a line begins with the name of who asks (记者：…)."""
    turn = _TURN.match(text)
    return turn is not None and turn["who"].endswith(_ASKERS)
