"""Headlines: which short line is the title of the text below it, and where an article begins after another.

Belongs here: weighing a short line by its form, its neighbours and its repetition on the page. The words are those of
``registers/boilerplate.toml``. Not here: cutting a site's name off a title (:mod:`models.pages.titles`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from models.pages.blocks import ENUMERATED, TITLE_KEY, Block, is_cell
from models.pages.boilerplate import count_marks, is_column, is_label, names_series, shows_picture, shows_somebody
from models.pages.bylines import read_byline
from models.pages.glued import has_lead, read_end
from models.pages.imprint import names_holder
from models.pages.names import are_names
from models.pages.offices import is_signature, names_office

PART = re.compile(
    r"^[【\[（(]?(?:第\s?[一二三四五六七八九十\d]{1,3}\s?篇|篇\s?[一二三四五六七八九十\d]{1,2}|范文\s?[一二三四五六七八九十\d]{1,2}|材料[一二三四五六七八九十\d]{1,2})[】\]）)]?\s?[：:、.\s]?\s?"
)
"""第一篇：… opens an article in a collection."""
_ISSUE = re.compile(
    r"第\s?\d+\s?[期版](?:\s?[（(].*)?$|总第|^第?[A-Z]?\d+\s?版|(?:政府|办公[室厅]|党委|委员会|[省市县区]委|[部局委厅院会])文件$|新闻稿$"
)
"""The number of an issue or page in the heading of a paper; the red head of an official one."""
_PAPER_TITLE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,30})?关于.{4,60}的(?:通知|意见|通报|[公通]告|决定|批复|请示|报告|函|方案|办法)$"
)
"""The title of an official paper."""
_SITE = re.compile(r"(?:网|频道|首页|在线|门户|平台|客户端|公众号|电子报|数字报|网站|导航)$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_BRACKETED = re.compile(r"^[【〖『「][^】〗』」]*[】〗』」]$")
_SERIES = re.compile(
    r"(?:系列|专栏|特刊|连载|之[一二三四五六七八九十\d]+[）)]?$|[•·]|之[（(][一二三四五六七八九十\d]+[）)]|报道[（(]?[①-⑳一二三四五六七八九十]|进行时|在行动$|聚焦|看一线|新征程|新时代)"
)
PLACED = re.compile(
    r"^(?P<stem>[\u4e00-\u9fff]{2,11}?)(?:省|市|县|区|州|旗|镇|乡|街道|村|社区|农场|开发区)(?![\u4e00-\u9fff]?(?:长|委书记))"
)

_OVER = re.compile(r"[\u4e00-\u9fff“”·]{4,14}")
_BEHIND_PLACE = ("：", " ")
"""What parts the place from the headline of a brief."""
_BANNER = re.compile(r"([>＞=*~—-])\1+ ?[\u4e00-\u9fff]{2,10} ?[<＜=*~—-]{2}")
"""A column's name between signs (>>>> 乡镇快讯 <<<<)."""
_DIARY = re.compile(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日[ ，]\s?(?:星期|周|[晴阴雨雪]|多云)")
"""How an entry of a diary begins."""
_PAPER = re.compile(r"(?:简介|概况|公约|章程|须知|纪要|日记|倡议书|公开信|承诺书|一览表)$")
"""How the name of a paper or text ends that says what kind of text it is."""
MARKED_SERIES = re.compile(r"^[▍▎▌▊■◆●★☆▶►]\s?[\u4e00-\u9fff]{2,10}$")
"""◆经验交流: a series above one headline, a column above several."""
ORNAMENTS = "☆★◆◇●○◎■□▲△▼▽※▶►✦◈ "
"""Signs before a headline that are none of it."""
REPEATED = 3.0
EDGE = 300
"""Lines at the beginning of a stretch, and as many at its end, among which a headline and its repetitions are looked for."""
T = TypeVar("T")


def edges(lines: Sequence[T]) -> Sequence[T]:
    """The lines among which a headline is looked for: of a stretch of thousands only its edges, for each is held against all."""
    return lines if len(lines) <= 2 * EDGE else [*lines[:EDGE], *lines[-EDGE:]]


def headline_form(text: str) -> bool:
    """Whether a line could be a headline by its form."""
    n = len(text)
    return (
        5 <= n <= 90
        and len(_HAN.findall(text)) * 2 >= n
        and not ENUMERATED.match(text)
        and not is_label(text)
        and not text.endswith(("，", "、", "；", "："))
        and not text.startswith((">>>", "▲", "△"))
    )


def form_score(block: Block) -> float:
    """How much a short line looks like a headline, by its form alone."""
    text, n = block.text, block.length
    if PART.match(text) or block.part:
        return 8.0
    if not headline_form(text):
        return -9.0
    score = 2.0 if 8 <= n <= 45 else 0.5
    if n > 60:
        score -= 2
    if re.search(r"[“”：—！？《》]|[\u4e00-\u9fff] [\u4e00-\u9fff]", text):
        score += 0.5
    if text.startswith("——"):
        score -= 5
    if _BRACKETED.match(text) or (text[0] in "（(" and text[-1] in "）)"):
        score -= 3
    if _DIARY.match(text):
        score -= 9
    if n < 12 and _PAPER.search(text):
        score += 1.5
    if _SITE.search(text) and n < 16:
        score -= 3
    if is_column(text):
        score -= 2
    if names_office(text):
        score -= 5
    if _ISSUE.search(text):
        score -= 5
    if TITLE_KEY.match(text):
        score += 6
    if _PAPER_TITLE.search(text):
        score += 2
    if are_names(text) or names_holder(text):
        score -= 5
    return score


def first_title(blocks: Sequence[Block], end: int, repeated: frozenset[str]) -> tuple[int | None, float]:
    """The title above the first prose at ``end``, with its score; None for a piece without a headline."""
    best: tuple[float, int] | None = None
    listed = [(i, b.key) for i, b in enumerate(blocks[:end]) if b.listed]
    for i in edges(range(end)):
        block = blocks[i]
        if block.kind != "short":
            continue
        score = form_score(block)
        following = [b for b in blocks[i + 1 : min(end + 1, i + 5)] if b.kind != "spam"]
        ahead = [b for b in following if b.kind != "boilerplate"]
        if following and following[0].kind == "short" and following[0].text.startswith("——") and score > 0:
            score += 2.5
        if following and following[0].kind == "byline":
            score += 3
        elif (len(ahead) > 1 and ahead[1].kind == "byline") or (ahead and ahead[0].kind == "byline"):
            score += 2
        if ahead and ahead[0].kind in ("prose", "caption", "table"):
            score += 1
        score += _led(blocks, i) + _over(blocks, i)
        if block.key in repeated and block.length >= 8:
            score += REPEATED if _copies(blocks, block) else -1
        if block.line.heading == 1 or any(at < i and key.endswith(block.key) for at, key in listed):
            score += 3
        score += 0.3 * i / max(1, end)
        if best is None or score > best[0]:
            best = (score, i)
    if best is None:
        return None, 0.0
    needed = 1 if blocks[min(best[1] + 1, end)].kind == "byline" or _stands_alone(blocks, best[1], end) else 2
    if best[0] < needed:
        return None, 0.0
    return best[1], best[0]


def _stands_alone(blocks: Sequence[Block], i: int, end: int) -> bool:
    """Whether the line right above the text is the only one of its kind on the page, and so heads it all."""
    return i + 1 == end and all(b.kind != "short" or n == i for n, b in enumerate(blocks))


def _led(blocks: Sequence[Block], i: int) -> float:
    """What a line gains where a byline stands above a headline of several lines: the first is the main one, but for a kicker."""
    main = i
    if i and blocks[i - 1].kind == "short" and is_kicker(blocks[i - 1]):
        main = i - 1
    several = i + 1 < len(blocks) and blocks[i + 1].kind == "short"
    return 2.0 if main and several and blocks[main - 1].kind == "byline" and opens(blocks[main - 1].text) else 0.0


_POINTED = re.compile(r"[，：！？“]")


def leads_headline(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line is the first of two that stand alone together above the text and reads as a headline itself."""
    block = blocks[i]
    return (
        block.kind == "short"
        and (i == 0 or blocks[i - 1].kind in ("boilerplate", "byline", "spam"))
        and i + 2 < len(blocks)
        and blocks[i + 1].kind == "short"
        and blocks[i + 2].kind in ("byline", "prose")
        and block.length >= 7
        and _POINTED.search(block.text) is not None
        and form_score(block) > 0
        and headline_form(blocks[i + 1].text)
    )


def _over(blocks: Sequence[Block], i: int) -> float:
    """What the first of two lines gains: a shorter one is the headline, with its subtitle or the first heading below it."""
    if not leads_headline(blocks, i) or is_kicker(blocks[i]):
        return 0.0
    return 3.5 if blocks[i].length < blocks[i + 1].length or blocks[i + 2].kind == "prose" else 0.0


def _copies(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a repeated line stands once near prose, as a title does, and not in a banner that is repeated as a whole."""
    places = [i for i, b in enumerate(blocks) if block.key in b.key and b.length <= 2 * block.length + 20]
    return any(b - a > 2 or blocks[b].length != blocks[a].length or b - a == 1 for a, b in itertools.pairwise(places)) and not (
        len(places) == 2 and places[1] - places[0] == 2 and all(blocks[p + 1].key == blocks[places[0] + 1].key for p in places)
    )


def next_title(
    blocks: Sequence[Block],
    gap: Sequence[int],
    anchor: int,
    title: str | None,
    briefs: int,
    *,
    ended: bool,
    listed: Mapping[str, int],
) -> int | None:
    """The title that opens an article between two stretches of prose, None where the article goes on.

    ``gap`` are positions before the prose at ``anchor``; ``title`` is that of the article before; ``briefs`` counts the
    reports with a lead of their own so far; ``ended`` says whether the article before has closed with a byline; ``listed`` are
    the keys of the page's list of contents with their positions.
    """
    best: tuple[float, int] | None = None
    lead = has_lead(blocks[anchor].text)
    closed = ended
    footer = 0.0
    column = 0.0
    gap = edges(gap)
    for n, i in enumerate(gap):
        block = blocks[i]
        if block.kind == "byline":
            closed = closed or _closes(block.text)
            continue
        if block.kind == "boilerplate":
            footer = max(footer, 3.0 if count_marks(block.text) else 1.0)
            continue
        if block.kind != "short":
            continue
        score = form_score(block)
        rest = [blocks[j] for j in gap[n + 1 :]]
        if is_column(block.text) and any(b.kind == "short" and form_score(b) > 0 for b in rest):
            column = 5.0 if _BANNER.match(block.text) else 3.0
            continue
        if score <= -5 or (i + 1 < len(blocks) and is_cell(blocks[i + 1].text)):
            continue
        if is_signature(blocks, i):
            closed = True
            continue
        if PART.match(block.text) or block.part:
            score += 4
        if listed.get(block.key, i) < i:
            score += 5
        if lead and not any(b.kind == "short" and form_score(b) > 0 for b in rest):
            score += 5
        if any(b.kind == "byline" and opens(b.text) for b in rest[:3]):
            score += 5
        if closed and block.length >= 9:
            score += 3
        score += footer
        score += column
        if briefs >= 2 and block.length >= 9 and not rest:
            score += 1
        score += _elsewhere(block.text, title, blocks[anchor].text)
        if is_column(block.text) or (lead and block.length <= 8 and rest and rest[0].kind == "short"):
            column = max(column, 3.0)
        if best is None or score > best[0]:
            best = (score, i)
    return _main_line(blocks, best[1], gap) if best and best[0] >= 5 else None


def _main_line(blocks: Sequence[Block], i: int, gap: Sequence[int]) -> int:
    """The first of the two lines of a headline whose second is ``i``: shorter, pointed, and nothing between them."""
    over = blocks[i - 1] if i and i - 1 in gap else None
    led = (
        over is not None
        and over.kind == "short"
        and not blocks[i].before
        and over.length < blocks[i].length
        and _POINTED.search(over.text) is not None
        and form_score(over) > 0
        and not is_column(over.text)
    )
    return i - 1 if led else i


def _elsewhere(text: str, title: str | None, prose: str) -> float:
    """How much a line speaks as the headline of a report from another place than the article before."""
    text = text.lstrip(ORNAMENTS)
    here = PLACED.match(text)
    if here is None:
        return 0.0
    there = PLACED.match(title.lstrip(ORNAMENTS)) if title else None
    colons = there is not None and text[here.end() :][:1] in _BEHIND_PLACE and there.string[there.end() :][:1] in _BEHIND_PLACE
    if colons and there is not None and here["stem"] != there["stem"]:
        return 5.0 if here["stem"][-2:] in prose[:80] else 1.0
    if len(text) < 14:
        return 0.0
    stem = here["stem"]
    if title and stem[-2:] in title:
        return 0.0
    return 3.0 if stem[-2:] in prose[:80] else 1.0


def opens(text: str) -> bool:
    """Whether a byline stands at the head of an article: it has a date, a source or an author."""
    byline = read_byline(text)
    return bool(byline.dates or byline.source or byline.authors)


def _closes(text: str) -> bool:
    byline = read_byline(text)
    given = bool(byline.authors) and text[0] in "（(【" and text[-1] in "）)】"
    return bool((byline.editors or byline.checked or given) and not byline.dates and not byline.source)


def has_end(text: str) -> bool:
    """Whether a paragraph ends with a byline in brackets."""
    return text.endswith(("）", ")", "】", "）。")) and bool(read_end(text))


def is_kicker(block: Block) -> bool:
    """Whether a short line above a title names a series or column."""
    text = block.text
    marked = _BRACKETED.match(text) or MARKED_SERIES.match(text) or _SERIES.search(text) or text.startswith("——")
    opened = 3 <= len(text) <= 30 and text.endswith("：") and "，" not in text
    opened = opened and (headline_form(text[:-1]) or PLACED.fullmatch(text[:-1]) is not None)
    return bool(marked or opened or (len(text) <= 14 and names_series(text))) and not is_label(text)


def stands_over(blocks: Sequence[Block], i: int) -> bool:
    """Whether a few words stand right over a headline with a subtitle or a byline, set apart from the page's banner."""
    block = blocks[i]
    if block.kind != "short" or i + 2 >= len(blocks) or blocks[i + 1].kind != "short" or blocks[i + 1].before:
        return False
    below = blocks[i + 2]
    return (
        (bool(block.before) or (i > 0 and blocks[i - 1].kind == "spam"))
        and _OVER.fullmatch(block.text) is not None
        and blocks[i + 1].length > block.length
        and (below.text.startswith("——") or below.kind == "byline")
        and not (is_column(block.text) or names_office(block.text) or _SITE.search(block.text) or are_names(block.text))
    )


def is_heading_form(text: str) -> bool:
    """Whether an unmarked short line inside the body reads as a section heading, not as the caption of a picture."""
    if ENUMERATED.match(text):
        return True
    if len(text) <= 8 and text.endswith(("现场", "合影", "掠影", "一角", "剪影")):
        return False
    if shows_somebody(text):
        return False
    if len(text) <= 6:
        return True
    if re.search(r"[，：！？]|[\u4e00-\u9fff”] [\u4e00-\u9fff“]", text):
        return True
    return not shows_picture(text)
