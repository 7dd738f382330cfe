"""The gazetteer: administrative divisions, and which one a text is about."""

from models.places.context import PlaceContext
from models.places.mentions import find_mentions
from models.places.register import Division, by_full_name, divisions, former_divisions
from models.places.table import place_rows
from models.records import Article, Place


def article_place(article: Article) -> Place | None:
    """The most precise division that the article as a whole is about; None if it is about no one place."""
    return PlaceContext.of(article).place


__all__ = [
    "Division",
    "PlaceContext",
    "article_place",
    "by_full_name",
    "divisions",
    "find_mentions",
    "former_divisions",
    "place_rows",
]
