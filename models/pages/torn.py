"""Paragraphs that a page tore: their pieces are prose, though each may look like a headline, and the later ones go on.

A first piece is told by where it stops: at the width of a narrow column, inside a mark, where most lines of a torn page stop,
or before an advertisement; and by what it holds: clauses without an end, figures on a page that lost its full stops. What a
line is by itself is in :mod:`models.pages.kinds`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from models.pages.blocks import Block, says_again
from models.pages.marks import ENUMERATED, is_unfinished, unclosed
from models.pages.notices import gives_contact
from models.pages.talks import names_asker

NARROWEST, WIDEST = 14, 60
"""Widths that wrapped lines have, in characters; a half-width one counts half."""
SLACK = 2.5
"""By how much a full line falls short of the width: a mark or a figure that may not stand at the edge."""
TORN = 3
"""Full lines of one width, or lines that stop inside a sentence, from which on a page is taken to be torn."""
SPACED = 4
"""Blanks from which on a line is a headline whose characters are set apart, or a row."""
INTERRUPTED = 24
"""Characters from which on a line before an advertisement is no headline."""
UNCLOSED = 8
"""Characters from which on a line with an open mark is a piece of a sentence."""
RAGGED = 4
"""Lines of prose that stop inside a sentence from which on a page is torn at no width."""
LONG_ITEM = 60
"""Characters from which on the item of an enumeration is a paragraph, which can be torn, and no heading."""
LEAST, LEAST_POINTED = 16, 12
"""Characters from which on a line that stops can go on in another, as it is and with a comma at its end."""
SKIPPED = 2
"""Captions and lines of boilerplate over which a sentence goes on."""
_CLOSING = frozenset("，。、；：！？）”》%")
"""What no line begins with unless the page broke it."""
_ENDS = ("。", "！", "？", "；", "”", "…")
_TELLING = re.compile(r"\d|今年|去年|目前|截至|以来|《[^》]*$|“[^”]*$")
_REST = re.compile(r"[^，。；：]{1,4}，")
"""The rest of a clause that opens the line below."""
_COUNTS_ON = re.compile(r"[\d.,]+(?:余|多)?[万亿]?[\u4e00-\u9fff]{1,2}，")
"""A number with its unit that opens the line below what it counts (…错车道 / 4处，…)."""
_HALF = re.compile(r"[!-~]")
_STOPS = re.compile(r"[，。；、]")
_REPORTS = re.compile(r"(?=.{20})(?=.*(?:\d|[说讲道表](?:$|\s|着|道|示)))[^，]{2,16}，.{8,}")
"""What tells a figure in clauses, which on a page that has lost its full stops is no headline."""
_RUNS_ON = re.compile(r"^(?=.{30})[^，]+，[^，]+，[^“]*[^”]$")
"""Two clauses and more, and no end: no headline, but the first line of a wrapped paragraph."""
_HANGS = re.compile(
    r"^(?=.{20})(?:\d{4}年|[今去]年|近年来|目前|截至)[^，]*，[^，]+，.*[^”]$"
    r"|^(?=.{14})[^，]+，.*[^”](?:[的为和与及在由对将把从向以于仅其各每是约]|达到|超过|仅为)$"
)
"""The same on a torn page: when it was, and clauses; or a last word that wants another."""
_LABELLED = re.compile(r"^(?:编后|编者按|记者手记|采访手记|链接|相关链接|小贴士|点评|短评)[：:]?")
_OF_ITS_OWN = (">>>", "——", "|", "【", "#", "（一", "▲", "▍", "▎", "▌", "▊", "🔺", "🔹", "✅", "📌")
"""What opens a line that goes on with none above it."""


def mark_torn(blocks: Sequence[Block]) -> None:
    """Give the pieces of torn paragraphs the kind ``prose``, and those that go on with the one above ``joins``."""
    _mark_columns(blocks)
    _mark_ragged(blocks)
    _mark_interrupted(blocks)
    page = _tearing_of(blocks)
    _mark_first_pieces(blocks, page)
    _join(blocks, page)


class _Tearing(NamedTuple):
    """How a page is torn: whether at all, at which usual width (None for none), and whether it has lost its full stops."""

    torn: bool
    width: int | None
    stopless: bool


def _tearing_of(blocks: Sequence[Block]) -> _Tearing:
    stopping = [
        (a, b)
        for a, b in itertools.pairwise(blocks)
        if a.kind == "prose"
        and is_unfinished(a.text)
        and (a.length >= LONG_ITEM or "。" in a.text or ENUMERATED.match(a.text) is None)
    ]
    torn = sum(b.kind in ("prose", "short") for _, b in stopping) >= TORN
    widths = sorted(a.length for a, b in stopping if not b.before)
    told = [b.text for b in blocks if b.kind == "prose"]
    stopless = (
        len(told) >= TORN
        and not any(text.endswith(_ENDS) for text in told)
        and 2 * sum(text.count("。") for text in told) <= len(told)
    )
    return _Tearing(torn, widths[len(widths) // 2] if torn and widths else None, stopless)


def _mark_columns(blocks: Sequence[Block]) -> None:
    """Full lines of a narrow column, and what goes on below them."""
    full = [i for i, b in enumerate(blocks[:-1]) if _breaks_off(b, blocks[i + 1])]
    if len(full) < TORN:
        return
    widths = {i: _width(blocks[i].text) for i in full}
    widest = max(widths.values())
    full = [i for i in full if widths[i] >= widest - SLACK and _width(blocks[i + 1].text) <= widest]
    inside = sum(_STOPS.search(blocks[i].text) is not None for i in full)
    ends = sum(blocks[i + 1].text[-1] in "。！？”；" for i in full)
    if len(full) < TORN or widest < NARROWEST or 2 * inside < len(full) or not ends:
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


def _mark_ragged(blocks: Sequence[Block]) -> None:
    """Lines that stop inside a mark; on a page torn at no width those that tell a figure or a time and go on below."""
    told = [b for b in blocks if b.kind != "spam"]
    for block, below in itertools.pairwise(told):
        opens = block.kind == "short" and not block.after and block.length >= UNCLOSED and unclosed(block.text)
        if opens and below.kind in ("prose", "short") and not block.line.heading:
            block.kind, block.wraps = "prose", True  # no headline stops inside 《…》
    lengths = sorted(a.length for a, b in itertools.pairwise(told) if a.kind == "prose" and not a.after and is_unfinished(a.text))
    if len(lengths) < RAGGED:
        return
    least = max(NARROWEST, lengths[len(lengths) // 2] / 2)
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


def _mark_interrupted(blocks: Sequence[Block]) -> None:
    """Long lines that tell a figure and are followed by an advertisement, and that by text."""
    for block, advert, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        torn = block.kind == "short" and advert.kind == "spam" and below.kind == "prose" and is_unfinished(block.text)
        if torn and block.length >= INTERRUPTED and _TELLING.search(block.text) and not block.line.heading:
            block.kind, block.wraps = "prose", True


def _mark_first_pieces(blocks: Sequence[Block], page: _Tearing) -> None:
    """Lines that by what they hold, or by their width on a torn page, are no headlines."""
    twice = {block.key for pair in itertools.pairwise(blocks) if says_again(*pair) for block in pair}
    for block, below in reversed(list(itertools.pairwise([*blocks, *blocks[-1:]]))):
        if block.kind != "short":
            continue
        reports = page.stopless and _REPORTS.match(block.text) is not None
        runs_on = not block.after and _RUNS_ON.match(block.text) is not None and is_unfinished(block.text)
        full = (
            page.width is not None
            and 0.9 * page.width <= block.length <= 1.5 * page.width
            and block.text.count(" ") < SPACED
            and not block.after
            and not block.line.heading
            and block.key not in twice
        )
        hangs = page.torn and not block.after and not block.line.heading and _HANGS.match(block.text) is not None
        if reports or runs_on or full or (hangs and below.kind == "prose" and is_unfinished(block.text)):
            block.kind = "prose"


def _join(blocks: Sequence[Block], page: _Tearing) -> None:
    """Find the lines that go on with the sentence in which the prose above them stops."""
    last: Block | None = None
    skipped = 0
    for block in blocks:
        closes = last is not None and block.text[0] in _CLOSING and is_unfinished(last.text)
        if block.kind in ("caption", "spam") or (block.kind == "boilerplate" and not closes):
            skipped += block.kind != "spam"
            continue
        near = block.kind in ("prose", "short") and skipped <= SKIPPED and not block.line.heading
        if last is not None and (closes or near):
            block.joins = closes or _goes_on(last, block, page)
            if block.joins:
                block.kind = "prose"
        last = block if block.kind == "prose" and not block.text.startswith(">>>") else None
        skipped = 0


def _goes_on(last: Block, block: Block, page: _Tearing) -> bool:
    """Whether ``block`` goes on with the sentence in which ``last`` stops; a page may have lost its full stops."""
    text = block.text
    if page.stopless and last.text[-1] not in "，、（“《" and text[0] not in _CLOSING:
        return False
    if last.wraps:
        return True
    pointed = last.text[-1] in "，、"
    if text.startswith(_OF_ITS_OWN) or (last.length < (LEAST_POINTED if pointed else LEAST) and not last.joins):
        return False
    if (ENUMERATED.match(text) and not text[0].isdecimal()) or gives_contact(text) or names_asker(text):
        return False
    if last.text[-1] in "；;" and page.torn and not block.before and block.kind == "prose":
        return not ENUMERATED.match(text)
    if not is_unfinished(last.text) or _LABELLED.match(text):
        return False
    item = ENUMERATED.match(last.text) is not None and last.length < LONG_ITEM and "。" not in last.text
    if item and not page.torn and not pointed and text[0] not in _CLOSING:
        return False
    if last.text[-1] in "，、,“《（·" or unclosed(last.text):
        return last.text[-1] not in "。！？" or text.count("”") > text.count("“")
    if block.kind == "prose":
        return not ENUMERATED.match(text) and (last.length >= 20 or last.joins)
    if text[-1] in "。！？”" or (_COUNTS_ON.match(text) and not block.before):
        return True
    return last.length >= 20 and page.torn
