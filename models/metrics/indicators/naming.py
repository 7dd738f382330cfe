"""What each number of a sentence measures, as a short phrase of the text's own words.

The phrase is made from the counted noun behind the number, or the name and verb before it; where the clause leaves the
head out (减幅36.73%), it is inherited from the number before. Belongs here: the walk over a sentence, clause by clause and
number by number. What stands around a number is read in :mod:`reading`, and its phrase put together in :mod:`compose`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from models.metrics.indicators import compose
from models.metrics.indicators import lexicon as part
from models.metrics.indicators.before import Left
from models.metrics.indicators.clause import Measured, clauses
from models.metrics.indicators.headed import measure_of_label, measure_of_section, with_label, with_section
from models.metrics.indicators.inherit import Known, topic_behind
from models.metrics.indicators.lists import distribute, sector_shares
from models.metrics.indicators.numbers import Numbers
from models.metrics.indicators.owners import with_owner
from models.metrics.indicators.phrase import text_of
from models.metrics.indicators.pieces import Token
from models.metrics.indicators.reading import read_spot
from models.metrics.indicators.spot import Spot
from models.places import PlaceContext
from models.records import Article, Sentence
from models.text.surnames import COMMON


def name_indicators(
    article: Article,
    sentence: Sentence,
    quantities: Sequence[Measured],
    earlier: Mapping[str, str] | None = None,
    label: str = "",
) -> list[str]:
    """One phrase for each quantity, in order; quantities are ordered and do not overlap.

    A phrase is in simplified characters, of the text's own words, without place, period and number; it is empty only if
    neither the sentence nor its heading holds a word that could name anything.

    ``earlier`` is what the sentence before it in its paragraph measured last, by kind of unit; ``label`` is what its paragraph
    gives by its own label, where that is an item of a list (（二）急难救助：).
    """
    names = [""] * len(quantities)
    known = Known(earlier=earlier or {}, label=label)
    read = clauses(sentence.text, quantities, PlaceContext.of(article).named(sentence))
    if _SPEAKER.match(sentence.text) and len(read) > 1 and not any(t.quantity >= 0 for t in read[0]):
        read = read[1:]  # 局长：
    for n, clause in enumerate(read):
        known.ahead = read[n + 1] if n + 1 < len(read) else ()
        at = [i for i, t in enumerate(clause) if t.quantity >= 0]
        known.programme = next((t.text for t in reversed(clause) if t.text[0] == "“"), known.programme)
        if at:
            _name_clause(Numbers(clause, at, quantities), known, names)
        else:
            known.hear(clause)
    for i, name in sector_shares(sentence.text, quantities).items():
        names[i] = name
    names = [with_label(sentence.text, name) for name in names]
    measure = measure_of_label(sentence.text) or measure_of_section(sentence.section)
    if measure:
        amounts = (i for i, q in enumerate(quantities) if q.unit.startswith("CNY"))
        for i in amounts:
            names[i] = with_section(names[i], measure)
    if not all(names):
        fallback = known.topic or topic_behind(sentence.text, quantities[-1].end) or sentence.section or article.title
        names = [name or fallback or "" for name in names]
    return names


def _name_clause(numbers: Numbers, known: Known, names: list[str]) -> None:
    """Name the quantities of one clause."""
    clause, at = numbers.clause, numbers.at
    opened = any(t.text == "其中" for t in clause)
    if opened:
        known.open_parts(numbers.kind(0))
    used_to = 0
    n = 0
    before = Left()
    while n < len(at):
        row = numbers.row(n)
        if row > 1 and distribute(numbers, n, row, used_to, known, names):
            n += row
            used_to = at[n - 1] + 1
            continue
        spot = read_spot(numbers, n, used_to, known)
        counted = n > 0 and used_to == at[n] and clause[at[n] - 1].quantity < 0  # 出栏100头以上 养殖大户 | 31户
        if spot.item and spot.left == Left() and not spot.right.name and not (counted or spot.where):
            spot = spot._replace(left=Left() if before.link.endswith("有") else before)  # 搬迁8952户、3万余人
        before = spot.left
        if spot.kind == "count" and not spot.right.name and (matter := _matter(clause[used_to : at[n]], known)):
            names[numbers.index(n)] = known.phrase = known.head = matter
            known.unit = spot.kind
            used_to, n = at[n] + 1, n + 1
            continue
        phrase, head, taken = compose.choose(spot, known)
        phrase = with_owner(phrase, spot, known)
        if len(phrase) == 1:  # 把137个村调整为 | 65个村
            phrase += spot.unit_noun or "数量" * (spot.kind == "count")
        names[numbers.index(n)] = _for_each(clause[used_to : at[n]], spot, phrase)
        known.named(spot, phrase, head)
        if spot.first and known.among and spot.left.verb in part.building() and spot.left.name and not opened:
            known.among = False  # 其中村集体入股850万元）建成加工厂1座、冷库3座
        verb = "" if len(spot.left.verb) > 2 and spot.left.verb.endswith("化") else spot.left.verb  # 标准化 厂房 | 36栋、冷库5座
        known.verb = ("" if spot.left.name and taken else verb) or ("" if spot.first else known.verb)
        used_to = at[n] + 1 + (spot.right.taken if taken else 0)
        n += 1
    rest = clause[used_to:]
    if rest:
        known.hear(rest)


_SPEAKER = re.compile(
    rf"(?:主持人|记者|答|问|[一-鿿]{{0,6}}(?:长|主任|书记|员|人)(?:[一-鿿]{{2,3}})?|[{COMMON}][一-鿿]{{2}})[：:]"
)
"""The label of who speaks in an interview."""
_EACH_ALONE = frozenset(("每个", "每名", "每位", "每一", "每", "每座", "每所", "每家", "每支", "每条", "每户", "每一个"))
_LONGEST_EACH = 14
"""Characters up to which a phrase is named with those of whom each has so many."""
_LONGEST_MATTER = 12
_RECURRING = re.compile("[年月天日周季]|每人$|每生")
"""In what is paid to persons each time, which the unit tells."""


def _for_each(before: Sequence[Token], spot: Spot, phrase: str) -> str:
    """``phrase`` with those of whom each has so many (每村 储备后备力量, 每公里 养护员), where its clause says so."""
    if not (spot.counts or spot.kind == "CNY") or "每" in phrase or not before:
        return phrase
    for i in range(len(before) - 1, -1, -1):
        word = before[i].text
        if word[0] != "每" or before[i].part != part.NOUN or (spot.kind == "CNY" and _RECURRING.search(word)):
            continue
        if word in _EACH_ALONE and i + 1 < len(before) and before[i + 1].part in "NE":
            word += before[i + 1].text
        longer = word + phrase
        return longer if len(word) >= 2 and len(longer) <= _LONGEST_EACH and word[-1] not in phrase[:1] else phrase
    return phrase


def _matter(tokens: Sequence[Token], known: Known) -> str:
    """A part of the matters counted before, by what it is about, where a clause says that rather than a noun; else nothing.

    发现问题83个，涉及考勤不实 | 21个.
    """
    if not known.matter:
        return ""
    while tokens and (tokens[0].part in "JRS" or tokens[0].text in ("涉及", "包括", "存在", "主要", "反映")):
        tokens = tokens[1:]
    while tokens and tokens[-1].part in "RUP":
        tokens = tokens[:-1]
    said = text_of(tokens)
    told = (
        len(tokens) > 1
        and tokens[0].part in "NE"
        and tokens[-1].part in "VAG"
        and len(tokens[-1].text) > 1
        and not any(t.quantity >= 0 for t in tokens)
    )
    if not told or len(said) > _LONGEST_MATTER:
        return ""
    return said if known.matter in said else said + known.matter
