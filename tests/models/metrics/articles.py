"""Small articles for tests, made straight from sentences."""

from __future__ import annotations

import datetime as dt
import re

from models.records import Article, Place, Sentence
from models.text.clean import CleanText
from models.text.script import to_simplified


def article(text: str, published: str | None = "2023-06-15", place: str | None = None) -> Article:
    """An article whose body is ``text``: a paragraph a line, cut into sentences behind 。！？."""
    made = Article(1, published_on=dt.date.fromisoformat(published) if published else None)
    if place:
        made.place = Place(None, place, "county")
    at = 0
    for line in text.split("\n"):
        for piece in re.findall(r"[^。！？]+[。！？]?", line):
            clean = CleanText.of([(to_simplified(piece), at, at + len(piece))])
            made.sentences.append(Sentence(len(made.sentences) + 1, "body", None, clean))
            at += len(piece)
        at += 1
    return made
