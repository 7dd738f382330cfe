"""Bylines: who wrote, who edited, who published, and when, in all the shapes that pages have.

Belongs here: telling and reading one clean line. The keys of fields are in :mod:`models.pages.fields`, what stands in print
around names in :mod:`models.pages.imprint`, bylines glued to a paragraph in :mod:`models.pages.glued`; which byline belongs to
which article is decided in :mod:`models.pages.articles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.pages.boilerplate import is_menu_word
from models.pages.dates import Stamp, find_dates
from models.pages.fields import BARE_KEY, CHECKER, EDITOR, KEY, MAX_BYLINE, opens_record, with_colons
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
    PAPER,
    POST,
    SENT,
    TWICE,
    names_holder,
    unprinted,
)
from models.pages.names import ROLE, are_names, is_person, split_names
from models.pages.sources import OUTLET, SECTION, TOOLS, balanced, names_outlet, outlet_name

_MARKED = re.compile(r"^[□■☉◎●○◇◆☆★△▲◢◣◤◥＊*·•\s-]{1,3}(?=[\u4e00-\u9fff])")
_MARK = re.compile(r"\s[□■☉◎●○◇◆☆★]\s?")
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
_WITH_PICTURE_KEY = re.compile(r"^(?:文[/／、]?图|图[/／、]?文|文|图)\s?[/／|:：]\s?")
_PICTURED = re.compile(r"^(?:文[/／、]?图|图[/／、]?文|文并摄|文|图)\s?[/／|:：]?\s?")
_EDITED = re.compile(rf"^(?:{EDITOR}|{CHECKER})\s?(?P<names>[\u4e00-\u9fff ]{{2,16}})$")
_PARTED = re.compile(rf"(?:[\w·]{{2,14}}\s?[/／|]\s?)*[\w·]{{0,8}}?{ROLE}\s?[/／|]\s?")
"""The outlet and whence its reporter is, parted by bars, before a field (某某新闻/某地记者/)."""
_BETWEEN = re.compile(r"\s?[/／]\s?")
_CREDITS = re.compile(rf"(?:(?:{EDITOR}|{CHECKER}|{ROLE})\s[\u4e00-\u9fff]{{2,3}}(?:\s[\u4e00-\u9fff]{{2,3}})?(?:\s|$)){{2,}}")
"""Several who made it, each behind what they did, without colons (编辑 甲 责编 乙)."""
_PICTURES = ("图片", "照片")
"""Keys of who took the pictures."""
_SPAN = re.compile(r"\s?(?:至|起|以来|前后|—|-)")
"""Behind a date that is none of publication (2021年3月5日起)."""
_ALONE = re.compile(r"[\u4e00-\u9fffA-Za-z]{3,16}")
"""The name of an outlet or a section of an office, and nothing else."""
_PAPER_BAR = re.compile("返回目录|放大|缩小|[上下]一[版篇期]")
"""What the bar at the top of a paper's page holds: it dates the paper and belongs to no article."""
_APPROVED = re.compile(r"审\s?核人?\s?[）)】\]]?\s?[:：]")
"""A person who approved the text answers for it as its editors do; an office that did, and whoever corrected it, do not."""
_FORMS = (BIO, TWICE, ISSUE, PAPER, HOUR, SENT, POST, AGO, ACCOUNTS, NUMBERED_PAPER, _CONTRIBUTED)
"""Shapes that nothing but a byline has."""


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


def is_dated_with_tools(text: str) -> bool:
    """Whether a date, alone or behind who publishes, has nothing but a page's tools behind it (2022年4月20日 字号：大 中 小)."""
    first = TOOLS.search(text) if len(text) <= MAX_BYLINE and find_dates(text) else None
    if first is None or _PAPER_BAR.search(text):
        return False
    bare = text[: first.start()].rstrip(" |【[（(")
    return bool(find_dates(bare)) and not TOOLS.sub("", text[first.start() :]).strip(" |：:") and is_byline(bare)


def is_byline(text: str) -> bool:
    """Whether a clean line is a byline: fields with their keys, a date alone, a signed role or marked names."""
    if len(text) > MAX_BYLINE or ITEM.match(text):
        return False
    text = with_colons(text)
    if "：" in text or ":" in text:
        if (keyed := _is_keyed(text)) is not None:
            return keyed
        if opens_record(text):
            return True
    if (bare := unprinted(text)) != text and bare and not find_dates(bare) and is_byline(bare):
        return True
    if _in_brackets(text) or any(form.match(text) for form in _FORMS):
        return True
    dated = _is_dated(text)
    return _is_signed(text) if dated is None else dated


def _is_keyed(text: str) -> bool | None:
    """Whether the first key near the beginning of a line makes it a byline; None where none stands there."""
    key = KEY.search(text)
    if key is None or key.start() > 30 or key.lastgroup == "other":
        return None
    rest = KEY.sub(" ", text[key.end() :])
    before = text[: key.start()]
    if _STOP.search(rest[:-1]) or rest.count("，") > 3 or _STOP.search(before):
        return False
    if text[-1] in "。？！" and key.lastgroup in ("author", "editor", "checker") and not are_names(rest):
        return False
    return (
        len(before) <= 12
        or bool(find_dates(before))
        or bool(BARE_KEY.search(before))
        or names_holder(before.strip())
        or _PARTED.fullmatch(before) is not None
    )


def _is_dated(text: str) -> bool | None:
    """Whether a line with a date is a byline; None where it has none, or one that does not settle it."""
    dates = find_dates(text)
    if not dates or DIARY.match(text, dates[0].end):
        return None
    first = dates[0]
    opened = first.start <= 3 or (text[first.start - 1] in " |　于" and first.start <= (24 if first.at else 12))
    if opened and len(text) <= 60 and not re.search(r"[。，；！？、]", text) and (first.at or first.end == len(text)):
        return True
    if first.start > 3:
        return None
    rest = TOOLS.sub("", text[: first.start] + text[first.end :])
    return len(rest) <= 36 and not _STOP.search(rest) and "，" not in rest and not _SPAN.match(rest)


def _is_signed(text: str) -> bool:
    """Whether a line is nothing but who wrote, edited or took the pictures."""
    if _STOP.search(text[:-1]):
        return False
    bare = text.strip("（）()【】[]〔〕 ")
    marked = _MARKED.match(text)
    if marked and len(text) <= 40 and (are_names(bare[marked.end() :]) or _WITH_PICTURE.search(bare)):
        return True
    if _SIGNED.match(bare) and len(bare) <= 60:
        rest = _PICTURED.sub("", bare)
        names = split_names(rest)
        briefly = re.match(ROLE, rest) is not None and len(rest) <= 24 and "，" not in rest
        return bool(names) and (are_names(rest) or (briefly and is_person(names[0])))
    edited = _EDITED.match(bare)
    if edited and are_names(edited["names"]):
        return True
    if _CREDITS.fullmatch(bare) is not None:
        return True
    return bool(len(bare) <= 40 and _WITH_PICTURE.search(bare) and are_names(bare))


def _in_brackets(text: str) -> bool:
    """（某某乡 张三）: nothing but a unit and a person in brackets."""
    if text[0] not in "（(【" or text[-1] not in "）)】" or len(text) > 40:
        return False
    tokens = text[1:-1].split()
    heads = text[0] == "【" and len(tokens) < 2  # 【成效】
    return bool(tokens) and not heads and is_person(tokens[-1]) and all(2 <= len(t) <= 14 and t.isalpha() for t in tokens)


def read_byline(text: str, *, source: str | None = None) -> Byline:
    """The fields of a byline line; ``source`` is the outlet that the lines before it gave, which is no author."""
    if (told := BIO.match(text)) is not None:
        return Byline(authors=[n for n in (told["name"], told["last"]) if n and is_person(n)])
    if (post := POST.match(text)) is not None:
        authors = [post["author"]] if is_person(post["author"]) else []
        return Byline(list(find_dates(text)), post["account"], unkeyed=True, authors=authors)
    text = with_colons(text)
    keys = _find_keys(text)
    out = Byline(dates=_publication_dates(text, keys))
    several = sum(key.lastgroup == "author" for key in keys) > 1
    for n, key in enumerate(keys):
        if several and key.group().startswith(_PICTURES):
            continue  # who took the pictures of a text that somebody else wrote
        end = keys[n + 1].start() if n + 1 < len(keys) else len(text)
        _read_field(out, key, text[key.end() : end], source)
    _read_imprint(out, text, keys)
    if (given := _CONTRIBUTED.match(text)) is not None:
        out.authors = split_names(given["names"] or given["by"] or given["unit"], source=source)
    elif not out.authors and not any(k.lastgroup == "author" for k in keys):
        _read_unkeyed(out, text, keys, source)
    return out


_WRITTEN = re.compile("成文|生成|印发|签发|创建|录入")
"""Keys of the date of the paper, not of the page that shows it."""


def _find_keys(text: str) -> list[re.Match[str]]:
    """The keys of fields in a line, in order, those without a colon too."""
    keys = list(KEY.finditer(text))
    taken = [m.span() for m in keys]
    keys += [m for m in BARE_KEY.finditer(text) if not any(a < m.end() and m.start() < b for a, b in taken)]
    return sorted(keys, key=lambda m: m.start())


def _publication_dates(text: str, keys: Sequence[re.Match[str]]) -> list[Stamp]:
    """The dates of a line that may be that of publication: behind its key rather than that of an update."""
    dates = list(find_dates(text))
    keyed = [(s, k) for s in dates if (k := _last_before(keys, s.start)) is not None and k.lastgroup == "when"]
    if keyed:
        first = [(s, k) for s, k in keyed if "更" not in k.group() and "改" not in k.group()] or keyed
        return [s for s, k in first if not _WRITTEN.match(k.group())] or [s for s, _ in first]
    if len(dates) > 1:
        return [s for s in dates if ISSUED.search(text, max(0, s.start - 5), s.start)] or dates
    return dates


def _last_before(keys: Iterable[re.Match[str]], at: int) -> re.Match[str] | None:
    """The last key that ends before ``at``."""
    return max((k for k in keys if k.end() <= at + 1), key=lambda k: k.start(), default=None)


def _read_field(out: Byline, key: re.Match[str], value: str, source: str | None) -> None:
    """Take up one field; ``value`` runs to the next key."""
    kind = key.lastgroup
    for stamp in find_dates(value)[:1]:
        behind = value[stamp.end :].strip(" |　")
        if kind == "when" and out.source is None and names_outlet(behind):
            out.source = behind
        value = value[: stamp.start]
    value = balanced(TOOLS.sub(" ", value).strip(" |丨│┊‖　，,；;（(【[·•"))
    if kind == "source" and value and out.source is None:
        outlet, _, named = _MARK.sub("|", value).partition("|")  # 某某日报 ☉张三
        out.source = outlet_name(outlet)
        if are_names(named):
            out.authors += split_names(named)
    elif kind == "author" and (key.re is not BARE_KEY or _is_name(value)):
        names = split_names(JOURNAL.sub(" ", value), source=out.source or source)
        out.authors += [x for x in names if x not in out.authors and not is_menu_word(x)]
    elif kind == "editor":
        out.editors += [x for x in split_names(value) if x not in out.editors and not is_menu_word(x)]
    elif kind == "checker":
        out.checked = True
        if _APPROVED.match(key.group()):
            out.editors += [x for x in split_names(value) if is_person(x) and x not in out.editors]


def _read_imprint(out: Byline, text: str, keys: Sequence[re.Match[str]]) -> None:
    """Who issued the text, its journal, the holder of an office, an outlet beside the date: what no field gives."""
    if out.source is None and out.dates and (issuer := ISSUED_BY.match(text)) is not None:
        out.source = issuer["office"]
    if out.source is None and (journal := _printed(text)) is not None:
        out.source, out.unkeyed = journal["name"], True
    holder = (text[: keys[0].start()] if keys else text).strip()
    if not out.authors and names_holder(holder):
        out.office, _, person = holder.rpartition(" ")
        out.authors = [person]
    if out.source is None and out.dates and keys and keys[0].lastgroup in ("when", "author", "editor"):
        before = _BETWEEN.split(text[: min(keys[0].start(), out.dates[0].start)].strip(" |"))[0]
        between = next(iter(text[out.dates[-1].end : keys[0].start()].strip(" |").split()), "")
        out.source = next((name for name in (before, between) if names_outlet(name)), None)


def _printed(text: str) -> re.Match[str] | None:
    """The journal, paper or account that a line names beside its issue or its day."""
    return ISSUE.match(text) or PAPER.match(text) or SENT.match(text) or JOURNAL.search(text)


def _read_unkeyed(out: Byline, text: str, keys: Sequence[re.Match[str]], source: str | None) -> None:
    """Names, or an outlet, that stand beside the date without a key."""
    tools = all(k.lastgroup == "other" for k in keys)  # 2023-08-30 某某县人大网 字体：大 中 小
    bare = text[: keys[0].start()] if keys and tools else text
    for stamp in reversed(out.dates):
        bare = bare[: stamp.start] + " " + bare[stamp.end :]
    if keys and not tools:
        bare = bare[: keys[0].start()] if not out.dates else ""
    bare = JOURNAL.sub(" ", PAGE.sub("", bare))
    bare = TOOLS.sub(" ", _MARKED.sub("", bare)).strip("（）()【】[] |丨")
    bare = _WITH_PICTURE_KEY.sub("", bare)
    if not bare:
        return
    persons = any(is_person(n) for n in split_names(bare))
    if len(bare) <= 40 and (are_names(bare) or (_WITH_PICTURE.search(bare) and persons)):
        out.authors = split_names(bare, source=out.source or source)
    elif out.dates and out.source is None and tools and _ALONE.fullmatch(bare) and not is_menu_word(bare):
        if SECTION.search(bare):
            out.authors = [bare]
        elif OUTLET.search(bare):
            out.source, out.unkeyed = bare, True
    if out.source is None and out.dates and out.authors and names_outlet(bare.split()[0]):
        out.source, out.unkeyed = bare.split()[0], True


def _is_name(value: str) -> bool:
    """Whether what follows a role without a colon is a name, and not a phrase (作者授权发布)."""
    return any(is_person(n) or len(n) <= 3 for n in split_names(value))
