"""What each number of a sentence measures, as a short phrase of the text's own words.

The phrase is made from the counted noun behind the number, or the name and verb before it; where the clause leaves the
head out (减幅36.73%), it is inherited from the number before. What belongs here: which of the two readings counts and the
walk over a sentence. How a phrase is put together for each kind of unit is in :mod:`compose`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from models.metrics.indicators import compose
from models.metrics.indicators import lexicon as part
from models.metrics.indicators.before import Left, read_left
from models.metrics.indicators.behind import INSTITUTIONS, Right, read_right
from models.metrics.indicators.clause import Measured, Token, clauses
from models.metrics.indicators.headed import measure_of_section, with_section
from models.metrics.indicators.inherit import Known, in_a_row, topic_behind
from models.metrics.indicators.lists import distribute, sector_shares, shared_predicate
from models.metrics.indicators.owners import with_owner
from models.metrics.indicators.phrase import DIMENSIONS, PAID, is_people, text_of, tidy
from models.metrics.indicators.purposes import MADE, SERVING, fund_ahead, goal, goal_ahead, paid_by_standard
from models.metrics.indicators.spot import COUNTED, HAPPENING, PEOPLE, SHARES, SPANS, Spot
from models.places import PlaceContext
from models.records import Article, Sentence


def name_indicators(
    article: Article, sentence: Sentence, quantities: Sequence[Measured], earlier: Mapping[str, str] | None = None
) -> list[str]:
    """One phrase for each quantity, in order; quantities are ordered and do not overlap.

    ``earlier`` is what the sentence before it in its paragraph measured last, in each kind of unit.

    The phrase is in simplified characters, of the text's own words, without place, period and number; it is empty only if
    neither the sentence nor its heading holds a word that could name anything.
    """
    names = [""] * len(quantities)
    known = Known(earlier=earlier or {})
    read = clauses(sentence.text, quantities, PlaceContext.of(article).named(sentence))
    if _SPEAKER.match(sentence.text) and len(read) > 1 and not any(t.quantity >= 0 for t in read[0]):
        read = read[1:]  # 局长：
    for n, clause in enumerate(read):
        known.ahead = read[n + 1] if n + 1 < len(read) else ()
        at = [i for i, t in enumerate(clause) if t.quantity >= 0]
        known.programme = next((t.text for t in reversed(clause) if t.text[0] == "“"), known.programme)
        if at:
            _name_clause(clause, at, quantities, known, names)
        else:
            known.hear(clause)
    for i, name in sector_shares(sentence.text, quantities).items():
        names[i] = name
    measure = measure_of_section(sentence.section)
    if measure:
        amounts = (i for i, q in enumerate(quantities) if q.unit.startswith("CNY"))
        for i in amounts:
            names[i] = with_section(names[i], measure)
    if not all(names):
        fallback = known.topic or topic_behind(sentence.text, quantities[-1].end) or sentence.section or article.title
        names = [name or fallback or "" for name in names]
    return names


def _name_clause(
    clause: Sequence[Token], at: Sequence[int], quantities: Sequence[Measured], known: Known, names: list[str]
) -> None:
    """Name the quantities of one clause, which stand at the indices ``at``."""
    opened = any(t.text == "其中" for t in clause)
    if opened:
        known.resume(quantities[clause[at[0]].quantity].unit.split("/")[0])
        said = known.phrase * (known.unit == known.sized and known.unit not in SHARES)
        known.among, known.whole, known.total = True, known.head or said, known.counted
        of_ratio = known.head.endswith(("比例", "比重")) and quantities[clause[at[0]].quantity].unit not in SHARES
        whole = known.kinds.get(known.sized, known.head) if of_ratio else known.head  # 建设7.2万亩，占任务的102.9%，其中新建
        known.parted, known.parted_unit = whole, known.sized
    used_to = 0
    n = 0
    before = Left()
    while n < len(at):
        row = in_a_row(clause, at, n)
        if row > 1 and distribute(clause, at, n, row, used_to, quantities, known, names):
            n += row
            used_to = at[n - 1] + 1
            continue
        spot = _spot(clause, at, n, used_to, quantities, known)
        counted = n > 0 and used_to == at[n] and clause[at[n] - 1].quantity < 0  # 出栏100头以上 养殖大户 | 31户
        if spot.item and spot.left == Left() and not spot.right.name and not (counted or spot.where):
            spot = spot._replace(left=Left() if before.link.endswith("有") else before)  # 搬迁8952户、3万余人
        before = spot.left
        matter = _matter(clause[used_to : at[n]]) if spot.kind == "count" and not spot.right.name and known.matter else ""
        if matter:  # 发现问题83个，涉及考勤不实 | 21个
            told = matter if known.matter in matter else matter + known.matter
            names[clause[at[n]].quantity] = known.phrase = told
            known.head, known.unit = told, spot.kind
            used_to, n = at[n] + 1, n + 1
            continue
        phrase, head, taken = compose.choose(spot, known)
        phrase = with_owner(phrase, spot, known)
        if len(phrase) == 1:  # 把137个村调整为 | 65个村
            phrase += spot.unit_noun or "数量" * (spot.kind == "count")
        names[clause[at[n]].quantity] = _for_each(clause[used_to : at[n]], spot, phrase)
        known.phrase, known.unit = phrase, spot.kind
        if spot.kind not in SHARES:
            known.sized, known.sized_head = spot.kind, head or known.sized_head
            if head:
                known.kinds[spot.kind] = head
        if not spot.left.change and not spot.left.share:
            known.told.append(head or phrase)
        if head:
            known.measured(head)
            if spot.kind == "count":
                known.matter = next((m for m in part.matters() if head.endswith(m)), "")
            if spot.counts and not (spot.left.bare and not spot.right.name):
                known.counted = head
        if spot.first and known.among and spot.left.verb in part.building() and spot.left.name and not opened:
            known.among = False  # 其中村集体入股850万元）建成加工厂1座、冷库3座
        known.verb = ("" if spot.left.name and taken else spot.left.verb) or ("" if spot.first else known.verb)
        used_to = at[n] + 1 + (spot.right.taken if taken else 0)
        n += 1
    rest = clause[used_to:]
    if rest:
        known.hear(rest)


def _spot(clause: Sequence[Token], at: Sequence[int], n: int, used_to: int, quantities: Sequence[Measured], known: Known) -> Spot:
    """The quantity ``at[n]`` with what stands on either side of it."""
    token = clause[at[n]]
    kind = quantities[token.quantity].unit.split("/")[0]
    last = n + 1 == len(at)
    behind = clause[at[n] + 1 : len(clause) if last else at[n + 1]]
    before = clause[min(used_to, at[n]) : at[n]]
    people = kind in PEOPLE
    before = _regardless(before)
    if len(before) > 1 and before[-1].text == "平均" and before[-2].part == part.PREPOSITION:
        before = before[:-1]  # 距离由平均 | 4.5公里
    scale = _scale_end(before) if kind == "CNY" else 0
    graded = scale > 0
    before = before[scale:]  # 按任职年限每月 | 10元 | 发放
    left = read_left(before) if any(t.part != part.JOIN for t in before) else Left()
    if kind == "year_of_age" and behind and behind[0].text == "、":
        behind = behind[1:] if last else []
    right = read_right(
        behind,
        people=people or kind == "year_of_age",
        happening=kind in HAPPENING,
        more=not last,
        located=left.link.startswith("在"),
        aged=kind == "year_of_age",
    )
    linked = not last and kind == "percent" and len(behind) == 1 and behind[0].text in ("为", "是")
    if linked and quantities[clause[at[n + 1]].quantity].unit == "year_of_age":  # 四成 为 65岁以上 长者
        later = read_right(clause[at[n + 1] + 1 : at[n + 2] if n + 2 < len(at) else len(clause)], people=True, aged=True)
        right = later._replace(taken=0, predicate="")
    if kind in ("m", "km") and len(behind) > 2 and behind[0].text in DIMENSIONS and behind[1].part == part.OF:
        wide = read_right(behind[2:], people=False)  # 一条 | 1.5米 | 宽的巷道
        if wide.name:
            left, right = Left(), Right(wide.name + DIMENSIONS[behind[0].text], "", False, 2 + wide.taken)
    mends = kind == "CNY" and not last and left.verb in part.spending() and behind and behind[0].text in part.building() | MADE
    if mends and right.taken == len(behind):
        right = Right()  # 投资 | 468万元 | 改造村卫生室12所: the last noun is the next number's
    if people and behind and behind[0].text == "组成" and len(behind) > 2 and behind[1].part == part.OF:
        team = read_right(behind[2:], people=False)
        if team.name:  # 由讲师、专家等 | 36人 | 组成的讲师团
            left, right = Left(), Right(team.name + "成员", "", False, 2 + team.taken)
    granted = len(behind) == 1 or (len(behind) == _WHOSE_GRANT and behind[0].part == part.OF)
    if not last and granted and behind[-1].text in _GRANTS and quantities[clause[at[n + 1]].quantity].unit[:3] == "CNY":
        # 每吸纳 | 1人 | 奖补1000元, 收入达到 | 50万元 | 的村奖励5万元: the payment is the next number's
        right = read_right(behind[:-1], people=people) if len(behind) > 1 else Right()
    if kind == "CNY" and (paid := paid_by_standard(behind) or (fund_ahead(known) if last and not behind else "")):
        left, right = Left(), Right(paid, "", True, len(behind))
    if right.name == "者" or (graded and right.all_verbal):
        right = right._replace(name="")
    if right.name == "次" or (right.name == "处" and kind in ("m", "km")):  # 卷次, 趟次: the end of a measure word; 16公里处
        right = Right()
    gained = behind[:1] or clause[at[n] + 2 : at[n] + 3]
    if people and not right.name and gained and gained[0].text in _GAINED:  # 带动 | 1.9万户 | 5.7万人 | 增收
        right = Right(predicate=gained[0].text)
    elif not right.name and not last and all(t.part == part.JOIN for t in behind):  # 解决4100户、1.7万人饮水难题
        later = read_right(clause[at[n + 1] + 1 : at[n + 2] if n + 2 < len(at) else len(clause)], people=people)
        bounded = not behind and quantities[clause[at[n + 1]].quantity].unit == "year_of_age"  # 2名35岁以下后备干部
        if kind == "count" and not behind and later.name and not left.name and not left.verb.endswith("达"):
            right = later._replace(taken=0)  # 5类28条 积分细则
        elif people and later.name and quantities[clause[at[n + 1]].quantity].unit.split("/")[0] not in (*PEOPLE, "year_of_age"):
            right = Right(predicate=later.predicate)  # 2.3万人、1.6万头 大牲畜 饮水困难
        elif later.of or (later.name and people and (bounded or not is_people(later.name))):
            right = later._replace(taken=0)
    if not last and right.name and right.taken == len(behind):  # 36个 教学班、学生 1620人: the last noun is the next number's
        own_noun = at[n + 1] + 1 < len(clause) and clause[at[n + 1] + 1].part in "NEG"
        joint = max((i for i, t in enumerate(behind) if t.text in ("、", "和")), default=0)
        if joint and not own_noun:
            right = right._replace(name=tidy(behind[:joint]), taken=joint)
    if not last and (joined := shared_predicate(clause, at, n, quantities, right)) is not None:
        right = joined
    aged = kind == "year_of_age" and bool(right.name)
    if part.is_measure(right.name) and not (people and is_people(right.name)) and (aged or (not last and kind in COUNTED)):
        right = _split_measure(behind, right, clause, at, n)
    item = n > 0 and (bool(before) or people) and all(t.part == part.JOIN for t in before)
    rest = tidy([t for t in clause[at[n] + 1 :] if t.quantity < 0]) if kind in SPANS else ""
    serves = bool(behind) and behind[0].text in SERVING
    return Spot(
        kind,
        token.text,
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
        goal=(goal(behind) or (goal_ahead(known) if last and not behind else ""))
        if kind == "CNY" and (left.verb in part.spending() or serves)
        else "",
    )


def _where(before: Sequence[Token]) -> str:
    """The words of a part that is told by its place alone (省内县外 | 3.1万人)."""
    words = [t for t in before if t.part != part.JOIN and t.text != "其中"]
    return text_of(words) if words and all(t.part in "SF" or _AROUND.fullmatch(t.text) for t in words) else ""


_AROUND = re.compile("[省市县区州镇乡村境]+[内外]")
"""Inside or outside a division, which tells a part by its place."""


_BY = frozenset(("按", "按照", "依据", "根据"))
_SCALES = (
    "年限",
    "人数",
    "面积",
    "人口",
    "户数",
    "工龄",
    "年龄",
    "等级",
    "亩数",
    "档次",
    "规模",
    "学历",
    "工作量",
    "库容",
    "容量",
    "长度",
    "里程",
    "车次",
)
"""What a payment is graded by, never what is paid."""


def _scale_end(tokens: Sequence[Token]) -> int:
    """How many tokens before an amount say what it is graded by (按库容每吨 补助 | 300元); 0 where none do."""
    if not tokens or tokens[0].text not in _BY:
        return 0
    end = next((i + 1 for i, t in enumerate(tokens) if t.part in "NEG" and t.text.endswith(_SCALES)), 0)
    while end and end < len(tokens) and (tokens[end].part in "AT" or tokens[end].text[0] == "每"):
        end += 1
    return end


_SPEAKER = re.compile(
    r"(?:主持人|记者|答|问|[一-鿿]{0,6}(?:长|主任|书记|员|人)(?:[一-鿿]{2,3})?|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭][一-鿿]{2})[：:]"
)
"""The label of who speaks in an interview."""
_GRANTS = frozenset((*PAID, "奖补", "补", "奖"))
_WHOSE_GRANT = 3
"""Words from a bound to the payment of those who keep it (的村奖励)."""
_PROJECTS = ("项目", "工程", "实事")
_EACH_ALONE = frozenset(("每个", "每名", "每位", "每一", "每", "每座", "每所", "每家", "每支", "每条", "每户", "每一个"))
_LONGEST_EACH = 14
_RECURRING = re.compile("[年月天日周季]|每人$|每生")
"""In what is paid to persons each time, which the unit tells."""


def _for_each(before: Sequence[Token], spot: Spot, phrase: str) -> str:
    """``phrase`` with those of whom each has so many (每村 储备后备力量, 每公里 养护员), where its clause says so."""
    if not (spot.counts or spot.kind == "CNY") or "每" in phrase or not before:
        return phrase
    for i in range(len(before) - 1, -1, -1):
        word = before[i].text
        if word[0] != "每" or before[i].part != part.NOUN or (spot.kind == "CNY" and _RECURRING.search(word)):
            continue
        if word in _EACH_ALONE and i + 1 < len(before) and before[i + 1].part in "NE":
            word += before[i + 1].text
        longer = word + phrase
        return longer if len(word) >= 2 and len(longer) <= _LONGEST_EACH and word[-1] not in phrase[:1] else phrase
    return phrase


_GAINED = frozenset(("增收", "受益", "脱贫", "受惠"))
"""What those get who are led to it."""


def _matter(tokens: Sequence[Token]) -> str:
    """What a part of the matters counted before is about, where a clause says it rather than a noun; else nothing."""
    while tokens and (tokens[0].part in "JRS" or tokens[0].text in ("涉及", "包括", "存在", "主要", "反映")):
        tokens = tokens[1:]
    while tokens and tokens[-1].part in "RUP":
        tokens = tokens[:-1]
    said = text_of(tokens)
    told = len(tokens) > 1 and tokens[0].part in "NE" and tokens[-1].part in "VAG" and not any(t.quantity >= 0 for t in tokens)
    return said if told and len(said) <= 12 else ""


def _regardless(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without 不分年龄 and its like."""
    if len(tokens) < 3:
        return tokens
    for i in range(1, len(tokens) - 1):
        if tokens[i].text in ("分", "论", "限") and tokens[i - 1].text == "不" and tokens[i + 1].part == part.NOUN:
            return [*tokens[: i - 1], *tokens[i + 2 :]]
    return tokens


def _split_measure(behind: Sequence[Token], right: Right, clause: Sequence[Token], at: Sequence[int], n: int) -> Right:
    """A counted noun followed by the measure of the next number (122个 | 行政村 集体经营性收入 | 达1亿元).

    Where the measure alone stands between (82条 | 产值超10亿元 | 全产业链), the noun is the one behind the next number.
    """
    if behind and behind[0].text[-1] == "年" and behind[0].text[:-1] in part.settlements():  # 7个 | 村年 | 经营性收入
        return Right(behind[0].text[:-1], "", right.of, 1)
    joints = [i for i, t in enumerate(behind[: right.taken]) if t.part == part.JOIN]
    if joints:
        return Right(tidy(behind[: joints[-1]]), "", right.of, joints[-1])
    nouns = [i for i, t in enumerate(behind[: right.taken]) if t.part in "NE"]
    if len(nouns) > 1 and behind[nouns[0]].part == part.NOUN:
        cut = nouns[0] + 1
        if not behind[nouns[0]].text.endswith(INSTITUTIONS) and not is_people(behind[nouns[0]].text):
            cut = next((i for i in nouns[1:] if behind[i].text.endswith(_PROJECTS)), cut - 1) + 1  # 10件 民生实事项目 | 总投资
        return Right(tidy(behind[:cut]), "", right.of, cut)
    if n + 1 == len(at):
        return right
    later = read_right(clause[at[n + 1] + 1 : at[n + 2] if n + 2 < len(at) else len(clause)], people=False)
    if later.name:
        return Right(later.name, "", False, 0)
    return right
