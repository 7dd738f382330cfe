"""Features of a clause as one that tells of a measure, for the model ``clause`` (see :mod:`models.measures.judge`).

Belongs here: what a clause holds that speaks for or against each of its verbs; how that is worded is in
:mod:`models.measures.wordings`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from models.measures.clauses import ASIDE, Clause
from models.measures.judge import Features, Setting
from models.measures.registers import head_of, words
from models.measures.rules import rules_in
from models.measures.verbs import Verb
from models.measures.wordings import (
    NUMBERS,
    at_end,
    at_start,
    closes_in,
    counted_behind,
    counts_behind,
    disposed_of,
    doing_features,
    ends_in,
    followed_by,
    last_word,
    left_of,
    number_features,
    opening_features,
    opens_object,
    preceded_by,
    right_of,
    rule_features,
    shared_features,
    word_before,
    word_behind,
)
from models.text.words import Word

_features = partial(Features, "clause")

_DISPOSAL = frozenset(("将", "把"))
_DIGIT = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万两]+(?:余|多)?[个名户家支次场期座条项件亩处所人套类轮批]")
_NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十百千万两]")
_ASCII_DIGIT = re.compile("[0-9]")
_AIMS = words("aims")
_PAY = re.compile("|".join(sorted(words("pay-nouns"))))
_PAY_OR_NUMERAL = re.compile(f"[0-9０-９一二三四五六七八九十百千万两{''.join(sorted({noun[0] for noun in words('pay-nouns')}))}]")
"""What :data:`_PAY` or :data:`_NUMERAL` begins with."""
_AMOUNT = re.compile(
    r"(?:了|到|至|近|超|约|逾|投资)*[0-9][0-9.,]*\s?[万亿千百]*(?:余|多)?(元|%|％|℅|个百分点|倍|万|亿|吨|公里|亩|人|户|名|个|座|条|家)"
)
_SIZES = [
    _features("size=" + ("0" if n < 1 else "1" if n < 3 else "3" if n < 6 else "6" if n < 12 else "12" if n < 25 else "25"))
    for n in range(26)
]
_RANKS = [[_features(f"rank={rank}", f"later={later}") for later in range(3)] for rank in range(4)]
"""By rank of the verb and number of verbs behind it."""
_AIM = _features("aim")
_COUNTED = frozenset(("m", "q", "mq", "ul"))
_COUNTING = frozenset(("m", "q", "mq", ASIDE, "ul", "y"))
_ROUNDING = frozenset(("余", "多", "左右", "以上"))
_BEHIND = frozenset(("了", "起", "好", "出", "成", "到", "着", "过", "的", "、", "和", "在", "与", "为"))
_TELLING = words("adverbs") | frozenset(("的", "地", "了", "所", "来", "是", "被", "不"))
_OPENING_WORDS = frozenset((
    *"以让使为并是但而当共已",
    "为了", "确保", "有效", "从而", "不断", "进一步", "使得", "不仅", "如果", "只有", "因为", "虽然", "其中", "累计",
    "全县", "今年",
))  # fmt: skip


_HELD_BACK = frozenset(("say", "stance"))


class Sight:
    """What the features of a clause's verbs share, found in one pass over its tokens."""

    __slots__ = (
        "behind", "clause", "digit", "disposals", "figures", "held", "last", "left", "noun", "numbered", "numeral", "opening",
        "pay", "rules", "setting", "shared", "verbs",
    )  # fmt: skip

    def __init__(self, clause: Clause, verbs: Sequence[Verb], setting: Setting) -> None:
        tokens = clause.tokens
        reach, after = (verbs[-1].first, verbs[0].after) if verbs else (0, 0)
        self.clause, self.verbs, self.setting = clause, verbs, setting
        self.left = [word_before(t[0], t[1]) for t in tokens[:reach]]
        """Features of the words before the last verb."""
        self.disposals = [i for i, t in enumerate(tokens[:reach]) if t[0] in _DISPOSAL]
        """Which words set an object before the verbs behind them."""
        self.behind = [word_behind(t[0], t[1]) for t in tokens[after:]]
        """Features of the words behind the first verb."""
        text = clause.sentence.clean.text
        told = _PAY_OR_NUMERAL.search(text, clause.start, clause.end) is not None
        self.pay = told and _PAY.search(text, clause.start, clause.end) is not None
        self.numeral = told and _NUMERAL.search(text, clause.start, clause.end) is not None
        self.digit = self.numeral and _ASCII_DIGIT.search(text, clause.start, clause.end) is not None
        """Whether the clause holds a noun of pay, a numeral, a digit: few do, and then much need not be looked for."""
        self.figures = [i for i, token in enumerate(tokens) if token[1] == "m"] if self.numeral else ()
        """Which words are numbers."""
        self.noun = len(tokens) - 1
        """Which word is the last that counts nothing."""
        while self.noun >= 0 and tokens[self.noun][1] in _COUNTED:
            self.noun -= 1
        self.rules = rules_in(text, clause.start, clause.end) if setting.ruled else ()
        """The ways in which the clause words a rule."""
        word, tag = tokens[0][0], tokens[0][1]
        self.opening = opening_features(tag if len(word) <= _SHORT else "", word if word in _OPENING_WORDS else "")
        self.held = next((i for i, verb in enumerate(verbs) if verb[1] in _HELD_BACK), len(verbs))
        """Which verb is the first of stance or saying."""
        self.last, self.numbered = _object_end(tokens, 0)
        self.shared = shared_features(
            setting.role,
            clause.cut,
            clause.last,
            clause.place == 0,
            setting.said,
            setting.before,
            setting.behind,
        )


_SHORT = 3
"""Characters of the longest first word whose tag tells anything."""


def _object_end(tokens: Sequence[Word], least: int) -> tuple[int, bool]:
    """Where the object that begins at ``least`` or later ends, before a trailing number, and whether one trails."""
    last = end = len(tokens)
    if last > least and tokens[-1].tag not in _COUNTING and tokens[-1].text not in _ROUNDING:
        return last, False
    while last > least and (tokens[last - 1].tag in _COUNTING or tokens[last - 1].text in _ROUNDING):
        last -= 1
    first_number = end
    numbered = False
    for i in range(last, end):
        if tokens[i].tag in NUMBERS:
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


def features_around(sight: Sight, at: int) -> list[Features]:
    """Features of where the verb stands and what stands around it; they are found faster than those of its object."""
    verbs, tokens = sight.verbs, sight.clause.tokens
    verb, kind, first, after, _, _ = verbs[at]
    later = len(verbs) - 1 - at
    found = [
        sight.shared,
        _RANKS[at if at < 3 else 3][later if later < 2 else 2],
    ]
    if after < len(tokens):
        word = tokens[after]
        found.append(right_of(word[1], word[0] if word[0] in _BEHIND else ""))
        found.append(opens_object(verb, word[1][0]))
        if sight.noun >= after:
            closing = tokens[sight.noun]
            found += (last_word(closing[0]), ends_in(kind, closing[1]))
        figure = next((i for i in sight.figures if i >= after), None)
        if figure is not None:
            found += (counts_behind(verb), counted_behind(kind, tokens[figure + 1][0] if figure + 1 < len(tokens) else ""))
    else:
        found.append(at_end(kind))
    found.append(closes_in(kind, tokens[-1][1]))
    if first:
        word = tokens[first - 1]
        found.append(left_of(kind, word[0] if word[0] in _TELLING else word[1][0]))
    else:
        found.append(at_start(kind))
    if sight.rules:
        found.append(rule_features(sight.rules, kind, sight.setting.before))
    found += sight.behind[after - verbs[0].after :]
    if later and verbs[at + 1].first == after:
        found.append(followed_by(verbs[at + 1].kind))
    if at:
        found.append(preceded_by(verbs[at - 1].kind, sight.held < at))
    if first:
        found.append(sight.opening)
        found += sight.left[:first]
        found += [disposed_of(kind) for i in sight.disposals if i < first]
    return found


def features_of_object(sight: Sight, at: int) -> list[Features]:
    """Features of the verb with its object and of what the object holds."""
    verb = sight.verbs[at]
    kind = verb.kind
    phrase, head, numbered = object_of(sight.clause, verb, sight)
    noun, head_kind = head or ("", "quote" if phrase[-1:] in '”」》"' and phrase else "none")
    found = [doing_features(kind, verb.text, head_kind, noun), _SIZES[min(len(phrase), 25)]]
    if numbered or (sight.numeral and _DIGIT.search(phrase) is not None):
        found.append(number_features(kind, head_kind, numbered))
    if phrase in _AIMS:
        found.append(_AIM)
    if sight.pay or sight.digit:
        found.append(_money(sight.clause, verb, phrase, sight))
    return found


def _money(clause: Clause, verb: Verb, phrase: str, sight: Sight) -> Features:
    """Features of sums and amounts in the clause."""
    text = clause.sentence.clean.text
    found = []
    if sight.pay:
        if _PAY.search(text, clause.start, verb.start):
            found += [f"pay-before&verb={verb.text}", f"pay-before&kind={verb.kind}"]
        if _PAY.search(phrase):
            found.append(f"pay-behind&kind={verb.kind}")
    amount = _AMOUNT.match(phrase or text[verb.end : clause.end]) if sight.digit else None
    if amount is not None:
        found += [f"amount&kind={verb.kind}", "amount=" + amount[1]]
    return _features(*found)
