"""Headlines: which short line is the title of the text below it, and where an article begins after another.

Belongs here: weighing a short line by its form (:mod:`models.pages.forms`), its neighbours and its repetition on the page.
Not here: cutting a site's name off a title (:mod:`models.pages.titles`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from models.pages.blocks import Block
from models.pages.boilerplate import count_marks, is_column
from models.pages.bylines import read_byline
from models.pages.forms import ORNAMENTS, PART, PLACED, form_score, headline_form, is_kicker, names_site
from models.pages.glued import has_lead, read_end
from models.pages.marks import is_cell
from models.pages.names import are_names
from models.pages.offices import is_signature, names_office

_FEW_WORDS = re.compile(r"[\u4e00-\u9fff“”·]{4,14}")
_BEHIND_PLACE = ("：", " ")
"""What parts the place from the headline of a brief."""
_BANNER = re.compile(r"([>＞=*~—-])\1+ ?[\u4e00-\u9fff]{2,10} ?[<＜=*~—-]{2}")
"""A column's name between signs (>>>> 乡镇快讯 <<<<)."""
_POINT = re.compile(r"[，：！？“]")
_CONCLUSION = re.compile("(?:下一步|下步|接下来|今后|下一阶段)，")
_LEAD = 30
"""Characters of a report among which it names its place."""
REPEATED = 3.0
"""What a line gains that stands on the page more than once."""
NEXT = 5
"""Score from which on a line between two stretches of prose opens an article."""
EDGE = 300
"""Lines at the beginning of a stretch, and as many at its end, among which a headline and its repetitions are looked for."""
T = TypeVar("T")


def edges(lines: Sequence[T]) -> Sequence[T]:
    """The lines among which a headline is looked for: of a stretch of thousands only its edges, for each is held against all."""
    return lines if len(lines) <= 2 * EDGE else [*lines[:EDGE], *lines[-EDGE:]]


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
        score += _gain_below_byline(blocks, i) + _gain_of_first_line(blocks, i)
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


def _gain_below_byline(blocks: Sequence[Block], i: int) -> float:
    """What a line gains where a byline stands above a headline of several lines: the first is the main one, but for a kicker."""
    main = i
    if i and blocks[i - 1].kind == "short" and is_kicker(blocks[i - 1]):
        main = i - 1
    several = i + 1 < len(blocks) and blocks[i + 1].kind == "short"
    return 2.0 if main and several and blocks[main - 1].kind == "byline" and opens(blocks[main - 1].text) else 0.0


def _is_pointed(block: Block) -> bool:
    """Whether a line reads as the first of the two lines of a headline: with a point in it, and a headline by its form."""
    return block.kind == "short" and _POINT.search(block.text) is not None and form_score(block) > 0


def leads_headline(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line is the first of two that stand alone together above the text and reads as a headline itself."""
    block = blocks[i]
    return (
        block.kind == "short"
        and block.length >= 7
        and (i == 0 or blocks[i - 1].kind in ("boilerplate", "byline", "spam"))
        and i + 2 < len(blocks)
        and blocks[i + 1].kind == "short"
        and blocks[i + 2].kind in ("byline", "prose")
        and _is_pointed(block)
        and headline_form(blocks[i + 1].text)
    )


def _gain_of_first_line(blocks: Sequence[Block], i: int) -> float:
    """What the first of two lines gains: a shorter one is the headline, with its subtitle or the first heading below it."""
    if not leads_headline(blocks, i) or is_kicker(blocks[i]):
        return 0.0
    return 3.5 if blocks[i].length < blocks[i + 1].length or blocks[i + 2].kind == "prose" else 0.0


def _first_line(blocks: Sequence[Block], i: int, gap: Sequence[int]) -> int:
    """The first line of the headline in which ``i`` was found: the one above it in ``gap`` where that is shorter and pointed.

    Between two articles prose stands above a headline, so that blank lines tell where it begins (unlike :func:`leads_headline`).
    """
    if not i or i - 1 not in gap or blocks[i].before:
        return i
    above = blocks[i - 1]
    return i - 1 if above.length < blocks[i].length and _is_pointed(above) and not is_column(above.text) else i


def _copies(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a repeated line stands once near prose, as a title does, and not in a banner that is repeated as a whole."""
    places = [i for i, b in enumerate(blocks) if block.key in b.key and b.length <= 2 * block.length + 20]
    return any(b - a > 2 or blocks[b].length != blocks[a].length or b - a == 1 for a, b in itertools.pairwise(places)) and not (
        len(places) == 2 and places[1] - places[0] == 2 and all(blocks[p + 1].key == blocks[places[0] + 1].key for p in places)
    )


class Before(NamedTuple):
    """What a page has told before a stretch of prose that may open another article."""

    title: str | None
    """The headline of the article so far."""
    briefs: int
    """Reports with a lead of their own."""
    ended: bool
    """Whether the article so far has closed with a byline."""
    concluded: bool
    """Whether its last paragraph tells what comes next (下一步，…), as the last one of a report does."""
    listed: Mapping[str, int]
    """Keys of the page's list of contents, with their positions."""


def next_title(blocks: Sequence[Block], gap: Sequence[int], anchor: int, before: Before) -> int | None:
    """The title that opens an article between two stretches of prose, None where the article goes on.

    ``gap`` are positions before the prose at ``anchor``.
    """
    best: tuple[float, int] | None = None
    prose = blocks[anchor].text
    lead = has_lead(prose)
    closed = before.ended
    footer = 0.0
    column = 0.0
    gap = edges(gap)
    for n, i in enumerate(gap):
        block = blocks[i]
        if block.kind == "byline":
            closed = closed or _closes(block.text)
        elif block.kind == "boilerplate":
            footer = max(footer, 3.0 if count_marks(block.text) else 1.0)
        if block.kind != "short":
            continue
        score = form_score(block)
        rest = [blocks[j] for j in gap[n + 1 :]]
        if is_column(block.text) and _has_headline(rest):
            column = 5.0 if _BANNER.match(block.text) else 3.0
            continue
        if score <= -5 or (i + 1 < len(blocks) and is_cell(blocks[i + 1].text)):
            continue
        if is_signature(blocks, i):
            closed = True
            continue
        score += _gain_in_gap(block, rest, before, lead=lead) + footer + column + 3 * (closed and block.length >= 9)
        score += 5 * (before.listed.get(block.key, i) < i) + _gain_of_place(block.text, before, prose)
        if is_column(block.text) or (lead and block.length <= 8 and rest and rest[0].kind == "short"):
            column = max(column, 3.0)
        if best is None or score > best[0]:
            best = (score, i)
    return _first_line(blocks, best[1], gap) if best and best[0] >= NEXT else None


def _has_headline(blocks: Iterable[Block]) -> bool:
    return any(b.kind == "short" and form_score(b) > 0 for b in blocks)


def _gain_in_gap(block: Block, rest: Sequence[Block], before: Before, *, lead: bool) -> float:
    """What a line between two articles gains by what follows it; ``lead`` tells that the prose begins as a report does."""
    gain = 4.0 if PART.match(block.text) or block.part else 0.0
    if lead and not _has_headline(rest):
        gain += 5
    if any(b.kind == "byline" and opens(b.text) for b in rest[:3]):
        gain += 5
    if before.briefs >= 2 and block.length >= 9 and not rest:
        gain += 1
    return gain


def _gain_of_place(text: str, before: Before, prose: str) -> float:
    """How much a line speaks as the headline of a report from another place than the article before."""
    text, title = text.lstrip(ORNAMENTS), before.title
    here = PLACED.match(text)
    if here is None:
        return 0.0
    if before.concluded and here["stem"][-2:] in prose[:_LEAD]:
        return 3.0
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


def concludes(text: str) -> bool:
    """Whether a paragraph tells what comes next, as the last one of a report does."""
    return _CONCLUSION.match(text) is not None


def has_end(text: str) -> bool:
    """Whether a paragraph ends with a byline in brackets."""
    return text.endswith(("）", ")", "】", "）。")) and bool(read_end(text))


def stands_over(blocks: Sequence[Block], i: int) -> bool:
    """Whether a few words stand right over a headline with a subtitle or a byline, set apart from the page's banner."""
    block = blocks[i]
    if block.kind != "short" or i + 2 >= len(blocks) or blocks[i + 1].kind != "short" or blocks[i + 1].before:
        return False
    below = blocks[i + 2]
    return (
        (bool(block.before) or (i > 0 and blocks[i - 1].kind == "spam"))
        and _FEW_WORDS.fullmatch(block.text) is not None
        and blocks[i + 1].length > block.length
        and (below.text.startswith("——") or below.kind == "byline")
        and not (is_column(block.text) or names_office(block.text) or names_site(block.text) or are_names(block.text))
    )
