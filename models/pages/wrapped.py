"""Text that a page wraps to a width of its own: lines that break off at the same place, inside sentences.

Not here: single paragraphs torn in two (:mod:`models.pages.neighbours`), which are told by where a line stops.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from models.pages.blocks import ENUMERATED, Block, is_unfinished, says_again, unclosed

NARROWEST, WIDEST = 14, 60
"""Widths that wrapped lines have, in characters; a half-width one counts half."""
SLACK = 2.5
"""By how much a full line falls short of the width: a mark or a figure that may not stand at the edge."""
FEWEST = 3
"""Full lines from which on a page is wrapped."""
SPACED = 4
"""Blanks from which on a line is a headline whose characters are set apart, or a row."""
INTERRUPTED = 24
"""Characters from which on a line before an advertisement is no headline."""
UNCLOSED = 8
"""Characters from which on a line with an open mark is a piece of a sentence."""
RAGGED = 4
"""Lines of prose that stop inside a sentence from which on a page is torn at no width."""
_TELLING = re.compile(r"\d|今年|去年|目前|截至|以来|《[^》]*$|“[^”]*$")
_REST = re.compile(r"[^，。；：]{1,4}，")
"""The rest of a clause that opens the line below."""
_HALF = re.compile(r"[!-~]")
_STOPS = re.compile(r"[，。；、]")


def mark_wrapped(blocks: Sequence[Block]) -> None:
    """Full lines of a narrow column and what goes on below them are prose, though each looks like a headline."""
    full = [i for i, b in enumerate(blocks[:-1]) if _breaks_off(b, blocks[i + 1])]
    if len(full) < FEWEST:
        return
    widths = {i: _width(blocks[i].text) for i in full}
    widest = max(widths.values())
    full = [i for i in full if widths[i] >= widest - SLACK and _width(blocks[i + 1].text) <= widest]
    inside = sum(_STOPS.search(blocks[i].text) is not None for i in full)
    ends = sum(blocks[i + 1].text[-1] in "。！？”；" for i in full)
    if len(full) < FEWEST or widest < NARROWEST or 2 * inside < len(full) or not ends:
        return
    for i in full:
        below = blocks[i + 1]
        blocks[i].kind, blocks[i].wraps = "prose", True
        if below.kind == "short":
            below.kind = "prose"


def mark_interrupted(blocks: Sequence[Block]) -> None:
    """A long line that tells a figure and is followed by an advertisement, and that by text, was torn by it."""
    for block, advert, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        torn = block.kind == "short" and advert.kind == "spam" and below.kind == "prose" and is_unfinished(block.text)
        if torn and block.length >= INTERRUPTED and _TELLING.search(block.text) and not block.line.heading:
            block.kind, block.wraps = "prose", True


def mark_ragged(blocks: Sequence[Block]) -> None:
    """First pieces of paragraphs on a page that is torn at no width are prose: they tell a figure or a time and go on below."""
    told = [b for b in blocks if b.kind != "spam"]
    for block, below in itertools.pairwise(told):
        opens = block.kind == "short" and not block.after and block.length >= UNCLOSED and unclosed(block.text)
        if opens and below.kind in ("prose", "short") and not block.line.heading:
            block.kind, block.wraps = "prose", True  # no headline stops inside 《…》
    torn = sorted(a.length for a, b in itertools.pairwise(told) if a.kind == "prose" and not a.after and is_unfinished(a.text))
    if len(torn) < RAGGED:
        return
    least = max(NARROWEST, torn[len(torn) // 2] / 2)
    for n in range(len(told) - 2, 0, -1):
        above, block, below = told[n - 1 : n + 2]
        rest = _REST.match(below.text) is not None
        if (
            block.kind == "short"
            and above.kind != "boilerplate"
            and below.kind == "prose"
            and block.length >= least
            and not block.after
            and not block.line.heading
            and (is_unfinished(block.text) or (rest and block.text[-1] == "”"))
            and ENUMERATED.match(below.text) is None
            and (rest or _TELLING.search(block.text))
        ):
            block.kind, block.wraps = "prose", True


def _breaks_off(block: Block, below: Block) -> bool:
    """Whether the line may be a full one: no end of a sentence, and text directly below it that begins none of its own."""
    return (
        block.kind in ("short", "prose")
        and below.kind in ("short", "prose")
        and not block.after
        and not block.line.heading
        and not below.line.heading
        and block.length <= WIDEST
        and block.text.count(" ") < SPACED
        and is_unfinished(block.text)
        and ENUMERATED.match(below.text) is None
        and not says_again(block, below)
    )


def _width(text: str) -> float:
    return len(text) - len(_HALF.findall(text)) / 2
