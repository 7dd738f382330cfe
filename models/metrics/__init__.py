"""Every number of an article that says something about the world."""

from __future__ import annotations

from models.records import Article, Metric


def extract_metrics(article: Article) -> list[Metric]:
    """The metrics of an article, in reading order."""
    return []
