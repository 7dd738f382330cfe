"""Shares without a per cent sign: fractions, halves, tenths (成) and ratios.

Belongs here: their shapes for the scan and their reading as percent. A ratio whose terms add up to 100 gives its terms
as percent, one of two terms gives how many fold the larger is.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.comparators import TAIL, comparator
from models.metrics.numerals import ARABIC, CHINESE, CHINESE_DIGIT, DIGITS, parse, tidy
from models.metrics.quantity import Quantity

_TENTH: Final = r"(?:[一二两三四五六七八九]|\d(?:\.\d)?)"
_NO_TENTH: Final = "立为功果员效长绩本品套群交就型都年人分熟药语色批千百渝稿文才天"
SHARE: Final = rf"""
    (?P<fraction>(?:[{CHINESE_DIGIT}十百千万]+|\d+)分之
      (?:[{CHINESE}]+(?:点[{CHINESE_DIGIT}]+)?|\d+(?:\.\d+)?)(?:(?:到|至|[—-]+)(?:[百]分之)?[{CHINESE}]+)?)
  | (?P<slash>(?<![\d./])[1-9]\d?/[1-9]\d?(?![\d/.]))
  | (?P<half>(?:过|一|多|大)?半数|一多半|一大半
      |(?<=减)半(?=[^年天月个]|$)
      |(?<![{CHINESE}\d不])[一过]半(?![天年个小圈路辈点截月夜夏百身球山边径空票导程]))
  | (?P<tenth>(?<![{CHINESE}\d.]){_TENTH}(?:成?[—\-~～至到]+{_TENTH})?成
      (?:[一二三四五六七八九半]|\d(?!\d))?(?:(?=为[\d女男])|(?=分红|分配)|(?![{_NO_TENTH}]|不变|一)))
  | (?P<discount>(?<=打)(?:[一二三四五六七八九]{{1,2}}|\d(?:\.\d|\d)?)折)
"""
RATIO: Final = rf"""
    (?P<ratio>(?<![\d.:])(?:{ARABIC}\s?:\s?){{2,}}{ARABIC}(?![\d:])
      |(?<![\d.:])(?:(?<=[比为达成约按以])|(?<=比达到))\s?(?:{ARABIC}\s?[:比]\s?){ARABIC}(?![\d:])
      |(?<![\d.:])\d+(?:\.\d+)?:1(?![\d:.]))
"""
_SLASH_LEFT = re.compile(r"[近约占的超过足到达为至有]$")
_SLASH_RIGHT = re.compile(r"\s?(?:以上|左右|的|强)")
_MORE_THAN = re.compile(r"(?<![通经不])过$|超[^，。；,;\d]{1,12}的$")
_TENTH_PARTS = re.compile(rf"({_TENTH})(?:成?[—\-~～至到]+({_TENTH}))?成(.?)")


def _digit(text: str) -> float:
    return float(DIGITS[text]) if text in DIGITS else float(text)


def read_share(text: str, token: re.Match[str]) -> list[Quantity]:
    """Fractions, halves and tenths, as percent."""
    word, start, end = token[0], token.start(), token.end()
    read = _fraction(word) if token["fraction"] else None
    more = False
    if token["slash"]:
        a, b = map(int, word.split("/"))
        usual = a < b and (b <= 12 or b in {20, 100})
        if usual and (_SLASH_LEFT.search(text[:start][-1:]) or _SLASH_RIGHT.match(text, end)):
            read = (a / b * 100, None)
    elif token["half"]:
        start -= word == "半"  # 减半 is the number
        read, more = (50.0, None), word[0] in "过多大" or word[1:2] in {"多", "大"}
    elif token["discount"]:
        read = _discount(word)
    elif token["tenth"]:
        read = _tenths(word)
    if read is None:
        return []
    value, high = read
    tail = TAIL.match(text, end)
    bound = comparator(text, start, tail, more=more)
    if bound == "=" and _MORE_THAN.search(text, max(0, start - 16), start):
        bound = ">"
    stop = tail.end() if tail else end
    rounded = None if high is None else round(high, 2)
    return [Quantity(start, stop, round(value, 2), rounded, bound, "percent", "", "fraction", word[:1].isdecimal())]


def _fraction(word: str) -> tuple[float, float | None] | None:
    """三分之二, 百分之三十五, 百分之五到八."""
    below, above = word.split("分之")[:2]
    ends = re.split(r"到|至|[—-]+", above)
    low, top = parse(below), parse(ends[0])
    if low is None or top is None or not low.value:
        return None
    last = re.split(r"到|至|[—-]+", word)[-1].rpartition("分之")[2] if re.search(r"到|至|[—-]", word) else ""
    more = parse(last) if last else None
    high = top.high if top.high is not None else (more.value if more is not None else None)
    scale = 100 / low.value
    return top.value * scale, None if high is None else high * scale


def _discount(word: str) -> tuple[float, float | None] | None:
    """打八折, 打七五折, 打85折: the share of the price that is left."""
    digits = word.removesuffix("折")
    figures = "".join(str(int(_digit(c))) if c in DIGITS else c for c in digits)
    if not figures.replace(".", "", 1).isdecimal():
        return None
    value = float(figures)
    return (value if value >= 10 else value * 10), None


def _tenths(word: str) -> tuple[float, float | None] | None:
    """三成, 3成5, 九成八, 两成半, 三至四成."""
    found = _TENTH_PARTS.match(word)
    if found is None:
        return None
    value = _digit(found[1]) * 10
    if found[2]:
        return value, _digit(found[2]) * 10
    rest = found[3]
    return value + (5.0 if rest == "半" else _digit(rest) if rest else 0.0), None


_NO_RATIO = re.compile(r"\s?(?:[时分点平胜负战击夺险]|获胜|取胜|领先|逆转|的?比分|[至到—~～-]+\s?\d{1,2}[:：]\d{2})")
"""Behind a time of day or a score."""


def read_ratio(text: str, token: re.Match[str]) -> list[Quantity]:
    """The terms of a ratio; shares where they add up to 100, else one number of so many to one."""
    offset = token.start("ratio") + len(token["ratio"]) - len(token["ratio"].lstrip())
    terms = list(re.finditer(ARABIC, token["ratio"].lstrip(), re.VERBOSE))
    values = [float(t[0].replace(",", "").replace(" ", "")) for t in terms]
    if abs(sum(values) - 100) <= 1.5:
        return [
            Quantity(offset + t.start(), offset + t.end(), v, None, "=", "percent", "", "ratio", ratio=i)
            for i, (t, v) in enumerate(zip(terms, values, strict=True), 1)
        ]
    if len(values) != 2 or min(values) <= 0 or _NO_RATIO.match(text, token.end()):
        return []
    value = max(values) / min(values)
    return [Quantity(offset, token.end(), tidy(round(value, 4)), None, "=", "fold", "", "ratio", ratio=1)]
