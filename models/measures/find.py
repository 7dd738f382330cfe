"""From an article's sentences to its measures: every measure once, at its first full mention by the narrator.

Clauses and the names in them come from :mod:`models.measures.scenes`, probabilities from :mod:`models.measures.judge`; here they
are put in order, compared with what was found before, and given their spans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from math import inf, log
from operator import attrgetter
from typing import NamedTuple

from models.measures.clauses import Clause
from models.measures.forms import by_form
from models.measures.judge import Features
from models.measures.judge import score as registered_score
from models.measures.judge_bounds import most_of_object
from models.measures.judge_clauses import Sight, features_around, features_of_object
from models.measures.judge_names import governing_verb, name_features
from models.measures.names import Name, is_image
from models.measures.occasions import is_dated_meeting, took_place_once
from models.measures.registers import figures, head_of
from models.measures.rhythms import RHYTHM
from models.measures.scenes import Scene, scenes_of
from models.measures.verbs import Verb
from models.measures.works import WORK, tells_how_many
from models.records import Article, Sentence

Score = Callable[[str, Iterable[Features]], float]

NAME_THRESHOLD = 0.40
CLAUSE_THRESHOLD = 0.46
"""Least probability at which a name, or a clause without one, is taken; where the F1 over unseen pages is highest."""

_LONGEST = 60


class Found(NamedTuple):
    """A measure before it is described; offsets in the sentence's clean text."""

    sentence: Sentence
    start: int
    end: int
    name: str | None
    verb: Verb | None
    probability: float


def find_measures(article: Article, score: Score = registered_score) -> list[Found]:
    """The measures of an article in reading order."""
    scenes = scenes_of(article)
    chosen, known = _choose_names(scenes, score)
    phrases: set[str] = set()
    found: list[Found] = []
    for at, scene in enumerate(scenes):
        accepted = chosen.get(at)
        if accepted:
            found.extend(_named(scene, accepted, score))
        elif at not in known:
            described = _described(scene, phrases, score)
            if described is not None:
                found.append(described)
    order = {id(s): i for i, s in enumerate(article.sentences)}
    found.sort(key=lambda f: (order[id(f.sentence)], f.start, f.end))
    return found


class _Mention(NamedTuple):
    scene: int
    name: Name
    probability: float
    verbal: bool
    """Whether a verb of doing governs it here."""


def _choose_names(scenes: Sequence[Scene], score: Score) -> tuple[dict[int, list[tuple[Name, float]]], set[int]]:
    """For each scene the names told there, and the scenes that only tell a name again.

    A name is told at its first mention with a verb of doing, or else at its first mention.
    """
    mentions: dict[str, list[_Mention]] = {}
    tails: dict[str, list[str]] = {}
    for at, scene in enumerate(scenes):
        clause, verbs, names, setting = scene
        for name in names:
            figure = name.content in figures() or _RALLIES.fullmatch(name.content) is not None
            if figure and name.end - name.start <= len(name.content) + 2:
                continue
            if (name.form == "title" and is_dated_meeting(clause, name.start, name.end)) or is_image(clause, name):
                continue
            probability = score("name", name_features(clause, verbs, name, setting))
            if (
                name.form in (RHYTHM, WORK)
                or _TURNS.fullmatch(name.content)
                or (name.form == "listed" and name.head in _CLOSES_NAMES)
                or (name.form == "title" and _FIRM.search(name.text))
                or (name.form == "quote" and _MATTER.fullmatch(name.text))
            ):
                probability = max(probability, _BY_RULE)
            governing = governing_verb(verbs, name)
            verbal = governing is not None and governing.kind not in _IDLE and setting.role in ("body", "caption")
            key = _same_name(name, tails)
            mentions.setdefault(key, []).append(_Mention(at, name, probability, verbal))
    chosen: dict[int, list[tuple[Name, float]]] = {}
    known: set[int] = set()
    for told in mentions.values():
        likely = [m for m in told if m.probability >= NAME_THRESHOLD]
        if not likely:
            continue
        best = next((m for m in likely if m.verbal), likely[0])
        chosen.setdefault(best.scene, []).append((best.name, best.probability))
        known.update(m.scene for m in told)
    for accepted in chosen.values():
        accepted.sort(key=lambda pair: pair[0].start)
    return chosen, known


_CLOSES_NAMES = frozenset(("制度", "机制", "工作机制"))
"""What closes a list whose items are names by definition (…、…等制度), as rhythms are."""
_FIRM = re.compile("[^的]{5}有限(?:责任)?公司$")
_MATTER = re.compile("[^“‘]+[“‘][^”’]+[”’]专项[^专]{2,4}")
"""What is done, and with whose matter (农村集体“三资”专项清理)."""
_BY_RULE = 0.75
_TURN = "(?:[日天周旬月季年](?:初|中|末|底|度)?|季度|[每一](?:日|天|周|旬|月|季度?|年)一?|半年一?|[早中晚])[一-龥]{1,6}"
_RALLIES = re.compile(
    "[两二三四五六七八九十]个(?:强化|坚持|聚焦|突出|注重|抓[好实牢]?|着力|紧盯|围绕|立足|狠抓|确保|转变|结合|统一|不放松)"
)
"""How a headline counts what it urges (通过“四个强化”提质增效)."""
_TURNS = re.compile(f"{_TURN}(?:[、，,]{_TURN})+")
"""Words in marks that tell what is done at two turns or more (“月初定事、月中查事、月末评事”)."""
_IDLE = frozenset(("stance", "say", "life", "result", "other"))


def _same_name(name: Name, tails: dict[str, list[str]]) -> str:
    """The key of a name: that of an earlier one with the same quoted words, unless both have heads that differ."""
    if name.form != "quote":
        return name.key
    content = name.content.strip('“”‘’"「」')
    if content in figures() or len(content) < 2:
        return name.key
    for head in tails.setdefault(content, []):
        if not head or not name.head or head == name.head:
            return content if head == tails[content][0] else f"{content}|{head}"
    tails[content].append(name.head or "")
    return content if len(tails[content]) == 1 else f"{content}|{name.head or ''}"


def _names_object_only(scene: Scene) -> bool:
    """Whether a caption names no more than a thing built or run (养殖大棚, 船员培训)."""
    clause = scene.clause
    if scene.setting.role != "caption" or clause.place or not clause.last or clause.end - clause.start > 14:
        return False
    head = head_of(clause.sentence.clean.text[clause.start : clause.end])
    return (
        head is not None
        and head[1] in ("site", "programme", "body", "task")
        and len(head[0]) < clause.end - clause.start - 1
        and not any(t.tag in ("p", "ul", "uj", "m", "d") for t in clause.tokens)
        and not any(v.first == 0 for v in scene.verbs)
    )


def _described(scene: Scene, phrases: set[str], score: Score) -> Found | None:
    clause, verbs = scene.clause, scene.verbs
    if _names_object_only(scene):
        return Found(clause.sentence, clause.start, clause.end, None, None, _BY_RULE)
    if all(verb.kind in _NEVER for verb in verbs) or tells_how_many(clause, verbs[-1]):
        return None
    best = best_verb(scene, range(len(verbs)), score, CLAUSE_THRESHOLD)
    at, probability = best or (-1, 0.0)
    formed = by_form(clause, verbs)
    if formed is not None:
        at, probability = formed, max(probability, _BY_RULE)
    if probability < CLAUSE_THRESHOLD:
        return None
    verb = verbs[at]
    start, end = described_span(clause, verb)
    phrase = clause.sentence.clean.text[start:end]
    if phrase in phrases or took_place_once(clause, verb, start, end):
        return None
    phrases.add(phrase)
    return Found(clause.sentence, start, end, None, verb, probability)


_NEVER = frozenset(("life", "say"))


def best_verb(scene: Scene, among: Iterable[int], score: Score, least: float) -> tuple[int, float] | None:
    """Index and probability of the verb that most likely heads a measure; verbs that cannot reach ``least`` are passed over."""
    best: tuple[int, float] | None = None
    sight: Sight | None = None
    floor = _floor(least) if score is registered_score else -inf  # the bounds are of its weights
    for at in among:
        if scene.verbs[at].kind in _NEVER:
            continue
        sight = sight or Sight(scene.clause, scene.verbs, scene.setting)
        found = features_around(sight, at)
        if sum(map(_weight, found)) + most_of_object(sight, scene.verbs[at]) < floor:
            continue
        probability = score("clause", [*found, *features_of_object(sight, at)])
        if best is None or probability > best[1]:
            best = (at, probability)
            if score is registered_score:  # a verb that cannot be likelier need not be looked at either
                floor = max(floor, log(probability / (1 - probability)) - _ROUNDING)
    return best


@cache
def _floor(least: float) -> float:
    """The log odds of a probability, less what rounding may take away."""
    return log(least / (1 - least)) - _ROUNDING


_weight = attrgetter("weight")
_ROUNDING = 1e-6
"""Sums of the same weights in another order differ by less."""


def _named(scene: Scene, accepted: Sequence[tuple[Name, float]], score: Score) -> list[Found]:
    clause, verbs = scene.clause, scene.verbs
    out: list[Found] = []
    verb: Verb | None = None
    for i, (name, probability) in enumerate(accepted):
        if i == 0:
            verb = _verb_for(scene, name, score)
            start, end = name.start, name.end
            if verb is not None:
                start, end = min(start, _object_start(clause, verb)), max(end, verb.end)
        else:
            start, end = name.start, name.end
            between = [v for v in verbs if accepted[i - 1][0].end <= v.start and v.end <= name.start]
            if between and between[-1].kind not in ("other", "life", "light"):
                verb = between[-1]
                start = verb.start
        out.append(Found(clause.sentence, start, end, name.text, verb, probability))
    return out


def _verb_for(scene: Scene, name: Name, score: Score) -> Verb | None:
    governing = governing_verb(scene.verbs, name)
    if name.form == RHYTHM:  # tells what is done itself, and has a verb only right before it (实行 | 周调度)
        return governing if governing is not None and governing.end == name.start else None
    left = [i for i, v in enumerate(scene.verbs) if v.end <= name.start]
    if not left:
        return governing
    best = best_verb(scene, left, score, _GOVERNS)
    if best is None or best[1] < _GOVERNS:
        return None
    return scene.verbs[best[0]]


_GOVERNS = 0.1
"""Least probability at which a verb is taken for that of a name."""
_BEGINS_OBJECT = frozenset(("将", "把", "对", "为", "由", "从", "向", "给"))


def _object_start(clause: Clause, verb: Verb) -> int:
    """Where the object set before the verb begins, or the verb itself."""
    before = [t.start for t in clause.tokens[: verb.first] if t.text in _BEGINS_OBJECT]
    return before[0] if before else verb.start


def described_span(clause: Clause, verb: Verb) -> tuple[int, int]:
    """From the verb, or the object set before it (将…纳入, 为…办理), to the end of the object."""
    tokens = clause.tokens
    start = _object_start(clause, verb)
    first = next(i for i, t in enumerate(tokens) if t.start >= start)
    if first == verb.first and verb.after >= len(tokens):
        first = 0
        while first < verb.first and tokens[first].tag in ("t", "d", "c", "x"):
            first += 1
    start, end = tokens[first].start, tokens[-1].end
    if end - start > _LONGEST:
        end = next((t.end for t in tokens if t.end - start > _LONGEST - 10), end)
    return start, max(end, verb.end)
