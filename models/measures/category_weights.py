"""What words say about a measure's category as annotated pages use them, by weights fitted offline.

The register of cues (:mod:`models.measures.categories`) holds what an expert knows of words; the weights here hold what
annotators made of them: which category a verb, a word or a character of the clause, the head of its object, the sentence
around it and the headings above speak for, and against. ``models/registers/category_weights.csv`` has a row a feature and a
column a category, so that any decision can be added up by hand; ``tests/gold/fit_categories.py`` writes it. Nothing is
fitted here. ``category_company.csv`` holds which categories stand beside one another on those pages.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.measures.registers import head_of, verb_kinds
from models.text.words import tag_pairs
from models.vocabulary import CATEGORIES

_DIGIT: Final = re.compile(r"\d")
_FIGURE: Final = re.compile(r"[\d.,，]+")
_COUNTED: Final = re.compile(r"\d[余多]?[万亿]*(元|人|户|名|个|座|条|亩|公里|场|次|支|%)")


Said = list[tuple[str, Iterable[str]]]
"""Features by family, each of a family's values at most once: ``("verb", ["选派"])`` is the feature ``verb=选派``."""


class Weights(NamedTuple):
    """The register, read: a row of weights, in the order of the vocabulary, for each feature."""

    rows: dict[str, dict[str, int]]
    """By family and value, from 1 on: the first row of the table is no feature's."""
    table: NDArray[np.float32]


@cache
def weights() -> Weights:
    """The weights; read once a process."""
    text = resources.files("models").joinpath("registers/category_weights.csv").read_text("utf-8")
    header, *entries = csv.reader(text.splitlines())
    if header != ["feature", *CATEGORIES]:
        raise ValueError(f"category_weights.csv: columns {header}; expected feature and {list(CATEGORIES)}; fit the weights anew")
    rows: dict[str, dict[str, int]] = {}
    for i, (feature, *_) in enumerate(entries, 1):
        family, _, value = feature.partition("=")
        rows.setdefault(family, {})[value] = i
    table = np.zeros((len(entries) + 1, len(CATEGORIES)), dtype=np.float32)
    table[1:] = [[float(cell or 0) for cell in entry[1:]] for entry in entries]
    return Weights(rows, table)


@cache
def company() -> NDArray[np.float64]:
    """By category, the log odds of each for a measure told right before or behind one of it; read once a process."""
    text = resources.files("models").joinpath("registers/category_company.csv").read_text("utf-8")
    header, *entries = csv.reader(text.splitlines())
    if header != ["beside", *CATEGORIES] or [name for name, *_ in entries] != list(CATEGORIES):
        raise ValueError(f"category_company.csv: columns {header}; expected beside and {list(CATEGORIES)}; fit it anew")
    return np.array([[float(cell) for cell in row] for _, *row in entries])


def clause_features(clause: str, words: Iterable[str], head: int, name: str | None, action: str | None) -> Said:
    """Features of a clause with its words, whose head noun ends at ``head``."""
    found: Said = [("bias", ("",)), ("word", {word: None for word in words if len(word) > 1 and word != action})]
    rest = clause
    kind = "none"
    if action:
        kind = verb_kinds().get(action, "other")
        found += (("verb", (action,)), ("kind", (kind,)), ("verb-has", dict.fromkeys(action)))
        rest = clause.replace(action, "", 1)
    if _DIGIT.search(rest):
        found.append(("number", ("",)))
        if counted := _COUNTED.search(rest):
            found.append(("unit", (counted[1],)))
        rest = _FIGURE.sub("0", rest)
    found.append(("in", dict.fromkeys(rest)))
    core = clause[:head]
    noun = head_of(core) or head_of(clause)
    head_kind = noun[1] if noun else ""
    found += (("ends", (core[-2:],)), ("end", (core[-1:],)), ("kind&end", (f"{kind}|{core[-1:]}",)))
    found += (("verb&head", (f"{action or ''}|{head_kind}",)), ("kind&head", (f"{kind}|{head_kind}",)))
    if noun:
        found += (("noun", (noun[0],)), ("head", (head_kind,)))
    if name:
        found.append(("named", ("",)))
    if "《" in clause:
        found.append(("title", ("",)))
    return found


def sentence_features(words: Iterable[str]) -> Said:
    """Features of a sentence by its words."""
    return [("near", {word: None for word in words if len(word) > 1})]


def topic_features(words: Iterable[str]) -> Said:
    """Features of the words of the section's heading and the article's title."""
    return [("topic", {word: None for word in words if len(word) > 1})]


def spoken(features: Said) -> NDArray[np.float32]:
    """What features say for each category, in the order of the vocabulary."""
    rows, table = weights()
    at: list[int] = []
    for family, values in features:
        at += filter(None, map(rows.get(family, _NONE).get, values))
    found: NDArray[np.float32] = np.add.reduce(table.take(at, axis=0))  # of no row: zeros
    return found


_NONE: Final[dict[str, int]] = {}


@lru_cache(maxsize=256)
def sentence_spoken(words: tuple[str, ...]) -> NDArray[np.float32]:
    """What the words of a sentence say; measures of one sentence share it."""
    return spoken(sentence_features(words))


@lru_cache(maxsize=256)
def topic_spoken(headings: str) -> NDArray[np.float32]:
    """What the section's heading and the article's title say; measures of one section share it."""
    return spoken(topic_features(word for word, _ in tag_pairs(headings)))
