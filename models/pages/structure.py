"""From blocks to articles: where each begins and ends, and what every line is to it.

Steps: find the prose; choose the title above the first; between every two stretches of prose decide whether another
article begins; give every line of an article its role. Lines that no article claims are boilerplate.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from models.pages.blocks import ANCHOR, Block
from models.pages.boilerplate import count_marks, is_column, opens_tail, says_error
from models.pages.bylines import read_byline
from models.pages.captions import usual_gap
from models.pages.forms import MARKED_SERIES, headline_form, is_kicker
from models.pages.glued import has_lead
from models.pages.headlines import Before, concludes, edges, first_title, has_end, leads_headline, next_title, opens, stands_over
from models.pages.marks import ENUMERATED
from models.pages.names import is_person
from models.pages.offices import is_signature
from models.pages.roles import Segment, claim, same_headline
from models.pages.sections import without_sections
from models.pages.tables import mark_table


def read_structure(blocks: list[Block]) -> None:
    """Give every block its role and its article."""
    _mark_tail(blocks)
    live = [i for i, b in enumerate(blocks) if b.kind not in ("spam", "duplicate")]
    segments = _markdown(blocks) or _segments(blocks, live)
    if not segments or _is_error(blocks):
        for block in blocks:
            block.role = "spam" if block.kind == "spam" else "boilerplate"
            block.joins = False
        return
    usual = usual_gap(blocks)
    for ordinal, segment in enumerate(segments, 1):
        claim(blocks, segment, ordinal, usual)
    for block in blocks:
        if block.kind == "spam":
            block.role, block.article = "spam", None
        elif block.kind == "duplicate":
            original = blocks[block.original] if block.original is not None else None
            if original is not None and not original.article and original.kind not in ("duplicate", "prose"):
                block.role = "boilerplate"  # what no article claimed the first time
            else:
                block.role, block.article = "duplicate", (original.article if original else None) or 1
        elif not block.role:
            block.role, block.article, block.joins = "boilerplate", None, False
        if block.role not in ("body", "caption"):
            block.joins = False


def _mark_tail(blocks: list[Block]) -> None:
    """Links and comments below an article are boilerplate to the next article or the end."""
    region: str | None = None
    seen = False
    links = 0
    for i, block in enumerate(blocks):
        seen = seen or (block.kind in ("prose", "caption") and block.length >= ANCHOR)
        opened = opens_tail(block.text) if seen and block.kind in ("short", "boilerplate") else None
        if seen and block.kind == "byline" and _POST.match(block.text):
            opened = "comments"
        if opened:
            region = "comments" if opened == "comments" and i > len(blocks) * 0.3 else region or "links"
            links = 0
            block.kind = "boilerplate"
        elif region and block.kind in ("short", "prose", "caption"):
            if region == "links" and _ends_links(blocks, i, links):
                region = None
            else:
                links += block.kind == "short"
                block.kind, block.joins = "boilerplate", False
        elif region and block.kind == "byline":
            byline = read_byline(block.text)
            named = byline.authors or byline.editors or byline.source
            reader = region == "comments" and byline.authors and not any(map(is_person, byline.authors))
            if (byline.dates and not named) or reader:
                block.kind = "boilerplate"
        elif block.kind == "duplicate":
            region = None


_POST = re.compile(r"(?:\d{1,3}\s?[楼#]\s)?(?!发表于)[^\s，。：]{1,16}\s(?:发表|回复|回帖|评论|更新)于\s?\d{4}")
"""A reader's post in a thread, below the first one (某某 发表于 2020-4-12 09:02)."""


def _ends_links(blocks: Sequence[Block], i: int, links: int) -> bool:
    """Whether the text goes on at ``i`` behind ``links`` linked headlines; prose without any is a teaser."""
    block = blocks[i]
    if block.kind == "prose":
        return links > 0 and block.length >= 60 and not block.text.endswith(("…", "...", "[详细]", "【详细】"))
    return block.kind == "short" and (bool(block.line.heading) or _is_article_head(blocks, i))


def _is_article_head(blocks: Sequence[Block], i: int) -> bool:
    """Whether a headline, a byline with more than a date and long prose follow each other from ``i``."""
    after = [b for b in blocks[i + 1 : i + 5] if b.kind != "boilerplate"]
    prose = [b for b in after[:3] if b.kind == "prose" and b.length >= 60]
    return headline_form(blocks[i].text) and bool(prose) and (after[0].kind == "byline" or has_lead(prose[0].text))


# --- where articles begin ---------------------------------------------------------------------------------------------


def _markdown(blocks: list[Block]) -> list[Segment]:
    """Articles under Markdown headings of one level, each with prose of its own; none if the page is not of that kind."""
    levels: dict[int, list[int]] = {}
    for i, block in enumerate(blocks):
        if block.line.heading and block.kind not in ("duplicate", "spam"):
            levels.setdefault(block.line.heading, []).append(i)
    if not levels:
        return []
    chosen, bulletin = _article_level(blocks, levels)
    if not chosen:
        return []
    heads = levels[chosen]
    segments = []
    for n, i in enumerate(heads):
        end = heads[n + 1] if n + 1 < len(heads) else len(blocks)
        higher = [j for level, found in levels.items() if level < chosen for j in found if i < j < end]
        end = min([end, *higher])
        prose = [j for j in range(i + 1, end) if blocks[j].kind == "prose"]
        if prose or bulletin:
            segments.append(Segment(i, i, end - 1))
    first = heads[0]
    for block in blocks[:first]:
        if block.kind != "byline":
            block.kind = block.kind if block.kind in ("spam", "duplicate") else "boilerplate"
    return segments


def _article_level(blocks: Sequence[Block], levels: Mapping[int, Sequence[int]]) -> tuple[int, bool]:
    """The level of headings that head articles, 0 where none does, and whether the page is a bulletin of several.

    ``levels`` has the places of the headings of each level.
    """
    bounds = [*sorted(i for found in levels.values() for i in found), len(blocks)]

    def prose_under(i: int) -> list[Block]:
        end = bounds[bounds.index(i) + 1]
        return [b for b in blocks[i + 1 : end] if b.kind == "prose" and b.length >= ANCHOR]

    for level in sorted(levels, reverse=True):
        texts = [p for i in levels[level] if (p := prose_under(i))]
        own = [p for p in texts if has_lead(p[0].text)]
        if own and 2 * len(own) >= len(texts):
            return level, len(own) > 1
    top = min(levels)
    if len(levels) > 1:
        return top, False
    heads = levels[top]
    heads_text = blocks[0].kind == "short" if len(heads) > 1 else bool(prose_under(heads[0]))
    return (top if heads_text else 0), False


def _segments(blocks: list[Block], live: list[int]) -> list[Segment]:
    anchors = [
        i for i in live if blocks[i].carries or (blocks[i].kind == "prose" and any(b.joins for b in blocks[i + 1 : i + 2]))
    ]
    table = mark_table(blocks, anchors[0] if anchors else len(blocks))
    if table is not None:
        anchors.insert(0, table)
    if not anchors:
        _read_captions(blocks, live)
        anchors = [i for i in live if blocks[i].kind == "prose"]
        if not anchors or not any(headline_form(blocks[i].text) for i in live if i < anchors[0] and blocks[i].kind == "short"):
            return []
    repeated = _repeated(blocks)
    main, score = first_title(blocks, anchors[0], repeated)
    anchors, main = _demoted(blocks, anchors, main, score, repeated)
    starts: list[tuple[int | None, int]] = [(main, anchors[0])]
    if main is not None and _is_digest(blocks, anchors, main):
        return _bounded(blocks, [(i - 1, i) for i in anchors], anchors)
    briefs = int(has_lead(blocks[anchors[0]].text))
    listed = {b.key: i for i, b in reversed(list(enumerate(blocks))) if b.listed}
    for before, anchor in itertools.pairwise(anchors):
        gap = [i for i in range(before + 1, anchor) if blocks[i].kind not in ("spam", "duplicate")]
        if not any(blocks[i].kind == "short" for i in gap):
            continue
        title = blocks[main].text if main is not None else None
        so_far = blocks[before].text
        found = next_title(blocks, gap, anchor, Before(title, briefs, has_end(so_far), concludes(so_far), listed))
        if found is None:
            continue
        if main is not None and same_headline(blocks[found], blocks[main]):
            continue
        briefs += has_lead(blocks[anchor].text)
        main = found
        starts.append((main, anchor))
    return _bounded(blocks, without_sections(blocks, starts), anchors)


_REPORTED = re.compile(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日")


def _is_digest(blocks: Sequence[Block], anchors: Sequence[int], main: int) -> bool:
    """Whether the page gathers the news of a week: under a column's name, each paragraph has its headline and its day."""
    return (
        len(anchors) > 2
        and all(
            blocks[i - 1].kind == "short" and headline_form(blocks[i - 1].text) and _REPORTED.match(blocks[i].text)
            for i in anchors
        )
        and any(b.kind in ("short", "boilerplate") and b.length <= 24 and is_column(b.text[-10:]) for b in blocks[:main])
    )


def _read_captions(blocks: list[Block], live: Sequence[int]) -> None:
    """News in a picture: where a page has no other prose, long captions are the text of its article."""
    told: dict[str, int] = {}
    for i in live:
        if blocks[i].kind == "caption" and blocks[i].length >= 2 * ANCHOR and "。" in blocks[i].text:
            blocks[i].kind = "prose"
            if (first := told.setdefault(blocks[i].key, i)) != i:
                blocks[i].kind, blocks[i].original = "duplicate", first


def _repeated(blocks: Sequence[Block]) -> frozenset[str]:
    """Keys of short lines that stand on the page more than once, wholly or inside a longer headline."""
    kinds = ("short", "duplicate", "boilerplate")
    shorts = [
        b.key for b in blocks if b.kind in kinds and 8 <= b.length <= 90 and not (b.kind == kinds[2] and count_marks(b.text))
    ]
    shorts = list(edges(shorts))
    together = "\n".join(shorts)
    return frozenset(k for k in shorts if len(k) >= 6 and together.count(k) > 1)


def _demoted(
    blocks: list[Block], anchors: list[int], main: int | None, score: float, repeated: frozenset[str]
) -> tuple[list[int], int | None]:
    """A slogan or notice above the headline is no prose of the article: the true title has a byline or a repetition."""
    while len(anchors) > 1 and score < 4 and blocks[anchors[0]].length < 80:
        later, better = first_title(blocks, anchors[1], repeated)
        if later is None or later < anchors[0] or better < 5 or (main is not None and score >= 3):
            break
        if main is not None and same_headline(blocks[later], blocks[main]):
            break
        blocks[anchors[0]].kind = "boilerplate"
        anchors, main, score = anchors[1:], later, better
    return anchors, main


def _bounded(blocks: list[Block], starts: list[tuple[int | None, int]], anchors: list[int]) -> list[Segment]:
    """Segments with their first and last block, the lines around each title included."""
    segments: list[Segment] = []
    floor = 0
    for n, (main, anchor) in enumerate(starts):
        first = anchor if main is None else main
        while first > floor and _belongs_above(blocks, first - 1, first, shared=n == 0):
            first -= 1
            if len(starts) > 1 and blocks[first].kind == "short" and _is_marked_column(blocks[first].text):
                blocks[first].kind = "boilerplate"
        if segments:
            segments[-1].last = first - 1
        segments.append(Segment(main, first, len(blocks) - 1))
        following = starts[n + 1][1] if n + 1 < len(starts) else len(blocks)
        floor = max((a for a in anchors if a < following), default=anchor) + 1
    return segments


def _belongs_above(blocks: Sequence[Block], i: int, below: int, *, shared: bool) -> bool:
    """Whether the block at ``i`` belongs to the headline below it: a kicker, or the byline that opens the page."""
    block = blocks[i]
    if block.kind == "byline":
        if i and is_signature(blocks, i - 1):
            return False
        byline = read_byline(block.text)
        return shared or bool((byline.dates or byline.source) and not byline.editors)
    if block.kind in ("boilerplate", "spam") or (block.kind == "short" and _is_bracketed_column(block.text)):
        return shared and any(b.kind == "byline" for b in blocks[:i])
    if MARKED_SERIES.match(block.text) and any(block.key in b.key for b in blocks[:i]):
        return False  # a column of the list of contents
    if ENUMERATED.match(block.text):
        return block.kind == "short" and blocks[below].kind in ("prose", "short")
    if (
        block.kind == "short"
        and not is_column(block.text)
        and (is_kicker(block) or stands_over(blocks, i) or (shared and leads_headline(blocks, i)))
    ):
        return True
    return shared and block.kind == "short" and _is_headed(blocks, i)


def _is_headed(blocks: Sequence[Block], i: int) -> bool:
    """Whether a byline with a date or source opens the page a few lines above ``i`` (a bulletin's head above its columns)."""
    above = [b for b in blocks[max(0, i - HEAD) : i] if b.kind == "byline"]
    banner = not above or "星期" in above[-1].text  # a paper's own date
    return not banner and sum(b.kind == "byline" for b in blocks[:i]) <= 3 and opens(above[-1].text)


HEAD = 10
"""Lines between a byline that opens a page and its first headline."""


def _is_marked_column(text: str) -> bool:
    return _is_bracketed_column(text) or MARKED_SERIES.match(text) is not None


def _is_bracketed_column(text: str) -> bool:
    """【乡镇传真】: the heading of a column, which is a kicker above one article and boilerplate above several."""
    bare = text.strip("【】[]〖〗 ")
    return len(bare) < len(text) and is_column(bare or text)


def _is_error(blocks: Sequence[Block]) -> bool:
    """Whether what prose there is belongs to an error page."""
    prose = [b.text for b in blocks if b.kind == "prose"]
    return sum(map(len, prose)) < 200 and says_error(" ".join(b.text for b in blocks)[:600])
