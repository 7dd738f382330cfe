"""The category of a measure, from the cues of ``registers/categories.toml``.

Belongs here: how cues add up. The cues themselves are words of the genre and belong in the register.

The model is linear and can be read. Every cue found adds its strength to its categories, more where it is the head of
the name or the object (the head noun of a Chinese noun phrase comes last, before nouns as general as 制度 or 工程), less
where it stands in the rest of the sentence, in the heading above or in the article's title. A frame, a verb with a kind
of object, adds what neither says alone: 选派 with 医生 is personnel, 选派 with 医生 and 进修 training. What is issued under
a title is a document whatever it is about. Where the cues hardly decide, the characters that no cue covers speak too,
each as the register's own words with that character do (审 stands mostly in words of appraisal and governance). The
category with the greatest sum wins; a tie goes to the one named first in the vocabulary.

Beside the register speak words as annotated pages use them (:mod:`models.measures.category_weights`): the register knows
words that no annotated page has, the pages know how words weigh against one another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from math import log
from typing import Any, Final, NamedTuple

import numpy as np
from ahocorasick_rs import AhoCorasick, MatchKind

from models.measures.category_weights import clause_features, company, sentence_spoken, spoken, topic_spoken
from models.registers import made_of, read_toml
from models.text.patterns import Guarded
from models.text.words import tag_pairs
from models.vocabulary import CATEGORIES

_NAMES: Final = tuple(CATEGORIES)

# Set on the gold by trying a few values of each; the figures hardly move around these.
STRENGTH: Final = {"strong": 3.0, "plain": 1.5, "weak": 0.5}
LENGTH: Final = 0.1
"""Share that a cue gains for every character beyond two: a longer word says more."""
VERB: Final = 2.0
ACT: Final = 4.0
"""A verb that names the act itself says more than one that many kinds of measure share."""
HEAD: Final = 2.0
"""A cue that is the head of the name or the object counts so many times."""
NAME: Final = 0.4
"""The name's cues count again, at this share."""
SENTENCE: Final = 0.35
SENTENCE_MOST: Final = 8.0
"""However long a sentence speaks of one matter, it adds no more than this, times its share, to what the clause says."""
HEADING: Final = 0.2
"""For the section's heading and for the article's title: what the page is about settles what the clause leaves open."""
ISSUED: Final = 20.0
"""What a text issued under a title gains as a document."""
FRAME: Final = 15.0
"""What a frame, a verb with a kind of object, gives its category."""
CUES: Final = 0.25
"""What the register says beside the fitted weights counts at this share; any from 0.2 to 0.5 serves unseen pages alike."""
BESIDE: Final = 0.3
"""What the measures before and behind say of a category counts at this share."""
CHARACTER: Final = 0.3
CHARACTER_SMOOTHING: Final = 8.0
DECIDED: Final = 4.0
"""A lead of this much over the second category is a decision: characters count the less the nearer the lead comes to it."""

_COUNT: Final = re.compile(
    r"(?:[近超约共达逾各]|超过|不少于)?\d[\d.,，\s—\-]*[余多]?[百千万亿]*[余多]?[一-龥℃%％]{0,4}$|[(（][^)）]*[)）]$"
)
_DIGIT: Final = re.compile(r"\d")


class Cues(NamedTuple):
    """The register, compiled: an automaton over all cues and, by cue, the category indexes it speaks for."""

    automaton: AhoCorasick
    weights: list[tuple[tuple[int, float], ...]]
    verbs: dict[str, tuple[tuple[int, float], ...]]
    general: dict[str, tuple[str, ...]]
    """Nouns too general to be the head, by their last character."""
    titles: re.Pattern[str]
    issuing: frozenset[str]
    frames: Guarded
    framed: tuple[int, ...]
    """The category index of each frame."""
    characters: dict[str, tuple[float, ...]]
    """By character the log odds of each category among the register's words, against what is usual."""


@cache
@made_of("categories.toml")
def cues() -> Cues:
    """The compiled register; read once a process."""
    register = read_toml("categories.toml")
    words: dict[str, dict[int, float]] = defaultdict(dict)
    verbs: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, category in enumerate(CATEGORIES):
        entry = register[category]
        for strength, weight in STRENGTH.items():
            for word in entry[strength]:
                value = weight * (1 + LENGTH * (len(word) - 2))
                words[word][index] = max(value, words[word].get(index, 0.0))
        for verb in entry["verbs"]:
            verbs[verb].append((index, VERB))
        for verb in entry["acts"]:
            verbs[verb].append((index, ACT))
    general = [*register["general"]["nouns"], *"”’」』》\"'"]
    characters = _characters(register)
    patterns = sorted(words)
    titles = "|".join(sorted(register["document"]["titles"], key=lambda w: (-len(w), w)))
    return Cues(
        AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest),
        [tuple(sorted(words[p].items())) for p in patterns],
        {verb: tuple(found) for verb, found in verbs.items()},
        {end: tuple(w for w in general if w[-1] == end) for end in sorted({w[-1] for w in general})},
        re.compile(rf"(?:{titles})[”’」』》\"']?$"),
        frozenset((*register["document"]["acts"], *register["document"]["verbs"])),
        Guarded(frame["pattern"] for frame in register["frames"]),
        tuple(_NAMES.index(frame["category"]) for frame in register["frames"]),
        characters,
    )


def _characters(register: dict[str, Any]) -> dict[str, tuple[float, ...]]:
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(CATEGORIES))
    for index, category in enumerate(CATEGORIES):
        for strength, weight in STRENGTH.items():
            for word in register[category][strength]:
                for character in sorted(set(word)):
                    counts[character][index] += weight / STRENGTH["strong"]
    usual = [sum(column) for column in zip(*counts.values(), strict=True)]
    usual = [value / sum(usual) for value in usual]
    return {
        character: tuple(
            log((found[i] + CHARACTER_SMOOTHING * usual[i]) / (sum(found) + CHARACTER_SMOOTHING) / usual[i])
            for i in range(len(CATEGORIES))
        )
        for character, found in counts.items()
    }


def _uncounted(phrase: str) -> int:
    """Where the phrase ends before a closing count or bracket."""
    found = _COUNT.search(phrase) if _DIGIT.search(phrase) or phrase.endswith((")", "）")) else None
    return (found.start() or len(phrase)) if found else len(phrase)


@lru_cache(maxsize=256)
def head_end(phrase: str) -> int:
    """Where the head noun of a verb-object clause or name ends: before counts, brackets and general nouns."""
    by_end = cues().general
    end = _uncounted(phrase)
    for _ in range(4):
        general = next((w for w in by_end.get(phrase[end - 1], ()) if phrase.endswith(w, 0, end)), None)
        if not general or end - len(general) < 2:
            break
        end -= len(general)
    return end


def scores(
    clause: str, name: str | None, action: str | None, sentence: str, section: str | None, title: str | None = None
) -> list[float]:
    """What the cues say for each category, in the order of the vocabulary."""
    register = cues()
    totals = [0.0] * len(CATEGORIES)
    covered = _add_phrase(totals, clause, 1.0)
    if action:
        for index, weight in register.verbs.get(action, ()):
            totals[index] += weight
    *_, second, best = sorted(totals)
    if best - second < DECIDED:
        speak = CHARACTER * (1 - (best - second) / DECIDED)
        if odds := _uncovered(clause, covered, action):
            totals = [total + speak * value for total, value in zip(totals, map(sum, zip(*odds, strict=True)), strict=True)]
    if name and name != clause:
        _add_phrase(totals, name, NAME)
    for index, weight in _context(sentence):
        totals[index] += SENTENCE * min(weight, SENTENCE_MOST)
    for heading in (section, title):
        if heading:
            for index, weight in _context(heading):
                totals[index] += HEADING * weight
    framed = register.frames.found_in(clause)
    for frame in framed:
        totals[register.framed[frame]] += FRAME
    if not framed and issued(clause, name, action):
        totals[0] += ISSUED
    return totals


def _add_phrase(totals: list[float], phrase: str, share: float) -> list[tuple[int, int, int]]:
    """Add what a phrase's cues say, its head more; the cues found as (cue, start, end)."""
    register = cues()
    head = head_end(phrase)
    found = register.automaton.find_matches_as_indexes(phrase)
    for which, start, end in found:
        is_head = start < head <= end
        if end - start == 1 and not is_head:
            continue  # 展 tells something in 书画展, nothing in 开展
        times = share * HEAD if is_head else share
        for index, weight in register.weights[which]:
            totals[index] += times * weight
    return found


@lru_cache(maxsize=256)
def _context(text: str) -> tuple[tuple[int, float], ...]:
    """What the cues of a sentence or heading say by category; measures of one sentence share it."""
    register = cues()
    found: dict[int, float] = defaultdict(float)
    for which, start, end in register.automaton.find_matches_as_indexes(text):
        if end - start == 1:
            continue
        for index, weight in register.weights[which]:
            found[index] += weight
    return tuple(sorted(found.items()))


def _uncovered(clause: str, covered: list[tuple[int, int, int]], action: str | None) -> list[tuple[float, ...]]:
    """What the characters outside cues and verb speak for."""
    spans = [(start, end) for _, start, end in covered if end - start > 1]
    if action and (at := clause.find(action)) >= 0:
        spans.append((at, at + len(action)))
    characters = cues().characters
    found: list[tuple[float, ...]] = []
    at = 0
    for start, end in (*sorted(spans), (len(clause), len(clause))):
        found += [characters[c] for c in clause[at:start] if c in characters]
        at = max(at, end)
    return found


def issued(clause: str, name: str | None, action: str | None) -> bool:
    """Whether a text is issued under a title: a kind of document that is written down, in title marks or with its verb."""
    register = cues()
    if action not in register.issuing and "《" not in clause:
        return False
    phrase = name or clause
    return bool(register.titles.search(phrase[: _uncounted(phrase)]))


def weighed(
    clause: str,
    name: str | None,
    action: str | None,
    sentence: str,
    section: str | None,
    title: str | None = None,
    words: tuple[Sequence[str], Sequence[str]] | None = None,
) -> list[float]:
    """What speaks for each category, in the order of the vocabulary, of the measure whose clause core is ``clause``, under a
    section heading in an article with a title.

    ``words`` are those of the clause and of the sentence where the caller has them, else both are tagged here.
    """
    of_clause, of_sentence = words or ([w for w, _ in tag_pairs(clause)], [w for w, _ in tag_pairs(sentence)])
    fitted = spoken(clause_features(clause, of_clause, head_end(clause), name, action)) + sentence_spoken(tuple(of_sentence))
    fitted += topic_spoken(f"{section or ''} {title or ''}")
    cued = scores(clause, name, action, sentence, section, title)
    return [CUES * cue + weight for cue, weight in zip(cued, fitted.tolist(), strict=True)]


def settled(weights: Sequence[Sequence[float]]) -> list[str]:
    """The categories of an article's measures in reading order, from what speaks for each.

    Measures told one after another go together: those beside a measure speak for the categories that stand beside theirs on
    annotated pages, mostly their own, the more the surer they are.
    """
    if not weights:
        return []
    totals = np.array(weights, dtype=np.float64)
    shares = np.exp(totals - totals.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    # added up here: in a product of matrices the order is that of the machine's library, and so would be the last digit
    said = BESIDE * np.add.reduce(shares[:, :, np.newaxis] * company(), axis=1)
    totals[1:] += said[:-1]
    totals[:-1] += said[1:]
    return [_NAMES[best] for best in totals.argmax(axis=1).tolist()]
