"""Features of a clause as one that tells of a measure, for the model ``clause`` (see :mod:`models.measures.judge`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache, partial

from models.measures.clauses import ASIDE, BOOK, QUOTE, SPEECH, Clause, Verb
from models.measures.judge import Features, Setting
from models.measures.registers import head_of, weights, words
from models.measures.rules import rules_in
from models.text.words import Word

_features = partial(Features, "clause")

_DISPOSAL = frozenset(("将", "把"))
_ADVERBS = words("adverbs")
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
_BODIES = (
    *"委部局县市区镇乡村站所院校",
    *("街道", "社区", "政府", "支部", "党委", "公司", "学校", "医院", "法院", "单位", "部门", "中心"),
)
_SIZES = [
    _features("size=" + ("0" if n < 1 else "1" if n < 3 else "3" if n < 6 else "6" if n < 12 else "12" if n < 25 else "25"))
    for n in range(26)
]
_RANKS = [[_features(f"rank={rank}", f"later={later}") for later in range(3)] for rank in range(4)]
"""By rank of the verb and number of verbs behind it."""
_AIM = _features("aim")
_BEFORE = {**dict.fromkeys(("m", "mq"), "number-before"), **dict.fromkeys(("ns", "nt"), "place-before"), "r": "pronoun-before"}
"""What words of some tags tell before a verb, besides themselves."""
_COUNTED = frozenset(("m", "q", "mq", "ul"))
_NO_WORDS = frozenset((QUOTE, BOOK, SPEECH, ASIDE))
"""Tags of tokens that stand for whatever they hold."""
_COUNTING = frozenset(("m", "q", "mq", ASIDE, "ul", "y"))
_NUMBERS = frozenset(("m", "mq"))
_ROUNDING = frozenset(("余", "多", "左右", "以上"))
_BEHIND = frozenset(("了", "起", "好", "出", "成", "到", "着", "过", "的", "、", "和", "在", "与", "为"))
_LEFT_WORDS = frozenset(("的", "地", "了", "所", "来", "是", "被", "不"))
_TELLING = _ADVERBS | _LEFT_WORDS
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
        self.left = [_word_before(t[0], t[1]) for t in tokens[:reach]]
        """Features of the words before the last verb."""
        self.disposals = [i for i, t in enumerate(tokens[:reach]) if t[0] in _DISPOSAL]
        """Which words set an object before the verbs behind them."""
        self.behind = [_word_behind(t[0], t[1]) for t in tokens[after:]]
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
        self.opening = _opening(tag if len(word) <= _SHORT else "", word if word in _OPENING_WORDS else "")
        self.held = next((i for i, verb in enumerate(verbs) if verb[1] in _HELD_BACK), len(verbs))
        """Which verb is the first of stance or saying."""
        self.last, self.numbered = _object_end(tokens, 0)
        self.shared = _shared(
            setting.role,
            clause.cut,
            clause.last,
            clause.place == 0,
            setting.said,
            setting.before,
            setting.behind,
        )


@lru_cache(maxsize=4096)
def _shared(role: str, cut: str, last: bool, first: bool, said: bool, before: str, behind: str) -> Features:
    """Features of a clause and its neighbours."""
    found = ["bias", f"role={role}", f"cut={cut}", f"clause-before={before}", f"clause-behind={behind}"]
    found += [feature for feature, holds in (("last-clause", last), ("first-clause", first), ("said", said)) if holds]
    return _features(*found)


_SHORT = 3
"""Characters of the longest first word whose tag tells anything."""


@cache
def _opening(tag: str, word: str) -> Features:
    """Features of a clause's first word, for the verbs behind it; empty strings for a long one's tag and a word of no account."""
    found = []
    if tag in _OPENING_TAGS:
        found.append(f"opens={tag}")
    if word:
        found.append(f"opens-with={word}")
    return _features(*found)


def tells(feature: str) -> bool:
    """Whether a word's feature has a weight; a fit, which is to find the weights, takes all for telling."""
    return feature in weights("clause")


@lru_cache(maxsize=65536)
def _word_before(text: str, tag: str) -> Features:
    """Features of a word for the verbs behind it, itself among them where it has a weight: few words have."""
    word = _plain(text, tag)
    return _before(word if tells(f"before={word}") else "", _BEFORE.get(tag, ""), text.endswith(_BODIES))


@cache
def _before(word: str, kind: str, body: bool) -> Features:
    """Features of a word before a verb; empty strings for what tells nothing."""
    found = [feature for feature in (f"before={word}" if word else "", kind, "subject=body" if body else "") if feature]
    return _features(*found)


@lru_cache(maxsize=65536)
def _word_behind(text: str, tag: str) -> Features:
    """The feature of a word for the verbs before it; none where it has no weight."""
    word = _plain(text, tag)
    return _behind(word if tells(f"after={word}") else "")


@cache
def _behind(word: str) -> Features:
    return _features(*((f"after={word}",) if word else ()))


def _plain(text: str, tag: str) -> str:
    """A word as a feature tells it: what is in marks or brackets by its kind, figures as one."""
    return tag if tag in _NO_WORDS else "0" if text[0].isdigit() else text


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


def clause_features(clause: Clause, verbs: Sequence[Verb], at: int, setting: Setting) -> list[Features]:
    """Features of the clause with ``verbs[at]`` as its main verb, with words that have no weight yet, for the fit."""
    sight = Sight(clause, verbs, setting)
    words_before = clause.tokens[: len(sight.left)]
    sight.left = [_before(_plain(t[0], t[1]), _BEFORE.get(t[1], ""), t[0].endswith(_BODIES)) for t in words_before]
    sight.behind = [_behind(_plain(t[0], t[1])) for t in clause.tokens[verbs[0].after :]]
    return [*features_around(sight, at), *features_of_object(sight, at)]


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
        found.append(_right_of(word[1], word[0] if word[0] in _BEHIND else ""))
        found.append(_opens_object(verb, word[1][0]))
        if sight.noun >= after:
            closing = tokens[sight.noun]
            found += (_last_word(closing[0]), _ends_in(kind, closing[1]))
        figure = next((i for i in sight.figures if i >= after), None)
        if figure is not None:
            found += (_counts(verb), _counted(kind, tokens[figure + 1][0] if figure + 1 < len(tokens) else ""))
    else:
        found.append(_at_end(kind))
    found.append(_closing(kind, tokens[-1][1]))
    if first:
        word = tokens[first - 1]
        found.append(_left_of(kind, word[0] if word[0] in _TELLING else word[1][0]))
    else:
        found.append(_at_start(kind))
    if sight.rules:
        found.append(_rule(sight.rules, kind, sight.setting.before))
    found += sight.behind[after - verbs[0].after :]
    if later and verbs[at + 1].first == after:
        found.append(_followed(verbs[at + 1].kind))
    if at:
        found.append(_preceded(verbs[at - 1].kind, sight.held < at))
    if first:
        found.append(sight.opening)
        found += sight.left[:first]
        found += [_disposal(kind) for i in sight.disposals if i < first]
    return found


def features_of_object(sight: Sight, at: int) -> list[Features]:
    """Features of the verb with its object and of what the object holds."""
    verb = sight.verbs[at]
    kind = verb.kind
    phrase, head, numbered = object_of(sight.clause, verb, sight)
    noun, head_kind = head or ("", "quote" if phrase[-1:] in '”」》"' and phrase else "none")
    found = [_doing(kind, verb.text, head_kind, noun), _SIZES[min(len(phrase), 25)]]
    if numbered or (sight.numeral and _DIGIT.search(phrase) is not None):
        found.append(_number(kind, head_kind, numbered))
    if phrase in _AIMS:
        found.append(_AIM)
    if sight.pay or sight.digit:
        found.append(_money(sight.clause, verb, phrase, sight))
    return found


@lru_cache(maxsize=65536)
def _doing(kind: str, verb: str, head_kind: str, noun: str) -> Features:
    """Features of a verb and the head of its object."""
    found = [f"kind={kind}", f"verb={verb}", f"head={head_kind}", f"kind={kind}&head={head_kind}"]
    if noun:
        found += [f"noun={noun}", f"verb&head={verb}|{head_kind}"]
    return _features(*found)


@cache
def _number(kind: str, head_kind: str, last: bool) -> Features:
    """Features of an object that holds a number, or of a clause that ends in one."""
    found = ["number", f"number&kind={kind}"]
    if last:
        found += ["number-last", f"number-last&head={head_kind}"]
    return _features(*found)


@lru_cache(maxsize=4096)
def _rule(rules: tuple[str, ...], kind: str, before: str) -> Features:
    """Features of a clause that words a rule, by its verb and by the clause before, which it may go on from."""
    found = [
        feature for rule in rules for feature in (f"rule={rule}", f"rule={rule}&kind={kind}", f"rule={rule}&before={before}")
    ]
    return _features(*found)


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


@cache
def _right_of(tag: str, word: str) -> Features:
    """Features of what stands right behind a verb; ``word`` is empty where it tells nothing."""
    found = ["number-first"] if tag in _NUMBERS else []
    if word:
        found.append(f"behind={word}")
    if tag == QUOTE:
        found.append("behind=quote")
    elif tag in ("v", "vn"):
        found.append("behind=verb")
    return _features(*found)


@lru_cache(maxsize=65536)
def _opens_object(verb: str, tag: str) -> Features:
    """The feature of a verb with the tag of its object's first word."""
    return _features(f"verb={verb}|{tag}")


@lru_cache(maxsize=65536)
def _last_word(word: str) -> Features:
    """The feature of an object's last word, numbers aside."""
    return _features(f"noun={word}$")


@cache
def _ends_in(kind: str, tag: str) -> Features:
    """The feature of a verb's kind with the tag of its object's last word."""
    return _features(f"kind={kind}&ends-in={tag}")


@lru_cache(maxsize=65536)
def _counts(verb: str) -> Features:
    """The feature of a verb behind which something is counted."""
    return _features(f"verb={verb}&number")


@lru_cache(maxsize=65536)
def _counted(kind: str, unit: str) -> Features:
    """Features of what is counted behind a verb of that kind, by the word behind the number."""
    return _features(f"unit={unit}", f"unit={unit}&kind={kind}")


@cache
def _closing(kind: str, tag: str) -> Features:
    """Features of the tag of the clause's last word."""
    return _features(f"closes={tag}", f"closes={tag}&kind={kind}")


@cache
def _at_end(kind: str) -> Features:
    return _features(f"end&kind={kind}")


@cache
def _left_of(kind: str, what: str) -> Features:
    """Features of what stands right before a verb: a word that tells something, or else the initial of its tag."""
    if what in _ADVERBS:
        return _features(f"kind={kind}&left=adverb", f"adverb={what}", "left=adverb")
    return _features(f"kind={kind}&left=other", f"left={what}")


@cache
def _at_start(kind: str) -> Features:
    return _features(f"kind={kind}&left=start", "left=start")


@cache
def _followed(kind: str) -> Features:
    """Features of a verb right behind which one of that kind stands."""
    return _features("verb-follows", f"next-kind={kind}")


@cache
def _preceded(kind: str, stance: bool) -> Features:
    """Features of a verb behind one of that kind, and behind one of stance or saying."""
    return _features(f"before-kind={kind}", *(("stance-before",) if stance else ()))


@cache
def _disposal(kind: str) -> Features:
    """Features of a verb of that kind whose object 将 or 把 sets before it."""
    return _features(f"disposal&kind={kind}")
