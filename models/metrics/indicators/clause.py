"""A sentence as clauses of parts, with its quantities as single tokens.

What belongs here: masking, merging of quoted names, splitting into clauses. Which tokens make a phrase is decided in
:mod:`before` and :mod:`behind`; what a quantity inherits in :mod:`inherit`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from models.metrics.indicators import lexicon as part
from models.text.words import tag


class Measured(Protocol):
    """What naming needs to know of a quantity: its span in the sentence, its unit and its value."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102


class Token(NamedTuple):
    """A word, a quoted name or a quantity (``quantity`` is its index, else -1), with its part and first offset."""

    text: str
    part: str
    start: int
    quantity: int = -1


_NAME = re.compile(r"“[^”。；！？]{1,30}”|‘[^’。；！？]{1,30}’|「[^」。；！？]{1,30}」|『[^』。；！？]{1,30}』|《[^》]{1,60}》")
_ASIDE = re.compile(r"[（(]([^（()）。；！？，,：:]{1,16})[）)]")
_DATE_TAIL = frozenset("年月日号时点季旬")
_DIGITS = frozenset("一二三四五六七八九十百千万亿零〇两半几")
_DIVISIONS = frozenset(("省", "市", "州", "盟", "县", "区", "旗", "镇", "乡", "村", "街道", "社区"))
_SUFFIXES = frozenset("率量额数费员点站室者")
_BOUNDS = ("以上", "以下")
_LINKING = ("达", "超", "逾", "占")
_RUNNING = re.compile(r"[，。；！？,]")


def clauses(text: str, quantities: Sequence[Measured]) -> list[list[Token]]:
    """Clauses of ``text`` in order, without their breaks; each quantity is one token, each quoted name one noun."""
    marks = [(q.start, q.end, i) for i, q in enumerate(quantities)]
    masked = text
    for start, end, _ in marks:
        masked = masked[:start] + "0" * (end - start) + masked[end:]
    names = _names(masked, marks)
    spans = sorted([*marks, *((start, end, -1) for start, end in names)])
    out: list[list[Token]] = [[]]
    words = tag(masked)
    at = 0
    n = len(words)
    for start, end, quantity in [*spans, (len(text), len(text), -2)]:
        while at < n and words[at].start < start:
            word = words[at]
            before = word.text[: start - word.start]  # a word may run into the span
            if quantity >= 0 and word.end >= start and before[:-1] and before[-1] in _LINKING and not part.known(before):
                _push(out, before[:-1], "n", word.start)  # 总资产达
                _push(out, before[-1], "v", start - 1)
            else:
                _push(out, before, word.tag, word.start)
            at += 1
        if quantity == -2:
            break
        if quantity >= 0:
            out[-1].append(Token(text[start:end], part.QUANTITY, start, quantity))
        elif out[-1] and text[start] in "（(" and out[-1][-1].part in "NE":
            last = out[-1][-1]
            out[-1][-1] = Token(last.text + text[start:end], part.NOUN, last.start)
        else:
            out[-1].append(Token(text[start:end], part.NOUN, start))
        while at < n and words[at].end <= end:
            at += 1
        if at < n and words[at].start < end:  # and what stands behind it
            word = words[at]
            _push(out, word.text[end - word.start :], word.tag, end)
            at += 1
    return [clause for clause in out if clause]


def _push(out: list[list[Token]], text: str, tag_: str, start: int) -> None:
    kind = part.part_of(text, tag_)
    if kind == part.BREAK or (kind == part.NOUN and tag_ in ("x", "eng") and not text.isalnum()):
        if text not in ("%", "+", "-", "．", ".", " ", "　", "\xa0"):
            if out[-1]:
                out.append([])
            return
        if not text.strip():
            return
        kind = part.NOUN
    if len(text) > 2 and text.startswith(_BOUNDS) and out[-1]:  # 以上学历
        out[-1].append(Token(text[:2], part.LOCATIVE, start))
        text, kind, start = text[2:], part.NOUN, start + 2
    if text in _DATE_TAIL and out[-1] and out[-1][-1].part in "MT" and out[-1][-1].text[-1] not in "天":
        last = out[-1][-1]
        out[-1][-1] = Token(last.text + text, part.TIME, last.start)
        return
    if kind == part.NUMERAL:
        if not text[0].isdigit() and (len(text) > 1 or text not in _DIGITS):
            kind = part.NOUN
    elif text in _DIVISIONS and out[-1] and out[-1][-1].part == part.SCOPE and not text.startswith(out[-1][-1].text):
        last = out[-1][-1]
        out[-1][-1] = Token(last.text + text, part.SCOPE, last.start)
        return
    elif text in _SUFFIXES and out[-1] and out[-1][-1].part in "NEVG":  # 网格 员, 参保 率
        last = out[-1][-1]
        out[-1][-1] = Token(last.text + text, part.NOUN, last.start)
        return
    out[-1].append(Token(text, kind, start))


def _names(text: str, marks: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Spans of quoted names and short asides that belong to a noun; none that holds a quantity."""
    found: list[tuple[int, int]] = []
    for pattern in (_NAME, _ASIDE):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(a < end and start < b for a, b, _ in marks) or any(a < end and start < b for a, b in found):
                continue
            if pattern is _NAME and text[start] != "《" and _RUNNING.search(text, start, end):
                continue
            found.append((start, end))
    return sorted(found)
