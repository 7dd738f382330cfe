"""Fixed titles without marks that measures may have (校园食品安全提升工程), and where each begins and ends.

Belongs here: where a title may stand, as an object, a subject, behind a preposition, in a list, or alone, and what is no part of
one. Whether a phrase names a measure is judged in :mod:`models.measures.judge`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.measures.clauses import ASIDE, BOOK, QUOTE, SPEECH, Clause
from models.measures.names import JOINTS, NO_PART, Name
from models.measures.registers import head_kinds, head_of, verb_kinds, words
from models.measures.verbs import Verb
from models.measures.works import WORK, are_works
from models.text.patterns import scanning
from models.text.words import Word

_NOUNISH = frozenset((
    "n", "ng", "nz", "ns", "nt", "nr", "nrt", "nrfg", "vn", "v", "a", "an", "b", "j", "l", "i",
    "s", "f", "k", "eng", "zg", "t", "vd", "d", "ad", "h", "g", "tg", "vg", "ag", "z", "mq",
))  # fmt: skip
_NOUN_TAGS = frozenset(("vn", "v", "n", "nz", "j", "ns"))
_MARKED = frozenset((QUOTE, BOOK))
_SUCH_AS = frozenset(("等", "等等"))


def may_close(text: str) -> bool:
    """Whether a clause of ``text`` may end in a closing phrase."""
    return _MAY_CLOSE.search(text) is not None


def titles(clause: Clause, verbs: Sequence[Verb], taken: Sequence[Name], *, closes: bool = True) -> list[Name]:
    """Fixed titles without marks that end in a head noun, or stand in a list that does.

    They are looked for as the object of a verb, as the subject of a closing phrase (…工程进展顺利), behind a preposition
    (结合…制度), and alone before a full stop (1.水源保障工程。). ``taken`` are the names in marks, which may be items of the same
    list. ``closes`` tells whether a closing phrase is worth looking for.
    """
    tokens = clause.tokens
    text, start, end = clause.sentence.clean.text, tokens[0].start, tokens[-1].end
    closing = _CLOSES.search(text, start, end) if closes and _MAY_CLOSE.search(text, start, end) else None
    if closing is not None and (found := _subject_titles(clause, closing.start(), taken)):
        return found
    for verb in verbs:
        if verb.kind in _NO_TITLE or (verb.kind == "result" and verb.text != "实现"):
            continue
        if found := _object_titles(clause, verb.after, taken):
            return found
    if verbs and tokens[0].tag == "p":
        return _prepositional_titles(clause, taken)
    return _standing_titles(clause, taken) if not clause.place and _stands(text, end) else []


def _stands(text: str, end: int) -> bool:
    return text.endswith(_STANDING, 0, end) and text[end : end + 1] in (
        "。",
        "：",
        ":",
        "",
    )


def _standing_titles(clause: Clause, taken: Sequence[Name]) -> list[Name]:
    """A title that is all its clause, an enumerator aside."""
    tokens = clause.tokens
    at = 0
    while at < len(tokens) - 1 and (tokens[at].tag in ("m", "x", ASIDE) or _ENUMERATES.fullmatch(tokens[at].text)):
        at += 1
    if any(t.tag in _STANDS_NOT or "是" in t.text or verb_kinds().get(t.text) == "found" for t in tokens[at:]):
        return []
    return _listed(clause, at, len(tokens), taken) if len(tokens) - at > 1 else []


_STANDING = ("工程", "行动", "制度", "机制", "计划", "改革", "项目")
_ENUMERATES = re.compile("[.．、]|[一二三四五六七八九十其]是")
_STANDS_NOT = frozenset(("p", "ul", "uj", "r", "y", "d", "c"))


_NO_TITLE = frozenset(("life", "say", "other", "light"))
"""Kinds of verbs whose object is no title."""
_DONE = (
    "完工|竣工|完成|开工建设|开工|动工|开建|复工|推进|推开|铺开|投产|投用|投入使用|交付使用|投入运营|投入运行|运营|建成|启动|启用|签约|形成|确立|建立|落成|通车|投运|上线|上线运行"
    "|实施|开展|落地|见效|实行|封顶|开园|开馆|开街|开业|开赛|开幕|闭幕|举行|达产|收官|获批|立项|揭牌|挂牌|发包施工"
    "|完成投资[^，。]{0,8}|进入[^，。]{0,6}(?:阶段|尾声)|在建|(?:建成)?(?:通水|通气|通电|并网|达效|试运行)"
    "|通过[^，。]{0,6}(?:验收|评审|初审|复审|考核)|完成(?:主体|前期)[^，。]{0,4}"
)
_GOING = (
    "(?:进展|推进|运行|落实|实施)(?:顺利|良好|平稳|有序|有力)",
    "进程加快",
    "成效(?:明显|显著|突出|初显)",
    "效果(?:明显|显著)",
    "广受(?:欢迎|好评)",
    "深入人心",
    "(?:如火如荼|有声有色|热闹非凡|持续火爆)",
)
_HOW = (
    "全面|顺利|按期|如期|按时|基本|圆满|扎实|稳步|有序|有力|深入|正在|已经?|相继"
    "|陆续|先后|初步|全部|逐步|正式|成功|持续|加快|加速|抓紧|同步|即将|统一|投入|也|均"
)
_MAY_CLOSE = scanning((f"(?:{_DONE})", *_GOING))
"""What :data:`_CLOSES` holds in any case, and is found ten times as fast."""
_CLOSES = re.compile(rf"(?:(?:{_HOW})*(?:{_DONE})|{'|'.join(_GOING)})(?:地?开展)?$")
"""What closes a clause whose subject is the thing done."""


def _object_titles(clause: Clause, at: int, taken: Sequence[Name]) -> list[Name]:
    tokens = clause.tokens
    while (
        at < len(tokens)
        and (tokens[at].tag in ("ul", "uz", "ug", "m", "q", "mq") or tokens[at].text in _LEADS)
        and not _counts_within(tokens, at)
    ):
        at += 1
    last = len(tokens)
    while last > at and (tokens[last - 1].tag in ("m", "q", "mq", ASIDE, "u") or tokens[last - 1].text in ("余", "多")):
        last -= 1
    return _listed(clause, at, last, taken) if last > at else []


def _subject_titles(clause: Clause, end: int, taken: Sequence[Name]) -> list[Name]:
    tokens = clause.tokens
    last = next((i for i, t in enumerate(tokens) if t.start >= end or (i and t.text in ("在", "于"))), len(tokens))
    while last and (tokens[last - 1].tag in ("t", "m", "mq", ASIDE) or tokens[last - 1].text in _BEFORE_STATES):
        last -= 1  # …开通仪式 12日 | 举行, …展览 今天（4月16日）开始 | 运营
    at = 0
    while at < last and tokens[at].tag in ("t", "d", "c", "x", "f", ASIDE):
        at += 1
    if last - at >= 2 and tokens[at].tag != "p" and verb_kinds().get(tokens[at].text) in (None, "check", "build", "teach"):
        return _listed(clause, at, last, taken, subject=True)
    return []


_BEFORE_STATES = frozenset(
    ("开始", "建成", "完成", "底", "初", "主体", "竣工", "点火", "顺利", "正式", "日前", "近日", "全部", "全线", "全容量")
)
"""Words between a subject and how far it is."""


def _prepositional_titles(clause: Clause, taken: Sequence[Name]) -> list[Name]:
    tokens = clause.tokens
    last = 1
    while last < len(tokens) and tokens[last].tag in _NOUNISH and tokens[last].text not in _DIRECTIONS:
        last += 1
    return _listed(clause, 1, last, taken) if last > 2 else []


def _counts_within(tokens: Sequence[Word], at: int) -> bool:
    """Whether a number that belongs to a title stands at ``at`` (第五届…节, 首届…赛, 24小时…制度)."""
    text = tokens[at].text
    if text in _ALL_DAY and at + 1 < len(tokens) and tokens[at + 1].text == "小时":
        return True
    return text[0] in "第首" and text not in ("首次", "首批", "第")


_ALL_DAY = frozenset(("24", "二十四"))


_AFTER_VERB = frozenset(("行动", "工程", "计划", "活动", "项目", "制度"))
"""Heads that a title's own verb stands before (能力提升行动)."""
_SHORT_HEADS = frozenset("节赛馆园街")
_LEADS = words("leads")
_DIRECTIONS = words("behind-preposition")


def _listed(clause: Clause, at: int, last: int, taken: Sequence[Name], *, subject: bool = False) -> list[Name]:
    """Names in the stretch ``[at, last)``: the whole, or each item of a list that is not taken."""
    text = clause.sentence.clean.text
    tokens = clause.tokens
    head = head_of(text[tokens[at].start : tokens[last - 1].end])
    if (head is None or head[1] in ("abstract", "people")) and tokens[last - 1].tag not in _NOUN_TAGS:
        return []
    tags = [t[1] for t in tokens[at:last]]
    marked = QUOTE in tags or BOOK in tags
    if SPEECH in tags or (marked and head is None):
        return []
    words_of = [t[0] for t in tokens[at:last]]
    closing = None if _SUCH_AS.isdisjoint(words_of) else next(i for i in range(at, last) if tokens[i][0] in _SUCH_AS)
    if closing is not None and last - closing > 6:
        return []
    end_of_list = last if closing is None else closing
    items = [(at, end_of_list)] if JOINTS.isdisjoint(words_of) else _items(tokens, at, end_of_list)
    works = subject and not marked and are_works([tokens[a:b] for a, b in items if b > a], text, clause.end)
    if closing is None and len(items) > 1 and not marked:
        ends = [head_of(text[tokens[a].start : tokens[b - 1].end]) if b > a else None for a, b in items]
        if works or (subject and ends[-1] is not None and ends[-1][0] in ("项目", "工程", "建设", "改造", "活动")):
            pass
        elif any(e is None or (len(e[0]) < 2 and e[0] not in _SHORT_HEADS) or e[1] in ("abstract", "people") for e in ends):
            items = [(at, last)]
    found: list[Name] = []
    for n, (a, b) in enumerate(items):
        if b <= a or any(name.first < b and a < name.after for name in taken):
            continue
        if marked and not _MARKED.isdisjoint([t[1] for t in tokens[a:b]]):
            continue
        while (
            a < b - 1
            and (tokens[a].text in _LEADS or (tokens[a].tag in ("m", "q", "mq") and tokens[a + 1].tag in ("q", "n")))
            and not _counts_within(tokens, a)
        ):
            a += 1
        a = _behind_clause(tokens, a, b)
        start, end = tokens[a].start, tokens[b - 1].end
        if (
            not 3 <= end - start <= 40
            or (text[start] in "每各" and not text.endswith(("制度", "机制"), start, end))
            or _holds_no_part(tokens[a:b])
        ):
            continue
        phrase = text[start:end]
        name_head = head if closing is not None or (a, b) == (at, last) else head_of(phrase)
        named = phrase
        if named.endswith("工作") and len(named) > 6:
            named = named[:-2]
        noun, kind = name_head or (None, None)
        form = WORK if works else "listed" if closing is not None else "title"
        found.append(Name(named, form, phrase, noun, kind, start, end, a, b, n))
    return found


def _behind_clause(tokens: Sequence[Word], at: int, last: int) -> int:
    """Where a title begins behind a clause that tells of it (村支部领办的…合作社, 总投资3亿元的…工程)."""
    kinds = verb_kinds()
    links = [i for i in range(at + 1, last - 1) if tokens[i].text == "的"]
    if links and any(t.tag == "m" or kinds.get(t.text) in _OWN_DOINGS for t in tokens[at : links[-1]]):
        return links[-1] + 1
    return at


_OWN_DOINGS = frozenset(("found", "build", "pay", "improve", "select"))


def _items(tokens: Sequence[Word], at: int, last: int) -> list[tuple[int, int]]:
    """The stretches between the marks and words of a list."""
    items: list[tuple[int, int]] = []
    begin = at
    for i in range(at, last):
        if tokens[i][0] in JOINTS and (tokens[i][0] != "和" or tokens[i].start - tokens[begin].start > 1):
            items.append((begin, i))
            begin = i + 1
    items.append((begin, last))
    return items


def _holds_no_part(tokens: Sequence[Word]) -> bool:
    """Whether a word that no title holds stands before the phrase's last word, a head noun at its beginning aside."""
    if NO_PART.isdisjoint([t[0] for t in tokens]):
        return False
    inner = len(tokens) - (2 if tokens[-1].text in _AFTER_VERB else 1)
    heads = head_kinds()
    return any(t.text in NO_PART and (i > 0 or t.text not in heads) for i, t in enumerate(tokens[: max(0, inner)]))
