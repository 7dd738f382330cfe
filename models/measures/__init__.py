"""What an authority did, set up, runs, issued or requires."""

from __future__ import annotations

from models.measures.find import find_measures
from models.records import Article, Measure


def extract_measures(article: Article) -> list[Measure]:
    """The measures of an article, in reading order."""
    return [
        Measure(
            found.sentence,
            found.start,
            found.end,
            found.name,
            found.verb.text if found.verb else None,
            "governance",
            confidence=round(found.probability, 3),
        )
        for found in find_measures(article)
    ]
