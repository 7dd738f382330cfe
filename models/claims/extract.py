"""Claims: the differences, growth rates, sums, shares and averages that an article states beside what they come from.

Belongs here: finding the operands of a stated result and recomputing it. A claim is called contradicted only where its
operands are certain: one start and one end in the same sentence, all given exactly. Where other operands could be meant,
a claim is made only if it comes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from models.claims.precision import exact, step, verdict
from models.records import Claim, Metric

_YEARLY = re.compile(r"年均|年平均|复合")
_HOLDING = frozenset(("holds", "rounds"))


def extract_claims(metrics: Sequence[Metric]) -> list[Claim]:
    """The claims that an article's metrics make about each other, in the order of the metrics that state them."""
    claims: list[Claim] = []
    told: list[Metric] = []
    for _, group in groupby(metrics, key=lambda m: id(m.sentence)):
        row = list(group)
        for i in range(len(row)):
            claim = _changed(row, i, told) or _summed(row, i) or _shared(row, i, told) or _averaged(row, i, told)
            if claim is not None:
                claims.append(claim)
        told.extend(row)
    return claims


def _base(metric: Metric) -> str:
    unit = metric.unit if metric.unit.startswith("other:") else metric.unit.partition("/")[0]
    return "percent" if unit == "percentage_point" else unit


def _gap(row: Sequence[Metric], i: int) -> str:
    """The text between a metric and the one before it in its sentence."""
    return row[i].sentence.text[row[i - 1].end if i else 0 : row[i].start]


def _changed(row: Sequence[Metric], i: int, told: Sequence[Metric]) -> Claim | None:
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
        if claim is not None and claim.verdict in _HOLDING:
            return claim
    if len(pairs) == 1 and exact(*pairs[0], stated) and _certain(row, i, *pairs[0]):
        return _change_claim(*pairs[0], stated, growth=growth)
    if not pairs and not growth:
        return _since(row, i, told)
    return None


def _ends(row: Sequence[Metric], i: int, *, growth: bool) -> Iterator[tuple[Metric, Metric]]:
    """Pairs of a start and an end that ``row[i]`` may be the change between, nearest first."""
    stated = row[i]
    ends = [j for j, m in enumerate(row) if m.role == "to" and (growth or _base(m) == _base(stated))]
    before = [j for j in ends if j < i]
    near = [j for j in ends if j > i][:1] if not before else before[::-1]
    for j in near:
        starts = [k for k, m in enumerate(row) if m.role == "from" and _base(m) == _base(row[j]) and k != j]
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
    spread = (step(end) + ratio * step(start)) / (2 * start.value)
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
    ends = [m for m in row[:i] if m.role == "to" and _base(m) == _base(stated)]
    if not ends:
        return None
    for start in reversed(told):
        if start.indicator == ends[-1].indicator and _base(start) == _base(ends[-1]) and start.role in {"level", "from"}:
            claim = _change_claim(start, ends[-1], stated, growth=False)
            return claim if claim is not None and claim.verdict in _HOLDING else None
    return None


def _summed(row: Sequence[Metric], i: int) -> Claim | None:
    """A total beside the parts that make it up."""
    whole = row[i]
    if whole.role != "total" or whole.high is not None:
        return None
    parts: list[Metric] = []
    for part in row[i + 1 :]:
        if part.role != "part" or _base(part) != _base(whole) or part.high is not None:
            break
        parts.append(part)
        made = sum(p.value for p in parts)
        if len(parts) >= 2 and verdict(made, whole, sum(step(p) for p in parts) / 2) == "holds":
            return Claim("sum", parts, whole, whole.value, made, "holds")
    if not re.search(r"合计|共计|总计|加起来", _gap(row, i)):
        return None
    parts = []
    for part in reversed(row[:i]):
        if _base(part) != _base(whole) or part.role not in {"level", "part"}:
            break
        parts.insert(0, part)
        made = sum(p.value for p in parts)
        found = verdict(made, whole, sum(step(p) for p in parts) / 2)
        if len(parts) >= 2 and found in _HOLDING:
            return Claim("sum", parts, whole, whole.value, made, found)
    return None


def _shared(row: Sequence[Metric], i: int, told: Sequence[Metric]) -> Claim | None:
    """A share beside the part and the whole that it comes from."""
    share = row[i]
    if share.unit != "percent" or share.high is not None or share.role != "part":
        return None
    for b in range(i - 1, max(-1, i - 6), -1):
        part = row[b]
        if part.role != "part" or part.unit == "percent":
            continue
        wholes = [w for w in reversed(row[:b]) if _base(w) == _base(part) and w.value >= part.value]
        for whole in wholes:
            claim = _share_claim(part, whole, share)
            if claim.verdict in _HOLDING:
                return claim
        adjacent = b == i - 1 and b and row[b - 1] in wholes and row[b - 1].role == "total"
        if adjacent and exact(part, row[b - 1], share) and _plainly_shared(row, b, i):
            return _share_claim(part, row[b - 1], share)
        if b == i - 1 and not wholes:
            for whole in reversed(told[-40:]):
                if _base(whole) == _base(part) and whole.value > part.value and whole.role in {"level", "total"}:
                    claim = _share_claim(part, whole, share)
                    if claim.verdict in _HOLDING and step(share) < 1:
                        return claim
    return None


def _plainly_shared(row: Sequence[Metric], b: int, i: int) -> bool:
    """50个，其中20个…，占40%: the words leave no doubt about part and whole."""
    return "其中" in _gap(row, b) and re.fullmatch(r"[^。；;、]{0,12}[，,（(]占比?(?:了|为|达)?", _gap(row, i)) is not None


def _share_claim(part: Metric, whole: Metric, share: Metric) -> Claim:
    computed = part.value / whole.value * 100
    spread = (step(part) + part.value / whole.value * step(whole)) / (2 * whole.value) * 100
    counted = {"person", "count", "household"}
    error = 0.0 if _base(part) in counted and max(part.value, whole.value) < 10_000 else spread
    return Claim("share", [part, whole], share, share.value, computed, verdict(computed, share, error))


_MEANS = (("人均", "person"), ("户均", "household"), ("村均", "count"), ("镇均", "count"), ("均", "count"))


def _averaged(row: Sequence[Metric], i: int, told: Sequence[Metric]) -> Claim | None:
    """A mean beside the total and the number that it comes from."""
    mean = row[i]
    clause = re.split(r"[，,；;。：:（(]", _gap(row, i))[-1]
    if (
        "平均" in clause
        or mean.high is not None
        or mean.comparator not in {"=", "~", "<~"}
        or mean.role in {"from", "to", "rate"}
    ):
        return None
    unit = next(
        (u for word, u in _MEANS if word in clause and (word != "均" or clause.startswith(("村", "镇", "乡", "校")))), None
    )
    if unit is None or "年均" in clause or "日均" in clause:
        return None
    totals = [m for m in row[max(0, i - 4) : i] if _base(m) == _base(mean) and m.value > mean.value and m.role != "rate"]
    counts = [m for m in row[max(0, i - 4) : i] if m.unit == unit and m.high is None and m.value > 1]
    counts += [m for m in told[-60:] if unit == "count" and m.unit == unit and re.search(r"村", m.indicator) and m.value > 1]
    for total in reversed(totals):
        for number in reversed(counts):
            computed = total.value / number.value
            error = (step(total) + computed * step(number)) / (2 * number.value)
            found = verdict(computed, mean, error)
            if found in _HOLDING:
                return Claim("average", [total, number], mean, mean.value, computed, found)
    return None
