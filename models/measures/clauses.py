"""Clauses of a sentence, and the verbs in them that may head a measure.

A clause runs from one comma to the next outside of quotation marks; what stands in quotation marks or brackets is one
token of it. Clauses that hold several verb phrases (约谈…8人次、问责…46人; …并选派…) are cut before each later verb.
Judging a clause belongs to :mod:`models.measures.judge`, names to :mod:`models.measures.names`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from models.measures.registers import verb_kinds, words
from models.measures.rejoining import rejoined
from models.records import Sentence
from models.text.words import Word

QUOTE, BOOK, SPEECH, ASIDE = "quote", "book", "speech", "aside"
"""Tags of collapsed tokens: a quoted phrase, a title in book-title marks, quoted speech, a bracket."""

_PAIRED = re.compile(
    r"“(?:[^“”]|“[^“”]*”)*”|「(?:[^「」]|「[^「」]*」)*」|『[^『』]*』|《(?:[^《》]|《[^《》]*》)*》|〈[^〈〉]*〉"
    r"|\"[^\"]*\"|‘[^’]*’|（[^（）]*）|\([^()]*\)|【[^【】]*】|［[^［］]*］|\[[^\[\]]*\]"
)
_BREAK = re.compile(r"[，,；;：:。！？!?…\s—\u3000|▲>·]+$")
_BREAKING = frozenset("，,；;：:。！？!?…—|▲>·") | {c for c in map(chr, range(0x3001)) if c.isspace()}
"""What a break begins with."""
_TAG = {"《": BOOK, "〈": BOOK, "（": ASIDE, "(": ASIDE, "【": ASIDE, "［": ASIDE, "[": ASIDE}
_SPEECH_MARK = re.compile(r"[。！？!?…]|[，,；;].*[，,；;].*[，,；;]")
_ONLY_WHERE_DIGITS_END = frozenset(",:： .")

_JOINS = frozenset(("和", "并", "及", "与", "、", "并且", "以及"))
_FURTHER = frozenset(("并", "并且", "又", "还", "再", "同时", "以及", "进而", "、"))
"""What a further verb phrase of a clause may begin with."""
_ASIDE_TAGS = frozenset((QUOTE, BOOK, SPEECH, ASIDE))


class Clause(NamedTuple):
    """A stretch of a sentence with one verb phrase at most; offsets in the sentence's clean text."""

    sentence: Sentence
    start: int
    end: int
    tokens: list[Word]
    place: int
    """Which clause of the sentence this is, from 0."""
    last: bool
    cut: str
    """What came before: a punctuation mark, ``、``, ``并``, or the empty string at the start."""


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


def tokens_of(sentence: Sentence, opened: bool) -> tuple[list[Word], bool]:
    """The tokens of a sentence, quotes and brackets collapsed, and whether a quotation is open behind it.

    ``opened`` tells whether the sentence stands inside a quotation that began before.
    """
    text = sentence.clean.text
    spans: list[tuple[int, int, str]] = []
    begin = 0
    if opened:
        close = text.find("”")
        if close < 0 or 0 <= text.find("“") < close:
            return [Word(text, SPEECH, 0, len(text))], close < 0
        spans.append((0, close + 1, SPEECH))
        begin = close + 1
    for match in _PAIRED.finditer(text, begin):
        start, end = match.span()
        tag = _TAG.get(text[start], QUOTE)
        if tag == QUOTE and (end - start > 60 or _SPEECH_MARK.search(text, start + 1, end - 1)):
            tag = SPEECH
        spans.append((start, end, tag))
    rest = text.rfind("“")
    open_behind = rest >= 0 and "”" not in text[rest:]
    if open_behind:
        spans = [s for s in spans if s[1] <= rest]
        spans.append((rest, len(text), SPEECH))
    words = rejoined(sentence.words)
    if not spans:
        return words, False
    tokens: list[Word] = []
    at = 0
    for start, end, tag in spans:
        first = bisect_right(words, start, lo=at, key=_end)
        tokens += words[at:first]
        at = first
        while at < len(words) and words[at].start < end:
            word = words[at]
            if word.start < start:
                tokens.append(Word(text[word.start : start], word.tag, word.start, start))
            if not tokens or tokens[-1].start != start:
                tokens.append(Word(text[start:end], tag, start, end))
            if word.end > end:
                tokens.append(Word(text[end : word.end], word.tag, end, word.end))
            at += 1
    tokens += words[at:]
    return tokens, open_behind


_end = attrgetter("end")


def clauses_of(sentence: Sentence, tokens: list[Word]) -> list[Clause]:
    """The clauses of a sentence in order."""
    text = sentence.clean.text
    pieces: list[tuple[list[Word], str]] = []
    begin = 0
    cut = ""
    for at in [i for i, token in enumerate(tokens) if token[0][0] in _BREAKING]:
        token = tokens[at]
        if token.tag not in _ASIDE_TAGS and _breaks(text, token):
            if begin < at:
                pieces.extend(_cut(tokens[begin:at], cut))
            begin = at + 1
            cut = token.text[0]
    if begin < len(tokens):
        pieces.extend(_cut(tokens[begin:], cut))
    last = len(pieces) - 1
    return [_make(Clause, (sentence, run[0].start, run[-1].end, run, i, i == last, cut)) for i, (run, cut) in enumerate(pieces)]


_make = tuple.__new__
"""Makes a named tuple in half the time of calling its class."""


def _breaks(text: str, token: Word) -> bool:
    if not _is_break(token.text):
        return False
    if token.text in _ONLY_WHERE_DIGITS_END:
        around = text[max(0, token.start - 1) : token.start] + text[token.end : token.end + 1]
        return not (len(around) == 2 and around.isdigit())
    return not (token.text == "—" and len(text) > token.end and token.start > 0 and text[token.start - 1] != "—")


@lru_cache(maxsize=1024)
def _is_break(word: str) -> bool:
    return len(word) <= 3 and _BREAK.match(word) is not None


def _cut(run: list[Word], cut: str) -> list[tuple[list[Word], str]]:
    """The clause, or the clauses into which it is cut before ``、`` or ``并`` where another verb with an object follows."""
    joints = [i for i, token in enumerate(run) if token[0] in _FURTHER]
    if not joints:
        return [(run, cut)]
    kinds = verb_kinds()
    found: list[tuple[list[Word], str]] = []
    begin = 0
    for i in joints:
        text = run[i].text
        if i == begin or not any(token[0] in kinds and token[1] not in _ASIDE_TAGS for token in run[begin:i]):
            continue
        after = i + 1
        while after < len(run) and run[after].tag in ("d", "ad", "t") and run[after].text not in kinds:
            after += 1
        if _opens(run, after, kinds) and (text != "、" or (run[i - 1].text not in kinds and not _is_tied(run, begin, i))):
            found.append((run[begin:i], cut))
            begin, cut = i + 1, text
    if begin < len(run):
        found.append((run[begin:], cut))
    return found


def _is_tied(run: Sequence[Word], begin: int, at: int) -> bool:
    """Whether ``at`` joins what a preposition sets before the clause's last verb (将结果与评优、提拔使用挂钩)."""
    return run[-1].text in _TIES and not {"与", "同", "和", "跟"}.isdisjoint([t.text for t in run[begin:at]])


def _opens(run: Sequence[Word], at: int, kinds: dict[str, str]) -> bool:
    """Whether a verb with an object of two words or more begins at ``at``."""
    if at + 1 >= len(run) or run[at].tag in _ASIDE_TAGS or run[at].text not in kinds:
        return False
    follower = run[at + 1]
    return (
        follower.text not in _JOINS and follower.text not in ("等", "的") and (len(run) - at > 2 or follower.tag in (QUOTE, BOOK))
    )


_TIES = frozenset(("挂钩", "衔接", "结合", "捆绑", "融合", "联动", "对接", "联系", "挂联", "匹配"))
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


def _side_by_side(a: str, a_kind: str, b: str, b_kind: str) -> bool:
    if a in _ADVERBIAL or a in _TAKES_VERBAL_NOUN or b in _ADVERBIAL:
        return False
    if a in _BEFORE_ANY:
        return b_kind not in ("result", "stance", "say", "life", "light")
    return any(a_kind in same and b_kind in same for same in _SAME)


_VERBAL = frozenset(("v", "vn", "vd"))
_PLEASE = re.compile(
    "请(?:各|你|您|贵|广大|全|大家|有关|相关|认真|结合|按|依|遵|于|在|立即|及时|拨打|自觉|予以|严格|务必|抓好|一并|径|与|凭|持|携带|提前|放心)"
)
"""The 请 of a request; to invite somebody is a verb."""
_PLACES_OF_SERVICE = frozenset(
    ("中心", "站", "点", "大厅", "窗口", "平台", "队", "队伍", "机构", "网点", "站点", "团", "区", "厅")
)
_SIZED = re.compile("[0-9一二三四五六七八九十百千万两半每全免了起上]")
"""What a clause of plain speech holds where it tells of a deed (装了报警器, 每户送两桶油)."""
_PRIVATE = words("private")


def _on_ones_own(word: Word) -> bool:
    """Whether a word names people who act for themselves and their own (周大娘, 儿子)."""
    return word.text in _PRIVATE or word.text[-2:] in _PRIVATE


_RATED = re.compile(
    r"[^、的0-9]{0,12}(?:率|占比|比重)(?:均|已|分别|稳定|保持)?(?:为|达到?|在)?[0-9][0-9.]*[%％]?(?:以上|以下|左右)?$|[由从][^，]{0,20}[0-9][:：][0-9][^，]*$"
)
"""A rate and its number at the end of a clause, or a ratio that changes; a verb before them is no deed (登记失业率为3.6%)."""
_ITSELF = re.compile("本(?:实施|工作|管理)?(?:方案|细则|办法|意见|规定|规程|计划|通知)")
"""A paper that speaks of its own making does nothing."""

_MAY_BE_RATED = re.compile("[率比：]")

_PARTICULARS = frozenset(("期间", "期限", "日期", "时间", "对象", "资格", "地点", "方式", "范围", "名额", "时段"))
_PARTICULAR = re.compile("[自为至是从]")
"""With which a notice states a particular behind its name (实施期间自3月1日起, 活动地点为文化馆)."""

_NOUNS_TOO = frozenset(
    "开养种买租送安出管结陪驻停轮贴抵免交掏引育治推教巡拨贷授借存布包接讲拉迁垫奖罚扣补发付请评购换配修改缴清查抓帮捐退压限须"
    "招赠打加减记分返报扩拓铺腾盖垒砌挖架搭栽拆立"
)
"""Verbs of one character that are verbs only where the tagger says so, or a number follows (每户奖2万元)."""


def verbs_of(clause: Clause) -> list[Verb]:
    """The verbs of a clause that may head a measure, in order; verbs of no measure are among them."""
    kinds = verb_kinds()
    tokens = clause.tokens
    found: list[Verb] = []
    behind_last = 0
    count = len(tokens)
    whole = clause.sentence.clean.text
    rate = _RATED.search(whole[: clause.end], clause.start) if _MAY_BE_RATED.search(whole, clause.start, clause.end) else None
    for i in [i for i, token in enumerate(tokens) if token[0] in kinds or token[1] in _VERBAL]:
        if i < behind_last:
            continue
        text, tag, start, end = tokens[i]
        if (rate and end > rate.start()) or _ITSELF.match(whole, end, clause.end):
            continue
        kind = kinds.get(text)
        if (
            i + 1 < count
            and tokens[i + 1].text in _PARTICULARS
            and (i + 2 == count or _PARTICULAR.match(whole, tokens[i + 2].start))
        ):
            continue
        if text == "服务" and i + 1 < count and tokens[i + 1].text in _PLACES_OF_SERVICE:
            continue
        if kind is None or tag in _ASIDE_TAGS:
            if tag in _VERBAL and len(text) > 1:
                found.append(_make(Verb, (text, "other", i, i + 1, start, end)))
            continue
        if text == "请" and _PLEASE.match(whole, start, clause.end):
            continue
        if text in _NOUNS_TOO and tag[0] != "v" and not (i + 1 < count and tokens[i + 1].tag[0] == "m"):
            continue
        if kind == "plain" and not (_SIZED.search(whole, clause.start, clause.end) and not any(map(_on_ones_own, tokens[:i]))):
            continue
        if text in _ADVERBIAL and i + 1 < count:
            follower = tokens[i + 1]
            if follower.tag not in _ASIDE_TAGS and kinds.get(follower.text) not in (None, "life", "say", "stance"):
                continue
        last, word, word_kind = i, text, kind
        while True:
            nxt = last + 1
            joined = nxt + 1 < count and tokens[nxt][0] in ("和", "并", "、")
            if joined:
                nxt += 1
            if nxt + 1 >= count or tokens[nxt][1] in _ASIDE_TAGS:
                break
            next_kind = kinds.get(tokens[nxt][0])
            if next_kind is None or not _side_by_side(word, word_kind, tokens[nxt][0], next_kind):
                break
            behind = tokens[nxt + 1][0]
            if behind in ("、", "的", "和", "与", "等") or (joined and word_kind not in ("found", "improve")):
                break
            last, word, word_kind = nxt, tokens[nxt].text, next_kind
        if last > i:
            end = tokens[last].end
            text = whole[start:end]
        found.append(_make(Verb, (text, word_kind, i, last + 1, start, end)))
        behind_last = last + 1
    return found
