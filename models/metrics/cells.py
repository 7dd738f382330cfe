"""Cells of tables that the page flattened to lines: what each of them is, and which lines hold nothing else.

Belongs here: names, numbers, units and empty cells by themselves. Rows, headers and what a number in them says are
:mod:`models.metrics.tables`' matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from models.metrics import units
from models.metrics.numerals import parse
from models.records import Sentence

_CELL = re.compile(r"[^\s|｜]+")
_RULE = re.compile(r"[\s|｜:+-]*[-=]{2,}[\s|｜:+=-]*|[\s|｜]+")
"""The rule between header and rows that a converter wrote (| --- | --- |)."""
NUMBER = re.compile(r"[-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,4})?%?")
_PARTED = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d{1,4})?")
_NAMES = re.compile(r"[一-鿿]|^[A-Z]$")
"""In a cell that names something; a letter alone is a grade."""
_EMPTY: Final = frozenset(("-", "—", "——", "–", "/", "…"))
_PROSE = re.compile(r"[，。；！？!?;]")
_POWERED = re.compile(r"[十百千万亿]*")
IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,8})[）)]")
_PER = re.compile("[/／·]")
_HEADS: Final = {"人": "/person", "户": "/household", "生": "/person"}
YEAR = re.compile(r"((?:19|20)\d{2})年?(?:度|末|底)?")
LABEL = re.compile(r"指标(?:名称)?|项目|名称|类别|单位|计量单位|序号|地区|乡镇|村名|行业|品种|年份|分类")
"""Headers that say what kind of words stand below them, and nothing of the numbers."""


class Cell(NamedTuple):
    """A cell of a line; offsets in its sentence's clean text."""

    sentence: Sentence
    start: int
    end: int
    text: str
    kind: str
    """``name``, ``number``, ``unit``, ``empty`` or ``prose``."""


def runs(sentences: Sequence[Sentence]) -> Iterator[list[list[Cell]]]:
    """Stretches of neighbouring lines that hold nothing but cells."""
    run: list[list[Cell]] = []
    for sentence in sentences:
        if run and _RULE.fullmatch(sentence.text):
            continue
        cells = _cells(sentence)
        if cells:
            run.append(cells)
            continue
        if len(run) >= 2:
            yield run
        run = []
    if len(run) >= 2:
        yield run


def _cells(sentence: Sentence) -> list[Cell]:
    text = sentence.text
    if len(text) > 90 or sentence.role in {"title", "caption"} or _PROSE.search(text):
        return []
    if _PARTED.fullmatch(text):  # a cell in a line of its own
        return [Cell(sentence, 0, len(text), text.replace(" ", ""), "number")]
    found = [Cell(sentence, m.start(), m.end(), m[0], _kind(m[0])) for m in _CELL.finditer(text)]
    if any(c.kind == "prose" for c in found):
        return []
    if len(found) == 2 and not any(c.kind in {"number", "empty"} or heads_column(c.text) for c in found):
        return []
    return found


def heads_column(text: str) -> bool:
    """Whether a cell can only be the header of a column: it names its unit, or what stands below it."""
    inside = IN_BRACKETS.search(text)
    return LABEL.fullmatch(text) is not None or (inside is not None and unit_of(inside[1]) is not None)


def _kind(text: str) -> str:
    if text in _EMPTY:
        return "empty"
    if YEAR.fullmatch(text):
        return "name"
    if NUMBER.fullmatch(text):
        return "number"
    if unit_of(text.strip("（）()")) is not None:
        return "unit"
    if len(text) <= 24 and _NAMES.search(text):
        return "name"
    return "prose"


def unit_of(text: str) -> tuple[str, float, str] | None:
    """Canonical unit, factor and kind of 亿元, 万吨, %, 元/人·月."""
    text, *every = _PER.split(text)
    if every:
        base = unit_of(text)
        parts = [_HEADS.get(one) or _period(one) for one in every]
        if base is None or None in parts:
            return None
        return "".join((base[0], *(part for part in parts if part is not None))), base[1], base[2]
    power = _POWERED.match(text)
    assert power is not None
    unit = units.match(text, power.end())
    if unit is None or power.end() + len(unit.word) != len(text) or unit.kind == "noun":
        return None
    scale = parse("一" + power[0]) if power[0] and power[0][0] in "百千万亿" else parse(power[0] or "一")
    return None if scale is None else (unit.unit, scale.value * unit.factor, unit.kind)


def _period(word: str) -> str | None:
    """The end of a rate for 月, 年 and their like; nothing for a thing that each is of (元/亩), None for what is neither."""
    if word in units.PERIODS:
        return f"/{units.PERIODS[word]}"
    return "" if unit_of(word) is not None else None
