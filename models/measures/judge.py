"""Whether a clause tells of a measure and whether a phrase names one: two log-linear models over features of the language.

A feature is a short string; its weight stands in ``models/registers/measure_weights.toml``, fitted offline on annotated
pages (``tests/gold/fit_measures.py``). Nothing is fitted here. Features speak of verbs by their kind, of objects by their
head noun and size, of the clause by its function words; a single word is a feature only where several pages have it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models.measures.clauses import ASIDE, BOOK, QUOTE, SPEECH, Clause, Verb
from models.measures.names import Name
from models.measures.registers import figures, head_of, institutions, verb_kinds, weights, words

_DISPOSAL = frozenset(("将", "把"))
_PREPOSITIONS = words("prepositions")
_MODALS = words("modals")
_ADVERBS = words("adverbs")
_DIGIT = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万两]+(?:余|多)?[个名户家支次场期座条项件亩处所人套类轮批]")
_PLAIN_NUMERAL = frozenset("一二三四五六七八九十两双百千万0123456789")


_COUNTS_TWICE = re.compile(r"[一二三四五六七八九十两双百千0-9]\D{1,4}[一二三四五六七八九十两双百千万0-9]")
_EACH = re.compile(r"(村村|户户|人人|天天|家家|处处|事事|月月|年年|日日)")
_PARALLEL = re.compile(r"^(.)[^、，,]{1,3}\1")
"""Shapes of programme names: 三会一课, 村村响, 双培双带."""


_AMOUNT = re.compile(
    r"(?:了|到|至|近|超|约|逾|投资)*[0-9][0-9.,]*\s?[万亿千百]*(?:余|多)?(元|%|％|℅|个百分点|倍|万|亿|吨|公里|亩|人|户|名|个|座|条|家)"
)
_BODY = re.compile(r"(?:委|部|局|县|市|区|镇|乡|村|街道|社区|政府|支部|党委|公司|学校|医院|法院|单位|部门|中心|站|所|院|校)$")


class Setting(NamedTuple):
    """What a sentence and its article lend to each of its clauses."""

    role: str
    said: bool
    """Whether a verb of saying stands before in the sentence."""
    body: str
    """The article's text, to see how often a name is said."""
    title: str
    before: str = ""
    """Kind of the main verb of the clause before, in the same sentence."""
    behind: str = ""
    """Kind of the main verb of the clause behind."""


def score(model: str, features: Iterable[str]) -> float:
    """The probability that ``model`` (``clause`` or ``name``) gives to ``features``."""
    table = weights(model)
    logit = 0.0
    for feature in features:
        if feature in table:
            logit += table[feature]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def object_of(clause: Clause, verb: Verb) -> tuple[str, tuple[str, str] | None, bool]:
    """The object of a verb without its trailing number, its head noun, and whether the clause ends in a number."""
    tokens = clause.tokens
    last = len(tokens)
    while last > verb.after and (
        tokens[last - 1].tag in ("m", "q", "mq", ASIDE, "ul", "y") or tokens[last - 1].text in ("余", "多", "左右", "以上")
    ):
        last -= 1
    first_number = next((i for i in range(last, len(tokens)) if tokens[i].tag in ("m", "mq")), None)
    numbered = first_number is not None
    while last < (len(tokens) if first_number is None else first_number) and tokens[last].tag == "q":
        last += 1  # the tagger takes the end of many a noun for a measure word (燃气管 | 道)
    if last <= verb.after:
        return "", None, numbered
    phrase = clause.sentence.clean.text[verb.end : tokens[last - 1].end]
    return phrase, head_of(phrase), numbered


def clause_features(clause: Clause, verbs: Sequence[Verb], at: int, setting: Setting) -> list[str]:
    """Features of the clause with ``verbs[at]`` as its main verb."""
    verb = verbs[at]
    tokens = clause.tokens
    phrase, head, numbered = object_of(clause, verb)
    size = len(phrase)
    kind = verb.kind
    head_kind = head[1] if head else ("quote" if phrase[-1:] in '”」》"' and phrase else "none")
    found = [
        "bias",
        f"kind={kind}",
        f"verb={verb.text}",
        f"head={head_kind}",
        f"kind={kind}&head={head_kind}",
        f"rank={min(at, 3)}",
        f"role={setting.role}",
        f"cut={clause.cut}",
        "size="
        + ("0" if not size else "1" if size < 3 else "3" if size < 6 else "6" if size < 12 else "12" if size < 25 else "25"),
    ]
    if head:
        found.append(f"noun={head[0]}")
    has_number = numbered or bool(_DIGIT.search(phrase))
    if has_number:
        found.append("number")
        found.append(f"number&kind={kind}")
    if phrase in _AIMS:
        found.append("aim")
    before = clause.sentence.clean.text[clause.start : verb.start]
    if before and _PAY.search(before):
        found.append(f"pay-before&verb={verb.text}")
        found.append(f"pay-before&kind={kind}")
    if phrase and _PAY.search(phrase):
        found.append(f"pay-behind&kind={kind}")
    amount = _AMOUNT.match(phrase or clause.sentence.clean.text[verb.end : clause.end])
    if amount is not None:
        found.append(f"amount&kind={kind}")
        found.append("amount=" + amount[1])
    if numbered:
        found.append("number-last")
        found.append(f"number-last&head={head_kind}")
    if head:
        found.append(f"verb&head={verb.text}|{head_kind}")
    left = "start" if verb.first == 0 else "adverb" if tokens[verb.first - 1].text in _ADVERBS else "other"
    found.append(f"kind={kind}&left={left}")
    if any(_BODY.search(t.text) for t in tokens[: verb.first]):
        found.append("subject=body")
    if verb.after < len(tokens):
        behind = tokens[verb.after]
        if behind.tag in ("m", "mq"):
            found.append("number-first")
        if behind.text in ("了", "起", "好", "出", "成", "到", "着", "过", "的", "、", "和", "在", "与", "为"):
            found.append(f"behind={behind.text}")
        if behind.tag == QUOTE:
            found.append("behind=quote")
        elif behind.tag in ("v", "vn"):
            found.append("behind=verb")
    else:
        found.append(f"end&kind={kind}")
    inside = {t.text for t in tokens[verb.after :]}
    if any(t.tag == QUOTE for t in tokens[verb.after :]):
        found.append("quote-in-object")
    if "的" in inside:
        found.append("的-in-object")
    if "、" in inside:
        found.append("list-in-object")
    if "等" in inside:
        found.append("等-in-object")
    later = len(verbs) - 1 - at
    found.append(f"later={min(later, 2)}")
    if later and verbs[at + 1].first == verb.after:
        found.append("verb-follows")
        found.append(f"next-kind={verbs[at + 1].kind}")
    if at:
        found.append(f"before-kind={verbs[at - 1].kind}")
        if any(v.kind in ("say", "stance") for v in verbs[:at]):
            found.append("stance-before")
    found.extend(_left_features(clause, verb))
    if clause.last:
        found.append("last-clause")
    if clause.place == 0:
        found.append("first-clause")
    if setting.said:
        found.append("said")
    found.append(f"clause-before={setting.before}")
    found.append(f"clause-behind={setting.behind}")
    return found


def _left_features(clause: Clause, verb: Verb) -> list[str]:
    tokens = clause.tokens
    found: list[str] = []
    if verb.first == 0:
        found.append("left=start")
        return found
    before = tokens[verb.first - 1]
    if before.text in _ADVERBS:
        found.append(f"adverb={before.text}")
        found.append("left=adverb")
    elif before.text in ("的", "地", "了", "所", "来", "是", "被", "不"):
        found.append(f"left={before.text}")
    else:
        found.append(f"left={before.tag[0]}")
    for token in tokens[: verb.first]:
        if token.text in _PREPOSITIONS:
            found.append(f"preposition={token.text}")
            if token.text in _DISPOSAL:
                found.append(f"disposal&kind={verb.kind}")
        elif token.text in _MODALS:
            found.append(f"modal={token.text}")
        elif token.tag in ("m", "mq"):
            found.append("number-before")
        elif token.tag == "r":
            found.append("pronoun-before")
        elif token.tag in ("ns", "nt"):
            found.append("place-before")
    first = tokens[0]
    if first.tag in ("d", "c", "p", "v", "t", "r", "ad") and len(first.text) <= 3:
        found.append(f"opens={first.tag}")
    if first.text in (
        "以",
        "让",
        "使",
        "为",
        "为了",
        "确保",
        "有效",
        "从而",
        "不断",
        "进一步",
        "并",
        "使得",
        "是",
        "不仅",
        "如果",
        "只有",
        "因为",
        "虽然",
        "但",
        "而",
        "当",
        "其中",
        "共",
        "已",
        "累计",
        "全县",
        "今年",
    ):
        found.append(f"opens-with={first.text}")
    return found


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
        if any(c in _PLAIN_NUMERAL for c in content):
            found.append("quote&numeral")
        if any(c in "+＋" for c in content):
            found.append("quote&plus")
        if any(c in "，,、" for c in content):
            found.append("quote&comma")
        if content[:1] in _PLAIN_NUMERAL:
            found.append("quote&numeral-first")
        size = name.end - name.start
        if name.text.startswith(content) or not name.head:
            found.append("quote&bare")
            found.append(f"quote&bare&kind={kind}")
        found.append("quote&tail" if size > len(content) + 2 else "quote&no-tail")
    else:
        if "的" in content:
            found.append(f"{form}&的")
        if any(t.tag in ("ns", "nt", "nz", "nr") for t in tokens[name.first : name.after]):
            found.append(f"{form}&proper")
        if any(t.tag in ("m", "mq") for t in tokens[name.first : name.after]):
            found.append(f"{form}&number")
        if any(t.text == "、" for t in tokens[name.first : name.after]):
            found.append(f"{form}&list")
        if name.first > 0 and tokens[name.first - 1].tag in ("m", "q", "mq"):
            found.append(f"{form}&counted")
    before = tokens[name.first - 1] if name.first else None
    if before is None:
        found.append(f"{form}&left=start")
    elif before.tag in (QUOTE, BOOK):
        found.append(f"{form}&left=quote")
    elif before.text in _PREPOSITIONS or before.text in ("的", "、", "和", "了", "是", "被", "称为", "叫", "成", "这"):
        found.append(f"{form}&left={before.text}")
    else:
        found.append(f"{form}&left-tag={before.tag[0]}")
    behind = tokens[name.after] if name.after < len(tokens) else None
    if behind is None:
        found.append(f"{form}&right=end")
    elif behind.tag in (QUOTE, BOOK):
        found.append(f"{form}&right=quote")
    elif behind.text in ("的", "、", "和", "等", "为", "上", "中", "里", "了", "现场", "精神", "基本", "经验", "称号"):
        found.append(f"{form}&right={behind.text}")
    else:
        found.append(f"{form}&right-tag={behind.tag[0]}")
    if name.item:
        found.append(f"{form}&later-item")
    if clause.place == 0:
        found.append(f"{form}&first-clause")
    for token in tokens[: name.first]:
        if token.text in _PREPOSITIONS:
            found.append(f"{form}&preposition={token.text}")
        elif token.text in _MODALS:
            found.append("modal")
    times = setting.body.count(content)
    if times > 1:
        found.append(f"{form}&again")
    if content in setting.title:
        found.append(f"{form}&in-title")
    if setting.said:
        found.append("said")
    return found


_AIMS = words("aims")
_PAY = re.compile("|".join(sorted(words("pay-nouns"))))
_STRONG = words("fixed-heads")


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


__all__ = ["SPEECH", "Setting", "clause_features", "governing_verb", "name_features", "object_of", "score"]
