"""The metrics of an article, sentence by sentence: numbers, then what each is, measures, when and where.

Belongs here: what follows what. A table is read as a whole first, and a sentence of it has its answers from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from models.metrics.across import assign_across
from models.metrics.carried import carry_rates
from models.metrics.confidence import confidence
from models.metrics.currencies import local_money
from models.metrics.indicators import label_of_item, name_indicators, registered
from models.metrics.periods import Clock
from models.metrics.plans import Plan, is_open
from models.metrics.quantities import find_quantities
from models.metrics.quantity import Quantity
from models.metrics.roles import Role, assign_roles
from models.metrics.tables import read_tables
from models.places import PlaceContext
from models.records import Article, Metric, Sentence

_UNNAMED: Final = "数量"
"""What a number measures where no word around it says so."""


def extract_metrics(article: Article) -> list[Metric]:
    """The metrics of an article, in reading order; ``article.place`` and its date, where known, are read."""
    reading = _Reading(article)
    metrics: list[Metric] = []
    for sentence in article.sentences:
        metrics += reading.metrics_of(sentence)
    local_money(article, metrics)
    return metrics


class _Reading:
    """One pass over an article; tell it each sentence in order."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._clock, self._plan = Clock(article), Plan(article)
        self._year = str(article.published_on.year) if article.published_on else "9999"
        self._tables = read_tables(article)
        self._last: list[Metric] = []
        """The metrics of the last sentence that had any."""
        self._told: dict[str, str] = {}
        """What that sentence measured, by kind of unit, if it stands in the same paragraph."""
        self._label = ""
        """What the item of a list that the paragraph is gives."""
        self._end = -1

    @cached_property
    def _places(self) -> PlaceContext:
        return PlaceContext.of(self._article)

    def metrics_of(self, sentence: Sentence) -> list[Metric]:
        """The metrics of the next sentence."""
        text = sentence.text
        entries = self._tables.get(id(sentence))
        planned = self._plan.covers(text, sentence.role, sentence.section)
        runs = sentence.clean.runs
        if not runs or runs[0].raw_start > self._end or sentence.role != "body":
            self._told, self._label = {}, label_of_item(text)
        self._end = runs[-1].raw_end if runs else self._end
        quantities = find_quantities(text) if entries is None else [e.quantity for e in entries]
        if not quantities:
            self._clock.hear(sentence)
            return []
        if entries is None:
            roles = assign_roles(text, quantities)
            total = assign_across(text, quantities, roles, self._last)
            if total is not None:
                total.role = "total"
            names = name_indicators(self._article, sentence, quantities, self._told, self._label)
        else:
            roles = [Role(e.role) for e in entries]
            names = [e.indicator for e in entries]
        periods = self._clock.periods(sentence, quantities, [role.name for role in roles])
        if entries is not None:
            periods = [e.period or period for e, period in zip(entries, periods, strict=True)]
        for q, role, period in zip(quantities, roles, periods, strict=True):
            ahead = planned or (period is not None and self._is_ahead(period) and "已" not in text[max(0, q.start - 4) : q.start])
            # the column of what was reached before
            past = entries is not None and period is not None and (period[:4] < self._year or self._is_over(period))
            if (ahead and not past and is_open(text, q, role, planned=planned)) or self._plan.grants(text, q, role):
                role.name = "target"
        made = self._made(sentence, quantities, roles, periods, names)
        self._last = made
        self._told = {m.unit.partition("/")[0]: m.indicator for m in made if m.role not in {"change", "rate"}}
        return made

    def _is_ahead(self, period: str) -> bool:
        """Whether a time begins after the article was published."""
        date, start = self._article.published_on, period.partition("/")[0]
        return period[:4] > self._year or (
            date is not None and len(start) > len("2023") and start > date.isoformat()[: len(start)]
        )

    def _is_over(self, period: str) -> bool:
        """Whether a month or day is over when the article is published."""
        date, end = self._article.published_on, period.rpartition("/")[2]
        return date is not None and len(end) > len("2023") and end < date.isoformat()[: len(end)]

    def _made(
        self,
        sentence: Sentence,
        quantities: Sequence[Quantity],
        roles: Sequence[Role],
        periods: Sequence[str | None],
        names: Sequence[str],
    ) -> list[Metric]:
        made: list[Metric] = []
        for q, role, period, name in zip(quantities, roles, periods, names, strict=True):
            place_text, place = self._places.at(sentence, q.start, q.end)
            metric = Metric(sentence, q.start, q.end, q.value, q.high, q.comparator, q.unit, name or _UNNAMED, role.name)
            metric.period, metric.place, metric.place_text = period, place, place_text
            metric.indicator_id = registered(name, q.unit, role.name)
            metric.confidence = confidence(q, name, sentence.text)
            made.append(metric)
        for metric, role in zip(made, roles, strict=True):
            metric.baseline = None if role.baseline is None else made[role.baseline]
        carry_rates(made)
        return made
