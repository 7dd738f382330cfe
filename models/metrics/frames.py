"""Frames: what an expression of time governs: the rest of its sentence, of its clause, the paragraph, or only what it touches.

Belongs here: the words around an expression that tell it. Which frame holds for a number is asked in
:mod:`models.metrics.periods`, how an expression is read in :mod:`models.metrics.times`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from models.metrics.times import find_times

SIZED = re.compile(r"(?:相当于|恢复[到至]|达到?|[是为])$")
"""Before a year whose value is the measure of a share, which holds for now (恢复到2019年的118%)."""
_COMPARED = re.compile(r"(?:较|比|同比|相比|是|为|与|和|同|超过|相当于|高于|低于)$")
_ONLY_START = re.compile(r"(?:从|由|自)$")
_ATTRIBUTE = re.compile(r"[一-鿿](?<![在到至从自于而和与截并当但其即计划保争取望期])$")
_BY_CONTRAST = re.compile(r"才|只[有卖能]?|仅|还[是只]")
"""Behind a time that is only held against now (去年才4毛5)."""
_SET_THEN = re.compile(r"(?:年初)?(?:计划|安排|下达|确定|部署|列入|申报)[^，。；\d]{0,6}的")
"""Behind the time when something was set that is told of by now (今年计划的86处工程已完工79处)."""
_OVER: Final = frozenset("，,、；。")
"""Behind the year in which something began that is told of as it is now."""
_SINCE: Final = ("以来", "起")
_JOINED = re.compile(r"\s?(?:—+|[-~－至到])\s?")
"""Between the two ends of a span of time."""
_YEAR_LONG: Final = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """An expression of time of a sentence, its period and what it governs."""

    start: int
    end: int
    period: str | None
    kind: str
    """``set`` governs what follows, ``within`` the rest of its clause, ``with`` only the number that it touches, ``runs``
    holds on in the paragraph, ``topic`` does where its sentence has no number of its own, ``from`` begins a new rule."""
    dated: bool = False
    """Whether it is a day named without its year."""


def frame_of(text: str, found: re.Match[str], period: str | None) -> Frame | None:
    """What an expression of time governs; None if nothing."""
    before, after = text[max(0, found.start() - 3) : found.start()], text[found.end() : found.end() + 3]
    kind = "set"
    since = after.startswith(_SINCE)
    beside = _COMPARED.search(before) is not None and not since
    beside = beside or (after.startswith(("的", "同期")) and SIZED.search(before) is not None)
    beside = beside or after.startswith(("为止", "止，"))
    if before.endswith("于") and (after.startswith("的") or (found["year"] and after[:1] in _OVER)):
        return None  # 建于1998年的小区; 始建于1978年，占地26亩
    if (
        beside
        or (_ONLY_START.search(before) and after.startswith(("的", "同期")))
        or (found["rel"] and (_BY_CONTRAST.match(after) or (before.endswith(("由", "从")) and after[:1].isdecimal())))
        or _SET_THEN.match(text, found.end())
        or before.endswith(("按", "按照", "根据"))
    ):
        kind = "with"
    elif (found["year"] and _ATTRIBUTE.search(before) and not since) or (
        after.startswith("前") and text[found.end() + 1 : found.end() + 2] != "，"
    ):
        kind = "within"
    elif after.startswith("以来") or found["long"] or found["long2"] or found["months"] or "以来" in found[0]:
        kind = "runs"
    elif found["now"] == "现有":
        kind = "set"
    elif found["now"]:
        opened = text.count("“", 0, found.start()) > text.count("”", 0, found.start())
        spoken = opened or text.count("”", found.end()) > text.count("“", found.end())
        if spoken and not any(find_times(text[: found.start()])):
            return Frame(found.start(), found.end(), None, "set")  # somebody speaks of his own days
        kind = "topic"
    elif found["plan"]:
        if not re.search(r"五年|期间|时期|以来|前[两二三四]年", found[0] + after):
            return None
        kind = "runs"
    elif after.startswith("起") or "度" in found[0][-1:]:
        kind = "from"
    return Frame(found.start(), found.end(), period, kind, found["on"] is not None)


def span_to(text: str, first: Frame, found: re.Match[str], period: str | None) -> str | None:
    """The span from ``first`` to the expression that 至 joins to it (今年5月10日至6月3日, 去年11月至今年3月); else nothing."""
    joined = _JOINED.fullmatch(text, first.end, found.start()) or (first.end == found.start() and found[0][0] in "至到")
    if not joined or period is None or first.period is None or "/" in first.period + period:
        return None
    return f"{first.period}/{period}" if len(first.period) == len(period) > _YEAR_LONG and first.period < period else None
