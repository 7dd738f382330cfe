"""Every number of an article that says something about the world."""

from __future__ import annotations

import re
from itertools import pairwise

from models.metrics import indicators
from models.metrics.confidence import confidence
from models.metrics.currencies import local_money
from models.metrics.periods import Clock
from models.metrics.plans import Plan, is_open
from models.metrics.quantities import find_quantities
from models.metrics.roles import Role, assign_roles
from models.metrics.tables import read_tables
from models.metrics.wholes import assign_across
from models.places import PlaceContext
from models.records import Article, Metric

_UNNAMED = "数量"
"""What a number measures where no word around it says so."""

__all__ = ["extract_metrics", "find_quantities"]


def extract_metrics(article: Article) -> list[Metric]:
    """The metrics of an article, in reading order; ``article.place`` and its date, where known, are read."""
    clock, plan = Clock(article), Plan(article)
    year = str(article.published_on.year) if article.published_on else "9999"
    tables = read_tables(article)
    places: PlaceContext | None = None
    metrics: list[Metric] = []
    made: list[Metric] = []
    told: dict[str, str] = {}
    end = -1
    for sentence in article.sentences:
        text = sentence.text
        entries = tables.get(id(sentence))
        planned = plan.covers(text, sentence.role, sentence.section)
        runs = sentence.clean.runs
        if not runs or runs[0].raw_start > end or sentence.role != "body":
            told = {}
        end = runs[-1].raw_end if runs else end
        quantities = find_quantities(text) if entries is None else [e.quantity for e in entries]
        if not quantities:
            clock.hear(sentence)
            continue
        if entries is None:
            roles = assign_roles(text, quantities)
            total = assign_across(text, quantities, roles, made)
            if total is not None:
                total.role = "total"
            names = indicators.name_indicators(article, sentence, quantities, told)
        else:
            roles = [Role(e.role) for e in entries]
            names = [e.indicator for e in entries]
        periods = clock.periods(sentence, quantities, [role.name for role in roles])
        if entries is not None:
            periods = [e.period or period for e, period in zip(entries, periods, strict=True)]
        for q, role, period in zip(quantities, roles, periods, strict=True):
            ahead = planned or (period is not None and period[:4] > year)
            past = entries is not None and period is not None and period[:4] < year  # the column of what was reached before
            if ahead and not past and is_open(text, q, role, planned=planned):
                role.name = "target"
        places = places or PlaceContext.of(article)
        made = []
        for q, role, period, name in zip(quantities, roles, periods, names, strict=True):
            place_text, place = places.at(sentence, q.start, q.end)
            metric = Metric(sentence, q.start, q.end, q.value, q.high, q.comparator, q.unit, name or _UNNAMED, role.name)
            metric.period, metric.place, metric.place_text = period, place, place_text
            metric.indicator_id = indicators.registered(name, q.unit, role.name)
            metric.confidence = confidence(q, name, text)
            made.append(metric)
        _rate_of_parts(made)
        _rate_of_changes(made)
        for metric, role in zip(made, roles, strict=True):
            metric.baseline = start = None if role.baseline is None else made[role.baseline]
            if start is not None and metric.role == "to" and start.unit.startswith(f"{metric.unit}/"):
                metric.unit = start.unit  # 由每月2100元提高到2800元
            elif start is not None and metric.role == "to" and metric.unit.startswith(f"{start.unit}/"):
                start.unit = metric.unit
        told = {m.unit.partition("/")[0]: m.indicator for m in made if m.role not in {"change", "rate"}}
        metrics.extend(made)
    local_money(article, metrics)
    return metrics


def _rate_of_changes(made: list[Metric]) -> None:
    """Give the amount of a change the period of what changed (由每月300元提高到400元，增加100元)."""
    for before, metric in pairwise(made):
        if metric.role == "change" and metric.unit == "CNY" and before.unit.startswith("CNY/") and before.role in _ENDS:
            between = metric.sentence.text[before.end : metric.start]
            if len(between) <= _NEAR and not _EACH.search(between):
                metric.unit = before.unit


_ENDS = frozenset(("from", "to", "level"))
_NEAR = 14
_EACH = re.compile("每|其中|[；;]")


def _rate_of_parts(made: list[Metric]) -> None:
    """Give the parts of an amount the period that was stated with the whole (每人每年240元，其中基金报销120元)."""
    whole: Metric | None = None
    for metric in made:
        if metric.role == "total":
            whole = metric if metric.unit.startswith("CNY/") else None
        elif metric.role == "target" and metric.unit.startswith("CNY"):
            text = metric.sentence.text
            among = whole is not None and "其中" in text[whole.end : metric.start]
            if among and whole is not None and metric.unit == "CNY" and metric.value <= whole.value:
                metric.unit = whole.unit
            elif metric.unit != "CNY":
                whole = metric
