"""Boilerplate: what a page puts around its articles, told by the line's own words and rhythm.

The words are in ``registers/boilerplate.toml``. Belongs here: what one line says by itself. What the lines around it
make of it is decided in :mod:`models.pages.neighbours`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from models.registers import made_of, read_toml
from models.text.patterns import scanning

_PARTS = re.compile(r"[\s|│┊丨︱¦·•/\\>＞»≫›→<«【】\[\]（）()：:，,、×=*>《》-]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CRUMBS = re.compile(r"(?:[^>》»≫›→]{2,14}\s?(?:>{1,2}|》|»|≫|›|→|＞)\s?){1,6}[^>》»≫›→。]{0,40}$")
_BARS = re.compile(r"[|│┊丨︱¦｜]")
_PHONE = re.compile(r"(?:0\d{2,3}[-—－ ]?[\dxX]{7,8}|1\d{2}[\dxX]{8}|[\w.]+[@#][\w.]+\.(?:com|cn|net|example)|www\.[\w.]+)")
_LEADER = re.compile(r"[….．·]{3,}\s?[（(]?\d{1,3}[）)]?$")
"""The dots and the page number behind an entry of a list of contents."""
_TEASER = re.compile(
    r"(?:…|\.{3,}|\s)\s?[\[【(（]?(?:详细|详情|更多|全文|查看详情|查看全文|阅读全文|继续阅读|了解更多)[\]】)）]?\s?[>》»|]{0,2}$"
)
"""How a teaser breaks off before a link to the whole text."""
_ROW_OF = re.compile(r"[|│┊丨>＞»≫›→<«/\\]|^[\[［]|[：:]$")
"""What parts the words of menus from a headline that stands with them; a mark of another kind makes them part of a headline."""
_COLUMNED = re.compile(r"(?!首页|主页|[上下]一|更多|返回|关闭|打印|分享)[\u4e00-\u9fff]{2,6}\s?[|丨]\s?[^|丨>]{12,}$")
"""政策解读|…: a column's name and a bar before a headline."""
MENU = 6
"""Short words in a row from which on they are a menu."""
HEADLINE = 10
"""Characters from which on what stands beside one word of menus may be a headline (图片新闻：…, 《…》政策解读)."""
_MARKER = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)])\s?[\u4e00-\u9fff]")
"""一、综合 is a heading, whatever menus call so too."""
_SPACED = re.compile(r"[【\[〖]?\s?(?:[\u4e00-\u9fff] ){1,5}[\u4e00-\u9fff]\s?[】\]〗]?")
"""Characters set apart, as headings of columns are (短 波)."""
_TOLD_BEFORE = re.compile(r"^[^：。]{12,}。(?:咨询|服务|联系|举报|监督|报名)(?:电话|热线)")
"""A sentence of the text that ends in whom to call (可在便民服务点办理。咨询电话：…)."""
_LONG = re.compile(r"[^，。；！？：、\s]+[，、][^。]*。")


@cache
@made_of("boilerplate.toml")
def _register() -> dict[str, Any]:
    table = read_toml("boilerplate.toml")
    joined = {k: "|".join(f"(?:{x})" for x in v["regex"]) for k, v in table.items() if "regex" in v}
    return {
        "words": frozenset(table["words"]["list"].split()),
        "marks": scanning(x for x in table["marks"]["regex"] if not x.startswith("^")),
        "contact": scanning(table["contact"]["regex"]),
        "opening_marks": re.compile("|".join(x for x in table["marks"]["regex"] if x.startswith("^")) or "(?!)"),
        "starts": re.compile(f"(?:{joined['starts']})"),
        "tail": re.compile(f"[\\W_]{{0,3}}(?:{joined['tail']})[\\W_]{{0,3}}"),
        "comments": re.compile(joined["comments"]),
        "columns": re.compile(f"(?:{joined['columns']})"),
        "series": re.compile(f"(?:{joined['series']})$"),
        "contents": re.compile(f".{{0,18}}(?:{joined['contents']})[\\W_]{{0,3}}"),
        "formulas": re.compile(joined["formulas"]),
        "labels": re.compile(f"[\\W_]{{0,3}}(?:{joined['labels']})[\\W_]{{0,3}}"),
        "captions": scanning(table["captions"]["regex"]),
        "scenes": re.compile(
            f"^[^，：；。！？]{{0,16}}(?:{table['scenes']['who']})们?(?:{table['scenes']['doing']})[^，：；。！？]*$"
        ),
        "doing": re.compile(table["scenes"]["doing"]),
        "errors": re.compile(joined["errors"]),
    }


def is_boilerplate(text: str) -> bool:
    """Whether a clean line is boilerplate by its own words."""
    n = len(text)
    if n <= 200 and _TEASER.search(text, max(0, n - 16)):
        return True
    if n <= 120 and _register()["starts"].match(text) and text.count("。") <= 1 and (n <= 60 or "。" not in text):
        return True
    if n <= 320 and _is_notice(text):
        return True
    if n > 200:
        return False
    if not _HAN.search(text):
        return True
    if "。" in text or text.count("，") > 2:
        return False
    if _LEADER.search(text, max(0, n - 24)):
        return True
    return _MARKER.match(text) is None and (_is_row_of_words(text) or (n <= 80 and _PHONE.search(text) is not None))


def _is_notice(text: str) -> bool:
    """Whether a line gives notices, licences, makers or addresses of the site rather than telling something."""
    marks = count_marks(text)
    if marks and _tells_first(text):
        marks = 0
    contacts = count_contacts(text)
    sentence = "。" in text and "，" in text
    if marks + contacts >= (3 if sentence else 2) or (marks and (len(text) <= 80 or not _LONG.search(text))):
        return True
    addressed = bool(contacts) and not sentence and len(text) <= 160 and text.count("，") <= 1
    return addressed and not _TOLD_BEFORE.search(text)


def _is_row_of_words(text: str) -> bool:
    """Whether a line is a menu, a path, or short words in a row."""
    parts = [p for p in _PARTS.split(text) if p]
    words = [p for p in parts if _HAN.search(p) or p.isalpha()] or parts
    known = sum(is_menu_word(p) for p in words)
    document = "《" in text  # 《…办法》政策解读
    if known and known * 2 >= len(words):
        in_row = _ROW_OF.search(text) is not None and not _COLUMNED.match(text)
        short = max(map(len, words)) < HEADLINE and not document
        if known > 1 or len(words) == 1 or in_row or short:
            return True
    if _CRUMBS.match(text) and not document and (known or text.count(">") > 1 or "»" in text or "≫" in text) and len(parts) >= 2:
        return True
    if len(_BARS.findall(text)) >= 2 and all(len(p) <= 16 for p in parts):
        return len(parts) >= 3
    if len(words) < MENU or text.count(" ") < MENU - 1 or any(c.isdigit() for c in text):
        return False
    spaced = len(words) > 7 and all(len(p) == 1 for p in words)  # a headline whose characters are set apart
    return not spaced and all(len(p) <= 6 for p in words)


def _tells_first(text: str) -> bool:
    """Whether sentences of the text stand before a phrase of the site that is glued to the end (…。返回某某，查看更多)."""
    at = text.rfind("。") + 1
    return 24 <= at < len(text) - 3 and "，" in text[:at] and not count_marks(text[:at])


def count_marks(text: str) -> int:
    """How many different phrases of notices, licences and footers a line holds."""
    found = _register()
    return len({m.group() for m in found["marks"].finditer(text)}) + bool(found["opening_marks"].match(text))


def count_contacts(text: str) -> int:
    """How many different addresses, telephones and makers of the site a line names."""
    return len({m.group() for m in _register()["contact"].finditer(text)})


def is_menu_word(part: str) -> bool:
    """Whether ``part`` is a word of menus and tool bars (首页, 打印)."""
    words = _register()["words"]
    return part in words or part.strip("0123456789+-oO.…") in words


def is_menu(text: str) -> bool:
    """Whether most parts of a line are words of menus."""
    words = [p for p in _PARTS.split(text) if p]
    return bool(words) and sum(is_menu_word(p) for p in words) * 2 >= len(words)


def opens_tail(text: str) -> str | None:
    """``links`` or ``comments`` where the line stands alone above links or readers' comments, else None."""
    if len(text) > 20 or not _register()["tail"].fullmatch(text):
        return None
    return "comments" if _register()["comments"].search(text) else "links"


def is_column(text: str) -> bool:
    """Whether a short line names a column of briefs."""
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    return len(text) <= 20 and len(text.split()[0]) <= 10 and bool(_register()["columns"].search(text))


def is_label(text: str) -> bool:
    """Whether the line is nothing but the label of an introduction (核心提示)."""
    return len(text) <= 12 and bool(_register()["labels"].fullmatch(text))


def opens_contents(text: str) -> bool:
    """Whether the line stands alone above a list of what the page holds."""
    return len(text) <= 24 and _register()["contents"].fullmatch(text) is not None


def is_formula(text: str) -> bool:
    """Whether papers of one office say the line alike, though it is their text (特此通知。)."""
    return _register()["formulas"].match(text) is not None


def names_series(text: str) -> bool:
    """Whether a short line ends as the name of a series does (特色产业巡礼)."""
    return _register()["series"].search(text) is not None


def shows_picture(text: str) -> bool:
    """Whether the line has words of what a picture shows."""
    return bool(_register()["captions"].search(text))


def shows_somebody(text: str) -> bool:
    """Whether the line says what people or machines are seen doing (技术员查看苗情, 无人机在麦田作业)."""
    return bool(_register()["scenes"].search(text))


def shows_doing(text: str) -> bool:
    """Whether the line opens with what people on pictures are seen doing (发放手册)."""
    return _register()["doing"].match(text) is not None


def says_error(text: str) -> bool:
    """Whether the text is that of an error page."""
    return bool(_register()["errors"].search(text))
