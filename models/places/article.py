"""Which division an article as a whole is about.

Every mention is evidence for a division and for what it lies in; a headline weighs most, then the office that wrote the
text, the first sentence and the rest. From the country downwards the way goes on as long as one part holds most of the
evidence of the whole. An article about several places is about none of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from models.places.mentions import Deixis, Mention
from models.places.register import CHINA, DEPTH, Division

OFFICE: Final = re.compile(
    r"组织部|党建|组工|政府|[县市区乡镇]委|宣传|融媒|发布|委员会|纪委|监委|法院|检察院|公安|党校|供销|园区|管委会|(?<!邮)局(?:[^报网社台]{0,6})$|办公室"
    r"|(?<!主)办$|(?<![常国])委$|[科股所队]$|(?<!网)站$|(?<!日报|晚报)中心$|[县区乡镇村]$|街道$|社区$|学校$|[一二三]中$|[小中]学$|医院$"
)
"""A source of this kind writes about its own place; a newspaper of a city or province does not, that of a county does."""

TITLE, KICKER, OFFICE_SOURCE, FIRST, PLAIN, SITE = 8.0, 3.0, 5.0, 2.0, 1.0, 1.0
"""Weights of a mention in the headline, the kicker, an office's name, the first sentence, any other;
of what the site's own name and makers name together."""
TITLE_DEIXIS = 4.0
"""Weight of 全县 and the like in the headline."""
SIGNED = 5.0
"""Weight of the office that signs: a speaker's in the byline, a unit among the authors."""
AT_MEETING: Final = re.compile(r"在[我全][省市县区州][^，。：]{0,30}[会班]上")
"""Said at a meeting of the wider place, whose text it is not."""
_BESIDE: Final = 0.4
"""Weight of a place in the name of an institution, or where something merely takes place."""
_LEAST: Final = 3.0
"""Without a headline that names a place, so much evidence makes one; for a county its first mention is enough."""
_SHARE: Final = 0.55
_UNTITLED_SHARE: Final = 0.6
"""A part goes for the whole if it holds this share of the evidence, more if no headline names a place."""
_NATIONAL: Final = 1.0
"""Weight of 全国 and 我国 against all places of the text where no headline names one; half of it where one does."""
_OFTEN: Final = 4.0
_NEARLY_ALL: Final = 0.75
_DEIXIS: Final = {"up": 1.0, "organ": 0.4, "same": 1.0}
_FIRST_PERSON: Final = 3.0
"""我县 says whose text it is."""
_KINDS: Final = {
    "省": ("province",),
    "自治区": ("province",),
    "市": ("prefecture", "county", "province"),
    "州": ("prefecture",),
    "自治州": ("prefecture",),
    "盟": ("prefecture",),
    "地区": ("prefecture",),
    "县": ("county",),
    "自治县": ("county",),
    "区": ("county", "province"),
    "旗": ("county",),
    "镇": ("township",),
    "乡": ("township",),
    "街道": ("township",),
    "村": ("village",),
    "社区": ("village",),
    "嘎查": ("village",),
}


def answers(division: Division, suffix: str) -> bool:
    """Whether 全县, 全市 and the like may mean this division: ``suffix`` is its kind."""
    if division.level not in _KINDS.get(suffix, ()):
        return False
    if suffix == "区":
        return division.name.endswith("区")
    return division.name.endswith(suffix[-1])


class Evidence:
    """Weights of the divisions that an article names."""

    def __init__(self) -> None:
        self.own: dict[Division, float] = defaultdict(float)
        self.told: dict[Division, float] = defaultdict(float)
        """The same without the headline."""
        self.titled: set[Division] = set()
        self.whole = 0.0

    def add(self, mentions: Iterable[Mention], weight: float, *, title: bool = False) -> None:
        """Count decided mentions; of places named in one go (浙江省安吉县溪龙乡) only the last."""
        mentions = list(mentions)
        led = {id(m.follows) for m in mentions if m.follows is not None and m.division is not None}
        for mention in mentions:
            division = mention.division
            if division is None or (id(mention) in led and division.level != "country"):
                continue
            weighed = weight * (_BESIDE if mention.institution or mention.aside else 1.0)
            self.own[division] += weighed
            if title and not mention.institution and not mention.aside:
                self.titled.add(division)
            elif not title:
                self.told[division] += weighed

    def stand(self, mentions: Iterable[Mention], weight: float) -> None:
        """Count what the page around the article names, down to where its names part: a site lists its neighbours too."""
        named = [m.division for m in mentions if m.division is not None and m.division.depth]
        if not named:
            return
        deepest = max(named, key=lambda d: d.depth)
        for division in deepest.line():
            if all(d.within(division) or division.within(d) for d in named):
                if division.depth:
                    self.own[division] += weight
                return

    def point(self, deixis: Sequence[Deixis], weight: float = PLAIN) -> None:
        """Count 全县, 我省, 该村 for the most named division of that kind."""
        totals = self.totals(self.own)
        meant: dict[str, Division | None] = {}
        for entry in deixis:
            if entry.kind == "whole":
                self.whole += _NATIONAL if not self.titled else _NATIONAL / 2
                continue
            share = _DEIXIS.get(entry.kind)
            if share is None:
                continue
            if entry.suffix not in meant:
                fitting = [d for d in totals if d.depth and answers(d, entry.suffix)]
                meant[entry.suffix] = max(
                    fitting, key=lambda d: (self.own.get(d, 0.0), d.depth, totals[d], d.full_name), default=None
                )
            best = meant[entry.suffix]
            if best is not None:
                weighed = weight * share * (_FIRST_PERSON if entry.first_person else 1.0)
                self.own[best] += weighed
                self.told[best] += weighed

    @staticmethod
    def totals(own: dict[Division, float]) -> dict[Division, float]:
        """Weight of every division together with all that lies in it."""
        found: dict[Division, float] = defaultdict(float)
        for division, weight in own.items():
            for above in division.line():
                found[above] += weight
        return found

    def settled(self) -> Division | None:
        """The division that holds most of the evidence; None if that is none below the country."""
        totals = self.totals(self.own)
        loose = sum(w for d, w in self.own.items() if next(iter(reversed(list(d.line())))) is not CHINA)
        at, whole = CHINA, totals[CHINA] + self.whole
        if not totals[CHINA]:
            return None
        while True:
            parts = [d for d in totals if d.parent is at]
            best = max(parts, key=lambda d: (totals[d], d.full_name), default=None)
            if best is None:
                break
            if best.depth >= DEPTH["township"]:
                if not self._local(best, at, totals):
                    break
            elif totals[best] < (_SHARE if self.titled else _UNTITLED_SHARE) * whole:
                break
            at, whole = best, totals[best]
        if at.depth == DEPTH["township"] or loose:
            village = self._village(at, totals)
            if village is not None:
                return village
        if not self.titled and whole < (_LEAST if at.depth < DEPTH["county"] else FIRST):
            return None
        return at if at.depth else None

    def _local(self, division: Division, above: Division, totals: dict[Division, float]) -> bool:
        """Whether a town or village is what the text is about, which is seldom unless the headline says so.

        If the headline names only what holds it, the text must tell of hardly anything else, and name it often.
        """
        told = self.totals(self.told)
        nearly_all = told[division] >= _NEARLY_ALL * told[above]
        if any(d.within(division) for d in self.titled):
            return totals[division] >= _SHARE * totals[above]
        if above in self.titled and above.depth >= DEPTH["township"]:
            return False
        if self.titled:
            return nearly_all and self.told[division] >= _OFTEN
        return nearly_all and told[division] >= _LEAST

    def _village(self, at: Division, totals: dict[Division, float]) -> Division | None:
        """A village named in the headline whose township the article does not say."""
        loose = [d for d in self.titled if d.parent is None and d.level == "village"]
        if len(loose) == 1 and self.own[loose[0]] >= _SHARE * (self.own[loose[0]] + totals[at]) and at.depth >= 3:
            return Division(None, loose[0].name, "village", at)
        return None
