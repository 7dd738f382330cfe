"""Title, kicker and subtitle out of an article's title lines; the site's name behind a headline is cut.

A page gives its headline once in the browser's title (with the site and the column behind it) and once or more above the
text. The line that another title line contains is the headline; what stands above it is the kicker, a line with —— below
it the subtitle.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from models.pages.boilerplate import names_series
from models.pages.forms import MARKED_SERIES, ORNAMENTS, PART, SERIES
from models.pages.headlines import edges
from models.pages.marks import TITLE_KEY, key_of
from models.text.clean import CleanText

_SUFFIX = re.compile(
    r"(?:\s?_\s?[^_]{1,24}|\s[-|–—·]\s[^|]{1,24}|\s?[|｜]\s?[^|｜]{1,24}|(?<=[\u4e00-\u9fff”》！？])-(?=[\u4e00-\u9fff])[^-“”]{2,16})$"
)
_SITE = re.compile(
    r"(?:网站?|报|新闻|在线|频道|门户|政府|发布|云|中心|平台|频道|动态|信息|资讯|工作|要闻|专题|客户端|融媒|党建|先锋|组工)$"
)
_FILE = re.compile(r"\.(?:docx?|pdf|wps|txt|rtf|pptx?|html?)(?:VIP)?$", re.IGNORECASE)
"""The kind of file that a site for documents shows behind a headline."""
_PARTS = re.compile(r"[\s|│┊丨＞>/·—-]+")
_BRACKETED = re.compile(r"^[【\[〖][^】\]〗]*[】\]〗]$")
_LEADING = re.compile(r"^[【\[〖][^】\]〗]*[】\]〗]\s?")
_FEW = re.compile(r"[\u4e00-\u9fff“”·]{4,8}")
"""A few words over a headline of two parts (就业暖民心)."""
_DASHED = ("——", "--", "—")


class Headline(NamedTuple):
    """The parts of a headline as clean text, each None where the page has none; ``said`` are those of the main lines."""

    title: CleanText | None
    kicker: str | None
    subtitle: str | None
    said: tuple[CleanText, ...]


def site_names(around: Iterable[str]) -> frozenset[str]:
    """The names of sites that a page's boilerplate lines hold as parts of their own."""
    return frozenset(part for line in around for part in _PARTS.split(line) if 3 <= len(part) <= 12 and _SITE.search(part))


def without_site(clean: CleanText, others: Sequence[str] = (), sites: Collection[str] = ()) -> CleanText:
    """A title without the names of site and column that a page puts behind it (…_组工信息_某某网).

    Args:
        clean: the title.
        others: the other title lines of the article.
        sites: names by which the page calls its site; one is cut where but a blank parts it from the title.

    """
    text = clean.text
    if (bare := text.lstrip(ORNAMENTS)) != text and bare:
        clean = clean.slice(len(text) - len(bare), len(text))
        text = clean.text
    if (key := TITLE_KEY.match(text)) is not None:
        clean = clean.slice(key.end(), len(text))
        text = clean.text
    part = PART.match(text)
    if part and len(text) - part.end() >= 5:
        clean = clean.slice(part.end(), len(text))
        text = clean.text
    text = _FILE.sub("", text)
    while (found := _SUFFIX.search(text)) and found.start() >= 6:
        rest = key_of(text[: found.start()])
        if "_" not in found.group() and not _SITE.search(text) and not any(rest == key_of(o) for o in others):
            break
        text = text[: found.start()].rstrip()
    rest, _, last = text.rpartition(" ")
    if last in sites and len(rest) >= 6:
        text = rest.rstrip()
    return clean if len(text) == len(clean.text) else clean.slice(0, len(text))


_PLACE_LINE = re.compile(r"[\u4e00-\u9fff]{2,14}[省市县区州旗镇乡村]：")


def _whole(lines: Sequence[CleanText]) -> list[CleanText]:
    """The lines, joined where one headline stands in two of them.

    So are the halves of a torn copy of another line, and a place and its colon with the headline in the very next line of the
    page; set apart the place is a kicker.
    """
    keys = {key_of(line.text) for line in lines}
    found: list[CleanText] = []
    for line in lines:
        if found and key_of(found[-1].text + line.text) in keys:
            found[-1] += line
            continue
        led = found and _PLACE_LINE.fullmatch(found[-1].text) is not None and not line.text.startswith(_DASHED)
        if led and _PLACE_LINE.match(line.text) is None and line.raw_start(0) == found[-1].raw_end(len(found[-1].text)) + 1:
            found[-1] += line
        else:
            found.append(line)
    return found


def read_headline(lines: Sequence[CleanText], sites: Collection[str] = ()) -> Headline:
    """The headline out of the title lines of an article, in page order; ``sites`` as for :func:`without_site`."""
    if not lines:
        return Headline(None, None, None, ())
    lines = _whole(edges(lines))
    texts = [c.text for c in lines]
    cut = [without_site(c, texts, sites) for c in lines]
    keys = [key_of(c.text) for c in cut]
    able = [
        i
        for i, c in enumerate(cut)
        if not c.text.startswith(_DASHED) and not c.text.endswith("：") and not _BRACKETED.match(c.text)
    ] or [0]

    def rank(i: int) -> tuple[int, int, int]:
        """A line that others repeat or contain, longest first; then one that is no series or long lead-in; then the earlier."""
        copies = sum(len(keys[i]) >= 4 and keys[i] in k for j, k in enumerate(keys) if j != i)
        text = cut[i].text
        series = len(able) > 1 and bool(SERIES.search(text) or names_series(text) or MARKED_SERIES.match(text))
        dashed = any(cut[j].text.startswith(_DASHED) for j in range(i + 1, min(i + 2, len(cut))))
        over = i + 2 < len(cut) and i + 1 in able and cut[i + 2].text.startswith(_DASHED) and len(text) < len(cut[i + 1].text)
        two = len(cut) == len(able) == 2 and i == 0
        leads = two and "，" in texts[0] and len(texts[0]) > len(texts[1])
        parted = two and 2 * len(texts[0]) <= len(texts[1]) and any(mark in texts[1] for mark in "： ")
        over = over or (parted and _FEW.fullmatch(texts[0]) is not None)
        return (-bool(copies and not (series and dashed)), series or leads or over, i)

    def nearest(i: int) -> int:
        """The copy of line ``i`` that stands nearest to the text; the first copies are the browser's."""
        bare = _LEADING.sub("", cut[i].text)
        return max(j for j in able if j == i or _LEADING.sub("", cut[j].text) == bare)

    main = nearest(min(able, key=rank))
    title = cut[main]
    same = [i for i in range(len(cut)) if keys[i] == keys[main] or keys[main] in keys[i]]
    last = max(i for i in same if keys[i] == keys[main])
    kickers = [c.text for i, c in enumerate(cut) if i < last and i not in same and keys[i] not in keys[main]]
    kickers = [k for n, k in enumerate(kickers) if k not in kickers[:n]]
    below = [cut[i] for i in range(last + 1, len(cut)) if i not in same and keys[i] not in keys[main]]
    subtitle = below[0] if below else None
    above = [c for i, c in enumerate(cut) if c.text in kickers]
    said = tuple(above) + (title,) + ((subtitle,) if subtitle else ())
    return Headline(title, "".join(kickers) or None, subtitle.text if subtitle else None, said)
