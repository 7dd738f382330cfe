"""The places of one article, found once: the one that it is about, and those that its statements are about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from models.places.article import (
    AT_MEETING,
    FIRST,
    KICKER,
    OFFICE,
    OFFICE_SOURCE,
    PLAIN,
    SIGNED,
    SITE,
    TITLE,
    TITLE_DEIXIS,
    Evidence,
)
from models.places.mentions import Mention, find_mentions
from models.places.register import CHINA, LEVELS, Division, by_full_name
from models.places.resolve import Resolver
from models.places.scenes import scenes_of
from models.places.turns import Reading
from models.places.words import words
from models.records import Article, Place, Sentence
from models.text.script import to_simplified

_WHOSE: Final = re.compile("[^岁]的")
"""Between a number and the place that it describes (海拔1100米的上坪村); an age is somebody's."""
_OPENS_CLAUSE: Final = ("", "，", "。", "；", "、", "：")
"""What a name stands behind that is whole, whatever its characters are elsewhere (下姜村, 上坪村)."""


class PlaceContext:
    """Places of an article: its own (:attr:`place`) and that of a number (:meth:`at`).

    ``article.place`` may be set, or changed, before the first call of :meth:`at`: statements are read from there.
    """

    def __init__(self, article: Article, page: Division | None = None) -> None:
        self.article, self._page = article, page
        self._scenes = scenes_of(article.sentences)
        self._index = {id(s): i for i, s in enumerate(article.sentences)}
        source = to_simplified(article.source or "")
        self._source = _named(source)
        for mention in self._source:  # 灵丘新闻网: a source names its own place, and in short
            mention.short = mention.short and mention.text in words().common_words
        self._office = OFFICE.search(source) is not None or any(m.level == "county" for m in self._source)
        self._signed = _named(article.office)
        self._kicker = find_mentions(to_simplified(article.kicker or ""))
        titled = any(s.role == "title" for s in self._scenes)
        self._title = find_mentions(to_simplified(article.title or "")) if not titled else []
        self._site = _named(article.site)
        apart = self._site + self._source + self._signed + self._kicker + self._title
        year = article.published_on.year if article.published_on else None
        resolver = Resolver(year)
        if page is not None:
            resolver.stand_in(page)
        resolver.resolve([*apart, *(m for scene in self._scenes for m in scene.mentions)])
        self._places: dict[Division, Place] = {}

    @classmethod
    def of(cls, article: Article) -> PlaceContext:
        """The context of an article, made when first asked for."""
        if not isinstance(article.places, cls):
            article.places = cls(article)
        return article.places

    @property
    def place(self) -> Place | None:
        """The most precise division that the article as a whole is about; None rather than a guess."""
        return self._place_of(self._own)

    @classmethod
    def settle(cls, articles: Sequence[Article]) -> None:
        """Set the place of each article of a page.

        One that says nothing of it is about the county of those beside it, if all of these lie in one county; a district
        of a city of Taiwan goes for one.
        """
        for article in articles:
            article.place = cls.of(article).place
        if len(articles) < 2 or all(article.place for article in articles):
            return
        told = {division for a in articles if (division := cls.of(a)._own) is not None}
        counties = {_county(division) for division in told}
        county = counties.pop() if len(counties) == 1 else None
        if county is None:
            return
        for article in articles:
            if article.place is None:
                article.places = cls(article, county)
                article.place = article.places.place

    @cached_property
    def _own(self) -> Division | None:
        evidence = Evidence()
        evidence.add(self._title, TITLE, title=True)
        first = True
        for scene in self._scenes:
            if scene.role == "title":
                evidence.add(scene.mentions, TITLE, title=True)
            elif scene.role == "body":
                evidence.add(scene.mentions, FIRST if first else PLAIN)
                first = first and not scene.mentions
            else:
                evidence.add(scene.mentions, PLAIN)
        evidence.stand(self._site, SITE)
        evidence.add(self._kicker, KICKER)
        hosted = PLAIN if self._signed or self._hosts() else OFFICE_SOURCE
        evidence.add(self._source, hosted if self._office else 0.0)  # what an office signs, another's site merely hosts
        evidence.add(self._signed, SIGNED)
        evidence.point([d for scene in self._scenes if scene.role != "title" for d in scene.deixis])
        for scene in self._scenes:
            if scene.role == "title":
                meeting = AT_MEETING.search(scene.text)
                evidence.point(scene.deixis, TITLE_DEIXIS if meeting is None else PLAIN)
        if self._page is not None and not evidence.whole:
            if not evidence.own:
                return self._page
            evidence.own[self._page] += FIRST
            found = evidence.settled()
            return self._page if found is not None and self._page.within(found) else found
        return evidence.settled()

    @cached_property
    def _titled(self) -> list[Mention]:
        """What the headline names, whether it is among the sentences or not."""
        return [*self._title, *(m for scene in self._scenes if scene.role == "title" for m in scene.mentions)]

    def _hosts(self) -> bool:
        """Whether the source is that of a wider place than one that the headline names: it merely hosts the text."""
        named = [m.division for m in self._titled if m.division is not None]
        sources = [m.division for m in self._source if m.division is not None]
        return any(d is not s and d.within(s) for d in named for s in sources)

    def at(self, sentence: Sentence, start: int, end: int) -> tuple[str | None, Place | None]:
        """The place that the number at ``[start, end)`` of ``sentence`` is about: as the text names it in full, and coded.

        ``(None, None)`` if that is unclear; the whole country is 中国 and has no code.
        """
        index = self._index.get(id(sentence))
        turns = self._reading.turns[index] if index is not None else []
        before = bisect_left(turns, start, key=lambda t: t.start)
        turn = turns[before - 1] if before else None
        if before < len(turns) and turns[before].start == end + 1 and _WHOSE.match(sentence.text, end - 1):
            turn = turns[before]  # 海拔1100米的上坪村
        if turn is not None and turn.among:
            turn = next((t for t in reversed(turn.among) if t.start <= start), turn)
        if turn is None and turns and self._reading.ground is None:
            turn = turns[0]  # 37家单位为甘肃…
        return (turn.text, self._place_of(turn.division)) if turn is not None else self._fallback

    def named(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Spans of the names in ``sentence`` of the article's own place and of those in or around it, in order; and of
        villages that open a clause.

        Not those that are part of another name, nor towns elsewhere, which are mostly words read wrongly (其|中城镇).
        """
        index = self._index.get(id(sentence))
        if index is None:
            return []
        own = self._own

        def is_meant(m: Mention) -> bool:
            if not m.candidates and m.level == "village" and sentence.text[m.start - 1 : m.start] in _OPENS_CLAUSE:
                return True
            if own is None or m.division is None or m.short:
                return False
            return m.division.within(own) or own.within(m.division)

        return [(m.start, m.end) for m in self._scenes[index].mentions if not m.institution and is_meant(m)]

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self._scenes, self._ground())

    @cached_property
    def _fallback(self) -> tuple[str | None, Place | None]:
        ground = self._reading.ground
        if ground is not None:
            return ground.name, self._place_of(ground)
        if (named := self._titled_town) is not None:
            return named, None
        national = any(d.kind == "whole" for scene in self._scenes for d in scene.deixis)
        return (CHINA.name if national else None), None

    @cached_property
    def _titled_town(self) -> str | None:
        """The town or village that opens the headline, whose county the page does not say (马街镇：…)."""
        towns = {m.text for m in self._titled if m.start == 0 and m.division is None and m.level in ("township", "village")}
        return towns.pop() if len(towns) == 1 else None

    def _ground(self) -> Division | None:
        given = self.article.place
        if given is None or (self._own is not None and self._own.full_name == given.name):
            return self._own
        return by_full_name().get(given.name) or _made(given)

    def _place_of(self, division: Division | None) -> Place | None:
        if division is None or not division.depth:
            return None
        if division not in self._places:
            self._places[division] = division.place()
        return self._places[division]


def _county(division: Division) -> Division | None:
    """The county that ``division`` is or lies in, else the town; None for what is wider than both."""
    line = {above.level: above for above in division.line()}
    return line.get("county") or line.get("township")


def _named(text: str) -> list[Mention]:
    """Mentions in the names of outlets, offices and sites, each of which is meant as a place although it stands in a name."""
    found = find_mentions(text)
    for mention in found:
        mention.institution = mention.aside = False
    return found


def _made(place: Place) -> Division:
    """A division for a place that the register does not hold, under the part of it that it does."""
    known = by_full_name()
    path = place.name.split("/")
    at = CHINA
    for n, name in enumerate(path, 1):
        level = place.level if n == len(path) else LEVELS[min(at.depth + 1, len(LEVELS) - 1)]
        at = known.get("/".join(path[:n])) or Division(None, name, level, at)
    return at
