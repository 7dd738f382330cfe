"""Blocks: the non-blank lines of a page, each with what it is like by itself.

Belongs here: the kind of a single line (length, rhythm, punctuation, known phrases) and the marks by which lines are
compared. What a line is among its neighbours is decided in :mod:`models.pages.structure`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.pages.boilerplate import count_marks, is_boilerplate, shows_picture
from models.pages.bylines import is_byline, is_key, is_record, names_outlet, opens_with_field
from models.pages.dates import find_dates
from models.pages.names import ROLE, are_names, byline_words
from models.text.normalise import CleanLine

_HAN = re.compile(r"[\u3400-\u9fff]")
_KEY = re.compile(r"[\W_]+")
ENUMERATED = re.compile(
    r"^(?:[（(]\s?[一二三四五六七八九十\d]{1,3}\s?[）)]|[一二三四五六七八九十]{1,3}[、，.．：:]|第[一二三四五六七八九十百\d]{1,4}[章节条款部]"
    r"|\d{1,2}[.．、）)](?!\d)|[①-⑳⑴-⒇❶-❿●•◆■]|[一二三四五六七八九十]+(?:是|要|曰)|首先|其次|再次|最后)"
)
_CAPTION_MARK = re.compile(f"^(?:{byline_words()['caption_opening']})")
_CAPTION_END = re.compile(f"(?:{byline_words()['caption_ending']})\\s?[）)】]?。?$")
_TERMINAL = frozenset("。！？!?；;：:…”’」』）)】〕》>~～—")
_CLOSING = frozenset("，。、；：！？）”》%")
"""What no line begins with unless the page broke it."""
LONG_ITEM = 60
"""Characters from which on the item of an enumeration is a paragraph, which can be torn, and no heading."""
WRAPPED = 3
"""Lines that stop inside a sentence from which on a page is taken to be wrapped."""
_OPEN = (("“", "”"), ("（", "）"), ("《", "》"), ("「", "」"))


@dataclass(slots=True)
class Block:
    """A non-blank line: its clean text, its kind, and the number of blank lines before and after it."""

    line: CleanLine
    text: str
    kind: str
    """``spam``, ``boilerplate``, ``byline``, ``caption``, ``prose``, ``short`` or ``duplicate``."""
    before: int
    after: int = 0
    joins: bool = False
    original: int | None = None
    """For a duplicate the position of the block that it repeats."""
    role: str = ""
    article: int | None = None
    key: str = ""
    """Letters, digits and characters only, by which lines are compared."""

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
        blocks.append(Block(line, line.text, _kind(line), blank, key=_KEY.sub("", line.text)))
        blank = 0
    if blocks:
        blocks[-1].after = blank
    return blocks


def join_torn(blocks: Sequence[Block]) -> None:
    """Tell the pieces of torn paragraphs, and questions and their answers, by the blocks around them."""
    _mark_values(blocks)
    _mark_spoken(blocks)
    _mark_torn(blocks)
    _mark_questions(blocks)


def _mark_questions(blocks: Sequence[Block]) -> None:
    """A short question above its answer heads a section (问：… 答：…), and the answer is prose whatever it holds."""
    for block, below in itertools.pairwise(blocks):
        if _ANSWER.match(below.text) and _QUESTION.match(block.text) and block.text.count("？") <= 2 and "。" not in block.text:
            block.kind, block.joins = "short", False
            if below.kind in ("boilerplate", "short", "byline"):
                below.kind = "prose"


_NUMBER = re.compile(r"^(?:0\d|[Pp][Aa][Rr][Tt]\.?\s?0?\d)$")


def _kind(line: CleanLine) -> str:
    text = line.text
    if line.spam:
        return "spam"
    if line.heading or _NUMBER.match(text):
        return "short"
    n = len(text)
    if n > 330:
        return "prose" if _HAN.search(text) else "boilerplate"
    if n <= 160 and _SIGNED.match(text) and is_byline(text):
        return "byline"
    if n <= 160 and is_caption(text):
        return "caption" if not _calls_readers(text) else "boilerplate"
    if n <= 200 and not _tool_bar(text) and (starts_as_byline(text) or _is_dated(text) or is_record(text)):
        return "byline"
    if is_boilerplate(text) or (n <= 200 and _tool_bar(text)):
        return "boilerplate"
    if n <= 200 and is_byline(text):
        return "byline"
    return "prose" if is_prose(text) else "short"


_OPENING_FIELD = re.compile(r"^发[布表]于\s?\d|^.{2,10}〔\d{4}〕\s?\d+\s?号$")


_DATED = re.compile(r"^[\u4e00-\u9fff]{3,16}\s*\|?\s*(?:发布|发稿|更新|发表)?(?:时间|日期)\s?[:：]\s?\d{4}")


def _is_dated(text: str) -> bool:
    """Whether an office and the date with its key open the line (某某局 | 发布时间：2023-12-20 | 点击量：203)."""
    return _DATED.match(text) is not None and count_marks(text) == 0 and is_byline(text)


def _calls_readers(text: str) -> bool:
    """Whether a line marked as captions are calls on readers to follow or share (▼长按二维码关注我们▼)."""
    return text[0] in "▲△▼▽◀◄" and len(text) <= 80 and count_marks(text) > 0 and not shows_picture(text)


def _tool_bar(text: str) -> bool:
    """Whether a date is followed by nothing but a tool bar (2022年3月7日 星期一 返回目录 放大)."""
    dates = find_dates(text[:40])
    if not dates or dates[0].start > 3:
        return False
    rest = text[dates[0].end :].strip(" |）)】]")
    if _PAPER_PAGE.match(rest):
        return True
    return bool(rest) and not names_outlet(rest) and _FIELD_INSIDE.search(rest) is None and is_boilerplate(rest)


_PAPER_PAGE = re.compile(r"^第?\s?[A-Z]?\d{1,2}\s?版\s?[：:]?\s?[\u4e00-\u9fff/·]{0,8}$")
"""第A06版：县区新闻, behind the date of a paper."""
_FIELD_INSIDE = re.compile(r"(?:来\s?源|作\s?者|记\s?者|通讯员|编\s?辑|责\s?编)\s?[:： ]")
_SIGNED = re.compile(rf"^[（(【□■☉◎●○◇◆☆★\s]{{0,3}}{ROLE}")


def starts_as_byline(text: str) -> bool:
    """Whether the line opens with a field's key, or with a date that no tool bar follows."""
    if opens_with_field(text) or _OPENING_FIELD.match(text):
        return count_marks(text) < 2 and is_byline(text)
    dates = find_dates(text[:40])
    if not dates or dates[0].start > 3:
        return False
    rest = text[dates[0].end :].strip(" |）)】]")
    if names_outlet(rest):
        return is_byline(text)
    return is_byline(text) and (_FIELD_INSIDE.search(rest) is not None or not (rest and is_boilerplate(rest)))


def _mark_values(blocks: Sequence[Block]) -> None:
    """What stands below the key of a field that has a line of its own is its value."""
    for block, below in itertools.pairwise(blocks):
        if is_key(block.text) and below.kind in ("short", "boilerplate") and below.length <= 30 and not _KEYED.search(below.text):
            if block.kind == "byline":
                below.kind = "byline"
            elif below.kind == "short":
                below.kind = "boilerplate"


_KEYED = re.compile(r"[：:。！？]$")
_TURN = re.compile(r"^(?P<who>[\u4e00-\u9fff]{2,12})(?:（[^（）]{1,10}）)?：(?=.{2,})")
_SPEAKER = re.compile(r"主持人|记者|听众|观众|网友|嘉宾|村民|群众|问|答|律师|法官|医生|专家|局长|主任|书记|镇长|县长|乡长|代表")
MANY_TURNS = 4
"""Lines that begin with a speaker's name from which on a page is taken to be a talk."""


def _mark_spoken(blocks: Sequence[Block]) -> None:
    """The turns of a talk are prose, however short (听众：那什么时候能修好？); speakers come again, unlike keys of a table."""
    turns = [(b, found["who"]) for b in blocks if b.kind in ("short", "prose", "byline") and (found := _TURN.match(b.text))]
    if len(turns) < MANY_TURNS:
        return
    speakers = {who for n, (_, who) in enumerate(turns) if any(who == other for _, other in turns[:n])}
    if not any(b.kind == "prose" and who in speakers for b, who in turns):
        return
    for block, who in turns:
        spoken = who in speakers or _SPEAKER.search(who) is not None
        if spoken and block.text[-1] in "。？！…" and not block.line.heading:
            block.kind = "prose"


_SPOKEN = re.compile(r"^(?:(?:记者|主持人|问|答|Q|A)\s?\d{0,2}[：:].{3,}[。？！]$|答[：:])")
"""A turn of an interview."""
_QUESTION = re.compile(r"^(?:问|Q|Question|提问)\s?\d{0,2}\s?[：:.、].{3,40}$")
_ANSWER = re.compile(r"^(?:答|A|Answer|回答|回复|解答)\s?\d{0,2}\s?[：:.、]")
_AS_FOLLOWS = re.compile(r"(?:如下|于下)[：:]$")
_ADDRESSING = re.compile(
    r"^(?:各位.{2,6}|各[\u4e00-\u9fff、]{2,8}|尊敬的.{2,6}|同志们|乡亲们|朋友们|父老乡亲|[女先]士们.{0,6})[：:！]$"
)
_ADDRESSED = re.compile(r"(?:^各.{1,60}|^尊敬的.{2,30}|同志们|代表|委员|朋友们|乡亲们|有关单位|部门|公司)[：:]$")
"""Whom a document or speech addresses (各乡镇人民政府：)."""


def is_prose(text: str) -> bool:
    """Whether a line reads as a sentence or a part of one, and not as a headline, a heading or a label."""
    n = len(text)
    if n >= 60 or text.startswith((">>>", "＞＞＞", "》》》")):
        return bool(_HAN.search(text))
    if n < 10:
        return (n >= 5 and text.endswith("。")) or _ADDRESSING.match(text) is not None
    if "。" in text or (n >= 12 and text.endswith(("，", "、"))) or (n >= 15 and "；" in text):
        return True
    if n >= 20 and any(text.count(a) > text.count(b) for a, b in _OPEN):
        return True
    if _ADDRESSED.search(text) or _SPOKEN.match(text):
        return True
    if n >= 14 and _AS_FOLLOWS.search(text):
        return True
    commas = text.count("，")
    if (n >= 40 and commas) or (commas >= 3 and n >= 30):
        return True
    if text.endswith(("？", "！")) and n >= 25 and commas:
        return True
    if n >= 18 and commas and _EXCLAIMED.search(text):
        return True
    return n >= 22 and text[0] == "“" and text[-1] == "”" and text.count("“") == 1


_EXCLAIMED = re.compile(r"^(?:[^“”]|“[^“”]*”){4,}[！？](?!”)[^！？”]{6,}[！？。～~\U0001F000-\U0001FFFF]+$")
"""Two sentences in one line (又到年底啦！一起来看看…！)."""
_PICTURED_BY = re.compile(r"^(?:图片|照片|摄影)\s?[:：]\s?")


def is_caption(text: str) -> bool:
    """Whether a line says by its marks that it is a caption: 图为…, ▲…, …（某某摄）."""
    if _PICTURED_BY.match(text) and are_names(_PICTURED_BY.sub("", text)):
        return False
    if _CAPTION_MARK.match(text) and text.count("。") <= 3:
        return True
    if len(text) > 130 or text.count("。") > 2 or not (found := _CAPTION_END.search(text, max(0, len(text) - 48))):
        return False
    return found.start() >= 6 and ENUMERATED.match(text) is None and not opens_with_field(text)


def is_unfinished(text: str) -> bool:
    """Whether a line of prose stops inside a sentence."""
    return text[-1] not in _TERMINAL or any(text.count(a) > text.count(b) for a, b in _OPEN)


def _mark_torn(blocks: Sequence[Block]) -> None:
    """Short pieces of a torn paragraph are prose: what follows a line of prose that stops inside a sentence."""
    wrapped = sum(
        a.kind == "prose" and is_unfinished(a.text) and b.kind in ("prose", "short") for a, b in itertools.pairwise(blocks)
    )
    widths = sorted(
        a.length for a, b in itertools.pairwise(blocks) if a.kind == "prose" and is_unfinished(a.text) and not b.before
    )
    width = widths[len(widths) // 2] if wrapped >= WRAPPED and widths else None
    last: Block | None = None
    skipped = 0
    for block in blocks:
        torn = last is not None and block.text[0] in _CLOSING and is_unfinished(last.text)
        if block.kind in ("caption", "spam") or (block.kind == "boilerplate" and not torn):
            skipped += block.kind != "spam"
            continue
        if width and block.kind == "short" and block.length >= 0.9 * width and not block.after and not block.line.heading:
            block.kind = "prose"
        if torn or (block.kind in ("prose", "short") and last is not None and skipped <= 2 and not block.line.heading):
            block.joins = torn or (last is not None and _goes_on(last, block, wrapped=wrapped >= WRAPPED))
            if block.joins:
                block.kind = "prose"
        last = block if block.kind == "prose" and not block.text.startswith(">>>") else None
        skipped = 0


_LABELLED = re.compile(r"^(?:编后|编者按|记者手记|采访手记|链接|相关链接|小贴士|点评|短评)[：:]?")


def _goes_on(last: Block, block: Block, *, wrapped: bool) -> bool:
    """Whether ``block`` goes on with the sentence in which ``last`` stops."""
    text = block.text
    if text.startswith((">>>", "——", "【", "#", "（一", "▲")) or last.length < (12 if last.text[-1] in "，、" else 16):
        return False
    if ENUMERATED.match(text) and not re.match(r"\d", text):
        return False
    if last.text[-1] in "；;" and wrapped and not block.before and block.kind == "prose":
        return not ENUMERATED.match(text)
    if not is_unfinished(last.text) or _LABELLED.match(text):
        return False
    item = ENUMERATED.match(last.text) is not None and last.length < LONG_ITEM
    if item and not wrapped and last.text[-1] not in "，、" and text[0] not in _CLOSING:
        return False
    if last.text[-1] in "，、,“《（·" or any(last.text.count(a) > last.text.count(b) for a, b in _OPEN):
        return last.text[-1] not in "。！？" or text.count("”") > text.count("“")
    if block.kind == "prose":
        return not ENUMERATED.match(text) and last.length >= 20
    if text[-1] in "。！？”":
        return True
    return last.length >= 20 and wrapped
