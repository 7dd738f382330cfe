"""Features of a phrase as the name of a measure, for the model ``name`` (see :mod:`models.measures.judge`).

Belongs here: what a name holds and what stands around it that speaks for or against it. Features of clauses are in
:mod:`models.measures.judge_clauses`, candidates for names in :mod:`models.measures.names`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache, partial

from models.measures.clauses import BOOK, QUOTE, Clause
from models.measures.judge import Features, Setting
from models.measures.names import Name
from models.measures.registers import figures, head_of, institutions, verb_kinds, words
from models.measures.verbs import Verb
from models.text.words import Word, tag_pairs

_features = partial(Features, "name")

_PREPOSITIONS = words("prepositions")
_MODALS = words("modals")
_STRONG = words("fixed-heads")
_PROPER = frozenset(("ns", "nt", "nz", "nr"))
_COUNTS = frozenset(("m", "q", "mq"))
_LEFT = _PREPOSITIONS | {"的", "、", "和", "了", "是", "被", "称为", "叫", "成", "这"}
_RIGHT = frozenset(("的", "、", "和", "等", "为", "上", "中", "里", "了", "现场", "精神", "基本", "经验", "称号"))
_PLAIN_NUMERAL = frozenset("一二三四五六七八九十两双百千万0123456789")
_COUNTS_TWICE = re.compile(r"[一二三四五六七八九十两双百千0-9]\D{1,4}[一二三四五六七八九十两双百千万0-9]")
_EACH = re.compile(r"(村村|户户|人人|天天|家家|处处|事事|月月|年年|日日)")
_PARALLEL = re.compile(r"^(.)[^、，,]{1,3}\1")
"""Shapes of programme names: 三会一课, 村村通, 双增双减."""


def _bucket(size: int) -> str:
    return str(size) if size < 7 else "7" if size < 10 else "10" if size < 15 else "15" if size < 25 else "25"


def name_features(clause: Clause, verbs: Sequence[Verb], name: Name, setting: Setting) -> list[Features]:
    """Features of ``name`` as the name of a measure."""
    tokens, form, content = clause.tokens, name.form, name.content
    governing = governing_verb(verbs, name)
    kind = governing.kind if governing else "none"
    found = [
        _basis(form, kind, name.head, name.head_kind, setting.role, clause.place == 0, name.item > 0, setting.said),
        _size(form, min(len(content), 25)),
        _neighbour(form, "left", tokens[name.first - 1] if name.first else None, _LEFT),
        _neighbour(form, "right", tokens[name.after] if name.after < len(tokens) else None, _RIGHT),
    ]
    if content:
        found.append(_end(form, content[-1]))
    if content in figures() or name.key in figures():
        found.append(_FIGURE)
    if content in institutions():
        found.append(_of_form(form, "institution"))
    if governing:
        gap, rank = min(3, (name.start - governing.end + 2) // 3), min(2, verbs.index(governing))
        found.append(_governed(form, governing.text, gap, rank, governing.start >= name.end))
    if form == "quote":
        bare = name.text.startswith(content) or not name.head
        found.append(_quoted(content, kind, bare, name.end - name.start > len(content) + 2))
    else:
        found.append(_plain(name, tokens))
        if form != "book":
            found.append(_titled(form, content, kind, name.head or ""))
    for token in tokens[: name.first]:
        if token[0] in _PREPOSITIONS:
            found.append(_of_form(form, f"preposition={token[0]}"))
        elif token[0] in _MODALS:
            found.append(_MODAL)
    again = setting.body.find(content)
    if again >= 0 and setting.body.find(content, again + len(content)) >= 0:
        found.append(_of_form(form, "again"))
    if content in setting.title:
        found.append(_of_form(form, "in-title"))
    return found


@lru_cache(maxsize=16384)
def _basis(
    form: str, kind: str, head: str | None, head_kind: str | None, role: str, opens: bool, later: bool, said: bool
) -> Features:
    """Features of the form, the head noun, the governing verb's kind and where the name stands."""
    found = ["bias", f"form={form}", f"{form}&kind={kind}", f"{form}&head={head_kind}", f"{form}&role={role}"]
    if head:
        found.append(f"{form}&noun={head}")
        if head_kind and kind != "none":
            found.append(f"kind={kind}&head={head_kind}")
    if later:
        found.append(f"{form}&later-item")
    if opens:
        found.append(f"{form}&first-clause")
    if said:
        found.append("said")
    return _features(*found)


@cache
def _size(form: str, size: int) -> Features:
    """The feature of how many characters the name has, 25 or more being the same."""
    return _features(f"{form}&size={_bucket(size)}")


@cache
def _end(form: str, character: str) -> Features:
    """The feature of the name's last character."""
    return _features(f"{form}&ends={character}")


@lru_cache(maxsize=4096)
def _governed(form: str, verb: str, gap: int, rank: int, subject: bool) -> Features:
    """Features of the verb that governs the name, and of where it stands."""
    found = [f"verb={verb}", f"{form}&gap={gap}", f"{form}&rank={rank}"]
    if subject:
        found.append(f"{form}&subject")
    return _features(*found)


def _titled(form: str, content: str, kind: str, head: str) -> Features:
    """Features of a title without marks, or of a list's item."""
    own = head_of(content) if form == "listed" else None
    extra = len(content) - len(head)
    specific = "none" if extra < 2 else "short" if extra < 4 else "mid" if extra < 8 else "long"
    return _specific(form, specific, kind, head in _STRONG, own[1] if own else None)


@cache
def _specific(form: str, specific: str, kind: str, strong: bool, own: str | None) -> Features:
    """The same by what of them tells: how much stands before the head, which head, and which one an item of a list has itself."""
    found = [f"listed&own={own}", f"listed&own={own}&kind={kind}"] if form == "listed" else []
    found.append(f"{form}&specific={specific}")
    if strong:
        found += [f"{form}&strong&specific={specific}", f"{form}&strong&kind={kind}"]
    return _features(*found)


@lru_cache(maxsize=4096)
def _quoted(content: str, kind: str, bare: bool, tail: bool) -> Features:
    """Features of a phrase in marks; ``bare`` if no head noun stands behind it, ``tail`` if any word of the name does."""
    inner = head_of(content)
    found = [f"quote&content-head={inner[1] if inner else None}"]
    if _COUNTS_TWICE.search(content):
        found.append("quote&counts-twice")
    if _EACH.search(content):
        found.append("quote&each")
    if _PARALLEL.search(content):
        found.append("quote&parallel")
    if not _PLAIN_NUMERAL.isdisjoint(content):
        found.append("quote&numeral")
    if "+" in content:
        found.append("quote&plus")
    if "，" in content or "," in content or "、" in content:
        found.append("quote&comma")
    if content[:1] in _PLAIN_NUMERAL:
        found.append("quote&numeral-first")
    if bare:
        found.append("quote&bare")
        if len(content) < 9:
            found.append("quote&shape=" + _shape(content))
        found.append(f"quote&bare&kind={kind}")
    found.append("quote&tail" if tail else "quote&no-tail")
    return _features(*found)


def _plain(name: Name, tokens: Sequence[Word]) -> Features:
    """Features of the words of a name without quotation marks, and of a count before it."""
    inside = tokens[name.first : name.after]
    tags = {t[1] for t in inside}
    counted = name.first > 0 and tokens[name.first - 1].tag in _COUNTS
    listed = "、" in [t[0] for t in inside]
    return _traits(name.form, "的" in name.content, not _PROPER.isdisjoint(tags), "m" in tags or "mq" in tags, listed, counted)


@cache
def _traits(form: str, linked: bool, proper: bool, number: bool, listed: bool, counted: bool) -> Features:
    held = (("的", linked), ("proper", proper), ("number", number), ("list", listed), ("counted", counted))
    return _features(*(f"{form}&{trait}" for trait, holds in held if holds))


def _neighbour(form: str, side: str, word: Word | None, telling: Collection[str]) -> Features:
    """The feature of the word right before or behind a name: itself if it tells something, else the initial of its tag."""
    if word is None:
        return _of_form(form, "left=start" if side == "left" else "right=end")
    if word.tag in (QUOTE, BOOK):
        return _of_form(form, f"{side}=quote")
    return _of_form(form, f"{side}={word.text}" if word.text in telling else f"{side}-tag={word.tag[0]}")


@cache
def _of_form(form: str, what: str) -> Features:
    """A feature that weighs otherwise for each form of a name."""
    return _features(f"{form}&{what}")


_MODAL, _FIGURE = _features("modal"), _features("figure")


@lru_cache(maxsize=4096)
def _shape(content: str) -> str:
    """The kinds of the words in marks (m-v-m-v): a name counts or joins words, a figure of speech is one word."""
    return "-".join(tag[0] for _, tag in tag_pairs(content)[:5])


def governing_verb(verbs: Sequence[Verb], name: Name) -> Verb | None:
    """The nearest verb of a register before the name, or the last verb behind it where the name is the subject."""
    kinds = verb_kinds()
    before = False
    for verb in reversed(verbs):
        if verb.end <= name.start:
            if verb.kind not in ("other", "life"):
                return verb
            before = True
    behind = None if before else next((v for v in reversed(verbs) if v.start >= name.end and v.text in kinds), None)
    return behind if behind is not None and behind.kind in ("build", "run", "found", "issue") else None
