"""Tables that a page flattened to lines, one cell or one row a line: above the text, inside it and below it.

Not here: what a cell is by itself (:func:`models.pages.marks.is_cell`), and tables of an annex (:mod:`models.pages.contents`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.pages.blocks import Block
from models.pages.marks import ENUMERATED, is_cell
from models.pages.offices import is_signature

_ROW = re.compile(r"^[^\s，。：]{1,16}(?: [^\s\d，。：]{1,6})?(?: [-+±]?[\d,.]+[%‰]?| [-—/]+){2,}$")
"""A table's row in one line (某某镇 812 1530 168.2; 拆除旱厕 座 19 33)."""
_PRICED_ROW = re.compile(
    r"^[^\s，。：]{2,16} (?:[千百十万亿]{0,2}元|[\u4e00-\u9fff]{1,4}[/／][\u4e00-\u9fff]{1,4}|[%％]) [\d,.]+$"
)
"""A row of one figure whose unit tells it from a line of the site (商品有机肥 元/吨 200)."""
_ANNEXED = re.compile(r"附(?:件|表)?\s?\d?\s?[：:].{2,24}$")
COLUMNS, MOST_COLUMNS, ROWS = 4, 12, 3
"""Cells of a row and rows from which on lines are a table; a longer line is a sentence with blanks."""
_PROSE = re.compile("[，。；！？|>]")
_BAR = re.compile("[|│]+")
"""What a converter left of the rule between two cells: a line of its own."""
_COUNTS = re.compile(r"(?:数量?|金额|总额|费用|比例|率)(?:[（(][^（）()]{1,12}[）)])?$")
"""How the header ends of a column of figures."""
_BEFORE_ANNEX = 3
"""Lines behind the text, contacts of an office, below which an annexed table may still stand."""
_ABOVE = 3
"""Lines above a table, one of which may tell what it shows (供养标准逐年提高：)."""
_UNIT = re.compile(r"[（(]?(?:计量)?单位\s?[：:]\s?\S{1,16}$")
"""The line above a table that says in what its figures count."""
UNIT = 2
"""Characters of a unit in a cell of its own."""


def _is_row(text: str) -> bool:
    return _ROW.match(text) is not None or _PRICED_ROW.match(text) is not None


def _is_head_cell(block: Block) -> bool:
    """Whether a word of menus may as well head a column (乡镇)."""
    return block.kind == "boilerplate" and block.length <= 4 and block.text.isalpha()


def mark_table(blocks: Sequence[Block], end: int) -> int | None:
    """A table that the page flattened to lines above its first sentence: its first cell, None if there is none."""
    run: list[int] = []
    for i in range(end + 1):
        if i < end and (
            is_cell(blocks[i].text) or (blocks[i].kind == "short" and blocks[i].length <= 24) or _is_head_cell(blocks[i])
        ):
            run.append(i)
            continue
        while (
            len(run) > 4
            and blocks[run[0]].length >= 6
            and not _UNIT.match(blocks[run[0]].text)
            and all(blocks[j].length < blocks[run[0]].length for j in run[1:4])
        ):
            run = run[1:]  # its headline
        figures = sum(is_cell(blocks[j].text) for j in run)
        if len(run) >= 8 and figures >= 4 and 5 * figures >= len(run):
            for j in run:
                blocks[j].kind = "table"
            return run[0]
        run = []
    return None


def mark_grids(blocks: Sequence[Block]) -> None:
    """Rows of equally many cells, one below the other, with figures in one column: a table with a line for each row.

    Each row has a name of its own; what a site says again and again (Copyright 2019 …) is no table.
    """
    run: list[Block] = []
    for block in [*blocks, None]:
        cells = block.text.count(" ") + 1 if block is not None else 0
        row = block if block is not None and COLUMNS <= cells <= MOST_COLUMNS and _may_be_row(block) else None
        if row is not None and (not run or run[0].text.count(" ") + 1 == cells):
            run.append(row)
            continue
        rows = [b.text.split() for b in run]
        if len(run) >= ROWS and len({name for name, *_ in rows}) == len(rows) and _has_figures(rows):
            for told in run:
                told.kind = "table"
        run = [row] if row is not None else []


def _may_be_row(block: Block) -> bool:
    return block.kind in ("short", "boilerplate", "prose") and _PROSE.search(block.text) is None


def _has_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column other than the first holds figures in every row but a header."""
    return any(all(is_cell(row[n]) for row in rows[1:]) for n in range(1, len(rows[0])))


def tables_inside(blocks: Sequence[Block], first: int, last: int) -> set[int]:
    """Runs of short lines between prose of which several are bare figures: a table that the page flattened."""
    found: set[int] = set()
    run: list[int] = []
    bars: set[int] = set()
    for i in range(first, last + 2):
        block = blocks[i] if i <= last and i < len(blocks) else None
        if block is not None and _BAR.fullmatch(block.text):
            bars.add(i)
            continue
        if (
            block is not None
            and (block.kind in ("short", "table") or is_cell(block.text))
            and not block.line.heading
            and (not ENUMERATED.match(block.text) or is_cell(block.text) or _is_barred(blocks, i))
        ):
            run.append(i)
            continue
        cells = [blocks[j] for j in run]
        rows = sum(_is_row(b.text) for b in cells)
        figures = sum(is_cell(b.text) for b in cells)
        if rows >= 2 or (len(run) >= 5 and figures >= 2) or _heads_figure(cells):
            begin = _begin(cells, rows)
            found.update(run[begin:])
            found.update(j for j in bars if run[begin] < j)
        run, bars = [], set()
    return found


def _begin(cells: Sequence[Block], rows: int) -> int:
    """Which of the lines is the first of the table, of which ``rows`` hold a whole row: not its title nor what stands over it."""
    told = next((n for n, b in enumerate(cells[:_ABOVE]) if b.text.endswith("：")), None)
    if told is not None:
        return told
    first, second = cells[:2]
    if rows:
        return int(_is_title(first, second))
    longest = first.length >= 6 and first.text.count(" ") < 2 and all(b.length < first.length for b in cells[1:4])
    return int(longest and not (len(second.text) <= UNIT and is_cell(cells[2].text)))  # a row, its unit, its figures


def _is_title(block: Block, below: Block) -> bool:
    """Whether a line is the title of a table whose rows have a line each: in one piece, above the names of its columns."""
    return block.length >= 8 and " " not in block.text and below.text.count(" ") >= 2 and not _is_row(below.text)


def _is_barred(blocks: Sequence[Block], i: int) -> bool:
    """Whether rules stand above and below a line, which makes it a cell though it looks like a heading (一、本年新收数量)."""
    return 0 < i < len(blocks) - 1 and all(_BAR.fullmatch(b.text) for b in (blocks[i - 1], blocks[i + 1]))


def _heads_figure(cells: Sequence[Block]) -> bool:
    """Whether a header that counts and a row's name stand over one figure (本年处理决定数量, 行政许可, 36)."""
    if len(cells) < 3 or not is_cell(cells[-1].text) or is_cell(cells[-2].text):
        return False
    return any(_COUNTS.search(b.text) for b in cells[:-2])


def table_below(blocks: Sequence[Block], last: int, end: int) -> int:
    """The last cell of a flattened table below the text, ``last`` if there is none; a pager's figures are no table."""
    figures = names = 0
    at = last
    heads = (i for i in range(last + 1, min(end, last + _BEFORE_ANNEX) + 1) if _ANNEXED.match(blocks[i].text))
    for i in range(next(heads, last + 1), end + 1):
        text = blocks[i].text
        row = _is_row(text)
        cell = row or is_cell(text)
        if not cell and (blocks[i].kind not in ("short", "prose") or blocks[i].length > 40 or is_signature(blocks, i)):
            break
        figures += 2 if row else cell and len(text) > 1
        names += row or not cell
        if cell:
            at = i
    return at if figures >= 4 and names >= 3 else last
