"""What the numbers of a list share: heads before it, what is said behind it, the terms of a ratio.

A、B分别增长1%、2% shares a change, 坝区2小时、山区8小时内到场抢修 what is done, 三次产业22:33:45 a whole. Belongs here:
phrases that are given to several numbers at once. A number by itself is named in :mod:`compose`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from models.metrics.indicators import compose
from models.metrics.indicators import lexicon as part
from models.metrics.indicators.before import Left, read_left
from models.metrics.indicators.behind import Right, read_right
from models.metrics.indicators.clause import Measured
from models.metrics.indicators.inherit import Known, items
from models.metrics.indicators.numbers import Numbers
from models.metrics.indicators.phrase import PAID, text_of, tidy
from models.metrics.indicators.pieces import Token
from models.metrics.indicators.spot import COUNTED, HAPPENING, PEOPLE, SHARES, Spot

_SECTORS = re.compile(r"次?产业?([^，。；的]{0,8}?)(?=分别|占比|比例|同比|均|各|增长|为|达|$)")
_SECTOR_COUNT = 3
_THREE_SECTORS = re.compile(r"三次产业|一、?二、?三次?产|三产|产业结构")
_PRIZES = re.compile("(?P<ranks>[特一二三四五](?:、[一二三四五])+)等奖")
_SUMMING = ("指数", "指标", "数据", "项目", "数字")
"""Endings of a name that sums up the measures told before it (四项指数分别下降)."""
_COLON = (":", "：", "∶")


def shared_predicate(numbers: Numbers, n: int, right: Right) -> Right | None:
    """What is said behind the last of a list, where the number's own item says nothing (坝区2小时、山区8小时内 到场抢修)."""
    kind = numbers.kind(n)
    behind = numbers.behind(n)
    if right == Right() and (named := _counted_last(numbers, n)) is not None:
        return named
    if kind in HAPPENING and not right.name and not right.predicate and behind and behind[0].part == part.JOIN:
        end = n + 1
        while not numbers.is_last(end) and numbers.kind(end) == kind:
            if numbers.clause[numbers.at[end] + 1].part != part.JOIN:
                break
            end += 1
        if numbers.kind(end) != kind or any(t.part in "VE" for t in behind):
            return None
        later = read_right(numbers.behind(end), people=False, happening=True, more=not numbers.is_last(end))
        return later._replace(taken=0) if later.predicate and not later.name else None
    if not numbers.is_last(n + 1):
        return None
    if kind == "household" and right == Right() and all(t.part == part.JOIN for t in behind):
        later = read_right(numbers.behind(n + 1), people=True) if numbers.unit(n + 1) == "person" else right
        return later._replace(taken=0) if later.predicate or later.name else None  # 对3269户、10241人 实行精细化管理
    joined = bool(behind) and behind[-1].part == part.JOIN  # 14个 | 乡镇、11.6万人 受灾
    settled = kind == "count" and right.taken == len(behind) - joined and right.name in part.settlements() and not right.predicate
    if settled and numbers.unit(n + 1) in PEOPLE:  # 5个屯 268户 吃上了自来水
        later = read_right(numbers.behind(n + 1), people=True)
        if later.predicate and not later.name and not later.of:
            return right._replace(predicate=later.predicate)
    return None


def _counted_last(numbers: Numbers, n: int) -> Right | None:
    """What 分别 counts several times with one measure word, named behind the last (分别建成19个、7个、24个 | 村级服务站)."""
    end = n + numbers.row(n) - 1
    words = {numbers.clause[at].text.lstrip("0123456789.") for at in numbers.at[n : end + 1]}
    if (
        end == n
        or len(words) > 1
        or numbers.kind(n) not in COUNTED
        or not any(t.text == "分别" for t in numbers.clause[: numbers.at[n]])
    ):
        return None
    last = read_right(numbers.behind(end), people=numbers.kind(n) in PEOPLE, more=not numbers.is_last(end))
    return last._replace(taken=0) if last.name else None


def _of_measure(before: Sequence[Token], at: int) -> bool:
    """Whether the verb before ``at`` belongs to the measure behind it (事故起数、死亡 人数)."""
    return (
        1 < at < len(before)
        and before[at - 1].part == part.VERB
        and before[at - 2].part in "JN"
        and before[at].part in "NE"
        and part.is_measure(before[at].text)
    )


def _heads_of(clause: Sequence[Token], row: int) -> list[str]:
    """The list of measures that opens a clause before the one with their numbers (事故起数、死亡人数“双下降”，分别下降…)."""
    end = 0
    while end < len(clause) and (clause[end].part in part.NAMING or (end + 1 < len(clause) and _of_measure(clause, end + 1))):
        end += 1
    heads = items([t for t in clause[:end] if t.text[0] not in "“「"])
    return heads if len(heads) == row and all(part.is_measure(h) for h in heads) else []


def _listed(clause: Sequence[Token], row: int) -> list[str]:
    """The list that ends a clause (主要集中在教育培训、美容美发和健身，分别占34%、29%和17%)."""
    start = len(clause)
    while start and (
        clause[start - 1].part in part.NAMING
        or (1 < start < len(clause) and clause[start - 1].part == part.VERB and clause[start - 2].part in part.NAMING)
    ):
        start -= 1
    found = items(clause[start:])
    return found if len(found) == row and all(found) else []


def _graded(clause: Sequence[Token], row: int) -> list[str]:
    """The grades of one thing that end a clause, each with the thing (获评三星级、四星级农家乐的，分别奖励2万元、3万元)."""
    end = len(clause) - (bool(clause) and clause[-1].part == part.OF)
    start = end
    while start and clause[start - 1].part in "NEGJ":
        start -= 1
    joints = [i for i in range(start, end) if clause[i].part == part.JOIN]
    grades = [clause[i - 1].text for i in joints] + ([clause[joints[-1] + 1].text] if joints and joints[-1] + 1 < end else [])
    alike = len(grades) == row and len({grade[-1] for grade in grades}) == 1 and joints[0] == start + 1
    thing = tidy(clause[joints[-1] + 2 : end]) if alike else ""
    return [grade + thing for grade in grades] if thing else []


def _paid_behind(behind: Sequence[Token]) -> str:
    """What is paid, where it stands right behind the last amount; else nothing."""
    end = 0
    while end < len(behind) and behind[end].part in "NEGD":
        end += 1
    paid = tidy(behind[:end])
    return paid if paid.endswith(PAID) else ""


def distribute(numbers: Numbers, n: int, row: int, used_to: int, known: Known, names: list[str]) -> bool:
    """Name a row of numbers that share a list of heads (A、B分别增长1%、2%; 按60%、40%分给农户和集体); true if done.

    The row has ``row`` numbers from ``n`` on; the words before it begin at ``used_to``.
    """
    before = numbers.clause[used_to : numbers.at[n]]
    kind = numbers.kind(n)
    left = read_left(before)
    heads = _heads_before(before, row, known, left, shared=kind in SHARES and bool(left.change))
    behind = numbers.behind(n + row - 1)
    indices = [numbers.index(n + k) for k in range(row)]
    if kind == "CNY" and known.heard and (prizes := _PRIZES.search(text_of(known.heard[-1]))) is not None:
        found = [f"{n}等奖" for n in prizes["ranks"].replace("、", "")]  # 设一、二、三等奖，分别奖励
        heads = found if len(found) == row else heads
    if kind == "CNY" and left.verb in PAID and not left.name and known.heard and (graded := _graded(known.heard[-1], row)):
        for i, head in zip(indices, graded, strict=True):
            names[i] = head + left.verb
        known.head = names[indices[-1]]
        return True
    if len(heads) == row and all(heads):
        paid = _paid_behind(behind) if kind == "CNY" else ""
        if paid:  # 对硕士、博士分别给予10万元、30万元 | 安家补助
            for i, head in zip(indices, heads, strict=True):
                names[i] = head + paid
            known.head = heads[-1] + paid
            return True
        for k, (i, head) in enumerate(zip(indices, heads, strict=True)):
            spot = Spot(kind, "", left._replace(name=head, bare=False), Right(), first=k == 0, last=k + 1 == row)
            names[i], base, _ = compose.choose(spot, known)
            known.head = base or known.head
        return True
    verbs = 0
    while verbs < len(behind) and behind[verbs].part not in "NG":
        verbs += 1
    heads = items(behind[verbs:])
    if kind in SHARES and len(heads) == row and all(heads) and verbs:
        shared = (left.name or left.subject or known.base) + tidy(behind[:verbs])
        for i, head in zip(indices, heads, strict=True):
            names[i] = f"{shared}{head}比例"
        known.head = shared
        return True
    return False


def _heads_before(before: Sequence[Token], row: int, known: Known, left: Left, *, shared: bool) -> list[str]:
    """The heads that stand before a row, or were told before it; ``shared`` tells that it is of shares of change."""
    end = len(before)
    while end and before[end - 1].part not in "NEG":
        end -= 1
    start = end
    while start and (before[start - 1].part in part.NAMING or _of_measure(before, start)):
        start -= 1
    heads = items(before[start:end])
    tail = before[start:end]
    while tail and any(t.part == part.JOIN for t in tail):
        tail = tail[1:]
    if len(heads) == row and len(tail) > 1 and part.is_measure(heads[-1]):  # 小麦、玉米播种面积
        own = len(tail) - 1
        while own > 1 and (tail[own - 1].part != part.NOUN or not part.is_measure(tail[own].text)):
            own -= 1  # 小麦、玉米|播种面积, 魔芋、高山蔬菜|面积
        measure = tidy(tail[own:])
        heads = [h if part.is_measure(h) else h + measure for h in heads]
    told = any(t.text == "分别" for t in before)
    if start == end and (told or (shared and row > 2)):
        heads = _heads_of(known.heard[-1], row) if known.heard and told else []
        if not heads and told and left.share and known.heard:
            heads = _listed(known.heard[-1], row)
        summed = len(known.told) > row and known.told[-1].endswith(_SUMMING)
        heads = heads or known.told[-row - summed :][:row]
    if row == _SECTOR_COUNT and "一、二、三" in (words := text_of(before)):  # 一、二、三产业增加值分别为
        kind_of = words[words.index("一、二、三") + 5 :]
        if (found := _SECTORS.match(kind_of)) is not None:
            heads = [f"第{n}产业{found[1]}" for n in "一二三"]
    return heads


def sector_shares(text: str, quantities: Sequence[Measured]) -> dict[int, str]:
    """Names for the terms of ratios of the three sectors (三次产业结构为22:33:45), by index."""
    found: dict[int, str] = {}
    if "产" not in text or not any(c in text for c in _COLON):
        return found
    for i in range(len(quantities) - 2):
        row = quantities[i : i + 3]
        joined = all(text[a.end : b.start].strip() in _COLON for a, b in pairwise(row))
        if joined and row[0].unit == "percent" and _THREE_SECTORS.search(text, 0, row[0].start):
            found |= {i + k: f"第{nth}产业占比" for k, nth in enumerate("一二三")}
    return found
