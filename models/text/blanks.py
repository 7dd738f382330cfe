"""Blanks: which are the text's own, and which a scan or a converter strewed into words and numbers.

Belongs here: where a blank of one line goes. Cutting it, with the way back to the page, is done in
:mod:`models.text.normalise`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
"""Characters of Chinese writing, inside a class of a pattern."""
_MEASURE = re.compile(
    r"[年月日时分个名户人次万亿元亩吨斤公千米平里只头羽株棵场期批项条款件份张套台辆艘座栋间所处家村镇乡组支队班级类种门位岁天小周季度倍成余多至到—~-]"
)
_PROSE = re.compile(r"[，。；]")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?![\d.])(?! ?\d)")
_BROKEN = re.compile(
    rf"(?<![\d.,])\d+(?:\.\d+)? \d{{1,2}}(?![\d.,]| \d{{3}})(?= ?[{HAN}%])"
    rf"|\d ?\.(?: \d|(?<= \.)\d)|\d[,，] \d{{3}}(?= ?[{HAN}])"
)
"""A number with a blank inside that groups no thousands (6 30, 9.7 4, 0. 12, 4, 650)."""
_MAY_BREAK = re.compile(r" (?<=[\d.,，] )[\d.]")
"""What every such number holds; it is found by the blank, which is rarer than figures."""
_STREWN = re.compile(rf"(?<=[\d.]) (?=[\d.])|(?<=[\d{HAN}]) (?=[\d%{HAN}])|(?<=%) (?=[{HAN}])")
"""The blanks between figures, characters and signs of per cent."""
_THOUSANDS = re.compile(rf"(?<=\d)[,，] (?=\d(?: ?\d){{2}}(?! ?\d)(?: ?[{HAN}]|$))")
_APART = re.compile(rf"(?<!\S)(?:[{HAN}\d，。、；：:！？“”（）()《》%.+-] ){{4,}}[{HAN}\d，。、；：:！？“”（）()《》%.](?!\S)")
"""Characters set apart one by one (三 招 稳 就 业)."""
_CHARACTER = re.compile(rf"[{HAN}]")
_NUMBER = re.compile(r"[\d.,]+ ?")
LEAST_BROKEN = 3
"""Numbers with blanks inside from which on a page is taken to have them strewn everywhere."""
SENTENCE = 20
"""Characters from which on a line with one stop is a sentence."""
LEAST_APART = 4
"""Characters of writing among those set apart, for figures in a row are cells of a table."""


def are_strewn(page: str) -> bool:
    """Whether blanks are strewn over a page as scans have them, inside numbers too."""
    if sum(1 for _ in _MAY_BREAK.finditer(page)) < LEAST_BROKEN:
        return False
    found = 0
    for broken in _BROKEN.finditer(page):
        start, end = page.rfind("\n", 0, broken.start()) + 1, page.find("\n", broken.end())
        found += is_prose(page[start : end if end >= 0 else None])
        if found >= LEAST_BROKEN:
            return True
    return False


def is_prose(line: str) -> bool:
    """Whether a line has stops of sentences, and so is no row of a table."""
    return len(_PROSE.findall(line)) > 1 or (len(line) >= SENTENCE and _PROSE.search(line) is not None)


def strewn(line: str) -> Iterator[tuple[int, int, str]]:
    """Spans of blanks that go on a page with strewn blanks, and what stands there instead."""
    for found in _STREWN.finditer(line):
        yield found.start(), found.end(), ""
    for found in _THOUSANDS.finditer(line):
        yield found.start(), found.end(), ","


def set_apart(line: str) -> Iterator[int]:
    """The blanks between characters that are set apart one by one."""
    if line.count(" ") < LEAST_APART:
        return
    for run in _APART.finditer(line):
        if len(_CHARACTER.findall(run.group())) >= LEAST_APART:
            yield from range(run.start() + 1, run.end(), 2)


def inside(text: str, a: int, b: int) -> str | None:
    """What becomes of the blanks ``text[a:b]``: gone inside a number, else one; None where they stay."""
    if a == 0 or b == len(text):
        return ""
    before, after = text[a - 1], text[b]
    if b - a > 1:
        return " "
    if before.isdigit() and after.isdigit():
        return "" if _groups_thousands(text, a) else None
    if not _PROSE.search(text, max(0, a - 150), b + 150):
        return None
    if before.isdigit() and _MEASURE.match(after):
        return ""
    if after.isdigit() and _CHARACTER.match(before) and _counts(text, b):
        return ""
    return None


def _counts(text: str, at: int) -> bool:
    """Whether the number at ``at`` has its unit behind it."""
    number = _NUMBER.match(text, at)
    return number is not None and (_MEASURE.match(text, number.end()) is not None or text[number.end() : number.end() + 1] == "%")


def _groups_thousands(text: str, at: int) -> bool:
    """Whether the blank at ``at`` groups the thousands of one number (1 149户), and parts no two cells of a table."""
    for found in _GROUPED.finditer(text, max(0, at - 12), min(len(text), at + 16)):
        if found.start() < at < found.end():
            behind = text[found.end() : found.end() + 1]
            return bool(re.match(rf"[{HAN}%]", behind)) and text[found.start() - 1 : found.start()] != " "
    return False
