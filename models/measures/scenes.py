"""Scenes: the clauses of an article in which measures may be told, each with its verbs, its names and what is around it.

Clauses come from :mod:`models.measures.clauses`, names from :mod:`models.measures.names` and its neighbours. Which of them tell
measures is decided in :mod:`models.measures.find`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from models.measures.clauses import ASIDE, BOOK, QUOTE, SPEECH, Clause, clauses_of, tokens_of
from models.measures.judge import Setting
from models.measures.names import Name, ends_in_image, marked_names
from models.measures.registers import verb_kinds
from models.measures.rhythms import may_hold_rhythms, rhythm_names
from models.measures.rules import may_word_rules
from models.measures.titles import may_close, titles
from models.measures.verbs import Verb, verbs_of
from models.records import Article

_ROLE_ORDER = {"body": 0, "caption": 0, "heading": 1, "title": 2}
_SPEECH_SENTENCES = 8
_MARKED = frozenset((QUOTE, BOOK))


class Scene(NamedTuple):
    """A clause with everything that may be found in it."""

    clause: Clause
    verbs: list[Verb]
    names: list[Name]
    setting: Setting


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


_FORMULA = re.compile(
    r"(?:[请望希].{0,16}|(?<![一-龥])(?:认真|严格|一并)?)(?:遵照执行|遵照办理|参照执行|贯彻执行|贯彻落实|抓好落实|组织实施|知照|周知)$"
    r"|(?<![一-龥])现[将就予].*(?:如下|印发给?你们|印发|公布|通知)$|(?:如下|给你们|施行|废止)$"
    r"|(?<![一-龥])抓(?:实|好|牢|住|严)?[“‘][^”’]{1,4}[”’][一-龥]{0,5}$"
    r"|(?:贯彻|落实|践行|学习)[^“《，]*(?:部署(?:要求)?|总要求|路线|方针|精神|指示|理念|思想)$"
    r"|(?:安排|部署|研究|总结|谋划)[^，]{0,6}(?:下一?[步阶]段?|当前|各项|近期|今后)[^，]{0,8}(?:工作|任务|事项)$"
    r"|(?:推动|促进|推进)[^，]{2,24}(?:变成?|变为|转变为?|转化为?|走深走实|落地见效|落地生根|见行见效)[^，]{0,10}$"
)
"""Set phrases that do nothing by themselves: how a notice opens and closes, headings such as 抓“严”促规范, spirits that are
followed (落实省委部署), what things are brought to (推动资源变资产)."""
_FORMULA_ENDS = frozenset((
    "执行", "办理", "落实", "实施", "知照", "周知", "如下", "你们", "印发", "公布", "通知", "施行", "废止", "部署", "要求",
    "路线", "方针", "精神", "指示", "理念", "思想", "工作", "任务", "事项",
))  # fmt: skip


def _is_formula(clause: Clause, *, marked: bool) -> bool:
    """Whether a clause is a set phrase; ``marked`` if the sentence holds anything in marks."""
    text, tokens = clause.sentence.clean.text, clause.tokens
    if marked and any(a.text in _HONOURED and b.tag in _MARKED for a, b in pairwise(tokens[:6])):
        return True
    if text[clause.end - 1] in "”’" and ends_in_image(text, clause.start, clause.end):
        return True
    return (text[clause.end - 2 : clause.end] in _FORMULA_ENDS or tokens[0].text[0] in "抓推促") and (
        _FORMULA.search(text, clause.start, clause.end) is not None
    )


_HONOURED = frozenset(("入选", "荣获", "获评", "荣膺", "跻身", "斩获"))
"""Verbs of honours, which are no doing (入选“美丽乡村”)."""
