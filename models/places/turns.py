"""Which place each stretch of an article is about.

Reading runs like a spotlight: it starts on the article's own place, moves to a village or county when the text turns to
it, and goes back when the text speaks of the whole again (全县) or turns away from it. Places that somebody goes to, comes
from or is compared with do not move it, nor do names of institutions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from models.places.article import answers
from models.places.mentions import Deixis, Mention
from models.places.people import OPEN_QUOTE, People
from models.places.register import CHINA, DEPTH, Division
from models.places.resolve import GENERIC
from models.places.scenes import Scene
from models.places.words import words

_LIST: Final = re.compile(r"^(?:[、/]|和|与|及|以及)$")
_CLAUSE_END: Final = re.compile(r"[，。；：！？]")
_STATEMENT_END: Final = re.compile(r"[。；！？]")
_EACH: Final = re.compile(r"分别")
_NUMBER: Final = re.compile(r"\d[\d.,]*")
_NEAR: Final = 6
"""Characters that may stand between a list of places and 分别."""
_STAYS: Final = re.compile(
    r"该[村县市区镇乡州旗省园厂校院]|这[条段座口]|村[里上民集两“党支委干庄子]|全村|本村|当地|这里|[他她]|我们|咱|[岁旬]"
)
"""Words that go on speaking of the village or county of the sentence before."""
_LATER: Final = re.compile(
    r"(?:\d{4}年|到?\d{4}年底|如今|现在|去年|目前|今年|眼下|同年|次年|第二年|此后|后来|[人户亩]均|年[产人均])"
)
"""How a sentence begins that tells how things went on in the village that the paragraph is about."""
_GOES_ON: Final = re.compile(r".{0,4}?(?:[他她]|该村|全村|村里|村支|村党|这里|当地|这[条段座口])")
"""How a paragraph begins that goes on with the village of the one before."""
_OFFICIAL: Final = re.compile(r"(?:出台|印发|制[定订]|实施|推行|选派|下派|统筹|下拨|安排|全面|累计|先后|组织)")
"""How a sentence begins that tells what a county does, not a village."""
_HEAD: Final = 12
"""A place named within so many characters of a paragraph's beginning, with all that it lies in, is what it is about."""
_NEXT: Final = re.compile(r"下一步|接下来|下一阶段|下阶段|今后")
"""How a sentence begins that turns to what is planned for the whole."""
_REACHED: Final = re.compile(r"(?:[到往达向自及]|覆盖|辐射|遍布|面向)$")
"""Before 全国: how far something reaches, not what is told of."""
_RANK: Final = re.compile(
    r"率先|首[个家批创次]|第(?:\d|[一二三四五六七八九十])|前\d|前列|先进|优秀|劳[动模]|百[强佳]|十[大佳]|人大代表|领先|唯一"
)
"""Behind 全省 or 全国: a rank there, not a statement about there."""
_OPENS: Final = "，。；：,;前止今年"
"""Before 全省 or 全国 at the head of a clause."""
_REMEMBERED: Final = 6
"""For so many sentences 该村 and 该镇 still find the village or town that was spoken of."""


_GIVES: Final = re.compile(
    r"(?:财政)?(?:一次性|专门|及时|共|已)*(?:安排|投入|筹[措集]|下达|下拨|拨付|拨来|拨给|补助|补贴|支持|给予|奖补|奖励)"
)
"""Behind a wider government at the head of a sentence, what it gives to where the text is."""
_PARTS_END: Final = re.compile("[；;](?!其中)|[，,](?=(?:其余|其他|剩余|另外|余下)[^，。；]{0,12}\\d)")
"""Where a list of the parts of a whole ends, in its sentence."""
_PART_OF: Final = re.compile("其中|分配为|分别为|[：:]")
"""Before a list of the parts of a whole."""
_FOR: Final = ("为", "替", "帮", "给")
"""Before 村里: for whom a county does something."""
_TAKES = re.compile(
    "(?:公开)?(?:挑选?|选[派调聘拔配]|抽[调选]|引进|招[募聘]|聘请?|请来|调[来集运]|运[来进]|购[进买]|买[来进]|借[来调])"
)
"""What is done with those who come from a place to where the text is."""


@dataclass(slots=True)
class Turn:
    """From ``start`` of its sentence on, statements are about ``division``, or about what ``text`` names."""

    start: int
    division: Division | None
    text: str
    among: tuple[Turn, ...] = ()
    """The places of a list to which the numbers that follow belong one by one (甲村、乙村分别投入80万元、150万元)."""

    @classmethod
    def of(cls, division: Division | None) -> Turn | None:
        """The turn to a division from the beginning of a sentence."""
        return cls(0, division, division.name) if division is not None else None

    @classmethod
    def to(cls, mention: Mention) -> Turn:
        """The turn to a place where it is named."""
        division = mention.division
        return cls(mention.start, division, mention.text if division is None else division.name)


class Reading:
    """One pass over an article's sentences, from the ground that its own place gives."""

    def __init__(self, scenes: Sequence[Scene], ground: Division | None) -> None:
        self.ground = ground
        self.turns: list[list[Turn]] = []
        """For each sentence its turns, in order; one that goes on with the place of the sentence before has it at 0."""
        self._recent: list[tuple[int, Turn]] = []
        people = People(scenes)
        last: Turn | None = None
        self._topics: set[str] = set()
        self._topic: Division | None = None
        section: Turn | None = None
        beside: Turn | None = None
        for number, scene in enumerate(scenes):
            if scene.fresh:
                self._topics, self._topic = set(), None
            if scene.role in ("title", "heading"):
                section = self._section(scene)
            home = people.home(number)
            if home is not None:
                last = Turn.to(home)
            elif last is not None and not self._stays(scene, last):
                last = None
            last = last or section
            goes_on = beside is not None and scene.role == "caption" and _STAYS.search(scene.text) is not None
            here = beside if goes_on else last
            turns = self._turns(scene, here)
            self.turns.append([Turn(-1, here.division, here.text), *turns] if here is not None else turns)
            if scene.role == "caption":
                beside = turns[-1] if turns else beside
                continue  # what stands beside a picture moves nothing in the text
            beside = None
            if turns:
                last = turns[-1] if not turns[-1].among else None
                heads = scene.fresh and turns[0].start <= _HEAD and scene.mentions and scene.mentions[0].start <= 1
                if heads or self._first_county(turns):
                    self._topic = turns[0].division
                self._topics.update(t.text for t in turns)
                recent = [(k, t) for k, t in self._recent if number - k < _REMEMBERED]
                self._recent = recent + [(number, t) for t in turns]

    def _first_county(self, turns: Sequence[Turn]) -> bool:
        """Whether a paragraph of an article about a wider place names its first county, of which it will go on to tell."""
        if self.ground is None or self.ground.depth >= DEPTH["county"] or self._topics:
            return False
        divisions = {turn.division for turn in turns}
        return len(divisions) == 1 and all(d is not None and d.level == "county" for d in divisions)

    def _section(self, scene: Scene) -> Turn | None:
        """What the section under a heading is about: the one part of the article's place that the heading names."""
        led = {id(m.follows) for m in scene.mentions if m.follows is not None and m.division is not None}
        named = [m for m in scene.mentions if m.division is not None and id(m) not in led and not m.institution]
        if scene.role != "heading" or len(named) != 1:
            return None
        division = named[0].division
        if division is None or division is self.ground or not (self.ground is None or division.within(self.ground)):
            return None
        return Turn(-1, division, division.name)

    def _stays(self, scene: Scene, last: Turn) -> bool:
        """Whether a sentence still speaks of the place of the one before it."""
        if scene.role in ("title", "heading") or _NEXT.match(scene.text):
            return False
        if scene.fresh:
            return _GOES_ON.match(scene.text) is not None and last.division is not None and last.division.depth > 3
        if self.ground is None:
            return True
        if last.division is not None and last.division is self._topic:
            return last.division.depth < DEPTH["township"] or _OFFICIAL.match(scene.text) is None
        if len(self._topics) == 1 and last.division is not None and last.division.depth > 3 and _LATER.match(scene.text):
            return True
        return _STAYS.search(scene.text) is not None or OPEN_QUOTE.match(scene.text) is not None

    def _turns(self, scene: Scene, last: Turn | None) -> list[Turn]:
        if not scene.mentions and not scene.deixis:
            return []
        mentions = scene.mentions
        led = {id(m.follows) for m in mentions if m.follows is not None and m.division is not None}
        named = [
            Turn.to(mention)
            for n, mention in enumerate(mentions)
            if id(mention) not in led and self._governs(scene.text, mentions, n)  # 浙江省安吉县: the last one counts
        ]
        named += _respectively(scene.text, mentions)
        named += self._behind_parts(scene.text, named, last)
        named.sort(key=lambda t: t.start, reverse=True)
        turns: list[Turn] = []
        for entry in scene.deixis:
            while named and named[-1].start < entry.start:
                turns.append(named.pop())
            turn = self._pointed(entry, scene.text, turns[-1] if turns else last)
            if turn is not None:
                turns.append(turn)
        return turns + named[::-1]

    def _behind_parts(self, text: str, named: Sequence[Turn], last: Turn | None) -> list[Turn]:
        """The turn back to the whole behind a list of its parts (其中甲乡21公里、乙乡18公里；加宽村道46公里)."""
        whole = last if last is not None else Turn.of(self.ground)
        found: list[Turn] = []
        for at in _PART_OF.finditer(text):
            end = _PARTS_END.search(text, at.end())
            parts = [t for t in named if end is not None and at.end() <= t.start < end.start()]
            if end is None or len(parts) < 2 or whole is None or any(end.start() < t.start for t in named):
                continue
            before = [t for t in named if t.start < at.start()]
            back = max(before, key=lambda t: t.start) if before else whole
            found.append(Turn(end.end(), back.division, back.text))
        return found

    def _governs(self, text: str, mentions: list[Mention], n: int) -> bool:
        """Whether what follows the mention is about the place that it names."""
        mention = mentions[n]
        division, ground = mention.division, self.ground
        opens = mention.start == 0 or text[mention.start - 1] in "，。；：,;"
        unknown = mention.level == "township" and not (ground is None and mention.candidates and opens)
        if division is None and (mention.short or unknown or mention.text in GENERIC):
            return False
        first = mention
        while first.follows is not None:
            first = first.follows
        before, behind = text[max(0, first.start - 6) : first.start], text[mention.end : mention.end + 8]
        wide = mention.level not in ("township", "village")
        if wide and (mention.institution or words().object_before.search(before)):
            return False
        ahead = n - 1
        while ahead >= 0 and mentions[ahead].end > first.start:
            ahead -= 1
        led_by = mentions[ahead] if ahead >= 0 else None
        if wide and words().lies_in.search(before):
            beyond = mentions[n + 1] if n + 1 < len(mentions) else None
            if led_by is not None or (beyond is not None and not _CLAUSE_END.search(text, mention.end, beyond.start)):
                return False  # 李郢村是阜南县的一个村, 位于阜南县南部的李郢村; but 这里是阜南县的一个基地
        if mention.aside or words().aside_before.search(before):
            return False
        if before.endswith("从") and _TAKES.match(behind) is not None:
            return False  # 从沿溪村挑选26名妇女
        listed = n + 1 < len(mentions) and _LIST.match(text[mention.end : mentions[n + 1].start])
        if behind[:1] in ("、", "等") or listed or (led_by is not None and _LIST.match(text[led_by.end : first.start])):
            return False  # one of several in a list stands for none of them
        if ground is None or division is None or mention.level in ("village", "township") or division.within(ground):
            return True
        if first.start == 0 or before.endswith("其中"):
            return True  # 全省806家，其中广元市21家
        if ground.within(division):
            return text[first.start - 1] in "，。；：,;" or behind[:1] in ("全", "各")
        return text[first.start - 1] in "，。；：,;、在"

    def _pointed(self, entry: Deixis, text: str, now: Turn | None) -> Turn | None:
        """Where 全县, 该村, 各乡镇 turn to, if they turn; ``now`` is the turn that holds before them."""
        ground = self.ground
        here = now.division if now is not None else ground
        opens = entry.start == 0 or text[entry.start - 1] in _OPENS
        ranked = _RANK.match(text, entry.end) is not None
        if entry.kind == "whole":
            counted = text[entry.end : entry.end + 1].isdigit() and not _REACHED.search(text[: entry.start])
            return Turn(entry.start, CHINA, CHINA.name) if (ground is None or opens or counted) and not ranked else None
        if entry.kind in ("up", "organ"):
            spoken_of = [t.division for _, t in reversed(self._recent)] if entry.kind == "up" else []
            division = kin(entry.suffix, here, ground, *spoken_of)
            if division is None or (now is not None and now.division is division):
                return None
            if ranked and not opens and now is not None:
                return None  # 由全镇第9名跃升至第1名
            beyond = ground is not None and ground is not division and ground.within(division)
            if beyond and (ranked or not opens):
                return None
            if entry.kind == "organ" and beyond and (entry.start > 0 or _GIVES.match(text, entry.end)):
                # 村里修路3公里，县里补助80万元: only a sentence that opens with it is about the county, and not 省里下达的500万元
                return None
            return Turn(entry.start, division, division.name)
        given = text.startswith("村里", entry.start) and (not entry.start or text[entry.start - 1] in _FOR)
        if (entry.kind == "same" or given) and (here is None or here.level != "village"):
            villages = (t for _, t in reversed(self._recent) if t.division is not None and t.division.level == "village")
            village = next(villages, None)
            return Turn(entry.start, village.division, village.text) if village is not None else None
        if entry.kind == "parts" and ground is not None and now is not None:
            within = now.division is not None and now.division.depth == DEPTH["county"] and text[entry.end - 1] in "乡镇街村居"
            return None if within and now.division is not ground else Turn(entry.start, ground, ground.name)
        return None


def _respectively(text: str, mentions: list[Mention]) -> list[Turn]:
    """Turns at every 分别 that stands right behind a list of places and before as many numbers."""
    found = []
    for each in _EACH.finditer(text):
        listed: list[Mention] = []
        end = each.start()
        for mention in reversed([m for m in mentions if m.end <= each.start()]):
            between = text[mention.end : end]
            if mention.end == end and listed and listed[-1].follows is mention:
                end = mention.start
            elif (not listed and len(between) <= _NEAR and not _CLAUSE_END.search(between)) or _LIST.match(between):
                listed.append(mention)
                end = mention.start
            else:
                break
        numbers = list(_NUMBER.finditer(text, each.end(), _sentence_end(text, each.end())))
        if len(listed) > 1 and len(numbers) == len(listed) and all(m.division is not None for m in listed):
            parts = tuple(Turn(n.start(), m.division, Turn.to(m).text) for n, m in zip(numbers, listed[::-1], strict=True))
            found.append(Turn(each.start(), parts[0].division, parts[0].text, parts))
    return found


def _sentence_end(text: str, start: int) -> int:
    end = _STATEMENT_END.search(text, start)
    return end.start() if end is not None else len(text)


def kin(suffix: str, *grounds: Division | None) -> Division | None:
    """The nearest division of that kind on the way up from the first ground that has one."""
    for ground in grounds:
        for division in ground.line() if ground is not None else ():
            if answers(division, suffix):
                return division
    return None
