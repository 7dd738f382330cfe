"""Lines that many pages of one site share: which of them are the site's own words, and not the article's.

That a line repeats is counted across pages (:mod:`flows.sites`); here it is weighed by where it stands. The site speaks above
its articles and below them, and in a slot that tears a sentence. What papers of one office say alike inside their text
(addresses, closing formulas, section headings, signatures) stays, and so does the headline that a daily report has every day.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from models.documents.sites import line_hash
from models.pages.blocks import ANCHOR, Block
from models.pages.boilerplate import is_formula, is_label
from models.pages.forms import headline_form
from models.pages.marks import ENUMERATED, is_unfinished
from models.pages.offices import is_signature

_SITE_KINDS = ("short", "prose", "caption")
_GOES_ON = re.compile(r"[\u4e00-\u9fff，。、；：）”》\d]")


@dataclass(frozen=True, slots=True)
class SiteLines:
    """The lines that repeat on the pages of a document's site."""

    site: str = ""
    repeated: Collection[int] = field(default=frozenset())
    """Hashes of :func:`models.documents.sites.line_hash`."""

    def __contains__(self, line: object) -> bool:
        return isinstance(line, str) and line_hash(self.site, line) in self.repeated


NO_SITE = SiteLines()


def mark_site_lines(blocks: Sequence[Block], page: str, site: SiteLines) -> None:
    """Give the site's own lines of a page the kind ``boilerplate``; ``page`` is its text."""
    if not site.repeated:
        return
    shared = {i for i, b in enumerate(blocks) if b.kind in _SITE_KINDS and page[b.line.start_char : b.line.end_char] in site}
    own = [i for i, b in enumerate(blocks) if b.kind == "prose" and b.length >= ANCHOR and i not in shared]
    if not shared or not own:
        return  # a page that says nothing of its own is left to its lines' own words
    first, last = own[0], own[-1]
    marked = {i for i in shared if (i < first or i > last) and not _stays(blocks, i, first)}
    _leave_headline(blocks, marked, first)
    marked |= {i for i in shared if first < i < last and _tears(blocks, i)}
    for i in marked:
        blocks[i].kind, blocks[i].joins = "boilerplate", False


def _stays(blocks: Sequence[Block], i: int, first: int) -> bool:
    """Whether a repeated line around the text is nevertheless the article's."""
    block = blocks[i]
    if block.line.heading or ENUMERATED.match(block.text) or is_label(block.text) or is_formula(block.text):
        return True
    below = blocks[i + 1] if i + 1 < len(blocks) else None
    if below is not None and below.kind == "byline":
        return i < first or is_signature(blocks, i) or block.length <= ANCHOR
    if i > first:
        return False
    if below is not None and i + 1 == first and block.kind == "short" and _headlines(blocks, range(i)):
        return True  # the heading of the first section
    return any(
        b.kind == "short" and b is not block and len(b.key) > len(block.key) >= 6 and block.key in b.key for b in blocks[:first]
    )


def _headlines(blocks: Sequence[Block], among: Collection[int]) -> list[int]:
    return [i for i in sorted(among) if blocks[i].kind == "short" and headline_form(blocks[i].text)]


def _leave_headline(blocks: Sequence[Block], marked: set[int], first: int) -> None:
    """A report that has the same headline every day: where all above the text repeats, the line nearest to it stays."""
    able = _headlines(blocks, range(first))
    if able and all(i in marked for i in able):
        marked.discard(able[-1])


def _tears(blocks: Sequence[Block], i: int) -> bool:
    """Whether the line stands inside a sentence that stops above it and goes on below it."""
    above = next((b for b in reversed(blocks[:i]) if b.kind == "prose"), None)
    below = blocks[i + 1] if i + 1 < len(blocks) else None
    if above is None or below is None or above is not blocks[i - 1] or below.kind not in ("prose", "short"):
        return False
    return is_unfinished(above.text) and _GOES_ON.match(below.text) is not None and ENUMERATED.match(below.text) is None
