"""From an article's sentences to its measures: every measure once, at its first full mention by the narrator.

Clauses come from :mod:`models.measures.clauses`, names from :mod:`models.measures.names`, probabilities from
:mod:`models.measures.judge`; here they are put in order, compared with what was found before, and given their spans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import inf, log
from operator import attrgetter
from typing import NamedTuple

from models.measures.clauses import ASIDE, BOOK, QUOTE, SPEECH, Clause, Verb, clauses_of, tokens_of, verbs_of
from models.measures.judge import Features, Setting
from models.measures.judge import score as registered_score
from models.measures.judge_bounds import most_of_object
from models.measures.judge_clauses import Sight, features_around, features_of_object
from models.measures.judge_names import governing_verb, name_features
from models.measures.names import Name, marked_names
from models.measures.registers import figures, head_of, verb_kinds
from models.measures.rhythms import RHYTHM, may_hold_rhythms, rhythm_names
from models.measures.rules import may_word_rules
from models.measures.titles import may_close, titles
from models.records import Article, Sentence

Score = Callable[[str, Iterable[Features]], float]

NAME_THRESHOLD = 0.40
CLAUSE_THRESHOLD = 0.43
"""Least probability at which a name, or a clause without one, is taken; where the F1 over unseen pages is highest."""

_LONGEST = 60
_ROLE_ORDER = {"body": 0, "caption": 0, "heading": 1, "title": 2}
_SPEECH_SENTENCES = 8
_MARKED = frozenset((QUOTE, BOOK))


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
        here: list[tuple[Clause, list[Verb], list[Name], bool]] = []
        marked = not _MARKED.isdisjoint([t.tag for t in tokens])
        text = sentence.clean.text
        rhythmic, ruled, closes = may_hold_rhythms(text), may_word_rules(text), may_close(text)
        for clause in clauses_of(sentence, tokens):
            if len(clause.tokens) == 1 and clause.tokens[0].tag in (SPEECH, ASIDE):
                continue
            verbs = [] if _is_formula(clause, marked=marked) else verbs_of(clause)
            names = list(marked_names(clause)) if marked else []
            if rhythmic:
                names.extend(rhythm_names(clause))
            names.extend(titles(clause, verbs, names, closes=closes))
            if not names and not verbs and sentence.role != "caption":
                continue
            if len(names) > 1:
                names.sort(key=lambda n: n.start)
            here.append((clause, verbs, names, said))
            said = said or any(kinds.get(v.text) == "say" for v in verbs)
        mains = ["", *(_main_kind(verbs) for _, verbs, _, _ in here), ""]
        for i, (clause, verbs, names, had_said) in enumerate(here):
            setting = Setting(sentence.role, had_said, article.body, title, mains[i], mains[i + 2], ruled)
            scenes.append(Scene(clause, verbs, names, setting))
    scenes.sort(key=lambda s: _ROLE_ORDER[s.setting.role])
    return scenes


def _main_kind(verbs: Sequence[Verb]) -> str:
    for verb in verbs:
        if verb.kind not in _AUXILIARY:
            return verb.kind
    return verbs[0].kind if verbs else "none"


_AUXILIARY = frozenset(("other", "stance", "life"))


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
            if name.content in figures() and name.end - name.start <= len(name.content) + 2:
                continue
            probability = score("name", name_features(clause, verbs, name, setting))
            if name.form == RHYTHM or _TURNS.fullmatch(name.content) or (name.form == "listed" and name.head in _CLOSES_NAMES):
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
_BY_RULE = 0.75
_TURN = "(?:[日天周旬月季年](?:初|中|末|底|度)?|季度|[每一](?:日|天|周|旬|月|季度?|年)一?|半年一?|[早中晚])[一-龥]{1,6}"
_TURNS = re.compile(f"{_TURN}(?:[、，,]{_TURN})+")
"""Words in marks that tell what is done at two turns or more (“月初定事、月中查事、月末评事”)."""
_TIED = re.compile(
    "[与同和跟].*挂钩$"
    "|[将把].{2,24}?[0-9一二三四五六七八九十百].{0,6}"
    "(?:精简|压缩|压减|缩短|减少|整合|合并|调整|优化|提高|增加|扩大|扩展|放宽|延长)[为至到成].{0,3}[0-9一二三四五六七八九十百].{0,6}$"
)
"""Clauses that lay something down by their form: one thing is tied to another, or brought from one number to another."""
_DISPOSAL = frozenset(("将", "把"))


def _is_tied(clause: Clause) -> bool:
    tokens = clause.tokens
    return (tokens[-1].text == "挂钩" or not _DISPOSAL.isdisjoint([t.text for t in tokens[:3]])) and (
        _TIED.search(clause.sentence.clean.text, clause.start, clause.end) is not None
    )


_FORMULA = re.compile(
    r"(?:[请望希].{0,16}|(?<![一-龥])(?:认真|严格|一并)?)(?:遵照执行|遵照办理|参照执行|贯彻执行|贯彻落实|抓好落实|组织实施|知照|周知)$"
    r"|(?<![一-龥])现[将就予].*(?:如下|印发给?你们|印发|公布|通知)$|(?:如下|给你们|施行|废止)$"
    r"|(?<![一-龥])抓(?:实|好|牢|住|严)?[“‘][^”’]{1,4}[”’][一-龥]{0,5}$"
)
"""How a notice opens and closes, and headings such as 抓“严”促规范: set phrases that do nothing by themselves."""
_FORMULA_ENDS = frozenset(
    ("执行", "办理", "落实", "实施", "知照", "周知", "如下", "你们", "印发", "公布", "通知", "施行", "废止")
)


def _is_formula(clause: Clause, *, marked: bool) -> bool:
    """Whether a clause is a set phrase; ``marked`` if the sentence holds anything in marks."""
    text, tokens = clause.sentence.clean.text, clause.tokens
    if marked and any(a.text in _HONOURED and b.tag in _MARKED for a, b in pairwise(tokens[:6])):
        return True
    return (text[clause.end - 2 : clause.end] in _FORMULA_ENDS or tokens[0].text[0] == "抓") and (
        _FORMULA.search(text, clause.start, clause.end) is not None
    )


_HONOURED = frozenset(("入选", "荣获", "获评", "荣膺", "跻身", "斩获"))
"""Verbs of honours, which are no doing (入选“美丽乡村”)."""


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
    if all(verb.kind in _NEVER for verb in verbs):
        return None
    best = best_verb(scene, range(len(verbs)), score, CLAUSE_THRESHOLD)
    at, probability = best or (-1, 0.0)
    if _is_tied(clause):
        at, probability = -1, max(probability, _BY_RULE)
    if probability < CLAUSE_THRESHOLD:
        return None
    verb = verbs[at]
    start, end = described_span(clause, verb)
    phrase = clause.sentence.clean.text[start:end]
    if phrase in phrases:
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
