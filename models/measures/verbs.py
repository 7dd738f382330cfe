"""The verbs of a clause that may head a measure, and which words that look like verbs do not.

Whether a verb heads one is judged in :mod:`models.measures.judge`; kinds of verbs are those of ``measure_verbs.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from models.measures.clauses import ASIDE_TAGS, Clause
from models.measures.registers import verb_kinds, words
from models.text.words import Word, in_dictionary

_ADVERBIAL = words("leading")
_TAKES_VERBAL_NOUN = words("verbal-noun")
_BEFORE_ANY = words("paired")
_SAME = (
    frozenset(("found", "improve")),
    frozenset(("issue",)),
    frozenset(("select",)),
    frozenset(("teach", "select")),
    frozenset(("build",)),
    frozenset(("found", "build")),
    frozenset(("improve", "build")),
)
_VERBAL = frozenset(("v", "vn", "vd"))
_PLEASE = re.compile(
    "请(?:各|你|您|贵|向|广大|全|大家|有关|相关|认真|结合|按|依|遵|于|在|立即|及时|拨打|自觉|予以|严格|务必|抓好|一并|径|与|凭|持|携带|提前|放心|过往|市民|居民|村民|车辆|驾驶|乘客|家长|考生|群众|社会各界|符合|需要|凡|拟|有意|旅客|游客|读者|听众|观众)"
)
"""The 请 of a request; to invite somebody is a verb."""
_PLACES_END = "省市州县区旗盟"
_PLACES_OF_SERVICE = frozenset(
    ("中心", "站", "点", "大厅", "窗口", "平台", "队", "队伍", "机构", "网点", "站点", "团", "区", "厅")
)
_SIZED = re.compile("[0-9一二三四五六七八九十百千万两半每全免了起上]")
"""What a clause of plain speech holds where it tells of a deed (装了报警器, 每户送两桶油)."""
_PRIVATE = words("private")
_RATED = re.compile(
    r"[^、的0-9]{0,12}(?:率|占比|比重|周期|时长)(?:均|已|分别|稳定|保持)?(?:为|达到?|在)?[0-9][0-9.]*"
    r"[%％]?(?:个工作日|天|日|个?小时|分钟|个?月)?(?:以[上下内]|左右|内)?$"
    r"|[由从][^，]{0,20}[0-9][:：][0-9][^，]*$"
)
"""A rate and its number at the end of a clause, or a ratio that changes; a verb before them is no deed (登记失业率为3.6%)."""
_ITSELF = re.compile("本(?:实施|工作|管理)?(?:方案|细则|办法|意见|规定|规程|计划|通知)")
"""A paper that speaks of its own making does nothing."""
_MAY_BE_RATED = re.compile("[率比：周时]")
_PARTICULARS = frozenset(("期间", "期限", "日期", "时间", "对象", "资格", "地点", "方式", "范围", "名额", "时段"))
_PARTICULAR = re.compile("[自为至是从如]")
"""How a notice states a particular behind its name (实施期间自3月1日起, 活动地点为文化馆)."""
_FOUNDED = frozenset(("成立", "设立", "创办", "创立", "建成", "开办", "组建", "建立"))
_AGE = re.compile(
    "(?:已|已经|至今|有|满|近|将近|超过|逾|了|已满|不到|不足)*[0-9一二三四五六七八九十两几半百]+(?:多|余|来|个)?(?:年|周年|月|周岁)"
)
"""How long ago something was set up (成立十周年, 建成已8年), which is no deed."""
_NOUNS_TOO = frozenset(
    "开养种买租送安出管结陪驻停轮贴抵免交掏引育治推教巡拨贷授借存布包接讲拉迁垫奖罚扣补发付请评购换配修改缴清查抓帮捐退压限须"
    "招赠打加减记分返报扩拓铺腾盖垒砌挖架搭栽拆立"
)
"""Verbs of one character that are verbs only where the tagger says so, or a number follows (每户奖2万元)."""
_make = tuple.__new__
"""Makes a named tuple in half the time of calling its class."""


class Verb(NamedTuple):
    """A verb, or verbs side by side (制定出台), that may head a measure."""

    text: str
    kind: str
    first: int
    """Index of its first token in the clause."""
    after: int
    """Index of the token behind it."""
    start: int
    end: int


def verbs_of(clause: Clause) -> list[Verb]:
    """The verbs of a clause that may head a measure, in order; verbs of no measure are among them."""
    kinds = verb_kinds()
    tokens = clause.tokens
    found: list[Verb] = []
    behind_last = 0
    whole = clause.sentence.clean.text
    rate = _RATED.search(whole, clause.start, clause.end) if _MAY_BE_RATED.search(whole, clause.start, clause.end) else None
    for i in [i for i, token in enumerate(tokens) if token[0] in kinds or token[1] in _VERBAL]:
        if i < behind_last:
            continue
        text, tag, start, end = tokens[i]
        if (rate and end > rate.start()) or _ITSELF.match(whole, end, clause.end) or _begins_a_name(clause, i):
            continue
        kind = kinds.get(text)
        if kind is None or tag in ASIDE_TAGS:
            if tag in _VERBAL and len(text) > 1:
                found.append(_make(Verb, (text, "other", i, i + 1, start, end)))
        elif not _does_nothing(clause, i, kind):
            last, kind = _last_side_by_side(tokens, i, kind)
            if last > i:
                end = tokens[last].end
                text = whole[start:end]
            found.append(_make(Verb, (text, kind, i, last + 1, start, end)))
            behind_last = last + 1
    return found


def _begins_a_name(clause: Clause, i: int) -> bool:
    """Whether a verb belongs to the noun behind it: a town (贡井区建设镇), a particular of a notice, a place of service."""
    tokens = clause.tokens
    if i + 1 == len(tokens):
        return False
    before = clause.sentence.clean.text[max(0, tokens[i].start - 1) : tokens[i].start]
    behind = tokens[i + 1].text
    if before and before in _PLACES_END and behind[0] in "区县镇乡":
        joined = len(behind) > 1 and in_dictionary(behind)  # 新建区域中心, but 新建区联圩镇
        several = clause.sentence.clean.text[tokens[i + 1].start + 1 : tokens[i + 1].start + 2] in set("、县镇乡村级")
        return not (joined or several)  # not 全区建设镇、村两级平台
    if tokens[i].text == "服务" and tokens[i + 1].text in _PLACES_OF_SERVICE:
        return True
    if tokens[i + 1].text not in _PARTICULARS:
        return False
    return i + 2 == len(tokens) or _PARTICULAR.match(clause.sentence.clean.text, tokens[i + 2].start) is not None


def _does_nothing(clause: Clause, i: int, kind: str) -> bool:
    """Whether a registered verb is a request, a noun, plain speech of no deed, or leads to the verb behind it."""
    tokens = clause.tokens
    text, tag, start, _ = tokens[i]
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    whole = clause.sentence.clean.text
    if text == "请" and _PLEASE.match(whole, start, clause.end):
        return True
    if text in _FOUNDED and _AGE.match(whole, tokens[i].end, clause.end):
        return True
    if text in _NOUNS_TOO and tag[0] != "v" and (behind is None or behind.tag[0] != "m"):
        return True
    if kind == "plain" and (not _SIZED.search(whole, clause.start, clause.end) or any(map(_on_ones_own, tokens[:i]))):
        return True
    if behind is None or text not in _ADVERBIAL or behind.tag in ASIDE_TAGS:
        return False
    return verb_kinds().get(behind.text) not in (None, "life", "say", "stance")


def _on_ones_own(word: Word) -> bool:
    """Whether a word names people who act for themselves and their own (周大娘, 儿子)."""
    return word.text in _PRIVATE or word.text[-2:] in _PRIVATE


def _last_side_by_side(tokens: Sequence[Word], i: int, kind: str) -> tuple[int, str]:
    """The last of the verbs that stand side by side from ``i`` on (制定出台), and its kind."""
    kinds = verb_kinds()
    last, word = i, tokens[i].text
    while True:
        ahead = last + 1
        joined = ahead + 1 < len(tokens) and tokens[ahead][0] in ("和", "并", "、")
        ahead += joined
        if ahead + 1 >= len(tokens) or tokens[ahead][1] in ASIDE_TAGS:
            return last, kind
        next_kind = kinds.get(tokens[ahead][0])
        if next_kind is None or not _side_by_side(word, kind, tokens[ahead][0], next_kind):
            return last, kind
        behind = tokens[ahead + 1][0]
        if behind in ("、", "的", "和", "与", "等") or (joined and kind not in ("found", "improve")):
            return last, kind
        last, word, kind = ahead, tokens[ahead].text, next_kind


def _side_by_side(a: str, a_kind: str, b: str, b_kind: str) -> bool:
    if a in _ADVERBIAL or a in _TAKES_VERBAL_NOUN or b in _ADVERBIAL:
        return False
    if a in _BEFORE_ANY:
        return b_kind not in ("result", "stance", "say", "life", "light")
    return any(a_kind in same and b_kind in same for same in _SAME)
