"""The paper whose page it is, told by its masthead or by the initials in its address.

Local papers are reached under the initials of their names: ``lsrb`` at the head of a mailbox or a host is 乐山日报 where the
page is about a place in 乐山市. It is asked only where reporters write 本报 and no paper is named. The initials of prefectures
and provinces stand in ``models/registers/places/initials.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from models.records import Article
from models.registers import read_rows
from models.text.script import to_simplified

_OWN = re.compile(r"本报(?:特约|首席|见习|驻)*(?:记者|通讯员|讯)")
_ADDRESS = re.compile(r"(?<![a-z])(?P<initials>[a-z]{2,5})(?P<kind>rb|wb)[a-z0-9_]{0,6}(?:@|[.](?:com|cn|net))")
_MASTHEAD = re.compile(r"^\s*(?P<name>[\u4e00-\u9fff]{2,8}[报報刊])[ \u3000|]+[数數电電][字子][版报報]", re.MULTILINE)
"""The paper's name before the tools of its digital edition."""
_HEAD: Final = 400
"""Characters of a page in which the masthead stands."""
_KINDS: Final = {"rb": "日报", "wb": "晚报"}


def paper_of(article: Article, text: str) -> str | None:
    """The paper of the masthead, or of the article's prefecture or province that the page's addresses name; None if none is."""
    if not _OWN.search(text):
        return None
    if (masthead := _MASTHEAD.search(text, 0, _HEAD)) is not None:
        return to_simplified(masthead["name"])
    if article.place is None or article.place.code is None:
        return None
    above = (article.place.code[:4] + "00", article.place.code[:2] + "0000")
    names = {
        _initials()[code][0] + _KINDS[found["kind"]]
        for found in _ADDRESS.finditer(text)
        for code in above
        if code in _initials() and _initials()[code][1] == found["initials"]
    }
    return names.pop() if len(names) == 1 else None


@cache
def _initials() -> Mapping[str, tuple[str, str]]:
    """Short name and initials by code."""
    return {row["code"]: (row["name"], row["initials"]) for row in read_rows("places/initials.csv")}
