"""The registers of the genre that measures are found by: verbs, head nouns, figures of speech, weights.

Only reading them belongs here. Each is a file in ``models/registers`` that a domain expert can edit.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "registers"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def verb_kinds() -> dict[str, str]:
    """Verb to kind (``found``, ``issue``, ``run`` …)."""
    return {verb: kind for kind, entry in _read("measure_verbs").items() for verb in entry["verbs"].split()}


@cache
def no_measure_kinds() -> frozenset[str]:
    """Kinds of verbs that as a rule make no measure."""
    return frozenset(kind for kind, entry in _read("measure_verbs").items() if entry["measure"] == "no")


@cache
def head_kinds() -> dict[str, str]:
    """Head noun to kind (``system``, ``programme`` …)."""
    return {noun: kind for kind, entry in _read("measure_heads").items() for noun in entry["nouns"].split()}


@cache
def naming_kinds() -> frozenset[str]:
    """Kinds of head nouns in which a title without quotation marks can end."""
    return frozenset(kind for kind, entry in _read("measure_heads").items() if entry["names"])


@cache
def figures() -> frozenset[str]:
    """Quoted words that name nothing."""
    return frozenset(word for entry in _read("measure_figures")["figures"] for word in entry["words"].split())


@cache
def institutions() -> frozenset[str]:
    """Names that are known all over the country."""
    return frozenset(name for entry in _read("measure_institutions")["institutions"] for name in entry["names"].split())


@cache
def words(group: str) -> frozenset[str]:
    """The small words of one group."""
    return frozenset(_read("measure_words")[group]["words"].split())


@cache
def weights(model: str) -> dict[str, float]:
    """Weights of the log-linear model ``clause`` or ``name``, by feature."""
    found: dict[str, float] = _read("measure_weights").get(model, {})
    return found


_LONGEST_HEAD = 6


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Lengths of the registered head nouns by their last character, the longest first."""
    found: dict[str, set[int]] = {}
    for noun in head_kinds():
        if len(noun) <= _LONGEST_HEAD:
            found.setdefault(noun[-1], set()).add(len(noun))
    return {end: tuple(sorted(lengths, reverse=True)) for end, lengths in found.items()}


def head_of(phrase: str) -> tuple[str, str] | None:
    """The longest registered head noun that ends ``phrase``, and its kind."""
    heads = head_kinds()
    size = len(phrase)
    for length in _lengths().get(phrase[-1:], ()):
        if length <= size:
            noun = phrase[-length:]
            kind = heads.get(noun)
            if kind is not None:
                return noun, kind
    return None
