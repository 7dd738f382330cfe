"""Wholes: totals and their parts, by 其中, by 占 and by arithmetic.

Belongs here: numbers that add up to one before them, a share that equals one count over another, and what 其中 and 占 say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.metrics.quantity import Quantity
from models.metrics.role import Role
from models.metrics.sums import assign_sums, same_kind

_PART = re.compile(r"其中|(?:^|[，,])当中")
_STOPS, _COMMAS = re.compile("[；;。]"), re.compile("[，,]")
_OUT_OF = re.compile(
    r"占比?(?:了|约|近|到|达到?|全[^，。；,;\d]{0,8}|[^，。；,;\d]{0,16}(?:总[^，。；,;\d]{0,5}|比重|比例)的?[^，。；,;\d]{0,3})?"
    r"(?:近|约|超过?|不足|达|为|过)?$"
)
_ALONE_SHARE = re.compile(
    r"^[，,；（(]?\s?(?:分别|各)?约?占(?:比|了)?(?:首次|已)?(?:约|近|超过?|过|到|达|比?不足|全[^，。；,;\d]{0,10})?$"
)
_SUM = re.compile(r"(?:合计|共计|总计|加起来)[^，。；,;\d]{0,10}$")
_WITHIN = re.compile(
    r"^[^，。；,;]{0,14}(?<![集其])[中里](?:[，,]?(?:就|已|共|仍|还|现|只|仅|目前|过去)?有?\s?|[，,][^，。；,;\d]{2,6})$|[，,](?:现|已)?有$"
)
_THOSE = re.compile(r"[^，。；,;\d]{0,14}(?<![其集])[中里][，,](?!其中)")
"""Behind those of whom the rest of the sentence tells."""
_TAKEN = re.compile(
    r"(?:核查|鉴定|联审|审计|收集|受理|征集|征求|排查|接到|接收|发现|上报|摸排|梳理|通报|交办|提出|收到|检查|接听|认领|登记|揭榜|议定|商定|反馈|查出|查找|体检|筛查|抽检|抽查|反映|议事|调处|调解|点单|派单)[^。；;]{0,24}$|(?:^|[，,])[^，。；;]{0,12}对$"
)
_SETTLED = re.compile(
    r"^[^。；;]{0,14}(?:办结|解决|化解|整改|处理|答复|结案|销号|调处|回应|调解|采纳|查处|落实|审执结|审结|执结|整顿|立行立改|即知即改|立查立改|办理)(?:完成|到位|成功|销号|转化|超限|违法|问题|了)*$"
    r"|^[^。；;]{0,24}[，,](?:共|已)?(?:取消(?:资格)?|淘汰|清退(?:不符合条件的|不合格)?|劝退|退回|追缴|追回)$"
    r"|^[^。；;]{0,24}[，,](?:目前|现)?已(?:经)?(?:全部)?(?:办结|解决|化解|整改|整顿|转化|销号|完成|落实|到位|拨付)+(?:完成|了)?$"
)
_ALREADY = re.compile(
    r"^[^。；;]{0,6}[，,](?:目前|现)?已(?:经|有|全部)?(?:建成|完成|完工|开工|动工|投产|竣工|交付|投用|落地|启动|兑现|验收|出列|化解|办结|整改|到位|消除风险|消除|验收销号|销号|发放|摘帽)?(?:投用|投产|销号)?$"
)
"""Between what was set about and what of it is done (项目41个，已建成29个)."""
_FUNDS = re.compile(r"(?:总投资|总概算|计划投资|资金总额|总额)[^。；;，,]{0,6}$")
_PAID_UP = re.compile(r"^[，,](?:目前|现)?已?(?:到位|完成投资?|拨付|支付)(?:资金)?$")
_RATE_OF_IT = re.compile(
    r"^[，,](?:目前)?(?:成功|办结|办理|解决|化解|整改|采纳|答复|结案|处置|调解成功|调处成功|按期办结|满意)率(?:为|达到?|均?达)?$"
)
_DONE_RATE = re.compile(
    r"^[，,](?:目前)?(?:评级|开工|完工|竣工|支出|拨付|资金支出|投资完成)[率面](?:、(?:完工|竣工|支出|投产)率)?(?:为|分别为?达?|达到?|均?达)?$"
)
"""A rate of what was just told: how much of it is begun, done or spent."""
_OF_THEM = re.compile(
    r"^[^，。；;\d]{0,6}[，,](?:其中)?(?:(?!其中|人口|面积|产[值量]|收入|销量|资金|金额|投资|投入|支出)[^，。；;\d占]){2,16}占(?:比|了)?(?:近|约|超过?|不足|到|达|比)*$"
)
"""A share, told by its subject, of what was just counted (405个，脱贫户占了七成)."""
_NAMED_PART = re.compile(r"^[，,](?:其中)?[^，。；;\d占]{0,12}([^，。；;\d占]{2})占(?:比|了)?(?:近|约|超过?|不足|到|达|比)*$")
"""A share of the amount just told, whose name ends as that of the whole does."""
_NEXT_SHARE = re.compile(r"[，、][^，。；\d占]{2,14}占(?:比|了)?(?:近|约|超过?|达)?")
"""The share of others of the same whole (35岁以下占七成，大专以上学历占六成)."""
_OF_ALL = re.compile(r"^[^，。；;\d]{0,14}[，,](?:约|已|正好)?占(?:到|了)?[^，。；;\d占]{2,14}的(?:近|约|超过?|不足)?$")
"""What was just counted as a share of something that is named (9.3万人，占农村常住人口的五成)."""
_WHOSE = re.compile(r"(?:^|[一-鿿])的[仅只]?占(?:比|了|到)?(?:近|约|超过?|不足|达)*$")
"""A share of those who are such (45岁以下的占七成)."""
_OF_TASK = re.compile(r"(?:完成|达到?|占)了?[^，。；;\d]{0,10}(?:任务|目标|工程量|总量|计划)[^，。；;]{0,6}的(?:近|约)?$")


_PRESENT = re.compile(r"(?:到场|到会|参会|应到|参加表决|参与表决|在场)的?$|^[^。；]{0,20}(?:应到|到会|到场)[^，。；\d]{0,8}$")
_AGREED = re.compile(r"[^，。；、\d]{0,4}(?:同意|赞成|签[字约]|投了?赞成票|表示支持|实到)")
"""What some of those who were present did (到场的37户举手表决，31户同意)."""
_SOME_OF_THEM = re.compile(r"[^，。；、\d]{0,8}[，,](?:有|约有|约|近|其中有?|至少)?")
"""Between those counted and a share that has no subject of its own (党员2.9万名，有三成常年在外)."""


_MATTERS = re.compile(r"(?:纠纷|矛盾|问题|隐患|诉求|案件?|投诉|事项|线索|警情)(?:共|近)?$")
_ENDED = re.compile(r"[^，。；\d]{0,8}(?:化解|解决|办结|整改|调解|答复|结案|消除|落实)")
"""What became of some of the matters just counted."""


def assign_wholes(text: str, qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """Totals and parts, by 其中, by 占 and by arithmetic."""
    _among(qs, gaps, roles)
    assign_sums(qs, gaps, roles)
    _shares(qs, gaps, roles)
    for i in range(1, len(qs)):
        if _already(qs, gaps, roles, i):
            continue
        settled = roles[i].name in {"level", "total"} and (_settled(qs, gaps, i) or _agreed(text, qs, gaps, i))
        if roles[i - 1].name == "level" and (settled or (roles[i].name == "level" and _described(text, qs, gaps, i))):
            roles[i - 1].name, roles[i].name = "total", "part"
        elif qs[i].base == "percent" and roles[i].name == "level":
            _share_of(text, qs, gaps, roles, i)
    if qs and qs[0].base == "percent" and roles[0].name == "level" and _OF_TASK.search(gaps[0]) and qs[0].value <= 100:
        roles[0].claim("part")
    _carry(qs, gaps, roles)
    _of_those(text, qs, gaps, roles)
    for i, q in enumerate(qs):
        summed = i >= 2 and roles[i].name == "level" and _SUM.search(re.split(r"[，,；;。]", gaps[i])[-1])
        if summed and sum(p.base == q.base for p in qs[max(0, i - 6) : i]) >= 2:
            roles[i].claim("total")


def _already(qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role], i: int) -> bool:
    """Make number ``i`` the part of an earlier one that is done already (项目41个，总投资1.26亿元，已建成29个); true if it is."""
    if roles[i].name != "level" or "已" not in gaps[i] or not _ALREADY.search(gaps[i]):
        return False
    a = next((j for j in range(i - 1, max(-1, i - 5), -1) if qs[j].base == qs[i].base), i)
    some = a < i and qs[a].written == qs[i].written and qs[i].value <= qs[a].value and "。" not in gaps[i - 1]
    if not some or roles[a].name not in {"level", "target", "total"}:
        return False
    roles[a].name, roles[i].name = "total", "part"
    return True


def _carry(qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """Persons have the role of their households (其中低保户85户140人), shares that of the one listed before."""
    for i in range(1, len(qs)):
        if not gaps[i] and (qs[i - 1].base, qs[i].base) == ("household", "person") and roles[i].name == "level":
            roles[i].name = roles[i - 1].name if roles[i - 1].name in {"part", "total"} else "level"
    for i in range(1, len(qs)):  # 分别占21.3%、16.6%和44.8%
        listed = qs[i].base == qs[i - 1].base == "percent" and roles[i - 1].name == "part" and gaps[i] in _AND
        if listed and roles[i].name == "level":
            roles[i].name = "part"


def _of_those(text: str, qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """120名学员里，35岁以下的有78人，大专以上学历占一半: what is said of those named first, up to the end of the sentence."""
    if "里，" not in text and "中，" not in text:
        return
    i = next((i for i, q in enumerate(qs) if q.base in {"person", "count", "household"} and _THOSE.match(text, q.end)), len(qs))
    for k in range(i + 1, len(qs)):
        if re.search(r"[。；;]", gaps[k]):
            break
        smaller = qs[k].base == qs[i].base and qs[k].value <= qs[i].value and same_kind(qs[k], qs[i])
        if roles[k].name in {"level", "total"} and (smaller or (qs[k].base == "percent" and "占" in gaps[k])):
            roles[k].name = "part"
            roles[i].name = "total" if roles[i].name in {"level", "part"} else roles[i].name


def _settled(qs: Sequence[Quantity], gaps: Sequence[str], i: int) -> bool:
    """受理2914件，办结2868件: what was taken in and what of it was settled."""
    a, b = qs[i - 1], qs[i]
    taken = _SETTLED.search(gaps[i]) is not None and _TAKEN.search(gaps[i - 1]) is not None
    taken = taken or (_PAID_UP.search(gaps[i]) is not None and _FUNDS.search(gaps[i - 1]) is not None)
    return taken and a.base == b.base and b.value <= a.value


def _some_of_them(text: str, q: Quantity, gap: str) -> bool:
    return q.kind == "fraction" and _SOME_OF_THEM.fullmatch(gap) is not None and not text.startswith("的", q.end)


def _agreed(text: str, qs: Sequence[Quantity], gaps: Sequence[str], i: int) -> bool:
    """到场的37户举手表决，31户同意: those present, and who of them agreed."""
    a, b = qs[i - 1], qs[i]
    alike = a.base == b.base and b.value <= a.value and "。" not in gaps[i]
    if (
        alike
        and a.written == b.written
        and gaps[i] in {"，", "，有", "，其中"}
        and _MATTERS.search(gaps[i - 1])
        and _ENDED.match(text, b.end)
    ):
        return True  # 发生纠纷26起，25起没出村就化解了
    return alike and _PRESENT.search(gaps[i - 1]) is not None and _AGREED.match(text, b.end) is not None


def _share_of(text: str, qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role], i: int) -> None:
    """A share of the number before it, or of something that its clause names."""
    whole = roles[i - 1]
    base = qs[i - 1].base
    counted = base in {"person", "household", "count"}
    if base in {"CNY", "mu", "tonne", "hectare"} and (named := _NAMED_PART.match(gaps[i])) is not None:
        counted = gaps[i - 1].rstrip("为达约共近超到计").endswith(named[1])  # 预算支出51.3亿元，民生支出占81.2%
        if counted:
            roles[i].claim("part")
            whole.claim("total")
            return
    if base == "percent" and whole.name == "part" and _NEXT_SHARE.fullmatch(gaps[i]):
        roles[i].claim("part")
    elif counted and (
        _some_of_them(text, qs[i], gaps[i])
        or _OF_THEM.match(gaps[i])
        or (_RATE_OF_IT.match(gaps[i]) and _TAKEN.search(gaps[i - 1]))
    ):
        roles[i].claim("part")
        whole.claim("total")
    elif _DONE_RATE.match(gaps[i]) and whole.name in {"level", "total"} and base in {"count", "household", "CNY"}:
        roles[i].claim("part")
        whole.claim("total")
        if i >= 2 and qs[i - 2].base == base and fits(qs[i - 1].value / max(qs[i - 2].value, 1) * 100, qs[i]):
            whole.name = "part"
            roles[i - 2].claim("total")
    elif i >= 2 and qs[i - 1].base == "year_of_age" and _WHOSE.search(gaps[i]) and qs[i - 2].base in {"person", "household"}:
        roles[i].claim("part")
        if gaps[i - 1].strip() in {"，", "，其中", "，有"}:
            roles[i - 2].claim("total")
    elif _OF_ALL.match(gaps[i]) or _WHOSE.search(gaps[i]) or (_OF_TASK.search(gaps[i]) and qs[i].value <= 100):
        roles[i].claim("part")


def _described(text: str, qs: Sequence[Quantity], gaps: Sequence[str], i: int) -> bool:
    """186名书记全部为高中以上学历，48.9%为45岁以下: a share of the people just counted."""
    a, b = qs[i - 1], qs[i]
    if b.base != "percent" or a.base not in {"person", "household", "count"} or text[b.end : b.end + 1] not in tuple("为是属"):
        return False
    return gaps[i].endswith(("，", ",")) and not re.search(r"[。；]", gaps[i])


def _among(qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """Wholes and the parts that 其中 or its like opens behind them."""
    for j, q in enumerate(qs):
        found = _PART.search(gaps[j])
        within = found is None and j > 0 and _WITHIN.search(gaps[j]) and qs[j - 1].base == q.base
        if found is not None and q.comparator in {">=", "<="} and j + 1 < len(qs) and qs[j + 1].base != q.base:
            j, q = j + 1, qs[j + 1]
            if re.search(r"[，。；;]", gaps[j]):
                continue
        if not j or (found is None and not within) or (found is None and "。" in gaps[j]):
            continue
        near = [i for i in range(j - 1, max(-1, j - 4), -1) if qs[i].base != "year_of_age" and not _changes(roles[i], q, qs[i])]
        if q.base == "percent" and "占" in gaps[j]:
            near = [i for i in near if roles[i].name != "rate"] or near  # 个案1439宗，上升10.2%，其中身体伤害占43.5%
        total = next((i for i in near if qs[i].base == q.base or (q.base == "percent" and i == near[0])), None)
        if total is None and near and found is not None and {q.base, qs[near[0]].base} <= _AREAS.keys():
            _areas(qs, gaps, roles, near[0], j)
            continue
        if (
            total is None
            and q.base in {"household", "person"}
            and (qs[j - 1].base in {"person", "household"} or qs[j - 1].written == "个")
        ):
            total = j - 1
        if total is None or (q.base != "percent" and q.value > qs[total].value):
            continue
        if roles[total].name in {"level", "target"} and qs[total].base != "percent":
            roles[total].name = "total" if roles[total].name == "level" else roles[total].name
        _claim_parts(qs, gaps, roles, total, j)


def _changes(role: Role, part: Quantity, q: Quantity) -> bool:
    """Whether a number is by how much the whole before it changed (常住人口41.2万人，增加0.3万人，其中城镇18.6万人)."""
    return role.name == "change" and part.base == q.base and q.value < part.value


def _claim_parts(qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role], total: int, first: int) -> None:
    """The quantities from ``first`` on that are parts of ``total``, as long as they add up to no more."""
    part = "target" if roles[total].name == "target" else "part"
    left = qs[total].value
    beside = total + 1
    for k in range(first, len(qs)):
        if k > first and re.search(r"[。；;]", gaps[k]):
            break
        if qs[k].base == "year_of_age" or roles[k].name in {"rate", "change"}:
            continue
        if qs[k].base == qs[first].base and qs[first].base != "percent":
            if k > first and "/" in qs[k].unit and qs[k].unit != qs[total].unit:
                break  # 总投资260万元，其中…；每年可带来18万元: what a year brings is no part of a sum
            left -= qs[k].value
            if left < -0.5:
                break
            roles[k].claim(part)
        elif qs[k].base == "percent":
            if k == first or "占" in gaps[k] or fits(qs[k - 1].value / (qs[total].value or 1) * 100, qs[k]):
                roles[k].claim(part)
            break
        elif k == first:
            roles[k].claim(part)
        elif qs[k].base == qs[beside].base and beside < first and qs[k].value <= qs[beside].value:
            roles[k].claim(part)  # 学校38所，学生2.95万人，其中高中9所，学生1.23万人
            roles[beside].name = "total" if roles[beside].name == "level" else roles[beside].name
        else:
            break


_AND = frozenset(("和", "、", "及", "以及"))
_AREAS = {"mu": 1 / 15, "hectare": 1.0, "km2": 100.0, "m2": 1e-4}
"""Hectares in each unit of area."""


def _areas(qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role], total: int, first: int) -> None:
    """治理面积42平方公里，其中坡改梯3150亩、封禁治理2960公顷: parts in other units than their whole."""
    left = qs[total].value * _AREAS[qs[total].base]
    for k in range(first, len(qs)):
        left -= qs[k].value * _AREAS.get(qs[k].base, float("inf"))
        if left < 0 or (k > first and re.search(r"[。；;]", gaps[k])):
            break
        roles[total].name = "total" if roles[total].name == "level" else roles[total].name
        roles[k].claim("part")


def _shares(qs: Sequence[Quantity], gaps: Sequence[str], roles: Sequence[Role]) -> None:
    """A share that equals one count over another, or that 占 names as one of the number before it."""
    for k, share in enumerate(qs):
        if share.base != "percent" or share.high is not None or roles[k].name not in {"level", "part"}:
            continue
        if k >= 2 and gaps[k] in {"的", "的约", "的近"} and "占" in gaps[k - 1] and qs[k - 1].base == qs[k - 2].base:
            for i, name in ((k, "part"), (k - 1, "total"), (k - 2, "part")):
                roles[i].claim(name)  # 完成投资3200万元，占总投资6000万元的53.3%
            continue
        gap = _STOPS.split(gaps[k])[-1]
        last = _COMMAS.split(gap)[-1]
        if k and _ALONE_SHARE.search(last) and qs[k - 1].base != "percent":
            roles[k].name = "part"
            if roles[k - 1].name == "level" and qs[k - 1].base in {"person", "count", "household", "CNY"}:
                roles[k - 1].claim("part")
        elif _OUT_OF.search(last) and "总" in last[last.rfind("占") :]:
            roles[k].claim("part")
        if not re.search(r"占|[率比]", gap) or share.comparator not in {"=", "~"}:
            continue
        pairs = [(a, b) for b in range(k - 1, max(-1, k - 6), -1) for a in range(b - 1, max(-1, b - 6), -1)]
        for a, b in pairs:
            counts = qs[a].base == qs[b].base and qs[a].base not in {"percent", "year_of_age"}
            if not counts or not 0 < qs[b].value <= qs[a].value or roles[b].name not in {"level", "part", "total"}:
                continue
            if fits(qs[b].value / qs[a].value * 100, share):
                roles[k].claim("part")
                roles[b].claim("part")
                roles[a].claim("total")
                break


def fits(computed: float, stated: Quantity) -> bool:
    """Whether a computed per cent is the stated one within the digits that are written, truncation allowed."""
    text = f"{stated.value:.10g}"
    digits = len(text.partition(".")[2])
    step = 10.0**-digits if stated.kind != "fraction" else 2.5
    return stated.value - step / 2 - 1e-9 <= computed < stated.value + step + 1e-9
