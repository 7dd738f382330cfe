"""Lines that tell a figure each, as posts list what a year has brought: 粮食总产量：26.4万吨, 建成养老服务站45个.

Belongs here: telling such lines, which have no end of a sentence, from headlines and menus. Tables that a page flattened are in
:mod:`models.pages.tables`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.pages.blocks import Block

LEAST = 4
"""Lines of figures, one below the other but for headings, from which on they are a list of them."""
_HEADING = 12
"""Characters up to which a line without a figure may head some of them."""
_LONGEST = 60
_UNITS = (
    "公里|平方米|立方米|公顷|公斤|千瓦|兆瓦|人次|户次|场次|亩|吨|斤|头|只|羽|株|家|个|名|人|户|元|件|所|座|处|次|套|张|辆|支|米|台"
    "|条|期|项|分|位|岁|度|种|批|宗|起|对|枚|幅|册|份|间|栋|口|眼|[%％‰]"
)
_TOLD = re.compile(
    rf"(?=.*[\u4e00-\u9fff]{{2}})(?:.*[^\d.,/:：-])?[：:]?\s?[\d.,]+\s?(?:余|多)?[十百千万亿]{{0,2}}(?:余|多)?(?:{_UNITS})[^\d，。；]{{0,6}}$"
)
"""A line that ends, but for a few words, in a number with its unit."""
_COUNTER = re.compile("阅读|浏览|点击|点赞|评论|热度|收藏|转发|分享|粉丝|播放|人气|回复|电话|邮编|热线|编号|页|访问|下载|版")
_PLACED = re.compile(
    r"[^\u4e00-\u9fff]{0,3}(?:今年|去年|近日|日前|截至目前)?，?(?:[全我本该][省市县区镇乡村]|[\u4e00-\u9fff]{1,6}[市县区镇乡村旗](?![级域内集民里道]))"
)
"""How headlines of other texts open, which tell figures too."""
_ENDS = ("。", "；", "！", "？")


def mark_figures(blocks: Sequence[Block]) -> None:
    """Make prose of lines that tell a figure each, where several stand together."""
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and _tells(block):
            run.append(block)
            continue
        heads = block is not None and block.kind == "short" and block.length <= _HEADING and not any(map(str.isdigit, block.text))
        if heads or (block is not None and block.kind == "caption" and run):
            continue
        if len(run) >= LEAST and 2 * sum(_PLACED.match(b.text) is not None for b in run) <= len(run):
            run[0].anchor = True
            for told in run:
                told.kind = "prose"
        run = []


def _tells(block: Block) -> bool:
    """Whether a line tells a figure and is none of the page's own counters; several may stand between bars."""
    text = block.text
    if block.kind not in ("short", "boilerplate") or not 6 <= block.length <= _LONGEST or block.line.heading:
        return False
    if text.endswith(_ENDS) or _COUNTER.search(text):
        return False
    parts = text.split("|")
    if block.kind == "boilerplate" and len(parts) < 2:
        return False
    return all(_TOLD.match(part.strip()) is not None for part in parts)
