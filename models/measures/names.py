"""Proper names that measures may have, and where each begins and ends.

Three forms: a quoted phrase with the head noun behind it (“三问三评”制度), a title in book-title marks, and a fixed title
without marks (校园食品安全提升工程). Whether a phrase names a measure is judged in :mod:`models.measures.judge`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from models.measures.clauses import ASIDE, BOOK, QUOTE, SPEECH, Clause, Verb
from models.measures.registers import head_kinds, head_of, naming_kinds, verb_kinds, words
from models.text.patterns import scanning
from models.text.words import Word

_MARKS = '“”"「」『』‘’《》〈〉'
_STRIP = re.compile(r"[“”\"「」『』‘’《》〈〉\s（）()·•]")
_PAIR = {"“": "”", "「": "」", "『": "』", '"': '"', "《": "》", "〈": "〉", "‘": "’"}


class Name(NamedTuple):
    """A candidate name in a clause; offsets in the sentence's clean text."""

    text: str
    form: str
    """``quote``, ``book`` or ``title`` (without marks)."""
    content: str
    """What stands inside the marks."""
    head: str | None
    """The registered head noun it ends in, or that closes its list."""
    head_kind: str | None
    start: int
    end: int
    first: int
    """Index of its first token in the clause."""
    after: int
    item: int
    """Which name of a list it is, from 0."""

    @property
    def key(self) -> str:
        """The name without marks and spaces: two spellings of a name have one key."""
        return _unmarked(self.text)


@lru_cache(maxsize=4096)
def _unmarked(text: str) -> str:
    return _STRIP.sub("", text)


_STOP_TAGS = frozenset(("m", "q", "p", "c", "u", "ul", "uj", "ug", "uz", "uv", "r", "y", "e", "o", QUOTE, BOOK, SPEECH, ASIDE))
_NOUNISH = frozenset((
    "n", "ng", "nz", "ns", "nt", "nr", "nrt", "nrfg", "vn", "v", "a", "an", "b", "j", "l", "i",
    "s", "f", "k", "eng", "zg", "t", "vd", "d", "ad", "h", "g", "tg", "vg", "ag", "z", "mq",
))  # fmt: skip
_NOUN_TAGS = frozenset(("vn", "v", "n", "nz", "j", "ns"))
_MARKED = frozenset((QUOTE, BOOK))
_SUCH_AS = frozenset(("等", "等等"))
_LIST = frozenset(("、", "和", "与", "及", "以及", "暨"))


def _tail(tokens: Sequence[Word], at: int, text: str) -> tuple[int, tuple[str, str]] | None:
    """How far the head noun behind a closing mark reaches: index behind it, and the head."""
    if at >= len(tokens):
        return None
    start = tokens[at].start
    linked = tokens[at].text == "的"
    if linked:
        at += 1
        if at >= len(tokens):
            return None
        start = tokens[at].start
    best = None
    heads = head_kinds()
    for i in range(at, min(at + 7, len(tokens))):
        token = tokens[i]
        if token.tag in _STOP_TAGS and not (token.tag == "m" and i == at and token.end - token.start <= 2):
            break
        if token.tag == "x" and not token.text.isalnum():
            break
        if token.text in _NO_PART and token.text not in heads:
            break
        if token.end - start > 16:
            break
        head = head_of(text[start : token.end])
        if head is not None and (head[1] in naming_kinds() or head[1] == "task") and token.end - start >= len(head[0]):
            if len(head[0]) == 1 and token.end - start > 1 and token.text != head[0] and len(token.text) > 3:
                continue
            best = (i + 1, head)
    if best is not None and linked and best[1][0] not in _LINKED_HEADS:
        return None
    return best


_LINKED_HEADS = words("linked-heads")


_NO_PART = words("no-part")


def marked_names(clause: Clause) -> Iterator[Name]:
    """Names in quotation marks or book-title marks."""
    text = clause.sentence.clean.text
    tokens = clause.tokens
    item = 0
    for i, token in enumerate(tokens):
        if token.tag not in (QUOTE, BOOK):
            if token.text not in _LIST and item and token.tag in ("v", "p"):
                item = 0
            continue
        if token.tag == QUOTE and token.text[0] not in _PAIR:
            continue
        content = token.text[1:-1].strip()
        if not content:
            continue
        if token.tag == BOOK:
            head = head_of(content)
            noun, kind = head or (None, None)
            yield Name(content, "book", content, noun, kind, token.start, token.end, i, i + 1, item)
            item += 1
            continue
        tail = _tail(tokens, i + 1, text)
        if tail is not None:
            after, (noun, kind) = tail
            end = tokens[after - 1].end
            yield Name(text[token.start : end], "quote", content, noun, kind, token.start, end, i, after, item)
        else:
            head = None
            if i + 2 < len(tokens) and tokens[i + 1].text == "等":
                listed = _tail(tokens, i + 2, text)
                head = listed[1] if listed is not None else None
            first = i
            start = token.start
            if len(content) <= 5 or content[0] in "一二三四五六七八九十两双百千0123456789":
                first = _modifiers(tokens, i)
                start = tokens[first].start
            name = text[start : token.end] if first < i else content
            noun, kind = head or (None, None)
            yield Name(name, "quote", content, noun, kind, start, token.end, first, i + 1, item)
        item += 1


def _modifiers(tokens: Sequence[Word], at: int) -> int:
    """Index of the first of the nouns that stand right before a quoted name and belong to it (校长园长“双岗双责”)."""
    kinds = verb_kinds()
    first = at
    while first > 0 and at - first < 4:
        word = tokens[first - 1]
        if word.tag[0] not in "njb" or word.tag in ("nr", "ns", "nt") or word.text in kinds or word.text[-2:] in kinds:
            break
        if word.text in _WHOLE or (word.text[0] == "全" and len(word.text) == 2):
            break
        if tokens[at].start - word.start > 9:
            break
        first -= 1
    if first > 0 and tokens[first - 1].tag in ("m", "q", "uj", "c", "x", "n", "ns", "r"):
        return at
    return first


_WHOLE = words("owners")


def titles(clause: Clause, verbs: Sequence[Verb], taken: Sequence[Name]) -> list[Name]:
    """Fixed titles without marks that end in a head noun, or stand in a list that does.

    They are looked for as the object of a verb, as the subject of a closing phrase (…工程进展顺利), and behind a preposition
    (结合…制度). ``taken`` are the names in marks, which may be items of the same list.
    """
    tokens = clause.tokens
    text, start, end = clause.sentence.clean.text, tokens[0].start, tokens[-1].end
    closing = _CLOSES.search(text, start, end) if _MAY_CLOSE.search(text, start, end) else None
    if closing is not None and closing.end() == end and (found := _subject_titles(clause, closing.start(), taken)):
        return found
    for verb in verbs:
        if verb.kind in _NO_TITLE or (verb.kind == "result" and verb.text != "实现"):
            continue
        if found := _object_titles(clause, verb.after, taken):
            return found
    return _prepositional_titles(clause, taken) if verbs and tokens[0].tag == "p" else []


_NO_TITLE = frozenset(("life", "say", "other", "light"))
"""Kinds of verbs whose object is no title."""
_DONE = (
    "完工|竣工|完成|开工建设|开工|动工|开建|复工|推进|推开|铺开|投产|投用|投入使用|交付使用|投入运营|投入运行|运营|建成|启动|启用|签约|形成|确立|建立|落成|通车|投运|上线|上线运行"
    "|实施|开展|落地|见效|实行|封顶|开园|开馆|开街|开业|开赛|开幕|闭幕|举行|达产|收官|获批|立项|揭牌|挂牌|发包施工|通过[^，。]{0,6}(?:验收|评审|初审|复审|考核)|完成(?:主体|前期)[^，。]{0,4}"
)
_GOING = (
    "(?:进展|推进|运行|落实|实施)(?:顺利|良好|平稳|有序|有力)",
    "进程加快",
    "成效(?:明显|显著|突出|初显)",
    "效果(?:明显|显著)",
    "广受(?:欢迎|好评)",
    "深入人心",
    "(?:如火如荼|有声有色|热闹非凡|持续火爆)",
)
_HOW = (
    "全面|顺利|按期|如期|按时|基本|圆满|扎实|稳步|有序|有力|深入|正在|已经?|相继"
    "|陆续|先后|初步|全部|逐步|正式|成功|持续|加快|加速|抓紧|同步|即将|统一|投入|也|均"
)
_MAY_CLOSE = scanning((f"(?:{_DONE})", *_GOING))
"""What :data:`_CLOSES` holds in any case, and is found ten times as fast."""
_CLOSES = re.compile(rf"(?:(?:{_HOW})*(?:{_DONE})|{'|'.join(_GOING)})(?:地?开展)?$")
"""What closes a clause whose subject is the thing done."""


def _object_titles(clause: Clause, at: int, taken: Sequence[Name]) -> list[Name]:
    tokens = clause.tokens
    while (
        at < len(tokens)
        and (tokens[at].tag in ("ul", "uz", "ug", "m", "q", "mq") or tokens[at].text in _LEADS)
        and not _is_ordinal(tokens, at)
    ):
        at += 1
    last = len(tokens)
    while last > at and (tokens[last - 1].tag in ("m", "q", "mq", ASIDE, "u") or tokens[last - 1].text in ("余", "多")):
        last -= 1
    return _listed(clause, at, last, taken) if last > at else []


def _subject_titles(clause: Clause, end: int, taken: Sequence[Name]) -> list[Name]:
    tokens = clause.tokens
    last = next((i for i, t in enumerate(tokens) if t.start >= end or (i and t.text in ("在", "于"))), len(tokens))
    at = 0
    while at < last and tokens[at].tag in ("t", "d", "c", "x", "f"):
        at += 1
    if last - at >= 2 and tokens[at].tag != "p" and verb_kinds().get(tokens[at].text) in (None, "check", "build", "teach"):
        return _listed(clause, at, last, taken, subject=True)
    return []


def _prepositional_titles(clause: Clause, taken: Sequence[Name]) -> list[Name]:
    tokens = clause.tokens
    last = 1
    while last < len(tokens) and tokens[last].tag in _NOUNISH and tokens[last].text not in _DIRECTIONS:
        last += 1
    return _listed(clause, 1, last, taken) if last > 2 else []


def _is_ordinal(tokens: Sequence[Word], at: int) -> bool:
    """Whether an ordinal that belongs to a title stands at ``at`` (第五届…节, 首届…赛)."""
    text = tokens[at].text
    return text[0] in "第首" and text not in ("首次", "首批", "第")


_AFTER_VERB = frozenset(("行动", "工程", "计划", "活动", "项目", "制度"))
"""Heads that a title's own verb stands before (能力提升行动)."""
_SHORT_HEADS = frozenset("节赛馆园街")
_LEADS = words("leads")
_DIRECTIONS = words("behind-preposition")


def _listed(clause: Clause, at: int, last: int, taken: Sequence[Name], *, subject: bool = False) -> list[Name]:
    """Names in the stretch ``[at, last)``: the whole, or each item of a list that is not taken."""
    text = clause.sentence.clean.text
    tokens = clause.tokens
    head = head_of(text[tokens[at].start : tokens[last - 1].end])
    if (head is None or head[1] in ("abstract", "people")) and tokens[last - 1].tag not in _NOUN_TAGS:
        return []
    tags = [t[1] for t in tokens[at:last]]
    marked = QUOTE in tags or BOOK in tags
    if SPEECH in tags or (marked and head is None):
        return []
    words_of = [t[0] for t in tokens[at:last]]
    closing = None if _SUCH_AS.isdisjoint(words_of) else next(i for i in range(at, last) if tokens[i][0] in _SUCH_AS)
    if closing is not None and last - closing > 6:
        return []
    end_of_list = last if closing is None else closing
    items = [(at, end_of_list)] if _LIST.isdisjoint(words_of) else _items(tokens, at, end_of_list)
    if closing is None and len(items) > 1 and not marked:
        ends = [head_of(text[tokens[a].start : tokens[b - 1].end]) if b > a else None for a, b in items]
        if subject and ends[-1] is not None and ends[-1][0] in ("项目", "工程", "建设", "改造", "活动"):
            pass
        elif any(e is None or (len(e[0]) < 2 and e[0] not in _SHORT_HEADS) or e[1] in ("abstract", "people") for e in ends):
            items = [(at, last)]
    found: list[Name] = []
    for n, (a, b) in enumerate(items):
        if b <= a or any(name.first < b and a < name.after for name in taken):
            continue
        if marked and not _MARKED.isdisjoint([t[1] for t in tokens[a:b]]):
            continue
        while (
            a < b - 1
            and (tokens[a].text in _LEADS or (tokens[a].tag in ("m", "q", "mq") and tokens[a + 1].tag in ("q", "n")))
            and not _is_ordinal(tokens, a)
        ):
            a += 1
        start, end = tokens[a].start, tokens[b - 1].end
        if not 3 <= end - start <= 40 or _holds_no_part(tokens[a:b]):
            continue
        phrase = text[start:end]
        name_head = head if closing is not None or (a, b) == (at, last) else head_of(phrase)
        named = phrase
        if named.endswith("工作") and len(named) > 6:
            named = named[:-2]
        noun, kind = name_head or (None, None)
        form = "listed" if closing is not None else "title"
        found.append(Name(named, form, phrase, noun, kind, start, end, a, b, n))
    return found


def _items(tokens: Sequence[Word], at: int, last: int) -> list[tuple[int, int]]:
    """The stretches between the marks and words of a list."""
    items: list[tuple[int, int]] = []
    begin = at
    for i in range(at, last):
        if tokens[i][0] in _LIST and (tokens[i][0] != "和" or tokens[i].start - tokens[begin].start > 1):
            items.append((begin, i))
            begin = i + 1
    items.append((begin, last))
    return items


def _holds_no_part(tokens: Sequence[Word]) -> bool:
    """Whether a word that no title holds stands before the phrase's last word, a head noun at its beginning aside."""
    if _NO_PART.isdisjoint([t[0] for t in tokens]):
        return False
    inner = len(tokens) - (2 if tokens[-1].text in _AFTER_VERB else 1)
    heads = head_kinds()
    return any(t.text in _NO_PART and (i > 0 or t.text not in heads) for i, t in enumerate(tokens[: max(0, inner)]))
