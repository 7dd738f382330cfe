"""How features of a clause are worded: each case of what they depend on once, and with it what it adds to the log odds.

Which cases a clause holds is seen in :mod:`models.measures.judge_clauses`.
"""

from __future__ import annotations

from functools import cache, lru_cache, partial

from models.measures.clauses import ASIDE, BOOK, QUOTE, SPEECH
from models.measures.judge import Features
from models.measures.registers import weights, words

_features = partial(Features, "clause")

_ADVERBS = words("adverbs")
NUMBERS = frozenset(("m", "mq"))
"""Tags of numbers."""
_BODIES = (
    *"委部局县市区镇乡村站所院校",
    *("街道", "社区", "政府", "支部", "党委", "公司", "学校", "医院", "法院", "单位", "部门", "中心"),
)
_BEFORE = {**dict.fromkeys(("m", "mq"), "number-before"), **dict.fromkeys(("ns", "nt"), "place-before"), "r": "pronoun-before"}
"""What words of some tags tell before a verb, besides themselves."""
_NO_WORDS = frozenset((QUOTE, BOOK, SPEECH, ASIDE))
"""Tags of tokens that stand for whatever they hold."""
_OPENING_TAGS = frozenset(("d", "c", "p", "v", "t", "r", "ad"))


@lru_cache(maxsize=4096)
def shared_features(role: str, cut: str, last: bool, first: bool, said: bool, before: str, behind: str) -> Features:
    """Features of a clause and its neighbours."""
    found = ["bias", f"role={role}", f"cut={cut}", f"clause-before={before}", f"clause-behind={behind}"]
    found += [feature for feature, holds in (("last-clause", last), ("first-clause", first), ("said", said)) if holds]
    return _features(*found)


@cache
def opening_features(tag: str, word: str) -> Features:
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
def word_before(text: str, tag: str) -> Features:
    """Features of a word for the verbs behind it, itself among them where it has a weight: few words have."""
    word = plain_word(text, tag)
    return features_before(word if tells(f"before={word}") else "", _BEFORE.get(tag, ""), text.endswith(_BODIES))


@cache
def features_before(word: str, kind: str, body: bool) -> Features:
    """Features of a word before a verb; empty strings for what tells nothing."""
    found = [feature for feature in (f"before={word}" if word else "", kind, "subject=body" if body else "") if feature]
    return _features(*found)


@lru_cache(maxsize=65536)
def word_behind(text: str, tag: str) -> Features:
    """The feature of a word for the verbs before it; none where it has no weight."""
    word = plain_word(text, tag)
    return features_behind(word if tells(f"after={word}") else "")


@cache
def features_behind(word: str) -> Features:
    """The feature of a word behind a verb; an empty string for one that tells nothing."""
    return _features(*((f"after={word}",) if word else ()))


def plain_word(text: str, tag: str) -> str:
    """A word as a feature tells it: what is in marks or brackets by its kind, figures as one."""
    return tag if tag in _NO_WORDS else "0" if text[0].isdigit() else text


def verb_names(verb: str) -> tuple[str, ...]:
    """The features of a verb by itself: verbs that share a character (巡查, 抽查) do alike, and a rare verb is on few pages."""
    return f"verb={verb}", f"verb-first={verb[0]}", f"verb-last={verb[-1]}"


@lru_cache(maxsize=65536)
def doing_features(kind: str, verb: str, head_kind: str, noun: str) -> Features:
    """Features of a verb and the head of its object."""
    found = [*verb_names(verb), f"kind={kind}", f"head={head_kind}", f"kind={kind}&head={head_kind}"]
    if noun:
        found += [f"noun={noun}", f"verb&head={verb}|{head_kind}"]
    return _features(*found)


@cache
def number_features(kind: str, head_kind: str, last: bool) -> Features:
    """Features of an object that holds a number, or of a clause that ends in one."""
    found = ["number", f"number&kind={kind}"]
    if last:
        found += ["number-last", f"number-last&head={head_kind}"]
    return _features(*found)


@lru_cache(maxsize=4096)
def rule_features(rules: tuple[str, ...], kind: str, before: str) -> Features:
    """Features of a clause that words a rule, by its verb and by the clause before, which it may go on from."""
    found = [
        feature for rule in rules for feature in (f"rule={rule}", f"rule={rule}&kind={kind}", f"rule={rule}&before={before}")
    ]
    return _features(*found)


@cache
def right_of(tag: str, word: str) -> Features:
    """Features of what stands right behind a verb; ``word`` is empty where it tells nothing."""
    found = ["number-first"] if tag in NUMBERS else []
    if word:
        found.append(f"behind={word}")
    if tag == QUOTE:
        found.append("behind=quote")
    elif tag in ("v", "vn"):
        found.append("behind=verb")
    return _features(*found)


@lru_cache(maxsize=65536)
def opens_object(verb: str, tag: str) -> Features:
    """The feature of a verb with the tag of its object's first word."""
    return _features(f"verb={verb}|{tag}")


@lru_cache(maxsize=65536)
def last_word(word: str) -> Features:
    """The feature of an object's last word, numbers aside."""
    return _features(f"noun={word}$")


@cache
def ends_in(kind: str, tag: str) -> Features:
    """The feature of a verb's kind with the tag of its object's last word."""
    return _features(f"kind={kind}&ends-in={tag}")


@lru_cache(maxsize=65536)
def counts_behind(verb: str) -> Features:
    """The feature of a verb behind which something is counted."""
    return _features(f"verb={verb}&number")


@lru_cache(maxsize=65536)
def counted_behind(kind: str, unit: str) -> Features:
    """Features of what is counted behind a verb of that kind, by the word behind the number."""
    return _features(f"unit={unit}", f"unit={unit}&kind={kind}")


@cache
def closes_in(kind: str, tag: str) -> Features:
    """Features of the tag of the clause's last word."""
    return _features(f"closes={tag}", f"closes={tag}&kind={kind}")


@cache
def at_end(kind: str) -> Features:
    """The feature of a verb of that kind that ends its clause."""
    return _features(f"end&kind={kind}")


@cache
def left_of(kind: str, what: str) -> Features:
    """Features of what stands right before a verb: a word that tells something, or else the initial of its tag."""
    if what in _ADVERBS:
        return _features(f"kind={kind}&left=adverb", f"adverb={what}", "left=adverb")
    return _features(f"kind={kind}&left=other", f"left={what}")


@cache
def at_start(kind: str) -> Features:
    """Features of a verb of that kind that begins its clause."""
    return _features(f"kind={kind}&left=start", "left=start")


@cache
def followed_by(kind: str) -> Features:
    """Features of a verb right behind which one of that kind stands."""
    return _features("verb-follows", f"next-kind={kind}")


@cache
def preceded_by(kind: str, stance: bool) -> Features:
    """Features of a verb behind one of that kind, and behind one of stance or saying."""
    return _features(f"before-kind={kind}", *(("stance-before",) if stance else ()))


@cache
def disposed_of(kind: str) -> Features:
    """Features of a verb of that kind whose object 将 or 把 sets before it."""
    return _features(f"disposal&kind={kind}")
