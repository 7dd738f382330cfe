"""Sums: numbers that add up to one before them are its parts, shares that add up to 100 by a rule are set.

Belongs here: what arithmetic alone says of roles. What words say of wholes and parts is in :mod:`models.metrics.wholes`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.metrics.quantity import Quantity
from models.metrics.role import Role


def assign_allotted(text: str, qs: Sequence[Quantity], roles: Sequence[Role]) -> None:
    """Shares that add up to 100 by a rule of allotment (收益按60%、25%、15%分给): each is set."""
    run = [i for i, q in enumerate(qs) if q.base == "percent" and not q.ratio]
    if len(run) >= 2 and run[-1] - run[0] == len(run) - 1 and abs(sum(qs[i].value for i in run) - 100) < 0.01:
        before = text[max(0, qs[run[0]].start - 24) : qs[run[0]].start]
        if (
            run[0] and "其中" in text[qs[run[0] - 1].end : qs[run[0]].start] and qs[run[0] - 1].base == "CNY"
        ):  # 收益83万元，其中六成用于
            for i in run:
                roles[i].name = "part"
            roles[run[0] - 1].claim("total")
        elif _ALLOTTED.search(before) and "占" not in before:
            for i in run:
                roles[i].claim("target")


_ALLOTTED = re.compile("按|分配|即|实行|占(?!比)|收益|盈余|利润")
"""Before shares into which something is divided by a rule."""
_FARTHEST = 8
"""Numbers behind a whole among which its parts are looked for."""
_TELLING = 100
"""From this size on a sum is no accident, though rates stand between its parts."""


_BY_KIND = re.compile(r"(?:^|[，；])按[^，。；\d]{1,8}(?:划?分|来看|看)[，：]?[^，。；\d]{0,12}$")
"""Before the first of the parts into which a whole is told apart (按来源分，市级单位36名、县级单位442名)."""


def _assign_kinds(qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """Numbers by kind that add up to one before them, whatever stands between."""
    for k, first in enumerate(qs):
        if not k or not _BY_KIND.search(gaps[k]):
            continue
        end, left = k + 1, first.value
        while end < len(qs) and not re.search(r"[，；。]", gaps[end]) and qs[end].base == first.base:
            left += qs[end].value
            end += 1
        whole = next((i for i in range(k) if qs[i].base == first.base and abs(qs[i].value - left) <= 1e-6 * left), None)
        if whole is not None and end > k + 1:
            roles[whole].claim("total")
            for part in range(k, end):
                roles[part].name = "part" if roles[part].name == "level" else roles[part].name


def assign_sums(qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """Numbers that add up to one before them are its parts."""
    _assign_kinds(qs, gaps, roles)
    for i, whole in enumerate(qs):
        parts = _parts_of(i, qs, gaps, roles) if _may_be_summed(whole) and roles[i].name in _SUMMED else []
        planned = bool(parts) and roles[i].name == "target"
        if parts:
            roles[i].claim("total")
        for part in parts:
            if roles[part].name == "level":
                roles[part].name = "target" if planned else "part"


_SUMMED = frozenset(("level", "target", "total"))
"""Roles that a number has which others may add up to."""


def _may_be_summed(q: Quantity) -> bool:
    """Whether a number is exact and large enough for others to add up to it; shares below 100 are of different things."""
    return q.high is None and q.comparator == "=" and q.value >= (100 if q.base == "percent" else 3)


def _parts_of(i: int, qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> list[int]:
    """The numbers right behind number ``i`` that add up to it; empty where none do."""
    whole = qs[i]
    parts: list[int] = []
    left = whole.value
    for k in range(i + 1, min(len(qs), i + 1 + _FARTHEST)):
        if "。" in gaps[k]:
            break
        if roles[k].name == "rate" and whole.base != "percent" and whole.value >= _TELLING:
            continue  # 粮食4.67万吨，增长1%，夏粮0.73万吨，增长2%；秋粮3.94万吨
        if qs[k].base == "count" != whole.base and whole.value >= _TELLING and parts == [] and whole.base == "person":
            continue  # 初选1105人；经11个部门联审，筛掉233人，872人入库
        if qs[k].base != whole.base or qs[k].high is not None or qs[k].comparator != "=" or not same_kind(qs[k], whole):
            break
        if roles[k].name not in {"level", "part", "total", roles[i].name}:
            break
        parts.append(k)
        left -= qs[k].value
        if abs(left) <= 1e-6 * whole.value and len(parts) >= 2:
            return parts
        if left < 0:
            break
    return []


def same_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two counts may be of the same things: 500箱 and 180床 are not."""
    return one.base != "count" or one.written == other.written
