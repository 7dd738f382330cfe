"""Offices: lines that are an office's name and nothing else, and where offices sign a paper.

Not here: weighing lines as headlines (:mod:`models.pages.headlines`), who issues or sends a text in a byline
(:mod:`models.pages.bylines`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.pages.blocks import Block
from models.pages.dates import find_dates

_ORGAN = re.compile(
    r"(?:政府|委员会|办公室|党委|[省市县区]委|公所|(?:办事|事务|管理|服务)处|组织部|宣传部|[局部厅院会社]|中心|支部|指挥部|领导小组|[大支总调查]队|学校|医院|公司|法院|检察院)$"
)
_HELD = re.compile(r"[召举][开行]|举办|开展|成立|组建|走进|做好|建|打造|：|“|[赴到为给让]")
"""A headline that ends in the name of a meeting or body; without one it is the office's name in a banner."""
_TOLD = re.compile(r"[召举][开行]|举办|开展|走进|[：“！？]")
"""What no office is called: a headline may end in the name of a meeting or body too."""
MIN_OFFICE = 3
MANY_OFFICES = 4
"""Offices that sign one paper together."""
_MONTH = re.compile(r"(?:20\d\d|[〇零○一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月")


def names_office(text: str) -> bool:
    """Whether a short line is an office's name and nothing else, or those of several that issue a text together."""
    names = text.split()
    return 0 < len(names) <= MANY_OFFICES and all(
        MIN_OFFICE <= len(name) <= 24 and _ORGAN.search(name) is not None and _HELD.search(name) is None for name in names
    )


def is_signature(blocks: Sequence[Block], i: int) -> bool:
    """Whether an office signs here: its name alone, and below it nothing but others that sign with it and a date."""
    below = i
    while below < len(blocks) and below - i < MANY_OFFICES and _is_office(blocks[below].text):
        below += 1
    if below == i or below == len(blocks):
        return False
    if blocks[below].kind != "byline":
        return _MONTH.fullmatch(blocks[below].text) is not None
    dates = find_dates(blocks[below].text)
    return bool(dates) and dates[0].end - dates[0].start >= len(blocks[below].text) - 2


def _is_office(text: str) -> bool:
    return len(text) <= 40 and _ORGAN.search(text) is not None and _TOLD.search(text) is None


def is_month(blocks: Sequence[Block], i: int) -> bool:
    """Whether the line is the month below the office that signs (二〇二三年三月)."""
    return i > 0 and _MONTH.fullmatch(blocks[i].text) is not None and is_signature(blocks, i - 1)
