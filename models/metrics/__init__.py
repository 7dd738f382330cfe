"""Every number of an article that says something about the world."""

from __future__ import annotations

from models.metrics.periods import Clock
from models.metrics.quantities import find_quantities
from models.metrics.roles import assign_roles
from models.records import Article, Metric


def extract_metrics(article: Article) -> list[Metric]:
    """The metrics of an article, in reading order."""
    place = article.place.name.rpartition("/")[2] if article.place else None
    clock = Clock(article)
    metrics: list[Metric] = []
    for sentence in article.sentences:
        quantities = find_quantities(sentence.text)
        roles = assign_roles(sentence.text, quantities) if quantities else []
        periods = clock.periods(sentence, quantities, [role.name for role in roles])
        if not quantities:
            continue
        made = [
            Metric(
                sentence,
                q.start,
                q.end,
                q.value,
                q.high,
                q.comparator,
                q.unit,
                "",
                role=role.name,
                place=article.place,
                place_text=place,
                period=period,
            )
            for q, role, period in zip(quantities, roles, periods, strict=True)
        ]
        for metric, role in zip(made, roles, strict=True):
            metric.baseline = None if role.baseline is None else made[role.baseline]
        metrics.extend(made)
    return metrics
