"""The category of a measure, from the cues of ``registers/categories.toml``.

Belongs here: how cues add up. The cues themselves are words of the genre and belong in the register.

The model is linear and can be read: every cue found adds its strength to its categories, more where it ends the name or
the object (the head noun of a Chinese noun phrase comes last), less where it stands in the rest of the sentence or in
the heading above. The category with the greatest sum wins; a tie goes to the one named first in the vocabulary.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from models.vocabulary import CATEGORIES

STRENGTH: Final = {"strong": 3.0, "plain": 1.5, "weak": 0.5}
VERB: Final = 1.5
HEAD: Final = 2.0
"""A cue that ends the name or the object counts so many times."""
SENTENCE: Final = 0.15
SECTION: Final = 0.3


class Cues(NamedTuple):
    """The register, compiled: an automaton over all cues and, by cue, the category indexes it speaks for."""

    automaton: AhoCorasick
    weights: list[tuple[tuple[int, float], ...]]
    verbs: dict[str, tuple[int, ...]]


@cache
def cues() -> Cues:
    """The compiled register; read once a process."""
    register = tomllib.loads(resources.files("models").joinpath("registers/categories.toml").read_text("utf-8"))
    words: dict[str, dict[int, float]] = defaultdict(dict)
    verbs: dict[str, list[int]] = defaultdict(list)
    for index, category in enumerate(CATEGORIES):
        entry = register[category]
        for strength, weight in STRENGTH.items():
            for word in entry[strength]:
                words[word][index] = max(weight, words[word].get(index, 0.0))
        for verb in entry["verbs"]:
            verbs[verb].append(index)
    patterns = sorted(words)
    return Cues(
        AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest),
        [tuple(sorted(words[p].items())) for p in patterns],
        {verb: tuple(found) for verb, found in verbs.items()},
    )


def scores(clause: str, name: str | None, action: str | None, sentence: str, section: str | None) -> list[float]:
    """What the cues say for each category, in the order of the vocabulary."""
    register = cues()
    totals = [0.0] * len(CATEGORIES)

    def add(text: str, factor: float, head: float = 1.0) -> None:
        length = len(text)
        for which, _, end in register.automaton.find_matches_as_indexes(text):
            times = factor * head if end >= length - 1 else factor
            for index, weight in register.weights[which]:
                totals[index] += times * weight

    add(clause, 1.0, HEAD)
    if name and name != clause:
        add(name, 0.5, HEAD)
    add(sentence, SENTENCE)
    if section:
        add(section, SECTION)
    if action:
        for index in register.verbs.get(action, ()):
            totals[index] += VERB
    return totals


def category(clause: str, name: str | None, action: str | None, sentence: str, section: str | None) -> str:
    """The category of the measure whose clause core is ``clause``."""
    totals = scores(clause, name, action, sentence, section)
    return list(CATEGORIES)[totals.index(max(totals))]
