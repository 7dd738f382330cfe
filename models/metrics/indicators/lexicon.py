"""The part that a word plays around a number: link, verb, change, scope, noun.

Parts come from the register ``indicators_words.toml`` first, since a general tagger takes half of this genre's verbs for
nouns, then from the tag. Belongs here: the classes and their lookup. How they combine is in :mod:`clause`.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from models.registers import made_of, read_toml

NOUN: Final = "N"
MODIFIER: Final = "G"
"""Stands before a noun inside a name, never a head."""
VERB: Final = "V"
EITHER: Final = "E"
"""A verb or the noun of the same form (培训, 服务)."""
CHANGE: Final = "C"
REACH: Final = "R"
SHARE: Final = "H"
ADVERB: Final = "A"
PREPOSITION: Final = "P"
JOIN: Final = "J"
OF: Final = "D"
PARTICLE: Final = "U"
SCOPE: Final = "S"
TIME: Final = "T"
LOCATIVE: Final = "F"
BREAK: Final = "Z"
NUMERAL: Final = "M"
QUANTITY: Final = "Q"

NAMING: Final = "NEGJD"
"""Parts that a name is made of."""

_GRAMMAR: Final = {
    PREPOSITION: (
        "由 从 自 被 在 于 向 往 朝 对 对于 为了 针对 围绕 按 按照 依照 根据 通过 以 用 因 因为 由于 把 将 使 让 令 使得 给 替 "
        "为 至 到 用于 凭 经 较 比 比较 靠 拿 以及对"
    ),
    JOIN: "、 和 与 同 及 以及 或 或者 并 暨 跟 ・ · /",
    OF: "的 之",
    PARTICLE: "了 着 过 得 所 等 等等 余 多 来 们 成",
    LOCATIVE: "以上 以下 以内 之内 以外 之间 左右 上下 中 里 内 上 下 后 前 间 之中 当中 之后 之前 期间 时",
    BREAK: "， 。 ； ： ！ ？ , ; : ! ? — … ～ ~ “ ” ‘ ’ 「 」 『 』 （ ） ( ) [ ] 【 】 《 》 > ▲ ■ ● ◆",
    TIME: (
        "今年以来 去年以来 年初以来 近年来 近几年来 多年来 一年来 今年来 入冬以来 入夏以来 入春以来 以来 民国 公元 "
        "世纪 上世纪 本世纪 年代 年末 年底 年初 月末 月底 月初 季末 期末 同期 当年 当月 上年 上月 上届 本届 同时期 "
        "头一年 头年 上学期 本学期 学期 上学年 本学年 个月"
    ),
}
_BY_TAG: Final = {
    "v": VERB, "vd": ADVERB, "vn": EITHER, "d": ADVERB, "ad": ADVERB, "p": PREPOSITION, "c": JOIN, "uj": OF,
    "ul": PARTICLE, "uz": PARTICLE, "ug": PARTICLE, "ud": PARTICLE, "uv": PARTICLE, "u": PARTICLE, "y": PARTICLE,
    "ns": SCOPE, "t": TIME, "f": LOCATIVE, "m": NUMERAL, "mq": NUMERAL, "r": SCOPE, "df": ADVERB, "e": PARTICLE,
    "a": MODIFIER, "ag": MODIFIER, "an": NOUN, "b": MODIFIER, "z": MODIFIER, "i": MODIFIER,
}  # fmt: skip


@cache
@made_of("indicators_words.toml")
def _register() -> dict[str, frozenset[str]]:
    entries = read_toml("indicators_words.toml").items()
    return {name: frozenset((entry.get("words") or entry["pairs"]).split()) for name, entry in entries}


@cache
def parts() -> dict[str, str]:
    """Word to part, for every word of the grammar and the register; the first class that names a word decides."""
    register = _register()
    table: dict[str, str] = {}
    for part, words in _GRAMMAR.items():
        table.update(dict.fromkeys(words.split(), part))
    nominal, action = register["nominal"], register["action"]
    both = nominal & action
    layers = (
        (SHARE, register["share"]), (CHANGE, register["change"]), (EITHER, both), (NOUN, register["person"] | register["noun"]),
        (MODIFIER, register["modifier"]),
        (REACH, register["reach"]), (ADVERB, register["adverb"]), (SCOPE, register["scope"]),
        (VERB, action), (NOUN, nominal),
    )  # fmt: skip
    for part, group in layers:
        for word in group:
            table.setdefault(word, part)
    return table


@cache
def strong_verbs() -> frozenset[str]:
    """Verbs that never stand inside a name behind a noun."""
    register = _register()
    return register["action"] - register["nominal"]


@cache
def actions() -> frozenset[str]:
    """Verbs that an actor does to an object, nouns of the same form included."""
    return _register()["action"]


@cache
def person_endings() -> tuple[str, ...]:
    """Endings of words that name people, longest first."""
    return tuple(sorted(_register()["person"], key=lambda w: (-len(w), w)))


@cache
def statuses() -> frozenset[str]:
    """What people are besides their post (其中党员)."""
    return _register()["status"]


@cache
def tiers() -> frozenset[str]:
    """Words that split a whole by where or whose it is (其中城镇, 县级)."""
    return _register()["tier"]


@cache
def set_heads() -> frozenset[str]:
    """What is set for a payment or a rule (标准, 上限)."""
    return _register()["set_head"]


@cache
def settlements() -> frozenset[str]:
    """What people live in (15个屯、412户)."""
    return _register()["settlement"]


@cache
def spending() -> frozenset[str]:
    """Verbs of money that goes into something (投资780万元建成育秧中心)."""
    return _register()["spending"]


@cache
def building() -> frozenset[str]:
    """Verbs that only say that what money goes into came about."""
    return _register()["building"]


@cache
def matters() -> tuple[str, ...]:
    """What is found and listed by kind (问题, 隐患)."""
    return tuple(sorted(_register()["matter"]))


@cache
def impersonal() -> tuple[str, ...]:
    """Words that end like those for people, and name none."""
    return tuple(sorted(_register()["impersonal"]))


@cache
def rate_endings() -> tuple[str, ...]:
    """Endings of names that are shares or rates already."""
    return tuple(sorted(_register()["rate"]))


@cache
def measure_endings() -> tuple[str, ...]:
    """Endings of names that a number measures, rates included."""
    return (*rate_endings(), *sorted(_register()["measure"]))


@cache
def _measures_by_end() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for ending in measure_endings():
        table.setdefault(ending[-1], []).append(ending)
    return {last: tuple(endings) for last, endings in table.items()}


def is_measure(name: str) -> bool:
    """Whether the name is of something that a number measures, where others are counted (村集体收入)."""
    endings = _measures_by_end().get(name[-1:])
    return endings is not None and name.endswith(endings)


@cache
def ownerless() -> tuple[str, ...]:
    """Endings of names that own no measure: they are one, or need an owner themselves."""
    return (*measure_endings(), *sorted(generic_heads()))


@cache
def vague_endings() -> tuple[str, ...]:
    """Endings of names that say how rather than what."""
    return tuple(sorted(_register()["vague"]))


@cache
def empty_verbs() -> frozenset[str]:
    """Verbs that say nothing of what is counted."""
    return _register()["empty_verb"]


@cache
def hollow_verbs() -> frozenset[str]:
    """Verbs that only say that their object came about (开展督查)."""
    return _register()["hollow_verb"]


@cache
def pivot_verbs() -> frozenset[str]:
    """Verbs whose object goes on to do something (组织 党员 报到)."""
    return _register()["pivot_verb"]


@cache
def joiners() -> frozenset[str]:
    """Those who take part in a programme."""
    return _register()["joiner"]


@cache
def generic_heads() -> frozenset[str]:
    """Names that cannot be read without whose they are (报酬, 覆盖率)."""
    return _register()["generic_head"]


@cache
def undertakings() -> frozenset[str]:
    """Nouns that a verb of change stands before as their name."""
    return _register()["undertaking"]


@cache
def unit_nouns() -> dict[str, str]:
    """Measure word to the noun for what it counts."""
    return dict(pair.split(":") for pair in sorted(_register()["unit_noun"]))


def tags() -> dict[str, str]:
    """Tag to part, for words that neither the grammar nor the register names."""
    return _BY_TAG


def known(word: str) -> bool:
    """Whether the grammar or the register names the word."""
    return word in parts()


def part_of(word: str, tag: str) -> str:
    """The part of a word; an unknown word of an unknown tag counts as a noun."""
    found = parts().get(word)
    if found is not None:
        return found
    if word[0] == "每" and tag == "r":  # 每村, 每户: part of a name; 每年 and its like are in the register
        return NOUN
    return _BY_TAG.get(tag, NOUN)
