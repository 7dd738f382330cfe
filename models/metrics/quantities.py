"""Quantities: every number of a text with its unit, comparator, range and rate, and the span that shows it.

Belongs here: finding numerals and what stands around them that changes their value or meaning. Not here:
what makes a number none that counts (:mod:`models.metrics.distractors`), what it measures (``indicators``), its role.

One scan finds numerals; only around those is anything else looked at. A quantity's span is the number with its unit or
measure word and a trailing 余, 多, 以上 or 左右, without a leading 近, 超, 约 or 达.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from models.metrics import distractors, rates, units
from models.metrics.comparators import TAIL, comparator
from models.metrics.grades import with_rates
from models.metrics.numerals import CHINESE, CHINESE_DIGIT, MIXED, WRITTEN, Number, parse, tidy
from models.metrics.partners import share_units
from models.metrics.quantity import Quantity
from models.metrics.rhetoric import rejects
from models.metrics.shares import RATIO, SHARE, read_ratio, read_share
from models.metrics.spans import GOES_ON, LESSER, with_lesser
from models.metrics.units import Unit
from models.metrics.unsaid import unsaid

__all__ = ["Quantity", "find_quantities"]


_WIDTH: Final = str.maketrans("０１２３４５６７８９．﹒％﹪℅︰：∶／～－＋", "0123456789..%%%:::/~-+")
"""Full-width and odd glyphs of numbers, one for one."""
_WIDE = re.compile("[０-９．﹒％﹪℅︰：∶／～－＋]")

_ANY = re.compile(rf"[\d{CHINESE}半]")
_NUMERAL = re.compile(rf"[\d{CHINESE}半几]")
_DASH: Final = r"\s?(?:—+|[–－~～-]|至|到)\s?"


@cache
def _scan() -> re.Pattern[str]:
    return re.compile(
        rf"{RATIO}|{distractors.passed()}|{SHARE}|(?P<half_unit>半(?=个?小时|个月|[天亩斤]|公里|年(?:以|之)?内)|(?<=提前)半(?=年))"
        rf"|(?P<mixed>{MIXED})|(?P<written>{WRITTEN})",
        re.VERBOSE,
    )


COUNTED: Final = "元亩户名人万亿吨件家项场座所台套只头棵株支处种门公岁次条份倍辆张位枚栋间轮部块批口斤册平架桌"
"""Characters with which, right behind a short number in digits, only a plain number goes on.

Whatever else the scan looks for begins before the digits, or needs another character behind them: so most numbers are read
without trying some hundred alternatives first, and so are most dates.
"""
_PLAIN = re.compile(
    rf"(?=\d{{1,9}}(?:\.\d{{1,4}})?(?:[{COUNTED}]|个(?![半多年月天日周星季小])|分(?![之钟])|%(?!\d)))(?P<mixed>{MIXED})"
    rf"|(?=(?:19|20)\d{{2}}年|\d{{1,2}}[月日])(?:{distractors.DATES})",
    re.VERBOSE,
)
_DASH_RE = re.compile(_DASH)
_NUMBER_RE = re.compile(rf"(?P<mixed>{MIXED})|(?P<written>{WRITTEN})", re.VERBOSE)
_BRACKET = re.compile(r"[（(][套户个台人间座处次宗艘名件册部只枚栋幢]{1,3}[）)]")
_FROM = re.compile(r"(?:从|由|自)[^，。；、,至到—\-中里]{0,20}$")


_BEYOND: Final = 1e30


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of ``text`` in order; empty where it holds no number that counts. Never raises."""
    if not _ANY.search(text):
        return []
    plain = text.translate(_WIDTH) if _WIDE.search(text) else text
    names = distractors.quoted_names(text)
    found: list[Quantity] = []
    at, match, prefix = 0, _scan().match, distractors.prefix()
    while (numeral := _NUMERAL.search(plain, at)) is not None:
        start = numeral.start()
        if names and (end := _inside(names, start)):
            at = end
            continue
        before = prefix.search(plain, max(at, start - 8), start)
        token = match(plain, before.start()) if before is not None else None
        if token is None or token.end() <= start:
            token = _PLAIN.match(plain, start) or match(plain, start)
        at = start + 1 if token is None else max(token.end(), start + 1)
        if token is None or token.lastgroup is None:
            continue
        made = _read(plain, token)
        if made:
            found.extend(made)
            at = max(at, made[-1].end)
    if not found:
        return []
    kept = [q for q in share_units(plain, found) if q.unit and _sensible(q) and not rejects(plain, q)]
    return with_rates(plain, [rates.with_period(plain, q) for q in kept])


def _sensible(q: Quantity) -> bool:
    """Whether the value can be meant: hundreds of digits in a row count nothing, and overflow."""
    return abs(q.value) < _BEYOND and abs(q.high or 0) < _BEYOND


def _inside(spans: list[tuple[int, int]], at: int) -> int:
    """Where the span ends that ``at`` is in; 0 if it is in none."""
    return next((end for start, end in spans if start <= at < end), 0)


def _read(text: str, token: re.Match[str]) -> list[Quantity]:
    group = token.lastgroup
    if group == "ratio":
        return read_ratio(text, token)
    if group in {"mixed", "written", "half_unit"}:
        return _number(text, token)
    return read_share(text, token)


def _number(text: str, token: re.Match[str]) -> list[Quantity]:
    if token.lastgroup == "half_unit" and text.startswith("年", token.end()):  # 半年内
        tail = TAIL.match(text, token.end() + 1)
        stop = token.end() + 1 if tail is None else tail.end()
        return [Quantity(token.start(), stop, 1.0, None, "<=", "half-year", "半年", "time", False)]
    number = Number(0.5) if token.lastgroup == "half_unit" else parse(token[0])
    if number is None:
        return []
    first = _measured(text, token.start(), token.end(), number, digits=token.lastgroup == "mixed")
    dash = _DASH_RE.match(text, first.end)
    found = None if dash is None else _NUMBER_RE.match(text, dash.end())
    top = None if found is None else parse(found[0])
    if dash is not None and found is not None and top is not None:
        second = _measured(text, dash.end(), found.end(), top, digits=found.lastgroup == "mixed")
        pair = _range(text, first, second, token[0], found[0], dash[0].strip())
        if pair is not None:
            return pair
    if first.comparator == ">=" and text.startswith("以上", first.end - 2):
        found = _NUMBER_RE.match(text, first.end)
        top = None if found is None else parse(found[0])
        if found is not None and top is not None:  # 1万元以上5万元以下
            last = _measured(text, first.end, found.end(), top, digits=found.lastgroup == "mixed")
            if last.unit == first.unit and last.comparator == "<=" and last.value > first.value:
                return [last._replace(start=first.start, value=first.value, high=last.value, comparator="=")]
    return [first]


_THEN_TO = re.compile(r"[^，。；、\d]{0,4}[短少低高长快升降减增缩]?[到至为]\s?\d")
_UNEVEN = ("不等", "之间")
"""Behind a range from one number to another (由2万至5万元不等)."""
_POWER_END = re.compile(r"[十百千万亿]+$")


def _range(text: str, low: Quantity, high: Quantity, low_text: str, high_text: str, dash: str) -> list[Quantity] | None:
    """One quantity from two numbers joined by a dash, 至 or 到; None where they are two of their own, [] where neither."""
    if not high.unit or (low.unit and (low.unit != high.unit or low.comparator in {">=", "<="})):
        return None
    known = units.units().get(high.written)
    value = low.value * (1.0 if low.unit or known is None else known.factor)
    power = _POWER_END.search(high_text)
    if not low.unit and power is not None and not _POWER_END.search(low_text):
        scale = parse(("一" if high_text[0] in CHINESE else "1") + power[0])
        mantissa = parse(high_text[: power.start()])
        if scale is not None and (mantissa is None or low.value < mantissa.value):
            value *= scale.value  # 3—5万元 is 30,000 to 50,000
    top = high.high if high.high is not None else high.value
    spoken = dash in {"至", "到"}
    if spoken and value < top and high.written == "天" and _THEN_TO.match(text, high.end):
        spoken = False  # 从5至7天缩短到3天: what it starts from is a range
    if value >= top:
        return None if spoken else []
    if spoken and not text.startswith(_UNEVEN, high.end) and _FROM.search(text[max(0, low.start - 22) : low.start]):
        return [low._replace(unit=high.unit, value=tidy(value), kind=high.kind, written=high.written), high]
    before = comparator(text, low.start, None, more=False)
    bound = before if before != "=" else high.comparator if high.comparator in {"~", "<=", ">="} else "="
    return [high._replace(start=low.start, value=tidy(value), high=tidy(top), comparator=bound)]


_NO_MORE = ("多元化", "多样", "多种", "多方", "多部门", "多层", "多功能", "多彩", "多维", "余震")
_HALF = re.compile(r"半(?![径年天数山导自])")
_SMALL_MONEY = re.compile(
    rf"(?P<jiao>[\d{CHINESE_DIGIT}])[角毛]钱?(?:(?P<fen>[\d{CHINESE_DIGIT}])(?:分钱?|(?=[，。；、！）]|$)))?"
)
_SPOKEN_MONEY = re.compile(rf"(?P<jiao>[1-9{CHINESE_DIGIT[3:]}])(?=[降涨升减到，。；、！）一每]|左右|上下|$)")
_DIME = re.compile(r"[块元角费价钱收卖买降涨]|多了|少了|贵|便宜")
_FEN = re.compile(rf"[{CHINESE_DIGIT[3:]}1-9](?=[，。；、！）]|$)")
_MANY: Final = 100
"""From this number on, a plus sign behind it says that there are more."""
_NEGATIVE = re.compile(r"(?:^|[^\d%A-Za-z])[-−]$")


def _measured(text: str, start: int, end: int, number: Number, *, digits: bool) -> Quantity:
    """The number at ``[start, end)`` with the unit, the 余 or 多 and the bound that follow it."""
    and_more = _says_more(text, end, number, digits=digits)
    at, more = end + and_more, and_more or number.more or text[start] in "上数几"
    gap = 1 if text[at : at + 1] == " " else 0
    unit = units.match(text, at + gap)
    unit = None if unit is None else _sense(text, unit, start, at + gap)
    unit = unit or unsaid(text, start, at, number)
    if unit is None:
        tail = TAIL.match(text, at)
        sign = comparator(text, start, tail, more=more)
        stop = tail.end() if tail else at
        if tail is not None and tail["plus"] and digits:  # 10万+
            return Quantity(start, stop, number.value, number.high, sign, "count", "", "count", digits)
        return Quantity(start, stop, number.value, number.high, sign, "", "", "bare", digits)
    if unit.kind != "noun":
        at += gap + len(unit.word)
    value, high = number.value, number.high
    if unit.unit in LESSER and high is None and at < len(text) and GOES_ON.match(text, at) and not _HALF.match(text, at):
        at, value, unit = with_lesser(text, start, at, value, unit)
    else:
        at, value = _with_fraction(text, at, value, unit)
    value += 0.5 * unit.word.startswith("个半")
    if unit.word == "番" and value <= _DOUBLINGS:
        value, high = 2.0**value, None
    bracket = _BRACKET.match(text, at)
    at = bracket.end() if bracket is not None else at
    tail = TAIL.match(text, at)
    if tail is not None and tail[0] == "多" and text[tail.end() : tail.end() + 1] in tuple("元种样方"):
        tail = None
    sign = comparator(text, start, tail, more=more or "多" in unit.word)
    if unit.unit in {"percent", "other:℃"} and _NEGATIVE.search(text[max(0, start - 2) : start]):
        start, value = start - 1, -value
    if text.endswith("零下", 0, start):
        value, high = -value, None if high is None else -high
    stop = tail.end() if tail else at
    top = None if high is None else tidy(high * unit.factor)
    return Quantity(start, stop, tidy(value * unit.factor), top, sign, unit.unit, unit.word, unit.kind, digits)


def _says_more(text: str, at: int, number: Number, *, digits: bool) -> bool:
    """Whether the character behind a number says that there are somewhat more (30余户, 三十来户, 10万+人次)."""
    ahead = text[at : at + 1]
    if ahead and ahead in "余多":
        return not text.startswith(_NO_MORE, at)
    little = bool(ahead) and ahead in "来几" and text[at - 1] in "0十百千万"
    plus = ahead == "+" and digits and number.value >= _MANY
    return (little or plus) and units.match(text, at + 1) is not None


def _with_fraction(text: str, at: int, value: float, unit: Unit) -> tuple[int, float]:
    """Where a number ends, and its value, with the fraction of its unit that is told behind it (两年半, 五元三角, 一毛五)."""
    if (unit.kind in {"time", "physical"} or unit.word == "倍") and (half := _HALF.match(text, at)) is not None:
        return half.end(), value + 0.5
    if unit.unit == "CNY" and unit.word in {"元", "块", "块钱"}:
        rest = _SMALL_MONEY.match(text, at) or (_SPOKEN_MONEY.match(text, at) if unit.word == "块" else None)
        if rest is not None:
            value += (parse(rest["jiao"]) or Number(0)).value / 10
            return rest.end(), value + (parse(rest.groupdict().get("fen") or "零") or Number(0)).value / 100
    if unit.word == "毛" and (fen := _FEN.match(text, at)) is not None:
        return fen.end(), value + (parse(fen[0]) or Number(0)).value / 10
    return at, value


_DOUBLINGS = 64
"""Times that anything has ever doubled; what is more is no 翻番, and would soon be more than a float holds."""
_CURRENCY = re.compile(r"(新台币|台币|港币|港元|美元|美金|澳门币|日元|欧元)$")
_ELECTRIC = re.compile(r"电|光伏|能耗|风机|千瓦")
_LAND = re.compile(r"[地田牌展屏石匾区湿大责奖土草绿试示基广门硬宣]|金[牌字]|电子")
_HALVES = re.compile(rf"[1-9{CHINESE_DIGIT[3:]}](?=[，。；、！）”]|$)")
"""Behind 块, the tenths of an amount."""
_A_DAY = re.compile("(?:钱)?一(?:[天斤亩晚趟次桌位盒箱]|个月|小时)")
_FILMED = re.compile("探头|监控|摄像|视频|天眼|雪亮")
_PRICED = re.compile(
    r"[卖买收钱花费交落剩攒价贵赚挣薪给付省赔贴补领拿借欠罚捐掏凑]|收入|便宜|工资|分红|奖|[\d十百千]块[涨跌降]|每[人天月年斤]|一[斤天月年]"
)
_PERSONAL = re.compile(r"[民才大饮居社武]|工(?![作资钱])|行道|力资源")
"""Behind 个人 where the 人 begins the next word (3个人民法庭)."""
_ROUND_SUM = re.compile(r"[百千万][来多几余]?$")
"""How a number ends behind which 块 is money (五千来块，)."""
_NOT_UNIT = {
    "人": re.compile(r"间(?=[）)，。、；的]|$)"),
    "路": re.compile(r"(?!智能|高清|视频|监控|探头|摄像|治安)"),
    "方": re.compile(r"[面向式案便法位言针略]"),
    "周": re.compile(r"[年边围期转密到遭]"),
    "角": re.compile(r"."),
    "毛": re.compile(r"."),
    "个": re.compile(r"(?:别|性|体(?!工商|户))"),
    "年": re.compile(r"[轻级代限份检鉴]"),
    "点": re.compile(r"[赞评对击]"),
    "起": re.compile(r"[来伏码点到步飞]"),
    "项": re.compile(r"[目链]"),
    "条": re.compile(r"[件例理]"),
    "部": re.compile(r"[门分队署位]"),
    "家": re.compile(r"[庭园长]"),
    "单": re.compile(r"[位元一独]"),
    "节": re.compile(r"[点能水约省气日假]"),
    "场": re.compile(r"[所地景馆]"),
    "班": re.compile(r"[子组级车]"),
    "口": re.compile(r"[岸号]"),
    "头": re.compile(r"[雁部]"),
    "组": re.compile(r"[织合建]"),
    "站": re.compile(r"[点台]"),
    "面": re.compile(r"[积向对临貌]"),
    "升": re.compile(r"[级学华值降]"),
    "分": re.compile(r"[别类级支会公布队层工局校为之]"),
    "季": re.compile(r"[节果]"),
    "里": re.compile(r"[程面]"),
    "回": re.compile(r"[收报应]"),
}


def _sense(text: str, unit: Unit, start: int, at: int) -> Unit | None:
    """The unit in its sense here: 度 of electricity or heat, 块 of money or land; None where a word only begins like it."""
    word = unit.word
    after = at + len(word)
    if unit.unit == "CNY" and word == "元":
        named = _CURRENCY.search(text, max(0, start - 4), start)
        return unit if named is None else Unit(word, units.units()[named[1]].unit, 1.0, "money")
    if word == "分" and text.endswith("小时", 0, start):
        return Unit(word, "minute", 1.0, "time")
    if word == "度" and not _ELECTRIC.search(text, max(0, start - 24), start) and text[after : after + 1] != "电":
        return Unit(word, "other:度", 1.0, "other")
    dear = text[start - 1 : start] in tuple("高低贵差多少") and start > 0 and _SPOKEN_MONEY.match(text, after) is not None
    spoken = not text[start].isdecimal() and _ROUND_SUM.search(text, start, at) is not None
    dear = dear or (word == "块" and _HALVES.match(text, after) is not None)  # 一吨水才2块5
    dear = dear or (word == "块" and _A_DAY.match(text, after) is not None)  # 两百块一天
    dear = dear or (spoken and text[after : after + 1] in tuple("，。；、”！钱"))
    if word == "块" and not dear and (_LAND.match(text, after) or not _PRICED.search(text, max(0, start - 12), start)):
        return Unit(word, "count", 1.0, "count")
    if word == "个人" and _PERSONAL.match(text, after):
        return units.units()["个"]
    if word == "路" and _FILMED.search(text, max(0, start - 24), start):
        return unit  # 新增视频监控1420路，总量达到6800路
    other = _NOT_UNIT.get(word)
    if word == "毛" and text[after : after + 1] in tuple("，。；、！钱）一每") and _DIME.search(text, max(0, start - 14), start):
        return unit
    if word == "毛" and _FEN.match(text, after) and _DIME.search(text, max(0, start - 14), start):
        return unit
    if other is not None and other.match(text, after):
        return unit if word in {"角", "毛"} and text[start - 1 : start] == "元" else None
    return unit
