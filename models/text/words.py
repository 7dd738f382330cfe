"""Words and their parts of speech, with offsets.

The tagger is jieba's (ICTCLAS tags: n noun, nr person, ns place, v verb, vn verbal noun, m numeral, q measure word,
d adverb, p preposition, f locative, u particle, x other). A sentence is tagged once and shared by all extractors.
The register's words are added to its dictionary; where a word is in both, the register's tag holds.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate, repeat
from typing import NamedTuple

import rjieba

from models.registers import read_rows


class Word(NamedTuple):
    """A word, its tag, and its half-open span in the clean text that was tagged."""

    text: str
    tag: str
    start: int
    end: int


@cache
def _terms() -> dict[str, str]:
    """Words of the genre and their tags, from ``registers/words.csv``."""
    return {row["word"]: row["tag"] for row in read_rows("words.csv") if row["tag"] != _NO_WORD}


_NO_WORD = "-"
"""The tag of words of the tagger's dictionary that in this genre are mostly the end of one and the beginning of another."""


@cache
def _tagger() -> rjieba.Jieba:
    tagger = rjieba.Jieba()
    for word, pos in _terms().items():
        tagger.add_word(word, None, pos)
    for row in read_rows("words.csv"):
        if row["tag"] == _NO_WORD:
            tagger.add_word(row["word"], 1, None)  # the least that a word can have
    return tagger


def tag_pairs(text: str) -> list[tuple[str, str]]:
    """The words of ``text`` and the tagger's tags, for callers that count offsets and look up the register themselves."""
    pairs: list[tuple[str, str]] = _tagger().tag(text)
    return pairs


def plain_pairs(text: str) -> list[tuple[str, str]]:
    """As :func:`tag_pairs`, with words of the dictionary alone: nothing is made up of characters that often stand together."""
    pairs: list[tuple[str, str]] = _tagger().tag(text, False)
    return pairs


@lru_cache(maxsize=4096)
def in_dictionary(word: str) -> bool:
    """Whether the tagger's dictionary holds the word."""
    held: bool = _tagger().has_word(word)
    return held


def term_tags() -> dict[str, str]:
    """Words of the register and their tags, which hold before the tagger's."""
    return _terms()


def tag(text: str) -> list[Word]:
    """The words of ``text`` in order, without gap or overlap."""
    pairs = _tagger().tag(text)
    texts = [word for word, _ in pairs]
    tags = map(_terms().get, texts, [pos for _, pos in pairs])
    ends = list(accumulate(map(len, texts)))
    return list(
        map(tuple.__new__, repeat(Word), zip(texts, tags, [0, *ends], ends, strict=False))
    )  # a third of the time of a loop
