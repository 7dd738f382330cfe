"""One page, all extractors in order: the pure function that the parse stage maps over documents."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from models.claims import extract_claims
from models.documents.hints import Hints
from models.measures import extract_measures
from models.measures.sizes import link
from models.metrics import extract_metrics
from models.pages import assemble, find_cuts, label_lines, why_empty
from models.pages.signature import bands, signature
from models.pages.sites import NO_SITE, SiteLines
from models.places import PlaceContext
from models.places.papers import paper_of
from models.records import Article, Measure, Page
from models.text.script import script
from models.text.words import Word

_NONE = Hints()


def parse_page(text: str, hints: Hints = _NONE, site: SiteLines = NO_SITE) -> Page:
    """Lines, articles, metrics, measures and claims of a page; depends on nothing but its arguments, the code and registers.

    A page that shows no date has the one that its head gives, for all its articles.
    """
    with uncollected():
        return _parsed(text, hints, site)


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage in cycles within: a page's records live until the page is done, and each search walks them again.

    It took a fifth of the parsing; between the pages of a part it still took a fiftieth, and finds nothing: records make no
    cycles (``places`` of an article would be one). Afterwards the search goes on as the process has it set.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _parsed(text: str, hints: Hints, site: SiteLines) -> Page:
    lines = label_lines(text, site)
    page = Page(lines, assemble(text, lines), cuts=find_cuts(text, lines), script=script(text))
    if not page.articles:
        page.reason = why_empty(text, lines)
    if hints.date and not any(article.published_on for article in page.articles):
        for article in page.articles:
            article.published_on = hints.published_on
    # Stage by stage rather than article by article: the tagger, the gazetteer and the registers are large, and each
    # stays in the processor's cache while it is used.
    for article in page.articles:
        _tagged(article)
    PlaceContext.settle(page.articles)
    for article in page.articles:
        article.source = article.source or paper_of(article, text)
    extract(page, text)
    for article in page.articles:
        page.signatures.append(bands(signature(article.body)))
        for sentence in article.sentences:
            sentence.forget_words()
        article.places = None  # it leads back to the article; without it, what parsing made goes as soon as the page does
    return page


def extract(page: Page, text: str) -> None:
    """Measures, metrics and claims of the articles of a page, whose dates and places are known by now."""
    page.measures.extend(_measures(article, text) for article in page.articles)
    page.metrics.extend(extract_metrics(article) for article in page.articles)
    for measures, metrics in zip(page.measures, page.metrics, strict=True):
        link(metrics, measures)
        page.claims.append(extract_claims(metrics))


def _tagged(article: Article) -> list[list[Word]]:
    """The words of every sentence, which each sentence keeps."""
    return [sentence.words for sentence in article.sentences]


def _measures(article: Article, text: str) -> list[Measure]:
    places = PlaceContext.of(article)
    measures = extract_measures(article, text)
    for measure in measures:
        measure.place = places.at(measure.sentence, measure.start, measure.end)[1]
    return measures
