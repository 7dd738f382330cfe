"""Bylines: who wrote, who edited, who published, and when, in all the shapes that pages have.

Belongs here: reading one clean line, or the beginning or end of a paragraph into which a byline is glued. Which byline
belongs to which article is decided in :mod:`models.pages.articles`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.pages.boilerplate import is_menu_word
from models.pages.dates import Stamp, find_dates
from models.pages.imprint import (
    ACCOUNTS,
    AGO,
    BIO,
    DIARY,
    HOUR,
    ISSUE,
    ISSUED,
    ISSUED_BY,
    ITEM,
    JOURNAL,
    NUMBERED_PAPER,
    PAGE,
    POST,
    SENT,
    TWICE,
    names_holder,
    unprinted,
)
from models.pages.names import ROLE, are_names, byline_words, is_person, split_names
from models.pages.sources import OUTLET, SECTION, TOOLS, balanced, names_outlet, outlet_name

_WORDS = byline_words()
EDITOR, CHECKER = _WORDS["editor"], _WORDS["checker"]
_KINDS = {k: _WORDS[k] for k in ("when", "source", "editor", "checker")} | {
    "author": f"{_WORDS['author']}|{ROLE}",
    "other": _WORDS["other"],
}
_KEY = re.compile("(?:" + "|".join(f"(?P<{k}>{v})" for k, v in _KINDS.items()) + r")\s?[）)】\]]?\s?[:：]\s?")
_BARE = re.compile(
    r"(?:^|(?<=[\s|（(【/／、□■☉◎●○◇◆☆★])|(?<=[^本我\W][报网社台])|(?<=客户端)|(?<=融媒体)|(?<=体中心))"
    rf"(?:(?P<author>{ROLE})|(?P<editor>{EDITOR})|(?P<checker>{CHECKER})|(?P<source>来源))\s?(?=[\u4e00-\u9fff])"
)
_MARKED = re.compile(r"^[□■☉◎●○◇◆☆★△▲◢◣◤◥＊*·•\s-]{1,3}(?=[\u4e00-\u9fff])")
_KEYS = "|".join(_KINDS[k] for k in ("when", "source", "editor", "checker", "author"))
_BARRED = re.compile(rf"(?:(?:{_KEYS})\s?[|丨│┊‖/]\s?(?P<value>[^|丨│┊‖/：:。]{{2,30}}?)(?:\s+|$))+")
"""Fields whose keys a bar parts from their values (编辑｜…), as public accounts write them."""
_BAR = re.compile(rf"(?P<key>{_KEYS})\s?[|丨│┊‖/]\s?")
_BARS = re.compile(r"[|丨│┊‖/]")
_CONTRIBUTED = re.compile(
    r"^[（(【]\s?(?P<names>[\u4e00-\u9fff、 ]{2,30}?)\s?(?:供稿|撰稿|报送|投稿|组稿)[）)】]$"
    r"|^[（(【]?\s?(?:文\s?[/、]?\s?图|图\s?[/、]?\s?文|撰稿|供稿|文字)\s?[/|:：]?\s?"
    r"(?P<by>[\u4e00-\u9fff]{2,14}(?:[局办委部室所站院校股科组会]|中心|政府|街道|社区|[镇乡村]))\s?[）)】]?$"
    r"|^(?P<unit>[\u4e00-\u9fff]{2,14}(?:[局办委部室所站院校股科]|中心|政府|街道|[镇乡村]))\s?(?:供稿|撰稿|报送|投稿|组稿)$"
)
"""（某某镇党政办 供稿）: a unit that gave the text."""
_STOP = re.compile(r"[。；！？]")
_WITH_PICTURE = re.compile(r"(?:文并摄|文[/／、]?\s?图|图[/／、]?\s?文|摄影报道|报道|报导|供稿|撰稿|摄影)[）)]?$")
_SIGNED = re.compile(
    rf"^[（(【]?\s?(?:(?:[\u4e00-\u9fff·]{{2,14}}(?:[报网社台]|客户端|融媒体?|中心))?{ROLE}|文[/／、]?图|图[/／、]?文|文并摄|[文图](?=\s?[/／|:：\s]))"
    r"\s?[/／|:：]?\s?[\u4e00-\u9fff]"
)
_RECORD = re.compile(rf"\s(?:{_WORDS['when']}|{_WORDS['source']})\s?[:：]\s?\S")
"""In the head of a published paper (索引号：… 发布机构：… 发文日期：…) the date and the office stand behind other fields."""
MAX_BYLINE = 200


@dataclass
class Byline:
    """What a byline says; every list in reading order."""

    dates: list[Stamp] = field(default_factory=list)
    source: str | None = None
    unkeyed: bool = False
    """Whether the source stands beside the date without a key: an account's name, which yields to a source that is called so."""
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    office: str = ""
    """The office of the speaker or author, where the byline names who holds it."""
    units: list[str] = field(default_factory=list)
    """Units alone in brackets behind a paragraph: who sent the text, or who answers for a task."""
    checked: bool = False
    """Whether it says who checked or released the text, which stands below one."""

    def __bool__(self) -> bool:
        return bool(self.dates or self.source or self.authors or self.editors or self.checked or self.units)

    def add(self, other: Byline) -> None:
        """Take over what ``other`` says and this does not yet."""
        self.dates += other.dates
        if other.source and (self.source is None or (self.unkeyed and not other.unkeyed)):
            self.source, self.unkeyed = other.source, other.unkeyed
        self.office = self.office or other.office
        self.checked = self.checked or other.checked
        self.units += other.units
        self.authors += [a for a in other.authors if a not in self.authors]
        self.editors += [e for e in other.editors if e not in self.editors]


def with_colons(text: str) -> str:
    """``text`` with colons for the bars behind the keys of a byline (来源｜…); unchanged if it is no such byline."""
    if len(text) > MAX_BYLINE or "：" in text or ":" in text or _BARS.search(text) is None:
        return text
    barred = _BARRED.fullmatch(text)
    return _BAR.sub(r"\g<key>：", text) if barred is not None and not is_menu_word(barred["value"]) else text


_SPACED_KEY = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,3}\s?[：:]")
_BARE_KEY = re.compile(r"(?:答复|回复|办理|受理|来信|发布|发文|成文)(?:单位|部门|机构|机关|时间|日期)")


def as_key(text: str) -> str:
    """The key of a field, stretched by blanks (索 引 号：), behind a bullet or without a colon (答复单位), as others are."""
    text = text.lstrip("•·●▪ ")
    if _BARE_KEY.fullmatch(text):
        return text + "："
    return text.replace(" ", "") if _SPACED_KEY.fullmatch(text) else text


def key_kind(text: str) -> str | None:
    """The kind of the field whose key a line is and nothing else (its value is in the next line), None if it is none."""
    key = _KEY.fullmatch(as_key(text)) if len(text) <= 12 else None
    return key.lastgroup if key is not None else None


def is_key(text: str) -> bool:
    """Whether a line is nothing but the key of a field, whose value is in the next line."""
    return key_kind(text) is not None


def has_field(text: str) -> bool:
    """Whether the key of a byline's field stands in a line."""
    return _KEY.search(text) is not None


def opens_with_field(text: str) -> bool:
    """Whether a line opens with the key of a byline's field."""
    key = _KEY.match(with_colons(text).lstrip("[【（( "))
    return key is not None and key.lastgroup != "other"


def is_record(text: str) -> bool:
    """Whether a line is the head of a published paper, counters or not (索引号：… 发布机构：… 发布日期：2023-04-18)."""
    key = _KEY.match(text)
    if key is None or key.lastgroup != "other" or len(text) > MAX_BYLINE or _STOP.search(text):
        return False
    return _RECORD.search(text, key.end()) is not None and bool(find_dates(text))


def is_dated_with_tools(text: str) -> bool:
    """Whether a date, alone or behind who publishes, has nothing but a page's tools behind it (2022年4月20日 字号：大 中 小)."""
    first = TOOLS.search(text) if len(text) <= MAX_BYLINE and find_dates(text) else None
    if first is None or _PAPER_BAR.search(text):
        return False
    bare = text[: first.start()].rstrip(" |【[（(")
    return bool(find_dates(bare)) and not TOOLS.sub("", text[first.start() :]).strip(" |：:") and is_byline(bare)


_PAPER_BAR = re.compile("返回目录|放大|缩小|[上下]一[版篇期]")
"""What the bar at the top of a paper's page holds: it dates the paper and belongs to no article."""


def is_byline(text: str) -> bool:
    """Whether a clean line is a byline: fields with their keys, a date alone, a signed role or marked names."""
    if len(text) > MAX_BYLINE:
        return False
    if ITEM.match(text):
        return False
    text = with_colons(text)
    bare = text.strip("（）()【】[]〔〕 ")
    key = _KEY.search(text) if "：" in text or ":" in text else None
    if key is not None and key.start() <= 30 and key.lastgroup != "other":
        rest = _KEY.sub(" ", text[key.end() :])
        before = text[: key.start()]
        if _STOP.search(rest[:-1]) or rest.count("，") > 3 or len(_STOP.findall(before)):
            return False
        if text[-1] in "。？！" and key.lastgroup in ("author", "editor", "checker") and not are_names(rest):
            return False
        return (
            key.start() == 0
            or bool(find_dates(before))
            or len(before) <= 12
            or bool(_BARE.search(before))
            or names_holder(before.strip())
        )
    if key is not None and key.start() == 0 and _RECORD.search(text, key.end()) and not _STOP.search(text):
        return True
    dates = find_dates(text)
    if (bare_line := unprinted(text)) != text and bare_line and not find_dates(bare_line) and is_byline(bare_line):
        return True
    if any(form.match(text) for form in (BIO, TWICE, ISSUE, HOUR, SENT, POST)):
        return True
    if AGO.match(text) or ACCOUNTS.match(text) or NUMBERED_PAPER.match(text) or _in_brackets(text) or _CONTRIBUTED.match(text):
        return True
    if (
        dates
        and not DIARY.match(text, dates[0].end)
        and len(text) <= 60
        and not re.search(r"[。，；！？、]", text)
        and (dates[0].start <= 3 or (text[dates[0].start - 1] in " |　于" and dates[0].start <= (24 if dates[0].at else 12)))
        and (dates[0].at or dates[0].end == len(text))
    ):
        return True
    if dates and dates[0].start <= 3 and not DIARY.match(text, dates[0].end):
        rest = TOOLS.sub("", text[: dates[0].start] + text[dates[0].end :])
        return (
            len(rest) <= 36
            and not _STOP.search(rest)
            and rest.count("，") == 0
            and not re.match(r"\s?(?:至|起|以来|前后|—|-)", rest)
        )
    if _STOP.search(text[:-1]):
        return False
    marked = _MARKED.match(text)
    if marked and len(text) <= 40 and (are_names(bare[marked.end() :]) or _WITH_PICTURE.search(bare)):
        return True
    if _SIGNED.match(bare) and len(bare) <= 60:
        rest = re.sub(r"^(?:文[/／、]?图|图[/／、]?文|文并摄|文|图)\s?[/／|:：]?\s?", "", bare)
        found = re.match(ROLE, rest)
        return bool(split_names(rest)) and (
            are_names(rest) or (found is not None and len(rest) <= 24 and "，" not in rest and is_person(_first(rest)))
        )
    found = re.match(rf"^(?:{EDITOR}|{CHECKER})\s?(?P<names>[\u4e00-\u9fff ]{{2,16}})$", bare)
    if found and are_names(found["names"]):
        return True
    return bool(len(bare) <= 40 and _WITH_PICTURE.search(bare) and are_names(bare))


def _in_brackets(text: str) -> bool:
    """（某某乡 张三）: nothing but a unit and a person in brackets."""
    if text[0] not in "（(【" or text[-1] not in "）)】" or len(text) > 40:
        return False
    tokens = text[1:-1].split()
    heads = text[0] == "【" and len(tokens) < 2  # 【成效】
    return bool(tokens) and not heads and is_person(tokens[-1]) and all(2 <= len(t) <= 14 and t.isalpha() for t in tokens)


def _first(text: str) -> str:
    names = split_names(text)
    return names[0] if names else ""


def read_byline(text: str, *, source: str | None = None) -> Byline:
    """The fields of a byline line."""
    if (told := BIO.match(text)) is not None:
        return Byline(authors=[n for n in (told["name"], told["last"]) if n and is_person(n)])
    if (post := POST.match(text)) is not None:
        authors = [post["author"]] if is_person(post["author"]) else []
        return Byline(list(find_dates(text)), post["account"], unkeyed=True, authors=authors)
    text = with_colons(text)
    out = Byline(dates=list(find_dates(text)))
    keys = list(_KEY.finditer(text))
    taken = [m.span() for m in keys]
    keys += [m for m in _BARE.finditer(text) if not any(a < m.end() and m.start() < b for a, b in taken)]
    keys.sort(key=lambda m: m.start())
    labelled = [(s, m) for s, m in ((s, _before(keys, s.start)) for s in out.dates) if m and m.lastgroup == "when"]
    if labelled:
        first = [s for s, m in labelled if "更" not in m.group() and "改" not in m.group()]
        out.dates = first or [s for s, _ in labelled]
    elif len(out.dates) > 1:
        out.dates = [s for s in out.dates if ISSUED.search(text, max(0, s.start - 5), s.start)] or out.dates
    for n, key in enumerate(keys):
        end = keys[n + 1].start() if n + 1 < len(keys) else len(text)
        value = text[key.end() : end]
        for stamp in find_dates(value)[:1]:
            behind = value[stamp.end :].strip(" |　")
            if key.lastgroup == "when" and out.source is None and names_outlet(behind):
                out.source = behind
            value = value[: stamp.start]
        value = TOOLS.sub(" ", value).strip(" |丨│┊‖　，,；;（(【[·•")
        value = balanced(value)
        kind = key.lastgroup
        if kind == "source" and value and out.source is None:
            out.source = outlet_name(value)
        elif kind == "author" and not (key.re is _BARE and not _named(value)):
            names = split_names(value, source=out.source or source)
            out.authors += [x for x in names if x not in out.authors and not is_menu_word(x)]
        elif kind == "editor":
            out.editors += [x for x in split_names(value) if x not in out.editors and not is_menu_word(x)]
        elif kind == "checker":
            out.checked = True
            if _APPROVED.match(key.group()):
                out.editors += [x for x in split_names(value) if is_person(x) and x not in out.editors]
    if out.source is None and out.dates and (issuer := ISSUED_BY.match(text)) is not None:
        out.source = issuer["office"]
    if out.source is None and (journal := ISSUE.match(text) or SENT.match(text) or JOURNAL.search(text)) is not None:
        out.source, out.unkeyed = journal["name"], True
    holder = (text[: keys[0].start()] if keys else text).strip()
    if not out.authors and names_holder(holder):
        out.office, _, person = holder.rpartition(" ")
        out.authors = [person]
    if out.source is None and out.dates and keys and keys[0].lastgroup in ("when", "author", "editor"):
        before = text[: min(keys[0].start(), out.dates[0].start)].strip(" |")
        between = next(iter(text[out.dates[-1].end : keys[0].start()].split()), "")
        out.source = next((name for name in (before, between) if names_outlet(name)), None)
    if (given := _CONTRIBUTED.match(text)) is not None:
        out.authors = split_names(given["names"] or given["by"] or given["unit"], source=source)
    elif not out.authors and not any(k.lastgroup == "author" for k in keys):
        tools = all(k.lastgroup == "other" for k in keys)  # 2023-08-30 某某县人大网 字体：大 中 小
        bare = text[: keys[0].start()] if keys and tools else text
        for stamp in reversed(out.dates):
            bare = bare[: stamp.start] + " " + bare[stamp.end :]
        if keys and not tools:
            bare = bare[: keys[0].start()] if not out.dates else ""
        bare = JOURNAL.sub(" ", PAGE.sub("", bare))
        bare = TOOLS.sub(" ", _MARKED.sub("", bare)).strip("（）()【】[] |丨")
        bare = re.sub(r"^(?:文[/／、]?图|图[/／、]?文|文|图)\s?[/／|:：]\s?", "", bare)
        if bare and len(bare) <= 40 and (are_names(bare) or (_WITH_PICTURE.search(bare) and _persons(bare))):
            out.authors = split_names(bare, source=out.source or source)
        elif (
            bare
            and out.dates
            and out.source is None
            and tools
            and re.fullmatch(r"[\u4e00-\u9fffA-Za-z]{3,16}", bare)
            and not is_menu_word(bare)
            and (OUTLET.search(bare) or SECTION.search(bare))
        ):
            if SECTION.search(bare):
                out.authors = [bare]
            else:
                out.source, out.unkeyed = bare, True
        if out.source is None and out.dates and out.authors and names_outlet(bare.split()[0]):
            out.source, out.unkeyed = bare.split()[0], True
    return out


_APPROVED = re.compile(r"审\s?核人?\s?[）)】\]]?\s?[:：]")
"""A person who approved the text answers for it as its editors do; an office that did, and whoever corrected it, do not."""


def _named(value: str) -> bool:
    """Whether what follows a role without a colon is a name, and not a phrase (作者授权发布)."""
    return any(is_person(n) or len(n) <= 3 for n in split_names(value))


def _persons(text: str) -> bool:
    return any(is_person(n) for n in split_names(text))


def _before(keys: list[re.Match[str]], at: int) -> re.Match[str] | None:
    last = None
    for key in keys:
        if key.end() <= at + 1:
            last = key
    return last
