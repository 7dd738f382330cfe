"""One number with what stands on either side of it: what a phrase is made from.

Belongs here: the kinds of units that are named alike, and the shape that :mod:`naming` hands to :mod:`compose`.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from models.metrics.indicators.before import Left
from models.metrics.indicators.behind import Right
from models.metrics.indicators.lexicon import unit_nouns

SHARES: Final = frozenset(("percent", "percentage_point", "fold"))
SPANS: Final = frozenset(("year", "half-year", "quarter", "month", "week", "day", "hour", "minute"))
COUNTED: Final = frozenset(("person", "household", "count", "times"))
PEOPLE: Final = frozenset(("person", "household"))
HAPPENING: Final = SPANS | {"times"}
PACE: Final = frozenset(("年均", "月均", "同比", "环比", "增速", "增幅", "降幅", "涨幅", "跌幅", "升幅"))
"""Words of pace that stand for no head of their own."""

_GONE_ON = ("连续", "了")
"""Before years that have gone by; others are those that a rule sets."""

AROUND: Final = re.compile("[省市县区州镇乡村境]+[内外]")
"""Inside or outside a division, which tells a part by its place."""
_COUNT_ANYTHING = frozenset("个项")
Named = tuple[str, str, bool]
"""A phrase, the head that it leaves to later numbers ("" for none), and whether the words behind the number are used up."""


class Spot(NamedTuple):
    """One number: the kind of its unit (without rate), its text, and what stands on either side.

    ``first`` and ``last`` tell its place among the numbers of its clause, ``item`` that nothing but a joint and a name stand
    between it and the number before; ``rest`` is the clause behind it, ``flush`` that its name ends at
    the next number, ``closed`` that what is said behind it ends at a joint or with the clause; ``goal`` is what money
    goes into (投资 | 780万元 | 建成育秧中心), ``limit`` that 为限 follows, ``said`` is the clause up to it, ``where`` the
    place that alone tells a part (省内县外 | 3.1万人).
    """

    kind: str
    text: str
    left: Left
    right: Right
    first: bool = True
    last: bool = True
    item: bool = False
    rest: str = ""
    flush: bool = False
    closed: bool = False
    goal: str = ""
    limit: bool = False
    said: str = ""
    where: str = ""

    @property
    def counts(self) -> bool:
        """Whether it counts people, households or things."""
        return self.kind in COUNTED and self.kind != "times"

    @property
    def measure_word(self) -> str:
        """The last character of its measure word; nothing for 个 and its like, which count anything."""
        word = self.text.rstrip("余多以上下内左右次")[-1:]
        return "" if word in _COUNT_ANYTHING else word

    @property
    def unit_noun(self) -> str:
        """A noun for what the unit counts (人数, 金额), or nothing."""
        text = self.text.rstrip("余多来以上下内左右/年月")
        if self.text.rstrip("以上内左右多余").endswith("个月"):
            return "月数" if "连续" in self.left.link else "时间"
        if self.kind == "year" and any(w in self.left.link for w in _GONE_ON):
            return "年数"  # 连续 | 3年 | 零发案
        if self.kind == "quarter":
            return "季度数"
        text = text or self.text
        for size in (4, 3, 2, 1):
            if noun := unit_nouns().get(text[-size:]):
                return noun if noun != "金额" or self.kind not in COUNTED else ""  # 田分成13块
        if self.kind == "point":
            return "积分"
        if self.kind == "year":
            return "年限"
        return {"CNY": "金额", "mu": "面积"}.get(self.kind, "")
