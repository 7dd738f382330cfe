"""Dates and times as bylines write them.

The page's own date: 2023-10-26 00:44:28, 2023/11/6, 2020年10月19日, 民国110年9月14日, 113-06-18 behind a key, 二〇二一年六月八日.
A year before 1990, or 1970-01-01 in particular (an empty database field), is no date.
Not here: what a text says of time (:mod:`models.metrics.times`), and which date of a byline is that of publication.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

EARLIEST, LATEST = 1990, 2049
MINGUO = 1911
"""Minguo years count from 1912."""

_DIGIT = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0"}
DATE = re.compile(
    r"(?<![\d.])(?:(?P<era>(?:中华)?民国)\s?)?(?P<year>\d{4}|(?<=民国)\d{2,3}|(?<=民国 )\d{2,3}|1\d{2}(?=年\d)"
    r"|(?:(?<=[:：])|(?<=[:：] ))1\d{2}(?=[-/.]\d{1,2}[-/.]\d{1,2}(?![\d.])))"
    r"\s?(?P<sep>[-/.—]|年(?=\s?/?\d{1,2}\s?月))\s?/?"
    r"(?P<month>1[0-2]|0?[1-9])\s?(?:[-/.—]|月/?)\s?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d(?!\d?[:：]\d\d))\s?[日号]?"
    r"(?:\s?[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)?"
    r"(?:[T,，\s]{0,2}(?:(?P<half>[上下]午|晚上|凌晨)\s?)?(?P<hour>2[0-3]|[01]?\d)\s?[:：时点]\s?(?P<minute>[0-5]\d)(?:\s?[:：分]\s?(?P<second>[0-5]\d))?分?秒?)?"
)
WRITTEN = re.compile(
    r"(?P<year>[〇零○O一二三四五六七八九]{4})年(?P<month>十[一二]?|[一二三四五六七八九])月(?P<day>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日"
    r"(?:\s?[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)?"
)
COMPACT = re.compile(
    r"(?<!\d)(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?:\s(?P<hour>[01]\d|2[0-3])[:：](?P<minute>[0-5]\d))?(?!\d)"
)
IN_ADDRESS = re.compile(r"https?://[^\s)]*?/(?P<year>20\d{2})[-/]?(?P<month>0?[1-9]|1[0-2])[-/](?P<day>0?[1-9]|[12]\d|3[01])/")


_COUNTED = re.compile(r"(?:[量数击读览气次]|人次)\s?[：:]\s?(?P<count>\d{1,7}?)(?=20[0-4]\d[-/年]\d{1,2}[-/月]\d{1,2})")
"""A counter to which the date is glued (阅读量：56322025-09-08)."""
_MAYBE = re.compile(r"\d\s?(?:[-/.—]|年/?)\s?\d|[〇零○O一二三四五六七八九]年")


class Stamp(NamedTuple):
    """A date, with the time of day if the page gives one, and where in the text it stands."""

    on: dt.date
    at: dt.datetime | None
    start: int
    end: int


@lru_cache(maxsize=512)
def find_dates(text: str) -> tuple[Stamp, ...]:
    """Every date in ``text``, in order."""
    if not _MAYBE.search(text):
        return ()
    if (counted := _COUNTED.search(text)) is not None:
        text = text[: counted.start("count")] + " " * len(counted["count"]) + text[counted.end() :]
    found = [s for m in DATE.finditer(text) if (s := _stamp(m))]
    if "月" in text:
        found += [s for m in WRITTEN.finditer(text) if (s := _written(m))]
    return tuple(sorted(found, key=lambda s: s.start))


def address_date(text: str) -> Stamp | None:
    """The date in the path of a web address (…/2023/01/05/…), for a link to the article's own original."""
    found = IN_ADDRESS.search(text)
    return _made(found, int(found["year"])) if found else None


def compact_date(text: str) -> Stamp | None:
    """A date written as eight digits."""
    found = COMPACT.search(text)
    return _made(found, int(found["year"]), found["hour"], found["minute"]) if found else None


def _stamp(found: re.Match[str]) -> Stamp | None:
    year = int(found["year"])
    if found["era"] or year < 200:
        if not found["era"] and not 85 <= year <= 130:
            return None
        year += MINGUO
    hour = found["hour"]
    if hour and found["half"] in ("下午", "晚上") and int(hour) < 12:
        hour = str(int(hour) + 12)
    return _made(found, year, hour, found["minute"], found["second"])


def _made(
    found: re.Match[str], year: int, hour: str | None = None, minute: str | None = None, second: str | None = None
) -> Stamp | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        on = dt.date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    at = dt.datetime.combine(on, dt.time(int(hour), int(minute), int(second or 0))) if hour and minute else None
    return Stamp(on, at, found.start(), found.end())


def _written(found: re.Match[str]) -> Stamp | None:
    year = int("".join(_DIGIT[c] for c in found["year"]))
    try:
        on = dt.date(year, _small(found["month"]), _small(found["day"]))
    except ValueError:
        return None
    return Stamp(on, None, found.start(), found.end()) if EARLIEST <= year <= LATEST else None


def _small(numeral: str) -> int:
    """A numeral below 100: 三十一."""
    tens, ten, ones = numeral.rpartition("十")
    return (int(_DIGIT[tens]) if tens else 1) * 10 * bool(ten) + (int(_DIGIT[ones]) if ones else 0)
