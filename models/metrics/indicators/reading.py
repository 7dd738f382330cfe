"""One number of a clause, read: what stands before it, what stands behind it, and which of that is another number's.

Belongs here: parting the words of a clause among its numbers. How words are read is in :mod:`before` and :mod:`behind`,
what several numbers share in :mod:`lists`; which words name the number in the end is decided in :mod:`compose`.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.before import Left, read_left
from models.metrics.indicators.behind import Right, read_right
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lists import shared_predicate
from models.metrics.indicators.measured import of_measured
from models.metrics.indicators.numbers import Numbers
from models.metrics.indicators.phrase import DIMENSIONS, PAID, is_people, text_of, tidy
from models.metrics.indicators.pieces import Token
from models.metrics.indicators.purposes import MADE, SERVING, fund_ahead, goal, goal_ahead, paid_by_standard
from models.metrics.indicators.spot import AROUND, HAPPENING, PEOPLE, Spot

_BY = frozenset(("按", "按照", "依据", "根据"))
_SCALES = (
    "年限", "人数", "面积", "人口", "户数", "工龄", "年龄", "等级", "亩数",
    "档次", "规模", "学历", "工作量", "库容", "容量", "长度", "里程", "车次",
)  # fmt: skip
"""What a payment is graded by, never what is paid."""
_GRANTS = frozenset((*PAID, "奖补", "补", "奖"))
_FIRST_WORDS = 3
"""Words of a clause among which what is graded by is told (各村按常住人口收取)."""
_WHOSE_GRANT = 3
"""Words from a bound to the payment of those who keep it (的村奖励)."""
_TEAMS = ("队", "小组", "专班", "服务团", "讲师团", "工作组", "评议组")
_VARYING = 4
"""Words of 不等的 and of the noun behind it."""
_SITUATIONS = frozenset(("压力", "局面", "形势", "困境", "现状", "挑战", "考验", "现实"))
"""What numbers amount to, rather than count (年均纠纷超 | 400起 | 的压力)."""
_GAINED = frozenset(("增收", "受益", "脱贫", "受惠"))
"""What is said of those whom somebody else helped on (带动 | 1.9万户 | 增收)."""


def read_spot(numbers: Numbers, n: int, used_to: int, known: Known) -> Spot:
    """Number ``n`` of a clause with what stands on either side of it; the words up to ``used_to`` belong to the one before."""
    clause, at = numbers.clause, numbers.at[n]
    last = numbers.is_last(n)
    kind = numbers.kind(n)
    behind = numbers.behind(n)
    before = _regardless(clause[min(used_to, at) : at])
    if len(before) > 1 and before[0].text == "者":
        before = before[1:]  # 年满70岁 者 发给 | 1200元
    if len(before) > 1 and before[-1].text == "平均" and before[-2].part == part.PREPOSITION:
        before = before[:-1]  # 距离由平均 | 4.5公里
    scale = _scale_end(before) if kind == "CNY" else 0
    before = before[scale:]  # 按任职年限每月 | 10元 | 发放
    left = read_left(before) if any(t.part != part.JOIN for t in before) else Left()
    if kind == "year_of_age" and behind and behind[0].text == "、":
        behind = behind[1:] if last else []
    paid = (paid_by_standard(behind) or (fund_ahead(known) if last and not behind else "")) if kind == "CNY" else ""
    own = Right(paid, "", True, len(behind)) if paid else _said_of_itself(behind, kind) or _ranging(numbers, n)
    if own is not None:
        left, right = Left(), own
    else:
        right = _read_behind(numbers, n, behind, left)
    if right.name == "者" or (scale and right.all_verbal):
        right = right._replace(name="")
    if right.name == "次" or (right.name == "处" and kind in ("m", "km")):  # 卷次, 趟次: the end of a measure word; 16公里处
        right = Right()
    if right.of and left.name and right.name in _SITUATIONS:  # 年均纠纷超 | 400起 | 的压力
        right = Right()
    right = _shared_behind(numbers, n, behind, left, right)
    item = n > 0 and (bool(before) or kind in PEOPLE) and all(t.part == part.JOIN for t in before)
    recurs = kind in HAPPENING or (bool(before) and before[-1].text == "每")
    rest = tidy([t for t in clause[at + 1 :] if t.quantity < 0]) if recurs else ""
    invests = kind == "CNY" and (left.verb in part.spending() or (bool(behind) and behind[0].text in SERVING))
    return Spot(
        kind,
        clause[at].text,
        left,
        right,
        first=n == 0,
        last=last,
        item=item,
        rest=rest,
        flush=bool(right.name) and not last and all(t.part == part.REACH for t in behind[right.taken :]),
        said=text_of(before),
        where=_where(before) if known.among else "",
        limit=bool(behind) and behind[0].text in ("为限", "为上限"),
        closed=last or (bool(behind) and behind[-1].part == part.JOIN),
        goal=(goal(behind) or (goal_ahead(known) if last and not behind else "")) if invests else "",
    )


def _said_of_itself(behind: Sequence[Token], kind: str) -> Right | None:
    """What is named by a dimension or by those who make it up, whatever stands before (1.5米 宽的巷道, 36人 组成的讲师团)."""
    body = tidy(behind[1:]) if kind == "person" and behind and behind[0].part == part.OF else ""
    if body.endswith(_TEAMS) and all(t.part in part.NAMING + "M" for t in behind[1:]):
        return Right(body + "人数", "", False, len(behind))  # 成立 | 30人 | 的扑火队
    if len(behind) <= 2 or behind[1].part != part.OF:
        return None
    if (kind in ("m", "km") and behind[0].text in DIMENSIONS) or (kind in ("kg", "tonne") and behind[0].text == "重"):
        sized = read_right(behind[2:], people=False)  # 一条 | 1.5米 | 宽的巷道, | 十多斤 | 重的药箱
        return Right(sized.name + DIMENSIONS.get(behind[0].text, "重量"), "", False, 2 + sized.taken) if sized.name else None
    if kind in PEOPLE and behind[0].text == "组成":
        team = read_right(behind[2:], people=False)  # 由讲师、专家等 | 36人 | 组成的讲师团
        return Right(team.name + "成员", "", False, 2 + team.taken) if team.name else None
    return None


def _ranging(numbers: Numbers, n: int) -> Right | None:
    """What a list or span of amounts is of, where 不等 closes it (给予 | 100元 | 、 | 200元 | 不等的补贴)."""
    end = n + numbers.row(n) - 1
    behind = numbers.behind(end)
    if len(behind) < _VARYING or (behind[0].text, behind[1].text, behind[2].part) != ("不", "等", part.OF):
        return None
    name = read_right(behind[_VARYING - 1 :], people=False).name
    return Right(name, "", True, len(behind) * (end == n)) if name else None


def _read_behind(numbers: Numbers, n: int, behind: Sequence[Token], left: Left) -> Right:
    """What stands behind number ``n`` and is its own, not the next one's; ``behind`` are the tokens up to that."""
    kind = numbers.kind(n)
    if numbers.is_last(n):
        return _read_alone(behind, kind, left, more=False)
    granted = len(behind) == 1 or (len(behind) == _WHOSE_GRANT and behind[0].part == part.OF)
    if granted and behind[-1].text in _GRANTS and numbers.unit(n + 1).startswith("CNY"):
        # 每吸纳 | 1人 | 奖补1000元, 收入达到 | 50万元 | 的村奖励5万元: the payment is the next number's
        return read_right(behind[:-1], people=kind in PEOPLE) if len(behind) > 1 else Right()
    linked = kind == "percent" and len(behind) == 1 and behind[0].text in ("为", "是")
    if linked and numbers.unit(n + 1) == "year_of_age":  # 四成 为 65岁以上 长者
        return read_right(numbers.behind(n + 1), people=True, aged=True)._replace(taken=0, predicate="")
    right = _read_alone(behind, kind, left, more=True)
    mends = kind == "CNY" and left.verb in part.spending() and behind and behind[0].text in part.building() | MADE
    if mends and right.taken == len(behind):
        return Right()  # 投资 | 468万元 | 改造村卫生室12所: the last noun is the next number's
    return right


def _read_alone(behind: Sequence[Token], kind: str, left: Left, *, more: bool) -> Right:
    """What ``behind`` says of a number of ``kind``; ``more`` tells that another number follows."""
    return read_right(
        behind,
        people=kind in PEOPLE or kind == "year_of_age",
        happening=kind in HAPPENING,
        more=more,
        located=left.link.startswith("在"),
        aged=kind == "year_of_age",
    )


def _shared_behind(numbers: Numbers, n: int, behind: Sequence[Token], left: Left, right: Right) -> Right:
    """``right`` with what stands behind a later number for both, and without what belongs to the next one."""
    clause, at = numbers.clause, numbers.at
    last = numbers.is_last(n)
    kind = numbers.kind(n)
    people = kind in PEOPLE
    gained = behind[:1] or clause[at[n] + 2 : at[n] + 3]
    if people and not right.name and gained and gained[0].text in _GAINED:  # 带动 | 1.9万户 | 5.7万人 | 增收
        right = Right(predicate=gained[0].text)
    elif not right.name and not last and all(t.part == part.JOIN for t in behind):  # 解决4100户、1.7万人饮水难题
        later = read_right(numbers.behind(n + 1), people=people)
        kind_ahead = numbers.kind(n + 1)
        bounded = not behind and kind_ahead == "year_of_age"  # 2名35岁以下后备干部
        if kind == "count" and not behind and later.name and not left.name and not left.verb.endswith("达"):
            right = later._replace(taken=0)  # 5类28条 积分细则
        elif people and later.name and kind_ahead not in (*PEOPLE, "year_of_age"):
            right = Right(predicate=later.predicate)  # 2.3万人、1.6万头 大牲畜 饮水困难
        elif later.of or (later.name and people and (bounded or not is_people(later.name))):
            right = later._replace(taken=0)
    if not last and right.name and right.taken == len(behind):  # 36个 教学班、学生 1620人: the last noun is the next number's
        own_noun = at[n + 1] + 1 < len(clause) and clause[at[n + 1] + 1].part in "NEG"
        joint = max((i for i, t in enumerate(behind) if t.text in ("、", "和")), default=0)
        if joint and not own_noun:
            right = right._replace(name=tidy(behind[:joint]), taken=joint)
    if not last and (joined := shared_predicate(numbers, n, right)) is not None:
        right = joined
    return of_measured(numbers, n, behind, left, right)


def _where(before: Sequence[Token]) -> str:
    """The words of a part that is told by its place alone (省内县外 | 3.1万人)."""
    words = [t for t in before if t.part != part.JOIN and t.text != "其中"]
    return text_of(words) if words and all(t.part in "SF" or AROUND.fullmatch(t.text) for t in words) else ""


def _scale_end(tokens: Sequence[Token]) -> int:
    """How many tokens before an amount say what it is graded by (按库容每吨 补助 | 300元); 0 where none do."""
    by = next((i for i, t in enumerate(tokens[:_FIRST_WORDS]) if t.text in _BY), -1)
    if by < 0 or any(t.part not in "NGS" for t in tokens[:by]):
        return 0
    end = next((i + 1 for i, t in enumerate(tokens) if i > by and t.part in "NEG" and t.text.endswith(_SCALES)), 0)
    while end and end < len(tokens) and (tokens[end].part in "AT" or tokens[end].text[0] == "每"):
        end += 1
    return end


def _regardless(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without 不分年龄 and its like."""
    if len(tokens) < 3:
        return tokens
    for i in range(1, len(tokens) - 1):
        if tokens[i].text in ("分", "论", "限") and tokens[i - 1].text == "不" and tokens[i + 1].part == part.NOUN:
            return [*tokens[: i - 1], *tokens[i + 2 :]]
    return tokens
