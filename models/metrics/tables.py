"""Tables that the page flattened to lines: cells tied again to their row and their header.

Belongs here: rows, headers, and what a number says by both. A row is a name, perhaps its unit, and as many numbers as the row
before it; the header gives what the columns are. A cell whose row or unit is not certain gives nothing: glued cells, rows of
unequal length and numbers without a unit are left alone. What a cell is by itself is read in :mod:`models.metrics.cells`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from models.metrics.cells import IN_BRACKETS, LABEL, NUMBER, YEAR, Cell, heads_column, runs, unit_of
from models.metrics.numerals import tidy
from models.metrics.quantity import Quantity
from models.metrics.reports import named_period
from models.metrics.times import Anchors
from models.records import Article

_TABLE_UNIT = re.compile(r"单位[:：]\s?([^\s）)，。]{1,20})")
_SET = re.compile(r"(?:标准|价目|价格表|收费|限额|定额|计划|目标|任务)[^。]{0,4}$")
"""How the line above a table ends if it lays the table's numbers down."""
_GROUPS: Final = 2
"""How many names of groups may stand above the first row's."""
_HEADER: Final = 8
"""Cells at the head of a table among which a column of serial numbers (序号) is looked for."""
_TITLE: Final = 6
"""Characters beyond which a cell over the columns is the table's title."""
_WANTED = re.compile("计划|目标|任务|标准|最低|最高|限额|上限|下限")
"""In the header of a column of what is to be reached or observed."""
_BOUNDS: Final = (("最低", ">="), ("下限", ">="), ("最高", "<="), ("上限", "<="), ("限额", "<="))
_MONTH = re.compile(r"(1[0-2]|0?[1-9])月份?")
_LAST_YEAR = re.compile(r"上年|去年|上年同期")
_LEADING, _THREE = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
_GROWTH = re.compile(r"增长|增速|增幅|涨幅|降幅|增减[（(]?[%％±]|同比|比上年")
_GROWS = re.compile(r"增[幅速]|[比较](?:上年|去年)(?:同期)?[（(]?±?[%％±]*[）)]?")
"""Headers of a column of growth that say no more than that."""
_SUM = re.compile(r"合\s?计|总\s?计|共\s?计|小\s?计")
_CHANGE = re.compile(r"增减|增加|减少|净增")
_COUNTED = re.compile("([人户件个次所家处座])数$")
"""The header of a column that says in what it counts (户数, 制发件数)."""
_PLAIN_COLUMN = re.compile(r"绝对[量值数]|数值|数量|总量|完成[数额值]?|实绩|实际|本[年期月]|累计|合计|指标值|数据|金额")
_ROW_HEAD = re.compile(
    r"^(?:[一二三四五六七八九十]+、|\d{1,2}[.、．]|[（(][一二三四五六七八九十\d]+[）)]|[#＃*]|其中[:：]?|[①-⑳])\s?"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a table, tied to its row and header."""

    quantity: Quantity
    indicator: str
    role: str
    period: str | None


def read_tables(article: Article) -> dict[int, list[Entry]]:
    """The entries of an article's tables by ``id`` of their sentence; a sentence that is in a table is always a key."""
    out: dict[int, list[Entry]] = {}
    for run in runs(article.sentences):
        cells = [c for row in run for c in row]
        if sum(c.kind == "number" for c in cells) < 3:
            continue
        first = run[0][0].sentence.ordinal - 1
        heading = " ".join(s.text for s in article.sentences[max(0, first - 2) : first])
        for cell in cells:
            out.setdefault(id(cell.sentence), [])
        for cell, entry in _entries(cells, heading, article.published_on):
            out[id(cell.sentence)].append(entry)
    return out


def _entries(cells: Sequence[Cell], heading: str, published: dt.date | None) -> Iterator[tuple[Cell, Entry]]:
    cells = _without_serials(cells)
    first = next((i for i, c in enumerate(cells) if c.kind == "number"), 0)
    start = first - 2 if first >= 2 and cells[first - 1].kind == "unit" else first - 1
    if start < 0 or cells[start].kind != "name":
        return
    group = _groups(cells, start, first)
    start -= group
    header = [c.text for c in cells[:start] if c.kind in {"name", "unit"}]
    columns = [h for h in header if not LABEL.fullmatch(h) and "单位：" not in h and "单位:" not in h]
    line = [c.text for c in cells[:start] if c.sentence is cells[start - 1].sentence] if start else []
    rows = list(_rows(cells, start, sum(text in columns for text in line), grouped=group > 0))
    if len(rows) < 2:
        return
    width = len(rows[0][2])
    given = _TABLE_UNIT.search(" ".join([heading, *header]))
    told = [] if given is None else _units(given[1])
    of_column = told if len(told) == width else told * width if len(told) == 1 else [None] * width  # 单位：亩、吨、万元
    years = {_period_of(column, published) for column in columns if YEAR.search(column)}
    only = years.pop() if len(years) == 1 else None
    known = columns[-width:] if len(columns) >= width else []
    summed = _summed(rows, width)
    over = [heading, *(h for h in header if h not in known and len(h) > _TITLE)]
    laid_down = any(_SET.search(line) for line in over)
    for name, unit, numbers in rows:
        for n, cell in enumerate(numbers):
            if cell.kind == "empty" or (not known and n):
                continue
            column = known[n] if known else ""
            entry = _entry(cell, name, unit, column, of_column[n], _period_of(column, published) or only)
            if entry is not None:
                if entry.role == "level" and (laid_down or _WANTED.search(column)):
                    entry = replace(entry, role="target")
                if n in summed and entry.role == "level":
                    entry = replace(entry, role="total" if _SUM.fullmatch(name) else "part")
                yield cell, entry


_RATE = re.compile("[/／](?:每?[人户生月年季日天次]|学期)")
"""In a unit that says for whom or how long an amount is."""


def _units(given: str) -> list[tuple[str, float, str] | None]:
    """The unit that the line over a table gives for all of it (元/人·月), or one for each column (亩、吨、万元)."""
    whole = unit_of(given) if _RATE.search(given) is not None else None
    return [whole] if whole is not None else [unit_of(word) for word in re.split(r"[、/,]", given)]


def _summed(rows: Sequence[tuple[str, str, list[Cell]]], width: int) -> set[int]:
    """The columns in which the row of the sum is that of all others."""
    whole = [numbers for name, _, numbers in rows if _SUM.fullmatch(name)]
    if len(whole) != 1 or len(rows) < 3:
        return set()
    found = set()
    for n in range(width):
        column = [numbers[n].text for name, _, numbers in rows if not _SUM.fullmatch(name)]
        if any(not NUMBER.fullmatch(t) or t.endswith("%") for t in [*column, whole[0][n].text]):
            continue
        total, *parts = (float(t.replace(",", "").replace("−", "-")) for t in [whole[0][n].text, *column])
        if abs(sum(parts) - total) <= 1e-6 * abs(total):
            found.add(n)
    return found


def _groups(cells: Sequence[Cell], start: int, first: int) -> int:
    """How many cells over the name of the first row, at ``start``, say what its row and those below it are of.

    The header's last cells tell: they are as many as the numbers from ``first`` on, and each names its unit.
    """
    width = next((i for i, c in enumerate(cells[first:]) if c.kind not in {"number", "empty"}), len(cells) - first)
    for group in range(_GROUPS + 1):
        header = cells[max(0, start - group - width) : max(0, start - group)]
        if len(header) == width and all(heads_column(c.text) and not LABEL.fullmatch(c.text) for c in header):
            return group
    return 0


def _without_serials(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells without the numbers of the rows, where the header says that there are such (序号)."""
    if not any(c.text == "序号" for c in cells[:_HEADER]):
        return cells
    serials, n = set(), 1
    for i, cell in enumerate(cells[:-1]):
        if cell.text == str(n) and cells[i + 1].kind == "name":
            serials.add(i)
            n += 1
    return [c for i, c in enumerate(cells) if i not in serials]


def _rows(cells: Sequence[Cell], at: int, columns: int, *, grouped: bool) -> Iterator[tuple[str, str, list[Cell]]]:
    """Rows of equal length: name, unit as written or nothing, numbers; ``columns`` is how many the header names.

    A name without numbers is passed over; with ``grouped`` it is what the rows below it are of.
    """
    width = 0
    over = ""
    while at < len(cells) and cells[at].kind == "name":
        name, at = cells[at].text, at + 1
        if at < len(cells) and cells[at].kind == "name" and (grouped or width):
            over = name if grouped else ""
            continue
        name = over + name
        unit = ""
        if at < len(cells) and cells[at].kind == "unit":
            unit, at = cells[at].text, at + 1
        numbers = []
        while at < len(cells) and cells[at].kind in {"number", "empty"}:
            numbers.append(cells[at])
            at += 1
        if len(numbers) > (expected := width or columns):
            numbers = _parted_thousands(numbers, expected)
        if not numbers or (width and len(numbers) != width):
            return
        width = width or len(numbers)
        yield name, unit, numbers


def _parted_thousands(numbers: list[Cell], width: int) -> list[Cell]:
    """A row with its thousands joined (640 1 125 in two columns), where only one reading fits the row's width."""
    pairs = [i for i in range(len(numbers) - 1) if _LEADING.fullmatch(numbers[i].text) and _THREE.fullmatch(numbers[i + 1].text)]
    if len(pairs) != len(numbers) - width or any(b - a == 1 for a, b in pairwise(pairs)):
        return numbers
    if any(numbers[i].sentence is not numbers[i + 1].sentence for i in pairs):
        return numbers
    joined = []
    for i, cell in enumerate(numbers):
        if i in pairs:
            joined.append(cell._replace(end=numbers[i + 1].end, text=cell.text + numbers[i + 1].text))
        elif i - 1 not in pairs:
            joined.append(cell)
    return joined


def _period_of(column: str, published: dt.date | None) -> str | None:
    """The time that a column is of (2022年, 2024年1—9月, 8月, 上年), as far as the article's date tells the year."""
    year = YEAR.search(column)
    if year is not None:
        return named_period(column[year.start() :], Anchors(published)) or year[1]
    if published is None:
        return None
    if _LAST_YEAR.fullmatch(column):
        return str(published.year - 1)
    month = _MONTH.fullmatch(column)
    return None if month is None else f"{published.year - (int(month[1]) > published.month)}-{int(month[1]):02d}"


def _entry(
    cell: Cell, name: str, unit: str, column: str, table_unit: tuple[str, float, str] | None, period: str | None
) -> Entry | None:
    growth = _GROWTH.search(column) is not None
    inside = IN_BRACKETS.search(column)
    named = IN_BRACKETS.search(name)
    chosen = unit_of(inside[1].removeprefix("单位：")) if inside else None
    if cell.text.endswith("%") or (growth and "%" in column) or (growth and chosen is None):
        chosen = ("percent", 1.0, "share")
    if chosen is None and unit:
        chosen = unit_of(unit.strip("（）()"))
    if chosen is None and named:
        chosen = unit_of(named[1])
    if chosen is None and (counted := _COUNTED.search(column)) is not None:
        chosen = unit_of(counted[1])
    if chosen is None:
        chosen = table_unit
    if chosen is None:
        return None
    value = float(cell.text.rstrip("%").replace(",", "").replace("−", "-"))
    row = _ROW_HEAD.sub("", IN_BRACKETS.sub("", name))
    label = IN_BRACKETS.sub("", column)
    if growth:
        indicator = row + "增长" if not label or _GROWS.fullmatch(label) else row + label
    elif (
        not label
        or YEAR.search(label)
        or _MONTH.fullmatch(label)
        or _LAST_YEAR.fullmatch(label)
        or _PLAIN_COLUMN.fullmatch(label)
        or LABEL.fullmatch(label)
    ):
        indicator = row
    else:
        indicator = row + label
    role = "rate" if growth else "change" if _CHANGE.search(label) else "level"
    bound = next((sign for word, sign in _BOUNDS if word in label), "=")
    quantity = Quantity(
        cell.start, cell.end, tidy(value * chosen[1]), None, bound, chosen[0], unit or (inside[1] if inside else ""), chosen[2]
    )
    return Entry(quantity, indicator, role, period)
