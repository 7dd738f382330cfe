"""What an authority did, set up, runs, issued or requires."""

from __future__ import annotations

from models.measures.attributes import describe
from models.measures.find import Found, find_measures
from models.records import Article, Measure


def extract_measures(article: Article, page: str | None = None) -> list[Measure]:
    """The measures of an article, in reading order.

    With ``page``, the text that the article stands on, the action is written as it stands there (實施); without, in
    simplified characters.
    """
    return [_described(article, found, page) for found in find_measures(article)]


def _described(article: Article, found: Found, page: str | None) -> Measure:
    plain = found.verb.text if found.verb else None
    described = describe(article, found.sentence, found.start, found.end, found.name, plain)
    action = plain
    if found.verb is not None and page is not None:
        start, end = found.sentence.clean.raw_span(found.verb.start, found.verb.end)
        if end - start == found.verb.end - found.verb.start:
            action = page[start:end]
    return Measure(
        found.sentence,
        found.start,
        found.end,
        found.name,
        action,
        described.category,
        described.actor,
        described.target,
        described.cadence,
        confidence=round(found.probability, 3),
    )
