"""What an authority did, set up, runs, issued or requires.

Belongs here: from an article to its measures, found (:mod:`models.measures.find`) and then described
(:mod:`models.measures.attributes`).
"""

from __future__ import annotations

from models.measures.attributes import Attributes, describe
from models.measures.categories import settled
from models.measures.find import Found, find_measures
from models.records import Article, Measure


def extract_measures(article: Article, page: str | None = None) -> list[Measure]:
    """The measures of an article, in reading order.

    With ``page``, the text that the article stands on, the action is written as it stands there (實施); without, in
    simplified characters.
    """
    found = find_measures(article)
    described = [describe(article, f.sentence, f.start, f.end, f.name, f.verb.text if f.verb else None) for f in found]
    categories = settled([one.weights for one in described])
    return [_told(*measure, page) for measure in zip(found, described, categories, strict=True)]


def _told(found: Found, described: Attributes, category: str, page: str | None) -> Measure:
    action = found.verb.text if found.verb else None
    span = found.start, found.end
    if found.verb is not None and page is not None:
        start, end = found.sentence.clean.raw_span(found.verb.start, found.verb.end)
        if end - start == found.verb.end - found.verb.start:
            action = page[start:end]
    if page is not None:
        span = _in_one_line(found, page)
    return Measure(
        found.sentence,
        *span,
        found.name,
        action,
        category,
        described.actor,
        described.target,
        described.cadence,
        confidence=round(found.probability, 3),
    )


def _in_one_line(found: Found, page: str) -> tuple[int, int]:
    """The span of a measure, or that side of it which holds the verb with its object where the page breaks it in two lines."""
    clean, start, end = found.sentence.clean, found.start, found.end
    raw_start, raw_end = clean.raw_span(start, end)
    broken = page.find("\n", raw_start, raw_end)
    if broken < 0:
        return start, end
    cut = next(at for at in range(start, end) if clean.raw_start(at) > broken)
    if found.verb is None:
        return (start, cut) if cut - start >= end - cut else (cut, end)
    if found.verb.end + _LEAST_OBJECT <= cut:
        return start, cut
    return (cut, end) if found.verb.start >= cut or end - cut > cut - start else (start, cut)


_LEAST_OBJECT = 2
"""Characters of an object that stand behind its verb before a line's break at least, to be told without the rest."""
