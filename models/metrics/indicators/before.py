"""What stands before a number, read leftwards: the name, the verb that governs it, the change that is told.

统筹 财政衔接资金 | 4300万元 is a verb and its object; 村平均户籍 由 | 1403人 a name and a link. What belongs here: which words
before a number make its name. What is made of them is in :mod:`compose`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.clause import Token
from models.metrics.indicators.extent import SUCH_AS, name_start
from models.metrics.indicators.phrase import AVERAGES, PAID, clip, text_of, tidy

_LONGEST_CLAUSE = 8
"""Characters of a relative clause beyond which only its head is kept."""
_LINKS = "RAPUTFM"
_ARRIVING = frozenset(("到", "至", "为", "成", "达", "达到"))
_BECOMING = frozenset(("恢复", "回升", "发展", "攀升", "跃升", "扩展", "卖"))
"""Verbs that, before 到 or 至, only say where the head has got to."""
_SIZES = ("人数", "数量", "面积", "能力", "额", "量", "费", "总数", "规模", "价格", "成本", "人次")
"""Endings of names that a verb before them belongs to (服务人数)."""
_EACH = tuple(f"每{one}" for one in "人户村生名份亩间家套座台条次件张头")
_DEGREES = frozenset(("年轻", "大", "小", "低", "高", "多", "少", "快", "慢", "长", "短", "便宜", "贵"))
"""Words that say by how much two things differ, behind 比 or before 了."""
_FLOORS = frozenset(("高于", "低于", "超过", "少于"))
"""Words that, with 不 before them, bound a share of another number (不低于人均收入的2倍)."""
_LESS = frozenset(("除去", "扣除", "刨去", "除掉", "去掉", "扣掉", "抛开"))
"""Verbs whose object is what a net sum leaves out."""
_ALL_KINDS = frozenset(("各类", "各种", "各级", "各项", "各式", "多种", "一批"))
"""Words between a verb and its object that tell nothing of it."""
_RESULT_NOUNS = ("幅", "速", "幅度")


class Left(NamedTuple):
    """What stands between the number and the clause's start, read leftwards.

    ``change`` is the verb or noun of change next to the number, ``share`` is true for 占, ``whole`` names what a share is
    a share of; ``subject`` is the noun before ``verb``; ``link`` joins the linking words; ``doer`` tells that ``name``
    ends in a verb whose object is the number (企业 帮扶 | 24个村); ``bare`` that it is an attribute without a noun
    (先进); ``relative`` is a clause that a 的 ties to the number (不合格的 | 23名学员); ``compared`` is the word that sets
    the head against ``name`` (高于 平均水平 | 1.8个百分点, 为 预算 的 | 102%); ``way`` is where to before the verb (到工地 督查);
    ``each`` tells of 每人 or its like before the verb, ``series`` is a list that 等 closes.
    """

    subject: str = ""
    verb: str = ""
    name: str = ""
    change: str = ""
    share: bool = False
    whole: str = ""
    link: str = ""
    doer: bool = False
    bare: bool = False
    compared: str = ""
    relative: str = ""
    way: str = ""
    each: str = ""
    series: str = ""


def read_left(tokens: Sequence[Token]) -> Left:
    """Read the tokens before a number, which hold no other number, from their end."""
    tokens = _without_start(_with_paces(tokens))
    if tokens and tokens[-1].text == "拿":  # 一个月拿 | 5200元
        tokens = [*tokens[:-1], Token("拿", part.VERB)]
    at = len(tokens)
    change = ""
    share = arrived = False
    link: list[str] = []
    while at:
        token = tokens[at - 1]
        kind = token.part
        if kind == part.CHANGE:
            if not change and not share and (not arrived or token.text.endswith(_RESULT_NOUNS)):
                change = token.text
        elif kind == part.SHARE:
            share = True
        elif (
            at > 1
            and tokens[at - 2].text in ("多", "少", "净")
            and len(token.text) == 1
            and (kind == part.VERB or token.text == "等")
        ):
            change = tokens[at - 2].text + token.text  # 少跑 | 2趟, 少等 | 40分钟
        elif token.text == "基本" and link:
            pass  # 基本 完成 | 2个
        elif token.text in _DEGREES and not change and ("了" in link or _set_against(tokens, at - 1)):
            change = token.text
        elif kind not in _LINKS and kind not in (part.SCOPE, part.OF) and not (kind == part.JOIN and at == len(tokens)):
            break
        arrived = arrived or token.text in _ARRIVING or token.text[-1] in "到至"
        link.append(token.text)
        at -= 1
    listed = bool(link) and any(w in SUCH_AS for w in link)
    whole: Sequence[Token] = ()
    if not share:
        held = _shared_at(tokens, at)
        if held >= 0:
            share, whole = True, tokens[held + 1 : at]
            at = held
            while at and tokens[at - 1].part in _LINKS:
                at -= 1
    if listed:
        items = tokens[name_start(tokens[:at]) : at]
        series = clip(tidy(items)) if any(t.part == part.JOIN for t in items) else ""
        return Left(verb=_first_verb(tokens[:at]), change=change, share=share, link="".join(reversed(link)), series=series)
    body = tokens[:at]
    name_from = name_start(body)
    name = body[name_from:]
    if name_from > 1 and body[name_from - 1].text in _ALL_KINDS and body[name_from - 2].part in "VE":
        body = [*body[: name_from - 1], *body[name_from:]]  # 引进 各类 人才
        name_from -= 1
        name = body[name_from:]
    done = name_from > 1 and body[name_from - 1].text in ("了", "过") and body[name_from - 2].part == part.VERB
    listed_from = name_from - done
    if name and name_from > 1 and body[name_from - 1].text in SUCH_AS:  # 设置 信访接待、法律咨询等 窗口
        strong = (i + 1 for i in range(name_from - 2, -1, -1) if body[i].text in part.strong_verbs() and len(body[i].text) > 1)
        listed_from = next(strong, listed_from)
    verbs_to = verbs_from = listed_from  # 花 了 集体资金
    while verbs_from and verbs_to - verbs_from < 3:
        if body[verbs_from - 1].part not in "VC" and not _joins_verbs(body, verbs_from):
            break
        verbs_from -= 1
    verb = text_of(body[verbs_from:verbs_to])
    averaged = change and len(name) == 1 and name[0].text in AVERAGES and name_from > 1 and body[name_from - 1].part in "SP"
    if averaged:  # 费用 比 全省 平均 低 | 18元
        body = body[:name_from]
        while body and (body[-1].part in "SP" or body[-1].text in AVERAGES):
            body = body[:-1]
        name_from = verbs_from = name_start(body)
        name = body[name_from:]
    than = name_from
    while than and (body[than - 1].part == part.SCOPE or body[than - 1].text in ("原", "原来", "过去", "以往", "普通", "一般")):
        than -= 1
    if change and name and verb == "" and text_of(name) in ("年度", "学年", "年"):
        body = body[:name_from]
        while body and body[-1].part in "STMPAF":
            body = body[:-1]
        name_from = verbs_from = name_start(body)
        name = body[name_from:]
    against = change in ("高", "低") and len(name) > 0 and name[-1].part in "NE" and not share
    if against and not verb and than > 1 and body[than - 1].text in ("比", "较") and body[than - 2].part in "NE":
        head = body[: than - 1]  # 利率 比 普通贷款 低
        return Left(tidy(head[name_start(head) :]), name=clip(tidy(name)), compared=f"{change}于")
    if change and name and not verb and than and body[than - 1].text in ("比", "较"):  # 比 诉讼程序 | 缩短41天
        body = body[: than - 1]
        name_from = verbs_from = name_start(body)
        name = body[name_from:]
    if not name and verb in _BECOMING and any(w in ("到", "至") for w in link):  # 客流量 恢复 到
        body, verb = body[:verbs_from], ""
        while body and body[-1].part in "APURTFS":
            body = body[:-1]
        name_from = verbs_from = name_start(body)
        name = body[name_from:]
    if name and verbs_from > 1 and body[verbs_from - 1].text == "对" and name[-1].text.endswith(part.rate_endings()):
        name_from = name_start(body[: verbs_from - 1])  # 村民 对 村级班子 满意度
        name, verb, verbs_from = body[name_from:], "", name_from
    if (
        len(name) > 1
        and name[-1].text[0] in "“「"
        and name[-2].part == part.NOUN
        and name[-2].text[0] not in "“「"
        and any(t.part == part.JOIN for t in name)
    ):
        name = name[-1:]  # 柴草堆、粪土堆“两堆”: the name in quotes sums the list up
    whole_rate = bool(name) and name[-1].text.endswith(_whole_endings())  # 调解 成功率
    if not name and len(body) == 2 and body[0].part == part.JOIN and not part.known(body[1].text) and len(body[1].text) > 1:
        name, verb = body[1:], ""  # in a list of nouns, what the tagger takes for a verb is one
    per = len(name) - 1
    if per > 0 and name[per].text[0] != "每":
        per = per - 1 if name[per - 1].text[0] == "每" else 0
    owner = name[per - 1].text if per > 0 and name[per - 1].part in "NE" else ""
    if part.is_measure(owner) or owner.endswith(PAID):  # 平均浓度 每立方米, 慰问金 每人
        name = name[:per]
    if len(name) > 1 and _handled(name[-2], name[-1]):  # 总经费 编列
        name = name[:-1]
    if len(name) == 1 and verb and name[0].text in _SIZES:  # 设立 数量
        name, verb = body[verbs_from:], ""
    if verbs_from > 1 and name and body[verbs_from - 1].text == "可" and body[verbs_from - 2].part == part.CHANGE:
        name, verb, verbs_from = body[verbs_from - 2 :], "", verbs_from - 2  # 新增 可发包土地
    if len(name) > 1 and name[0].text == "一次性":
        name = name[1:]
    acts = bool(name) and (name[0].text in part.actions() or not part.is_measure(name[0].text))
    if acts and not verb and len(name) > 1 and name[0].part == part.EITHER and name[1].part in "NG" and not whole_rate:
        verb, name = name[0].text, name[1:]
    elif len(name) > 1 and not verb and name[0].part == part.EITHER and text_of(name).endswith(PAID):
        verb, name = name[0].text, name[1:]  # 发放 生活补贴
    elif name and not verb and all(t.part == part.EITHER for t in name):
        verb, name = text_of(name), name[:0]
    before = body[:verbs_from]
    if verb and not name and before and before[-1].text == "累计":
        link.append("累计")
    each = ""
    each_alone = len(name) == 1 and name[0].text.startswith(_EACH)
    while before and (
        before[-1].part in "APURTFS"
        or (each_alone and before[-1].part == part.CHANGE)
        or (verb and len(before) > 1 and before[-1].text.startswith(_EACH))
    ):  # 补贴 每人 每年 增发, 供养标准 提高到 每人
        each = before[-1].text if before[-1].text.startswith(_EACH) else each
        before = before[:-1]
    begin = name_start(before)
    way = ""
    if begin and before[begin - 1].part == part.PREPOSITION and before[begin - 1].text not in ("由", "被"):  # 按年限
        if before[begin - 1].text in ("到", "赴", "往"):
            way = text_of(before[begin - 1 :])
        if (
            before[begin - 1].text in ("把", "将") and (arrived or verb.endswith(("到", "至"))) and not name
        ):  # 把调解员 补到 | 200人
            name, verb = before[begin:], ""
        before = before[: begin - 1]
        while before and before[-1].part in "APURTFS":
            before = before[:-1]
        begin = name_start(before)
    if begin and before[begin - 1].text in _LESS:  # 除去 成本 净赚 | 52万元
        begin = len(before)
    compared = _compared(body, name_from, link)
    if compared and begin == len(before):  # 报酬标准 提高到 不低于 人均收入的 | 2倍
        while before and before[-1].part in "APURTFSC":
            before = before[:-1]
        begin = name_start(before)
    subject = clip(tidy(before[begin:]))
    if subject and not name and len(verb) == 1 and verb in part.empty_verbs():  # 网格员月补贴 分 | 三档
        name, subject = before[begin:], ""
    if compared in _FLOORS and link == ["的"]:
        compared = "为" if subject else ""
    return Left(
        subject=subject,
        verb="" if verb in part.empty_verbs() else verb,
        name=clip(tidy(_without_long_clause(name))),
        change=change,
        share=share,
        whole=clip(text_of([t for t in whole if t.part not in "TMU"])),
        link="".join(reversed(link)),
        doer=len(name) > 1 and name[-1].part == part.EITHER and not part.is_measure(name[-1].text),
        bare=bool(name) and name[-1].part in "GD",
        compared=compared,
        way=way,
        each=each,
        relative=_relative(tokens) if tokens and tokens[-1].part == part.OF else "",
    )


def _without_start(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without when it was so (作业面积从建社之初的 | 3000亩)."""
    if len(tokens) > 3 and tokens[-1].part == part.OF and tokens[-2].part in "FT":
        at = next((i for i, t in enumerate(tokens) if t.text in ("从", "由") and i), 0)
        if at and tokens[at - 1].part in "NEH" and (tokens[at - 1].part == part.SHARE or part.is_measure(tokens[at - 1].text)):
            return tokens[: at + 1]
    return tokens


def _with_paces(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with 增速 and its like as names where a change of theirs is told (增速 较上半年 提高)."""
    changes = [i for i, t in enumerate(tokens) if t.part == part.CHANGE]
    if len(changes) < 2 or not tokens[changes[0]].text.endswith(_RESULT_NOUNS):
        return tokens
    return [t._replace(part=part.NOUN) if i == changes[0] else t for i, t in enumerate(tokens)]


def _relative(tokens: Sequence[Token]) -> str:
    """The clause before a 的 that stands right before the number, back to its preposition or the clause's start."""
    end = start = len(tokens) - 1
    while start and tokens[start - 1].part in "NEGVACJF" and tokens[start - 1].text not in SUCH_AS:
        start -= 1
    return tidy(tokens[start:end])


@cache
def _whole_endings() -> tuple[str, ...]:
    return (*part.rate_endings(), *_SIZES)


def _handled(measure: Token, verb: Token) -> bool:
    """Whether a measure is followed by what is done with it, which is no part of its name."""
    endings = part.measure_endings()
    return (
        verb.text in part.actions()
        and measure.part in "NE"
        and measure.text.endswith(endings)
        and not verb.text.endswith(endings)
    )


def _set_against(tokens: Sequence[Token], at: int) -> bool:
    return any(t.text in ("比", "较") for t in tokens[:at])


def _compared(body: Sequence[Token], name_from: int, link: Sequence[str]) -> str:
    """The word of comparison that stands before the name, if nothing but it and a place link it to the head."""
    at = name_from
    while at and body[at - 1].part in "ST":
        at -= 1
    if not at or name_from == len(body):
        return ""
    word = body[at - 1].text
    if word in ("高于", "低于", "高出", "超过", "优于") and not link:
        return word if at == 1 or body[at - 2].text != "不" else ""
    if word in _FLOORS and link == ["的"]:
        return word
    return word if word in ("为", "是", "相当于") and link and "的" in (link[0], link[-1]) else ""


def _first_verb(tokens: Sequence[Token]) -> str:
    """The verb that opens a clause, behind its adverbs and place."""
    for token in tokens:
        if token.text in ("把", "将", "由"):
            return ""
        if token.part == part.VERB or (token.part == part.EITHER and token.text in part.actions()):
            return token.text
        if token.part not in "ASTPG":
            return ""
    return ""


def _joins_verbs(body: Sequence[Token], at: int) -> bool:
    return at >= 2 and body[at - 1].text == "、" and body[at - 2].part == part.VERB and at < len(body) and body[at].part in "VE"


def _shared_at(tokens: Sequence[Token], at: int) -> int:
    """Index of a 占 with the whole behind it, up to ``at``, else -1."""
    for i in range(at - 1, -1, -1):
        kind = tokens[i].part
        if kind == part.SHARE:
            return i
        if kind not in "NEGJDSV" and tokens[i].text not in ("应", "应当", "需"):
            return -1
    return -1


def _without_long_clause(name: Sequence[Token]) -> Sequence[Token]:
    """The name without a relative clause that would outweigh its head."""
    for i in range(len(name) - 2, 0, -1):
        if name[i].part == part.OF:
            return name[i + 1 :] if sum(len(t.text) for t in name[:i]) > _LONGEST_CLAUSE else name
    return name
