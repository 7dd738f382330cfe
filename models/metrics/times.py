"""Expressions of time: where a text names a year, a month, a day or a span of them, and which period that is.

Belongs here: the shapes of the expressions and their reading, with the article's date and the years spoken of before as
anchors. Which expression governs a number is :mod:`models.metrics.periods`' matter.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.metrics.numerals import parse

_C: Final = "一二三四五六七八九十"
YEAR: Final = r"(?<![\d.])(?:19|20)\d{2}"
_N: Final = rf"[{_C}两]+|\d{{1,2}}"
_TO: Final = r"\s?(?:—+|[-~－至到])\s?"

_PART: Final = rf"上半年|下半年|[前头][{_C}\d]+个?月|[前第]?[一二三四1-4](?:至[{_C}])?个?季度"
_LAPSE: Final = "近年来|近些年来?|这些年来?|多年来|几年来|近几年|这几年|历年"
_ROC: Final = (
    r"民国|(?<![\d.])(?<![有达近超满约共逾过])(?=(?:9\d|1[01]\d)\s?年(?:度|底|末|初|起|以来|\d{1,2}月))"
    r"|(?<![\d.])(?<![有达近超满约共逾过])(?=1[01]\d\s?年(?!来|间|的?历史|前|以上|多|余|之久|[，。、；]))"
)

TIME: Final = re.compile(
    rf"""
    (?P<plan>(?<![{_C}])[一二三]?十[{_C}]五|(?<=[“"「])[八九]五(?=[”"」]))[”"」]?(?:这?五年(?:间|来)?|时期|期间|以来|末|(?P<planpart>前[两二三四])年)?
  | (?P<roc>{_ROC})\s?(?P<rocyear>\d{{2,3}})\s?(?:学年度?|年)(?:\s?(?P<rocmonth>\d{{1,2}})月(?:\s?(?P<rocday>\d{{1,2}})日)?)?
  | (?P<span>{YEAR})\s?年?(?:{_TO}|、)(?P<until>(?:19|20)\d{{2}})\s?年
  | (?P<year>{YEAR})\s?年(?:度|底|末|初|代|全年)?
      (?:(?P<part>{_PART}|(?P<m1>\d{{1,2}})(?:月?份?{_TO}(?P<m2>\d{{1,2}})(?!月\d))?月(?:份)?(?:(?P<day>\d{{1,2}})日)?))?
  | (?P<rel>今年|本年度?|当年(?!新增|净增|增量)|去年|上年|前年|明年|(?<!成)(?<!产)后年(?!可|产)
      |昨年|那一?年|同年|(?<!人)次年(?!均)|翌年|第二年)
      (?P<relpart>{_PART}|(?P<r1>\d{{1,2}})(?:月?份?{_TO}(?P<r2>\d{{1,2}})(?!月\d))?月(?:份)?(?:(?P<rday>\d{{1,2}})日)?)?
  | (?P<dayrel>[今昨明])\s?[（(]\s?(?P<dayon>\d{{1,2}})\s?[）)]\s?[日天]
  | (?P<bare>上半年|下半年|[前头][{_C}\d]+个月|前[一二三123]个?季度|[一二三四](?:至[二三四])?季度)
  | (?<![\d.年])(?P<b1>\d{{1,2}})(?:月份?)?{_TO}(?P<b2>\d{{1,2}})月份?(?!\d)
  | (?:截至|截止到?|到|至)\s?(?P<asof>\d{{1,2}})月(?:(?P<asofday>\d{{1,2}})日|底|末|中旬|上旬|下旬|初)?
  | (?:截至|至)\s?(?P<asday>\d{{1,2}})日(?=[，,时全已])
  | (?<![\d.年至到每历])(?<!每年)(?P<on>\d{{1,2}})月(?P<onday>\d{{1,2}})日
      (?:\d{{1,2}}[时点])?(?:{_TO}(?:(?P<onto>\d{{1,2}})月)?(?P<ontoday>\d{{1,2}})日(?:\d{{1,2}}[时点])?)?(?![电讯])
  | (?<![\d.年至到每历])(?<!每年)(?P<in>\d{{1,2}})月(?:份(?!额)|(?=以来|底|初|末|[上中下]旬|起|，))
  | (?:^|(?<=[，。；：于自从]))(?<!每年)(?P<head>\d{{1,2}})月(?=[一-鿿])(?!至)
  | (?P<closing>(?<![今去明前后每全上\d{_C}半当])年(?:底前?|内|末|初(?=的)))
  | (?P<whole>(?<![\d今去前年占])全年)(?!不|至|无|最|按|每|须|需|应|\d|各|都|均|可|的?目标|的?任务)
  | (?P<season>今[春夏秋冬](?!明)|入[春夏秋冬汛伏梅]以来|开[春年]以来|(?<![\d年])[春秋]季学期
      |(?<=[一庆节秋旦午明暑寒长])假(?:期|日(?!经济))|(?<=[一庆节])黄金周)
  | (?P<meanwhile>(?<=活动|行动|整治|展会|赛事|培训|大会)期间)
  | (?:^|(?<=[，。；：]))(?P<same>当[天日晚月])(?=[^，。；]*\d)
  | (?P<month>本月)(?![初末底上中下])
  | (?P<months>近?{_N})个月(?:以来|来)
  | (?P<pastyear>一年多?(?:以来|来))
  | (?P<long>(?!一年){_N})(?:多|余)?年(?:多|余)?(?:以来|来|间)
  | (?:近|过去|这|最近|过去的)(?P<long2>{_N})年(?:以来|来|间|里)?
  | (?P<ago>{_N})年(?:以?前|之前)
  | (?P<now>今年以来|年初以来|截至目前|截至今(?![年天日])|迄今|至今(?![年天日晨晚早夜])|现有(?!的)|目前
      |如今|现如今|(?<![出发体表展兑呈重再闪涌浮])现在|眼下|当前|当下)
  | (?P<none>{_LAPSE})
    """,
    re.VERBOSE,
)
_QUICK = re.compile(
    "|".join((
        "年", "月", "季", *(f"{n}五" for n in _C), "目前", "至今", "迄今", "如今", *(a + b for a in "今入" for b in "春夏秋冬"),
        "假期", "假日", "黄金周", "期间", r"至\d",
        r"[）)][日天]", "当天", "当日", "当晚", "入汛", "入伏", "入梅", "开春", "开年", "现在", "现有", "眼下", "当前", "当下",
    ))
)  # fmt: skip
"""One of these stands in every expression of time; most sentences have none."""
_HEAD = re.compile(
    rf"[{_C}两\d](?=[{_C}两\d\s—\-~－至到、多余个]*[年月季五])|[民今本当去上前头明后昨下截到至近过这那同次翌第最年全入开春秋迄目如现眼多几历假黄期]"
)
"""The characters with which expressions of time begin; a numeral among them runs on to its 年, 月 or 季, or to 十四五."""
_LATE: Final = 7
"""From this month on, so many years back reach into the second half of a year, and the next one is their first."""
DAY: Final = len("2023-05-01")
"""Characters of a period that is one day."""
_TERM: Final = 5
"""Years of a government's term, on which its report looks back."""
_EARLY: Final = 3
"""Up to this month the past year is the calendar year before."""
_CLOSING: Final = 12
"""From this month on the past year is the one that closes."""
_SHIFT: Final = {"去": -1, "昨": -1, "前": -2, "明": 1, "后": 2}


@dataclass(slots=True)
class Anchors:
    """What relative expressions count from."""

    date: dt.date | None
    """The article's date."""
    report: str | None = None
    """The year that the text reports on, where it says so at its head."""
    whole: str | None = None
    """The year that the article as a whole reports on, which holds for a year's end in any of its sections."""
    spoken: str | None = None
    """The period spoken of last."""
    here: str | None = None
    """The period spoken of last in the sentence that is being read."""

    @property
    def told(self) -> int | None:
        """The year that 那年 and 同年 mean."""
        return None if self.spoken is None else int(self.spoken[:4])


def find_times(text: str) -> Iterator[re.Match[str]]:
    """The expressions of time, without trying every pattern at characters that begin none."""
    if not _QUICK.search(text):
        return
    head = _HEAD.search(text)
    while head is not None:
        at = head.start()
        found = TIME.match(text, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end()
        head = _HEAD.search(text, at)


def read_time(found: re.Match[str], anchors: Anchors) -> str | None:
    """ISO period of an expression; None where it names no certain one, empty where it frames nothing."""
    if found["plan"]:
        return _five_years(found["plan"], found["planpart"])
    if found["roc"] is not None:
        return _within(1911 + int(found["rocyear"]), found["rocmonth"] and "月", found["rocmonth"], None, found["rocday"])
    if found["span"]:
        return f"{found['span']}/{found['until']}" if found["span"] < found["until"] else found["until"]
    if found["year"]:
        return _within(int(found["year"]), found["part"], found["m1"], found["m2"], found["day"])
    if found["rel"]:
        return _relative(found, anchors)
    if found["none"]:
        return None
    if found["whole"] or found["meanwhile"] or found["asday"] or found["same"]:
        return _of_told(found, anchors)
    if anchors.date is None:
        part = found["bare"] or found["in"] or found["on"] or found["head"] or found["closing"]
        return "" if part or found["now"] == "现有" else None
    if (count := found["long"] or found["long2"] or found["ago"]) is not None:
        return _years_back(found, count, anchors, anchors.date)
    return _of_date(found, anchors, anchors.date)


def _of_told(found: re.Match[str], anchors: Anchors) -> str:
    """全年, 活动期间, 当天, 截至15日: of the time that was spoken of before; empty where none was."""
    spoken = anchors.spoken or ""
    last = spoken.rpartition("/")[2]
    if found["same"]:
        return last[: len("2023-05")] if found["same"] == "当月" else spoken * (len(spoken) == DAY)
    if found["whole"]:
        whole = anchors.report or spoken[:4] or (str(anchors.date.year) if anchors.date and anchors.date.month >= _LATE else "")
        return whole[:4] if "-" in whole else whole
    if found["meanwhile"]:
        return spoken
    return _within(int(last[:4]), "月", last[5:7], None, found["asday"]) if len(last) == DAY else ""


def _of_date(found: re.Match[str], anchors: Anchors, date: dt.date) -> str | None:
    """Months, days and parts of a year that are named without it, and 目前: by the article's date."""
    if found["now"] == "现有" and anchors.report:
        return anchors.report
    if found["bare"]:
        return _within(date.year, found["bare"], None, None, None)
    if found["b1"]:
        return _within(date.year, "月", found["b1"], found["b2"], None)
    if found["asof"]:
        told = int(anchors.report[:4]) if anchors.report else _year_of(int(found["asof"]), date)
        return _within(told, "月", found["asof"], None, found["asofday"])
    if found["on"]:
        return _days(found, date)
    if found["dayrel"]:
        return _day_near(int(found["dayon"]), date)
    if found["now"] in _BY_NOW and "截" in found.string[: found.start()] and anchors.here is not None and "/" not in anchors.here:
        return anchors.here  # 截至113年4月……增至目前254处
    if (month := found["in"] or found["head"]) is not None:
        told = int(anchors.report[:4]) if anchors.report else _year_of(int(month), date)
        return _within(told, "月", month, None, None)
    if found["month"]:
        return f"{date.year}-{date.month:02d}"
    if found["closing"]:
        return (anchors.here or anchors.report or anchors.whole or str(date.year))[:4]
    if found["pastyear"]:
        if "多" in found["pastyear"]:
            return None
        return anchors.report or (f"{date.year - 1}/{date.year}" if date.month < _CLOSING else str(date.year))
    if found["months"]:
        return _months(found["months"].removeprefix("近"), date)
    return str(date.year)


_BY_NOW = frozenset(("目前", "截至目前", "现在", "当前"))


def _day_near(day: int, date: dt.date) -> str:
    """今（14）日, 昨（31）日: the day of that number nearest to the article's date."""
    near = (date + dt.timedelta(days=n) for n in (0, -1, 1, -2, 2, -3, 3))
    found = next((d for d in near if d.day == day), None)
    return str(date.year) if found is None else found.isoformat()


def _years_back(found: re.Match[str], count: str, anchors: Anchors, date: dt.date) -> str | None:
    """近三年, 五年来, 三年前: so many years up to the article's, or the year so many before it."""
    number = parse(count)
    if number is None or not 0 < number.value < 100:
        return None
    start = date.year - int(number.value)
    if found["ago"]:
        return str(start)
    if number.value == 1:
        return _past_year(anchors)
    if anchors.told in (start, start + 1) and "间" in found[0]:
        return f"{anchors.told}/{date.year}"  # 2019年起……三年间
    if number.value == _TERM and date.month <= _EARLY:
        return f"{start}/{date.year - 1}"  # a report of January looks back on five whole years
    late = date.month >= _LATE and not found[0].startswith("这") and "多" not in found[0]
    return f"{start + 1 if late and start + 1 < date.year else start}/{date.year}"


def _past_year(anchors: Anchors) -> str | None:
    """过去一年: what a report is about; early in a year the year before."""
    if anchors.report:
        return anchors.report
    if anchors.date is None:
        return None
    year, month = anchors.date.year, anchors.date.month
    return str(year - 1) if month <= _EARLY else str(year) if month >= _CLOSING else f"{year - 1}/{year}"


def _relative(found: re.Match[str], anchors: Anchors) -> str | None:
    """去年, 今年上半年, 那年: from the article's date, or from the year spoken of before."""
    word = found["rel"]
    year = anchors.date.year if anchors.date else None
    if word in {"当年", "那年", "那一年", "同年", "次年", "翌年", "第二年"}:
        by = found.string[found.start() - 1 : found.start()] in {"按", "照", "占"}
        if by or anchors.told is None:
            return ""
        year = anchors.told + (word in {"次年", "翌年", "第二年"})
    elif word == "上年":
        base = int(anchors.report[:4]) if anchors.report else int(anchors.here[:4]) if anchors.here else year
        year = None if base is None else base - 1
    elif word.startswith("本年") and anchors.report:
        year = int(anchors.report[:4])
    elif year is not None:
        year += _SHIFT.get(word[0], 0)
    if year is None:
        return None
    return _within(year, found["relpart"], found["r1"], found["r2"], found["rday"])


def _year_of(month: int, date: dt.date) -> int:
    """The year of a month named without one: last year's where an article of a year's first months names a late one."""
    return date.year - 1 if date.month <= 3 and month > date.month + 3 else date.year


def _days(found: re.Match[str], date: dt.date) -> str:
    """12月4日, 8月15日至24日."""
    month, last = int(found["on"]), int(found["onto"] or found["on"])
    year = _year_of(month, date)
    first = _within(year, "月", found["on"], None, found["onday"])
    until = found["ontoday"]
    if not until:
        return first
    end = _within(year, "月", str(last), None, until)
    return f"{first}/{end}" if len(first) == len(end) and first < end else first


def _months(count: str, date: dt.date) -> str | None:
    """两个月来: from the month so many before that of the article."""
    number = parse(count)
    if number is None or not 0 < number.value < 12:
        return None
    at = date.year * 12 + date.month - 1
    start = at - int(number.value)
    return f"{start // 12}-{start % 12 + 1:02d}/{date.year}-{date.month:02d}"


def _five_years(text: str, part: str | None) -> str | None:
    """The years of a plan, or its first ones (“十四五”前三年)."""
    number = parse(text.removesuffix("五"))
    years = parse(part[1:]) if part else None
    if number is None:
        return None
    start = 1951 + 5 * int(number.value)  # the sixth plan began in 1981
    return f"{start}/{start + (4 if years is None else int(years.value) - 1)}"


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
