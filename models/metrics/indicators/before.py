"""What stands before a number, read leftwards: the name, the verb that governs it, the change that is told.

统筹 财政衔接资金 | 4300万元 is a verb and its object; 村平均户籍 由 | 1403人 a name and a link. Belongs here: which words
before a number make its name. The words that link it to the number are read in :mod:`links`; what is made of it all is in
:mod:`compose`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.extent import (
    SUCH_AS,
    is_handled,
    name_start,
    stripped,
    without_each,
    without_long_clause,
    without_start,
)
from models.metrics.indicators.links import Link, read_link, with_paces
from models.metrics.indicators.phrase import AVERAGES, PAID, clip, text_of, tidy
from models.metrics.indicators.pieces import Token

_MOST_VERBS = 3
_JOINTS = "APURTFS"
"""Parts that may stand between a verb or a name and what is told before it."""
_BECOMING = frozenset(("恢复", "回升", "发展", "攀升", "跃升", "扩展", "卖"))
"""Verbs that, before 到 or 至, only say where the head has got to."""
_SIZES = ("人数", "数量", "面积", "能力", "额", "量", "费", "总数", "规模", "价格", "成本", "人次")
"""Endings of names that a verb before them belongs to (服务人数)."""
_EACH = tuple(f"每{one}" for one in "人户村生名份亩间家套座台条次件张头")
_FLOORS = frozenset(("高于", "低于", "超过", "少于"))
"""Words that, with 不 before them, bound a share of another number (不低于人均收入的2倍)."""
_LESS = frozenset(("除去", "扣除", "刨去", "除掉", "去掉", "扣掉", "抛开"))
"""Verbs whose object is what a net sum leaves out."""
_ALL_KINDS = frozenset(("各类", "各种", "各级", "各项", "各式", "多种", "一批"))
"""Words between a verb and its object that tell nothing of it."""


class Left(NamedTuple):
    """What stands between the number and the clause's start, read leftwards; empty where the clause does not say it."""

    subject: str = ""
    """The noun before ``verb``."""
    verb: str = ""
    name: str = ""
    change: str = ""
    """The verb or noun of change next to the number."""
    share: bool = False
    """Whether 占 stands before the number."""
    whole: str = ""
    """What a share is a share of."""
    link: str = ""
    """The linking words, in the order of the text."""
    doer: bool = False
    """Whether ``name`` ends in a verb whose object is the number (企业 帮扶 | 24个村)."""
    bare: bool = False
    """Whether ``name`` is an attribute without a noun (先进)."""
    compared: str = ""
    """The word that sets the head against ``name`` (高于 平均水平 | 1.8个百分点, 为 预算 的 | 102%)."""
    relative: str = ""
    """A clause that a 的 ties to the number (不合格的 | 23名学员)."""
    way: str = ""
    """Where to, before the verb (到工地 督查)."""
    each: str = ""
    """每人 or its like before the verb."""
    series: str = ""
    """A list that 等 closes."""


@dataclass(slots=True)
class _Clause:
    """The words before the link: a verb from ``verbs_from`` on and a name from ``name_from`` to the end, as read so far."""

    body: Sequence[Token]
    name_from: int
    verbs_from: int
    name: Sequence[Token]
    verb: str

    def read_again(self, body: Sequence[Token]) -> None:
        """Take the name that ends ``body``, between which and the number no verb stands."""
        self.body = body
        self.name_from = self.verbs_from = name_start(body)
        self.name = body[self.name_from :]


def read_left(tokens: Sequence[Token]) -> Left:
    """Read the tokens before a number, which hold no other number, from their end."""
    tokens = without_start(with_paces(tokens))
    if tokens and tokens[-1].text == "拿":  # 一个月拿 | 5200元
        tokens = [*tokens[:-1], Token("拿", part.VERB)]
    link = read_link(tokens)
    body = tokens[: link.at]
    if link.lists:
        items = body[name_start(body) :]
        series = clip(tidy(items)) if any(t.part == part.JOIN for t in items) else ""
        return Left(verb=_first_verb(body), change=link.change, share=link.share, link=link.text, series=series)
    clause = _name_and_verb(body)
    if link.change and (other := _set_against_another(clause, link)) is not None:
        return other
    _mend_name(clause, link)
    _part_verb_from_name(clause)
    subject, each, way = _subject(clause, link)
    compared = _compared(clause.body, clause.name_from, link.words)
    if compared in _FLOORS and link.words == ["的"]:
        compared = "为" if subject else ""
    name, verb = clause.name, clause.verb
    return Left(
        subject=subject,
        verb="" if verb in part.empty_verbs() else verb,
        name=clip(tidy(without_long_clause(name))),
        change=link.change,
        share=link.share,
        whole=clip(text_of([t for t in link.whole if t.part not in "TMU"])),
        link=link.text,
        doer=len(name) > 1 and name[-1].part == part.EITHER and not part.is_measure(name[-1].text),
        bare=bool(name) and name[-1].part in "GD",
        compared=compared,
        way=way,
        each=each,
        relative=_relative(tokens) if tokens and tokens[-1].part == part.OF else "",
    )


def _name_and_verb(body: Sequence[Token]) -> _Clause:
    """The name that ends ``body`` and the verbs right before it."""
    name_from = name_start(body)
    if name_from > 1 and body[name_from - 1].text in _ALL_KINDS and body[name_from - 2].part in "VE":
        body = [*body[: name_from - 1], *body[name_from:]]  # 引进 各类 人才
        name_from -= 1
    done = name_from > 1 and body[name_from - 1].text in ("了", "过") and body[name_from - 2].part == part.VERB
    verbs_to = name_from - done  # 花 了 集体资金
    if name_from < len(body) and name_from > 1 and body[name_from - 1].text in SUCH_AS:  # 设置 信访接待、法律咨询等 窗口
        strong = (i + 1 for i in range(name_from - 2, -1, -1) if body[i].text in part.strong_verbs() and len(body[i].text) > 1)
        verbs_to = next(strong, verbs_to)
    verbs_from = verbs_to
    verbs = 0
    while verbs_from and verbs < _MOST_VERBS:
        if body[verbs_from - 1].part in "VC":
            verbs += 1
        elif not _joins_verbs(body, verbs_from):
            break
        verbs_from -= 1
    return _Clause(body, name_from, verbs_from, body[name_from:], text_of(body[verbs_from:verbs_to]))


def _set_against_another(clause: _Clause, link: Link) -> Left | None:
    """Pass over what a change is measured against (费用 比 全省平均 低 | 18元); all that is read where it is another thing."""
    body = clause.body
    averaged = len(clause.name) == 1 and clause.name[0].text in AVERAGES
    if averaged and clause.name_from > 1 and body[clause.name_from - 1].part in "SP":
        body = body[: clause.name_from]
        while body and (body[-1].part in "SP" or body[-1].text in AVERAGES):
            body = body[:-1]
        clause.read_again(body)
    if clause.name and not clause.verb and text_of(clause.name) in ("年度", "学年", "年"):
        clause.read_again(stripped(clause.body[: clause.name_from], "STMPAF"))
    body, name = clause.body, clause.name
    than = clause.name_from
    while than and (body[than - 1].part == part.SCOPE or body[than - 1].text in ("原", "原来", "过去", "以往", "普通", "一般")):
        than -= 1
    if not name or clause.verb or not than or body[than - 1].text not in ("比", "较"):
        return None
    if link.change in ("高", "低") and name[-1].part in "NE" and not link.share and than > 1 and body[than - 2].part in "NE":
        head = body[: than - 1]  # 利率 比 普通贷款 低
        return Left(tidy(head[name_start(head) :]), name=clip(tidy(name)), compared=f"{link.change}于")
    clause.read_again(body[: than - 1])  # 比 诉讼程序 | 缩短41天
    return None


def _mend_name(clause: _Clause, link: Link) -> None:
    """Give the name what a verb or a joint cut off, and take from it what belongs elsewhere."""
    body = clause.body
    if not clause.name and clause.verb in _BECOMING and any(w in ("到", "至") for w in link.words):  # 客流量 恢复 到
        clause.read_again(stripped(body[: clause.verbs_from], _JOINTS))
        clause.verb = ""
    body, at = clause.body, clause.verbs_from
    if clause.name and at > 1 and body[at - 1].text == "对" and clause.name[-1].text.endswith(part.rate_endings()):
        clause.name_from = clause.verbs_from = name_start(body[: at - 1])  # 村民 对 村级班子 满意度
        clause.name, clause.verb = body[clause.name_from :], ""
    name = clause.name
    if (
        len(name) > 1
        and name[-1].text[0] in "“「"
        and name[-2].part == part.NOUN
        and name[-2].text[0] not in "“「"
        and any(t.part == part.JOIN for t in name)
    ):
        name = name[-1:]  # 柴草堆、粪土堆“两堆”: the name in quotes sums the list up
    if not name and len(body) == 2 and body[0].part == part.JOIN and not part.known(body[1].text) and len(body[1].text) > 1:
        name, clause.verb = body[1:], ""  # in a list of nouns, what the tagger takes for a verb is one
    name = without_each(name)
    if len(name) > 1 and is_handled(name[-2], name[-1]):  # 总经费 编列
        name = name[:-1]
    if len(name) == 1 and clause.verb and name[0].text in _SIZES:  # 设立 数量
        name, clause.verb = body[clause.verbs_from :], ""
    at = clause.verbs_from
    if at > 1 and name and body[at - 1].text == "可" and body[at - 2].part == part.CHANGE:  # 新增 可发包土地
        clause.verbs_from = at - 2
        name, clause.verb = body[at - 2 :], ""
    clause.name = name[1:] if len(name) > 1 and name[0].text == "一次性" else name


def _part_verb_from_name(clause: _Clause) -> None:
    """What the tagger takes for a verb or a noun is the verb where it opens a name, or is all of it (发放 生活补贴)."""
    name = clause.name
    if not name or clause.verb or name[0].part != part.EITHER:
        return
    if len(name) > 1:
        whole_rate = name[-1].text.endswith(_whole_endings())  # 调解 成功率
        acts = name[0].text in part.actions() or not part.is_measure(name[0].text)
        if (acts and name[1].part in "NG" and not whole_rate) or text_of(name).endswith(PAID):
            clause.verb, clause.name = name[0].text, name[1:]
            return
    if all(t.part == part.EITHER for t in name):
        before = clause.body[clause.name_from - 1].text if clause.name_from else ""
        denied = before if before in ("不", "未", "尚未") else ""  # 不 起诉 | 41人
        clause.verb, clause.name = denied + text_of(name), name[:0]


def _subject(clause: _Clause, link: Link) -> tuple[str, str, str]:
    """The noun before the verb, 每人 or its like between them, and where to; a 把 before the verb gives the name."""
    name, verb = clause.name, clause.verb
    before = clause.body[: clause.verbs_from]
    if verb and not name and before and before[-1].text == "累计":
        link.words.append("累计")
    each = ""
    each_alone = len(name) == 1 and name[0].text.startswith(_EACH)
    while before and (
        before[-1].part in _JOINTS
        or (each_alone and before[-1].part == part.CHANGE)
        or (verb and len(before) > 1 and before[-1].text.startswith(_EACH))
    ):  # 补贴 每人 每年 增发, 供养标准 提高到 每人
        each = before[-1].text if before[-1].text.startswith(_EACH) else each
        before = before[:-1]
    begin = name_start(before)
    way = ""
    if begin and before[begin - 1].part == part.PREPOSITION and before[begin - 1].text not in ("由", "被"):  # 按年限
        led = before[begin - 1].text
        if led in ("到", "赴", "往"):
            way = text_of(before[begin - 1 :])
        if led in ("把", "将") and (link.arrives or verb.endswith(("到", "至"))) and not name:  # 把调解员 补到 | 200人
            name, verb = before[begin:], ""
        if led in ("把", "将") and each_alone and not verb:  # 将 补贴标准 提高至 每人每年 | 2400元
            return clip(tidy(before[begin:])), each, way
        before = stripped(before[: begin - 1], _JOINTS)
        begin = name_start(before)
    if begin and before[begin - 1].text in _LESS:  # 除去 成本 净赚 | 52万元
        begin = len(before)
    if begin == len(before) and _compared(clause.body, clause.name_from, link.words):  # 报酬标准 提高到 不低于 人均收入的 | 2倍
        before = stripped(before, _JOINTS + part.CHANGE)
        begin = name_start(before)
    subject = clip(tidy(before[begin:]))
    if subject and not name and len(verb) == 1 and verb in part.empty_verbs():  # 网格员月补贴 分 | 三档
        name, subject = before[begin:], ""
    clause.name, clause.verb = name, verb
    return subject, each, way


def _relative(tokens: Sequence[Token]) -> str:
    """The clause before a 的 that stands right before the number, back to its preposition or the clause's start."""
    end = start = len(tokens) - 1
    while start and tokens[start - 1].part in "NEGVACJF" and tokens[start - 1].text not in SUCH_AS:
        start -= 1
    return tidy(tokens[start:end])


@cache
def _whole_endings() -> tuple[str, ...]:
    return (*part.rate_endings(), *_SIZES)


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
