"""The places of one article, found once, and the place that each of its statements is about.

Reading runs like a spotlight: it starts on the article's own place, moves to a village or county when the text turns to
it, and goes back when the text speaks of the whole again (全县) or turns away from it. Places that somebody goes to, comes
from or is compared with do not move it, nor do names of institutions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from models.places.article import FIRST, KICKER, OFFICE, OFFICE_SOURCE, TITLE, Evidence, answers
from models.places.mentions import Deixis, Mention, find_deixis, find_mentions
from models.places.register import CHINA, DEPTH, Division, by_full_name
from models.places.resolve import GENERIC, Resolver
from models.places.words import words
from models.records import Article, Place, Sentence
from models.text.script import to_simplified

_CLAUSE_END: Final = re.compile(r"[，。；：！？,;:!?]")
_LIST: Final = re.compile(r"^(?:[、/]|和|与|及|以及)$")
_STAYS: Final = re.compile(r"该[村县市区镇乡州旗省]|村[里上民集两“党支委干庄子]|全村|本村|我们村|当地|这里|[他她]|我们|咱|[岁旬]")
"""Words that go on speaking of the village or county of the sentence before."""
_GOES_ON: Final = re.compile(r".{0,4}?(?:[他她]|该村|全村|村里|村支|村党|这里|当地)")
"""How a paragraph begins that goes on with the village of the one before."""
_RANK: Final = re.compile(r"率先|首[个家批创次]|第[一二三]|前列|先进|优秀|劳[动模]|百[强佳]|十[大佳]|人大代表|平均|领先|唯一|最")
"""Behind 全省 or 全国: a rank there, not a statement about there."""
_OPEN_QUOTE: Final = re.compile(r"^[“「『‘\"]")


@dataclass(slots=True)
class _Turn:
    """A point of a sentence from which on statements are about ``division`` (None: the article's own place)."""

    start: int
    end: int
    division: Division | None
    text: str | None
    strong: bool = True


class PlaceContext:
    """Places of an article: its own (:attr:`place`) and that of a number (:meth:`at`)."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._sentences = article.sentences
        self._texts = [s.text for s in article.sentences]
        self._offsets: list[int] = []
        at = 0
        for text in self._texts:
            self._offsets.append(at)
            at += len(text) + 1
        whole = "\n".join(self._texts)
        self._mentions = find_mentions(whole)
        self._deixis = find_deixis(whole)
        year = article.published_on.year if article.published_on else None
        self._resolver = Resolver(year)
        source = to_simplified(article.source or "")
        kicker = article.kicker or ""
        self._source_mentions = find_mentions(source)
        for mention in self._source_mentions:
            mention.institution = False
        self._kicker_mentions = find_mentions(kicker)
        self._resolver.resolve(self._source_mentions + self._kicker_mentions + self._mentions)
        self._office = bool(OFFICE.search(source))
        self._own: Division | None = None
        self._settled = False
        self._turns: dict[int, tuple[list[_Turn], _Turn | None]] | None = None
        self._index = {id(s): i for i, s in enumerate(self._sentences)}

    @property
    def place(self) -> Place | None:
        """The most precise division that the article as a whole is about; None rather than a guess."""
        division = self._division()
        return None if division is None else division.place()

    def _division(self) -> Division | None:
        if not self._settled:
            self._own, self._settled = self._settle(), True
        return self._own

    def _settle(self) -> Division | None:
        evidence = Evidence()
        title_end = 0
        first = True
        for i, sentence in enumerate(self._sentences):
            start, end = self._offsets[i], self._offsets[i] + len(self._texts[i])
            inside = self._between(start, end)
            if sentence.role == "title":
                title_end = end
                evidence.add(inside, TITLE, title=True)
            elif inside or sentence.role == "body":
                evidence.add(inside, FIRST if first and sentence.role == "body" else 1.0)
                first = first and sentence.role != "body"
        if not title_end and self.article.title:
            extra = find_mentions(self.article.title)
            self._resolver.resolve(extra)
            evidence.add(extra, TITLE, title=True)
        evidence.add(self._kicker_mentions, KICKER)
        evidence.add(self._source_mentions, OFFICE_SOURCE if self._office else 0.0)
        evidence.point(self._deixis)
        return evidence.settled()

    def _between(self, start: int, end: int) -> list[Mention]:
        low = bisect_right(self._mentions, start - 1, key=lambda m: m.start)
        high = bisect_right(self._mentions, end - 1, key=lambda m: m.start)
        return self._mentions[low:high]

    def _deixis_between(self, start: int, end: int) -> list[Deixis]:
        low = bisect_right(self._deixis, start - 1, key=lambda d: d.start)
        high = bisect_right(self._deixis, end - 1, key=lambda d: d.start)
        return self._deixis[low:high]

    # -- statements

    def at(self, sentence: Sentence, start: int, end: int) -> tuple[str | None, Place | None]:
        """The place that the number at ``[start, end)`` of ``sentence`` is about: as the text names it in full, and coded.

        ``(None, None)`` if that is unclear.
        """
        if self._turns is None:
            self._turns = self._read()
        index = self._index.get(id(sentence))
        if index is None:
            return self._default()
        turns, carried = self._turns[index]
        turn = carried
        for candidate in turns:
            if candidate.start >= start:
                break
            turn = candidate
        if turn is None and turns and self._base() is None:
            turn = turns[0]  # 37家单位为甘肃…
        if turn is None or turn.text is None:
            return self._default()
        return turn.text, turn.division.place() if turn.division is not None and turn.division.depth else None

    def _default(self) -> tuple[str | None, Place | None]:
        own = self._base()
        if own is not None:
            return own.name, own.place()
        if any(d.kind == "whole" for d in self._deixis) and not self.article.place:
            return CHINA.name, None
        return None, None

    def _base(self) -> Division | None:
        given = self.article.place
        if given is not None:
            own = self._division()
            if own is not None and own.full_name == given.name:
                return own
            return by_full_name().get(given.name) or _made(given)
        return self._division()

    def _read(self) -> dict[int, tuple[list[_Turn], _Turn | None]]:
        base = self._base()
        found: dict[int, tuple[list[_Turn], _Turn | None]] = {}
        carried: _Turn | None = None
        raw_end = -1
        for i, sentence in enumerate(self._sentences):
            runs = sentence.clean.runs
            raw_start = runs[0].raw_start if runs else 0
            fresh = raw_start != raw_end or sentence.role in ("title", "heading", "caption")
            raw_end = runs[-1].raw_end if runs else raw_end
            if carried is not None and not self._stays(i, carried, fresh, base):
                carried = None
            turns = self._turns_of(i, base, carried)
            found[i] = (turns, carried)
            if turns:
                carried = turns[-1]
        return found

    def _stays(self, i: int, carried: _Turn, fresh: bool, base: Division | None) -> bool:
        """Whether sentence ``i`` still speaks of the place of the one before it."""
        text = self._texts[i]
        if self._sentences[i].role in ("title", "heading"):
            return False
        if base is None and not fresh:
            return True
        clue = _STAYS.search(text) or _OPEN_QUOTE.search(text)
        if fresh:
            return _GOES_ON.match(text) is not None and carried.division is not None and carried.division.depth > 3
        return clue is not None

    def _turns_of(self, i: int, base: Division | None, carried: _Turn | None) -> list[_Turn]:
        offset, text = self._offsets[i], self._texts[i]
        mentions = self._between(offset, offset + len(text))
        deixis = self._deixis_between(offset, offset + len(text))
        turns: list[_Turn] = []
        for n, mention in enumerate(mentions):
            behind = mentions[n + 1] if n + 1 < len(mentions) else None
            if behind is not None and behind.follows is mention and behind.division is not None:
                continue  # 浙江省安吉县: the last one counts
            if self._governs(text, offset, mentions, n, base):
                division = mention.division
                turns.append(_Turn(mention.start - offset, mention.end - offset, division, _named(mention)))
        for entry in deixis:
            turn = self._pointed(entry, offset, text, turns, carried, base)
            if turn is not None:
                turns.append(turn)
        turns.sort(key=lambda t: t.start)
        return turns

    def _governs(self, text: str, offset: int, mentions: list[Mention], n: int, base: Division | None) -> bool:
        mention = mentions[n]
        division = mention.division
        if division is None and (mention.short or mention.level == "township" or mention.text in GENERIC):
            return False
        start, end = mention.start - offset, mention.end - offset
        first = mention
        while first.follows is not None and first.follows.start >= offset:
            first = first.follows
        before, behind = text[max(0, first.start - offset - 6) : first.start - offset], text[end : end + 8]
        if mention.institution and mention.level in ("province", "prefecture", "county"):
            return False
        if words().aside_before.search(before) and not before.endswith("从"):
            return False
        if words().aside_after.match(behind):
            return False
        # one of several in a list stands for none of them
        if behind[:1] in ("、", "等") or (n and _LIST.match(text[mentions[n - 1].end - offset : first.start - offset])):
            return False
        if base is None or division is None or mention.level in ("village", "township"):
            return True
        if division.within(base) or division is base:
            return True
        if base.within(division):
            return start == 0 or text[start - 1] in "，。；：,;" or behind[:1] in ("全", "各")
        return start == 0 or text[first.start - offset - 1] in "，。；：,;、在"

    def _pointed(
        self, entry: Deixis, offset: int, text: str, turns: list[_Turn], carried: _Turn | None, base: Division | None
    ) -> _Turn | None:
        start, end = entry.start - offset, entry.end - offset
        before = [t for t in turns if t.start < start]
        now = (before[-1] if before else carried) or None
        here = now.division if now is not None else base
        if entry.kind == "whole":
            opens = start == 0 or text[start - 1] in "，。；：,;前止今" or text[end : end + 1].isdigit()
            if (base is None or opens) and not _RANK.match(text, end):
                return _Turn(start, end, CHINA, CHINA.name)
            return None
        if entry.kind in ("up", "organ"):
            division = _kin(entry.suffix, here, base)
            if division is None or (now is not None and now.division is division):
                return None
            beyond = base is not None and base is not division and base.within(division)
            if beyond and ((start and text[start - 1] not in "，。；：,;前止今年") or _RANK.match(text, end)):
                return None
            if entry.kind == "organ" and base is not None and not division.within(base):
                return None
            return _Turn(start, end, division, division.name)
        if entry.kind == "parts" and base is not None and now is not None:
            return _Turn(start, end, base, base.name)
        return None


def _kin(suffix: str, *grounds: Division | None) -> Division | None:
    """The nearest division of that kind on the way up from the first ground that has one."""
    for ground in grounds:
        for division in ground.line() if ground is not None else ():
            if answers(division, suffix):
                return division
    return None


def _named(mention: Mention) -> str:
    division = mention.division
    return mention.text if division is None else division.name


def _made(place: Place) -> Division | None:
    """A division for a place that the register does not hold, under the part of it that it does."""
    known = by_full_name()
    at: Division | None = None
    path = place.name.split("/")
    levels = ("province", "prefecture", "county", "township", "village")
    for n in range(1, len(path) + 1):
        found = known.get("/".join(path[:n]))
        level = levels[max(DEPTH[at.level], 0) if at is not None and at.depth < DEPTH["village"] else min(n - 1, 4)]
        at = found or Division(None, path[n - 1], level, at or CHINA)
    return at
