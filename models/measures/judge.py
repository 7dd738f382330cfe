"""Whether a clause tells of a measure and whether a phrase names one: two log-linear models over features of the language.

A feature is a short string; its weight stands in ``models/registers/measure_weights.toml``, fitted offline on annotated
pages (``tests/gold/fit_measures.py``). Nothing is fitted here. Features speak of verbs by their kind, of objects by their
head noun and size, of the clause by its function words; a single word is a feature only where several pages have it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from models.measures.clauses import ASIDE, QUOTE, Clause, Verb
from models.measures.registers import head_of, weights, words
from models.text.words import Word

_DISPOSAL = frozenset(("将", "把"))
_PREPOSITIONS = words("prepositions")
_MODALS = words("modals")
_ADVERBS = words("adverbs")
_DIGIT = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万两]+(?:余|多)?[个名户家支次场期座条项件亩处所人套类轮批]")
_NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十百千万两]")
_ASCII_DIGIT = re.compile("[0-9]")
_AIMS = words("aims")
_PAY = re.compile("|".join(sorted(words("pay-nouns"))))
_AMOUNT = re.compile(
    r"(?:了|到|至|近|超|约|逾|投资)*[0-9][0-9.,]*\s?[万亿千百]*(?:余|多)?(元|%|％|℅|个百分点|倍|万|亿|吨|公里|亩|人|户|名|个|座|条|家)"
)
_BODIES = (
    *"委部局县市区镇乡村站所院校",
    *("街道", "社区", "政府", "支部", "党委", "公司", "学校", "医院", "法院", "单位", "部门", "中心"),
)
_BODY_ENDS = frozenset(body[-1] for body in _BODIES)
_SMALL = {
    **{word: (f"modal={word}", False) for word in _MODALS},
    **{word: (f"preposition={word}", word in _DISPOSAL) for word in _PREPOSITIONS},
}
_RANKS = ("rank=0", "rank=1", "rank=2", "rank=3")
_LATER = ("later=0", "later=1", "later=2")
_SIZES = [
    "size=" + ("0" if n < 1 else "1" if n < 3 else "3" if n < 6 else "6" if n < 12 else "12" if n < 25 else "25")
    for n in range(26)
]
_OBJECT_MARKS = {"的": "的-in-object", "、": "list-in-object", "等": "等-in-object"}
_BEFORE = {"m": "number-before", "mq": "number-before", "r": "pronoun-before", "ns": "place-before", "nt": "place-before"}
_COUNTING = frozenset(("m", "q", "mq", ASIDE, "ul", "y"))
_NUMBERS = frozenset(("m", "mq"))
_ROUNDING = frozenset(("余", "多", "左右", "以上"))
_BEHIND = frozenset(("了", "起", "好", "出", "成", "到", "着", "过", "的", "、", "和", "在", "与", "为"))
_LEFT_WORDS = frozenset(("的", "地", "了", "所", "来", "是", "被", "不"))
_OPENING_TAGS = frozenset(("d", "c", "p", "v", "t", "r", "ad"))
_OPENING_WORDS = frozenset(
    (
        *"以让使为并是但而当共已",
        *(
            "为了",
            "确保",
            "有效",
            "从而",
            "不断",
            "进一步",
            "使得",
            "不仅",
            "如果",
            "只有",
            "因为",
            "虽然",
            "其中",
            "累计",
            "全县",
            "今年",
        ),
    )
)


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
    logit = sum(map(weights(model).get, features, repeat(0.0)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


class Sight:
    """What the features of a clause's verbs share, found in one pass over its tokens."""

    __slots__ = (
        "body", "clause", "digit", "last", "later", "left", "numbered", "numeral", "opening", "pay", "quote", "shared",
    )  # fmt: skip

    def __init__(self, clause: Clause, verbs: Sequence[Verb], setting: Setting) -> None:
        tokens = clause.tokens
        reach, after = (verbs[-1].first, verbs[0].after) if verbs else (0, 0)
        self.clause = clause
        self.left: list[tuple[int, str, bool]] = []
        """Index and feature of what tells something to the verbs behind it, and whether it sets an object before them."""
        self.body = reach
        """The index of the first body before the last verb."""
        for i in range(reach):
            text, tag, _, _ = tokens[i]
            small = _SMALL.get(text)
            if small is not None:
                self.left.append((i, *small))
            elif tag in _BEFORE:
                self.left.append((i, _BEFORE[tag], False))
            if text[-1] in _BODY_ENDS and self.body == reach and text.endswith(_BODIES):
                self.body = i
        self.later: dict[str, int] = {}
        """The index of the last 的, 、 or 等 behind the first verb."""
        self.quote = -1
        for i in range(after, len(tokens)):
            text, tag, _, _ = tokens[i]
            if text in _OBJECT_MARKS:
                self.later[text] = i
            elif tag == QUOTE:
                self.quote = i
        text = clause.sentence.clean.text
        self.pay = _PAY.search(text, clause.start, clause.end) is not None
        self.numeral = _NUMERAL.search(text, clause.start, clause.end) is not None
        self.digit = self.numeral and _ASCII_DIGIT.search(text, clause.start, clause.end) is not None
        """Whether the clause holds a noun of pay, a numeral, a digit: few do, and then much need not be looked for."""
        self.opening = _opening(tokens[0])
        self.last, self.numbered = _object_end(tokens, 0)
        self.shared = ["bias", f"role={setting.role}", f"cut={clause.cut}"]
        if clause.last:
            self.shared.append("last-clause")
        if clause.place == 0:
            self.shared.append("first-clause")
        if setting.said:
            self.shared.append("said")
        self.shared += (f"clause-before={setting.before}", f"clause-behind={setting.behind}")


def _opening(first: Word) -> list[str]:
    found = []
    if first.tag in _OPENING_TAGS and len(first.text) <= 3:
        found.append(f"opens={first.tag}")
    if first.text in _OPENING_WORDS:
        found.append(f"opens-with={first.text}")
    return found


def _object_end(tokens: Sequence[Word], least: int) -> tuple[int, bool]:
    """Where the object that begins at ``least`` or later ends, before a trailing number, and whether one trails."""
    last = end = len(tokens)
    while last > least and (tokens[last - 1].tag in _COUNTING or tokens[last - 1].text in _ROUNDING):
        last -= 1
    first_number = end
    numbered = False
    for i in range(last, end):
        if tokens[i].tag in _NUMBERS:
            first_number, numbered = i, True
            break
    while last < first_number and tokens[last].tag == "q":
        last += 1  # the tagger takes the end of many a noun for a measure word (燃气管 | 道)
    return last, numbered


def object_of(clause: Clause, verb: Verb, sight: Sight) -> tuple[str, tuple[str, str] | None, bool]:
    """The object of a verb without its trailing number, its head noun, and whether the clause ends in a number."""
    tokens = clause.tokens
    last, numbered = sight.last, sight.numbered
    if last <= verb.after:
        last, numbered = _object_end(tokens, verb.after)
        if last <= verb.after:
            return "", None, numbered
    phrase = clause.sentence.clean.text[verb.end : tokens[last - 1].end]
    return phrase, head_of(phrase), numbered


def clause_features(clause: Clause, verbs: Sequence[Verb], at: int, setting: Setting, sight: Sight | None = None) -> list[str]:
    """Features of the clause with ``verbs[at]`` as its main verb; ``sight`` saves making it anew for each verb."""
    sight = sight or Sight(clause, verbs, setting)
    verb = verbs[at]
    tokens = clause.tokens
    phrase, head, numbered = object_of(clause, verb, sight)
    size = len(phrase)
    later = len(verbs) - 1 - at
    kind = verb.kind
    head_kind = head[1] if head else ("quote" if phrase[-1:] in '”」》"' and phrase else "none")
    found = [
        *sight.shared,
        *_doing(kind, verb.text, head_kind, head[0] if head else ""),
        _RANKS[min(at, 3)],
        _SIZES[min(size, 25)],
        _LATER[min(later, 2)],
    ]
    has_number = numbered or (sight.numeral and _DIGIT.search(phrase) is not None)
    if has_number:
        found.append("number")
        found.append(f"number&kind={kind}")
    if phrase in _AIMS:
        found.append("aim")
    if sight.pay:
        if _PAY.search(clause.sentence.clean.text, clause.start, verb.start):
            found.append(f"pay-before&verb={verb.text}")
            found.append(f"pay-before&kind={kind}")
        if _PAY.search(phrase):
            found.append(f"pay-behind&kind={kind}")
    if sight.digit:
        amount = _AMOUNT.match(phrase or clause.sentence.clean.text[verb.end : clause.end])
        if amount is not None:
            found.append(f"amount&kind={kind}")
            found.append("amount=" + amount[1])
    if numbered:
        found.append("number-last")
        found.append(f"number-last&head={head_kind}")
    left = "start" if verb.first == 0 else "adverb" if tokens[verb.first - 1].text in _ADVERBS else "other"
    found.append(f"kind={kind}&left={left}")
    if sight.body < verb.first:
        found.append("subject=body")
    if verb.after < len(tokens):
        behind = tokens[verb.after]
        if behind.tag in _NUMBERS:
            found.append("number-first")
        if behind.text in _BEHIND:
            found.append(f"behind={behind.text}")
        if behind.tag == QUOTE:
            found.append("behind=quote")
        elif behind.tag in ("v", "vn"):
            found.append("behind=verb")
    else:
        found.append(f"end&kind={kind}")
    if sight.quote >= verb.after:
        found.append("quote-in-object")
    for mark, index in sight.later.items():
        if index >= verb.after:
            found.append(_OBJECT_MARKS[mark])
    if later and verbs[at + 1].first == verb.after:
        found.append("verb-follows")
        found.append(f"next-kind={verbs[at + 1].kind}")
    if at:
        found.append(f"before-kind={verbs[at - 1].kind}")
        if any(v.kind in ("say", "stance") for v in verbs[:at]):
            found.append("stance-before")
    found.extend(_left_features(sight, verb))
    return found


@lru_cache(maxsize=65536)
def _doing(kind: str, verb: str, head_kind: str, noun: str) -> tuple[str, ...]:
    """Features of a verb and the head of its object."""
    found = (f"kind={kind}", f"verb={verb}", f"head={head_kind}", f"kind={kind}&head={head_kind}")
    return (*found, f"noun={noun}", f"verb&head={verb}|{head_kind}") if noun else found


def _left_features(sight: Sight, verb: Verb) -> list[str]:
    if verb.first == 0:
        return ["left=start"]
    found: list[str] = []
    before = sight.clause.tokens[verb.first - 1]
    if before.text in _ADVERBS:
        found.append(f"adverb={before.text}")
        found.append("left=adverb")
    elif before.text in _LEFT_WORDS:
        found.append(f"left={before.text}")
    else:
        found.append(f"left={before.tag[0]}")
    for index, feature, disposal in sight.left:
        if index >= verb.first:
            break
        found.append(feature)
        if disposal:
            found.append(f"disposal&kind={verb.kind}")
    return found + sight.opening
