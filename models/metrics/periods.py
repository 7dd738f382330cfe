"""Periods: the year, month or span that a number holds for, with the article's date as anchor.

Belongs here: finding expressions of time, what span each names, and which of them governs a number: the last one before
it in its sentence, save a year that is only compared with (较2017年的31.5万亩). A frame at the head of a sentence that
plainly still runs (去年以来, 这十年) holds on in the same paragraph; a year that heads a statistical report holds on
through it. Undated statements have no period, however likely the year.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.metrics.numerals import parse
from models.metrics.quantity import Quantity
from models.records import Article, Sentence

_C: Final = "一二三四五六七八九十"
_Y: Final = r"(?<![\d.])(?:19|20)\d{2}"
_N: Final = rf"[{_C}两]+|\d{{1,2}}"
_TO: Final = r"\s?(?:—+|[-~－至到])\s?"

_PART: Final = rf"上半年|下半年|前[{_C}\d]+个?月|[前第]?[一二三四1-4](?:至[{_C}])?个?季度"
_LAPSE: Final = "近年来|近些年来?|这些年来?|多年来|几年来|近几年|这几年|历年"

_TIME = re.compile(
    rf"""
    (?P<plan>(?<![{_C}])[一二三]?十[{_C}]五|(?<=[“"「])[八九]五(?=[”"」]))[”"」]?(?:时期|期间|以来|末)?
  | (?P<roc>民国|(?<![\d.])(?=1[01]\d年(?:度|底|末|初|起|以来|\d{{1,2}}月)))\s?(?P<rocyear>\d{{2,3}})\s?年
      (?:\s?(?P<rocmonth>\d{{1,2}})月)?
  | (?P<span>{_Y})\s?年?(?:{_TO}|、)(?P<until>(?:19|20)\d{{2}})\s?年
  | (?P<year>{_Y})\s?年(?:度|底|末|初|代)?
      (?:(?P<part>{_PART}|(?P<m1>\d{{1,2}})(?:{_TO}(?P<m2>\d{{1,2}}))?月(?:份)?(?:(?P<day>\d{{1,2}})日)?))?
  | (?P<rel>今年|本年度?|当年|去年|上年|前年|明年|后年|昨年)
      (?P<relpart>{_PART}|(?P<r1>\d{{1,2}})(?:{_TO}(?P<r2>\d{{1,2}}))?月(?:份)?(?:(?P<rday>\d{{1,2}})日)?)?
  | (?P<bare>上半年|下半年|前[{_C}\d]+个月|前[一二三123]个?季度|[一二三四](?:至[二三四])?季度)
  | (?<![\d.年])(?P<b1>\d{{1,2}}){_TO}(?P<b2>\d{{1,2}})月份?
  | (?:截至|截止到?|到|至)\s?(?P<asof>\d{{1,2}})月(?:(?P<asofday>\d{{1,2}})日|底|末|中旬|上旬|下旬|初)?
  | (?<![\d.年至到])(?P<in>\d{{1,2}})月(?:份|(?=以来|底以来|初以来))
  | (?P<long>(?!一年){_N})(?:多|余)?年(?:以来|来|间)
  | (?:近|过去|这|最近|过去的)(?P<long2>{_N})年(?:以来|来|间|里)?
  | (?P<ago>{_N})年(?:以?前|之前)
  | (?P<now>今年以来|年初以来|截至目前|截至今|迄今|至今|目前|如今|现如今|现在|眼下|当前|当下)
  | (?P<none>{_LAPSE})
    """,
    re.VERBOSE,
)
_COMPARED = re.compile(r"(?:较|比|同比|相比|是|为|与|和|同|超过|相当于|高于|低于)$")
_SIZED = re.compile(r"(?:相当于|恢复[到至]|达到?|[是为])$")
"""Before a year whose value is the measure of a share, which holds for now (恢复到2019年的118%)."""
_ONLY_START = re.compile(r"(?:从|由|自)$")
_ATTRIBUTE = re.compile(r"[一-鿿](?<![在到至从自于而和与截并当但其即])$")
_VALUE = re.compile(r"(?:同期)?的[^，。；]{0,6}\d")
_CLAUSE_END = re.compile(r"[；;。]")
_QUICK = re.compile(rf"年|月|季|[{_C}]五|目前|[至迄如]今|现在|眼下|当[前下]")
"""One of these stands in every expression of time; most sentences have none."""
_HEAD = re.compile(rf"[{_C}两\d民今本当去上前明后昨下截到至近过这最年迄目如现眼多几历]")
"""The characters with which expressions of time begin."""


@dataclass(frozen=True, slots=True)
class _Frame:
    start: int
    end: int
    period: str | None
    kind: str
    """``set`` governs what follows, ``within`` the rest of its clause, ``with`` only the number that it touches, ``runs``
    holds on in the paragraph, ``topic`` does where its sentence has no number of its own."""


class Clock:
    """The running time of one article; ask it sentence by sentence, in order."""

    def __init__(self, article: Article) -> None:
        date = article.published_on or (article.published_at.date() if article.published_at else None)
        self._date: dt.date | None = date
        self._report = _report_year(article)
        self._running: str | None = None
        self._last: str | None = None
        self._explicit: str | None = None
        self._section = False
        self._end = -1

    def hear(self, sentence: Sentence) -> None:
        """Take note of the times of a sentence without quantities."""
        self.periods(sentence, (), ())

    def periods(self, sentence: Sentence, quantities: Sequence[Quantity], roles: Sequence[str]) -> list[str | None]:
        """The period of each quantity of the next sentence."""
        text = sentence.text
        frames = self._frames(text)
        if sentence.role == "heading":
            self._entitle(text)
        runs = sentence.clean.runs
        if not runs or runs[0].raw_start > self._end or sentence.role != "body":
            self._running = None
            self._last = None
        elif text.startswith("其中") and self._running is None:
            self._running = self._last
        self._end = runs[-1].raw_end if runs else self._end
        found = [self._of(text, q, role, frames) for q, role in zip(quantities, roles, strict=True)]
        for frame in frames:
            if frame.kind == "with":
                continue
            lasting = frame.kind == "runs" or (frame.kind == "topic" and not quantities)
            if frame.start <= 6 or frame.period is not None:
                self._running = frame.period if lasting and frame.start <= 6 else None
            self._explicit = frame.period or self._explicit
            self._last = frame.period
        return found

    def _entitle(self, heading: str) -> None:
        """Take the year that a heading sets for its section (二、2023年工作安排); the next heading of its rank ends it."""
        year = _SECTION_YEAR.search(heading)
        if year is not None:
            self._report, self._section = year["year"], True
        elif self._section and _TOP_HEADING.match(heading):
            self._report, self._section = None, False

    def _of(self, text: str, q: Quantity, role: str, frames: Sequence[_Frame]) -> str | None:
        period = before = self._running
        heard = self._running is not None
        past: str | None = None
        for frame in frames:
            if frame.start >= q.start:
                break
            if text.count("”", frame.end, q.start) > text.count("“", frame.end, q.start):
                continue  # said within a quotation that is over
            if frame.kind == "with":
                between = text[frame.end : q.start]
                touches = len(between) <= 10 and not re.search(r"[，。；、\d]", between)
                sized = q.base == "percent" and between.endswith("的") and _SIZED.search(text, 0, frame.start)
                if touches and not sized and role not in {"change", "rate"}:
                    return _end_of(frame.period, role)
                past = frame.period if _VALUE.match(text, frame.end) else past
            elif frame.kind == "within" and _CLAUSE_END.search(text, frame.end, q.start):
                period = before
            else:
                before = period if frame.kind == "within" else frame.period
                period, heard = frame.period, True
        if role == "from" and past is not None:
            return past
        return _end_of(period, role) if heard else self._report

    def _frames(self, text: str) -> list[_Frame]:
        if not _QUICK.search(text):
            return []
        frames = []
        for found in _times(text):
            period = self._read(found)
            if period == "":
                continue
            before, after = text[max(0, found.start() - 3) : found.start()], text[found.end() : found.end() + 3]
            kind = "set"
            open_start = after.startswith(("以来", "起", "全年"))
            beside = _COMPARED.search(before) is not None and not open_start
            beside = beside or (after.startswith(("的", "同期")) and _SIZED.search(before) is not None)
            if beside or (_ONLY_START.search(before) and after.startswith("的")):
                kind = "with"
            elif found["year"] and _ATTRIBUTE.search(before) and not after.startswith(("以来", "起")):
                kind = "within"
            elif after.startswith("以来") or found["long"] or found["long2"] or (found["now"] or "").endswith("以来"):
                kind = "runs"
            elif found["now"]:
                kind = "topic"
            elif found["plan"]:
                kind = "runs" if re.search(r"期间|时期|以来", found[0] + after) else "plan"
                if kind == "plan":
                    continue
            frames.append(_Frame(found.start(), found.end(), period, kind))
        return frames

    def _read(self, found: re.Match[str]) -> str | None:
        """ISO period of an expression; None where it names no certain one, empty where it is no frame."""
        year = self._date.year if self._date else None
        if found["plan"]:
            return _five_years(found["plan"])
        if found["roc"] is not None:
            return _within(1911 + int(found["rocyear"]), found["rocmonth"] and "月", found["rocmonth"], None, None)
        if found["span"]:
            return f"{found['span']}/{found['until']}" if found["span"] < found["until"] else found["until"]
        if found["year"]:
            return _within(int(found["year"]), found["part"], found["m1"], found["m2"], found["day"])
        if found["rel"]:
            if found["rel"] == "当年":
                by = found.string[found.start() - 1 : found.start()] in {"按", "照", "占"}
                return "" if by or self._explicit is None else self._explicit[:4]
            shift = {"去": -1, "上": -1, "昨": -1, "前": -2, "明": 1, "后": 2}.get(found["rel"][0], 0)
            if year is None:
                return None
            return _within(year + shift, found["relpart"], found["r1"], found["r2"], found["rday"])
        if found["none"]:
            return None
        if year is None:
            return "" if found["bare"] or found["in"] else None
        if found["bare"]:
            return _within(year, found["bare"], None, None, None)
        if found["b1"]:
            return _within(year, "月", found["b1"], found["b2"], None)
        if found["asof"]:
            return _within(year, "月", found["asof"], None, found["asofday"])
        if found["in"]:
            return _within(year, "月", found["in"], None, None)
        count = found["long"] or found["long2"] or found["ago"]
        if count:
            number = parse(count)
            if number is None or not 0 < number.value < 100:
                return None
            start = year - int(number.value)
            return str(start) if found["ago"] else f"{start}/{year}"
        return str(year)


def _times(text: str) -> Iterator[re.Match[str]]:
    """The expressions of time, without trying every pattern at characters that begin none."""
    head = _HEAD.search(text)
    while head is not None:
        at = head.start()
        found = _TIME.match(text, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end()
        head = _HEAD.search(text, at)


def _five_years(text: str) -> str | None:
    number = parse(text.removesuffix("五"))
    if number is None:
        return None
    start = 1951 + 5 * int(number.value)  # the sixth plan began in 1981
    return f"{start}/{start + 4}"


def _within(year: int, part: str | None, first: str | None, last: str | None, day: str | None) -> str:
    """A part of a year: halves, quarters, months, a day."""
    if not part:
        return str(year)
    if first:
        a, b = int(first), int(last or first)
        if not (1 <= a <= b <= 12):
            return str(year)
        if day and not last and 1 <= int(day) <= calendar.monthrange(year, a)[1]:
            return f"{year}-{a:02d}-{int(day):02d}"
        return f"{year}-{a:02d}" if a == b else f"{year}-{a:02d}/{year}-{b:02d}"
    if part == "上半年":
        return f"{year}-01/{year}-06"
    if part == "下半年":
        return f"{year}-07/{year}-12"
    ordinals = [int(n.value) for n in (parse(c) for c in re.findall(rf"[{_C}]+|\d+", part)) if n]
    if not ordinals or not 1 <= ordinals[0] <= ordinals[-1] <= 12:
        return str(year)
    if "季" in part:
        low = 1 if part.startswith("前") else ordinals[0]
        return f"{year}-{3 * low - 2:02d}/{year}-{3 * ordinals[-1]:02d}" if ordinals[-1] <= 4 else str(year)
    return f"{year}-01/{year}-{ordinals[-1]:02d}" if ordinals[-1] > 1 else f"{year}-01"


def _end_of(period: str | None, role: str) -> str | None:
    """A change over a span of years starts in its first and ends in its last."""
    if period is None or "/" not in period or "-" in period or role not in {"from", "to"}:
        return period
    start, _, end = period.partition("/")
    return start if role == "from" else end


_SECTION_YEAR = re.compile(
    rf"^[^，。]{{0,8}}(?P<year>{_Y})\s?年(?!以来|前|代)[^，。]{{0,16}}(?:工作|预算|回顾|执行|安排|情况|重点|主要|任务|经济|总体)"
)
_TOP_HEADING = re.compile(rf"[{_C}]+、")
_BULLETIN = re.compile(
    rf"(?P<year>{_Y})\s?年(?:度)?[^，。]{{0,16}}(?:统计公报|经济运行|主要指标|工作回眸|工作综述|工作总结|年终盘点|工作纪实|发展综述|工作情况|决算)"
)
_HEAD_YEAR = re.compile(rf"\s*(?:[（(][{_C}\d]+[）)])?[^。；]{{0,40}}?(?P<year>{_Y})\s?年(?:度|全年)?[，,](?!.*(?:以来|从))")


def _report_year(article: Article) -> str | None:
    """The year of a statistical report: it heads the report, and the report compares with the year before throughout."""
    titled = _BULLETIN.search(article.title or "")
    if titled is not None:
        return titled["year"]
    texts = [s.text for s in article.sentences if s.role == "body"]
    whole = "".join(texts)
    if whole.count("同比") + whole.count("比上年") + whole.count("全年") < 4:
        return None
    for text in texts[:4]:
        found = _HEAD_YEAR.match(text)
        if found is not None:
            return found["year"]
    return None
