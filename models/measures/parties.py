"""Who does a measure and to whom, as the sentence says it: short phrases, null where it does not say.

The actor is the subject of the clause or, where the clause has none, the nearest subject before it in the sentence
(Chinese states a subject once and lets the following clauses share it). 该县 and 全县 stand for the county that the article
is about. The target is what 对, 为, 给, 向 or 针对 introduces, or the object of a verb that is done to somebody. Words that
bodies and offices end in are in ``registers/parties.toml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import Final, NamedTuple

from models.measures.registers import verb_kinds
from models.records import Article, Place, Sentence
from models.registers import made_of, read_toml
from models.text.words import Word

LONGEST: Final = 24
"""Characters of the longest phrase given; a longer one is no short phrase."""

_PIECE: Final = re.compile(r"[,，;；:：。！？…—]+")
_LEAD_IN: Final = re.compile(
    r"(?:据|由|让|要求|其中|同时|此外|另外|目前|现在|如今|近年来|近日|日前|期间|随后|今年以来|年初以来|一年来|今年|去年|记者|本报讯|报道|消息|了解|介绍|"
    r"截至|以来|每(?:年|月|周|季度?)|\d+[年月日]+|[>▲■●◆\s])*"
)
_COUNT: Final = re.compile(
    r"^(?:[近约超逾共全体各每等]*(?:\d[\d.,]*|[一二两三四五六七八九十百千万]+)[余多]?[万千百]?(?:名|位|个|户|家|支|批|所|对|座|条|例))+"
)
_TOWARD: Final = re.compile(
    r"(?:针对|面向|对|给予|给|向|为)(?=[^了的着做加进推在期民此何是主确落深切不能扭破解实打广提充更促进])"
)
_HEADS: Final = re.compile("由[^，,、]{1,14}?(?:任|担任|兼任|挂帅|为|组成|领衔)[^，,]{0,8}?的")
"""By whom a body is headed (由县长任组长的专班), who is not said to do anything."""
_PEOPLE: Final = re.compile(r"\d+[余多]?名")
_NOUNS: Final = frozenset(("n", "nt", "nr", "nz", "j", "nrt"))
_NO_NOUN: Final = tuple("由以把将在连一")
_STOPPERS: Final = re.compile(
    r"(?:到|任|参加|担任|组成|进行|赴|开展|入|为|至|实行|实施|落实|办理|发放|给予|建档|上门|免费|逐|每|最高|最低|最多|最少|一次性|一律|全额|优先|分别|统一|减半)"
)


_OPENS_PREDICATE: Final = frozenset("每先以将把按对由为")
"""Characters behind a subject with which its predicate begins, though the tagger may join them to another word."""
_KINDS: Final = frozenset("省市县区州旗镇乡村")


class Parties(NamedTuple):
    """The register, compiled."""

    subject: re.Pattern[str]
    none: frozenset[str]
    unlike: tuple[str, ...]
    anaphor: re.Pattern[str]
    onto: frozenset[str]
    group: re.Pattern[str]


@cache
@made_of("parties.toml")
def parties() -> Parties:
    """The compiled register; read once a process."""
    register = read_toml("parties.toml")
    ends = "|".join(sorted({*register["bodies"], *register["people"]}, key=lambda w: (-len(w), w)))
    groups = "|".join(sorted(register["groups"], key=lambda w: (-len(w), w)))
    return Parties(
        re.compile(rf"(?:(?![在对把将向从被让使了着])[\d一-龥“”（）()、·]){{0,{LONGEST}}}?(?:{ends})"),
        frozenset(register["not_bodies"]),
        tuple(word for word in register["not_bodies"] if len(word) > 1),
        re.compile(
            rf"^(?:{'|'.join(register['anaphors'])})(?P<level>[省市县区州旗镇乡村])$|^(?P<in>[省市县区州旗镇乡村])[里上府]$"
        ),
        frozenset(register["onto"]),
        re.compile(rf"[一-龥“”（）()、]{{0,12}}?(?:{groups})+(?:们|和[一-龥]{{0,4}}(?:干部|人才))?"),
    )


def actor(article: Article, sentence: Sentence, start: int, end: int) -> str | None:
    """The body or people whose doing the clause ``[start, end)`` is."""
    text = sentence.text
    by = text.find("由", start, end)
    if by >= 0 and (told := _subject(sentence, by, end)) and not _HEADS.search(text, by, by + LONGEST):
        return _resolved(told[_counted(told) :], article.place)
    if text[start - 1 : start] == "、" and _tag(sentence, start) in ("m", "n", "r") and (told := _subject(sentence, start, end)):
        return _resolved(told[_counted(told) :], article.place)
    cuts = [0, *(m.end() for m in _PIECE.finditer(text, 0, start))]
    for left in reversed(cuts):
        if text.count("“", 0, left) > text.count("”", 0, left):
            continue  # a comma within a name divides no clauses
        if found := _subject(sentence, left, start):
            if found.startswith("每") and "；" in text[left:start]:
                continue  # 每个乡镇 does what its own item says, not what the items behind it do
            if left != cuts[-1] and _PEOPLE.match(found):
                return None  # 53名干部 do what their own clause says
            return _resolved(found, article.place)
        if text[left - 1 : left] in ("；", ";") and _tag(sentence, left) in _NOUNS:
            return None  # the item has a subject of its own, though no body's name ends so
    return None


def _subject(sentence: Sentence, left: int, start: int) -> str | None:
    """The subject that opens the piece at ``left``; what follows it must be able to begin a predicate."""
    register = parties()
    text = sentence.text
    lead = _LEAD_IN.match(text, left, start)
    begin = lead.end() if lead else left
    stop = start
    if cut := _PIECE.search(text, begin, start):
        stop = cut.start()
    opening = _tag(sentence, begin)
    if opening[:1] in ("v", "d", "p", "c", "a", "u", "m") and not text[begin].isdigit() and text[begin] not in "各全该每":
        office = register.subject.match(text, begin, stop) if opening == "v" or opening == "vn" else None
        word = sentence.words[bisect_left(sentence.words, begin, key=_start)]
        if office is None or not 0 < office.end() - word.end <= 2 or not _predicate(sentence, office.end(), start):
            return None
        return office[0]  # 建设|课, 组织|部
    at = begin
    while match := register.subject.match(text, at, stop):
        at = match.end()
        who = text[begin:at]
        if len(who) > LONGEST:
            return None
        if "“" in who and who.count("“") > who.count("”"):
            continue  # “百村示范、千村整治”: a name is no subject in the middle
        if _predicate(sentence, at, start) and who not in register.none and not who.endswith(register.unlike):
            return None if _does(sentence, begin, at) else who
    if opening != "ns" or text.startswith(register.unlike, begin):
        return None
    word = sentence.words[bisect_left(sentence.words, begin, key=_start)]
    at = word.end + (text[word.end : word.end + 1] in _KINDS)  # the tagger parts 江口|镇以
    return text[begin:at] if word.end <= stop and _predicate(sentence, word.end, start) else None


def _does(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a phrase tells of a deed before its last word, and so is no subject (增设亲子阅读区, 健全户分类、组收集、村)."""
    kinds = verb_kinds()
    words = sentence.words[bisect_left(sentence.words, begin, key=_start) : bisect_left(sentence.words, end, key=_start)]
    return "“" not in sentence.text[begin:end] and any(kinds.get(w.text) in _DEEDS and len(w.text) > 1 for w in words[:-1])


_DEEDS: Final = frozenset(("found", "issue", "improve"))


def _counted(who: str) -> int:
    """Characters of the count before those who do it (由1名县级领导包联)."""
    counted = _COUNT.match(who)
    return counted.end() if counted is not None and counted.end() < len(who) else 0


def _start(word: Word) -> int:
    return word.start


def _tag(sentence: Sentence, at: int) -> str:
    """The tag of the word that begins at ``at``, empty if none does."""
    words = sentence.words
    index = bisect_left(words, at, key=_start)
    return words[index].tag if index < len(words) and words[index].start == at else ""


def _predicate(sentence: Sentence, at: int, start: int) -> bool:
    """Whether a predicate may begin at ``at``."""
    if at == start or sentence.text[at : at + 1] in _OPENS_PREDICATE:
        return True
    tag = _tag(sentence, at)
    return tag[:1] in ("v", "d", "p", "t", "b") and tag != "vn"


def _resolved(who: str, place: Place | None) -> str:
    """The place that 该县 or 全县 stands for, else the phrase as it is."""
    found = parties().anaphor.match(who)
    if found and place:
        level = found["level"] or found["in"]
        for name in reversed(place.name.split("/")):
            if name.endswith(level):
                return name
    return who


def target(sentence: Sentence, start: int, end: int, action: str | None) -> str | None:
    """Those to whom it is done."""
    text = sentence.text
    left = max(text.rfind(c, 0, start) for c in ",，;；。:：") + 1
    for region_start, region_end in ((left, start), (start, end)):
        found = next(
            (m for m in _TOWARD.finditer(text, region_start, region_end) if _tag(sentence, m.start()) in ("p", "v")), None
        )
        if found and found[0] == "为" and "以" in text[region_start : found.start()]:
            continue  # 以……为抓手 makes something into something
        if found and (phrase := _object(sentence, found.end(), end, action)):
            return phrase
    if action in parties().onto:
        at = text.find(action, start, end)
        if at >= 0:
            return _object(sentence, at + len(action), end)
    return _group(text, start, end, action)


def _group(text: str, start: int, end: int, action: str | None) -> str | None:
    """The group of people or bodies with which the object begins: 村干部基本报酬, 分流干部安置."""
    at = text.find(action, start, end) if action else -1
    begin = at + len(action) if action and at >= 0 else start
    if counted := _COUNT.match(text[begin:end]):
        begin += counted.end()
    found = parties().group.match(text, begin, end)
    return _phrase(found[0]) if found and found.end() < end else None


def _phrase(text: str) -> str | None:
    """The phrase without what hangs over at its ends, null where it is none: half a quotation, too short or too long."""
    phrase = text.strip("的 、和及与了起各均都")
    phrase = phrase[: phrase.index("（")] if phrase.count("（") > phrase.count("）") else phrase
    whole = (
        phrase.count("“") == phrase.count("”")
        and phrase.count("（") == phrase.count("）")
        and not phrase.isascii()
        and phrase[:1] not in _NO_NOUN
    )
    return phrase if whole and 1 < len(phrase) <= LONGEST and not phrase[0].isdigit() else None


def _object(sentence: Sentence, begin: int, end: int, action: str | None = None) -> str | None:
    """The noun phrase at ``begin``: up to the first verb, adverb or preposition, without its count.

    What opens with a verb tells of a noun (考上大学的学生), and the phrase goes on behind its 的.
    """
    text = sentence.text
    stop = end
    counted = _COUNT.match(text[begin:end])
    begin += counted.end() if counted else 0
    past = begin
    if action is None and _tag(sentence, begin) == "v" and "的" not in text[begin:end]:
        second = sentence.words[bisect_left(sentence.words, begin, key=_start)]  # 提拔|重用优秀队员, 约谈|提醒47人
        counted = _COUNT.match(text[second.end : end])
        begin = past = second.end + (counted.end() if counted else 0)
    if _tag(sentence, begin)[:1] in ("v", "m", "d"):
        linked = text.find("的", begin, min(end, begin + LONGEST))
        past = linked + 1 if linked > 0 and linked + 1 < end else begin
    if action and (at := text.find(action, past + 1, end)) > 0:
        stop = at
    for word in sentence.words[bisect_right(sentence.words, past, key=_start) :]:
        if word.start < stop:
            verbal = word.tag in ("v", "d", "p", "vd", "m", "x", "w") and word.text not in "、“”（）()和及与"
            if verbal or word.text in "，,；;。":
                stop = word.start
                break
    phrase = text[begin:stop]
    if cut := _STOPPERS.search(phrase, 2):
        phrase = phrase[: cut.start()]
    return _phrase(phrase)
