"""Text that a page wraps to a width of its own: lines that break off at the same place, inside sentences.

Not here: single paragraphs torn in two (:mod:`models.pages.neighbours`), which are told by where a line stops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.pages.blocks import ENUMERATED, Block, is_unfinished, says_again

NARROWEST, WIDEST = 14, 60
"""Widths that wrapped lines have, in characters; a half-width one counts half."""
SLACK = 2.5
"""By how much a full line falls short of the width: a mark or a figure that may not stand at the edge."""
FEWEST = 3
"""Full lines from which on a page is wrapped."""
SPACED = 4
"""Blanks from which on a line is a headline whose characters are set apart, or a row."""
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
