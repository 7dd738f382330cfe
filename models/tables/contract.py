"""The tables of a release: every column with its type, meaning, allowed values, key and reference.

This is the one description that the Parquet schemas, the DuckDB tables and their comments, the generated checks and
``docs/data-dictionary.md`` are made from. A column that analysts read keeps its name and meaning; new ones go behind the old.
"""

from __future__ import annotations

from typing import Final

from models import vocabulary as v
from models.tables.account import CHANGES, CHECKS, RELEASE
from models.tables.columns import COMPARATOR, HIGH, ROLE, VALUE
from models.tables.schema import Column, Table
from models.tables.summaries import SUMMARIES

_START = "first character of the evidence, in code points of documents.text"
_END = "just behind the last character of the evidence"
_IDS: Final = "zstd"
"""How ids that stand in one row each are stored: half the size of DuckDB's own choice and half the work."""


def _span(start: str = _START, end: str = _END) -> tuple[Column, Column]:
    return Column("start_char", "integer", start), Column("end_char", "integer", end)


DOCUMENTS = Table(
    "documents",
    "One raw file, or one record of a crawl shard, whether it could be read or not.",
    ("document_id",),
    (
        Column("document_id", "text", "made from the path below the seeds folder", pattern="[0-9a-f]{16}"),
        Column("path", "text", "path below the seeds folder, with #record for a record of a shard"),
        Column("url", "text", "address of the page, if a crawl record gives it", nullable=True),
        Column("crawled_at", "text", "date of the crawl as the record gives it", nullable=True),
        Column(
            "sha256",
            "text",
            "SHA-256 of the bytes; null if they could not be read",
            nullable=True,
            pattern="[0-9a-f]{64}",
        ),
        Column("bytes", "bigint", "size of the file or record"),
        Column("encoding", "text", "encoding of the bytes; null if quarantined before decoding", nullable=True),
        Column("characters", "integer", "length of text in code points", nullable=True),
        Column("script", "text", "script of the text", nullable=True, allowed=tuple(v.SCRIPTS)),
        Column("status", "text", "whether the document could be read and parsed", allowed=("parsed", "quarantined")),
        Column("reason", "text", "why it is quarantined, or why it holds no article", nullable=True),
        Column(
            "duplicate_of",
            "text",
            "earlier document with the same text, or nearly the same",
            nullable=True,
            references="documents.document_id",
        ),
        # Compressed, the texts of 2,048 documents are read to show one of them.
        Column(
            "text",
            "text",
            "decoded text, not a character changed; null if quarantined",
            nullable=True,
            compression="uncompressed",
        ),
    ),
)

LINES = Table(
    "lines",
    "One line of a parsed document; the lines of a document cover its text without gap or overlap.",
    ("document_id", "line"),
    (
        Column("document_id", "text", "the document", references="documents.document_id"),
        Column("line", "integer", "number of the line, from 1"),
        *_span("first character of the line", "just behind its last character, its line break left out"),
        Column("role", "text", "what the line is", allowed=tuple(v.LINE_ROLES)),
        Column(
            "article_id",
            "text",
            "article that the line belongs to; null for boilerplate, spam and blank",
            nullable=True,
            references="articles.article_id",
        ),
        Column("joins", "boolean", "whether a paragraph that the page broke goes on in this line"),
    ),
)

CUTS = Table(
    "cuts",
    "A stretch inside a line that the clean text leaves out or replaces (glued-in advertising, pinyin, markup, a restored sign).",
    ("document_id", "start_char", "end_char"),
    (
        Column("document_id", "text", "the document", references="documents.document_id"),
        *_span("first character of the stretch", "just behind its last character"),
        Column("reason", "text", "why: spam, pinyin, markup, site, restored"),
        Column("text", "text", "the stretch as the page has it"),
    ),
)

ARTICLES = Table(
    "articles",
    "One article: a text with its own title, or a document that is a piece of a longer text.",
    ("article_id",),
    (
        Column("article_id", "text", "document_id and ordinal", pattern=r"[0-9a-f]{16}\.\d+"),
        Column("document_id", "text", "the document", references="documents.document_id"),
        Column("ordinal", "integer", "number of the article in its document, from 1"),
        Column("title", "text", "main headline", nullable=True),
        Column("kicker", "text", "line above the headline that names a series or column", nullable=True),
        Column("subtitle", "text", "line below the headline", nullable=True),
        Column("published_at", "timestamp", "local time of publication; null if the page gives only a date", nullable=True),
        Column("published_on", "date", "date of publication", nullable=True),
        Column("source", "text", "outlet", nullable=True),
        Column("authors", "text[]", "reporters and contributors"),
        Column("editors", "text[]", "editors and supervisors"),
        Column(
            "place_code",
            "text",
            "division that the article is about (GB/T 2260)",
            nullable=True,
            references="places.code",
        ),
        Column("place_name", "text", "full names from the province down, joined by /", nullable=True),
        Column("script", "text", "script of the article", allowed=tuple(v.SCRIPTS)),
        *_span("first character of the article's first line", "just behind its last line"),
        Column(
            "duplicate_of",
            "text",
            "earlier article with nearly the same text, in any document",
            nullable=True,
            references="articles.article_id",
        ),
        Column("body", "text", "clean simplified text", compression="zstd"),
        Column("characters", "integer", "length of body in code points"),
        Column("sentences", "integer", "how many sentences it has"),
        Column("measures", "integer", "how many measures were found in it"),
        Column("named_measures", "integer", "how many of them have a name"),
        Column("metrics", "integer", "how many metrics were found in it"),
        Column("contradictions", "integer", "how many of its claims contradict themselves"),
    ),
)

SENTENCES = Table(
    "sentences",
    "One sentence of an article's title, heading, body or caption lines; one that the page broke is one sentence.",
    ("sentence_id",),
    (
        Column("sentence_id", "text", "article_id and ordinal", pattern=r"[0-9a-f]{16}\.\d+\.s\d+", compression=_IDS),
        Column("article_id", "text", "the article", references="articles.article_id"),
        Column("ordinal", "integer", "number of the sentence in its article, from 1"),
        Column("role", "text", "role of the line it stands in", allowed=("title", "heading", "body", "caption")),
        Column("section", "text", "heading that it stands under", nullable=True),
        *_span("first character on the page", "just behind the last"),
        Column("unbroken", "boolean", "whether the page has its characters in one stretch"),
        # To pack them takes a quarter of what it takes to load them, and to show one, two thousand are unpacked.
        Column("text", "text", "clean simplified text", compression="uncompressed"),
    ),
)

_RECORD = (
    Column("article_id", "text", "the article", references="articles.article_id"),
    Column("sentence_id", "text", "the sentence", references="sentences.sentence_id"),
)

METRICS = Table(
    "metrics",
    "One number that says something about the world.",
    ("metric_id",),
    (
        Column("metric_id", "text", "article_id and place on the page", pattern=r"[0-9a-f]{16}\.\d+\.m\d+", compression=_IDS),
        *_RECORD,
        Column("measure_id", "text", "measure that it sizes", nullable=True, references="measures.measure_id"),
        *_span(),
        Column("text", "text", "evidence as the page has it"),
        VALUE,
        HIGH,
        COMPARATOR,
        Column("unit", "text", "base unit; rates join units with /", pattern=v.UNIT_PATTERN),
        Column("indicator", "text", "short noun phrase that names what is measured"),
        Column("indicator_id", "text", "registered indicator", nullable=True, references="indicators.indicator_id"),
        ROLE,
        Column("place_code", "text", "division that the number is about", nullable=True, references="places.code"),
        Column("place_text", "text", "that division or village as the text names it", nullable=True),
        Column(
            "period",
            "text",
            "when it holds, ISO 8601: 2020, 2020-05, 2016/2020; null if the text does not say",
            nullable=True,
            pattern=v.PERIOD_PATTERN,
        ),
        Column("period_start", "date", "first day of the period", nullable=True),
        Column("period_end", "date", "last day of the period", nullable=True),
        Column("confidence", "double", "probability that value, unit and indicator are right, calibrated on the gold"),
        Column(
            "baseline_id",
            "text",
            "for to, change and rate: the metric that it starts from",
            nullable=True,
            references="metrics.metric_id",
        ),
    ),
)

MEASURES = Table(
    "measures",
    "One concrete thing that an authority did, set up, runs, issued or requires.",
    ("measure_id",),
    (
        Column(
            "measure_id", "text", "article_id and place on the page", pattern=r"[0-9a-f]{16}\.\d+\.p\d+-\d+", compression=_IDS
        ),
        *_RECORD,
        *_span(),
        Column("text", "text", "evidence as the page has it"),
        Column("name", "text", "proper name; null if it has none", nullable=True),
        Column("action", "text", "verb, as the page writes it", nullable=True),
        Column("category", "text", "what kind of measure it is", allowed=tuple(v.CATEGORIES)),
        Column("actor", "text", "who does it", nullable=True),
        Column("target", "text", "to whom or what", nullable=True),
        Column(
            "cadence",
            "text",
            "how often it recurs: daily, weekly, monthly, quarterly, half-yearly, yearly, every N years",
            nullable=True,
            pattern=v.CADENCE_PATTERN,
        ),
        Column("section", "text", "heading that it stands under", nullable=True),
        Column("place_code", "text", "division that it is about", nullable=True, references="places.code"),
        Column("confidence", "double", "probability that it is a measure, calibrated on the gold"),
    ),
)

CLAIMS = Table(
    "claims",
    "One piece of arithmetic that an article asserts, recomputed.",
    ("claim_id",),
    (
        Column("claim_id", "text", "stated metric and kind", pattern=r"[0-9a-f]{16}\.\d+\.m\d+\.[a-z]+"),
        Column("article_id", "text", "the article", references="articles.article_id"),
        Column("kind", "text", "which arithmetic", allowed=tuple(v.CLAIM_KINDS)),
        Column("metric_ids", "text[]", "the operands, in order", references="metrics.metric_id"),
        Column("stated_id", "text", "metric that states the result", references="metrics.metric_id"),
        Column("stated", "double", "result as the page states it"),
        Column("computed", "double", "result as computed from the operands"),
        Column("verdict", "text", "whether they agree", allowed=tuple(v.VERDICTS)),
    ),
)

SIGNATURES = Table(
    "signatures",
    "One band of an article's MinHash signature; articles that share a band are candidates for near duplicates.",
    ("article_id", "band"),
    (
        Column("article_id", "text", "the article", references="articles.article_id"),
        Column("band", "integer", "number of the band, from 0"),
        Column("hash", "bigint", "hash of the band's rows"),
    ),
)

PLACES = Table(
    "places",
    "One administrative division of the gazetteer, present or former.",
    ("code",),
    (
        Column("code", "text", "GB/T 2260, or the ministry's township code"),
        Column("name", "text", "its own name"),
        Column("full_name", "text", "names from the province down, joined by /"),
        Column("level", "text", "its level", allowed=("country", "province", "prefecture", "county", "township")),
        Column("parent_code", "text", "division it belongs to", nullable=True, references="places.code"),
    ),
)

INDICATORS = Table(
    "indicators",
    "One registered indicator: what is counted in many places under many phrasings.",
    ("indicator_id",),
    (
        Column("indicator_id", "text", "stable name", pattern="[a-z0-9_]+"),
        Column("name", "text", "short Chinese name"),
        Column("unit", "text", "unit in which it is counted", pattern=v.UNIT_PATTERN),
        Column("description", "text", "what it is"),
    ),
)

UNITS = Table(
    "units",
    "One base unit.",
    ("unit",),
    (
        Column("unit", "text", "as in metrics.unit"),
        Column("dimension", "text", "what it measures"),
        Column("description", "text", "what it is"),
    ),
)

EXTRACTED: Final = (DOCUMENTS, LINES, CUTS, ARTICLES, SENTENCES, METRICS, MEASURES, CLAIMS)
"""Tables that parsing writes and a release holds."""

PARSED: Final = (*EXTRACTED, SIGNATURES)
"""Tables that parsing writes, a Parquet file a part each; signatures have done their work when near duplicates are found."""

REGISTERS: Final = (PLACES, INDICATORS, UNITS)
"""Tables that the registers fill."""

TABLES: Final = (*EXTRACTED, *REGISTERS, *SUMMARIES, RELEASE, CHECKS, CHANGES)
"""Every table of a release, in the order in which they are loaded."""

BY_NAME: Final = {table.name: table for table in TABLES}
