"""What parsing produces: the records of one page, before they become rows.

Offsets named ``start_char``/``end_char`` are page offsets (code points of the decoded text); ``start``/``end`` of a metric
or measure are offsets in its sentence's clean text. Records of one page refer to each other by ordinal or by object;
ids are made when records become rows (:mod:`models.rows`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from models.text.clean import CleanText
from models.text.words import Word, tag


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division of the register, or a village below one."""

    code: str | None
    """GB/T 2260 (6 digits) or township code (9 digits); of the most precise registered division."""
    name: str
    """Full names from the province down, joined by ``/``."""
    level: str
    """``country``, ``province``, ``prefecture``, ``county``, ``township`` or ``village``."""


@dataclass(slots=True)
class Line:
    """One line of a page; ``end_char`` leaves out the line break."""

    number: int
    start_char: int
    end_char: int
    role: str
    article: int | None = None
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the page inside a line that the clean text leaves out or replaces."""

    start_char: int
    end_char: int
    reason: str
    """``spam`` (advertising inside a line), ``pinyin``, ``markup``, ``site`` (the site's name behind a headline) or
    ``restored`` (a space that the clean text reads as the plus sign the page lost)."""


@dataclass
class Sentence:
    """A sentence of an article's title, heading, body or caption lines."""

    ordinal: int
    role: str
    section: str | None
    clean: CleanText

    @property
    def text(self) -> str:
        """The clean simplified text."""
        return self.clean.text

    @cached_property
    def words(self) -> list[Word]:
        """Tagged words of the clean text; tagged once."""
        return tag(self.clean.text)

    def forget_words(self) -> None:
        """Let go of the words, most of what parsing holds; who asks for them again has them tagged again."""
        self.__dict__.pop("words", None)


class ArticlePlaces(Protocol):
    """What an article keeps of its places; :class:`models.places.PlaceContext` makes it."""

    @property
    def place(self) -> Place | None:
        """The division that the article as a whole is about."""


@dataclass
class Article:
    """An article of a page, with its sentences in reading order (title and headings included)."""

    ordinal: int
    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    published_at: dt.datetime | None = None
    published_on: dt.date | None = None
    source: str | None = None
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    place: Place | None = None
    script: str = "simplified"
    start_char: int = 0
    end_char: int = 0
    body: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    site: str = field(default="", repr=False)
    """The page's lines that name the site (banner, path, makers), by which a town or a district is told from its namesakes."""
    office: str = field(default="", repr=False)
    """The offices that sign the text: of a speaker in the byline (中共某某县委书记 …), and units among its authors."""
    places: ArticlePlaces | None = field(default=None, repr=False, compare=False)
    """The places that the text names; found once, by :meth:`models.places.PlaceContext.of`."""


@dataclass
class Metric:
    """A number that says something about the world; see the columns of the same names in the contract."""

    sentence: Sentence
    start: int
    end: int
    value: float
    high: float | None
    comparator: str
    unit: str
    indicator: str
    role: str = "level"
    indicator_id: str | None = None
    place: Place | None = None
    place_text: str | None = None
    period: str | None = None
    confidence: float = 1.0
    baseline: Metric | None = None
    measure: Measure | None = None


@dataclass
class Measure:
    """A concrete thing that an authority did, set up, runs, issued or requires."""

    sentence: Sentence
    start: int
    end: int
    name: str | None
    action: str | None
    category: str
    actor: str | None = None
    target: str | None = None
    cadence: str | None = None
    place: Place | None = None
    confidence: float = 1.0


@dataclass
class Claim:
    """Arithmetic that an article asserts, recomputed."""

    kind: str
    operands: list[Metric]
    stated_by: Metric
    stated: float
    computed: float
    verdict: str


@dataclass
class Page:
    """Everything that one document holds."""

    lines: list[Line]
    articles: list[Article]
    metrics: list[list[Metric]] = field(default_factory=list)
    measures: list[list[Measure]] = field(default_factory=list)
    claims: list[list[Claim]] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    signatures: list[list[int]] = field(default_factory=list)
    """For each article the hashes of its signature's bands."""
    script: str = "none"
    reason: str | None = None
    """Why a parsed page holds no article, in words."""
