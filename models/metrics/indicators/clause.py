"""A sentence as clauses of parts, with its quantities as single tokens.

Belongs here: masking, merging of quoted names, splitting into clauses. How a word joins a clause is in :mod:`pieces`;
which tokens make a phrase in :mod:`before` and :mod:`behind`; what a quantity inherits in :mod:`inherit`. This is the hot
path: only the clauses that a quantity can need are tagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.pieces import ATTACHED, Token, push
from models.text.words import in_dictionary, plain_pairs, tag_pairs, term_tags


class Measured(Protocol):
    """What naming needs to know of a quantity: its span in the sentence and its unit."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102


_NAME = re.compile(r"“[^”。；！？]{1,30}”|‘[^’。；！？]{1,30}’|「[^」。；！？]{1,30}」|『[^』。；！？]{1,30}』|《[^》]{1,60}》")
_SAID = {"↑": "升", "↓": "降", "+": "增", "＋": "增"}
_SIGNS = frozenset(_SAID)
_SIGNED = re.compile(r"[↑↓]|(?<=[同环]比)[+＋]")
"""Signs of a change, which posts write for its verb (同比↑ | 2.1%)."""
_WRITTEN_YEAR = re.compile(r"(?:[一二][〇零○0九][〇零○0一二三四五六七八九]{2}|一[〇零○0一二][〇零○0一二三四五六七八九])(?=年)")
"""A year that the tagger would cut into its digits (二〇二三年, 一一○年)."""
_PLAIN = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_ASIDE = re.compile(r"[（(]([^（()）。；！？，,：:]{1,16})[）)]")
_DATELINE = re.compile(r"[【\[（(]?[\u4e00-\u9fff]{1,10}(?:讯|电)[】\]）)]?\s?(?:[（(][^（()）。]{2,40}[）)]|[：:\s])\s?")
"""What stands before the first word of a report."""
_MARKER = re.compile(r"[1-9]\d?[.．](?!\d)\s?")
"""The marker of an item of a list."""
_SHORT_ASIDE = 8
"""Characters, brackets included, of an aside that stays in a name (村（社区）); a longer one or a list explains it."""
_PLAN = re.compile(r"[“「]十[一二三四五六七]?五[”」]")
"""The name of a five-year plan, which is a time."""
_RUNNING = re.compile(r"[，。；！？,]")
_HARD = re.compile(r"[，。；！？,;!?：:|]")
_PLACE = -3
"""Marks the span of a place's name."""
_KEPT_BEFORE = 2
"""Clauses without a number that are read before one with a number, for what it inherits."""
_SIZES = frozenset("长宽高深厚重")
"""Words that, behind a noun and before a length or weight, make its name (坝高43米)."""
_SIZED = ("米", "公里", "里", "厘米", "毫米", "吨", "斤", "克", "公尺", "公分")
_GLUED = frozenset("由需可各均只因已如")
"""Function words that the tagger glues to the word behind them (由医保, 需承担)."""
_AUXILIARIES = frozenset("各能可需将")
_OPENING = _AUXILIARIES | frozenset("因把被让向占后")
_CLOSING = frozenset("满中里内共均年月能较")
"""Characters of function words: a word that the tagger made up and that begins or ends with one is none."""
_MADE_UP = frozenset(("n", "nz", "nt", "j", "v", "vn", "l"))
"""Tags of words that it makes up; a person's name (nr) may hold any character."""
_ASPECTS = ("uz", "ul")
"""Tags of words that end in 着 or 了, whole ones included."""
_GLUED_TAGS = frozenset(("n", "nr", "nz", "l", "v"))
_HAVING = frozenset(("村有", "镇有", "乡有", "县有", "组有", "屯有", "社有", "校有", "院有", "厂有"))
"""A place or body and its 有, which the tagger takes for one word."""
_LINKING = ("达", "超", "逾", "占", "约", "近", "致", "满")
"""What the tagger glues to the word before it; 满 to one of two characters or more (带货满, not 任满)."""


def clauses(text: str, quantities: Sequence[Measured], places: Sequence[tuple[int, int]] = ()) -> list[list[Token]]:
    """Clauses of ``text`` that hold a quantity, with up to two before each; breaks are left out.

    Each quantity is one token, each quoted name one noun, each of ``places`` (spans of names of places) one scope.
    """
    if not quantities:
        return []
    marks = [(q.start, q.end, i) for i, q in enumerate(quantities)]
    masked = _masked(text, marks, "0")
    if (dateline := _DATELINE.match(masked)) is not None:  # 本报讯（记者 某某）投资 | 2480万元
        masked = "。" * dateline.end() + masked[dateline.end() :]
    if (marker := _MARKER.match(masked)) is not None and marker.end() <= marks[0][0]:  # 3.巡河时间
        masked = "。" * marker.end() + masked[marker.end() :]
    named = [*marks, *((start, end, -1) for start, end in _names(masked, marks))]
    where = [(a, b, _PLACE) for a, b in places if not any(a < end and start < b for start, end, _ in named)]
    spans = sorted([*named, *where])
    masked = _masked(masked, where, "Z").replace("至今年", "到今年")  # the tagger reads 至今
    if not _SIGNS.isdisjoint(masked):
        masked = _SIGNED.sub(lambda sign: _SAID[sign[0]], masked)
    masked = _WRITTEN_YEAR.sub(lambda year: year[0].translate(_PLAIN), masked)
    out: list[list[Token]] = []
    for start, end in _windows(masked, quantities, spans):
        _read(text, masked, start, end, [s for s in spans if start <= s[0] < end], out)
    return out


def _masked(text: str, spans: Sequence[tuple[int, int, int]], sign: str) -> str:
    """``text`` with spans, in order, that the tagger is not to read."""
    pieces: list[str] = []
    at = 0
    for start, end, _ in spans:
        pieces += (text[at:start], sign * (end - start))
        at = end
    return "".join((*pieces, text[at:]))


def read_clauses(text: str, at: int) -> list[list[Token]]:
    """The clauses of ``text`` from ``at`` on, which hold no quantity."""
    out: list[list[Token]] = []
    _read(text, text, at, len(text), [], out)
    return out


def _windows(masked: str, quantities: Sequence[Measured], spans: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Spans of text to read: each clause with a quantity and the clauses just before it, neighbours joined."""
    cuts = [0]
    held = iter(spans)
    span = next(held, None)
    for mark in _HARD.finditer(masked):
        at = mark.start()
        while span is not None and span[1] <= at:
            span = next(held, None)
        if span is None or at < span[0]:
            cuts.append(at + 1)
    cuts.append(len(masked))
    begin = end = -1
    n = 0
    for q in quantities:
        while n + 2 < len(cuts) and cuts[n + 1] <= q.start:
            n += 1
        start = cuts[max(0, n - _KEPT_BEFORE)]
        if start > end:
            if begin >= 0:
                yield begin, end
            begin = start
        end = cuts[n + 1]
    yield begin, end


def _read(text: str, masked: str, at: int, end: int, spans: Sequence[tuple[int, int, int]], out: list[list[Token]]) -> None:
    """Append the clauses of ``masked[at:end]`` to ``out``."""
    table, terms = part.parts(), term_tags()
    make = tuple.__new__  # half the time of calling Token
    clause: list[Token] = []
    out.append(clause)
    n = 0
    span = spans[0] if spans else (end, end, -2)
    for word, pos in tag_pairs(masked[at:end]):
        stop = at + len(word)
        if stop <= span[0] and not (stop == span[0] and (word[-1] in _LINKING or word in _HAVING)):
            kind = table.get(word)
            if kind is None:
                if glued := _glued(word, pos):
                    *pieces, (word, pos) = glued
                    for piece, tag in pieces:
                        clause = push(out, piece, tag, part.part_of(piece, tag))
                kind = _part_of_other(word, pos, clause)
            if (
                kind in "ZM"
                or word in ATTACHED
                or (word[0] in "以每第" and len(word) > 1)
                or (pos in ("x", "eng") and not word.isalnum())
            ):
                clause = push(out, word, pos, kind)
            else:
                clause.append(make(Token, (word, kind, -1)))
            at = stop
            continue
        while True:  # the word touches or runs into spans
            if at < span[0]:
                clause = _before_span(out, masked[at : min(stop, span[0])], terms.get(word, pos), span)
                at = min(stop, span[0])
            if stop <= span[0]:
                break
            if at == span[0]:
                clause = _push_span(out, text, span)
            at = max(at, min(stop, span[1]))
            if stop < span[1]:
                break
            n += 1
            span = spans[n] if n < len(spans) else (end, end, -2)
            if at >= stop:
                break
            if stop <= span[0]:
                rest = masked[at:stop]
                pos = "m" if rest[0].isdigit() else pos  # the mask of a place and a year behind it are one word
                clause = push(out, rest, pos, part.part_of(rest, pos))
                at = stop
                break
        at = stop
    out[:] = [c for c in out if c]


def _glued(word: str, pos: str) -> Sequence[tuple[str, str]]:
    """The words, with their tags, that the tagger glued together to one of no register (能省, 桃农中, 由医保); mostly none."""
    made_up = pos in _MADE_UP or word[0] in _AUXILIARIES
    if len(word) > 1 and made_up and (word[0] in _OPENING or word[-1] in _CLOSING) and not in_dictionary(word):
        pieces = plain_pairs(word)
        last = pieces[-1][0]
        done = len(pieces) > 1 and len(last) == 1 and pieces[-2][0] in _AUXILIARIES and not part.known(last)
        return [*pieces[:-1], (last, "v")] if done else pieces
    if word[0] in _GLUED and len(word) > 2 and pos in _GLUED_TAGS and word not in term_tags() and in_dictionary(word[1:]):
        return (word[0], "d"), (word[1:], tag_pairs(word[1:])[0][1])
    return ()


def _part_of_other(word: str, pos: str, clause: Sequence[Token]) -> str:
    """The part of a word of no register, by its tag and the word before it."""
    if pos == "ns" and len(word) == 1:  # 桃: no place has one character
        return part.NOUN
    if pos in _ASPECTS and len(word) > 1:  # 管着
        return part.VERB
    named = pos == "nr" and bool(clause) and clause[-1].part == part.NOUN and word not in term_tags()
    if named and clause[-1].text.endswith(part.person_endings()):
        return part.SCOPE  # 书记王建国: whose name it is
    return part.parts().get(word) or part.tags().get(term_tags().get(word, pos), part.NOUN)


def _before_span(out: list[list[Token]], word: str, pos: str, span: tuple[int, int, int]) -> list[Token]:
    """Push what stands right before a span; before a quantity a glued link is split off (总资产达)."""
    if span[2] >= 0 and word in _HAVING:
        push(out, word[0], "n", part.NOUN)
        return push(out, "有", "v", part.part_of("有", "v"))
    if span[2] >= 0 and len(word) > 1 + (word[-1] == "满") and word[-1] in _LINKING and not part.known(word):
        push(out, word[:-1], "n", part.part_of(word[:-1], "n"))
        return push(out, word[-1], "v", part.part_of(word[-1], "v"))
    return push(out, word, pos, part.part_of(word, pos))


def _push_span(out: list[list[Token]], text: str, span: tuple[int, int, int]) -> list[Token]:
    """Push a quantity or a name; a short aside joins the noun before it."""
    start, end, quantity = span
    clause = out[-1]
    if quantity == _PLACE:
        clause.append(Token(text[start:end], part.SCOPE))
    elif quantity >= 0:
        if len(clause) > 1 and clause[-1].text == "计划" and clause[-2].part in "VENG":  # 制订发展 计划 | 82份
            clause[-1] = Token("计划", part.NOUN)
        if len(clause) > 1 and clause[-1].text in _SIZES and clause[-2].part in "NE" and text.endswith(_SIZED, start, end):
            clause[-2:] = [Token(clause[-2].text + clause[-1].text, part.NOUN)]
        elif clause and clause[-1].part == part.NOUN and len(clause[-1].text) > 3:
            word = clause[-1].text
            if part.part_of(word[-2:], "n") == part.CHANGE and not part.known(word):  # 价格上涨
                clause[-1:] = [Token(word[:-2], part.NOUN), Token(word[-2:], part.CHANGE)]
        clause.append(Token(text[start:end], part.QUANTITY, quantity))
    elif clause and text[start] in "（(" and clause[-1].part in "NE":
        if end - start <= _SHORT_ASIDE and "、" not in text[start:end]:
            clause[-1] = Token(clause[-1].text + text[start:end], part.NOUN)
    elif text[start] in "（(":  # a marker or an aside of its own
        out.append([])
    else:
        clause.append(Token(text[start:end], part.TIME if _PLAN.fullmatch(text, start, end) else part.NOUN))
    return out[-1]


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
