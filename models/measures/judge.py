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

from models.measures.clauses import ASIDE, QUOTE, Clause, Verb
from models.measures.registers import head_of, weights, words

_DISPOSAL = frozenset(("将", "把"))
_PREPOSITIONS = words("prepositions")
_MODALS = words("modals")
_ADVERBS = words("adverbs")
_DIGIT = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万两]+(?:余|多)?[个名户家支次场期座条项件亩处所人套类轮批]")
_AIMS = words("aims")
_PAY = re.compile("|".join(sorted(words("pay-nouns"))))
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
