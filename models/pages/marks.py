"""Marks by which lines are told apart and compared: enumerations, section numbers, cells, sentences that do not end.

Not here: what a line is by them (:mod:`models.pages.kinds`).
"""

from __future__ import annotations

import re

ENUMERATED = re.compile(
    r"^(?:[（(]\s?[一二三四五六七八九十\d]{1,3}\s?[）)]|[一二三四五六七八九十]{1,3}[、，.．：:]|第[一二三四五六七八九十百\d]{1,4}[章节条款部]"
    r"|\d{1,2}[.．、）)](?!\d)|[①-⑳⑴-⒇❶-❿●•◆■]|Q(?:&A)?\s?\d{1,2}\s?[：:.]|[一二三四五六七八九十]+(?:是|要|曰)|首先|其次|再次|最后)"
)
TITLE_KEY = re.compile(r"(?:(?:信件|来信|留言|文章|新闻|信息)?[标主]\s?题\s?[：:]\s?|名 称\s?[：:]?\s)(?=[^：]{4,60}$)")
"""The key of a field that gives the headline."""
_TERMINAL = frozenset("。！？!?；;：:…”’」』）)】〕》>~～—")
ROW = re.compile(r"^\|(?:[^|]*\|){2,}$")
"""A row of a Markdown table."""
_OPEN = (("“", "”"), ("（", "）"), ("《", "》"), ("「", "」"))
NUMBERED = re.compile(r"^[—–·\s-]*(?:0\d|[Pp][Aa][Rr][Tt]\.?\s?0?\d)[—–·\s-]*$")
"""A section number that stands alone above its heading."""
_KEY = re.compile(r"[\W_]+")
_CELL = re.compile(r"^[-+±]?(?:\d{1,3}(?: \d{3})+|[\d,.]+)\s?[%‰]?$|^[-—/]+$|^[%‰℃]$")


def key_of(text: str) -> str:
    """Letters, digits and characters only, by which lines are compared."""
    return _KEY.sub("", text)


def is_cell(text: str) -> bool:
    """Whether a line is a bare figure, a dash or a sign of unit: a cell of a table that the page flattened."""
    return _CELL.match(text) is not None


def is_unfinished(text: str) -> bool:
    """Whether a line of prose stops inside a sentence."""
    return (text[-1] not in _TERMINAL and not ROW.match(text)) or unclosed(text)


def unclosed(text: str) -> bool:
    """Whether a bracket or quotation mark that a line opens is not closed in it."""
    return any(text.count(a) > text.count(b) for a, b in _OPEN)
