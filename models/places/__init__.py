"""The gazetteer: administrative divisions, and which one a text is about."""

from models.places.context import PlaceContext
from models.places.mentions import find_mentions
from models.places.register import Division, by_full_name, divisions, former_divisions
from models.places.table import place_rows

__all__ = [
    "Division",
    "PlaceContext",
    "by_full_name",
    "divisions",
    "find_mentions",
    "former_divisions",
    "place_rows",
]
