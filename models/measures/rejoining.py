"""Words as verbs need them: the tagger's, put together where it split a registered verb and taken apart where it joined one.

Belongs here: single words and pairs of words. What stands in quotation marks is collapsed, and clauses are cut, in
:mod:`models.measures.clauses`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from models.measures.registers import verb_kinds, words
from models.text.words import Word


def rejoined(tagged: list[Word]) -> list[Word]:
    """The words, with registered verbs put together that the tagger split (约 | 谈), or freed from adverbs and particles
    (全面推行, 还设, 发了), from who does it (村设) or to whom (各奖10万元), or from their objects (平整土地)."""
    kinds = verb_kinds()
    joined: list[Word] = []
    at = 0
    firsts = _first_characters()
    for i in [  # one word in five, of which few are touched
        i
        for i, (word, _, _, _) in enumerate(tagged)
        if (word in firsts if len(word) == 1 else word[0] in _BESIDE or "了" in word or len(word) == 4)
    ]:
        if i < at:
            continue
        text, tag, start, end = tagged[i]
        if len(text) == 1:
            behind = tagged[i + 1] if i + 1 < len(tagged) else None
            if behind is not None and len(behind.text) < 3 and text + behind.text in kinds:
                joined += tagged[at:i]
                joined.append(Word(text + behind.text, "v", start, behind.end))
                at = i + 2
        elif text[0] == "元" and len(text) == 2 and i + 1 < len(tagged) and text[1] + tagged[i + 1].text in kinds:
            joined += tagged[at:i]
            joined += (Word("元", "m", start, start + 1), Word(text[1] + tagged[i + 1].text, "v", start + 1, tagged[i + 1].end))
            at = i + 2  # 800 | 元涨 | 到
        elif (parts := _parts(text)) is not None and (not parts.verb_only or tag == "v" or _counts(tagged, i + 1)):
            cut = start + parts.cut
            joined += tagged[at:i]
            joined += (Word(text[: parts.cut], parts.first, start, cut), Word(text[parts.cut :], parts.second, cut, end))
            at = i + 1
    return joined + tagged[at:] if joined else tagged


def _counts(tagged: list[Word], at: int) -> bool:
    return at < len(tagged) and tagged[at].tag == "m"


class _Parts(NamedTuple):
    """Where a word falls in two, and the tags of its parts."""

    cut: int
    first: str
    second: str
    verb_only: bool = False
    """Whether it does so only where the tagger takes it for a verb or a number follows."""


_ALSO = frozenset("还再又另也可须先")
_WHO = frozenset("村镇乡县区市社校户格组各均")
_BESIDE = _ALSO | _WHO | {"元"}


@lru_cache(maxsize=16384)
def _parts(word: str) -> _Parts | None:
    """The parts of a word of two characters or more that holds a registered verb beside something else."""
    kinds = verb_kinds()
    size = len(word)
    if size > 4 or word in kinds:
        return None
    if word in _PARTED:
        return _Parts(2, "v", "n")
    if size == 4 and word[2:] in kinds:
        return _Parts(2, "d" if word[:2] in _GLUED else "v" if word[:2] in kinds else "n", "v")
    if size < 4 and word[0] in _ALSO and kinds.get(word[1:], "life") not in _IDLE:
        return _Parts(1, "d", "v")
    if size < 4 and word[0] not in _ALSO and (word[1] == "了" or word[-1] == "了"):
        cut = word.index("了")
        if kinds.get(word[:cut], "life") not in _IDLE:
            return _Parts(cut, "v", "ul")
    return _Parts(1, "n", "v", verb_only=True) if size == 2 and word[0] in _WHO and word[1] in kinds else None


_IDLE = frozenset(("life", "stance", "say"))


@cache
def _first_characters() -> frozenset[str]:
    """The characters with which registered verbs of two or three characters begin."""
    return frozenset(verb[0] for verb in verb_kinds() if 1 < len(verb) < 4)


_GLUED = words("glued")
_PARTED = words("parted")
