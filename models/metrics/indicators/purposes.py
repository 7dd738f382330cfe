"""What money goes into, or is paid as: the words behind an amount, or the next clause, that say so.

投资 | 780万元 | 建成育秧中心; 列支 | 1200万元，设立党建专项资金; 按每月 | 300元 | 标准发放补助. Belongs here: finding the
thing. Which words name an amount in the end is decided in :mod:`compose`.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.phrase import PAID, tidy
from models.metrics.indicators.pieces import Token

SERVING = frozenset(("作为", "用作"))
"""What money is set aside as (安排 | 300万元 | 作为人才发展资金)."""
MADE = frozenset(("改造", "修复", "翻修", "维修", "改建", "扩建", "改扩建", "加固"))
"""Verbs of mending, whose object money goes into."""
_FITTED = frozenset(("安装", "购置", "购买", "配备", "修建", "添置", "更换"))
_GIVING = frozenset(("发放", "给予", "予以", "兑现", "支付", "落实", "核发"))
"""Verbs between a standard and what is paid by it."""
_TO = frozenset(("对", "为", "向", "给"))
_FUNDS = ("资金", "基金")


def goal(behind: Sequence[Token]) -> str:
    """What money goes into: the object of the verb behind the number, or behind 用于; of a list with 等 what sums it up."""
    start = 0
    while start < len(behind) and (behind[start].part in "VPAUS" or behind[start].text in part.building()):
        start += 1
    if not start and len(behind) > 1 and behind[0].text in part.actions() and behind[1].part in part.NAMING:
        start = 1  # 投入1860万元 | 改造村卫生室96处
        return tidy(behind[: max((i for i in range(1, len(behind)) if behind[i].part in "NE"), default=0) + 1])
    if not start or not (behind[0].part == part.VERB or behind[0].text in part.building() or behind[0].text == "用于"):
        return ""
    end = start
    while end < len(behind) and (behind[end].part in part.NAMING or (end + 1 < len(behind) and behind[end].part in "VF")):
        end += 1
    if end + 1 < len(behind) and behind[end].text == "等" and behind[end + 1].part in "NE":
        start = end = end + 1
        while end < len(behind) and behind[end].part in "NE":
            end += 1
        return tidy(behind[start:end])
    keeps = behind[start - 1].part == part.VERB and behind[start - 1].text not in part.building() | SERVING
    return tidy(behind[start - keeps : end])


def goal_ahead(known: Known) -> str:
    """What the next clause says that money goes into, where it opens with what is built or mended."""
    ahead = known.ahead
    if ahead and ahead[0].text in ("为", "用于", "给"):  # 出资 | 18万元，为老人安装呼叫器140台
        ahead = ahead[next((i for i, t in enumerate(ahead) if t.text in _FITTED), 0) :]
    if not ahead or ahead[0].text not in part.building() | MADE | _FITTED:
        return ""
    found = goal(ahead)
    return "" if "、" in found else found


def paid_by_standard(behind: Sequence[Token]) -> str:
    """What is paid by the standard that an amount sets (按每人每月 | 300元 | 标准发放补助); nothing where none is."""
    at = next((i for i, t in enumerate(behind[:2]) if t.text == "标准"), -1) + 1
    whom = at
    if 0 < at < len(behind) and behind[at].text in _TO:  # 标准 对寄宿生给予生活补助
        at += 1
        while at < len(behind) and behind[at].part in "NG":
            at += 1
    to = tidy(behind[whom + 1 : at])
    while 0 < at < len(behind) and behind[at].text in _GIVING:
        at += 1
    paid = tidy(behind[at:]) if at and all(t.part in part.NAMING for t in behind[at:]) else ""
    return to + paid if paid.endswith((*PAID, "金")) else ""


def fund_ahead(known: Known) -> str:
    """The fund that the next clause sets up of an amount (列支 | 1200万元，设立党建专项资金); nothing where it does not."""
    if not known.ahead or known.ahead[0].text not in ("设立", "成立", "建立"):
        return ""
    fund = tidy(known.ahead[1:]) if all(t.part in part.NAMING for t in known.ahead[1:]) else ""
    return fund if fund.endswith(_FUNDS) else ""
