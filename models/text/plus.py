"""Plus signs that a page lost: “5 1”行动, “党建 ”, “支部 合作社 农户”模式.

Only where the language leaves no doubt: between numbers inside a quoted name, behind a word that ends a quoted name, and
between the parties of a quoted model. Works on one line with uniform glyphs; what is no name is left alone, since a
space between digits may also group thousands (1 149户) or part two cells of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HAN = "\u4e00-\u9fff"
_KIND = (
    "(?:的)?(?:模式|机制|体系|办法|组织链|架构|链条|工作法|行动|计划|工程|格局|制度|教学法|培训"
    "|方式|路径|体制|联动|服务|布局|分配|素质)"
)
_QUOTE = r"(?:[“‘]|&ldquo;|&lsquo;)"
_UNQUOTE = r"(?:[”’]|&rdquo;|&rsquo;)"
_PATTERNS = (
    # “5 1”, “1 4 N”: numbers and letters that stand for numbers, nothing else between the quotes
    re.compile(rf"{_QUOTE}(?=(?:\d{{1,2}}|[NnXxYy])(?: (?:\d{{1,2}}|[NnXxYy]))+{_UNQUOTE})(?P<within>[^”’&]+)"),
    # “1 11 322 2901”…体系: more digits, but a kind behind the name
    re.compile(rf"{_QUOTE}(?=\d{{1,2}}(?: \d{{1,4}}){{2,}}{_UNQUOTE}[{_HAN}]{{0,12}}{_KIND})(?P<within>[^”’&]+)"),
    # “党建 ”: a word, one space and the end of the name
    re.compile(rf"{_QUOTE}[{_HAN}]{{2,6}}(?P<within> )(?={_UNQUOTE})"),
    # “支部 合作社 农户”模式
    re.compile(rf"{_QUOTE}(?=[{_HAN}]{{2,8}}(?: [{_HAN}]{{2,8}})+{_UNQUOTE}{_KIND})(?P<within>[^”’&]+)"),
    # 5 1素质提升工程: unquoted single numbers before the name's kind
    re.compile(rf"(?<![\d.,:年月日 ])\d(?P<within> )\d(?=[{_HAN}]{{0,6}}(?:行动|计划|工程|模式|机制|体系|工作法))"),
    # 党建 产业：a heading of two words
    re.compile(rf"^(?:[（(]?[一二三四五六七八九十\d]+[）)、.])?\s*党建(?P<within> )(?=[{_HAN}]{{2,4}}[：:])"),
)
_MAYBE = re.compile(rf"(?:[“‘]|&[lr][ds]quo;)[^”’&\n]{{1,24}} |\d \d[{_HAN}]|党建 ")


def lost_plus_signs(line: str) -> Iterator[int]:
    """Offsets of the spaces in ``line`` that stand for a plus sign."""
    if not _MAYBE.search(line):
        return
    for pattern in _PATTERNS:
        for found in pattern.finditer(line):
            for at in range(*found.span("within")):
                if line[at] == " ":
                    yield at
