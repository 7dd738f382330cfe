"""Captions that nothing marks: what short lines and single sentences show that they stand where a picture stood.

Not here: captions that say so by their marks (:func:`models.pages.kinds.is_caption`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.pages.blocks import ANCHOR, Block
from models.pages.boilerplate import shows_doing, shows_picture, shows_somebody
from models.pages.bylines import read_byline
from models.pages.forms import headline_form, is_heading_form
from models.pages.marks import ENUMERATED
from models.pages.names import ROLE
from models.pages.offices import is_signature

SHOWN = 8
"""Characters from which on a caption that stands in the article again is the same picture's."""
_CREDIT = re.compile(rf"[（(]?\s?{ROLE}?\s?[\u4e00-\u9fff ]{{2,8}}\s?摄影?\s?[）)]?$")


def is_credit(blocks: Sequence[Block], i: int) -> bool:
    """Whether the line below captions says no more than who took the pictures."""
    return i > 0 and blocks[i - 1].kind == "caption" and _CREDIT.match(blocks[i].text) is not None


def above_close(blocks: Sequence[Block], i: int, end: int) -> bool:
    """Whether nothing but lines of its own kind stands between a plain short line and the byline that closes the article."""
    for block in blocks[i : end + 1]:
        if block.kind == "byline":
            byline = read_byline(block.text)
            return bool(byline.authors or byline.editors)
        plain = 4 <= block.length <= 24 and re.fullmatch(r"[\u4e00-\u9fff“”、\d]+", block.text) is not None
        if block.kind not in ("short", "caption") or not (plain or block.kind == "caption") or ENUMERATED.match(block.text):
            return False
    return False


_PICTURE_LEAD = re.compile(
    r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日，在?(?!走进|来到|记者|笔者|据)(?![^，]*(?:走进|来到|前往|深入|赶到|抵达|召开|举[行办]))[^，。]{2,24}"
    r"(?:[村镇乡县市区园田]|社区|街道|基地|车间|现场|农场|合作社|大棚|广场|学校|公司|里|内|上)，[^，。]{4,24}。$"
)
"""10月10日，某镇某村，收割机在稻田里作业。"""


_PICTURED_DAY = re.compile(r"^(?P<day>\d{1,2}月\d{1,2}日)，(?!记者)[^。]{4,50}。$")


def dated_captions(blocks: Sequence[Block], first: int, last: int) -> set[int]:
    """Sentences one below the other that each begin with the same day: what is seen on the pictures of an essay."""
    found: set[int] = set()
    run: list[int] = []
    day = ""
    for i in range(first + 1, last + 2):
        told = _PICTURED_DAY.match(blocks[i].text) if i <= last and blocks[i].kind == "prose" else None
        if told is not None and (not run or told["day"] == day):
            run.append(i)
            day = told["day"]
            continue
        if len(run) > 1:
            found.update(run)
        run = [i] if told is not None else []
        day = told["day"] if told is not None else ""
    return found


def is_picture_lead(blocks: Sequence[Block], i: int, last: int) -> bool:
    """Whether a sentence above the text says no more than when and where a picture was taken and what is seen on it."""
    below = [b for b in blocks[i + 1 : last + 1] if b.kind == "prose"]
    return bool(below) and below[0].length >= 2 * ANCHOR and _PICTURE_LEAD.match(blocks[i].text) is not None


def captions_unmarked(blocks: Sequence[Block], end: int, first: int, last: int, taken: set[int]) -> set[int]:
    """Short lines that read as captions though nothing marks them.

    A line with words of what a picture shows is one, and so is a short line that no text follows. Where the article has
    such a line at its end, its other lines of that form are captions too: a heading is always followed by its text.
    """
    shorts = [i for i in range(first + 1, end + 1) if blocks[i].kind == "short" and i not in taken]
    shorts = [
        i for i in shorts if (headline_form(blocks[i].text) and blocks[i].length >= 7) or not is_heading_form(blocks[i].text)
    ]
    inner = [i for i in shorts if i < last]
    dangling = [i for i in shorts if i > last and all(b.kind not in ("boilerplate", "byline") for b in blocks[last + 1 : i])]
    found = {i for i in inner if not is_heading_form(blocks[i].text)}
    if found or any(b.kind == "caption" for b in blocks[first : last + 1]):
        doing = [i for i in range(first + 1, last) if blocks[i].kind == "short" and i not in taken and blocks[i].length <= 12]
        found.update(i for i in doing if shows_doing(blocks[i].text) and re.fullmatch(r"[\u4e00-\u9fff]+", blocks[i].text))
    plain = [i for i in dangling if not re.search(r"[，：！？|]", blocks[i].text) and not is_signature(blocks, i)]
    if plain and all(blocks[i].kind != "boilerplate" for i in range(plain[-1], min(end, plain[-1] + 2) + 1)):
        found.update(plain)
        found.update(i for i in inner if not ENUMERATED.match(blocks[i].text) and not re.search(r"[，：！？“]| ", blocks[i].text))
    return found


def is_quiet_caption(blocks: Sequence[Block], i: int, usual: int) -> bool:
    """Whether a short sentence stands where a picture stood: set off by blank lines, without a stop inside."""
    block = blocks[i]
    text = block.text
    short = block.length <= (16 if _TOLD.search(text) else 24)
    if short and not block.joins and "，" not in text and (_SEEN.search(text) or shows_somebody(text.rstrip("。"))):
        return True
    if (
        block.joins
        or block.length > 60
        or text.count("。") != 1
        or not text.endswith("。")
        or re.search(r"[；！？：]|^[“>]", text)
    ):
        return False
    if ENUMERATED.match(text):
        return False
    if _DOING_THERE.match(text) and _amid_text(blocks, i):
        return True
    score = 0
    if max(block.after, block.before) > usual + (usual == 0):
        score += 2
    if "，" not in text and block.length <= 45:
        score += 1
    if shows_picture(text):
        score += 1
    if re.search(r"[了将我你]|据[悉了介]|如今|目前|今年|近年|此外|同时|\d{2,}", text):
        score -= 2
    return score >= 3


_TOLD = re.compile(r"[了将已的\d]")
"""In a sentence that tells what was done rather than what is seen."""
_DOING_THERE = re.compile(
    r"^[^，。\d]{4,24}(?:[村镇乡县市区园田]|社区|街道|基地|车间|现场|大棚|广场|学校|[内里上中前旁边])，[^，。\d]{2,10}正?在[^，。\d]{3,16}。$"
)
"""某某产业园内，工人正在分拣番茄。"""


def _amid_text(blocks: Sequence[Block], i: int) -> bool:
    """Whether full paragraphs stand before and behind, and the text has begun."""
    around = (blocks[i - 1 : i], blocks[i + 1 : i + 2])
    return all(b and b[0].kind == "prose" and b[0].length >= 2 * ANCHOR for b in around)


_SEEN = re.compile(r"(?:现场|一角|合影|掠影|全景|剪影|场景|留影|外景|俯瞰图?|效果图|示意图)。$")


def usual_gap(blocks: Sequence[Block]) -> int:
    """Blank lines that stand behind most paragraphs of the page."""
    gaps = sorted(b.after for b in blocks if b.kind == "prose" and b.length >= 60)
    return gaps[len(gaps) // 2] if gaps else 1
