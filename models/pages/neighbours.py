"""What a block is by the blocks around it: running heads, rows of links, values below their keys, items of a list.

Belongs here: the order in which blocks are compared, and what two or three neighbours tell about each other. Torn paragraphs
are in :mod:`models.pages.torn`, talks and notices in :mod:`models.pages.talks` and :mod:`models.pages.notices`. What a line is
by itself is in :mod:`models.pages.kinds`, and what it is to its article in :mod:`models.pages.structure`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from models.pages.blocks import Block
from models.pages.boilerplate import is_column
from models.pages.contents import mark_annexes, mark_contents, mark_parts
from models.pages.fields import is_key
from models.pages.figures import mark_figures
from models.pages.forms import headline_form
from models.pages.imprint import ISSUED_BY
from models.pages.marks import ENUMERATED
from models.pages.notices import mark_contacts, mark_particulars
from models.pages.sources import names_outlet
from models.pages.tables import mark_grids
from models.pages.talks import mark_questions, mark_spoken
from models.pages.torn import mark_torn

_PAGE_NUMBER = re.compile(r"(?:[—–·-]\s?)+(?!0)\d{1,4}(?:\s?[—–·-])+|第\s?\d{1,4}\s?页(?:[，/ ]?共\s?\d{1,4}\s?页)?")
_PAGE_NUMBER_OPENS = "—–·-第"
"""Characters with which the number of a page begins; few lines do."""
_FOOT = re.compile(r"\s[—–-]\s?\d{1,3}\s?[—–-]$")
"""The number of a printed page behind its running foot."""
_NUMBERED = re.compile(r"[（(]?(?:19|20)\d{2}年\s?第?\s?\d{1,4}\s?期[）)]?$")
"""The number of a bulletin behind its name (…党建快讯（2022年第9期）)."""
_LINK = re.compile(r"[·•▪☞]\s?[^·•。；]{6,40}[^。；，、：]")
_PICTURES = re.compile(r"^(?:组图|图集|图片新闻|高清大?图|图解)[：:|丨]")
_YEARLESS = re.compile(r"(?:\d{1,2}-\d{1,2}|\d{1,2}月\d{1,2}日)\s\d{1,2}:\d{2}(?::\d{2})?")
"""The date of a page for telephones, which leaves the year out (03-05 12:30)."""
_NO_VALUE = re.compile(r"[：:。！？]$")
"""How a line ends that is no value of the field above it."""
NAMED = 8
"""Characters from which on a line that the caption above it holds is the picture's name."""
_ORDINAL = re.compile(r"[一二三四五六七八九十\d①-⑳]+")


def compare_neighbours(blocks: Sequence[Block]) -> None:
    """Change the kinds of blocks that the blocks around them show to be something else; each step builds on those before it."""
    _mark_picture_names(blocks)
    _mark_mastheads(blocks)
    _mark_running_heads(blocks)
    _mark_links(blocks)
    _mark_picture_titles(blocks)
    mark_contents(blocks)
    mark_annexes(blocks)
    mark_parts(blocks)
    _mark_values(blocks)
    _mark_accounts(blocks)
    mark_contacts(blocks)
    mark_particulars(blocks)
    mark_spoken(blocks)
    _mark_items(blocks)
    mark_grids(blocks)
    mark_torn(blocks)
    mark_figures(blocks)
    mark_questions(blocks)


def _mark_picture_names(blocks: Sequence[Block]) -> None:
    """What the caption above a line holds is the picture's name, given again."""
    for caption, block in itertools.pairwise(blocks):
        if caption.kind == "caption" and block.kind == "short" and len(block.key) >= NAMED and block.key in caption.key:
            block.kind = "caption"


def _mark_mastheads(blocks: Sequence[Block]) -> None:
    """The name of a bulletin above its byline, with its number in one of them, is no headline, where one stands below."""
    for block, head, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if head.kind != "byline" or not block.kind == below.kind == "short":
            continue
        issued = ISSUED_BY.match(head.text) is not None and is_column(block.text)
        if issued or (_NUMBERED.search(block.text) and headline_form(below.text) and not below.text.startswith("——")):
            block.kind = "boilerplate"


def _mark_running_heads(blocks: Sequence[Block]) -> None:
    """What stands again and again beside the numbers of printed pages is the book's name and no text."""
    beside = Counter(
        b.key
        for i, number in enumerate(blocks)
        if number.text[0] in _PAGE_NUMBER_OPENS and _PAGE_NUMBER.fullmatch(number.text)
        for b in (*blocks[i + 1 : i + 2], *blocks[max(0, i - 1) : i])
        if b.kind == "short"
    )
    headlines = {block.key for block, below in itertools.pairwise(blocks) if below.kind == "byline"} if beside else set()
    heads = {key for key in beside if key not in headlines and sum(b.key == key for b in blocks) > 1}
    for block in blocks if heads else ():
        if block.kind == "short" and block.key in heads:
            block.kind = "boilerplate"
    feet = [(b, _FOOT.sub("", b.text)) for b in blocks if b.kind == "short" and _FOOT.search(b.text)]
    often = Counter(foot for _, foot in feet)
    for block, foot in feet:  # 某某信息 第17期 — 2 —
        if often[foot] > 1:
            block.kind = "boilerplate"


def _mark_links(blocks: Sequence[Block]) -> None:
    """Headlines behind dots, one below the other, are links to other pages; items of a text end as sentences do."""
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.kind in ("short", "boilerplate") and _LINK.fullmatch(block.text):
            run.append(block)
            continue
        for link in run if len(run) > 1 else ():
            link.kind = "boilerplate"
        run = []


def _mark_picture_titles(blocks: Sequence[Block]) -> None:
    """组图：… above a byline is the headline of a story in pictures."""
    for block, below in itertools.pairwise(blocks):
        if (
            block.kind in ("caption", "boilerplate")
            and below.kind == "byline"
            and "。" not in block.text
            and _PICTURES.match(block.text)
        ):
            block.kind = "short"


def _mark_values(blocks: Sequence[Block]) -> None:
    """What stands below the key of a field that has a line of its own is its value."""
    seen: set[str] = set()
    for block, below in itertools.pairwise(blocks):
        seen.add(block.key)
        if (
            is_key(block.text)
            and below.kind in ("short", "boilerplate")
            and below.length <= 30
            and not _NO_VALUE.search(below.text)
        ):
            if block.kind == "byline":
                below.kind = "byline"
            elif below.kind == "short" and below.key not in seen:
                below.kind = "boilerplate"


def _mark_accounts(blocks: Sequence[Block]) -> None:
    """The name of an account or office between a headline and the byline with its date is a byline, above all text only."""
    for i, block in enumerate(blocks[:-2]):
        if block.kind == "prose" and block.length >= 20:
            return
        if block.kind != "short" or not headline_form(block.text) or block.length < 8:
            continue
        account = blocks[i + 1]
        named = account.kind == "short" and names_outlet(account.text) and account.text[-1] not in "县乡镇村"
        dated = blocks[i + 1 + named]
        if dated.kind == "boilerplate" and _YEARLESS.fullmatch(dated.text):
            below = blocks[i + 2 + named : i + 5 + named]
            if any(b.kind == "prose" for b in below) and not any(b.kind == "short" for b in below[:1]):
                dated.kind = "byline"
        if named and dated.kind == "byline":
            account.kind = "byline"


def _mark_items(blocks: Sequence[Block]) -> None:
    """Items of a list that follow each other below text are text, and no headings, for nothing stands under them."""
    run: list[int] = []
    for i, block in enumerate([*blocks, None]):
        item = block is not None and block.kind == "short" and ENUMERATED.match(block.text) is not None
        if block is not None and item and not block.line.heading and (not run or _alike(blocks[run[0]].text, block.text)):
            run.append(i)
            continue
        above = blocks[run[0] - 1] if run and run[0] else None
        if above is not None and above.kind == "prose" and len(run) >= (2 if above.text[-1] in "：:" else 3):
            for j in run:
                blocks[j].kind = "prose"
        run = [i] if item else []


def _alike(one: str, other: str) -> bool:
    """Whether two items have markers of one kind (1.… and 2.…)."""
    return _ORDINAL.sub("", one[:3])[:1] == _ORDINAL.sub("", other[:3])[:1] and one[0].isdigit() == other[0].isdigit()
