"""Where a text names a place: registered divisions, villages and towns by their form, and 全县, 该村, 我省.

What is found here is a reading of one text by itself; which of several 朝阳区 is meant is decided with the rest of the
article in :mod:`models.places.resolve`, and which place a statement is about in
:mod:`models.places.turns`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from models.places.names import Name, automaton, names
from models.places.register import Division
from models.places.words import words
from models.text.words import tag


@dataclass(slots=True)
class Mention:
    """A stretch of a text that names a place."""

    start: int
    end: int
    text: str
    candidates: tuple[Division, ...]
    """Registered divisions of that name; none for a village or town that is known by its form only."""
    level: str
    """Level of the first candidate, or the one that the form tells."""
    short: bool = False
    """Whether the kind is left out (灵丘), so that more is needed to believe it."""
    institution: bool = False
    """Whether it stands inside the name of an institution or another thing."""
    aside: bool = False
    """Whether it is only where something takes place, or with whom (在北京举行, 与安吉县结对)."""
    follows: Mention | None = None
    """The mention that it stands right behind, as 安吉县 in 浙江省安吉县."""
    division: Division | None = None
    """What it means, once decided."""


@dataclass(slots=True)
class Deixis:
    """A stretch that points at a place by its kind.

    ``kind`` is ``whole`` (全国), ``up`` (全县, 我省), ``organ`` (县委, 镇里), ``same`` (该村), ``hint`` (村里, 当地) or
    ``parts`` (各乡镇); ``suffix`` is the kind of division that ``up`` and ``organ`` name.
    """

    start: int
    end: int
    kind: str
    suffix: str
    first_person: bool = False


_LOCAL_END: Final = re.compile(
    r"(?=[社街嘎苏村镇乡])(?:社区(?!矫正|教育|卫生|医院|服务)|街道(?!路|边|上|旁|两)|嘎查(?!达|村级)|苏木"
    r"|村(?![级规镇庄落官超晚播寨屯小歌屋Bb]|民(?!委|小组|政)|改[居社革]|里的|史|居两)"
    r"|镇(?![定静压痛长域村级街里上区干流海江])"
    r"|乡(?![村镇亲土间贤愁情音里邻下野域级干风创梓试约建]))"
)
_BREAK: Final = re.compile(
    r"[^一-鿿]|[村的在是和与及至到从由向把将对为以给等又还也都就才让使被了着过因若如有用其之且或即凡叫名共自请]"
)
_NOT_IN_NAME: Final = re.compile(
    r"[该每咱级]|^[并合带扶帮][小大近远弱强]|^[一两几][所个座名位家条批]|^(?:[一过大多]半|半数|[二三四五六七八九两几]成)|[一两二三]次|[全本该我]$|^[个座处]|(?:^|[人名员部队县镇乡级干局])[驻包联帮抓]$|逐$|^他|我们|自己|他们|这个|那个|几[年天]$|[现当有平届]时$"
)
_COUNTED: Final = re.compile(r"[两千百万](?:[个名户亩元人座家多余万千百村镇乡条项件级大份斤吨处]|$)")
"""A number rather than the first character of a name (两河口村, 万湾村, 百花村)."""
_COUNTS: Final = tuple("年月日元人户个名亩斤吨件项")
"""With which a number goes on before a name (2023年上坪村, 3000元下乡补助)."""
_DATELINE: Final = re.compile(r"(?:\d{1,2}月\d{1,2}日)?[电讯]")
"""Behind the seat of a newspaper's bureau, which is not what the text is about."""
_BUILT: Final = re.compile(
    r"[镇村乡](?:卫生|幸福|污水|道路|公路|幼儿|小学|文化|活动|办公|综合|养老|敬老|广场|便民|集体|生活|垃圾|供水|阵地|组路|内)"
)
"""What is built, behind a verb that is a name as well (新建村卫生室3个)."""
_BUILDS: Final = frozenset(("新建", "改建", "扩建", "续建", "共建", "新建场", "改建场"))
"""Verbs that are names too, and what 新建场镇 has before its last character."""
_HOW_MANY: Final = re.compile(r"\d[\d,]*[个家]")
"""Behind a sort of villages (评出红旗村100个)."""
_HELD: Final = re.compile("(?:举[行办]|召开|启动|开幕|闭幕|签约)")
"""Behind a town in which something of a wider place takes place."""
_HANZI: Final = re.compile(r"[一-鿿]")
_SHORT: Final = 3
"""Characters up to which the name of a county may be the end of another word (岭|南县)."""
_LONGEST: Final = 8
"""Characters of the longest name of a village that is looked for, its kind left out."""
_IN_TOWN: Final = re.compile(r"[一-鿿]{0,4}(?:镇|乡|街道)(?=[一-鿿]{2})")
_TOWNSHIP: Final = ("镇", "乡", "街道", "苏木")
_VERBAL: Final = frozenset({"v", "vn", "vd", "d", "ad", "p", "c", "r", "u"})
_DEIXIS: Final = re.compile(
    r"(?=[全我各该本咱省市县区旗镇乡州村当这])(?:"
    r"(?P<whole>全国|我国)"
    r"|(?P<parts>各级|各(?:乡镇|镇街|县区|县市区|市县|县市|市州|区县|旗县|省区市|地市|村居|[省市县区乡镇村地](?=[一-鿿、，])))"
    r"|(?:[全该我本]|我们|咱们?)(?P<up>省|自治区|自治州|自治县|市|州|盟|地区|县|区|旗|镇|乡|街道)(?![场民长井尺外域籍来情])"
    r"|(?P<organ>[省市县区旗镇乡州])(?:里(?!面|程)|委|政府|府(?!邸)|公所|纪委|财政|直(?=[机单部])|人大|政协|两级)"
    r"|(?:[全该我本]|我们|咱们?)(?P<same>村|社区|嘎查)"
    r"|(?P<hint>村[里上民集两“党支委干庄子]|当地|这里))"
)


def find_mentions(text: str) -> list[Mention]:
    """Mentions of registered and unregistered places in ``text``, in order, without overlap."""
    table = names()
    found: list[Mention] = []
    for number, start, end in automaton().find_matches_as_indexes(text):
        mention = _registered(text, table[number], start, end, found)
        if mention is not None:
            if found and found[-1].end == start:
                mention.follows = found[-1]
            found.append(mention)
    return _with_locals(text, found)


def _registered(text: str, name: Name, start: int, end: int, found: list[Mention]) -> Mention | None:
    level = name.divisions[0].level
    behind = text[end : end + 12]
    if behind.startswith("级"):  # 市级资金: of a rank, though its name goes before
        return None
    if name.short:
        local = _LOCAL_END.match(behind)
        if local is not None and local[0] != "街道":
            return None
        if words().feature.match(behind):
            return None
    if level == "township" and len(name.text) == 2:
        return None
    led = found[-1] if found and found[-1].end == start else None
    lies_in = led is not None and any(d.within(above) for d in name.divisions for above in led.candidates)
    if level in ("county", "prefecture") and not lies_in:
        # not right behind another place: no word of the language, nor a piece of others (平和安宁, 红海城市)
        if name.short and level == "county" and name.text in words().common_words:
            return None
        if (name.short or (len(name.text) <= _SHORT and _HANZI.match(text, start - 1))) and not _is_word(
            text, start, end if name.short else start
        ):
            return None
    mention = Mention(start, end, name.text, name.divisions, level, name.short)
    mention.institution = words().institution.match(behind) is not None
    dateline = level in ("province", "prefecture") and _DATELINE.match(behind) is not None
    mention.aside = dateline or words().aside_after.match(behind) is not None
    return mention


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether the words of the text around end at both ends of the stretch."""
    floor = max(0, start - 4)
    ends = {floor} | {floor + word.end for word in tag(text[floor : end + 4])}
    return start in ends and end in ends


def _with_locals(text: str, found: list[Mention]) -> list[Mention]:
    """Add villages, communities and unregistered towns, whose names are told by their last character."""
    ends = {m.end: m for m in found}
    extra: list[Mention] = []
    names_known: set[str] = set()
    at = 0
    for match in _LOCAL_END.finditer(text):
        last = match.end()
        while at < len(found) and found[at].end <= match.start():
            at += 1
        if at < len(found) and found[at].start < last:
            continue
        floor = max(found[at - 1].end if at else 0, extra[-1].end if extra else 0, match.start() - _LONGEST)
        start = local_start(text, floor, match.start())
        for known in range(2, 6):  # named so before on the page, whatever stands before it here
            named_at = match.start() - known
            if named_at >= floor and text[named_at:last] in names_known:
                start = named_at
        if start is None or _HOW_MANY.match(text, last):
            continue
        if text[start : match.start()] in _BUILDS and _BUILT.match(text, match.start()):
            continue
        level = "township" if match[0] in _TOWNSHIP else "village"
        if level == "township" and (last - start > 5 or text[match.start() - 1] in "古小重水名城新故他强大异"):
            continue
        held = text[start - 1 : start] == "在" and _HELD.match(text, last) is not None
        mention = Mention(start, last, text[start:last], (), level, aside=held, follows=ends.get(start))
        if mention.follows is not None:
            names_known.add(mention.text)
        extra.append(mention)
        ends[last] = mention
    return sorted(found + extra, key=lambda m: m.start) if extra else found


def local_start(text: str, floor: int, end: int) -> int | None:
    """Where the name of a village or town starts whose kind begins at ``end``, not before ``floor``; None if it is none.

    A name starts behind another place, a mark, a function word or a verb.
    """
    ahead = floor
    for stop in words().before_local.finditer(text, floor, end):
        ahead = stop.end()
    cut = ahead
    for stop in _BREAK.finditer(text, ahead, end):
        cut = stop.end()
    if text[cut : cut + 1] in _COUNTS and text[cut - 1 : cut].isdigit():
        cut += 1
    inner = _IN_TOWN.match(text[cut:end])
    if inner is not None and _nameable(text[cut + inner.end() : end]):
        cut += inner.end()  # 派镇吞白村: a village behind a town that the register does not know
    stem = text[cut:end]
    in_town = cut == floor > 0 and text[cut - 1] in "镇乡"
    if not _nameable(stem, in_town=in_town):
        return None
    if len(stem) >= 2 and stem not in words().act_names:
        for word in tag(stem):
            if len(word.text) > 1 and word.tag in _VERBAL and word.text not in words().act_names:
                cut = end - len(stem) + word.end
        if not _nameable(text[cut:end], in_town=in_town):
            return None
    if end - cut == 1:
        opens = cut > floor and (cut - 1 == ahead or not _HANZI.match(text, cut - 2))
        if opens and text[cut - 1] in "向和共自":
            cut -= 1  # 向华村, 和平村: the name itself begins with what is mostly a function word
        elif cut == 0 or text[cut - 1] not in "省市县区旗镇乡道":
            return None
    return cut


def _nameable(stem: str, *, in_town: bool = False) -> bool:
    """Whether ``stem`` may be a village's name; ``in_town`` tells that it stands right behind its town (会川镇本庙村)."""
    if not 1 <= len(stem) <= 7 or stem in words().kind or stem.endswith(words().kind_end):
        return False
    if stem[0] in "全各此这那我几数最" or (stem[0] == "本" and not in_town) or _NOT_IN_NAME.search(stem) or _COUNTED.match(stem):
        return False
    if stem[-1] in "农乡个":
        return False
    return len(stem) <= 2 or stem[-1] not in words().kind_last


def find_deixis(text: str) -> list[Deixis]:
    """Words that point at a place by its kind, in order."""
    return [
        Deixis(m.start(), m.end(), m.lastgroup or "", m[m.lastgroup or 0], m[0][0] in "我本咱") for m in _DEIXIS.finditer(text)
    ]
