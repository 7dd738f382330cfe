"""The category of a measure, from the cues of ``registers/categories.toml``.

Belongs here: how cues add up. The cues themselves are words of the genre and belong in the register.

The model is linear and can be read: every cue found adds its strength to its categories, more where it is the head of
the name or the object (the head noun of a Chinese noun phrase comes last, before nouns as general as 制度 or 工程), less
where it stands in the rest of the sentence or in the heading above. What is issued under a title is a document whatever
it is about. The category with the greatest sum wins; a tie goes to the one named first in the vocabulary.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from models.vocabulary import CATEGORIES

# Set on the gold by trying a few values of each; the figures hardly move around these.
STRENGTH: Final = {"strong": 3.0, "plain": 1.5, "weak": 0.5}
LENGTH: Final = 0.1
"""Share that a cue gains for every character beyond two: a longer word says more."""
VERB: Final = 2.0
HEAD: Final = 2.0
"""A cue that is the head of the name or the object counts so many times."""
NAME: Final = 0.4
"""The name's cues count again, at this share."""
SENTENCE: Final = 0.15
SECTION: Final = 0.3
ISSUED: Final = 10.0
"""What a text issued under a title gains as a document."""

_COUNT: Final = re.compile(
    r"(?:[近超约共达逾各]|超过|不少于)?\d[\d.,，\s—\-]*[余多]?[百千万亿]*[余多]?[一-龥℃%％]{0,4}$|[(（][^)）]*[)）]$"
)
_GENERAL: Final = re.compile(
    r"(?:等|的|工作|建设|活动|行动|工程|计划|项目|制度|机制|体系|模式|平台|办法|举措|措施|要求|方式|方法|工作法|试点|全覆盖|制|法|原则|"
    r"任务|路径|系列|专项|力度|水平|[”’」』》\"'])$"
)


class Cues(NamedTuple):
    """The register, compiled: an automaton over all cues and, by cue, the category indexes it speaks for."""

    automaton: AhoCorasick
    weights: list[tuple[tuple[int, float], ...]]
    verbs: dict[str, tuple[int, ...]]
    titles: re.Pattern[str]
    issuing: frozenset[str]


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
                value = weight * (1 + LENGTH * (len(word) - 2))
                words[word][index] = max(value, words[word].get(index, 0.0))
        for verb in entry["verbs"]:
            verbs[verb].append(index)
    patterns = sorted(words)
    titles = "|".join(sorted(register["document"]["titles"], key=lambda w: (-len(w), w)))
    return Cues(
        AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest),
        [tuple(sorted(words[p].items())) for p in patterns],
        {verb: tuple(found) for verb, found in verbs.items()},
        re.compile(rf"(?:{titles})[”’」』》\"']?$"),
        frozenset(register["document"]["verbs"]),
    )


def head_end(phrase: str) -> int:
    """Where the head noun of a verb-object clause or name ends: before counts, brackets and general nouns."""
    end = len(phrase)
    if found := _COUNT.search(phrase):
        end = found.start() or end
    for _ in range(4):
        found = _GENERAL.search(phrase, 0, end)
        if not found or found.start() < 2:
            break
        end = found.start()
    return end


def scores(clause: str, name: str | None, action: str | None, sentence: str, section: str | None) -> list[float]:
    """What the cues say for each category, in the order of the vocabulary."""
    register = cues()
    totals = [0.0] * len(CATEGORIES)

    def add(text: str, factor: float, head: float = 1.0) -> None:
        end_of_head = head_end(text) if head != 1.0 else 0
        for which, start, end in register.automaton.find_matches_as_indexes(text):
            times = factor * head if start < end_of_head <= end else factor
            for index, weight in register.weights[which]:
                totals[index] += times * weight

    add(clause, 1.0, HEAD)
    if name and name != clause:
        add(name, NAME, HEAD)
    add(sentence, SENTENCE)
    if section:
        add(section, SECTION)
    if action:
        for index in register.verbs.get(action, ()):
            totals[index] += VERB
    if issued(clause, name, action):
        totals[0] += ISSUED
    return totals


def issued(clause: str, name: str | None, action: str | None) -> bool:
    """Whether a text is issued under a title: a kind of document that is written down, in title marks or with its verb."""
    register = cues()
    phrase = name or clause
    if found := _COUNT.search(phrase):
        phrase = phrase[: found.start()] or phrase
    if not register.titles.search(phrase):
        return False
    return action in register.issuing or "《" in clause


def category(clause: str, name: str | None, action: str | None, sentence: str, section: str | None) -> str:
    """The category of the measure whose clause core is ``clause``."""
    totals = scores(clause, name, action, sentence, section)
    return list(CATEGORIES)[totals.index(max(totals))]
