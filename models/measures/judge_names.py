"""Features of a phrase as the name of a measure, for the model ``name`` (see :mod:`models.measures.judge`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from models.measures.clauses import BOOK, QUOTE, Clause, Verb
from models.measures.judge import Setting
from models.measures.names import Name
from models.measures.registers import figures, head_of, institutions, verb_kinds, words
from models.text.words import tag_pairs

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


def name_features(clause: Clause, verbs: Sequence[Verb], name: Name, setting: Setting) -> list[str]:
    """Features of ``name`` as the name of a measure."""
    tokens = clause.tokens
    form = name.form
    governing = governing_verb(verbs, name)
    kind = governing.kind if governing else "none"
    content = name.content
    found = [
        "bias",
        f"form={form}",
        f"{form}&kind={kind}",
        f"{form}&head={name.head_kind}",
        f"{form}&size={_bucket(len(content))}",
        f"{form}&role={setting.role}",
    ]
    if governing:
        found.append(f"verb={governing.text}")
        found.append(f"{form}&gap={min(3, (name.start - governing.end + 2) // 3)}")
        found.append(f"{form}&rank={min(2, verbs.index(governing))}")
        if governing.start >= name.end:
            found.append(f"{form}&subject")
    if name.head:
        found.append(f"{form}&noun={name.head}")
        if name.head_kind and kind != "none":
            found.append(f"kind={kind}&head={name.head_kind}")
    if form in ("title", "listed"):
        own = head_of(content)
        if form == "listed":
            found.append(f"listed&own={own[1] if own else None}")
            found.append(f"listed&own={own[1] if own else None}&kind={kind}")
        extra = len(content) - len(name.head or "")
        specific = "none" if extra < 2 else "short" if extra < 4 else "mid" if extra < 8 else "long"
        found.append(f"{form}&specific={specific}")
        if name.head in _STRONG:
            found.append(f"{form}&strong&specific={specific}")
            found.append(f"{form}&strong&kind={kind}")
    if content in figures() or name.key in figures():
        found.append("figure")
    if content in institutions():
        found.append(f"{form}&institution")
    if content[-1:]:
        found.append(f"{form}&ends={content[-1]}")
    if form == "quote":
        inner = head_of(content)
        found.append(f"quote&content-head={inner[1] if inner else None}")
        if _COUNTS_TWICE.search(content):
            found.append("quote&counts-twice")
        if _EACH.search(content):
            found.append("quote&each")
        if _PARALLEL.search(content):
            found.append("quote&parallel")
        if not _PLAIN_NUMERAL.isdisjoint(content):
            found.append("quote&numeral")
        if "+" in content or "＋" in content:
            found.append("quote&plus")
        if "，" in content or "," in content or "、" in content:
            found.append("quote&comma")
        if content[:1] in _PLAIN_NUMERAL:
            found.append("quote&numeral-first")
        size = name.end - name.start
        if name.text.startswith(content) or not name.head:
            found.append("quote&bare")
            if len(content) < 9:
                found.append("quote&shape=" + _shape(content))
            found.append(f"quote&bare&kind={kind}")
        found.append("quote&tail" if size > len(content) + 2 else "quote&no-tail")
    else:
        if "的" in content:
            found.append(f"{form}&的")
        inside = tokens[name.first : name.after]
        tags = {t[1] for t in inside}
        if not _PROPER.isdisjoint(tags):
            found.append(f"{form}&proper")
        if "m" in tags or "mq" in tags:
            found.append(f"{form}&number")
        if "、" in [t[0] for t in inside]:
            found.append(f"{form}&list")
        if name.first > 0 and tokens[name.first - 1].tag in _COUNTS:
            found.append(f"{form}&counted")
    before = tokens[name.first - 1] if name.first else None
    if before is None:
        found.append(f"{form}&left=start")
    elif before.tag in (QUOTE, BOOK):
        found.append(f"{form}&left=quote")
    elif before.text in _LEFT:
        found.append(f"{form}&left={before.text}")
    else:
        found.append(f"{form}&left-tag={before.tag[0]}")
    behind = tokens[name.after] if name.after < len(tokens) else None
    if behind is None:
        found.append(f"{form}&right=end")
    elif behind.tag in (QUOTE, BOOK):
        found.append(f"{form}&right=quote")
    elif behind.text in _RIGHT:
        found.append(f"{form}&right={behind.text}")
    else:
        found.append(f"{form}&right-tag={behind.tag[0]}")
    if name.item:
        found.append(f"{form}&later-item")
    if clause.place == 0:
        found.append(f"{form}&first-clause")
    for text, _, _, _ in tokens[: name.first]:
        if text in _PREPOSITIONS:
            found.append(f"{form}&preposition={text}")
        elif text in _MODALS:
            found.append("modal")
    times = setting.body.count(content)
    if times > 1:
        found.append(f"{form}&again")
    if content in setting.title:
        found.append(f"{form}&in-title")
    if setting.said:
        found.append("said")
    return found


@lru_cache(maxsize=4096)
def _shape(content: str) -> str:
    """The kinds of the words in marks (m-v-m-v): a name counts or joins words, a figure of speech is one word."""
    return "-".join(tag[0] for _, tag in tag_pairs(content)[:5])


def governing_verb(verbs: Sequence[Verb], name: Name) -> Verb | None:
    """The nearest verb of a register before the name, or the last verb behind it where the name is the subject."""
    kinds = verb_kinds()
    left = [v for v in verbs if v.end <= name.start]
    for verb in reversed(left):
        if verb.kind not in ("other", "life"):
            return verb
    behind = [v for v in verbs if v.start >= name.end and v.text in kinds]
    if not left and behind and behind[-1].kind in ("build", "run", "found", "issue"):
        return behind[-1]
    return None
