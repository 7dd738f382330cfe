"""The registers of the genre that measures are found by: verbs, head nouns, figures of speech, weights.

Only reading them belongs here. Each is a file in ``models/registers`` that a domain expert can edit.
"""

from __future__ import annotations

from functools import cache

from models.registers import read_toml


@cache
def verb_kinds() -> dict[str, str]:
    """Verb to kind (``found``, ``issue``, ``run`` …)."""
    return {verb: kind for kind, entry in read_toml("measure_verbs.toml").items() for verb in entry["verbs"].split()}


@cache
def head_kinds() -> dict[str, str]:
    """Head noun to kind (``system``, ``programme`` …)."""
    return {noun: kind for kind, entry in read_toml("measure_heads.toml").items() for noun in entry["nouns"].split()}


@cache
def naming_kinds() -> frozenset[str]:
    """Kinds of head nouns in which a title without quotation marks can end."""
    return frozenset(kind for kind, entry in read_toml("measure_heads.toml").items() if entry["names"])


@cache
def figures() -> frozenset[str]:
    """Quoted words that name nothing."""
    return frozenset(word for entry in read_toml("measure_figures.toml")["figures"] for word in entry["words"].split())


@cache
def institutions() -> frozenset[str]:
    """Names that are known all over the country."""
    return frozenset(name for entry in read_toml("measure_institutions.toml")["institutions"] for name in entry["names"].split())


@cache
def words(group: str) -> frozenset[str]:
    """The small words of one group."""
    return frozenset(read_toml("measure_words.toml")[group]["words"].split())


@cache
def weights(model: str) -> dict[str, float]:
    """Weights of the log-linear model ``clause`` or ``name``, by feature."""
    found: dict[str, float] = read_toml("measure_weights.toml").get(model, {})
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
