"""Whether a clause tells of a measure and whether a phrase names one: two log-linear models over features of the language.

A feature is a short string; its weight stands in ``models/registers/measure_weights.toml``, fitted offline on annotated
pages (``tests/gold/fit_measures.py``). Nothing is fitted here. Features speak of verbs by their kind, of objects by their
head noun and size, of the clause by its function words; a single word is a feature only where several pages have it.

Here is what both models share; the features of a clause are in :mod:`models.measures.judge_clauses`, those of a name in
:mod:`models.measures.judge_names`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from models.measures.registers import weights


class Setting(NamedTuple):
    """What a sentence and its article lend to each of its clauses."""

    role: str
    said: bool
    """Whether a verb of saying stands before in the sentence."""
    body: str
    """The article's text, to see how often a name is said."""
    title: str
    before: str = ""
    """Kind of the main verb of the clause before, in the same sentence."""
    behind: str = ""
    """Kind of the main verb of the clause behind."""
    ruled: bool = True
    """Whether a clause of the sentence may word a rule; False spares looking for it."""


class Features:
    """Features that depend on the same few things, and so come together: a case of them is worded once and weighed once."""

    __slots__ = ("names", "weight")

    def __init__(self, model: str, *names: str) -> None:
        self.names = names
        weight = weights(model).get
        self.weight = sum([weight(name, 0.0) for name in names])
        """What they add to the log odds by the register."""


def score(_: str, features: Iterable[Features]) -> float:
    """The probability that the register gives to ``features``, which are those of one model (``clause`` or ``name``)."""
    logit = sum([group.weight for group in features])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
