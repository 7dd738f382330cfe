"""Those counted, before what the next number measures of them or gives them.

122个 | 行政村 | 集体经营性收入达1亿元; 7个 | 村 | 经营性收入不足5万元; 为 | 96家 | 企业 | 发放补贴286万元. Belongs here:
where the counted noun ends, and what the words up to the next number tell of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.before import Left, read_left
from models.metrics.indicators.behind import INSTITUTIONS, Right, read_right
from models.metrics.indicators.bounds import SHORT
from models.metrics.indicators.numbers import Numbers
from models.metrics.indicators.phrase import is_people, tidy
from models.metrics.indicators.pieces import Token
from models.metrics.indicators.spot import COUNTED, PEOPLE

_FOR = frozenset(("为", "给", "向", "对"))
"""Before those for whom something is done, which tells who they are."""
_WATCHING = frozenset(("监测", "检测", "观测", "监控", "检查", "抽查", "抽检"))
_PROJECTS = ("项目", "工程", "实事")
_BOUNDS = ("以上", "以下")


def of_measured(numbers: Numbers, n: int, behind: Sequence[Token], left: Left, right: Right) -> Right:
    """``right`` of number ``n`` without the measure of the next number, and with what that says of those counted.

    ``behind`` are the tokens up to the next number or the clause's end.
    """
    if not right.name:
        return right
    last, kind = numbers.is_last(n), numbers.kind(n)
    if part.is_measure(right.name) and not (kind in PEOPLE and is_people(right.name)):
        if kind == "year_of_age" or (not last and kind in COUNTED):
            right = _split(numbers, n, behind, right)
        if for_them(left) and right.taken and kind in COUNTED and not last and (given := _given(behind[right.taken :])):
            right = right._replace(predicate=given)
    if not last and kind == "count":
        held = _bounded(behind[right.taken :], numbers.clause[numbers.at[n + 1]].text)
        right = right._replace(predicate=held or right.predicate)
    return right


def for_them(left: Left) -> bool:
    """Whether something is done for those counted (县里为 | 96家 | 企业 发放补贴)."""
    return left.link[-1:] in _FOR and not left.name and not left.verb


def _given(between: Sequence[Token]) -> str:
    """What those counted are given, whose amount is the next number (发放稳岗补贴 | 286万元); nothing where none is."""
    given = len(between) > 1 and between[0].part in "EV" and between[0].text in part.actions()
    return tidy(between) if given else ""


def _bounded(between: Sequence[Token], bound: str) -> str:
    """What the next number bounds for those counted (7个 | 村 | 经营性收入 不足 | 5万元); nothing where it is no bound."""
    if not between or not (bound.endswith(_BOUNDS) or any(t.text in SHORT for t in between)):
        return ""
    left = read_left(between)
    if not part.is_measure(left.name) or left.verb or left.change:
        return ""
    return left.name + ("达标" if bound.endswith("以上") else "不足")


def _split(numbers: Numbers, n: int, behind: Sequence[Token], right: Right) -> Right:
    """A counted noun followed by the measure of the next number (122个 | 行政村 集体经营性收入 | 达1亿元).

    Where the measure alone stands between (82条 | 产值超10亿元 | 全产业链), the noun is the one behind the next number.
    """
    if behind and behind[0].text[-1] == "年" and behind[0].text[:-1] in part.settlements():  # 7个 | 村年 | 经营性收入
        return Right(behind[0].text[:-1], "", right.of, 1)
    joints = [i for i, t in enumerate(behind[: right.taken]) if t.part == part.JOIN]
    if joints:
        return Right(tidy(behind[: joints[-1]]), "", right.of, joints[-1])
    nouns = [i for i, t in enumerate(behind[: right.taken]) if t.part in "NE"]
    if len(nouns) > 1 and behind[nouns[0]].part == part.NOUN:
        done = behind[nouns[0]].text in _WATCHING and len(nouns) > 2
        cut = nouns[done] + 1  # 11个 | 监测断面 水质达标率
        if not behind[nouns[0]].text.endswith(INSTITUTIONS) and not is_people(behind[nouns[0]].text):
            cut = next((i for i in nouns[1:] if behind[i].text.endswith(_PROJECTS)), cut - 1) + 1  # 10件 民生实事项目 | 总投资
        return Right(tidy(behind[:cut]), "", right.of, cut)
    if numbers.is_last(n):
        return right
    later = read_right(numbers.behind(n + 1), people=False)
    if later.name:
        return Right(later.name, "", False, 0)
    return right
