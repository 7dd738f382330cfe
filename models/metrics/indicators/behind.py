"""What stands behind a number, read rightwards: the counted name and what is said of it.

43名 | 县级领导 | 分片指导 is a name and its predicate. Belongs here: where the name behind a number ends. What is made
of it is in :mod:`compose`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.phrase import AVERAGES, INNER_LOCATIVES, clip, is_people, text_of, tidy
from models.metrics.indicators.pieces import Token

_HOLDING = frozenset(("实现", "稳定", "设有", "建有", "拥有", "配有", "还有", "有", "是", "为"))
_BODIES = ("小组", "队", "队伍", "中心", "基地", "站", "班", "委员会", "平台")
"""Endings of nouns that a verb before them names (核查小组)."""
INSTITUTIONS = ("村", "镇", "乡", "街道", "社区", "院", "所", "校", "企业", "公司", "单位", "部门", "合作社")
"""Endings of nouns that a number counts, rather than counting what is theirs behind them."""
_SOCIETIES = ("协会", "学会", "促进会", "基金会", "联合会", "理事会", "服务中心", "服务站")
"""Bodies whose names hold what they do."""
_HAPPENED = frozenset(("一度", "已", "已经", "先后", "陆续", "相继", "曾", "仍"))
"""Adverbs behind which even nouns tell what happened to the counted."""
_NEGATING = frozenset(("无", "未", "没", "没有", "零", "不"))
_ARRIVED = "上下出起成到入"
"""Endings of verbs that tell a result: what is done with the counted, never part of its name."""


_ANY_NUMBER = frozenset(("N", "n", "X", "若干"))
"""What stands for a number that is left open."""
_POINTING = frozenset("这那该其此")
"""How words begin that point back at something told: the tagger takes them for places."""
_FARING = frozenset(("长势", "生长"))
"""Behind a crop, how it grows (86亩 重楼 长势正旺)."""
_PRICES = frozenset(("价格", "单价", "租金"))
BEFALLEN = frozenset(("受伤", "遇难", "失联", "被困", "受困"))
"""What befell people; the tagger and the register take it for an attribute."""


_AMONG = frozenset(("中", "里"))
"""Behind those of whom the next number is a part (212个村 中 | 评定…)."""


class Right(NamedTuple):
    """What stands behind the number: the counted ``name`` and the ``predicate`` that follows it.

    ``of`` tells that a 的 stood before the name, ``taken`` how many tokens it uses up, ``all_verbal`` that the name is a
    verb's noun alone (40%分红), ``headless`` that the 的 closes a clause without a noun (10万元以下 的 | 免征),
    ``doing`` that a verb of doing opens what is said.
    """

    name: str = ""
    predicate: str = ""
    of: bool = False
    taken: int = 0
    all_verbal: bool = False
    headless: bool = False
    doing: bool = False


def read_right(
    tokens: Sequence[Token],
    *,
    people: bool,
    happening: bool = False,
    more: bool = False,
    located: bool = False,
    aged: bool = False,
) -> Right:
    """Read the tokens behind a number up to the next number or the clause's end.

    ``more`` tells that another number follows; ``people`` cuts the name behind a word for people; ``happening`` (times,
    spans) reads a verb behind the number as what happens rather than as the beginning of a name; ``located`` tells that
    the number stands behind 在, so that what is done there follows the name; ``aged`` ends the name behind the first word for
    people.
    """
    if tokens and tokens[0].part == part.JOIN:
        return Right()
    if tokens and tokens[0].part == part.OF and _headless(tokens):
        return Right("", _predicate(tokens[1:], more=more), of=True, taken=1, headless=True)
    if more and _opens_with_doing(tokens, people=people):
        done = len(tokens) if tokens[-1].part == part.JOIN else 0  # 40% 归农户、40% 归村集体
        return Right("", _predicate(tokens, more=False), False, done)
    begin = 0
    while begin < len(tokens) and tokens[begin].part in "DFU" and (tokens[begin].part != "F" or part.known(tokens[begin].text)):
        begin += 1
    of = any(t.part == part.OF for t in tokens[:begin])
    if of and more and begin + 1 < len(tokens) and tokens[begin].text in _PRICES and tokens[begin + 1].part in "EV":
        return Right(tokens[begin].text, text_of(tokens[begin + 1 :]), of, begin + 1)  # 以 | 800元 | 的价格 流转耕地
    end = begin
    last = -1
    while end < len(tokens) and _goes_on(tokens, end, last, people=people, happening=happening, located=located):
        if tokens[end].part in "NE":
            last = end
        end += 1
    if last >= 0 and more and tokens[begin].text in AVERAGES:  # 带动 | 1850户 | 人均增收1600元
        return Right()
    done_with = people and last >= 0 and tokens[begin].part == part.VERB
    if last < 0 or (done_with and not any(is_people(t.text) for t in tokens[begin : last + 1])):
        return Right("", _predicate(tokens[begin:], more=more), of, len(tokens))
    last = _cut_back(tokens, begin, last, people=people, whole=happening or aged)
    name = tokens[begin : last + 1]
    if aged:
        name = name[: first_people(name)]
    verbal = all(t.part in "EG" for t in name)
    doing = name[0].part in "VE" and name[0].text in part.actions()
    rest = tokens[last + 1 :]
    told = "" if more and rest and rest[0].text in _AMONG else _predicate(rest, more=more)
    return Right(clip(tidy(name)), told, of, last + 1, verbal, doing=doing)


def _opens_with_doing(tokens: Sequence[Token], *, people: bool) -> bool:
    """Whether what is done stands right behind a number, and its object is the next one (分8期 轮训村干部 160人次)."""
    if not tokens or tokens[0].part != part.VERB or _relative(tokens, 0):
        return False
    return not (people and len(tokens) > 1 and tokens[0].text not in part.strong_verbs() and _names_people(tokens[1]))


def _cut_back(tokens: Sequence[Token], begin: int, last: int, *, people: bool, whole: bool) -> int:
    """Index of the last word of a name that was read from ``begin`` to ``last``: what is theirs is no part of who is counted.

    ``whole`` keeps what is theirs, for the number counts neither people nor bodies.
    """
    if people:
        last = _last_people(tokens, begin, last)
    elif not whole:
        own = tokens[last - 1].text if last > begin else ""
        aside = own.endswith("）") and own.partition("（")[0].endswith(INSTITUTIONS)
        if aside and tokens[last].part in "NE" and tokens[last].text[0] not in "委两":  # not 村（居）委会
            last -= 1  # 19个 | 村（社区） | 村务公开
        for i in range(begin + 1, last):
            own = tokens[i - 1].text
            if tokens[i].part == part.OF and own.endswith(INSTITUTIONS) and (len(own) > 1 or i > begin + 1):
                last = i - 1  # 12家 乡镇卫生院 | 的人、财、物
                break
    if last > begin and tokens[last].text[0] == "每" and tokens[last - 1].part == part.NOUN:
        last -= 1  # 32名 | 县级领导 | 每人联系2名专家
    return last


def _names_people(token: Token) -> bool:
    return token.part == part.NOUN and is_people(token.text)


def _headless(tokens: Sequence[Token]) -> bool:
    """Whether no noun follows the 的 that opens ``tokens``: the clause's end, a link, an adverb or what is done."""
    if len(tokens) == 1:
        return True
    token = tokens[1]
    if token.part in "AHPR":
        return True
    if token.part == part.VERB:
        if len(tokens) > 2 and tokens[2].text.endswith(_BODIES):  # 核查 小组
            return False
        return token.text in part.strong_verbs() and token.text[0] not in "新在已未" and not _relative(tokens, 1)
    return token.part == part.EITHER and token.text in part.actions() and len(tokens) == 2


def _goes_on(tokens: Sequence[Token], at: int, last: int, *, people: bool, happening: bool, located: bool) -> bool:
    """Whether the name behind a number goes on with the token ``at``; ``last`` is its last noun so far, or -1."""
    token = tokens[at]
    kind = token.part
    ahead = tokens[at + 1].part if at + 1 < len(tokens) else ""
    named_people = people and last >= 0 and _names_people(tokens[last])
    if (token.text == "一次性" or token.text in _FARING) and last >= 0:
        return False
    if kind == part.NOUN:
        title = token.text[0] == "《" and last >= 0 and ahead in ("N", "J") and tokens[at + 1].text[0] == "《"
        return not title  # 4本 教材 《…》《…》: their titles
    if kind == part.MODIFIER:
        return last < 0 or ahead in ("N", "E", "G", "D", "V")
    if kind == part.EITHER:
        return not named_people and not (happening and at == 0) and not (last >= 0 and _is_done(tokens, at, located=located))
    if kind == part.JOIN:
        return last >= 0 and ahead != "" and _joins(tokens, at)
    if kind == part.OF:
        return last >= 0 and not named_people and ahead != ""
    if kind == part.VERB:
        return _verb_goes_on(tokens, at, last, people=people, happening=happening)
    if kind == part.CHANGE and last >= 0:
        return ahead != "" and ahead in "NE" and tokens[at + 1].text in part.undertakings()
    if kind in "APC":
        return last < 0 and not happening and _relative(tokens, at)
    if kind == part.SCOPE:
        return last < 0
    return kind == part.LOCATIVE and at > 0 and ahead != "" and ahead in "NEGD" and token.text in INNER_LOCATIVES


def _is_done(tokens: Sequence[Token], at: int, *, located: bool) -> bool:
    """Whether what may be a noun or a verb, behind the noun of a name, is what is done."""
    if at + 1 == len(tokens):
        return False
    ahead = tokens[at + 1]
    if ahead.part == part.VERB and ahead.text in part.strong_verbs():
        return True
    return located and ahead.part in "NEG" and tokens[at].text in part.actions()  # 在 | 500亩 | 基地 采摘 辣椒


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a joint goes on to another member of the name."""
    ahead = tokens[at + 1]
    if ahead.text in _ANY_NUMBER or ahead.text.startswith("若干"):
        return False  # 3名网格员、N名志愿者
    if tokens[at].text in ("与", "同", "跟"):
        return ahead.part in "NEG" and not any(t.part in "VPA" for t in tokens[at + 1 :])
    return ahead.part in "NEGV"


def _verb_goes_on(tokens: Sequence[Token], at: int, last: int, *, people: bool, happening: bool) -> bool:
    """Whether a verb is part of the name behind a number."""
    ahead = tokens[at + 1] if at + 1 < len(tokens) else None
    leads_to_people = people and ahead is not None and _names_people(ahead)
    if leads_to_people and at > 0 and tokens[at - 1].part == part.JOIN:
        return True  # 特困、独居 老人
    if last < 0:
        return not happening and ahead is not None and ahead.part in "NEGDV" and _opens_name(tokens, at)
    named_people = people and _names_people(tokens[last])
    if leads_to_people and not named_people and tokens[at].text not in part.strong_verbs():  # 高龄 失能 老人
        return True
    return _relative(tokens, at) or (not named_people and _inside(tokens, at))


def _relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a 的 with a noun behind it closes what begins at ``at`` (符合条件的 党员)."""
    for i in range(at + 1, min(len(tokens) - 1, at + 8)):
        if tokens[i].part == part.OF:
            return tokens[i + 1].part in "NEG"
    return False


def _opens_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb right behind a number is part of the name (239名 返乡 大学生) rather than what is done."""
    if _relative(tokens, at):
        return True
    ahead = at + 1
    while ahead + 1 < len(tokens) and tokens[ahead].part == part.VERB and ahead < at + 3:  # 助力 振兴 服务团
        ahead += 1
    word = tokens[at].text
    if len(word) > 1 and word[-1] in _ARRIVED:  # 流转 35亩 种上 荷花
        return False
    return word not in part.empty_verbs() and tokens[ahead].part in "NEG"


def _inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb behind a noun is inside the name (产地 冷藏 设施)."""
    token = tokens[at]
    if len(tokens) == at + 2 and len(token.text) > 1 and tokens[at + 1].text.endswith(_SOCIETIES):
        return True  # 4个 | 社区 发展 协会
    if len(token.text) < 2 or token.text in part.strong_verbs() | part.hollow_verbs() or token.text[-1] in "成为作":
        return False  # 旧粮站 改成 基地, 村医 进行 考核
    middle = at + 1
    if middle + 1 < len(tokens) and tokens[middle].part in "VE" and len(tokens[middle].text) > 1:
        middle += tokens[middle].text not in part.strong_verbs()  # 社区 照顾 关怀 据点
    return middle + 1 == len(tokens) and tokens[middle].part in "NE"


def first_people(name: Sequence[Token]) -> int:
    """Index behind the first run of words that name people (脱贫户 | 马大姐 麻利), or the length."""
    at = 0
    while at < len(name) and not (name[at].part == part.NOUN and is_people(name[at].text)):
        at += 1
    while at < len(name) and name[at].part == part.NOUN and is_people(name[at].text):
        at += 1
    return at


def _last_people(tokens: Sequence[Token], begin: int, last: int) -> int:
    """Index of the last word that names people; ``last`` where nothing does, or what follows is joined to it."""
    at = last
    while at > begin and not _names_people(tokens[at]):
        at -= 1
    if not _names_people(tokens[at]) or any(t.part in "JD" for t in tokens[at : last + 1]):
        return last
    verbal = all(t.part == part.EITHER for t in tokens[at + 1 : last + 1])
    said = last + 1 < len(tokens) and tokens[last + 1].part in "VEAGM"  # 512名 学生 | 营养午餐 免费
    return at if verbal or said else last


def _predicate(tokens: Sequence[Token], *, more: bool) -> str:
    """What is said of the counted, without places, times and joints at either end.

    Nothing if it leads to a place or, with ``more``, if its verb's object is the next number.
    """
    adverb = False
    while (
        tokens
        and tokens[0].part in "JUAFST"
        and (tokens[0].part != part.ADVERB or (part.known(tokens[0].text) and tokens[0].text not in _NEGATING))
    ):
        adverb = adverb or tokens[0].text in _HAPPENED
        tokens = tokens[1:]
    while tokens and tokens[-1].part in "JDARPU":
        tokens = tokens[:-1]
    told = (
        any(t.part in "VE" for t in tokens)
        or (len(tokens) > 1 and tokens[0].text in _NEGATING)
        or (
            adverb and tokens and (len(tokens) > 1 or tokens[0].part == part.MODIFIER) and tokens[0].part in "NG"
        )  # 一度 断电 断网
        or (len(tokens) > 1 and tokens[0].text in _HOLDING)
        or (len(tokens) > 1 and tokens[0].text == "用于")
        or (bool(tokens) and tokens[0].text in BEFALLEN)
        or (len(tokens) > 1 and (tokens[0].part == part.CHANGE or tokens[-1].part == part.MODIFIER))
    )
    if not told:
        return ""
    if more and tokens[-1].part == part.VERB and tokens[-1].text in part.strong_verbs():
        return ""
    led = [
        i
        for i, t in enumerate(tokens)
        if i and t.part == part.SCOPE and tokens[i - 1].part in "VPJS" and not part.known(t.text) and t.text[0] not in _POINTING
    ]
    if led:  # 赴闽侯县、永春县 跟岗学习
        tokens = tokens[led[-1] + 1 :]
        while tokens and tokens[0].part in "JFN":
            tokens = tokens[1:]
        if not any(t.part in "VE" for t in tokens):
            return ""
    return text_of([t for t in tokens if t.part not in "STU"])
