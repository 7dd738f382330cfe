"""What is granted: the share that is paid of a cost or taken of a sum, the most that one got, fines, the terms of loans.

按购机价的 | 30% | 给予补助; 从纯收益中按 | 15% | 提取; “药农贷”…期限不超过 | 3年. Belongs here: whose such a share
or term is. The most that is paid beside a share is in :mod:`beside`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.inherit import Known
from models.metrics.indicators.phrase import PAID, is_people
from models.metrics.indicators.spot import PEOPLE, SHARES, SPANS, Named, Spot

_COSTS = ("价", "额", "投资", "造价", "费用", "金额", "成本", "价款", "投入", "支出", "保费", "租金")
"""Endings of what a share is paid of, and is never paid for."""
_GRANTING = re.compile("^(?:给予|予以|给|进行|实行|享受)?(?:一次性|全额|定额|适当)?")
_TAKING = re.compile(r"(?:提取|计提|提留|抽取|贴息|返还|返利|分成|扣除|扣减)(?:[一-龥]{0,4}(?:金|费|款))?$")
_LONGEST = 12


def granted_share(spot: Spot, known: Known) -> Named | None:
    """The share of a cost that is paid (按购机价的 | 30% | 给予补助), or of a sum that is taken (按 | 15% | 提取)."""
    left, told = spot.left, spot.right.predicate or spot.right.name
    if not told or left.verb or left.share or "按" not in spot.said:
        return None
    done = _GRANTING.sub("", told)
    if _TAKING.fullmatch(done) is not None:
        taken = done[2:] + done[:2] if len(done) > 2 else done  # 提取公益金: 公益金提取比例
        whose = left.subject or (known.topic if known.fresh else left.name)
        whose = whose if len(whose) <= _LONGEST and whose not in taken else ""
        return whose + taken + "比例", whose if whose != left.name else "", True
    if not done.endswith(PAID) or len(done) > _LONGEST // 2 or not left.name.endswith(_COSTS):
        return None
    for_what = known.topic if known.fresh and not is_people(known.topic) else left.subject
    whose = for_what if 1 < len(for_what) <= _LONGEST else left.name
    return f"{whose}{done}比例", whose + done, True


_MOST_GOT = re.compile("最(?P<most>[多高少低])(?:的|一?[户人位家]|人家){0,3}能?(?P<got>[分拿领])(?:到|得|了)(?:了|近|约|超过?)?$")
"""Before the most or least that one of several got."""


def most_got(spot: Spot, known: Known) -> Named | None:
    """The most or least that one got when something was shared out (最多的分到 | 2万3千元)."""
    most = _MOST_GOT.search(spot.said) if "最" in spot.said else None
    if most is None or not (most["got"] == "分" or "分红" in known.head + known.topic):
        return None
    got = ("最低" if most["most"] in "少低" else "最高") + "分红"
    return got, got, False


_FINING = ("处", "处以", "并处", "处于")
_FINED_FOR = 4
"""Characters up to which what somebody is fined for is named with the fine."""


def fined(spot: Spot, known: Known) -> Named | None:
    """A fine (违规用火的，一律通报并处 | 200元以上 | 罚款)."""
    if not spot.said.endswith(_FINING) or not (spot.right.name + spot.right.predicate).startswith(("罚款", "罚金")):
        return None
    return known.topic * (known.fresh and len(known.topic) <= _FINED_FOR) + "罚款", "罚款", True


_TO_PARTY = re.compile(
    "(?P<paid>赔偿|补偿|赔付|支付|返还|退还|偿还|给付)了?给?(?:对方|另一方|原告|被告|申请人|受害人|家属|其|[他她])(?:各[种项]损失)?(?:共计?|合计)?$"
)


_PAYING = frozenset("偿付返退")
"""One of these stands in every verb of what one party pays the other."""


def paid_to_party(spot: Spot) -> Named | None:
    """What one party to a case pays the other (一方补偿另一方 | 8000元)."""
    paid = _TO_PARTY.search(spot.said) if not _PAYING.isdisjoint(spot.said) else None
    return None if paid is None else (paid["paid"] + "金额", paid["paid"] + "金额", False)


_LOANS = ("贷”", "贷」")
_TERM = re.compile(
    r"(?:累计)?(?:(?:单[户笔个]|每[户笔]|个人|企业)?最高|单[户笔]|每[户笔]|最[长低]|贷款)?"
    r"(?:授信|额度|年?利率|年息|(?:财政)?贴息|期限|放款|放贷|投放|发放|惠及|支持|可?贷|贷款)?.{0,4}$"
)
_MOST_LENT = re.compile("(?P<each>(?:单[户笔个]|每[户笔]|个人|企业)?最高)(?:可?贷(?:款)?)?(?:金额|额度)?$")


def of_loan(phrase: str, spot: Spot, known: Known) -> str:
    """``phrase`` with the name of the loan that it is a term of (推出“药农贷”，期限 | 3年); nothing where it is none."""
    loan = known.programme
    if not loan.endswith(_LOANS) or loan in phrase or not (spot.kind == "CNY" or spot.kind in SHARES | SPANS | PEOPLE):
        return ""
    if spot.kind == "CNY" and (most := _MOST_LENT.fullmatch(phrase)) is not None:
        return f"{loan}{most['each']}额度"
    if phrase.startswith("期限最"):
        phrase = phrase[2:] + phrase[:2]
    return loan + phrase if _TERM.fullmatch(phrase) is not None else ""
