"""Quantities: every number of a text with its unit, comparator, range and rate, and the span that shows it.

Belongs here: finding numerals and what stands around them that changes their value or meaning. Does not belong here:
what makes a number none that counts (:mod:`models.metrics.distractors`), what it measures (``indicators``), its role.

One scan finds numerals; only around those is anything else looked at. A quantity's span is the number with its unit or
measure word and a trailing 余, 多, 以上 or 左右, without a leading 近, 超, 约 or 达.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from models.metrics import distractors, rates, units
from models.metrics.numerals import ARABIC, CHINESE, CHINESE_DIGIT, DIGITS, MIXED, WRITTEN, Number, parse, tidy
from models.metrics.units import Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text; ``text[start:end]`` is its evidence, ``value`` and ``high`` are in the base of ``unit``."""

    start: int
    end: int
    value: float
    high: float | None
    comparator: str
    unit: str
    written: str
    """The unit or measure word as written, empty where there is none."""
    kind: str
    """How its unit behaves: money, share, fold, person, household, times, physical, time, age, count, noun, other, fraction, ratio, bare."""
    digits: bool = True
    """Whether it is written with Arabic digits."""
    ratio: int = 0
    """Place among the terms of a ratio (3.6:48:48.4), from 1; 0 outside of one."""

    @property
    def base(self) -> str:
        """The unit without the period of a rate."""
        return self.unit if self.unit.startswith("other:") else self.unit.partition("/")[0]


_WIDTH: Final = str.maketrans("０１２３４５６７８９．％℅︰：／～－＋", "0123456789.%%::/~-+")
"""Full-width and odd glyphs of numbers, one for one."""

_ANY = re.compile(rf"[\d{CHINESE}半]")
_DASH: Final = r"\s?(?:—+|[–－~～-]|至|到)\s?"

_SHARE: Final = rf"""
    (?P<fraction>(?:[{CHINESE_DIGIT}十百千万]+|\d+)分之(?:[{CHINESE}]+(?:点[{CHINESE_DIGIT}]+)?|\d+(?:\.\d+)?)几?)
  | (?P<slash>(?<![\d./])[1-9]\d?/[1-9]\d?(?![\d/.]))
  | (?P<half>(?:过|一|多|大)?半数|一多半|一大半|(?<![{CHINESE}\d])[一过]半(?![天年个小圈路辈点截月夜夏百身球山边径空票导程]))
  | (?P<tenth>(?<![{CHINESE}\d.])(?:[一二两三四五六七八九]|\d(?:\.\d)?)(?:(?:[—\-~～至到]|成[—\-~～至到])(?:[一二两三四五六七八九]|\d))?成(?:[一二三四五六七八九半]|\d(?!\d))?(?![立为功果员效长绩本品套群交就型都年人分熟药语色批千百渝稿文色才天]|不变|一))
"""
_RATIO: Final = rf"(?P<ratio>(?<![\d.:])(?:{ARABIC}\s?:\s?){{2,}}{ARABIC}(?![\d:])|(?<=[比为达成约])\s?(?:{ARABIC}\s?:\s?){ARABIC}(?![\d:]))"


@cache
def _scan() -> re.Pattern[str]:
    return re.compile(
        rf"{_RATIO}|{distractors.passed()}|{_SHARE}|(?P<half_unit>半(?=个?小时|个月|[天亩斤]|公里))|(?P<mixed>{MIXED})|(?P<written>{WRITTEN})",
        re.VERBOSE,
    )


_TAIL = re.compile(
    r"(?P<more>[余多]?)(?:[（(]?(?:含)?[）)]?(?P<ge>(?:及其?|和|或|含)?以上|之上)|(?P<le>(?:及|含)?以下|以内|之内|以里|封顶|内(?![部地外容陆蒙需河湖设置源涵环科]))"
    r"|(?P<about>左右|上下|前后|许(?=[，。、；,]|$)))?(?P<plus>\+(?![\d\w“\"]))?"
)
_BEFORE: Final = (
    (">=", r"不少于|不低于|不小于|不下于|不下|不亚于|至少(?:要|达到?|有|为|在|需|应)?|最少|起码"),
    (
        "<=",
        r"不(?:得|能|可|应|准)?(?:超过|高于|大于|多于|超出)|不超|至多|最多(?:可|为|达|不超过)?[贷补奖获领]?|上限(?:限?定)?[为在是]?",
    ),
    ("<", r"(?<!不)(?:不足|低于|少于|不到|未到|未满|不满|小于|未达到?)"),
    (
        ">",
        r"(?<!不)(?:超过|超出)|(?<![赶反不])超|逾|突破|冲破|多于|高于|大于|高过|年过|(?<![通经不超走度跨难渡路])过|(?<=点阅数)破|(?<![突打爆攻])破(?=\d)",
    ),
    ("<~", r"将近|接近|逼近|直逼|(?<![附临邻就靠最远相亲将接])近"),
    ("~", r"(?<![节预签合条公大制履特])约|大约|大概|估计|差不多"),
)
_BEFORE_RE = re.compile(
    "(?:"
    + "|".join(f"(?P<c{i}>{p})" for i, (_, p) in enumerate(_BEFORE))
    + r")(?:了|达到?|至|到|有|为|在)?[了约]?(?:每[个名户人村亩]|人民币)?\s?[¥￥]?$"
)
_HIGHEST = re.compile(
    r"最高(?:可|能|限额?|额度|限价|每[人户村个名年月亩]|不超过)?(?:[贷补奖获领给予]{0,3}|补贴|补助|奖励|贷款|资助)?\s?$"
)
_DASH_RE = re.compile(_DASH)
_NUMBER_RE = re.compile(rf"(?P<mixed>{MIXED})|(?P<written>{WRITTEN})", re.VERBOSE)
_BRACKET = re.compile(r"[（(][套户个台人间座处次宗艘名]{1,3}[）)]")
_FROM = re.compile(r"(?:从|由|自)[^，。；、,至到—\-]{0,20}$")


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of ``text`` in order; empty where it holds no number that counts. Never raises."""
    if not _ANY.search(text):
        return []
    plain = text.translate(_WIDTH)
    names: list[tuple[int, int]] | None = None
    found: list[Quantity] = []
    at = 0
    search = _scan().search
    while (token := search(plain, at)) is not None:
        at = max(token.end(), token.start() + 1)
        if token.lastgroup is None:
            continue
        if names is None:
            names = distractors.quoted_names(text)
        if names and _inside(names, token.start()):
            continue
        made = _read(plain, token)
        if made:
            found.extend(made)
            at = max(at, made[-1].end)
    if not found:
        return []
    kept = [q for q in _share_units(plain, found) if q.unit and not distractors.rejects(plain, q)]
    return [rates.with_period(plain, q) for q in kept]


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    i = bisect_right(spans, (at, 1 << 60)) - 1
    return i >= 0 and spans[i][0] <= at < spans[i][1]


def _read(text: str, token: re.Match[str]) -> list[Quantity]:
    group = token.lastgroup
    if group == "ratio":
        return _ratio(text, token)
    if group in {"mixed", "written", "half_unit"}:
        return _number(text, token)
    return _share(text, token)


def _comparator(text: str, start: int, tail: re.Match[str] | None, *, more: bool) -> str:
    if tail is not None:
        if tail["ge"]:
            return ">="
        if tail["le"]:
            return "<="
    before = text[max(0, start - 12) : start]
    found = _BEFORE_RE.search(before)
    if found is not None and found.lastgroup is not None:
        return _BEFORE[int(found.lastgroup[1:])][0]
    if _HIGHEST.search(before):
        return "<="
    if tail is not None and tail["about"]:
        return "~"
    return ">" if more or (tail is not None and (tail["more"] or tail["plus"])) else "="


def _share(text: str, token: re.Match[str]) -> list[Quantity]:
    """Fractions, halves and tenths, as percent."""
    word, start, end = token[0], token.start(), token.end()
    more, high = False, None
    if token["fraction"]:
        below, above = word.split("分之")
        low, top = parse(below), parse(above.removesuffix("几")) if above != "几" else None
        if low is None or top is None or not low.value:
            return []
        value = top.value / low.value * 100
        high = top.high / low.value * 100 if top.high is not None else None
    elif token["slash"]:
        a, b = map(int, word.split("/"))
        if (
            a >= b
            or (b > 12 and b not in {20, 100})
            or not re.search(
                r"[近约占的超过足到达为至]$|^\s?(?:以上|左右|的|强)", text[:start][-1:] or text[end : end + 2]
            )
        ):
            return []
        value = a / b * 100
    elif token["half"]:
        value, more = 50.0, word[0] in "过多大" or "多半" in word or "大半" in word
        if word.startswith("半") and not re.match(r"以上", text[end:]):
            more = False
    else:
        parts = [DIGITS[c] if c in DIGITS else float(c) if c.isdecimal() else c for c in word if c not in "—-~～至到."]
        digits, marks = re.match(r"(.*)成(.*)$", word), word.count("成")
        assert digits is not None
        lows = [p for p in parts[: parts.index("成")] if not isinstance(p, str)]
        if "." in word:
            value = float(word.split("成")[0]) * 10
        else:
            value = float(lows[0]) * 10
            rest = [float(p) for p in parts if not isinstance(p, str)][1:]
            if marks > 1 or len(lows) > 1:
                high = rest[0] * 10
            elif digits[2] and digits[2] != "半":
                value += rest[0]
            elif digits[2] == "半":
                value += 5
    tail = _TAIL.match(text, end)
    comparator = _comparator(text, start, tail, more=more)
    return [
        Quantity(
            start,
            tail.end() if tail else end,
            round(tidy(value), 2),
            high,
            comparator,
            "percent",
            "",
            "fraction",
            word[:1].isdecimal(),
        )
    ]


def _ratio(text: str, token: re.Match[str]) -> list[Quantity]:
    """The terms of a ratio; shares where they add up to 100, else one number of so many to one."""
    terms = list(re.finditer(ARABIC, token["ratio"], re.VERBOSE))
    values = [float(t[0].replace(",", "").replace(" ", "")) for t in terms]
    offset = token.start("ratio")
    if abs(sum(values) - 100) <= 1.5 and len(values) > 1:
        return [
            Quantity(offset + t.start(), offset + t.end(), v, None, "=", "percent", "", "ratio", ratio=i)
            for i, (t, v) in enumerate(zip(terms, values, strict=True), 1)
        ]
    if len(values) != 2 or min(values) <= 0 or re.match(r"\s?[时分点]|[平胜负战击]", text[token.end() :]):
        return []
    value = max(values) / min(values)
    return [Quantity(offset, token.end(), round(value, 4), None, "=", "fold", "", "ratio", ratio=1)]


def _number(text: str, token: re.Match[str]) -> list[Quantity]:
    start = token.start()
    group = token.lastgroup
    number = Number(0.5) if group == "half_unit" else parse(token[0])
    if number is None:
        return []
    first = _measured(text, start, token.end(), number, digits=group == "mixed")
    dash = _DASH_RE.match(text, first.end)
    if dash is not None:
        second = _second(text, dash.end())
        if second is not None:
            pair = _range(text, first, second, token[0], dash[0].strip())
            if pair is not None:
                return pair
    if not first.unit and first.kind != "bare":
        return []
    return [first]


def _second(text: str, at: int) -> tuple[Quantity, str] | None:
    found = _NUMBER_RE.match(text, at)
    number = parse(found[0]) if found is not None else None
    if found is None or number is None:
        return None
    return _measured(text, at, found.end(), number, digits=found.lastgroup == "mixed"), found[0]


def _range(text: str, low: Quantity, second: tuple[Quantity, str], written: str, dash: str) -> list[Quantity] | None:
    """One quantity from two numbers joined by a dash, 至 or 到; None where they are two, or none."""
    high, high_written = second
    if not high.unit or (low.unit and (low.unit != high.unit or low.comparator in {">=", "<="})):
        return None
    value = low.value * (1 if low.unit else _factor(high))
    power = re.search(r"[十百千万亿]+$", high_written)
    if not low.unit and power is not None and not re.search(r"[百千万亿]$", written):
        scaled = parse("1" + power[0]) if not high_written[0] in CHINESE else parse("一" + power[0])
        mantissa = parse(high_written[: power.start()])
        if scaled is not None and (mantissa is None or low.value < mantissa.value):
            value *= scaled.value
    top = high.high if high.high is not None else high.value
    if value >= top:
        return None if dash in {"至", "到"} else []
    if dash in {"至", "到"} and _FROM.search(text[max(0, low.start - 22) : low.start]):
        low = replace(low, unit=high.unit, value=tidy(value), kind=high.kind, written=high.written)
        return [low, high]
    before = _comparator(text, low.start, None, more=False)
    comparator = before if before != "=" else high.comparator if high.comparator in {"~", "<=", ">="} else "="
    return [replace(high, start=low.start, value=tidy(value), high=tidy(top), comparator=comparator)]


def _factor(q: Quantity) -> float:
    unit = units.units().get(q.written)
    return 1.0 if unit is None else unit.factor


def _measured(text: str, start: int, end: int, number: Number, *, digits: bool) -> Quantity:
    """The number at ``[start, end)`` with the unit, the 余 or 多 and the bound that follow it."""
    at, more = end, number.more
    ahead = text[at : at + 1]
    if ahead in "余多" and ahead and not text.startswith(("多元化", "多样", "多种", "多方", "多部门", "余震"), at):
        at, more = at + 1, True
    elif ahead in "来几" and ahead and units.match(text, at + 1) is not None and text[at - 1] in "0十百千万":
        at, more = at + 1, True
    written = text[start:end]
    if written[:1] in "上数几":
        more = True
    gap = 1 if text[at : at + 1] == " " else 0
    unit = units.match(text, at + gap)
    if unit is None:
        tail = _TAIL.match(text, at)
        bound = tail if tail is not None and tail.end() > at else None
        stop = bound.end() if bound else at
        return Quantity(
            start, stop, number.value, number.high, _comparator(text, start, bound, more=more), "", "", "bare", digits
        )
    unit = _sense(text, unit, start, at + gap)
    span_unit = "" if unit.kind == "noun" else unit.word
    at += gap if span_unit else 0
    at += len(span_unit)
    half = (
        re.compile(r"半(?![径年天数])").match(text, at)
        if unit.kind == "time" or unit.word in {"倍", "亩", "斤"}
        else None
    )
    value, high = number.value, number.high
    if half is not None:
        at, value = half.end(), value + 0.5
    if unit.word in {"个月", "个小时"} and text[at - len(unit.word) : at].startswith("个半"):
        value += 0.5
    bracket = _BRACKET.match(text, at)
    if bracket is not None:
        at = bracket.end()
    if unit.word == "番":
        value, high = 2.0**value, None
    tail = _TAIL.match(text, at)
    bound = (
        tail
        if tail is not None
        and tail.end() > at
        and not (tail[0] == "多" and text[tail.end() : tail.end() + 1] in "元种样方")
        else None
    )
    comparator = _comparator(text, start, bound, more=more or "多" in unit.word or "余" in unit.word)
    stop = bound.end() if bound else at
    negative = (
        text[start - 1 : start] in "-−"
        and text[start - 1 : start]
        and unit.unit == "percent"
        and not re.match(r"[\d%A-Za-z]", text[start - 2 : start - 1] or "0")
    )
    if negative:
        start, value = start - 1, -value
    return Quantity(
        start,
        stop,
        tidy(value * unit.factor),
        None if high is None else tidy(high * unit.factor),
        comparator,
        unit.unit,
        unit.word,
        unit.kind,
        digits,
    )


_ELECTRIC = re.compile(r"电|光伏|能耗|风机|千瓦")


def _sense(text: str, unit: Unit, start: int, at: int) -> Unit:
    """The unit in its sense here, where a word has two: 度 of electricity or heat, 块 of money or land."""
    word = unit.word
    after = text[at + len(word) : at + len(word) + 3]
    if word == "度":
        return (
            unit
            if _ELECTRIC.search(text[max(0, start - 24) : start]) or after[:1] == "电"
            else Unit(word, "other:度", 1.0, "other")
        )
    if word == "块" and re.match(r"[地田牌展屏石匾区湿大责金奖土电草绿试示基广门硬宣]", after):
        return Unit(word, "count", 1.0, "count")
    return unit


_LINK = re.compile(r"\s?(?:[、,，]|和|与|及|或|或者)\s?")
_TURN = re.compile(
    r"(?:调整|调|减少|减|增加|增|提高|提升|升|下降|降|降低|上升|增长|扩大|扩|缩减|缩|压减|压缩|精简|合并|整合|优化|变|改|转|发展|扩展|扩充|达)[了]?(?:为|到|至|成)(?:了|现在的|目前的|如今的|现有的|近|约|超|超过|不足)?\s?$"
)


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give a number without unit that of its partner, or drop it."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        q, after = out[i], out[i + 1]
        if (
            q.kind == "bare"
            and after.unit
            and after.kind not in {"ratio", "noun"}
            and _LINK.fullmatch(text[q.end : after.start])
        ):
            if after.kind == "time" and after.written in {"日", "年"}:
                continue
            out[i] = replace(
                q, unit=after.unit, value=tidy(q.value * _factor(after)), kind=after.kind, written=after.written
            )
    for i in range(1, len(out)):
        q, before = out[i], out[i - 1]
        if q.kind == "bare" and before.unit and before.kind != "ratio":
            between = text[before.end : q.start]
            if _TURN.search(between) and not re.search(r"[。；;]", between):
                out[i] = replace(
                    q, unit=before.base, value=tidy(q.value * _factor(before)), kind=before.kind, written=before.written
                )
    _shared_bounds(text, out)
    return out


def _shared_bounds(text: str, out: list[Quantity]) -> None:
    """分别达到95%、85%、80%以上: the bound of the last holds for all."""
    for i in range(len(out) - 2, -1, -1):
        q, after = out[i], out[i + 1]
        if (
            after.comparator in {">=", "<=", "~"}
            and q.comparator == "="
            and q.unit == after.unit
            and _LINK.fullmatch(text[q.end : after.start])
            and "分别" in text[max(0, q.start - 30) : q.start]
        ):
            out[i] = replace(q, comparator=after.comparator)
