"""Which division a name in an article means, judged by the other places that the article names.

A name is believed if nothing else is called so, if it stands right behind what it lies in (乐山市市中区), or if the article
names what it lies in (a 白马镇 in an article about 市中区). What stays open gets no division.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from models.places.mentions import Mention
from models.places.register import Division
from models.places.words import words

_WEIGHT: Final = {"province": 1.0, "prefecture": 2.0, "county": 4.0, "township": 0.0}
_TELLING: Final = 4
"""The name of a town with so many characters, borne by one town only, tells where it lies where nothing else does."""
GENERIC: Final = frozenset({"城区", "郊区", "矿区", "新区", "东区", "西区", "南区", "北区", "离岛区", "市区", "开发区"})
"""Names of districts that are also just parts of any town."""


class Resolver:
    """Decides the mentions of one article."""

    def __init__(self, year: int | None = None) -> None:
        self.year = year
        """Year of the article, by which former divisions are preferred or left out; None if unknown."""
        self.support: dict[Division, float] = defaultdict(float)
        self.named: set[Division] = set()
        self.locals: dict[str, Division] = {}
        self.above: set[Division] = set()
        """What the towns lie in that the article may name: a short name that is one of these is meant."""
        self.leads: set[int] = set()
        """The mentions that stand right before a town that the register does not know."""

    def stand_in(self, division: Division) -> None:
        """Take it as known that the article speaks of ``division``, for the articles beside it do."""
        self.named.add(division)
        for above in division.line():
            self.support[above] += _WEIGHT[division.level]

    def resolve(self, mentions: list[Mention]) -> None:
        """Set ``division`` of every mention that can be decided."""
        self.above = {
            above for m in mentions if m.level == "township" for d in m.candidates for above in d.line() if above is not d
        }
        self.leads = {id(m.follows) for m in mentions if m.level == "township" and not m.candidates}
        for mention in mentions:
            if self._sure(mention):
                self._take(mention, self._best(mention.candidates))
        for certain in (True, False, False):  # first those that stand behind another; last with all that was found
            for mention in mentions:
                if mention.division is None and mention.candidates and (mention.follows is not None or not certain):
                    self._decide(mention, certain)
        for mention in mentions:
            if mention.text in self.locals:
                mention.candidates, mention.division = (), None
        unregistered = [m for m in mentions if not m.candidates]
        for mention in unregistered:
            self._local(mention)
            mention.division = self.locals[mention.text]  # what the one right behind it lies in
        for mention in unregistered:  # a village is often named without its township first
            mention.division = self.locals[mention.text]

    def _sure(self, mention: Mention) -> bool:
        of = mention.candidates
        if not of or (of[0].level == "township" and of[0].code is not None):  # those without a code are cities and districts
            return False
        if mention.short:
            return of[0].level == "province"
        if mention.text in GENERIC:
            return False
        return len({d.full_name for d in self._fitting(of)}) == 1

    def _fitting(self, of: Iterable[Division]) -> list[Division]:
        """Candidates that existed when the article appeared; present ones if it has no date."""
        year = self.year
        if year is None:
            fitting = [d for d in of if not d.former]
        else:
            fitting = [d for d in of if not d.former or not d.until or d.until >= year - 1]
            ended = {d.code for d in fitting if d.former and d.until and d.until >= year}
            fitting = [d for d in fitting if d.former or d.code not in ended] or fitting
        return fitting or list(of)

    def _best(self, of: Iterable[Division]) -> Division:
        return self._fitting(of)[0]

    def _take(self, mention: Mention, division: Division) -> None:
        mention.division = division
        self.named.add(division)
        if mention.institution and division.level == "province":
            return
        weight = _WEIGHT[division.level] * (0.5 if mention.institution else 1.0)
        for above in division.line():
            self.support[above] += weight

    def _decide(self, mention: Mention, certain: bool) -> None:
        fitting = self._fitting(mention.candidates)
        before = mention.follows.division if mention.follows else None
        if before is not None and self._decide_behind(mention, before, fitting):
            return
        if certain or mention.text in GENERIC or (mention.short and mention.text in words().common_words):
            return
        if mention.short and fitting[0].level != "county":  # 西安 is the city, not a district of that name
            fitting = [d for d in fitting if d.level == fitting[0].level]
        ranked = sorted(fitting, key=self._score, reverse=True)
        best = ranked[0]
        score = self._score(best)
        tie = len(ranked) > 1 and self._score(ranked[1]) == score
        named = [d for d in fitting if d in self.named]
        if named and (mention.short or len(named) == 1):  # 铁岭 is 铁岭市 where 铁岭县 is named too
            self._take(mention, min(named, key=lambda d: d.depth))
        elif mention.short:
            if self._is_meant(mention, best, score, tie=tie, alone=len(fitting) == 1):
                self._take(mention, best)
        elif best.level == "township":
            alone = len(fitting) == 1 and len(mention.text) >= _TELLING and not self.named
            if not tie and best.parent is not None and (self.support[best.parent] > 0 or score >= 2 or alone):
                self._take(mention, best)
        elif score > 0 and not tie:
            self._take(mention, best)

    def _decide_behind(self, mention: Mention, before: Division, fitting: Sequence[Division]) -> bool:
        """Decide on a name that stands right behind what it lies in, ``before``; false where that leaves it open."""
        behind = [d for d in fitting if d is not before and d.within(before)]
        behind = behind or [d for d in mention.candidates if d is not before and d.within(before)]
        if behind:
            self._take(mention, max(behind, key=self._score))
            return True
        if before.level == "county" and mention.level == "township":
            mention.candidates = ()  # a town of that county that the register does not know
            self._local(mention)
            return True
        return False

    def _is_meant(self, mention: Mention, best: Division, score: float, *, tie: bool, alone: bool) -> bool:
        """Whether a name without its kind means the division that fits it best; ``alone`` tells that no other fits."""
        if best.former:
            return False
        distinct = len(mention.text) > 2 or score >= 2
        known = best.level == "prefecture" or (alone and best.name.endswith("市"))
        towns = best in self.above or (best.code is None and id(mention) in self.leads)  # 南投信义乡: no towns registered
        holds = towns and best.level == "county" and not tie
        return known or holds or (score > 1 and not tie and distinct)

    def _score(self, division: Division) -> float:
        return sum(self.support.get(d, 0.0) for d in division.line() if d.depth) - (0.25 if division.former else 0.0)

    def _local(self, mention: Mention) -> None:
        before = mention.follows.division if mention.follows else None
        known = self.locals.get(mention.text)
        if before is not None and before.depth < (4 if mention.level == "township" else 5):
            if known is None or known.parent is None or known.parent.depth < before.depth:
                self.locals[mention.text] = Division(None, mention.text, mention.level, before)
        elif known is None:
            self.locals[mention.text] = Division(None, mention.text, mention.level, None)
