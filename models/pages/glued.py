"""Bylines glued to a paragraph: 本报讯（记者…） before its first sentence, （通讯员 甲 乙） behind its last.

Belongs here: the beginning and end of a paragraph. Lines that are nothing but a byline are read in
:mod:`models.pages.bylines`.
"""

from __future__ import annotations

import re

from models.pages.bylines import Byline, read_byline
from models.pages.fields import EDITOR, has_field
from models.pages.names import ROLE, byline_words, is_person, split_names

_STOP = re.compile(r"[。；！？]")
_NAMES = rf"[（(【\[〔]?\s?(?P<names>(?:{ROLE})[^，。；：！？]{{2,60}}?|[\u4e00-\u9fff ]{{2,16}})\s?[）)】\]〕]"
_OWN = "本报|本刊|本网|本台|本站|我台|本社"
_OUTLETS = "网|社|报|台|客户端|融媒体?(?:中心)?|新闻(?![网社])|组工|党建|先锋|课|公所"
_LEAD = re.compile(
    rf"^[【\[（(〔]?(?:(?P<own>{_OWN})|(?P<outlet>[\u4e00-\u9fffA-Za-z]{{2,12}}?(?:{_OUTLETS})))?"
    r"(?:\s?[/／]\s?)?(?P<where>[\u4e00-\u9fff]{0,8}?)\s?(?P<day>(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?)(?:(?<!通)讯|消息|电)[】\])）〕]?"
    rf"\s?(?:{_NAMES}|(?P<role>{ROLE})[:：]?\s?(?P<direct>[\u4e00-\u9fff、 ]{{2,30}}?)\s?(?:摄影)?(?:报道|报导|摄)"
    r"|(?P<stop>[：:（( ，,])|(?=\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初))|$)"
)
_LEAD_ROLE = re.compile(
    rf"^[【\[（(〔]\s?(?P<names>{ROLE}[^，。；！？】\])）〕]{{2,40}})[】\])）〕]"
    r"|^[（(](?P<alone>[\u4e00-\u9fff]{2}[^\W讯电])[）)](?=[\u4e00-\u9fff])"
    rf"|^(?P<direct>{ROLE}\s?[\u4e00-\u9fff、 ]{{2,20}}?)\s?(?:[/／][\u4e00-\u9fff]{{2,6}})?(?:摄影)?(?:报道|报导)(?=[：:\s])"
)
_END = re.compile(r"[（(【\[]\s?(?P<inner>[^（）()【】\[\]]{2,60})\s?[）)】\]]\s?。?$")
_EDITED = re.compile(
    rf"(?P<names>[\u4e00-\u9fff 、]{{2,20}}?)\s?(?:{EDITOR})|(?:{EDITOR})\s?(?P<after>[\u4e00-\u9fff 、]{{2,20}})"
)
_WRITERS = re.compile(f"[\u4e00-\u9fff]{{2,10}}(?:{byline_words()['writers']})")
"""Offices that write for their town; another office in brackets may be the one that answers for a task."""
_UNIT = re.compile(
    r"[省市县区州旗镇乡村]?[\u4e00-\u9fff]{1,10}(?:[局委办站所院校队会科部]|中心|法院|检察院|政府|街道|社区|[县区镇乡村])"
)
"""A unit alone in brackets: who sent the text, where no other paragraph of it ends in one."""
_IN_UNITS = re.compile(r"(?:计量|货币)?单位\s?[：:]\s?[^\s]{0,4}[元人户个吨亩%]")
"""（单位：元/月）: in what a table counts."""
_GIVEN = re.compile(rf"{ROLE}|供稿|撰稿|文并摄|文[/／、]图|报道|报导|本文亦?有贡献")


def _lead(text: str) -> re.Match[str] | None:
    """The dateline that opens ``text``: an outlet's own or named one, or one with a reporter; 某某发布消息， is none."""
    found = _LEAD.match(text[:120])
    if found is None or not (found["own"] or found["outlet"] or found["names"] or found["direct"]):
        return None
    if found["outlet"] and not found["own"] and found["stop"] in ("，", ",") and not found["day"]:
        return None
    return found


def read_lead(text: str) -> Byline:
    """The byline with which a paragraph begins: 本报讯（记者…）, 新华社…电, 【记者…／台北报导】."""
    found = _lead(text)
    if found is not None:
        out = Byline()
        names = found["names"] or (found["role"] + found["direct"] if found["role"] else "")
        if names:
            signed = bool(re.search(ROLE, names)) or bool(found["own"])
            out.authors = [n for n in split_names(names) if is_person(n) or (signed and len(n) <= 4)]
        if found["outlet"] and not found["outlet"].startswith(("据", "从", "这", "该", "接")):
            out.source = found["outlet"]
        return out
    found = _LEAD_ROLE.match(text[:120])
    if found is not None and found["alone"]:
        return Byline(authors=[found["alone"]] if is_person(found["alone"]) else [])
    if found is not None:
        return Byline(authors=split_names(found["names"] or found["direct"]))
    return Byline()


def is_lead(text: str) -> bool:
    """Whether a line is a dateline with its reporters or its day and nothing else (【某报讯】（记者…）, 某社/某地12日电)."""
    found = _lead(text)
    if found is None or found.end() < len(text.rstrip("：: ")):
        return False
    return bool(found["names"] or found["direct"] or (found["outlet"] and found["day"]))


def has_lead(text: str) -> bool:
    """Whether a paragraph begins as a report of its own does: 本报讯, …消息, …电, （记者…）."""
    return _lead(text) is not None or bool(read_lead(text))


def read_end(text: str, *, source: str | None = None) -> Byline:
    """The bylines in brackets with which a paragraph ends, the last ones first on the page read first."""
    out = Byline()
    rest = text
    parts: list[Byline] = []
    for _ in range(3):
        found = _END.search(rest, max(0, len(rest) - 70))
        if found is None:
            break
        part = _bracketed(found["inner"], source=source)
        if not part:
            break
        parts.append(part)
        rest = rest[: found.start()].rstrip()
    for part in reversed(parts):
        out.add(part)
    return out


def _bracketed(inner: str, *, source: str | None) -> Byline:
    inner = inner.strip()
    if "|" in inner:
        out = Byline()
        for part in inner.split("|"):
            if part.strip():
                out.add(_bracketed(part, source=source))
        return out
    if _IN_UNITS.match(inner):
        return Byline()
    if has_field(inner):
        return read_byline(inner, source=source)
    editor = _EDITED.fullmatch(inner)
    if editor:
        names = split_names(editor["names"] or editor["after"])
        return Byline(editors=names) if names and all(is_person(n) or len(n) <= 3 for n in names) else Byline()
    if _STOP.search(inner) or "，" in inner:
        return Byline()
    if _WRITERS.fullmatch(inner):
        return Byline(authors=[inner])
    if _UNIT.fullmatch(inner):
        return Byline(units=[inner])
    names = split_names(inner, source=source)
    given = _GIVEN.search(inner) and all(len(n) <= 12 for n in names)
    return Byline(authors=names) if names and (given or all(map(is_person, names))) else Byline()
