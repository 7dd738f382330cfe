"""Fields of a byline: the keys that open them (来源：, 责任编辑｜), in a line or as all of a line.

Belongs here: finding keys, whatever their values say. What a byline says is read in :mod:`models.pages.bylines`.
"""

from __future__ import annotations

import re

from models.pages.boilerplate import is_menu_word
from models.pages.dates import find_dates
from models.pages.names import ROLE, byline_words

_WORDS = byline_words()
EDITOR, CHECKER = _WORDS["editor"], _WORDS["checker"]
_KINDS = {k: _WORDS[k] for k in ("when", "source", "editor", "checker")} | {
    "author": f"{_WORDS['author']}|{ROLE}",
    "other": _WORDS["other"],
}
KEY = re.compile("(?:" + "|".join(f"(?P<{k}>{v})" for k, v in _KINDS.items()) + r")\s?[）)】\]]?\s?[:：]\s?")
BARE_KEY = re.compile(
    r"(?:^|(?<=[\s|（(【/／、□■☉◎●○◇◆☆★])|(?<=[^本我\W][报网社台])|(?<=客户端)|(?<=融媒体)|(?<=体中心))"
    rf"(?:(?P<author>{ROLE}|文[/／](?:图|(?!图))|图[/／]文)|(?P<editor>{EDITOR})|(?P<checker>{CHECKER})|(?P<source>来源))\s?(?=[\u4e00-\u9fff])"
)
"""A role or 来源 before its value without a colon."""
_KEYS = "|".join(_KINDS[k] for k in ("when", "source", "editor", "checker", "author"))
_BARRED = re.compile(rf"(?:(?:{_KEYS})\s?[|丨│┊‖/]\s?(?P<value>[^|丨│┊‖/：:。]{{2,30}}?)(?:\s+|$))+")
"""Fields whose keys a bar parts from their values (编辑｜…), as public accounts write them."""
_BAR = re.compile(rf"(?P<key>{_KEYS})\s?[|丨│┊‖/]\s?")
_BARS = re.compile(r"[|丨│┊‖/]")
_SPACED_KEY = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,3}\s?[：:]")
_COLONLESS_KEY = re.compile(r"(?:答复|回复|办理|受理|来信|发布|发文|成文)(?:单位|部门|机构|机关|时间|日期)")
_RECORD_KEY = re.compile(r"(?P<key>(?:发布|发文|公开|制发|信息|成文|生成)(?:机构|机关|单位|部门|日期|时间|来源))\s(?=\S)")
_RECORDED = re.compile(
    r"(?:发布|发文|公开|制发|信息)(?:机构|机关|单位|部门|来源)\s[\u4e00-\u9fff]{3,20}\s(?:发布|发文|公开|成文|生成)(?:日期|时间)\s"
)
"""Fields of a published paper without colons, as its head is laid out (发布机构 某某县水利局 发布日期 2022-06-14)."""
_RECORD = re.compile(rf"\s(?:{_WORDS['when']}|{_WORDS['source']})\s?[:：]\s?\S")
"""In the head of a published paper (索引号：… 发布机构：… 发文日期：…) the date and the office stand behind other fields."""
_STOP = re.compile(r"[。；！？]")
MAX_BYLINE = 200
"""Characters from which on a line is no byline."""


def with_colons(text: str) -> str:
    """``text`` with colons for the bars or blanks behind the keys of a byline (来源｜…); unchanged if it is no such byline."""
    if len(text) > MAX_BYLINE:
        return text
    if _RECORDED.match(text) is not None:
        return _RECORD_KEY.sub(r"\g<key>：", text)
    if "：" in text or ":" in text or _BARS.search(text) is None:
        return text
    barred = _BARRED.fullmatch(text)
    return _BAR.sub(r"\g<key>：", text) if barred is not None and not is_menu_word(barred["value"]) else text


def as_key(text: str) -> str:
    """The key of a field, stretched by blanks (索 引 号：), behind a bullet or without a colon (答复单位), as others are."""
    text = text.lstrip("•·●▪ ")
    if _COLONLESS_KEY.fullmatch(text):
        return text + "："
    return text.replace(" ", "") if _SPACED_KEY.fullmatch(text) else text


def key_kind(text: str) -> str | None:
    """The kind of the field whose key a line is and nothing else (its value is in the next line), None if it is none."""
    key = KEY.fullmatch(as_key(text)) if len(text) <= 12 else None
    return key.lastgroup if key is not None else None


def is_key(text: str) -> bool:
    """Whether a line is nothing but the key of a field, whose value is in the next line."""
    return key_kind(text) is not None


def has_field(text: str) -> bool:
    """Whether the key of a byline's field stands in a line."""
    return KEY.search(text) is not None


def opens_with_field(text: str) -> bool:
    """Whether a line opens with the key of a byline's field."""
    key = KEY.match(with_colons(text).lstrip("[【（( "))
    return key is not None and key.lastgroup != "other"


def is_record(text: str) -> bool:
    """Whether a line is the dated head of a published paper, counters or not (索引号：… 发布机构：… 发布日期：2023-04-18)."""
    return len(text) <= MAX_BYLINE and opens_record(text) and bool(find_dates(text))


def opens_record(text: str) -> bool:
    """Whether a line opens as the head of a published paper does: other fields before the office and the date."""
    key = KEY.match(text)
    return (
        key is not None
        and key.lastgroup == "other"
        and _RECORD.search(text, key.end()) is not None
        and _STOP.search(text) is None
    )
