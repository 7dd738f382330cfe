"""What each line of an article is: title, byline, heading, body, caption, or nothing of it.

Belongs here: roles of the blocks between the first and the last of one article. Where articles begin and end is decided
in :mod:`models.pages.structure`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from models.pages.blocks import Block
from models.pages.boilerplate import is_column, is_label, shows_picture, shows_somebody
from models.pages.captions import (
    SHOWN,
    above_close,
    captions_unmarked,
    dated_captions,
    is_credit,
    is_picture_lead,
    is_quiet_caption,
)
from models.pages.forms import headline_form, is_kicker
from models.pages.headlines import EDGE, leads_headline, stands_over
from models.pages.imprint import ISSUE, names_holder
from models.pages.marks import ENUMERATED, NUMBERED
from models.pages.names import are_names
from models.pages.offices import is_month, is_signature, names_office
from models.pages.tables import table_below, tables_inside

_DECIMAL = re.compile(r"^\d{1,2}(?:(?:\.\d{1,2}){0,3} [\u4e00-\u9fff]{2,20}|月(?:份|\d{1,2}日)?)$")
"""1.1 编制目的, a heading of a plan; 3月, one of a chronicle."""
_GLUED_ROW = re.compile(r"\d\.\d+\.\d")
"""Cells of a table that the page ran together (竹荪5.612.8皂角503.2)."""
_ISSUED_IN = re.compile(r"\s?20\d{2}年\d{1,2}月(?:\d{1,2}日)?$")
_ANNEXED = re.compile(r"附件?\s?[\d一二三四五]{0,2}\s?[：:]?")
_WORD = re.compile(r"[\u4e00-\u9fff]{4}|目的|[背前]景|[前引]言|概[述况]|总则|简介|缘起|案由|[【\[][\u4e00-\u9fff]{2,6}[】\]]")
_UPDATED = re.compile(r"(?:最后|最近|网页|页面|网站|本页|资料)?更新(?:时间|日期)?\s?[：:].*(?:人次|访客|累计|总计|次数)")
"""When the site was updated and how many came, in its footer."""


@dataclass(slots=True)
class Segment:
    """One article: positions of its title lines and of its first and last block."""

    main: int | None
    first: int
    last: int


def same_headline(a: Block, b: Block) -> bool:
    """Whether two lines give the same headline, one of them perhaps with a site, column or series around it."""
    short, long = sorted((a, b), key=lambda x: len(x.key))
    if len(short.key) < 6 or short.key not in long.key or f"《{short.text}》" in long.text:
        return False  # 关于印发《…》的通知 issues what is called so
    if len(short.key) >= 0.7 * len(long.key):
        return True
    at = long.text.find(short.text)
    if at < 0:
        return False
    behind = long.text[at + len(short.text) :]
    return (at == 0 or long.text[at - 1] in "】]_|-—· ") and (not behind or behind[0] in "_|-—· （(")


def claim(blocks: list[Block], segment: Segment, ordinal: int, usual: int) -> None:
    """Roles of the blocks of one article; ``usual`` is the page's :func:`models.pages.captions.usual_gap`."""
    if ordinal == 1 and segment.main is not None:
        headline = blocks[segment.main]
        for block in blocks[: segment.first]:
            if block.kind in ("short", "prose") and same_headline(block, headline):
                block.role, block.article = "title", ordinal
    text = _Text(blocks, segment, usual)
    pictures: dict[str, int] = {}
    for i in range(segment.first, segment.last + 1):
        block = blocks[i]
        if block.kind in ("spam", "duplicate"):
            continue
        role = text.role(i)
        if role == "caption" and len(block.key) >= SHOWN:
            told = pictures.setdefault(block.key, i)
            # below its like, a label without a sentence belongs to another picture
            role = "duplicate" if told != i and (told != i - 1 or "。" in block.text) else role
        if role:
            block.role, block.article = role, ordinal


class _Text:
    """One article as its lines are given their roles, in order: where its text runs, and what was found in it at once."""

    def __init__(self, blocks: Sequence[Block], segment: Segment, usual: int) -> None:
        self._blocks, self._segment, self._usual = blocks, segment, usual
        self.first, self.last = _extent(blocks, segment, usual)
        """The first and the last line of its text."""
        self._titles = _title_lines(blocks, segment, self.first)
        tables = tables_inside(blocks, self.first, self.last)
        self._pictured = captions_unmarked(blocks, segment.last, self.first, self.last, self._titles | tables)
        self._dated = dated_captions(blocks, self.first, self.last)
        self._set_apart = tables | _verses(blocks, segment, self.first)
        self._closed = False
        """Whether a line that is none of the article has followed its text."""

    def role(self, i: int) -> str:
        """The role of the line ``i``, empty if it is none of the article."""
        block = self._blocks[i]
        if i in self._titles:
            return "title"
        if block.kind == "prose":
            return "" if self._closed and i > self.last else "caption" if self._shows(i) else "body"
        if block.kind == "byline":
            return self._byline(i)
        if block.kind == "caption":
            return "caption"
        if block.kind == "table" or i in self._set_apart:
            return "body"
        role = "" if block.kind == "boilerplate" else self._short(i)
        self._closed = self._closed or (role == "" and i > self.last)
        return role

    def _shows(self, i: int) -> bool:
        """Whether a sentence tells no more than what is seen on a picture."""
        if i in self._dated or is_quiet_caption(self._blocks, i, self._usual):
            return True
        return i == self.first and is_picture_lead(self._blocks, i, self.last)

    def _byline(self, i: int) -> str:
        text = self._blocks[i].text
        main = self._segment.main
        masthead = main is not None and i < main and ISSUE.match(text) is not None
        if masthead or (self._closed and i > self.last and _UPDATED.match(text)):
            return ""
        return "caption" if is_credit(self._blocks, i) else "byline"

    def _short(self, i: int) -> str:
        """What an unmarked short line is: heading, caption, label, byline, or nothing of the article."""
        text = self._blocks[i].text
        main = self._segment.main if self._segment.main is not None else self._segment.first - 1
        if is_label(text):
            return "body" if i < self.last else ""
        if _ANNEXED.fullmatch(text) or i < main:
            return ""
        if i < self.first:
            return self._above(i, main)
        return self._inside(i) if i < self.last else self._below(i)

    def _above(self, i: int, main: int) -> str:
        """A short line between the headline at ``main`` and the text."""
        blocks, first = self._blocks, self.first
        block, text = blocks[i], blocks[i].text
        if are_names(text) and block.length <= 20 and not (i and NUMBERED.match(blocks[i - 1].text)):
            return "byline"
        if i in self._pictured or (shows_somebody(text) and i > main + 1 and blocks[i - 1].kind in ("byline", "caption")):
            return "caption"
        if names_holder(text) or _issues(blocks, main, i):
            return "byline"
        headed = self._segment.main is not None
        if i > main and headed and is_signature(blocks, i):
            return "byline"
        followed = first - i <= EDGE and all(b.kind in ("short", "caption", "prose", "byline") for b in blocks[i + 1 : first + 1])
        word = (_WORD.fullmatch(text) is not None or blocks[i + 1].anchor) and blocks[i + 1].kind == "prose" and headed
        named = headline_form(text.removesuffix("：")) or _DECIMAL.match(text) or word
        listed = ENUMERATED.match(text) is not None or NUMBERED.match(text) is not None
        return "heading" if followed and block.length >= 2 and (listed or named) else ""

    def _inside(self, i: int) -> str:
        """A short line between two paragraphs."""
        block, text = self._blocks[i], self._blocks[i].text
        if is_signature(self._blocks, i):
            return "byline"
        if NUMBERED.match(text):
            return "heading"
        if " " in text and are_names(text):
            return "body"  # a roll of honour
        if not re.search(r"[\u3400-\u9fff]", text) or (is_column(text) and len(block.key) <= 6):
            return ""
        if _GLUED_ROW.search(text):
            return "body"
        return "caption" if i in self._pictured else "heading"

    def _below(self, i: int) -> str:
        """A short line behind the text."""
        block, text = self._blocks[i], self._blocks[i].text
        if self._closed:
            return "byline" if is_signature(self._blocks, i) else ""
        if (bare := text.strip("【】[]〖〗 ")) != text and is_column(bare):
            return ""
        if re.search(r"，.{4,}[！。？]$", text):
            return "body"
        if are_names(text) and block.length <= 20:
            return "byline"
        office = _ISSUED_IN.sub("", text)  # 某某县政府2024年1月
        if is_signature(self._blocks, i) or is_month(self._blocks, i) or names_office(office):
            return "byline"
        if len(text) in (4, 5) and (text.endswith(("现场", "合影", "一角")) or shows_somebody(text)):
            return "caption"
        if i in self._pictured or (headline_form(text) and block.length >= 8 and shows_picture(text)):
            return "caption"
        return "caption" if above_close(self._blocks, i, self._segment.last) else ""


def _extent(blocks: Sequence[Block], segment: Segment, usual: int) -> tuple[int, int]:
    """The first and the last line of an article's text; of one without text its last line."""
    span = range(segment.first, segment.last + 1)
    prose = [i for i in span if blocks[i].kind == "table" or blocks[i].carries]
    prose = prose or [i for i in span if blocks[i].kind == "prose"]
    first, last = (prose[0], prose[-1]) if prose else (segment.last, segment.last)
    for i in range(last + 1, segment.last + 1):
        if blocks[i].kind == "boilerplate" and not any(b.joins and b.kind == "prose" for b in blocks[i + 1 : i + 4]):
            break
        if blocks[i].kind == "prose" and not is_quiet_caption(blocks, i, usual):
            last = i
    return first, table_below(blocks, last, segment.last)


def _verses(blocks: Sequence[Block], segment: Segment, first: int) -> set[int]:
    """Three short lines and more between the headline and the text, set like verses: too many for headings."""
    if segment.main is None:
        return set()
    found: set[int] = set()
    run: list[int] = []
    for i in range(segment.main + 1, first + 1):
        text = blocks[i].text
        if (
            blocks[i].kind == "short"
            and i < first
            and not ENUMERATED.match(text)
            and re.fullmatch(r"[\u4e00-\u9fff\d“”]{4,20}", text)
        ):
            run.append(i)
            continue
        if len(run) > 2 and i == first:
            found.update(run)
        run = []
    return found


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
    found.update(i for i in shorts if main < i < first and _is_subtitle(blocks[i].text))
    for copy in [main, *copies]:
        i = copy - 1
        while i >= segment.first and blocks[i].kind == "short" and i not in found and _leads(blocks, segment, i, found):
            found.add(i)
            i -= 1
        i = copy + 1
        while i < len(blocks) and blocks[i].kind == "short" and _is_subtitle(blocks[i].text) and i not in found:
            found.add(i)
            i += 1
        if i < first and blocks[i].kind == "short" and _is_second_line(blocks, copy, i):
            found.add(i)
    return found


def _leads(blocks: Sequence[Block], segment: Segment, i: int, titles: Collection[int]) -> bool:
    """Whether the short line ``i`` right above one of the ``titles`` is its kicker, its first line or a part of it."""
    return (
        is_kicker(blocks[i])
        or stands_over(blocks, i)
        or leads_headline(blocks, i)
        or (i > segment.first and blocks[i].text.startswith("——"))
        or any(blocks[i].key in blocks[title].key for title in titles)
    )


def _is_second_line(blocks: Sequence[Block], title: int, i: int) -> bool:
    """Whether the short line ``i`` below a title goes on with it."""
    block, below = blocks[i], blocks[i + 1] if i + 1 < len(blocks) else None
    if any(blocks[title].key + block.key == b.key for b in blocks[:title]):
        return True  # the headline stands above in one line
    byline_below = below is not None and (below.kind == "byline" or (block.length >= 8 and _is_tool_bar(below)))
    return (
        byline_below
        and headline_form(block.text)
        and block.length >= 6
        and not (are_names(block.text) or names_holder(block.text) or names_office(block.text))
    )


def _is_subtitle(text: str) -> bool:
    return text.startswith(("——", "—", "--")) and NUMBERED.match(text) is None


def _is_tool_bar(block: Block) -> bool:
    return (
        block.kind == "boilerplate"
        and re.match(r"[【\[（(]?字\s?[号体]|分享到?|打印|小\s?中\s?大|大\s?中\s?小", block.text) is not None
    )


def _issues(blocks: Sequence[Block], main: int, i: int) -> bool:
    """Whether an office's name stands between the headline, with its subtitle, and the text, which is a report of the office."""
    below = blocks[i + 1]
    headed = all(b.text.startswith(("——", "—")) for b in blocks[main + 1 : i])
    return headed and names_office(blocks[i].text) and (below.kind == "prose" or ENUMERATED.match(below.text) is not None)
