"""Sums and their parts, shares and multiples of a whole, averages.

Belongs here: which numbers are the parts and the whole of a stated one, and the claim that they make. Changes are in
:mod:`models.claims.changes`, which claims a metric is asked for in :mod:`models.claims.extract`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.claims.operands import HOLDING, base, gap
from models.claims.precision import exact, quotient_step, step, verdict
from models.records import Claim, Metric


def summed(row: Sequence[Metric], i: int) -> Claim | None:
    """A total beside the parts that make it up."""
    whole = row[i]
    if whole.role != "total" or whole.high is not None:
        return None
    parts: list[Metric] = []
    for part in row[i + 1 :]:
        if part.role != "part" or base(part) != base(whole) or part.high is not None:
            break
        parts.append(part)
        made = sum(p.value for p in parts)
        if len(parts) >= 2 and verdict(made, whole, sum(step(p) for p in parts) / 2) == "holds":
            return Claim("sum", parts, whole, whole.value, made, "holds")
    if _both_sexes(row, i) and exact(whole, *row[i + 1 : i + 3]):
        parts = list(row[i + 1 : i + 3])
        made = parts[0].value + parts[1].value
        return Claim("sum", parts, whole, whole.value, made, verdict(made, whole, sum(step(p) for p in parts) / 2))
    if not re.search(r"合计|共计|总计|加起来", gap(row, i)):
        return None
    parts = []
    for part in reversed(row[:i]):
        if base(part) != base(whole) or part.role not in {"level", "part"}:
            break
        parts.insert(0, part)
        made = sum(p.value for p in parts)
        found = verdict(made, whole, sum(step(p) for p in parts) / 2)
        if len(parts) >= 2 and found in HOLDING:
            return Claim("sum", parts, whole, whole.value, made, found)
    return None


_SEX = re.compile(r"\W*(?:其中)?\W*(?:有|包括|和)?(?P<sex>[男女])")
"""Right behind the total, or the other one: men and women of a kind (其中大专以上学历男) are not all."""


def _both_sexes(row: Sequence[Metric], i: int) -> bool:
    """Whether two parts behind a total of people are its men and its women, which leaves nobody out.

    Where they are more than there are, the second one has not the role of a part.
    """
    parts = row[i + 1 : i + 3]
    if (
        row[i].unit != "person"
        or len(parts) < 2
        or parts[0].role != "part"
        or any(p.unit != "person" or p.high is not None for p in parts)
    ):
        return False
    gaps = [gap(row, k) for k in (i + 1, i + 2)]
    found = [_SEX.match(words) for words in gaps]
    return len({f["sex"] for f in found if f is not None}) == 2 and not any("。" in words for words in gaps)


_COMPARED = re.compile(r"[，,、]?[^，。；,;]{0,10}(?:占(?!比)|[是为]|相当于|达到?)[^，。；,;]{0,16}")


def of_named(row: Sequence[Metric], i: int) -> Claim | None:
    """A share or multiple of a number named right before it (2.4万亩，占总面积6万亩的40%; 为年度任务1万亩的120%)."""
    share = row[i]
    if i < 2 or share.unit not in {"percent", "fold"} or share.high is not None or gap(row, i) not in {"的", "的约", "的近"}:
        return None
    part, whole = row[i - 2], row[i - 1]
    if base(part) != base(whole) or base(part) == "percent" or not whole.value or not _COMPARED.fullmatch(gap(row, i - 1)):
        return None
    if not exact(part, whole):
        return None
    if share.unit == "fold":
        ratio = part.value / whole.value
        return Claim("growth", [whole, part], share, share.value, ratio, verdict(ratio, share, quotient_step(part, whole)))
    return _share_claim(part, whole, share)


def shared(row: Sequence[Metric], i: int, told: Sequence[Metric]) -> Claim | None:
    """A share beside the part and the whole that it comes from."""
    share = row[i]
    if share.unit != "percent" or share.high is not None or not (share.role == "part" or (i > 1 and _rate_of_it(row, i))):
        return None
    for b in range(i - 1, max(-1, i - 6), -1):
        part = row[b]
        if part.role != "part" or part.unit == "percent":
            continue
        wholes = [w for w in reversed(row[:b]) if base(w) == base(part) and w.value >= part.value and w.value > 0]
        for whole in wholes:
            claim = _share_claim(part, whole, share)
            if claim.verdict in HOLDING:
                return claim
        adjacent = b == i - 1 and b and row[b - 1] in wholes and row[b - 1].role == "total"
        if adjacent and exact(part, row[b - 1], share) and _plainly_shared(row, b, i):
            return _share_claim(part, row[b - 1], share)
        if b == i - 1 and not wholes:
            for whole in reversed(told[-40:]):
                if base(whole) == base(part) and whole.value > max(part.value, 0) and whole.role in {"level", "total"}:
                    claim = _share_claim(part, whole, share)
                    if claim.verdict in HOLDING and step(share) < 1:
                        return claim
    return None


_AMONG = re.compile("其中|^[^，。；、]{0,10}中，?(?:已|共)?有$")


def _plainly_shared(row: Sequence[Metric], b: int, i: int) -> bool:
    """50个，其中20个…，占40%; 50个村中有20个…，占40%; 受理…，办结…，办结率…: the words leave no doubt about part and whole."""
    return _rate_of_it(row, i) or (
        _AMONG.search(gap(row, b)) is not None
        and re.fullmatch(r"[^。；;、]{0,12}[，,（(]占比?(?:了|为|达)?", gap(row, i)) is not None
    )


def _rate_of_it(row: Sequence[Metric], i: int) -> bool:
    """受理412件，办结398件，办结率96.6%: the rate of the verb that the part before it stands behind."""
    rate = re.fullmatch(r"[，,]([\u4e00-\u9fff]{2})率(?:为|达到?)?", gap(row, i))
    return (
        rate is not None and re.fullmatch(rf"[^。；;，,]{{0,10}}[，,](?:已|共)?{rate[1]}(?:完成)?", gap(row, i - 1)) is not None
    )


def _share_claim(part: Metric, whole: Metric, share: Metric) -> Claim:
    computed = part.value / whole.value * 100
    counted = {"person", "count", "household"}
    error = 0.0 if base(part) in counted and max(part.value, whole.value) < 10_000 else quotient_step(part, whole) * 100
    return Claim("share", [part, whole], share, share.value, computed, verdict(computed, share, error))


_BARE_MEAN = re.compile(r"(?:户均|人均|村均)(?:约|为|达)?")
_MEANS = (("人均", "person"), ("户均", "household"), ("村均", "count"), ("镇均", "count"), ("均", "count"))


def averaged(row: Sequence[Metric], i: int, told: Sequence[Metric]) -> Claim | None:
    """A mean beside the total and the number that it comes from."""
    mean = row[i]
    clause = re.split(r"[，,；;。：:（(]", gap(row, i))[-1]
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
    totals = [m for m in row[max(0, i - 4) : i] if base(m) == base(mean) and m.value > mean.value and m.role != "rate"]
    counts = [m for m in row[max(0, i - 4) : i] if m.unit == unit and m.high is None and m.value > 1]
    counts += [m for m in told[-60:] if unit == "count" and m.unit == unit and re.search(r"村", m.indicator) and m.value > 1]
    for total in reversed(totals):
        for number in reversed(counts):
            claim = _mean_claim(total, number, mean)
            if claim.verdict in HOLDING:
                return claim
    sure = i >= 2 and _BARE_MEAN.fullmatch(clause) and totals == row[i - 2 : i - 1] and counts[:1] == row[i - 1 : i]
    if sure and exact(row[i - 2], row[i - 1], mean) and mean.role == "level" and not re.search(r"[。；;]|其中", gap(row, i - 1)):
        return _mean_claim(row[i - 2], row[i - 1], mean)
    return None


def _mean_claim(total: Metric, number: Metric, mean: Metric) -> Claim:
    computed = total.value / number.value
    found = verdict(computed, mean, quotient_step(total, number))
    return Claim("average", [total, number], mean, mean.value, computed, found)
