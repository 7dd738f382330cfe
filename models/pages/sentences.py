"""Sentences of a paragraph, and the section that an enumeration opens.

A sentence ends at 。！？ or an ellipsis with the quotes and brackets that close behind it. Inside brackets, titles and
short quotations nothing ends, and a quotation stays with the words that say whose it is (“……。”某某说。).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"(?:[。！？!?]+|…{1,2}(?=[”’）]|$))[”’」』）)】]*")
_SPEAKER = re.compile(
    r"[^。！？“”]{0,48}?(?:(?:说|道|表示|介绍|告诉|坦言|感慨|回忆|认为|直言|感叹|指出|强调|解释|总结|评价|透露|补充)[^。！？“”]{0,16}"
    r"|(?:算|笑|喊|念叨|打趣|赞|夸|问|答|讲|称)(?:着|道|起来)?)[。，：“]"
)
_OPENING = {"“": "”", "（": "）", "《": "》", "【": "】", "(": ")", "‘": "’"}
_BRACKETS = re.compile(r"[“”（）《》【】‘’()]")
QUOTE = 160
"""A quotation longer than this is split inside."""
LONGEST = 1000
"""No sentence is longer: text without ends is cut at a comma, so that what is read of a page stays linear in its length."""
_LEAD = re.compile(
    r"^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[，、：]|[（(]?\d{1,2}[.．、）)](?!\d)|[一二三四五六七八九十]{1,2}(?:是|要)|[①-⑳])\s?(?P<name>[^。；：！？]{2,40})[。：；]"
)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences of ``text``, which cover it but for blanks between them."""
    if len(text) < 12 or not _END.search(text, 0, len(text) - 1):
        if text.strip():
            yield from _bounded(text, 0, len(text))
        return
    inside = _kept(text)
    start = 0
    n = 0
    for found in _END.finditer(text):
        end = found.end()
        if end <= start:
            continue
        while n < len(inside) and inside[n][1] <= found.start():
            n += 1
        if n < len(inside) and inside[n][0] <= found.start() and end < inside[n][1]:
            continue
        if end < len(text) and found.group()[-1] in "”’" and (_SPEAKER.match(text, end) or text[end] in "，、；的等之和与"):
            continue
        if end < len(text) and found.group()[-1] in "）)" and text[end] in "，、；：的。":
            continue
        yield from _trimmed(text, start, end)
        start = end
    if start < len(text):
        yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    if start < end:
        yield from _bounded(text, start, end)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        half = start + LONGEST // 2
        cut = max((text.rfind(mark, half, start + LONGEST) for mark in "；，、;,"), default=-1) + 1 or start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _kept(text: str) -> list[tuple[int, int]]:
    """Outermost spans of brackets and quotations inside which no sentence ends."""
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    awaited = dict.fromkeys(_OPENING.values(), 0)  # how many of those that are open each mark would close
    for found in _BRACKETS.finditer(text):
        mark = found.group()
        if mark in _OPENING:
            opened.append((_OPENING[mark], found.start()))
            awaited[_OPENING[mark]] += 1
        elif awaited[mark]:
            while opened[-1][0] != mark:
                awaited[opened.pop()[0]] -= 1
            awaited[mark] -= 1
            _, start = opened.pop()
            if found.end() - start <= QUOTE:
                while spans and spans[-1][0] >= start:
                    spans.pop()
                spans.append((start, found.end()))
    return spans


def enumerated_section(text: str) -> str | None:
    """The name that an enumeration gives the text behind it (（一）串起组织线。, 一是选优配强班子。), None for none."""
    found = _LEAD.match(text)
    return found["name"] if found else None
