"""Clauses of a sentence: stretches with one verb phrase at most, what stands in marks or brackets being one token of them.

A clause runs from one comma to the next outside of quotation marks; what stands in quotation marks or brackets is one
token of it. Clauses that hold several verb phrases (约谈…8人次、问责…46人; …并选派…) are cut before each later verb.
Their verbs are found in :mod:`models.measures.verbs`, names in :mod:`models.measures.names`; judging a clause belongs to
:mod:`models.measures.judge`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from models.measures.registers import verb_kinds
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
ASIDE_TAGS = frozenset((QUOTE, BOOK, SPEECH, ASIDE))


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
        if token.tag not in ASIDE_TAGS and _breaks(text, token):
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
        if i == begin or not any(token[0] in kinds and token[1] not in ASIDE_TAGS for token in run[begin:i]):
            continue
        after = i + 1
        while (
            after < len(run) and (run[after].tag in ("d", "ad", "t") or run[after].text in _EACH) and run[after].text not in kinds
        ):
            after += 1
        listed = text == "、"
        if (listed and _each_does(run, begin, i, kinds)) or (
            _opens(run, after, kinds) and not (listed and run[i + 1].text not in _EACH and _goes_on(run, begin, i, kinds))
        ):
            found.append((run[begin:i], cut))
            begin, cut = i + 1, text
    if begin < len(run):
        found.append((run[begin:], cut))
    return found


_EACH = frozenset(("每天", "每日", "每周", "每月", "每季", "每季度", "每年", "每学期", "每半年"))


def _each_does(run: Sequence[Word], begin: int, at: int, kinds: dict[str, str]) -> bool:
    """Whether ``at`` parts what two do, each said by a verb alone (由县级领导包联、第一书记驻点)."""
    if run[0].text != "由" or run[at - 1].text not in kinds or at - begin < 2:
        return False
    end = next((i for i in range(at + 1, len(run)) if run[i].text == "、"), len(run))
    return end - at > 2 and run[end - 1].text in kinds and run[at + 1].text not in kinds


def _goes_on(run: Sequence[Word], begin: int, at: int, kinds: dict[str, str]) -> bool:
    """Whether the verb behind ``at`` is one more of what the clause's own verb governs (实行统一供苗、统一收购)."""
    if run[at - 1].text in kinds or _is_tied(run, begin, at):
        return True
    return run[at + 1].text in _TOGETHER and run[at + 1].text in [t.text for t in run[begin:at]]


_TOGETHER = frozenset(("统一", "集中", "联合", "优先"))
"""Words with which each of several doings begins that are one measure."""


def _is_tied(run: Sequence[Word], begin: int, at: int) -> bool:
    """Whether ``at`` joins what a preposition sets before the clause's last verb (将结果与评优、提拔使用挂钩)."""
    return run[-1].text in _TIES and not {"与", "同", "和", "跟"}.isdisjoint([t.text for t in run[begin:at]])


def _opens(run: Sequence[Word], at: int, kinds: dict[str, str]) -> bool:
    """Whether a verb with an object of two words or more begins at ``at``."""
    if at + 1 >= len(run) or run[at].tag in ASIDE_TAGS or run[at].text not in kinds:
        return False
    follower = run[at + 1]
    return (
        follower.text not in _JOINS and follower.text not in ("等", "的") and (len(run) - at > 2 or follower.tag in (QUOTE, BOOK))
    )


_TIES = frozenset(("挂钩", "衔接", "结合", "捆绑", "融合", "联动", "对接", "联系", "挂联", "匹配"))
