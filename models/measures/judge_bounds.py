"""The most that the object of a verb may speak for a measure, by the register's weights.

Where even that leaves a clause below what is asked for, its object need not be looked at: three verbs of four. A bound is
never less than what :func:`models.measures.judge_clauses.features_of_object` finds, so no answer depends on it; features
themselves belong there.
"""

from __future__ import annotations

from functools import cache, lru_cache

from models.measures.judge_clauses import Sight
from models.measures.registers import head_kinds, weights
from models.measures.verbs import Verb
from models.measures.wordings import verb_names


def most_of_object(sight: Sight, verb: Verb) -> float:
    """What ``features_of_object`` may add at most to the log odds."""
    most = _most_of_heads(verb.kind, verb.text)
    if sight.numbered or sight.numeral:
        most += _most_of_number(verb.kind)
    if sight.pay or sight.digit:
        most += _most_of_money(verb.kind, verb.text)
    return most


@lru_cache(maxsize=65536)
def _most_of_heads(kind: str, verb: str) -> float:
    """Of the verb, the head of its object, its size and its aims."""
    heads, own = _most_by_head(kind), _heads_of_verbs().get(verb)
    best = max(heads.values()) if own is None else max(most + own.get(head, 0.0) for head, most in heads.items())
    return best + sum(weights("clause").get(name, 0.0) for name in verb_names(verb))


@cache
def _most_by_head(kind: str) -> dict[str, float]:
    """By kind of head what a verb of that kind and the object may add, whichever noun and size the object has."""
    weight = weights("clause").get
    nouns = dict.fromkeys(("none", "quote"), 0.0)  # an object without a registered head, or in marks
    for noun, head in head_kinds().items():
        nouns[head] = max(nouns.get(head, -99.0), weight(f"noun={noun}", 0.0))
    rest = weight(f"kind={kind}", 0.0) + sum(max(0.0, most) for most in (weight("aim", 0.0), _most("size=")))
    return {
        head: rest + most + weight(f"head={head}", 0.0) + weight(f"kind={kind}&head={head}", 0.0) for head, most in nouns.items()
    }


@cache
def _heads_of_verbs() -> dict[str, dict[str, float]]:
    """The weights of verbs together with kinds of heads."""
    found: dict[str, dict[str, float]] = {}
    for feature, weight in weights("clause").items():
        if feature.startswith("verb&head="):
            verb, _, head = feature.removeprefix("verb&head=").partition("|")
            found.setdefault(verb, {})[head] = weight
    return found


@cache
def _most_of_number(kind: str) -> float:
    weight = weights("clause").get
    last = weight("number-last", 0.0) + max(0.0, _most("number-last&head="))
    return max(0.0, weight("number", 0.0) + weight(f"number&kind={kind}", 0.0) + max(0.0, last))


@lru_cache(maxsize=4096)
def _most_of_money(kind: str, verb: str) -> float:
    weight = weights("clause").get
    before = weight(f"pay-before&verb={verb}", 0.0) + weight(f"pay-before&kind={kind}", 0.0)
    amount = weight(f"amount&kind={kind}", 0.0) + max(0.0, _most("amount="))
    return max(0.0, before) + max(0.0, weight(f"pay-behind&kind={kind}", 0.0)) + max(0.0, amount)


@cache
def _most(prefix: str) -> float:
    """The greatest weight of the features that begin with ``prefix``."""
    return max((weight for feature, weight in weights("clause").items() if feature.startswith(prefix)), default=0.0)
