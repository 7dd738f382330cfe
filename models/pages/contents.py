"""What a page says of what stands below on it: lists of contents, texts that a headline announces, tables of an annex.

Not here: what lines make of the lines right beside them (:mod:`models.pages.neighbours`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.pages.blocks import Block
from models.pages.boilerplate import opens_contents
from models.pages.marks import is_cell, key_of

MANY_CONTENTS = 20
"""A page with more lists of contents than these is a list itself."""
_LEADER = re.compile(r"[….．·\s]{2,}\s?[（(]?\d{1,3}[）)]?$")
"""The dots and the page number behind an entry of a list of contents."""
_COLLECTION = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{4,30})\s?[（(]?(?:精选|优选|最新|范文|通用|合集|汇编)?\s?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})\s?[篇则][）)]?$"
)
"""…心得体会3篇: a headline above several texts of one kind."""
_ORDINAL = re.compile(r"\s?[（(【]?\s?(?:第|篇|范文)?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?篇?\s?[）)】]?$")
_ANNEX = re.compile(r"^附[件表]\s?\d{0,2}\s?[：: ].{2,30}(?:表|一览|清单|情况)$")
_ANNEXED = 40
"""Lines below the name of an annex among which its table is looked for."""


def mark_contents(blocks: Sequence[Block]) -> None:
    """A list of contents is boilerplate: what it lists stands below once more, at the end of an entry or as the whole of it."""
    heads = [i for i, block in enumerate(blocks) if opens_contents(block.text)][:MANY_CONTENTS]
    if not heads:
        return
    keys = [key_of(_LEADER.sub("", b.text)) if b.text[-1].isdigit() or b.text[-1] in "）)" else b.key for b in blocks]
    standing = {key: n for n, key in enumerate(keys)}  # where each stands last
    lengths = sorted({len(key) for key in standing if len(key) >= 6})
    for i in heads:
        last = i
        seen: set[str] = set()
        for n in range(i + 1, len(blocks)):
            entry, key = blocks[n], keys[n]
            again = standing[key] > n
            if entry.kind not in ("short", "boilerplate") or (key in seen and not again):
                break
            seen.add(key)
            if again or any(standing.get(key[-size:], n) > n for size in lengths if size <= len(key)):
                entry.listed, entry.key = True, key
                last = n
        for entry in blocks[i : last + 1] if last > i else ():
            entry.kind = "boilerplate"


def mark_annexes(blocks: Sequence[Block]) -> None:
    """The name of a table that stands on the page below it is a heading; one without is a file to load down."""
    for i, block in enumerate(blocks):
        if block.kind not in ("boilerplate", "short", "prose") or not _ANNEX.match(block.text):
            continue
        below = []
        for other in blocks[i + 1 : i + 1 + _ANNEXED]:
            if other.length > 24 or "。" in other.text:
                break
            below.append(other)
        if sum(is_cell(b.text) for b in below) >= 4:
            block.kind = "short"
            for other in below:
                if other.kind == "boilerplate":
                    other.kind = "short"


def mark_parts(blocks: Sequence[Block]) -> None:
    """Texts that a headline announces by their number, each under its kind and ordinal; the announcement is boilerplate."""
    for i, block in enumerate(blocks):
        found = _COLLECTION.search(block.text) if block.kind == "short" and block.text[-1] in "篇则）)" else None
        if found is None:
            continue
        parts = [
            j
            for j in range(i + 1, len(blocks) - 1)
            if blocks[j].kind == "short"
            and blocks[j + 1].kind in ("prose", "short", "byline")
            and (rest := blocks[j].text.partition(found["stem"])[2])
            and _ORDINAL.fullmatch(rest)
        ]
        if len(parts) > 1:
            for j in parts:
                blocks[j].part = True
            for other in blocks[i : parts[0]]:
                other.kind = "boilerplate"
            return
