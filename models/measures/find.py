"""From an article's sentences to its measures: every measure once, at its first full mention by the narrator.

Clauses come from :mod:`models.measures.clauses`, names from :mod:`models.measures.names`, probabilities from
:mod:`models.measures.judge`; here they are put in order, compared with what was found before, and given their spans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from models.measures.clauses import ASIDE, SPEECH, Clause, Verb, clauses_of, tokens_of, verbs_of
from models.measures.judge import Setting, clause_features, governing_verb, name_features
from models.measures.judge import score as registered_score
from models.measures.names import Name, marked_names, titles
from models.measures.registers import figures, verb_kinds
from models.records import Article, Sentence

Score = Callable[[str, Iterable[str]], float]

NAME_THRESHOLD = 0.4
CLAUSE_THRESHOLD = 0.38
"""Least probability at which a name, or a clause without one, is taken; where the F1 over unseen pages is highest."""

_LONGEST = 60
_ROLE_ORDER = {"body": 0, "caption": 0, "heading": 1, "title": 2}
_SPEECH_SENTENCES = 8


class Scene(NamedTuple):
    """A clause with everything that may be found in it."""

    clause: Clause
    verbs: list[Verb]
    names: list[Name]
    setting: Setting


class Found(NamedTuple):
    """A measure before it is described; offsets in the sentence's clean text."""

    sentence: Sentence
    start: int
    end: int
    name: str | None
    verb: Verb | None
    probability: float


def scenes_of(article: Article) -> list[Scene]:
    """The clauses of an article outside of quoted speech, the narrator's text first, then headings and titles."""
    scenes: list[Scene] = []
    title = article.title or ""
    kinds = verb_kinds()
    opened = 0
    for sentence in article.sentences:
        if sentence.role not in _ROLE_ORDER:
            continue
        tokens, is_open = tokens_of(sentence, 0 < opened <= _SPEECH_SENTENCES and sentence.role == "body")
        opened = opened + 1 if is_open else 0
        said = False
        here: list[Scene] = []
        for clause in clauses_of(sentence, tokens):
            if len(clause.tokens) == 1 and clause.tokens[0].tag in (SPEECH, ASIDE):
                continue
            verbs = verbs_of(clause)
            names = list(marked_names(clause))
            if not names and not verbs:
                continue
            names.extend(list(titles(clause, verbs, names)))
            names.sort(key=lambda n: n.start)
            here.append(Scene(clause, verbs, names, Setting(sentence.role, said, article.body, title)))
            said = said or any(kinds.get(v.text) == "say" for v in verbs)
        mains = ["", *(_main_kind(s.verbs) for s in here), ""]
        scenes.extend(s._replace(setting=s.setting._replace(before=mains[i], behind=mains[i + 2])) for i, s in enumerate(here))
    scenes.sort(key=lambda s: _ROLE_ORDER[s.setting.role])
    return scenes


def _main_kind(verbs: Sequence[Verb]) -> str:
    return next((v.kind for v in verbs if v.kind not in ("other", "stance", "life")), verbs[0].kind if verbs else "none")


@dataclass
class _Seen:
    """What the article has told so far."""

    keys: set[str] = field(default_factory=set)
    phrases: set[str] = field(default_factory=set)

    def has_name(self, name: Name) -> bool:
        content = name.content.strip('“”‘’"「」')
        return name.key in self.keys or content in self.keys

    def add_name(self, name: Name) -> None:
        self.keys.add(name.key)
        if name.form != "listed":
            self.keys.add(name.content.strip('“”‘’"「」'))


def find_measures(article: Article, score: Score = registered_score) -> list[Found]:
    """The measures of an article in reading order."""
    seen = _Seen()
    found: list[Found] = []
    for scene in scenes_of(article):
        found.extend(_in_scene(scene, seen, score))
    order = {id(s): i for i, s in enumerate(article.sentences)}
    found.sort(key=lambda f: (order[id(f.sentence)], f.start, f.end))
    return found


def _in_scene(scene: Scene, seen: _Seen, score: Score) -> list[Found]:
    clause, verbs, names, setting = scene
    known = False
    accepted: list[tuple[Name, float]] = []
    for name in names:
        if name.content in figures() and name.end - name.start <= len(name.content) + 2:
            continue
        if seen.has_name(name):
            known = True
            continue
        probability = score("name", name_features(clause, verbs, name, setting))
        if probability >= NAME_THRESHOLD:
            accepted.append((name, probability))
            seen.add_name(name)
    if accepted:
        return _named(scene, accepted, score)
    if known or not verbs:
        return []
    best = best_verb(scene, range(len(verbs)), score)
    if best is None or best[1] < CLAUSE_THRESHOLD:
        return []
    verb, probability = verbs[best[0]], best[1]
    start, end = described_span(clause, verb)
    phrase = clause.sentence.clean.text[start:end]
    if phrase in seen.phrases:
        return []
    seen.phrases.add(phrase)
    return [Found(clause.sentence, start, end, None, verb, probability)]


def best_verb(scene: Scene, among: Iterable[int], score: Score) -> tuple[int, float] | None:
    """Index and probability of the verb that most likely heads a measure."""
    best: tuple[int, float] | None = None
    for at in among:
        probability = score("clause", clause_features(scene.clause, scene.verbs, at, scene.setting))
        if best is None or probability > best[1]:
            best = (at, probability)
    return best


def _named(scene: Scene, accepted: Sequence[tuple[Name, float]], score: Score) -> list[Found]:
    clause, verbs = scene.clause, scene.verbs
    out: list[Found] = []
    verb: Verb | None = None
    for i, (name, probability) in enumerate(accepted):
        if i == 0:
            verb = _verb_for(scene, name, score)
            start, end = name.start, name.end
            if verb is not None:
                start, end = min(start, verb.start), max(end, verb.end)
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
    left = [i for i, v in enumerate(scene.verbs) if v.end <= name.start]
    if not left:
        return governing
    best = best_verb(scene, left, score)
    if best is None or best[1] < 0.1:
        return None
    return scene.verbs[best[0]]


_BEGINS_OBJECT = frozenset(("将", "把", "对", "为", "由", "从", "向", "给"))


def described_span(clause: Clause, verb: Verb) -> tuple[int, int]:
    """From the verb, or the object set before it (将…纳入, 为…办理), to the end of the object."""
    tokens = clause.tokens
    first = verb.first
    for i in range(verb.first - 1, -1, -1):
        if tokens[i].text in _BEGINS_OBJECT:
            first = i
    if first == verb.first and verb.after >= len(tokens):
        first = 0
        while first < verb.first and tokens[first].tag in ("t", "d", "c", "x"):
            first += 1
    start, end = tokens[first].start, tokens[-1].end
    if end - start > _LONGEST:
        end = next((t.end for t in tokens if t.end - start > _LONGEST - 10), end)
    return start, max(end, verb.end)
