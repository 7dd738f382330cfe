"""From blocks to articles: where each begins and ends, and what every line is to it.

Steps: find the prose; choose the title above the first; between every two stretches of prose decide whether another
article begins; give every line of an article its role. Lines that no article claims are boilerplate.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.pages.blocks import ENUMERATED, Block
from models.pages.boilerplate import is_boilerplate, is_column, is_label, opens_tail, says_error, shows_picture
from models.pages.bylines import has_lead, read_byline
from models.pages.headlines import PART, first_title, has_end, headline_form, is_heading_form, is_kicker, next_title
from models.pages.names import are_names

ANCHOR = 20
"""Characters of prose from which on a line can carry an article."""
_CELL = re.compile(r"^[-+±]?[\d,.]+\s?[%‰]?$|^[-—/]+$")
_ORGAN = re.compile(
    r"(?:政府|委员会|办公室|党委|县委|市委|区委|组织部|宣传部|[局部厅院会社]|中心|支部|指挥部|领导小组|大队|学校|医院|公司|法院|检察院)$"
)


@dataclass(slots=True)
class Segment:
    """One article: positions of its title lines and of its first and last block."""

    main: int | None
    first: int
    last: int


def read_structure(blocks: list[Block]) -> None:
    """Give every block its role and its article."""
    _mark_tail(blocks)
    live = [i for i, b in enumerate(blocks) if b.kind not in ("spam", "duplicate")]
    segments = _markdown(blocks) or _segments(blocks, live)
    if not segments or _is_error(blocks, segments):
        for block in blocks:
            block.role = "spam" if block.kind == "spam" else "boilerplate"
            block.joins = False
        return
    for ordinal, segment in enumerate(segments, 1):
        _claim(blocks, segment, ordinal)
    for block in blocks:
        if block.kind == "spam":
            block.role, block.article = "spam", None
        elif block.kind == "duplicate":
            original = blocks[block.original] if block.original is not None else None
            block.role, block.article = "duplicate", original.article if original else None
            if block.article is None:
                block.article = 1
        elif not block.role:
            block.role, block.article, block.joins = "boilerplate", None, False
        if block.role not in ("body", "caption"):
            block.joins = False


def _mark_tail(blocks: list[Block]) -> None:
    """Links and comments below an article are boilerplate to the next article or the end."""
    region: str | None = None
    seen = False
    for i, block in enumerate(blocks):
        seen = seen or (block.kind == "prose" and block.length >= ANCHOR)
        opened = opens_tail(block.text) if seen and block.kind in ("short", "boilerplate") else None
        if opened:
            region = "comments" if opened == "comments" and i > len(blocks) * 0.3 else region or "links"
            block.kind = "boilerplate"
        elif region and block.kind in ("short", "prose", "caption"):
            if (
                region == "links"
                and (
                    block.line.heading
                    or (block.kind == "prose" and block.length >= 60 and not block.text.endswith(("…", "...", "[详细]")))
                )
            ) or (region == "links" and block.kind == "short" and _is_article_head(blocks, i)):
                region = None
            else:
                block.kind, block.joins = "boilerplate", False
        elif region and block.kind == "byline" and read_byline(block.text).dates and block.length <= 22:
            block.kind = "boilerplate"
        elif block.kind == "duplicate":
            region = None


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
    bounds = [*sorted(i for found in levels.values() for i in found), len(blocks)]

    def prose_under(i: int) -> list[Block]:
        end = bounds[bounds.index(i) + 1]
        return [b for b in blocks[i + 1 : end] if b.kind == "prose" and b.length >= ANCHOR]

    chosen = None
    for level in sorted(levels, reverse=True):
        own = [i for i in levels[level] if (p := prose_under(i)) and has_lead(p[0].text)]
        if own and 2 * len(own) >= len(levels[level]):
            chosen = level
            break
    if chosen is None:
        top = min(levels)
        if len(levels) == 1 and len(levels[top]) > 1 and blocks[0].kind != "short":
            return []
        chosen = top
        if len(levels[top]) == 1 and not prose_under(levels[top][0]) and len(levels) == 1:
            return []
    heads = levels[chosen]
    segments = []
    for n, i in enumerate(heads):
        end = heads[n + 1] if n + 1 < len(heads) else len(blocks)
        higher = [j for level, found in levels.items() if level < chosen for j in found if i < j < end]
        end = min([end, *higher])
        prose = [j for j in range(i + 1, end) if blocks[j].kind == "prose"]
        if prose:
            segments.append(Segment(i, i, end - 1))
    first = heads[0]
    for block in blocks[:first]:
        if block.kind != "byline":
            block.kind = block.kind if block.kind in ("spam", "duplicate") else "boilerplate"
    return segments


def _segments(blocks: list[Block], live: list[int]) -> list[Segment]:
    anchors = [i for i in live if blocks[i].kind == "prose" and blocks[i].length >= ANCHOR]
    if not anchors:
        anchors = [i for i in live if blocks[i].kind == "prose"]
        if not anchors or not any(headline_form(blocks[i].text) for i in live if i < anchors[0] and blocks[i].kind == "short"):
            return []
    repeated = _repeated(blocks)
    main, score = first_title(blocks, anchors[0], repeated)
    anchors, main = _demoted(blocks, anchors, main, score, repeated)
    starts: list[tuple[int | None, int]] = [(main, anchors[0])]
    briefs = int(has_lead(blocks[anchors[0]].text))
    for before, anchor in itertools.pairwise(anchors):
        gap = [i for i in range(before + 1, anchor) if blocks[i].kind not in ("spam", "duplicate")]
        if not any(blocks[i].kind == "short" for i in gap):
            continue
        title = blocks[main].text if main is not None else None
        found = next_title(blocks, gap, anchor, title, briefs, ended=has_end(blocks[before].text))
        if found is None:
            continue
        if main is not None and _same(blocks[found].key, blocks[main].key):
            continue
        briefs += has_lead(blocks[anchor].text)
        main = found
        starts.append((main, anchor))
    return _bounded(blocks, starts, anchors)


def _same(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= 6 and (a in b or b in a)


def _repeated(blocks: Sequence[Block]) -> frozenset[str]:
    """Keys of short lines that stand on the page more than once, wholly or inside a longer headline."""
    shorts = [b.key for b in blocks if b.kind in ("short", "duplicate", "boilerplate") and 8 <= b.length <= 90]
    return frozenset(
        k for i, k in enumerate(shorts) if len(k) >= 6 and any(k in other for j, other in enumerate(shorts) if i != j)
    )


def _demoted(
    blocks: list[Block], anchors: list[int], main: int | None, score: float, repeated: frozenset[str]
) -> tuple[list[int], int | None]:
    """A slogan or notice above the headline is no prose of the article: the true title has a byline or a repetition."""
    while len(anchors) > 1 and score < 4 and blocks[anchors[0]].length < 80:
        later, better = first_title(blocks, anchors[1], repeated)
        if later is None or later < anchors[0] or better < 5 or (main is not None and score >= 3):
            break
        if main is not None and _same(blocks[later].key, blocks[main].key):
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
        byline = read_byline(block.text)
        return shared or bool((byline.dates or byline.source) and not byline.editors)
    if block.kind in ("boilerplate", "spam"):
        return any(b.kind == "byline" for b in blocks[:i]) and shared
    return block.kind == "short" and is_kicker(block) and not is_column(block.text)


# --- what each line is ------------------------------------------------------------------------------------------------


def _claim(blocks: list[Block], segment: Segment, ordinal: int) -> None:
    """Roles of the blocks of one article."""
    span = range(segment.first, segment.last + 1)
    prose = [i for i in span if blocks[i].kind == "prose" and blocks[i].length >= ANCHOR] or [
        i for i in span if blocks[i].kind == "prose"
    ]
    first, last = (prose[0], prose[-1]) if prose else (segment.last, segment.last)
    titles = _title_lines(blocks, segment, first)
    if ordinal == 1 and segment.main is not None:
        key = blocks[segment.main].key
        for i in range(segment.first):
            if blocks[i].kind in ("short", "prose") and _same(blocks[i].key, key):
                blocks[i].role, blocks[i].article = "title", ordinal
    tables = _tables(blocks, first, last)
    pictured = _captions_unmarked(blocks, segment, first, last, titles | tables)
    closed = False
    for i in span:
        block = blocks[i]
        if block.kind in ("spam", "duplicate"):
            continue
        if i in titles:
            role = "title"
        elif block.kind == "prose":
            role = "body" if not _is_quiet_caption(blocks, i) else "caption"
            if closed and i > last:
                role = ""
        elif block.kind in ("byline", "caption"):
            role = block.kind
        elif i in tables:
            role = "body"
        elif block.kind == "boilerplate":
            role = ""
            closed = closed or i > last
        else:
            role = _short_role(blocks, i, segment, first, last, closed=closed, pictured=i in pictured)
            closed = closed or (role == "" and i > last)
        if role:
            block.role, block.article = role, ordinal


def _title_lines(blocks: Sequence[Block], segment: Segment, first: int) -> set[int]:
    """The main title with its kicker, its subtitle and its repetitions above the text."""
    if segment.main is None:
        return set()
    main = segment.main
    found = {main}
    key = blocks[main].key
    shorts = [i for i in range(segment.first, segment.last + 1) if blocks[i].kind == "short"]
    copies = [i for i in shorts if _same(blocks[i].key, key) and (i < first or blocks[i].length >= 8)]
    found.update(copies)
    for copy in [main, *copies]:
        i = copy - 1
        while (
            i >= segment.first
            and blocks[i].kind == "short"
            and i not in found
            and (
                is_kicker(blocks[i])
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
            and blocks[i + 1].kind == "byline"
            and headline_form(blocks[i].text)
            and blocks[i].length >= 8
            and not are_names(blocks[i].text)
        ):
            found.add(i)
    return found


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
        if are_names(text) and block.length <= 20:
            return "byline"
        if pictured:
            return "caption"
        followed = all(b.kind in ("short", "caption", "prose", "byline") for b in blocks[i + 1 : first + 1])
        return "heading" if followed and block.length >= 2 and (ENUMERATED.match(text) or headline_form(text)) else ""
    if i < last:
        if not re.search(r"[\u3400-\u9fff]", text) or (is_column(text) and block.length <= 6):
            return ""
        return "caption" if pictured else "heading"
    if closed:
        return ""
    if are_names(text) and block.length <= 20:
        return "byline"
    if _ORGAN.search(text) and i + 1 < len(blocks) and blocks[i + 1].kind == "byline" and block.length <= 30:
        return "byline"
    if pictured or (headline_form(text) and block.length >= 8 and shows_picture(text)):
        return "caption"
    return ""


def _tables(blocks: Sequence[Block], first: int, last: int) -> set[int]:
    """Runs of short lines between prose of which several are bare figures: a table that the page flattened."""
    found: set[int] = set()
    run: list[int] = []
    for i in range(first, last + 2):
        if (
            i <= last
            and i < len(blocks)
            and (blocks[i].kind == "short" or _CELL.match(blocks[i].text))
            and not blocks[i].line.heading
        ):
            run.append(i)
            continue
        if len(run) >= 5 and sum(bool(_CELL.match(blocks[j].text)) for j in run) >= 2:
            found.update(run)
        run = []
    return found


def _captions_unmarked(blocks: Sequence[Block], segment: Segment, first: int, last: int, taken: set[int]) -> set[int]:
    """Short lines that read as captions though nothing marks them.

    A line with words of what a picture shows is one, and so is a short line that no text follows. Where the article has
    such a line at its end, its other lines of that form are captions too: a heading is always followed by its text.
    """
    shorts = [i for i in range(first + 1, segment.last + 1) if blocks[i].kind == "short" and i not in taken]
    shorts = [i for i in shorts if headline_form(blocks[i].text) and blocks[i].length >= 7]
    inner = [i for i in shorts if i < last]
    dangling = [i for i in shorts if i > last and all(b.kind not in ("boilerplate", "byline") for b in blocks[last + 1 : i])]
    found = {i for i in inner if not is_heading_form(blocks[i].text)}
    plain = [i for i in dangling if not re.search(r"[，：！？|]", blocks[i].text) and not _ORGAN.search(blocks[i].text)]
    followed = segment.last + 1 < len(blocks) or any(shows_picture(blocks[i].text) for i in plain)
    if plain and followed:
        found.update(plain)
        found.update(i for i in inner if not ENUMERATED.match(blocks[i].text) and not re.search(r"[，：！？“]| ", blocks[i].text))
    return found


def _is_quiet_caption(blocks: Sequence[Block], i: int) -> bool:
    """Whether a short sentence stands where a picture stood: set off by blank lines, without a stop inside."""
    block = blocks[i]
    text = block.text
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
    usual = _usual_gap(blocks)
    if max(block.after, block.before) > usual + (usual == 0):
        score += 2
    if "，" not in text and block.length <= 45:
        score += 1
    if shows_picture(text):
        score += 1
    if re.search(r"[了将我你]|据[悉了介]|如今|目前|今年|近年|此外|同时|\d{2,}", text):
        score -= 2
    return score >= 3


def _usual_gap(blocks: Sequence[Block]) -> int:
    gaps = sorted(b.after for b in blocks if b.kind == "prose" and b.length >= 60)
    return gaps[len(gaps) // 2] if gaps else 1


def _is_error(blocks: Sequence[Block], segments: Sequence[Segment]) -> bool:
    """Whether what prose there is belongs to an error page."""
    prose = [b.text for b in blocks if b.kind == "prose"]
    return sum(map(len, prose)) < 200 and says_error(" ".join(b.text for b in blocks)[:600])


__all__ = ["PART", "Segment", "is_boilerplate", "read_structure"]
