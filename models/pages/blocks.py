"""Blocks: the non-blank lines of a page, with what is found of each.

Belongs here: what a block carries, and how two are compared. Kinds are told in :mod:`models.pages.kinds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.pages.kinds import kind_of
from models.pages.marks import key_of
from models.text.normalise import CleanLine

ANCHOR = 20
"""Characters of prose from which on a line can carry an article."""


@dataclass(slots=True)
class Block:
    """A non-blank line: its clean text, its kind, and the number of blank lines before and after it."""

    line: CleanLine
    text: str
    kind: str
    """``spam``, ``boilerplate``, ``byline``, ``caption``, ``prose``, ``table``, ``short`` or ``duplicate``."""
    before: int
    after: int = 0
    joins: bool = False
    wraps: bool = False
    """Whether it is a full line of a narrow column, whose text goes on in the next one."""
    original: int | None = None
    """For a duplicate the position of the block that it repeats."""
    role: str = ""
    article: int | None = None
    part: bool = False
    """Whether it heads one of several texts that a line above announces."""
    listed: bool = False
    """Whether it is a line of the page's list of contents."""
    anchor: bool = False
    """Whether it can carry an article though it is short: the first of several lines that tell a figure each."""
    key: str = ""
    """Letters, digits and characters only, by which lines are compared."""

    @property
    def carries(self) -> bool:
        """Whether it is prose that can carry an article."""
        return self.kind == "prose" and (self.anchor or len(self.text) >= ANCHOR)

    @property
    def length(self) -> int:
        """Characters of the clean text."""
        return len(self.text)


def blocks_of(lines: Sequence[CleanLine]) -> list[Block]:
    """The blocks of a page, each by itself."""
    blocks: list[Block] = []
    blank = 0
    for line in lines:
        if not line.text:
            blank += 1
            continue
        if blocks:
            blocks[-1].after = blank
        blocks.append(Block(line, line.text, kind_of(line), blank, key=key_of(line.text)))
        blank = 0
    if blocks:
        blocks[-1].after = blank
    return blocks


def says_again(one: Block, other: Block) -> bool:
    """Whether two lines that stand together give one headline, one of them perhaps with the site's name."""
    return one.kind == other.kind == "short" and (one.key in other.key or other.key in one.key)
