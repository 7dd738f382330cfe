"""Periods as the warehouse writes them: ISO 8601 years, months and days, or two of them joined by ``/``."""

from __future__ import annotations

import calendar
import datetime as dt


def period_span(period: str) -> tuple[dt.date, dt.date]:
    """First and last day of a period: ``2016/2020`` spans five years, ``2020-05`` a month.

    Raises:
        ValueError: if ``period`` is no such period.

    """
    first, _, last = period.partition("/")
    start, end = _bounds(first)[0], _bounds(last or first)[1]
    if end < start:
        raise ValueError(f"period {period!r} ends before it starts")
    return start, end


def _bounds(part: str) -> tuple[dt.date, dt.date]:
    numbers = [int(n) for n in part.split("-")]
    match numbers:
        case [year]:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        case [year, month]:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        case [year, month, day]:
            return dt.date(year, month, day), dt.date(year, month, day)
        case _:
            raise ValueError(f"{part!r} is not a year, a month or a day")
