"""Proper names in marks that measures may have, and where each begins and ends.

Belongs here: a quoted phrase with the head noun behind it (“三问三评”制度), and a title in book-title marks. Fixed titles without
marks are in :mod:`models.measures.titles`, rhythms in :mod:`models.measures.rhythms`. Whether a phrase names a measure is
judged in :mod:`models.measures.judge`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from models.measures.clauses import ASIDE, BOOK, QUOTE, SPEECH, Clause
from models.measures.registers import figures, head_kinds, head_of, naming_kinds, verb_kinds, words
from models.text.words import Word

_STRIP = re.compile(r"[“”\"「」『』‘’《》〈〉\s（）()·•]")
_PAIR = {"“": "”", "「": "」", "『": "』", '"': '"', "《": "》", "〈": "〉", "‘": "’"}


class Name(NamedTuple):
    """A candidate name in a clause; offsets in the sentence's clean text."""

    text: str
    form: str
    """``quote``, ``book``, or without marks ``title``, ``listed`` or ``rhythm``."""
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
JOINTS = frozenset(("、", "和", "与", "及", "以及", "暨"))
"""Words between the items of a list."""


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
    listed = at > 1 and (tokens[at - 2].tag == QUOTE or tokens[at - 2].text in JOINTS)
    if listed and _COUNTED.match(text, start):
        return None
    best = None
    heads, verbs = head_kinds(), verb_kinds()
    for i in range(at, min(at + 7, len(tokens))):
        token = tokens[i]
        registered = i == at + 1 and heads.get(text[start : token.end]) is not None
        if (
            not registered
            and token.tag in _STOP_TAGS
            and not (token.tag == "m" and i == at and token.end - token.start <= 2 and text[start] > "9")
        ):
            break
        if best is not None and verbs.get(token.text) in _ACTS and token.text not in heads:
            break  # “1+3+N”模式 | 配备网格员
        if (token.tag == "x" and not token.text.isalnum()) or (token.tag == "t" and len(token.text) > 1):
            break
        if token.text in NO_PART and token.text not in heads and heads.get(text[token.end : token.end + 2]) not in _VERBAL:
            break  # but 提升 | 行动 and 形成 | 机制 are heads
        if token.end - start > 16:
            break
        head = head_of(text[start : token.end])
        if head is not None and (head[1] in naming_kinds() or head[1] in ("task", "site")):
            if len(head[0]) == 1 and token.end - start > 1 and token.text != head[0] and len(token.text) > 3:
                continue
            best = (i + 1, head)
    if best is not None and linked and best[1][0] not in _LINKED_HEADS:
        return None
    return best


_LINKED_HEADS = words("linked-heads")
_ACTS = frozenset(("select", "found", "issue"))
"""Kinds of verbs that begin a clause of their own behind a name."""


_COUNTED = re.compile(r"(?:[一二三四五六七八九十两]+|\d+)[项个大种类套]")
"""What counts the items of a list before the noun that closes it (三大革命)."""
_COUNTED_MATTER = re.compile("[两二三四五六七八九十][^一二三四五六七八九十]{1,2}")
"""Words in marks that only count a matter, and with whose it is and what is done name a measure (农村集体“三资”专项清理)."""
_THEMES = words("themes")
_NORMS = words("norms")
_KEEPING = frozenset(("按照", "按", "依照", "本着", "遵循", "秉持", "秉承", "坚持", "围绕", "以"))
_IMAGED = re.compile(f"(?:{'|'.join(sorted(words('imaging')))})(?:[“‘]([^”’、一二两三四五六七八九十0-9+]{{1,5}})[”’]、?)+$")
"""An aim in an image (把好“入口关”, 办好“暖心事”), as headings have it, which does nothing."""
_PRINCIPLE = re.compile("的?(?:总?体?|发展|工作|基本|建设)(?:原则|思路|理念|方针|路径|定位)")
"""What is kept to: a principle is no measure (按照“先易后难”的原则), though one carried out may be (落实“凡提必核”原则)."""
_HOLDING = frozenset(("树立", "牢固树立", "树牢", "践行", "弘扬", "发扬", "传承", "坚持", "秉承", "秉持", "增强", "强化"))
_IDEAL = re.compile("的?(?:发展)?(?:理念|精神|意识|观念|思想|情怀|信念)")
"""What is thought or felt: a stance is no measure (牢固树立“人民至上”理念)."""
NO_PART = words("no-part")
"""Words that are part of no name."""
_VERBAL = frozenset(("system", "programme"))
"""Kinds of heads before which a verb may stand within a name."""


def marked_names(clause: Clause) -> Iterator[Name]:
    """Names in quotation marks or book-title marks."""
    text = clause.sentence.clean.text
    tokens = clause.tokens
    item = 0
    for i, token in enumerate(tokens):
        if token.tag not in (QUOTE, BOOK):
            if token.text not in JOINTS and item and token.tag in ("v", "p"):
                item = 0
            continue
        content = token.text[1:-1].strip()
        if not content or (token.tag == QUOTE and token.text[0] not in _PAIR):
            continue
        name = _titled(token, i, content, item) if token.tag == BOOK else _quoted(tokens, i, content, item, text)
        if name is not None:
            yield name
            item += 1


def _titled(token: Word, i: int, content: str, item: int) -> Name:
    """The title in book-title marks that is token ``i``."""
    noun, kind = head_of(content) or (None, None)
    return Name(content, "book", content, noun, kind, token.start, token.end, i, i + 1, item)


def _quoted(tokens: Sequence[Word], i: int, content: str, item: int, text: str) -> Name | None:
    """The name that token ``i``, a phrase in quotation marks, makes with its head noun or its modifiers; None if it is none."""
    token = tokens[i]
    before = tokens[i - 1].text if i else ""
    if before in _KEEPING and _PRINCIPLE.match(text, token.end):
        return None
    if before in _HOLDING and _IDEAL.match(text, token.end):
        return None
    theme = before in _THEMES
    tail = _tail(tokens, i + 1, text)
    if tail is not None:
        after, (closing, kind_of) = tail
        first = i
        if content in figures() and kind_of == "task" and _COUNTED_MATTER.fullmatch(content):
            first = _modifiers(tokens, i)
        if (content in figures() and first == i and (len(closing) < 2 or kind_of in ("people", "task", "site"))) or (
            theme and (closing in _NORMS or len(content) == 1)
        ):
            return None
        start, end = tokens[first].start, tokens[after - 1].end
        return Name(text[start:end], "quote", content, closing, kind_of, start, end, first, after, item)
    head = _list_head(tokens, i + 1, text)
    if len(content) == 1 or (theme and head is None):
        return None
    first = i
    start = token.start
    if len(content) <= 5 or content[0] in "一二三四五六七八九十两双百千0123456789":
        first = _modifiers(tokens, i)
        start = tokens[first].start
    name = text[start : token.end] if first < i else content
    noun, kind = head or (None, None)
    return Name(name, "quote", content, noun, kind, start, token.end, first, i + 1, item)


def is_image(clause: Clause, name: Name) -> bool:
    """Whether a short phrase in marks is what an image is made of (念好“山字经”), and no name."""
    if name.form != "quote" or name.after - name.first > 1 or (name.head is not None and len(name.head) > 1):
        return False
    return ends_in_image(clause.sentence.clean.text, clause.start, name.end)


def ends_in_image(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` ends in an image; what ends in the head of a name is none (办好“乡村夜校”)."""
    told = _IMAGED.search(text, start, end)
    if told is None:
        return False
    head = head_of(told[1])
    return head is None or head[1] in _IMAGED_HEADS


_IMAGED_HEADS = frozenset(("site", "abstract", "people", "task"))


def _list_head(tokens: Sequence[Word], at: int, text: str) -> tuple[str, str] | None:
    """The head noun that closes a list of phrases in marks (“…”“…”等制度, “…”“…”三项行动), of which one ends at ``at``."""
    while at < len(tokens) and (tokens[at].tag == QUOTE or tokens[at].text in JOINTS):
        at += 1
    first = at
    while at < min(first + 2, len(tokens)) and (tokens[at].text == "等" or tokens[at].tag in ("m", "q", "mq")):
        at += 1
    listed = _tail(tokens, at, text) if first < at < len(tokens) else None
    return listed[1] if listed is not None else None


def _modifiers(tokens: Sequence[Word], at: int) -> int:
    """Index of the first of the nouns that stand right before a quoted name and belong to it (校长园长“双岗双责”)."""
    kinds = verb_kinds()
    first = at
    while first > 0 and at - first < 4:
        word = tokens[first - 1]
        if word.tag[0] not in "njb" or word.tag in ("nr", "ns", "nt") or word.text in kinds or word.text[-2:] in kinds:
            break
        if (
            word.text in _WHOLE
            or len(word.text) < 2
            or _LEVELS.fullmatch(word.text)
            or (word.text[0] == "全" and len(word.text) == 2)
        ):
            break
        if tokens[at].start - word.start > 9:
            break
        first -= 1
    if first > 0 and tokens[first - 1].tag in ("m", "q", "uj", "c", "x", "n", "ns", "r"):
        return at
    return first


_WHOLE = words("owners")
_LEVELS = re.compile("[一二三四五]级")
