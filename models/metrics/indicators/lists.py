"""What the numbers of a list share: heads before it, what is said behind it, the terms of a ratio.

A、B分别增长1%、2% shares a change, 坝区2小时、山区8小时内到场抢修 what is done, 三次产业22:33:45 a whole. What belongs here:
phrases that are given to several numbers at once. A number by itself is named in :mod:`compose`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from models.metrics.indicators import compose
from models.metrics.indicators import lexicon as part
from models.metrics.indicators.before import read_left
from models.metrics.indicators.behind import Right, read_right
from models.metrics.indicators.clause import Measured, Token
from models.metrics.indicators.inherit import Known, items
from models.metrics.indicators.phrase import PAID, text_of, tidy
from models.metrics.indicators.spot import HAPPENING, PEOPLE, SHARES, Spot

_SECTORS = re.compile(r"次?产业?([^，。；的]{0,8}?)(?=分别|占比|比例|同比|均|各|增长|为|达|$)")
_THREE_SECTORS = re.compile(r"三次产业|一、?二、?三次?产|三产|产业结构")
_SUMMING = ("指数", "指标", "数据", "项目", "数字")
"""What sums up the measures told before it (四项指数分别下降)."""
_COLON = (":", "：", "∶")


def shared_predicate(
    clause: Sequence[Token], at: Sequence[int], n: int, quantities: Sequence[Measured], right: Right
) -> Right | None:
    """What is said behind the last of a list, where the number's own item says nothing (坝区2小时、山区8小时内 到场抢修)."""
    kind = quantities[clause[at[n]].quantity].unit.split("/")[0]
    behind = clause[at[n] + 1 : at[n + 1]]
    if kind in HAPPENING and not right.name and not right.predicate and behind and behind[0].part == part.JOIN:
        end = n + 1
        while end + 1 < len(at) and quantities[clause[at[end]].quantity].unit.split("/")[0] == kind:
            if clause[at[end] + 1].part != part.JOIN:
                break
            end += 1
        if quantities[clause[at[end]].quantity].unit.split("/")[0] != kind or any(t.part in "VE" for t in behind):
            return None
        rest = clause[at[end] + 1 : at[end + 1] if end + 1 < len(at) else len(clause)]
        later = read_right(rest, people=False, happening=True, more=end + 1 < len(at))
        return later._replace(taken=0) if later.predicate and not later.name else None
    if kind == "household" and n + 2 == len(at) and right == Right() and all(t.part == part.JOIN for t in behind):
        both = quantities[clause[at[n + 1]].quantity].unit == "person"
        later = read_right(clause[at[n + 1] + 1 :], people=True) if both else right
        return later._replace(taken=0) if later.predicate or later.name else None  # 对3269户、10241人 实行精细化管理
    if kind == "count" and right.taken == len(behind) and right.name in part.settlements() and not right.predicate:
        unit = quantities[clause[at[n + 1]].quantity].unit
        if unit in PEOPLE and n + 2 == len(at):  # 5个屯 268户 吃上了自来水
            later = read_right(clause[at[n + 1] + 1 :], people=True)
            if later.predicate and not later.name and not later.of:
                return right._replace(predicate=later.predicate)
    return None


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


def _paid_behind(clause: Sequence[Token], at: int) -> str:
    """What is paid, where it stands right behind the last amount; else nothing."""
    end = at
    while end < len(clause) and clause[end].part in "NEGD":
        end += 1
    paid = tidy(clause[at:end])
    return paid if paid.endswith(PAID) else ""


def distribute(
    clause: Sequence[Token],
    at: Sequence[int],
    n: int,
    row: int,
    used_to: int,
    quantities: Sequence[Measured],
    known: Known,
    names: list[str],
) -> bool:
    """Name a row of numbers that share a list of heads (A、B分别增长1%、2%; 按60%、40%分给农户和集体); true if done."""
    before = clause[used_to : at[n]]
    kind = quantities[clause[at[n]].quantity].unit.split("/")[0]
    left = read_left(before)
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
    if start == end and (told or (kind in SHARES and left.change and row > 2)):
        heads = _heads_of(known.heard[-1], row) if known.heard and told else []
        if not heads and told and left.share and known.heard:
            heads = _listed(known.heard[-1], row)
        summed = len(known.told) > row and known.told[-1].endswith(_SUMMING)
        heads = heads or known.told[-row - summed :][:row]
    if row == 3 and "一、二、三" in (words := text_of(before)):  # 一、二、三产业增加值分别为
        kind_of = words[words.index("一、二、三") + 5 :]
        if (found := _SECTORS.match(kind_of)) is not None:
            heads = [f"第{n}产业{found[1]}" for n in "一二三"]
    if len(heads) == row and all(heads):
        paid = _paid_behind(clause, at[n + row - 1] + 1) if kind == "CNY" else ""
        if paid:  # 对硕士、博士分别给予10万元、30万元 | 安家补助
            for k, head in enumerate(heads):
                names[clause[at[n + k]].quantity] = head + paid
            known.head = heads[-1] + paid
            return True
        for k, head in enumerate(heads):
            spot = Spot(kind, "", left._replace(name=head, bare=False), Right(), first=k == 0, last=k + 1 == row)
            names[clause[at[n + k]].quantity], base, _ = compose.choose(spot, known)
            known.head = base or known.head
        return True
    behind = clause[at[n + row - 1] + 1 : at[n + row] if n + row < len(at) else len(clause)]
    verbs = 0
    while verbs < len(behind) and behind[verbs].part not in "NG":
        verbs += 1
    heads = items(behind[verbs:])
    if kind in SHARES and len(heads) == row and all(heads) and verbs:
        shared = (left.name or left.subject or known.base) + tidy(behind[:verbs])
        for k, head in enumerate(heads):
            names[clause[at[n + k]].quantity] = f"{shared}{head}比例"
        known.head = shared
        return True
    return False


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
