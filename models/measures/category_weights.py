"""What words say about a measure's category as annotated pages use them, by weights fitted offline.

The register of cues (:mod:`models.measures.categories`) holds what an expert knows of words; the weights here hold what
annotators made of them: which category a verb, a word or a character of the clause, the head of its object, the sentence
around it and the headings above speak for, and against. ``models/registers/category_weights.csv`` has a row a feature and a
column a category, so that any decision can be added up by hand; ``tests/gold/fit_categories.py`` writes it. Nothing is
fitted here.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.measures.registers import head_of, verb_kinds
from models.text.words import tag_pairs
from models.vocabulary import CATEGORIES

_FIGURE: Final = re.compile(r"[\d.,，]+")
_COUNTED: Final = re.compile(r"\d[余多]?[万亿]*(元|人|户|名|个|座|条|亩|公里|场|次|支|%)")


class Weights(NamedTuple):
    """The register, read: a row of weights, in the order of the vocabulary, for each feature."""

    row: dict[str, int]
    table: NDArray[np.float32]


@cache
def weights() -> Weights:
    """The weights; read once a process."""
    text = resources.files("models").joinpath("registers/category_weights.csv").read_text("utf-8")
    rows = list(csv.reader(text.splitlines()))
    if rows[0] != ["feature", *CATEGORIES]:
        raise ValueError(
            f"category_weights.csv: columns {rows[0]}; expected feature and {list(CATEGORIES)}; fit the weights anew"
        )
    table = np.array([[float(cell or 0) for cell in row[1:]] for row in rows[1:]], dtype=np.float32)
    return Weights({row[0]: i for i, row in enumerate(rows[1:])}, table.reshape(-1, len(CATEGORIES)))


def clause_features(clause: str, words: Iterable[str], head: int, name: str | None, action: str | None) -> list[str]:
    """Features of a clause with its words, whose head noun ends at ``head``; each at most once, in order."""
    found = {"bias": None, "named": None} if name else {"bias": None}
    rest = clause
    if action:
        found[f"verb={action}"] = None
        found[f"kind={verb_kinds().get(action, 'other')}"] = None
        rest = clause.replace(action, "", 1)
    for word in words:
        if len(word) > 1 and word != action:
            found[f"word={word}"] = None
    figures = _FIGURE.search(rest) is not None
    for character in _FIGURE.sub("0", rest) if figures else rest:
        found[f"in={character}"] = None
    core = clause[:head]
    found[f"ends={core[-2:]}"] = None
    found[f"end={core[-1:]}"] = None
    noun = head_of(core) or head_of(clause)
    if noun:
        found[f"noun={noun[0]}"] = None
        found[f"head={noun[1]}"] = None
    if figures:
        found["number"] = None
        if counted := _COUNTED.search(rest):
            found[f"unit={counted[1]}"] = None
    if "《" in clause:
        found["title"] = None
    return list(found)


def sentence_features(words: Iterable[str]) -> list[str]:
    """Features of a sentence by its words, each at most once, in order."""
    return list(dict.fromkeys(f"near={word}" for word in words if len(word) > 1))


def topic_features(words: Iterable[str]) -> list[str]:
    """Features of the words of the section's heading and the article's title, each at most once, in order."""
    return list(dict.fromkeys(f"topic={word}" for word in words if len(word) > 1))


def spoken(features: Sequence[str]) -> NDArray[np.float32]:
    """What features say for each category, in the order of the vocabulary."""
    row = weights().row
    return _added([row[feature] for feature in features if feature in row])


def _added(rows: list[int]) -> NDArray[np.float32]:
    return np.add.reduce(weights().table[rows], axis=0) if rows else np.zeros(len(CATEGORIES), dtype=np.float32)


@cache
def _rows(kind: str) -> dict[str, int]:
    """The rows of one kind of feature by the word that follows its mark: a sentence's many words need not be marked then."""
    return {feature.removeprefix(kind): row for feature, row in weights().row.items() if feature.startswith(kind)}


@lru_cache(maxsize=256)
def sentence_spoken(words: tuple[str, ...]) -> NDArray[np.float32]:
    """What the words of a sentence say by their :func:`sentence_features`; measures of one sentence share it."""
    near = _rows("near=")
    return _added([near[word] for word in dict.fromkeys(words) if word in near])


@lru_cache(maxsize=256)
def topic_spoken(headings: str) -> NDArray[np.float32]:
    """What the section's heading and the article's title say; measures of one section share it."""
    return spoken(topic_features(word for word, _ in tag_pairs(headings)))
