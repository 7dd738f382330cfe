"""Currencies: which money 元 is where an article's place has one of its own.

Belongs here: the reading of 元 by place. Which places those are is the register's matter
(``models/registers/currencies.csv``); a currency that the text names (美元, 人民币) is read with its number.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from models.records import Article, Metric
from models.registers import read_rows

_RENMINBI: Final = "CNY"
_NAMED: Final = "人民币"


@cache
def _by_place() -> dict[str, str]:
    return {row["place"]: row["unit"] for row in read_rows("currencies.csv")}


def local_money(article: Article, metrics: list[Metric]) -> None:
    """Give amounts in 元 the currency of the article's place; such an amount is none of a registered indicator in renminbi."""
    if article.place is None:
        return
    places, name = _by_place(), article.place.name
    currency = next((unit for place, unit in places.items() if f"{name}/".startswith(f"{place}/")), None)
    if currency is None:
        return
    for metric in metrics:
        base, slash, rate = metric.unit.partition("/")
        if base == _RENMINBI and _NAMED not in metric.sentence.text[max(0, metric.start - 6) : metric.end + 4]:
            metric.unit, metric.indicator_id = f"{currency}{slash}{rate}", None
