"""Numbers that say what they count by their own unit: inhabitants, members of a household, how many one of something is for.

Belongs here: 每 | 50户 | 设1名网格员 and its like, and the intervals at which things stand. Names and verbs beside a number are
read in :mod:`compose`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.inherit import Known
from models.metrics.indicators.spot import SPANS, Named, Spot

_SERVED = {"person": "人口", "household": "户数", "count": "数量"}
_ANSWERS = re.compile(
    r"(?P<verb>配备|配置|设置|设立|设|配|安排|选聘|聘请|划分|组建)为?(?:[一两二三]|\d)?[个名位支处]?(?P<who>[^，。；\d]{2,8})$"
)
"""What each so many have one of."""


def by_unit(spot: Spot, known: Known) -> Named | None:
    """What its own unit says: inhabitants (41万人口), or how far apart things are (每 | 50米 | 设1个消火栓)."""
    left = spot.left
    if spot.right.name:
        return None
    if left.name == "每" and spot.kind not in SPANS:
        if spot.kind in _SERVED and (done := _ANSWERS.match(spot.rest)) is not None:  # 每 | 50户 | 设1名网格员
            return f"{done['who']}{done['verb']}{_SERVED[spot.kind]}", "", False
        if spot.kind in ("CNY", "tonne", "mu") and (told := known.bounded or known.kinds.get(spot.kind, "")):
            return told, "", False  # 年销售额突破1000万元的奖励10万元，每超过 | 500万元 | 再奖2万元
        return "间距" if spot.kind in ("m", "km") else "间隔", "", False
    if spot.text.endswith("口人"):  # 她家 | 4口人
        return "家庭人口", "", False
    if spot.text.endswith("人口"):  # 拥有 | 1.2万人口
        return (left.name or known.topic * known.fresh) + "人口", "人口", False
    return None


def staffed(spot: Spot, known: Known) -> Named | None:
    """The terms of a standard of so many for each so many (保洁员按每 | 300人 | 1名的标准配备); None where it is none."""
    right = spot.right
    if not (right.of and right.name.startswith("标准") and spot.counts) or spot.left.name.strip("每"):
        return None
    whom = spot.left.subject
    if whom and spot.kind in _SERVED and spot.said.endswith("每"):
        return f"{whom}配备{_SERVED[spot.kind]}", whom, False
    return (known.head, known.head, True) if known.head else None
