"""What each line of an article is: title, byline, heading, body, caption, or nothing of it.

Belongs here: roles of the blocks between the first and the last of one article. Where articles begin and end is decided
in :mod:`models.pages.structure`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.pages.blocks import ENUMERATED, NUMBERED, Block, is_cell
from models.pages.boilerplate import is_column, is_label, shows_doing, shows_picture, shows_somebody
from models.pages.bylines import read_byline
from models.pages.headlines import headline_form, is_heading_form, is_kicker, is_signature, leads_headline, names_office
from models.pages.imprint import names_holder
from models.pages.names import ROLE, are_names

ANCHOR = 20
"""Characters of prose from which on a line can carry an article."""
SHOWN = 8
"""Characters from which on a caption that stands in the article again is the same picture's."""
_ROW = re.compile(r"^[^\s，。：]{1,16}(?: [-+±]?[\d,.]+[%‰]?| [-—/]+){2,}$")
"""A table's row in one line (某某镇 812 1530 168.2)."""


@dataclass(slots=True)
class Segment:
    """One article: positions of its title lines and of its first and last block."""

    main: int | None
    first: int
    last: int


def same_headline(a: Block, b: Block) -> bool:
    """Whether two lines give the same headline, one of them perhaps with a site, column or series around it."""
    short, long = sorted((a, b), key=lambda x: len(x.key))
    if len(short.key) < 6 or short.key not in long.key:
        return False
    if len(short.key) >= 0.7 * len(long.key):
        return True
    at = long.text.find(short.text)
    if at < 0:
        return False
    behind = long.text[at + len(short.text) :]
    return (at == 0 or long.text[at - 1] in "】]_|-—· ") and (not behind or behind[0] in "_|-—· （(")


def claim(blocks: list[Block], segment: Segment, ordinal: int, usual: int) -> None:
    """Roles of the blocks of one article; ``usual`` is the page's :func:`usual_gap`."""
    span = range(segment.first, segment.last + 1)
    prose = [i for i in span if blocks[i].kind == "table" or (blocks[i].kind == "prose" and blocks[i].length >= ANCHOR)] or [
        i for i in span if blocks[i].kind == "prose"
    ]
    first, last = (prose[0], prose[-1]) if prose else (segment.last, segment.last)
    for i in range(last + 1, segment.last + 1):
        if blocks[i].kind == "boilerplate" and not any(b.joins and b.kind == "prose" for b in blocks[i + 1 : i + 4]):
            break
        if blocks[i].kind == "prose" and not _is_quiet_caption(blocks, i, usual):
            last = i
    last = _table_below(blocks, last, segment.last)
    titles = _title_lines(blocks, segment, first)
    if ordinal == 1 and segment.main is not None:
        headline = blocks[segment.main]
        for i in range(segment.first):
            if blocks[i].kind in ("short", "prose") and same_headline(blocks[i], headline):
                blocks[i].role, blocks[i].article = "title", ordinal
    tables = _tables(blocks, first, last)
    pictured = _captions_unmarked(blocks, segment, first, last, titles | tables)
    closed = False
    pictures: dict[str, int] = {}
    for i in span:
        block = blocks[i]
        if block.kind in ("spam", "duplicate"):
            continue
        if i in titles:
            role = "title"
        elif block.kind == "prose":
            shown = _is_quiet_caption(blocks, i, usual) or (i == first and _is_picture_lead(blocks, i, last))
            role = "caption" if shown else "body"
            if closed and i > last:
                role = ""
        elif block.kind == "byline":
            role = "" if closed and i > last and _UPDATED.match(block.text) else block.kind
            role = "caption" if role and _is_credit(blocks, i) else role
        elif block.kind == "caption":
            role = block.kind
        elif block.kind == "table" or i in tables:
            role = "body"
        elif block.kind == "boilerplate":
            role = ""
            closed = closed or i > last
        else:
            role = _short_role(blocks, i, segment, first, last, closed=closed, pictured=i in pictured)
            closed = closed or (role == "" and i > last)
        if role == "caption" and len(block.key) >= SHOWN:
            told = pictures.setdefault(block.key, i)
            # below its like, a label without a sentence belongs to another picture
            role = "duplicate" if told != i and (told != i - 1 or "。" in block.text) else role
        if role:
            block.role, block.article = role, ordinal


_DECIMAL = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3} [\u4e00-\u9fff]{2,20}$")
"""1.1 编制目的, a heading of a plan."""
_UPDATED = re.compile(r"(?:最后|最近|网页|页面|网站|本页|资料)?更新(?:时间|日期)?\s?[：:].*(?:人次|访客|累计|总计|次数)")
"""When the site was updated and how many came, in its footer."""
_CREDIT = re.compile(rf"[（(]?\s?{ROLE}?\s?[\u4e00-\u9fff ]{{2,8}}\s?摄影?\s?[）)]?$")


def _is_credit(blocks: Sequence[Block], i: int) -> bool:
    """Whether the line below captions says no more than who took the pictures."""
    return i > 0 and blocks[i - 1].kind == "caption" and _CREDIT.match(blocks[i].text) is not None


def _title_lines(blocks: Sequence[Block], segment: Segment, first: int) -> set[int]:
    """The main title with its kicker, its subtitle and its repetitions above the text."""
    if segment.main is None:
        return set()
    main = segment.main
    found = {main}
    headline = blocks[main]
    shorts = [i for i in range(segment.first, segment.last + 1) if blocks[i].kind == "short"]
    copies = [i for i in shorts if same_headline(blocks[i], headline) and (i < first or blocks[i].length >= 8)]
    found.update(copies)
    for copy in [main, *copies]:
        i = copy - 1
        while (
            i >= segment.first
            and blocks[i].kind == "short"
            and i not in found
            and (
                is_kicker(blocks[i])
                or leads_headline(blocks, i)
                or (i > segment.first and blocks[i].text.startswith("——"))
                or any(blocks[i].key in blocks[c].key for c in found)
            )
        ):
            found.add(i)
            i -= 1
        i = copy + 1
        while i < len(blocks) and blocks[i].kind == "short" and blocks[i].text.startswith(("——", "—", "--")) and i not in found:
            found.add(i)
            i += 1
        # a second line of the headline stands between it and its byline
        if (
            i < first
            and blocks[i].kind == "short"
            and i + 1 < len(blocks)
            and (blocks[i + 1].kind == "byline" or (blocks[i].length >= 8 and _is_tool_bar(blocks[i + 1])))
            and headline_form(blocks[i].text)
            and blocks[i].length >= 6
            and not are_names(blocks[i].text)
            and not names_holder(blocks[i].text)
            and not names_office(blocks[i].text)
        ):
            found.add(i)
    return found


def _is_tool_bar(block: Block) -> bool:
    return (
        block.kind == "boilerplate"
        and re.match(r"[【\[（(]?字\s?[号体]|分享到?|打印|小\s?中\s?大|大\s?中\s?小", block.text) is not None
    )


def _short_role(blocks: Sequence[Block], i: int, segment: Segment, first: int, last: int, *, closed: bool, pictured: bool) -> str:
    """What an unmarked short line is: heading, caption, label, byline, or nothing of the article."""
    block = blocks[i]
    text = block.text
    main = segment.main if segment.main is not None else segment.first - 1
    if is_label(text):
        return "body" if i < last else ""
    if i < main:
        return ""
    if i < first:
        if are_names(text) and block.length <= 20 and not (i and NUMBERED.match(blocks[i - 1].text)):
            return "byline"
        if pictured:
            return "caption"
        if names_holder(text) or (i == main + 1 and names_office(text) and blocks[i + 1].kind == "prose"):
            return "byline"
        if i > main and segment.main is not None and is_signature(blocks, i):
            return "byline"
        followed = all(b.kind in ("short", "caption", "prose", "byline") for b in blocks[i + 1 : first + 1])
        word = re.fullmatch(r"[\u4e00-\u9fff]{4}", text) is not None and blocks[i + 1].kind == "prose"
        named = headline_form(text) or _DECIMAL.match(text) or word
        return "heading" if followed and block.length >= 2 and (ENUMERATED.match(text) or named) else ""
    if i < last:
        if is_signature(blocks, i):
            return "byline"
        if NUMBERED.match(text):
            return "heading"
        if " " in text and are_names(text):
            return "body"  # a roll of honour
        if not re.search(r"[\u3400-\u9fff]", text) or (is_column(text) and block.length <= 6):
            return ""
        return "caption" if pictured else "heading"
    if closed:
        return "byline" if is_signature(blocks, i) else ""
    if re.search(r"，.{4,}[！。？]$", text):
        return "body"
    if are_names(text) and block.length <= 20:
        return "byline"
    if is_signature(blocks, i):
        return "byline"
    if len(text) in (4, 5) and text.endswith(("现场", "合影", "一角")):
        return "caption"
    if pictured or (headline_form(text) and block.length >= 8 and shows_picture(text)):
        return "caption"
    return "caption" if _above_close(blocks, i, segment) else ""


def _above_close(blocks: Sequence[Block], i: int, segment: Segment) -> bool:
    """Whether nothing but lines of its own kind stands between a plain short line and the byline that closes the article."""
    for block in blocks[i : segment.last + 1]:
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


def _is_picture_lead(blocks: Sequence[Block], i: int, last: int) -> bool:
    """Whether a sentence above the text says no more than when and where a picture was taken and what is seen on it."""
    below = [b for b in blocks[i + 1 : last + 1] if b.kind == "prose"]
    return bool(below) and below[0].length >= 2 * ANCHOR and _PICTURE_LEAD.match(blocks[i].text) is not None


def _tables(blocks: Sequence[Block], first: int, last: int) -> set[int]:
    """Runs of short lines between prose of which several are bare figures: a table that the page flattened."""
    found: set[int] = set()
    run: list[int] = []
    for i in range(first, last + 2):
        if (
            i <= last
            and i < len(blocks)
            and (blocks[i].kind == "short" or is_cell(blocks[i].text))
            and not blocks[i].line.heading
            and (not ENUMERATED.match(blocks[i].text) or is_cell(blocks[i].text))
        ):
            run.append(i)
            continue
        rows = sum(_ROW.match(blocks[j].text) is not None for j in run)
        if rows >= 2 or (len(run) >= 5 and sum(is_cell(blocks[j].text) for j in run) >= 2):
            named = blocks[run[0]].length >= 6 and blocks[run[0]].text.count(" ") < 2 and not rows
            named = named and all(blocks[j].length < blocks[run[0]].length for j in run[1:4])
            found.update(run[named:])
        run = []
    return found


def _table_below(blocks: Sequence[Block], last: int, end: int) -> int:
    """The last cell of a flattened table below the text, ``last`` if there is none; a pager's figures are no table."""
    figures = names = 0
    at = last
    for i in range(last + 1, end + 1):
        text = blocks[i].text
        row = _ROW.match(text) is not None
        cell = row or is_cell(text)
        if not cell and (blocks[i].kind not in ("short", "prose") or blocks[i].length > 40 or is_signature(blocks, i)):
            break
        figures += 2 if row else cell and len(text) > 1
        names += row or not cell
        if cell:
            at = i
    return at if figures >= 4 and names >= 3 else last


def _captions_unmarked(blocks: Sequence[Block], segment: Segment, first: int, last: int, taken: set[int]) -> set[int]:
    """Short lines that read as captions though nothing marks them.

    A line with words of what a picture shows is one, and so is a short line that no text follows. Where the article has
    such a line at its end, its other lines of that form are captions too: a heading is always followed by its text.
    """
    shorts = [i for i in range(first + 1, segment.last + 1) if blocks[i].kind == "short" and i not in taken]
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
    if plain and all(blocks[i].kind != "boilerplate" for i in range(plain[-1], min(segment.last, plain[-1] + 2) + 1)):
        found.update(plain)
        found.update(i for i in inner if not ENUMERATED.match(blocks[i].text) and not re.search(r"[，：！？“]| ", blocks[i].text))
    return found


def _is_quiet_caption(blocks: Sequence[Block], i: int, usual: int) -> bool:
    """Whether a short sentence stands where a picture stood: set off by blank lines, without a stop inside."""
    block = blocks[i]
    text = block.text
    if block.length <= 16 and not block.joins and "，" not in text and (_SEEN.search(text) or shows_somebody(text.rstrip("。"))):
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


_SEEN = re.compile(r"(?:现场|一角|合影|掠影|全景|剪影|场景|留影|外景|俯瞰图?|效果图|示意图)。$")


def usual_gap(blocks: Sequence[Block]) -> int:
    """Blank lines that stand behind most paragraphs of the page."""
    gaps = sorted(b.after for b in blocks if b.kind == "prose" and b.length >= 60)
    return gaps[len(gaps) // 2] if gaps else 1
