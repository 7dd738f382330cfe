"""What an authority did, set up, runs, issued or requires."""

from __future__ import annotations

from models.records import Article, Measure


def extract_measures(article: Article) -> list[Measure]:
    """The measures of an article, in reading order."""
    return []
