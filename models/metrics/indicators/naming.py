"""What each number of a sentence measures, as a short phrase of the text's own words.

The phrase is made from the counted noun behind the number, or the name and verb before it; where the clause leaves the
head out (减幅36.73%), it is inherited from the number before. What belongs here: which of the two readings counts and the
walk over a sentence. How a phrase is put together for each kind of unit is in :mod:`compose`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.metrics.indicators import compose
from models.metrics.indicators import lexicon as part
from models.metrics.indicators.before import Left, read_left
from models.metrics.indicators.behind import Right, read_right
from models.metrics.indicators.clause import Measured, Token, clauses
from models.metrics.indicators.inherit import Known, in_a_row, items, topic_behind
from models.metrics.indicators.phrase import is_people, text_of, tidy
from models.metrics.indicators.spot import COUNTED, HAPPENING, PEOPLE, SHARES, SPANS, Spot
from models.records import Article, Sentence


def name_indicators(article: Article, sentence: Sentence, quantities: Sequence[Measured]) -> list[str]:
    """One phrase for each quantity, in order; quantities are ordered and do not overlap.

    The phrase is in simplified characters, of the text's own words, without place, period and number; it is empty only if
    neither the sentence nor its heading holds a word that could name anything.
    """
    names = [""] * len(quantities)
    known = Known()
    for clause in clauses(sentence.text, quantities):
        at = [i for i, t in enumerate(clause) if t.quantity >= 0]
        known.programme = next((t.text for t in reversed(clause) if t.text[0] == "“"), known.programme)
        if at:
            _name_clause(clause, at, quantities, known, names)
        else:
            known.hear(clause)
    if not all(names):
        fallback = known.topic or topic_behind(sentence.text, quantities[-1].end) or sentence.section or article.title
        names = [name or fallback or "" for name in names]
    return names


def _name_clause(
    clause: Sequence[Token], at: Sequence[int], quantities: Sequence[Measured], known: Known, names: list[str]
) -> None:
    """Name the quantities of one clause, which stand at the indices ``at``."""
    if any(t.text == "其中" for t in clause):
        known.among, known.whole, known.total = True, known.head, known.counted
        known.parted, known.parted_unit = known.head, known.sized
    used_to = 0
    n = 0
    before = Left()
    while n < len(at):
        row = in_a_row(clause, at, n)
        if row > 1 and _distribute(clause, at, n, row, used_to, quantities, known, names):
            n += row
            used_to = at[n - 1] + 1
            continue
        spot = _spot(clause, at, n, used_to, quantities)
        if spot.item and spot.left == Left() and not spot.right.name:  # 搬迁8952户、3万余人
            spot = spot._replace(left=before)
        before = spot.left
        phrase, head, taken = compose.choose(spot, known)
        phrase = compose.with_owner(phrase, spot, known)
        names[clause[at[n]].quantity] = phrase
        known.phrase, known.unit = phrase, spot.kind
        known.sized = known.sized if spot.kind in SHARES else spot.kind
        if head:
            known.measured(head)
            if spot.counts and not spot.left.bare:
                known.counted = head
        known.verb = ("" if spot.left.name and taken else spot.left.verb) or ("" if spot.first else known.verb)
        used_to = at[n] + 1 + (spot.right.taken if taken else 0)
        n += 1
    rest = clause[used_to:]
    if rest:
        known.hear(rest)


def _spot(clause: Sequence[Token], at: Sequence[int], n: int, used_to: int, quantities: Sequence[Measured]) -> Spot:
    """The quantity ``at[n]`` with what stands on either side of it."""
    token = clause[at[n]]
    kind = quantities[token.quantity].unit.split("/")[0]
    last = n + 1 == len(at)
    behind = clause[at[n] + 1 : len(clause) if last else at[n + 1]]
    before = clause[min(used_to, at[n]) : at[n]]
    people = kind in PEOPLE
    left = read_left(before) if any(t.part != part.JOIN for t in before) else Left()
    if kind == "year_of_age" and behind and behind[0].text == "、":
        behind = behind[1:] if last else []
    right = read_right(
        behind,
        people=people or kind == "year_of_age",
        happening=kind in HAPPENING,
        more=not last,
        located=left.link.startswith("在"),
        aged=kind == "year_of_age",
    )
    if right.name == "次":  # 卷次, 趟次: the end of a measure word
        right = Right()
    if not right.name and not last and all(t.part == part.JOIN for t in behind):  # 解决4100户、1.7万人饮水难题
        later = read_right(clause[at[n + 1] + 1 : at[n + 2] if n + 2 < len(at) else len(clause)], people=people)
        bounded = not behind and quantities[clause[at[n + 1]].quantity].unit == "year_of_age"  # 2名35岁以下后备干部
        if later.of or (later.name and people and (bounded or not is_people(later.name))):
            right = later._replace(taken=0)
    if not last and right.name and right.taken == len(behind):  # 36个 教学班、学生 1620人: the last noun is the next number's
        own_noun = at[n + 1] + 1 < len(clause) and clause[at[n + 1] + 1].part in "NEG"
        joint = max((i for i, t in enumerate(behind) if t.text in ("、", "和")), default=0)
        if joint and not own_noun:
            right = right._replace(name=tidy(behind[:joint]), taken=joint)
    if not last and (joined := _shares_predicate(clause, at, n, quantities, right)) is not None:
        right = joined
    aged = kind == "year_of_age" and bool(right.name)
    if right.name.endswith(part.measure_endings()) and (aged or (not last and kind in COUNTED)):
        right = _split_measure(behind, right, clause, at, n)
    item = n > 0 and bool(before) and all(t.part == part.JOIN for t in before)
    rest = tidy([t for t in clause[at[n] + 1 :] if t.quantity < 0]) if kind in SPANS else ""
    return Spot(
        kind,
        token.text,
        left,
        right,
        first=n == 0,
        last=last,
        item=item,
        rest=rest,
        flush=bool(right.name) and right.taken == len(behind) and not last,
        closed=last or (bool(behind) and behind[-1].part == part.JOIN),
        goal=_goal(behind, last=last) if kind == "CNY" and left.verb in part.spending() else "",
    )


def _goal(behind: Sequence[Token], *, last: bool) -> str:
    """What money goes into: the object of the verb behind the number, or behind 用于."""
    start = 0
    while start < len(behind) and (behind[start].part in "VPAU" or behind[start].text in part.building()):
        start += 1
    if not start or not (behind[0].part == part.VERB or behind[0].text in part.building() or behind[0].text == "用于"):
        return ""
    end = start
    while end < len(behind) and (behind[end].part in part.NAMING or (end + 1 < len(behind) and behind[end].part in "VF")):
        end += 1
    keeps = behind[start - 1].part == part.VERB and behind[start - 1].text not in part.building()
    return tidy(behind[start - keeps : end])


def _shares_predicate(
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
    if kind == "count" and right.taken == len(behind) and right.name in part.settlements() and not right.predicate:
        unit = quantities[clause[at[n + 1]].quantity].unit
        if unit in PEOPLE and n + 2 == len(at):  # 5个屯 268户 吃上了自来水
            later = read_right(clause[at[n + 1] + 1 :], people=True)
            if later.predicate and not later.name and not later.of:
                return right._replace(predicate=later.predicate)
    return None


def _split_measure(behind: Sequence[Token], right: Right, clause: Sequence[Token], at: Sequence[int], n: int) -> Right:
    """A counted noun followed by the measure of the next number (122个 | 行政村 集体经营性收入 | 达1亿元).

    Where the measure alone stands between (82条 | 产值超10亿元 | 全产业链), the noun is the one behind the next number.
    """
    joints = [i for i, t in enumerate(behind[: right.taken]) if t.part == part.JOIN]
    if joints:
        return Right(tidy(behind[: joints[-1]]), "", right.of, joints[-1])
    nouns = [i for i, t in enumerate(behind[: right.taken]) if t.part in "NE"]
    if len(nouns) > 1 and behind[nouns[0]].part == part.NOUN:
        cut = nouns[0] + 1
        return Right(tidy(behind[:cut]), "", right.of, cut)
    if n + 1 == len(at):
        return right
    later = read_right(clause[at[n + 1] + 1 : at[n + 2] if n + 2 < len(at) else len(clause)], people=False)
    if later.name:
        return Right(later.name, "", False, 0)
    return right


_SECTORS = re.compile(r"次?产业?([^，。；的]{0,8}?)(?=分别|占比|比例|同比|均|各|增长|为|达|$)")


def _distribute(
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
    while start and before[start - 1].part in part.NAMING:
        start -= 1
    heads = items(before[start:end])
    tail = before[start:end]
    while tail and any(t.part == part.JOIN for t in tail):
        tail = tail[1:]
    if len(heads) == row and len(tail) > 1 and heads[-1].endswith(part.measure_endings()):  # 小麦、玉米播种面积
        measure = tidy(tail[1:])
        heads = [h if h.endswith(part.measure_endings()) else h + measure for h in heads]
    if start == end and "分别" in left.link:
        heads = known.heads[-row:]
    if row == 3 and "一、二、三" in (words := text_of(before)):  # 一、二、三产业增加值分别为
        kind_of = words[words.index("一、二、三") + 5 :]
        if (found := _SECTORS.match(kind_of)) is not None:
            heads = [f"第{n}产业{found[1]}" for n in "一二三"]
    if len(heads) == row and all(heads):
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
