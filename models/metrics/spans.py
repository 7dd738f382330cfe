"""Spans of time: which numbers of years, days or hours are spans that count, and spans told in two units.

Belongs here: a span against a date, a name or filler (:func:`no_span`), and years with months or hours with minutes
(:func:`with_lesser`). What else counts nothing is in :mod:`models.metrics.distractors`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from models.metrics.numerals import CHINESE_DIGIT, parse
from models.metrics.units import Unit

if TYPE_CHECKING:
    from models.metrics.quantity import Quantity

_LASTING = re.compile(
    r"(?:连续|为期|历时|历经|任期|期限|学制|有效期|保质期|周期|满|从事|持续|延长|缩短|超过|不少于|不超过|不低于|至少|工期|工龄|党龄|"
    r"[了达长为到满至要得走贷分]|开放|停课|放假|轮休|来回|(?<!经)过|需要?|时间|用时|耗时|花|间隔|寿命|刑期?|徒刑|有期徒刑|拘役|禁赛|质保|服务|试用期|过渡期|限|每|前后|坚持|奋战|整整|轮值期|"
    r"打工|务工|当兵|任教|执教|经营|打拼|种植|养殖|管护|居住|生活|就读|压缩至?|缩短至?|由|从|学习|培训|驻村|住村|跟班|走访|在|约|近|逾|期|[，、：:(（]|[\d一二两三四五六七八九十]年)(?:了|近|约|超|达|有|至少|不少于|不超过|满)?\s?$"
)
_ENDED = re.compile(r"[，。；、！？”）]|时间|才|就|$|一[看查会调报评访巡更换](?![一-鿿])")
"""Behind a written-out span that counts: the clause ends there, or goes on from it (坐诊两天, 用三年时间)."""
_FLEETING = re.compile(r"(?:[隔过第几那这]|每(?!周|月|星期|年|学期))[^，。；]{0,2}$|[一二三四五六七八九]年$")
"""Before a span that is none of its own (过两天, 一年两年)."""
_BOUNDED = re.compile(
    r"(?:[扣停]发|暂停|拘留|限期|为期|期限|期|历时|满|不少于|不低于|不超过|至少|有效期|[缩延]短[至到]?|延长|徒刑|拘役|提前)\s?$"
)
_HALF_LEFT = re.compile(r"(?:[至到为需仅用]|不足|不到)$")
"""Before half a day that something takes (压缩至半天), not one of rhetoric (等了半天)."""
_SPENT = re.compile(r"(?:(?<!为)了|[花用需要得等]|[等花用走坐]上)\s?$")
"""Before the week, month or hour that something took (学了半个月, 等了一个星期)."""
_DAYS_SPENT = re.compile(r"(?:[花用]了?|只[用要需]|仅用|需要?)\s?$")
"""The same of a day: who waited 等了半天 waited long."""
_AROUND_THE_CLOCK = re.compile(
    r"值班|值守|服务|不间断|在线|开放|热线|监控|轮|待命|无休|自助|营业|守护|响应(?!时)|全天|不打烊|坚守|连续"
)
_NO_YEARS = re.compile("前(?!后)|来|后|间|里|以来|之后|之内?前|级|度|中|代|份|初|底|末|均|终|关|生|轻|复一|又")
"""Behind 年, with which it tells a time or makes another word (两年前, 年级, 年底)."""
_TELLS_WHEN = re.compile("前(?!后)|以前|之前|来|以来|后|之后|以后|间|里")
"""Behind a span that tells when something was, not how long it took (两天后)."""
_PLAN_OF_YEARS = re.compile("[一-鿿]{0,6}(?:行动|规划|计划|攻坚|工程)")
"""Behind the years that a plan is named by (3年行动计划)."""
LESSER: Final = {
    "year": (re.compile(rf"[零又]?(\d{{1,2}}|[{CHINESE_DIGIT}十]{{1,2}})个月"), 12, "month"),
    "hour": (re.compile(rf"[零又]?(\d{{1,2}}|[{CHINESE_DIGIT}十]{{1,3}})分钟?"), 60, "minute"),
}
"""What goes on with a number of years or hours: its shape, how many make one of them, and its unit."""
_ONE_TERM = re.compile(r"(?:徒刑|刑期?|拘役|期限?|历时|耗时|用时|时间|[达为至到由从])$")
"""Before one year and some months that are one span, not some months of a year (一年六个月在外)."""
GOES_ON = re.compile(rf"[\d{CHINESE_DIGIT}十零又]")
"""How the number in the lesser unit begins."""


def no_span(word: str, before: str, after: str, q: Quantity) -> bool:
    """Whether a number of years, days or hours is a date, a name or filler."""
    lasting = _LASTING.search(before) is not None or q.comparator != "=" or q.high is not None
    if word == "日":
        return not _is_bounded(q, after) and q.comparator == "=" and not _BOUNDED.search(before) and not before.endswith("连续")
    if word == "半年" or (q.value == 1.5 and not q.digits) or (q.value == 0.5 and _HALF_LEFT.search(before)):
        return False
    if word in {"小时", "个小时"} and q.value == 24 and q.comparator == "=":
        return not lasting or _AROUND_THE_CLOCK.match(after.lstrip("的全")) is not None
    if word in {"年", "学年"}:
        if q.digits and 1900 <= q.value <= 2100:
            return True
        if _NO_YEARS.match(after):
            return True
        if not q.digits and q.value < 2:
            return not _BOUNDED.search(before)
        return not lasting and not (q.digits and not _PLAN_OF_YEARS.match(after))
    if _TELLS_WHEN.match(after):
        return True
    if q.digits:
        return False
    if q.value < 2:
        spent = (_DAYS_SPENT if word == "天" else _SPENT).search(before) is not None
        return q.comparator not in {"<=", ">=", "<"} and not (spent or _BOUNDED.search(before))
    return not (lasting or (_ENDED.match(after) and not _FLEETING.search(before)))


def _is_bounded(q: Quantity, after: str) -> bool:
    """Whether a number of days is bounded (7日内), which tells it from a date."""
    return q.comparator in {"<=", ">="} or after.startswith(("内", "以内", "之内", "以上"))


def with_lesser(text: str, start: int, at: int, value: float, unit: Unit) -> tuple[int, float, Unit]:
    """Years with months, hours with minutes, as one span: halves stay in the larger unit (三年六个月 is 3.5 years)."""
    shape, size, lesser = LESSER[unit.unit]
    rest = shape.match(text, at)
    more = None if rest is None else parse(rest[1])
    if rest is None or more is None or not 0 < more.value < size:
        return at, value, unit
    if value < 2 and not _ONE_TERM.search(text, max(0, start - 6), start):
        return at, value, unit
    if more.value * 2 == size:
        return rest.end(), value + 0.5, unit
    return rest.end(), value * unit.factor * size + more.value, Unit(unit.word, lesser, 1.0, "time")
