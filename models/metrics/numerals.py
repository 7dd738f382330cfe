"""Numerals as these pages write them: Arabic, Chinese and mixed, to a number.

Belongs here: the shape of a numeral and its value. Not here: units, comparators, and whether a numeral is a
quantity at all (:mod:`models.metrics.quantities`, :mod:`models.metrics.distractors`).

Traps: 千 is a multiplier in 5千人 and the head of a unit in 5千米; a space inside 1 149 is a thousands separator only
before exactly three digits; neighbouring Chinese digits are an estimate (三四千) only when one follows the other.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

DIGITS: Final = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
}
POWERS: Final = {
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000, "亿": 100_000_000,
}  # fmt: skip
_MYRIADS: Final = frozenset("万亿")

CHINESE_DIGIT: Final = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
CHINESE: Final = CHINESE_DIGIT + "十百千万亿拾佰仟"

_THOUSAND = "千(?![米瓦克伏卡赫焦帕])"
_POWER = rf"(?:[十百]?万亿|[十百]?亿|(?:{_THOUSAND}|[十百])?万|百(?!分)|{_THOUSAND})"
ARABIC: Final = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|(?<![\d.,])[1-9]\d{0,2}(?:[ ]\d{3})+(?:\.\d+)?(?![\d.,])"
    r"|\d+(?:\.\d+|[ ]\.[ ]\d+)?)"
)
MIXED: Final = rf"{ARABIC}(?:[余多来几](?={_POWER})|(?:余|多)?(?=十万))?(?:{_POWER}(?:零?{ARABIC}(?:{_POWER})?)*)?"
_HAN: Final = rf"(?:[{CHINESE.replace('千', '')}]|{_THOUSAND})"
_PLAIN: Final = "〇零○0一二三四五六七八九"
PLACED: Final = rf"[一二三四五六七八九][{_PLAIN}]{{0,3}}[0○][{_PLAIN}]{{0,3}}(?![\d.])[万亿]?"
"""Digits by their places, as papers of Taiwan set them (二三○个); those with a 0 that only they mix with written ones."""
_SOME: Final = "(?:[数几]|上(?=[百千万亿]|十(?![一二三四五六七八九几多余来])))?"
WRITTEN: Final = rf"{PLACED}|{_SOME}{_HAN}(?:{_HAN}|[几余多来](?=[百千万亿]))*几?(?:点[{CHINESE_DIGIT}]+[百千万亿]*)?"

_TOKEN = re.compile(r"\d[\d, ]*(?:\.\d+)?|[^\d]")


class Number(NamedTuple):
    """The value of a numeral; ``high`` is set where it names a span (三四千), ``more`` where 余, 多 or 几 stands inside."""

    value: float
    high: float | None = None
    more: bool = False


def tidy(value: float) -> float:
    """The value without the noise that multiplying decimals by powers of ten leaves."""
    return float(f"{value:.12g}")


def parse(text: str) -> Number | None:
    """The number that ``text`` writes, or None where its parts do not make one."""
    if text.isascii() and text[:1].isdecimal():
        return Number(tidy(float(text.replace(",", "").replace(" ", ""))))
    more = any(c in text for c in "余多来几数")
    bare = text.translate(_DROP)
    if (text[:1] in "数几上" and not bare.strip(CHINESE_DIGIT)) or (len(text) == 1 and text in _FORMAL):
        return None
    if "点" in bare:
        return _decimal(bare, more=more)
    pair = _estimate(bare)
    if pair is not None:
        return pair
    if (placed := _placed(bare)) is not None:
        return placed
    value = _compose(bare)
    return None if value is None else Number(tidy(value), None, more)


_FORMAL: Final = "壹贰叁肆伍陆柒捌玖拾佰仟"
_DROP = str.maketrans("", "", "余多来几数上")


def _decimal(text: str, *, more: bool) -> Number | None:
    whole, _, tail = text.partition("点")
    digits = tail.rstrip("百千万亿")
    value = _compose(whole)
    if value is None or not digits:
        return None
    value += sum(DIGITS[c] * 10.0**-i for i, c in enumerate(digits, 1))
    for c in tail[len(digits) :]:
        value *= POWERS[c]
    return Number(tidy(value), None, more)


_PLACES = re.compile(rf"(?P<digits>[一二三四五六七八九][{_PLAIN}]+)(?P<power>[万亿]?)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_VALUES: Final = {**{c: i for i, c in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0, "0": 0}


def _placed(text: str) -> Number | None:
    """Digits by their places: 二三○, 一二三万; not those that may be a rank, a span or a year (一二三名, 三四, 二○二三)."""
    found = _PLACES.fullmatch(text)
    if found is None:
        return None
    digits = "".join(str(_VALUES[c]) for c in found["digits"])
    if found["power"]:
        return Number(float(int(digits) * POWERS[found["power"]])) if len(digits) > 2 or "0" in digits else None
    return Number(float(digits)) if "0" in digits and not _YEAR.fullmatch(digits) else None


_ESTIMATE = re.compile(rf"(?P<head>[{CHINESE}]*?)(?P<a>[一二两三四五六七八])(?P<b>[二三四五六七八九])(?P<tail>[十百千万亿]*)")


def _estimate(text: str) -> Number | None:
    """Two neighbouring digits that name a span: 三四千, 十五六, 二三十."""
    found = _ESTIMATE.fullmatch(text) if len(text) > 1 else None
    if found is None:
        return None
    head, a, b, tail = found["head"], found["a"], found["b"], found["tail"]
    steps = {(x, x + 1) for x in range(1, 9)} | {(3, 5)}
    if (DIGITS[a], DIGITS[b]) not in steps or (head and head[-1] not in "十百千万"):
        return None
    low, high = _compose(head + a + tail, colloquial=False), _compose(head + b + tail, colloquial=False)
    return None if low is None or high is None else Number(low, high)


def _compose(text: str, *, colloquial: bool = True) -> float | None:
    """Value of digits and powers; ``colloquial`` reads 两万五 as 25,000, 3万8 as 38,000."""
    total = section = 0.0
    number: float | None = None
    last_power = 0
    zero = False
    for token in _TOKEN.findall(text):
        if token[0].isdecimal():
            if number is not None:
                return None
            number = float(token.replace(",", "").replace(" ", ""))
            last_power *= len(token) == 1
        elif token in DIGITS:
            if number is not None:
                return None
            zero = zero or not DIGITS[token]
            number = float(DIGITS[token]) or None
        elif token in _MYRIADS:
            power = POWERS[token]
            section += number or 0.0
            if section == 0.0 and number is None:
                total = total * power if total else float(power)
            elif token == "亿" and 0 < total < power:
                total = (total + section) * power
            else:
                total += section * power
            section, number, last_power, zero = 0.0, None, power, False
        elif token in POWERS:
            power = POWERS[token]
            section += (1.0 if number is None else number) * power
            number, last_power, zero = None, power, False
        else:
            return None
    if number is not None:
        short = colloquial and last_power >= 100 and not zero and (text[-1] in DIGITS or text[-1].isdecimal())
        section += number * last_power / 10 if short else number
    elif total == 0.0 and section == 0.0 and text.strip("零〇"):
        return None
    return tidy(total + section)
