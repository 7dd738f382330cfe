"""Words and their parts of speech, with offsets.

The tagger is jieba's (ICTCLAS tags: n noun, nr person, ns place, v verb, vn verbal noun, m numeral, q measure word,
d adverb, p preposition, f locative, u particle, x other). A sentence is tagged once and shared by all extractors.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import rjieba


class Word(NamedTuple):
    """A word, its tag, and its half-open span in the clean text that was tagged."""

    text: str
    tag: str
    start: int
    end: int


@cache
def _tagger() -> rjieba.Jieba:
    return rjieba.Jieba()


def tag(text: str) -> list[Word]:
    """The words of ``text`` in order, without gap or overlap."""
    words = []
    at = 0
    for word, pos in _tagger().tag(text):
        words.append(Word(word, pos, at, at + len(word)))
        at += len(word)
    return words
