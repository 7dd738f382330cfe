"""Periods: the year, month or span that a number holds for, with the article's date as anchor.

Belongs here: which expression of time governs a number: the last one before it in its sentence, save a year that is only
compared with (较2017年的31.5万亩). A frame at the head of a sentence that plainly still runs (去年以来, 这十年) holds on in the
same paragraph; the time that a text or section reports on (:mod:`models.metrics.reports`) holds on through it. Undated
statements have no period, however likely the year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from models.metrics.frames import SIZED, Frame, frame_of, span_to
from models.metrics.plans import INLINE_HEADING
from models.metrics.quantity import Quantity
from models.metrics.reports import (
    ASKED_OF,
    DAILY,
    DATED,
    SECTION_TIME,
    TOP_HEADING,
    named_period,
    report_period,
    year_looked_back_on,
)
from models.metrics.times import DAY, Anchors, find_times, read_time
from models.records import Article, Sentence

_VALUE = re.compile(r"(?:同期|全年)?的[^，。；]{0,6}[\d一二三四五六七八九]")
_TURNED = re.compile(r"(?:同期|全年)?(?:的[^，。；]{0,6})?[\d一二三四五六七八九]")
_CLAUSE_END = re.compile(r"[；;。]")
_STILL = re.compile(r"同比|[较比](?:上年|去年|同期)|(?:较|比)(?:19|20)\d{2}年[^，。；]{0,6}[增减提上下]")
"""A sentence that compares with the time before goes on reporting on the time of the sentence before it."""
_STANDING = re.compile(
    r"^(?:[^，。；\d]{0,8}，)?[^，。；\d]{0,12}(?:现有|累计)|已(?!经)[^，。；]{0,6}\d|达到?[^，。；\d]{0,2}\d[^。]*[，、]占"
)
"""A sentence that goes on telling how things stand (已建成45家)."""
_DUTY = re.compile(r"要求|规定|明确|每|按|(?<!高)标准(?!化)|最高|不得|提取|其余")
"""In a clause that says what is always due."""
_LAID_DOWN = re.compile("[，,](?:并|还|同时)?(?:明确|规定|要求)")
"""How a clause begins that tells what a paper of that time lays down, to the end of its sentence."""
_BY_NOW = re.compile(r"已[从由]|[现已](?:经)?(?:升|降|增|减|提|达)")
"""Says that a change from an earlier year is complete by now."""
_WANTING = re.compile(
    r"[^。；\d]{0,12}(?:(?:存在|面临)[^，。；\d]{0,12}(?:问题|不足|困难|短板)|清醒(?:地?看到|认识)|还有不少(?:短板|不足))"
)
"""How a report turns to shortcomings, which hold at its own time."""
_OF_ALL = re.compile("(?:全[省市县区州旗乡镇村]|新一届|新当选)")
"""How a sentence begins that goes on telling how all stood as of a day."""
_LACKS = re.compile("问题|困难|不足|短板")
"""In a heading behind a section that had its own time: what is wanting holds as the report speaks."""
_LIES = re.compile(r"[^，。；\d]{2,14}(?:位于|地处|坐落)")
"""How a sentence begins that tells where a place lies and how large it is, whenever it is told."""
_ANOTHER_DOING = re.compile(
    r"(?:还|又|并|同时|同步|先后|累计|共|再)*(?:推[出行]|建[立成设]|健全|[设成]立|实施|组[织建]|协调|开[办展通发]|完[善成]|落实|出台|印发|选派|打造"
    r"|联合|引进|培育|探索|依托|通过|整合|安排|聘请|招募|投[入资]|举办|创[新建]|发[展放]|盘活|新建|改造|兑现|[对把将为给从与在县镇乡])"
)
"""How a clause opens that tells of another doing than the one before it."""
_NEXT_POINT = re.compile(r"[；;。][一二三四五六七八九十]是")
_TABLE = re.compile(r"附?表\s?[\d一二三四五六七八九十]{0,2}[：:\s]|附[：:]")
"""How the title of a table begins."""
_HEAD: Final = 6
"""Characters up to which an expression of time heads its sentence."""
_YEAR_LONG: Final = 4
_CHANGES: Final = frozenset(("to", "change", "rate"))
_TAKES_EFFECT = re.compile(r"施行|实施|生效|执行")
_SINCE_THEN = re.compile(r"后来|此后|之后|如今|现在|三年|几年")
"""How a sentence begins that leaves the day of a diary's entry."""


class Clock:
    """The running time of one article; ask it sentence by sentence, in order."""

    def __init__(self, article: Article) -> None:
        date = article.published_on or (article.published_at.date() if article.published_at else None)
        titled = report_period(article, Anchors(date))
        back = None if titled else year_looked_back_on(article)
        self._looks_back = back is not None or (titled is not None and ("-" in titled or titled not in (article.title or "")))
        """Whether duties in the text hold beyond the time that it looks back on; those of a year's report are of that year."""
        self._anchors = Anchors(date, titled or back, titled or back)
        self._titled = titled or back
        """The time that the text as a whole reports on, which holds again behind a section with its own."""
        self._year = str(date.year) if date else "9999"
        self._last_year = str(date.year - 1) if date else "9999"
        self._running: str | None = None
        self._last: str | None = None
        self._led: tuple[str | None, str] = (None, "")
        """Period of the frame at the head of the sentence before, and its kind; ``opens`` where that sentence has no number."""
        self._section = self._diary = False
        self._above_table: str | None = None
        """The time that the text reports on, while it is in a table that names one."""
        self._daily = DAILY.search(article.title or "") is not None
        self._end = -1

    def hear(self, sentence: Sentence) -> None:
        """Note the times of a sentence without quantities."""
        self.periods(sentence, (), ())

    def periods(self, sentence: Sentence, quantities: Sequence[Quantity], roles: Sequence[str]) -> list[str | None]:
        """The period of each quantity of the next sentence."""
        text = sentence.text
        if sentence.role == "heading" or INLINE_HEADING.fullmatch(text):
            self._entitle(text)
        runs = sentence.clean.runs
        if not runs or runs[0].raw_start > self._end or sentence.role != "body":
            self._running = self._last = self._anchors.spoken = None
            self._led = (None, "")
        if self._diary and _SINCE_THEN.match(text):
            self._anchors.report = None
        if self._above_table is not None and sentence.role == "body" and "。" in text:
            self._anchors.report, self._section, self._above_table = self._above_table, False, None
        if text.startswith("其中") and self._running is None:
            self._running = self._last
        frames = self._frames(text)
        report, self._anchors.report = (
            self._anchors.report,
            None if _WANTING.match(text) or _LIES.match(text) else self._anchors.report,
        )
        self._end = runs[-1].raw_end if runs else self._end
        carried = self._carried(text, frames)
        found = []
        at = 0
        for q, role in zip(quantities, roles, strict=True):
            found.append(self._of(text, q, role, frames, carried, at))
            at = q.end
        self._led = (carried, self._led[1] if self._led[1] == "as of" and carried is not None else "")
        for frame in frames:
            if frame.kind == "with":
                continue
            lasting = frame.kind == "runs" or (frame.kind == "topic" and not quantities)
            if frame.start <= 6 or frame.period is not None:
                self._running = frame.period if lasting and frame.start <= 6 else None
            self._last = frame.period
            opens = (frame.dated and self._daily) or (not quantities and frame.kind == "set" and text[frame.end - 1] != "前")
            as_of = frame.kind == "set" and "截" in text[: frame.start + 1]
            self._led = (frame.period if frame.start <= 6 else None, "opens" if opens else "as of" if as_of else frame.kind)
        self._anchors.report = report
        return found

    def _carried(self, text: str, frames: Sequence[Frame]) -> str | None:
        """The period of the sentence before, where this one plainly goes on with what that told."""
        period, kind = self._led
        if period is None or any(f.kind != "with" and f.start <= 6 for f in frames):
            return None
        built = len(period) == DAY and text.startswith(("该", "这"))  # 5月18日，桥建成通车。该桥长48米
        goes_on = (
            (kind == "opens" and not built)
            or (kind == "as of" and _OF_ALL.match(text))
            or _STILL.search(text)
            or (kind == "topic" and _STANDING.search(text))
        )
        return period if goes_on else None

    def _entitle(self, heading: str) -> None:
        """Take the year that a heading sets for its section (二、2023年工作安排); the next heading of its rank ends it.

        What the title of a table names ends with the table.
        """
        if _TABLE.match(heading) and not self._section:
            self._above_table = self._anchors.report
        dated = DATED.match(heading)
        named = named_period(heading, self._anchors) if SECTION_TIME.search(heading) else None
        if named is not None and "一年" in heading:
            named = named[:4]  # 过去一年工作回顾: the year before, however late the report
        if dated is not None or named is not None:
            self._anchors.report, self._section = dated["year"] if dated is not None else named, True
        elif (asked := heading.endswith(("？", "?"))) and (year := ASKED_OF.search(heading)) is not None:
            self._anchors.report, self._section = year["year"], True  # 2024年要缴多少钱？
        elif self._section and (asked or TOP_HEADING.match(heading)):
            self._anchors.report, self._section = None if _LACKS.search(heading) else self._titled, False
        self._diary = dated is not None

    def _of(self, text: str, q: Quantity, role: str, frames: Sequence[Frame], carried: str | None, at: int) -> str | None:
        """The period of one number; ``at`` is where the number before it ends."""
        period = before = self._running
        heard = self._running is not None
        past = since = turned = None
        governing: Frame | None = None
        for frame in frames:
            if frame.start >= q.start:
                break
            if _is_left(text, frame, q):
                continue
            if frame.kind == "with":
                between = text[frame.end : q.start]
                touches = len(between) <= 10 and at <= frame.end and not re.search(r"[，。；、\d]", between)
                sized = q.base == "percent" and between.endswith("的") and SIZED.search(text, 0, frame.start)
                told = frame.period
                if text.startswith("同期", frame.end):
                    told = _a_year_before(told, period if heard else self._anchors.report)
                if touches and not sized and role not in {"change", "rate"}:
                    return _end_of(told, role)
                if (
                    frame.period in {self._last_year, self._year}
                    and text[frame.start - 1] in "由从"
                    and _TURNED.match(text, frame.end)
                ):
                    turned = frame.end
                since = frame.period if touches and frame.period and len(frame.period) == _YEAR_LONG else since
                past = told if _VALUE.match(text, frame.end) else past
            elif frame.kind == "within" and _CLAUSE_END.search(text, frame.end, q.start):
                period = before
            else:
                before = period if frame.kind == "within" else frame.period
                period, heard, governing = frame.period, True, frame
        if role == "from" and past is not None:
            return past
        if not heard:
            if role == "target":
                return self._ahead(text, q, frames)
            by_now = role == "to" and past is not None and _BY_NOW.search(text) is not None
            # 由去年同期的136起降为97起，下降28.7%
            changes = turned is not None and role in _CHANGES and not _CLAUSE_END.search(text, turned, q.start)
            return self._unframed(role, carried, self._year if by_now or changes else None)
        if governing is not None and self._beyond(text, q, role, governing):
            return None
        if since is not None and q.written == "番" and period is not None and len(period) == 4 and int(since) < int(period) - 1:
            return f"{since}/{period}"  # 2022年……比2020年翻了一番
        return _end_of(period, role)

    def _unframed(self, role: str, carried: str | None, now: str | None) -> str | None:
        """The time of a number that no expression of time governs: what the text reports on, or goes on with."""
        if role == "from" and self._anchors.report is not None:
            return None  # what it was before the year that is reported on
        return self._anchors.report or carried or now

    def _ahead(self, text: str, q: Quantity, frames: Sequence[Frame]) -> str | None:
        """The time that a clause names behind the number that is to be reached by then (剩余9所学校将于2025年底前完成)."""
        for frame in frames:
            between = text[q.end : frame.start]
            if (
                frame.start > q.end
                and not re.search(r"[，。；、]", between)
                and between.endswith(("于", "在", "到", "将", "力争", "计划"))
            ):
                return frame.period
        return None if self._looks_back else self._anchors.report

    def _beyond(self, text: str, q: Quantity, role: str, frame: Frame) -> bool:
        """Whether the number holds outside the time of its frame: where a plan starts from, a duty told with a past event."""
        period = frame.period or ""
        between = text[frame.end : q.start]
        if role == "from":  # what holds from a day on, or is so by now, was otherwise before
            return (
                frame.kind == "from"
                or period[:4] > self._year
                or frame.kind == "topic"
                or _CLAUSE_END.search(between) is not None
                or "截" in text[max(0, frame.start - 2) : frame.start + 1]
            )
        if frame.dated and (q.kind == "time" or q.base == "times"):
            return True  # how long or how often something took on that day
        if role != "target" or period[:4] > self._year:
            return False
        if frame.kind == "topic" and "/" not in period and q.kind != "share":
            return True  # 眼下正谋划二期，投资1200万元
        if frame.kind == "runs":
            return ("/" in period and "/" in q.unit) or _CLAUSE_END.search(between) is not None
        if frame.kind == "from":
            return q.kind == "time" and _TAKES_EFFECT.search(between) is not None
        told = period[:4] < self._year or len(period) in {7, 10} or frame.kind == "topic"
        parted = max(between.rfind(mark) for mark in "，,；;")
        return (
            told
            and parted >= 0
            and (
                _LAID_DOWN.search(between) is not None
                or _DUTY.search(between, parted) is not None
                or ("/" in q.unit and q.kind != "noun")
            )
        )

    def _frames(self, text: str) -> list[Frame]:
        frames: list[Frame] = []
        self._anchors.here = None
        for found in find_times(text):
            if text.count("《", 0, found.start()) > text.count("》", 0, found.start()):
                self._anchors.spoken = found["year"] or self._anchors.spoken
                continue  # a year in the name of a document, of which 全年 may speak
            period = read_time(found, self._anchors)
            if period == "":
                continue
            frame = frame_of(text, found, period)
            if frame is not None and frames and (span := span_to(text, frames[-1], found, period)) is not None:
                frame = replace(frames.pop(), end=found.end(), period=span)
            if frame is not None:
                frames.append(frame)
                if frame.kind != "with":
                    self._anchors.here = frame.period or self._anchors.here
                    self._anchors.spoken = frame.period or self._anchors.spoken
        return frames


def _is_left(text: str, frame: Frame, q: Quantity) -> bool:
    """Whether a frame holds no more at ``q``: its quotation is over, or another point or doing is told."""
    if text.count("”", frame.end, q.start) > text.count("“", frame.end, q.start):
        return True
    due = frame.kind == "within" and len(frame.period or "") > _YEAR_LONG and text.startswith("前", frame.end)
    if due and "，" in text[frame.end : q.start]:
        return True  # 于4月30日前提出申请，组建不少于5人的小组
    if frame.start <= _HEAD:
        return False
    if _NEXT_POINT.search(text, frame.end, q.start):
        return True  # 一是……近三年……；二是
    parted = max(text.rfind(mark, frame.end, q.start) for mark in "；;")
    if parted < 0 or frame.kind not in {"runs", "set"}:
        return False
    # 把培训班办进12个乡镇，今年以来举办9期；开办夜校3所
    return frame.kind == "runs" or (text[frame.end] not in "，," and _ANOTHER_DOING.match(text, parted + 1) is not None)


def _a_year_before(year: str | None, period: str | None) -> str | None:
    """``period`` in the year that 同期 compares it with; the year itself where the text names no part of one."""
    if year is None or period is None or len(year) != _YEAR_LONG or "-" not in period:
        return year
    return "/".join(year + end[_YEAR_LONG:] for end in period.split("/"))


def _end_of(period: str | None, role: str) -> str | None:
    """A change over a span of years starts in its first and ends in its last."""
    if period is None or "/" not in period or "-" in period or role not in {"from", "to"}:
        return period
    start, _, end = period.partition("/")
    return start if role == "from" else end
