"""Differences and growth rates, from the two ends of a change or from its end and its amount.

Belongs here: which two numbers a stated change is between, and the claim that they make. Shares and sums are in
:mod:`models.claims.portions`, which claims a metric is asked for in :mod:`models.claims.extract`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.claims.operands import HOLDING, base, gap
from models.claims.precision import exact, quotient_step, step, verdict
from models.records import Claim, Metric

_YEARLY = re.compile(r"年均|年平均|复合")


def changed(row: Sequence[Metric], i: int, told: Sequence[Metric]) -> Claim | None:
    """A difference or a growth rate, from the two ends of the change."""
    stated = row[i]
    if stated.role not in {"change", "rate"} or stated.high is not None:
        return None
    growth = stated.role == "rate"
    if growth and stated.unit not in {"percent", "fold"}:
        return None
    pairs = list(_ends(row, i, growth=growth))
    for start, end in pairs:
        claim = _change_claim(start, end, stated, growth=growth)
        if claim is not None and claim.verdict in HOLDING:
            return claim
    if len(pairs) == 1 and exact(*pairs[0], stated) and _certain(row, i, *pairs[0]):
        return _change_claim(*pairs[0], stated, growth=growth)
    if not pairs and not growth:
        return _since(row, i, told)
    return None


def _ends(row: Sequence[Metric], i: int, *, growth: bool) -> Iterator[tuple[Metric, Metric]]:
    """Pairs of a start and an end that ``row[i]`` may be the change between, nearest first."""
    stated = row[i]
    ends = [j for j, m in enumerate(row) if m.role == "to" and (growth or base(m) == base(stated))]
    before = [j for j in ends if j < i]
    near = [j for j in ends if j > i][:1] if not before else before[::-1]
    for j in near:
        starts = [k for k, m in enumerate(row) if m.role == "from" and base(m) == base(row[j]) and k != j]
        close = [k for k in starts if k < i]
        for k in sorted(close, key=lambda k: abs(k - j)):
            yield row[k], row[j]
        if close and j < i and not any(m.role == "to" for m in row[:j]):
            return


def _certain(row: Sequence[Metric], i: int, start: Metric, end: Metric) -> bool:
    """Whether the stated metric is of the same thing, and nothing but the change itself stands between it and the two ends."""
    if not _alike(row[i], end):
        return False
    places = sorted([i, _index(row, start), _index(row, end)])
    between = row[places[0] : places[-1] + 1]
    text = row[i].sentence.text[between[0].start : between[-1].end]
    return all(m.role in {"from", "to", "change", "rate"} for m in between) and not re.search(r"[。；;]|其中|同比|年均", text)


def _alike(change: Metric, end: Metric) -> bool:
    """Whether most characters of what changed are in the name of its change (平均年龄下降)."""
    named = set(end.indicator)
    return 2 * len(named & set(change.indicator)) >= len(named)


def _index(row: Sequence[Metric], metric: Metric) -> int:
    return next(k for k, m in enumerate(row) if m is metric)


def _change_claim(start: Metric, end: Metric, stated: Metric, *, growth: bool) -> Claim | None:
    error = (step(start) + step(end)) / 2
    if not growth:
        computed = abs(end.value - start.value)
        return Claim("difference", [start, end], stated, stated.value, computed, verdict(computed, stated, error))
    if start.value <= 0 or end.value < 0:
        return None
    ratio = end.value / start.value
    spread = quotient_step(end, start)
    if stated.unit == "fold":
        computed = ratio
        if abs(ratio - 1 - stated.value) < abs(ratio - stated.value):
            computed = ratio - 1  # 增长2倍 as well as 是…的3倍
        return Claim("growth", [start, end], stated, stated.value, computed, verdict(computed, stated, spread))
    if _YEARLY.search(_gap_before(stated)):
        years = _years(start, end)
        if not years:
            return None
        computed = (ratio ** (1 / years) - 1) * 100
    else:
        computed = abs(ratio - 1) * 100
    return Claim("growth", [start, end], stated, stated.value, computed, verdict(computed, stated, spread * 100))


def _gap_before(metric: Metric) -> str:
    return metric.sentence.text[max(0, metric.start - 12) : metric.start]


def _years(start: Metric, end: Metric) -> int:
    periods = (start.period or "", end.period or "")
    if all(re.fullmatch(r"\d{4}", p) for p in periods):
        return max(0, int(periods[1]) - int(periods[0]))
    return 0


def _since(row: Sequence[Metric], i: int, told: Sequence[Metric]) -> Claim | None:
    """A difference whose start stands in an earlier sentence, under the same name."""
    stated = row[i]
    ends = [m for m in row[:i] if m.role == "to" and base(m) == base(stated)]
    if not ends:
        return None
    for start in reversed(told):
        if start.indicator == ends[-1].indicator and base(start) == base(ends[-1]) and start.role in {"level", "from"}:
            claim = _change_claim(start, ends[-1], stated, growth=False)
            return claim if claim is not None and claim.verdict in HOLDING else None
    return None


_ALSO = re.compile(
    r"[，,、（(]?(?:同比|比上年|较上年|环比)?(?:增长|增幅|增|下降|降低|减少|降幅|减幅|上升|提高)(?:了|为|达|约|近)?"
)


def grown(row: Sequence[Metric], i: int) -> Claim | None:
    """A growth rate beside the end of a change and its amount (6.7亿元，比上年增加0.5亿元，增长8.1%)."""
    rate = row[i]
    if i < 2 or rate.role != "rate" or rate.unit != "percent" or rate.high is not None or not _ALSO.fullmatch(gap(row, i)):
        return None
    end, change = row[i - 2], row[i - 1]
    told = change.role == "change" and end.role in {"to", "level"} and base(end) == base(change) != "percent"
    if not told or not exact(end, change) or re.search(r"[。；;]|其中", gap(row, i - 1)) or not _alike(change, end):
        return None
    fell = re.search(r"减|降|少|低", gap(row, i - 1)) is not None
    start = end.value + change.value if fell else end.value - change.value
    if start <= 0:
        return None
    share = change.value / start
    spread = (step(change) * (1 + share) + share * step(end)) / (2 * start)
    return Claim("growth", [end, change], rate, rate.value, share * 100, verdict(share * 100, rate, spread * 100))
