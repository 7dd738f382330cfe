"""Every number of an article that says something about the world."""

from __future__ import annotations

from models.metrics.quantities import find_quantities
from models.records import Article, Metric


def extract_metrics(article: Article) -> list[Metric]:
    """The metrics of an article, in reading order."""
    place = article.place.name.rpartition("/")[2] if article.place else None
    metrics: list[Metric] = []
    for sentence in article.sentences:
        for q in find_quantities(sentence.text):
            metrics.append(  # noqa: PERF401
                Metric(
                    sentence,
                    q.start,
                    q.end,
                    q.value,
                    q.high,
                    q.comparator,
                    q.unit,
                    "",
                    place_text=place,
                    place=article.place,
                )
            )
    return metrics
