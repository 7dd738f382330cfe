"""Forms: what a short line looks like by itself: a headline, a kicker above one, a heading of a section.

Not here: which line is the title of which text (:mod:`models.pages.headlines`).
"""

from __future__ import annotations

import re

from models.pages.blocks import Block
from models.pages.boilerplate import is_column, is_label, names_series, shows_picture, shows_somebody
from models.pages.imprint import names_holder
from models.pages.marks import ENUMERATED, TITLE_KEY
from models.pages.names import are_names
from models.pages.offices import names_office

PART = re.compile(
    r"^[【\[（(]?(?:第\s?[一二三四五六七八九十\d]{1,3}\s?篇|篇\s?[一二三四五六七八九十\d]{1,2}|范文\s?[一二三四五六七八九十\d]{1,2}|材料[一二三四五六七八九十\d]{1,2})[】\]）)]?\s?[：:、.\s]?\s?"
)
"""第一篇：… opens an article in a collection."""
_ISSUE = re.compile(
    r"第\s?\d+\s?[期版](?:\s?[（(].*)?$|总第|^第?[A-Z]?\d+\s?版|(?:政府|办公[室厅]|党委|委员会|[省市县区]委|[部局委厅院会])文件$|新闻稿$"
)
"""The number of an issue or page in the heading of a paper; the red head of an official one."""
_PAPER_TITLE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,30})?关于.{4,60}的(?:通知|意见|通报|[公通]告|决定|批复|请示|报告|函|方案|办法)$"
)
"""The title of an official paper."""
_SITE = re.compile(r"(?:网|频道|首页|在线|门户|平台|客户端|公众号|电子报|数字报|网站|导航)$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_POINTED = re.compile(r"[“”：—！？《》]|[\u4e00-\u9fff] [\u4e00-\u9fff]")
"""Marks that a headline has more often than another short line."""
_BRACKETED = re.compile(r"^[【〖『「][^】〗』」]*[】〗』」]$")
_ENDS_SERIES = r"系列|专栏|特刊|连载|[•·]|之[（(]?[一二三四五六七八九十\d]+[）)]?$|[①-⑳]$"
SERIES = re.compile(_ENDS_SERIES)
"""What a line holds that names a series, or says which of one a text is (乡村振兴系列报道之三)."""
_LEADS_IN = re.compile(
    rf"{_ENDS_SERIES}|之[（(][一二三四五六七八九十\d]+[）)]|报道[（(]?[①-⑳一二三四五六七八九十]|进行时|在行动$|聚焦|看一线|新征程|新时代"
)
"""The same and what else a kicker is known by, though a headline may hold it too."""
PLACED = re.compile(
    r"^(?P<stem>[\u4e00-\u9fff]{2,11}?)(?:省|市|县|区|州|旗|镇|乡|街道|村|社区|农场|开发区)(?![\u4e00-\u9fff]?(?:长|委书记))"
)
"""The place that opens the headline of a brief; ``stem`` is its name without what kind of place it is."""
_DIARY = re.compile(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日[ ，]\s?(?:星期|周|[晴阴雨雪]|多云)")
"""How an entry of a diary begins."""
_PAPER = re.compile(r"(?:简介|概况|公约|章程|须知|纪要|日记|倡议书|公开信|承诺书|一览表)$")
"""How the name of a paper or text ends that says what kind of text it is."""
MARKED_SERIES = re.compile(r"^[▍▎▌▊■◆●★☆▶►]\s?[\u4e00-\u9fff]{2,10}$")
"""◆经验交流: a series above one headline, a column above several."""
ORNAMENTS = "☆★◆◇●○◎■□▲△▼▽※▶►✦◈ "
"""Signs before a headline that are none of it."""


def headline_form(text: str) -> bool:
    """Whether a line could be a headline by its form."""
    n = len(text)
    return (
        5 <= n <= 90
        and len(_HAN.findall(text)) * 2 >= n
        and not ENUMERATED.match(text)
        and not is_label(text)
        and not text.endswith(("，", "、", "；", "："))
        and not text.startswith((">>>", "▲", "△"))
    )


def form_score(block: Block) -> float:
    """How much a short line looks like a headline, by its form alone."""
    text, n = block.text, block.length
    if PART.match(text) or block.part:
        return 8.0
    if not headline_form(text):
        return -9.0
    score = 2.0 if 8 <= n <= 45 else 0.5 if n <= 60 else -1.5
    signs = (
        (0.5, _POINTED.search(text)),
        (-5.0, text.startswith("——")),
        (-3.0, _BRACKETED.match(text) or (text[0] in "（(" and text[-1] in "）)")),
        (-9.0, _DIARY.match(text)),
        (1.5, n < 12 and _PAPER.search(text)),
        (-3.0, n < 16 and names_site(text)),
        (-2.0, is_column(text)),
        (-5.0, names_office(text)),
        (-5.0, _ISSUE.search(text)),
        (6.0, TITLE_KEY.match(text)),
        (2.0, _PAPER_TITLE.search(text)),
        (-5.0, are_names(text) or names_holder(text)),
    )
    return score + sum(points for points, holds in signs if holds)


def is_kicker(block: Block) -> bool:
    """Whether a short line above a title names a series or column."""
    text = block.text
    marked = _BRACKETED.match(text) or MARKED_SERIES.match(text) or _LEADS_IN.search(text) or text.startswith("——")
    opened = 3 <= len(text) <= 30 and text.endswith("：") and "，" not in text
    opened = opened and (headline_form(text[:-1]) or PLACED.fullmatch(text[:-1]) is not None)
    return bool(marked or opened or (len(text) <= 14 and names_series(text))) and not is_label(text)


def is_heading_form(text: str) -> bool:
    """Whether an unmarked short line inside the body reads as a section heading, not as the caption of a picture."""
    if ENUMERATED.match(text):
        return True
    if len(text) <= 8 and text.endswith(("现场", "合影", "掠影", "一角", "剪影")):
        return False
    if shows_somebody(text):
        return False
    if len(text) <= 6:
        return True
    if re.search(r"[，：！？]|[\u4e00-\u9fff”] [\u4e00-\u9fff“]", text):
        return True
    return not shows_picture(text)


def names_site(text: str) -> bool:
    """Whether a line ends as the name of a site or a part of one does."""
    return _SITE.search(text) is not None
