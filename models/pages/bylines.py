"""Bylines: who wrote, who edited, who published, and when, in all the shapes that pages have.

Belongs here: reading one clean line, or the beginning or end of a paragraph into which a byline is glued. Which byline
belongs to which article is decided in :mod:`models.pages.articles`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.pages.dates import Stamp, find_dates
from models.pages.names import ROLE, are_names, is_person, split_names

_WHEN = "(?:发布|发表|发稿|上传|录入|更新|编辑|成文|公开|见报|刊发|播出|添加|创建|发文)?(?:时\\s?间|日\\s?期)|发布于|发表于|更新于|Date|Time|Published|Updated"
_SOURCE = "(?:信息|文章|稿件|新闻|资料|内容|稿子)?来\\s?源|出处|稿源|转自|摘自|转载自|供稿单位|发布(?:机构|单位|者)|信息提供|发布部门|Source"
_AUTHOR = (
    "(?:文章|本文|稿件|图片)?作\\s?者|Author|By|图片|照片|撰稿人?|撰文|供稿人?|投稿人?|组稿|执笔|采写|采访|文字|文[/／、]图|图[/／、]文|图文|文案|报送(?:人|单位)?|"
    + ROLE
)
_EDITOR = "(?:责任|网络|值班|新媒体|本版|本期|栏目|执行|文字|图片|视觉|内容|首席|见习)?编\\s?辑|责\\s?编|编审|总监审|监\\s?审|审\\s?核(?:人)?|审稿|审签|初\\s?审|复\\s?审|终\\s?审|[一二三]\\s?审|(?:责任)?校\\s?对|(?:副|执行)?主编|值班(?:主任|总编|主编|编委)|总编辑?|签\\s?发|统\\s?筹|监\\s?制|编\\s?校|(?:文章|信息)?录入|Editor|校审|策划|出品人?|总监制|编\\s?发"
_OTHER = "Views|Hits|Clicks|点击(?:数|量|次数|率)?|浏览(?:次数|量|数)?|阅读(?:次数|量|数)?|访问量|人气|字\\s?[号体](?:大小)?|分享(?:到)?|标签|关键[词字]|评论|收藏|打印|字数|版次|栏目|视力保护色|打印本页|文号|索引号|主题词|有效性|发文字号|信息分类"
_KINDS = {"when": _WHEN, "source": _SOURCE, "editor": _EDITOR, "author": _AUTHOR, "other": _OTHER}
_KEY = re.compile("(?:" + "|".join(f"(?P<{k}>{v})" for k, v in _KINDS.items()) + r")\s?[）)】\]]?\s?[:：]\s?")
_BARE = re.compile(
    rf"(?:^|(?<=[\s|（(【/／、□■☉◎●○◇◆☆★]))(?:(?P<author>{ROLE})|(?P<editor>{_EDITOR}|责编)|(?P<source>来源))\s?(?=[\u4e00-\u9fff])"
)
_MARKED = re.compile(r"^[□■☉◎●○◇◆☆★△▲◢◣◤◥＊*·•\s-]{1,3}(?=[\u4e00-\u9fff])")
_NOISE = re.compile(
    r"(?:[【\[（(](?:打印|关闭|收藏|纠错|字体|字号|大|中|小|我要纠错)[^】\]）)]*[】\])）]|(?:字体|字号)?[：:]?\s?(?:大\s?中\s?小|T[|\s]T|A-?\s?A\+?)|(?:点击|浏览|阅读)(?:数|量|次数)?[:：]?\s?[\d,]+\s?次?|\d+\s?次(?:浏览|阅读|点击)|(?:打印|收藏|关闭|分享|微信|微博|纠错|转发|评论\d*|手机版|简体|繁体)(?=\s|$)|[|丨│┊]\s?$)"
)
_STOP = re.compile(r"[。；！？]")
_WITH_PICTURE = re.compile(r"(?:文并摄|文[/／、]?\s?图|图[/／、]?\s?文|摄影报道|报道|报导|供稿|撰稿|摄影)[）)]?$")
_SIGNED = re.compile(rf"^[（(【]?\s?(?:{ROLE}|文[/／、]?图|图[/／、]?文|文并摄|文|图)\s?[/／|:：]?\s?[\u4e00-\u9fff]")
_NUMBERED_PAPER = re.compile(r"^[\u4e00-\u9fff]{2,10}[〔\[（(]\d{4}[〕\]）)]\s?\d+\s?号$")
"""The number of an official paper (…政办发〔2021〕17号), which stands where a byline does."""
MAX_BYLINE = 200


@dataclass
class Byline:
    """What a byline says; every list in reading order."""

    dates: list[Stamp] = field(default_factory=list)
    source: str | None = None
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.dates or self.source or self.authors or self.editors)

    def add(self, other: Byline) -> None:
        """Take over what ``other`` says and this does not yet."""
        self.dates += other.dates
        self.source = self.source or other.source
        self.authors += [a for a in other.authors if a not in self.authors]
        self.editors += [e for e in other.editors if e not in self.editors]


def is_byline(text: str) -> bool:
    """Whether a clean line is a byline: fields with their keys, a date alone, a signed role or marked names."""
    if len(text) > MAX_BYLINE:
        return False
    bare = text.strip("（）()【】[]〔〕 ")
    key = _KEY.search(text)
    if key is not None and key.start() <= 30 and key.lastgroup != "other":
        rest = _KEY.sub(" ", text[key.end() :])
        before = text[: key.start()]
        if _STOP.search(rest[:-1]) or rest.count("，") > 3 or len(_STOP.findall(before)):
            return False
        return key.start() == 0 or bool(find_dates(before)) or len(before) <= 12 or bool(_BARE.search(before))
    dates = find_dates(text)
    if _NUMBERED_PAPER.match(text):
        return True
    if (
        dates
        and len(text) <= 60
        and not re.search(r"[。，；！？、]", text)
        and (dates[0].at or dates[0].end == len(text))
        and (dates[0].start <= 3 or text[dates[0].start - 1] in " |　于")
    ):
        return True
    if dates and dates[0].start <= 3:
        rest = _NOISE.sub("", text[: dates[0].start] + text[dates[0].end :])
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
    found = re.match(rf"^(?:{_EDITOR})\s?(?P<names>[\u4e00-\u9fff ]{{2,16}})$", bare)
    if found and are_names(found["names"]):
        return True
    return bool(len(bare) <= 40 and _WITH_PICTURE.search(bare) and are_names(bare))


def _first(text: str) -> str:
    names = split_names(text)
    return names[0] if names else ""


def read_byline(text: str, *, source: str | None = None) -> Byline:
    """The fields of a byline line."""
    out = Byline(dates=find_dates(text))
    keys = sorted([*_KEY.finditer(text)], key=lambda m: m.start())
    taken = [m.span() for m in keys]
    keys += [m for m in _BARE.finditer(text) if not any(a < m.end() and m.start() < b for a, b in taken)]
    keys.sort(key=lambda m: m.start())
    labelled = [s for s, m in ((s, _before(keys, s.start)) for s in out.dates) if m and m.lastgroup == "when"]
    if labelled:
        out.dates = labelled
    for n, key in enumerate(keys):
        end = keys[n + 1].start() if n + 1 < len(keys) else len(text)
        value = text[key.end() : end]
        for stamp in find_dates(value)[:1]:
            value = value[: stamp.start]
        value = _NOISE.sub(" ", value).strip(" |丨│┊　，,；;（(【[·•")
        value = _balanced(value)
        kind = key.lastgroup
        if kind == "source" and value and out.source is None:
            out.source = _outlet(value)
        elif kind == "author":
            out.authors += [x for x in split_names(value, source=out.source or source) if x not in out.authors]
        elif kind == "editor":
            out.editors += [x for x in split_names(value) if x not in out.editors]
    if not out.authors and not any(k.lastgroup == "author" for k in keys):
        bare = text
        for stamp in reversed(out.dates):
            bare = bare[: stamp.start] + " " + bare[stamp.end :]
        if keys:
            bare = bare[: keys[0].start()] if not out.dates else ""
        bare = _NOISE.sub(" ", _MARKED.sub("", bare)).strip("（）()【】[] |丨")
        bare = re.sub(r"^(?:文[/／、]?图|图[/／、]?文|文|图)\s?[/／|:：]\s?", "", bare)
        if bare and len(bare) <= 40 and (are_names(bare) or (_WITH_PICTURE.search(bare) and _persons(bare))):
            out.authors = split_names(bare, source=out.source or source)
        elif (
            bare
            and out.dates
            and out.source is None
            and not keys
            and re.fullmatch(r"[\u4e00-\u9fffA-Za-z]{3,16}", bare)
            and _OUTLET.search(bare)
        ):
            out.source = bare
    return out


_OUTLET = re.compile(r"(?:报|网|社|台|中心|部|委|办|局|发布|在线|客户端|融媒|杂志|政府|新闻)$")


def _persons(text: str) -> bool:
    return any(is_person(n) for n in split_names(text))


def _before(keys: list[re.Match[str]], at: int) -> re.Match[str] | None:
    last = None
    for key in keys:
        if key.end() <= at + 1:
            last = key
    return last


def _balanced(value: str) -> str:
    """``value`` without a bracket that closes what it does not open."""
    for a, b in ("（）", "()", "【】", "[]"):
        if value.endswith(b) and value.count(b) > value.count(a):
            value = value[:-1]
    return value.strip()


def _outlet(value: str) -> str | None:
    value = re.sub(r"\s?(?:[|丨│┊].*|https?://\S*|www\.\S*)$", "", value).strip(" -—“”")
    if not value or value in ("未知", "佚名", "网络", "互联网", "无", "不详", "其他") or len(value) > 40:
        return None
    return value


# --- bylines glued to a paragraph -------------------------------------------------------------------------------------

_LEAD_NAMES = r"[（(【\[]?\s?(?P<names>(?:" + ROLE + r")[^，。；：！？]{2,60}?|[\u4e00-\u9fff ]{2,16})\s?[）)】\]]"
_LEAD = re.compile(
    r"^[【\[（(]?(?:(?P<own>本报|本刊|本网|本台|本站|我台|本社)|(?P<outlet>[\u4e00-\u9fffA-Za-z]{2,12}?(?:网|社|报|台|客户端|融媒体?(?:中心)?|新闻|发布|组工|党建|先锋)))?"
    r"(?P<where>[\u4e00-\u9fff]{0,8}?)\s?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:讯|消息|电)[】\])）]?"
    rf"\s?(?:{_LEAD_NAMES}|(?P<role>{ROLE})[:：]?\s?(?P<direct>[\u4e00-\u9fff、 ]{{2,30}}?)\s?(?:摄影)?(?:报道|报导|摄))?"
)
_LEAD_ROLE = re.compile(
    rf"^[【\[（(]\s?(?P<names>{ROLE}[^，。；！？】\])）]{{2,40}})[】\])）]|^(?P<direct>{ROLE}\s?[\u4e00-\u9fff、 ]{{2,20}}?)\s?(?:[/／][\u4e00-\u9fff]{{2,6}})?(?:摄影)?(?:报道|报导)(?=[：:\s])"
)
_END = re.compile(r"[（(【\[]\s?(?P<inner>[^（）()【】\[\]]{2,60})\s?[）)】\]]\s?。?$")


def read_lead(text: str) -> Byline:
    """The byline with which a paragraph begins: 本报讯（记者…）, 新华社…电, 【记者…／台北报导】."""
    head = text[:120]
    found = _LEAD.match(head)
    if found is not None and (found["own"] or found["outlet"] or found["names"] or found["direct"]):
        out = Byline()
        names = found["names"] or (found["role"] + found["direct"] if found["role"] else "")
        if names:
            signed = bool(re.search(ROLE, names)) or bool(found["own"])
            out.authors = [n for n in split_names(names) if is_person(n) or (signed and len(n) <= 4)]
        if found["outlet"] and not found["outlet"].startswith(("据", "从", "这", "该", "接")):
            out.source = found["outlet"]
        return out
    found = _LEAD_ROLE.match(head)
    if found is not None:
        return Byline(authors=split_names(found["names"] or found["direct"]))
    return Byline()


def has_lead(text: str) -> bool:
    """Whether a paragraph begins as a report of its own does: 本报讯, …消息, …电, （记者…）."""
    found = _LEAD.match(text[:120])
    return (found is not None and bool(found["own"] or found["outlet"] or found["names"] or found["direct"])) or bool(
        _LEAD_ROLE.match(text[:120])
    )


def read_end(text: str, *, source: str | None = None) -> Byline:
    """The bylines in brackets with which a paragraph ends, the last ones first on the page read first."""
    out = Byline()
    rest = text
    parts: list[Byline] = []
    for _ in range(3):
        found = _END.search(rest)
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
    if _KEY.search(inner):
        return read_byline(inner, source=source)
    editor = re.fullmatch(
        rf"(?P<names>[\u4e00-\u9fff 、]{{2,20}}?)\s?(?:{_EDITOR})|(?:{_EDITOR})\s?(?P<after>[\u4e00-\u9fff 、]{{2,20}})", inner
    )
    if editor:
        names = split_names(editor["names"] or editor["after"])
        return Byline(editors=names) if names and all(is_person(n) for n in names) else Byline()
    if _STOP.search(inner) or "，" in inner:
        return Byline()
    names = split_names(inner, source=source)
    if not names:
        return Byline()
    role = re.search(ROLE, inner) or re.search(r"(?:供稿|撰稿|文并摄|文[/／、]图|报道|报导|本文亦?有贡献)", inner)
    if role and all(len(n) <= 12 for n in names):
        return Byline(authors=list(names))
    return Byline(authors=names) if all(is_person(n) for n in names) else Byline()
