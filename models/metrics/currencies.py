"""Currencies: which money 元 is where an article's place has one of its own, or its sentence names one.

Belongs here: the reading of 元 by place and by what was named before it. Which places those are is the register's matter
(``models/registers/currencies.csv``); a currency that the text names (美元, 人民币) is read with its number.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from models.records import Article, Metric
from models.registers import read_rows

_RENMINBI: Final = "CNY"
_NAMED: Final = "人民币"
_ALSO_YUAN: Final = frozenset(("TWD", "HKD", "MOP"))
"""Moneys that are 元 at home, so that their name is given once and left out after it (新台币86万元，其中补助60万元)."""


@cache
def _by_place() -> dict[str, str]:
    return {row["place"]: row["unit"] for row in read_rows("currencies.csv")}


def local_money(article: Article, metrics: list[Metric]) -> None:
    """Give amounts in 元 the currency of the article's place, or the one that an amount before them in their sentence names.

    ``metrics`` are in the order of the text. Such an amount is none of a registered indicator in renminbi.
    """
    places, name = _by_place(), f"{article.place.name if article.place else ''}/"
    local = next((unit for place, unit in places.items() if name.startswith(f"{place}/")), None)
    named, told = None, None
    for metric in metrics:
        base, slash, rate = metric.unit.partition("/")
        if base in _ALSO_YUAN:
            named, told = base, metric.sentence
        currency = named if told is metric.sentence else local
        if base != _RENMINBI or currency is None or _NAMED in metric.sentence.text[max(0, metric.start - 6) : metric.end + 4]:
            continue
        metric.unit, metric.indicator_id = f"{currency}{slash}{rate}", None
