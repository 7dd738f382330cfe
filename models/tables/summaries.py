"""Tables that are made of the others when a release is loaded.

Belongs here: answers for which a question would have to go through the whole release every time it is asked. What is summed up
faster than it is read from a table stays a view (``models/sql/views``). How a summary is made is said by its file in
``models/sql/tables``; that its pointers lead somewhere follows from that.
"""

from __future__ import annotations

from typing import Final

from models import vocabulary as v
from models.tables.columns import COMPARATOR, HIGH, ROLE, VALUE, optional
from models.tables.schema import Column, Table

_CATEGORIES = tuple(v.CATEGORIES)

NAMED_MEASURES = Table(
    "named_measures",
    "One name of measures over all articles, its spellings taken as one: since when, where and as what it is told.",
    ("normal_name",),
    (
        Column("normal_name", "text", "the name as it is compared: without quotes, title marks, brackets and spaces"),
        Column("name", "text", "its most frequent spelling"),
        Column("variants", "text[]", "its spellings"),
        Column("first_seen", "date", "date of the earliest article that gives one", nullable=True),
        Column("last_seen", "date", "date of the latest article that gives one", nullable=True),
        Column("first_article_id", "text", "the earliest article, one without a date last"),
        Column("articles", "bigint", "articles that tell of it, reprints left out"),
        Column("measures", "bigint", "how often it is told, reprints left out"),
        Column("place_count", "bigint", "places that it is told of"),
        Column("places", "text[]", "those places: the measure's own or, where none is told, the article's"),
        Column("category", "text", "its most frequent category", allowed=_CATEGORIES),
        Column("categories", "text[]", "its categories"),
        Column("actions", "text[]", "the verbs with which it is told"),
        Column("cadences", "text[]", "how often it recurs, as it is told"),
    ),
)

MEASURES_WITH_METRICS = Table(
    "measures_with_metrics",
    "One named measure and a metric reported with it; without metrics it has one row, with nulls; no reprints.",
    ("measure_id", "metric_id"),
    (
        Column("normal_name", "text", "the name as it is compared, as in named_measures"),
        Column("name", "text", "the name as the page spells it"),
        Column("category", "text", "what kind of measure it is", allowed=_CATEGORIES),
        Column("measure_id", "text", "the measure, in measures"),
        Column("place", "text", "the measure's own place or, where none is told, the article's", nullable=True),
        Column(
            "relation",
            "text",
            "how they belong together: the number says how large the measure is, or stands in its sentence",
            nullable=True,
            allowed=("sizes", "same sentence"),
        ),
        Column("metric_id", "text", "the metric, in metrics", nullable=True),
        Column("indicator", "text", "what is measured", nullable=True),
        optional(VALUE),
        HIGH,
        optional(COMPARATOR),
        Column("unit", "text", "base unit", nullable=True),
        optional(ROLE),
        Column("period", "text", "when it holds", nullable=True),
        Column("article_id", "text", "the article"),
        Column("title", "text", "its headline", nullable=True),
        Column("published_on", "date", "its date of publication", nullable=True),
        Column("sentence_id", "text", "the sentence in which both stand"),
    ),
)

SUMMARIES: Final = (MEASURES_WITH_METRICS, NAMED_MEASURES)
"""In the order of how much there is to do."""
