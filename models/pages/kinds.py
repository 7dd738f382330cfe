"""Kinds: what a single line is like by itself: prose, a byline, a caption, boilerplate, or short.

Belongs here: length, rhythm, punctuation and known phrases of one line. What the lines around it make of it is decided in
:mod:`models.pages.neighbours`.
"""

from __future__ import annotations

import re

from models.pages.boilerplate import count_contacts, count_marks, is_boilerplate, is_menu, opens_tail, shows_picture
from models.pages.bylines import is_byline, is_dated_with_tools
from models.pages.dates import find_dates
from models.pages.fields import is_record, key_kind, opens_with_field
from models.pages.glued import is_lead
from models.pages.imprint import ISSUED_BY, SENT
from models.pages.marks import ENUMERATED, NUMBERED, ROW, TITLE_KEY, unclosed
from models.pages.names import ROLE, are_names, byline_words
from models.pages.sources import names_outlet
from models.text.normalise import CleanLine
from models.text.patterns import hint_of

_HAN = re.compile(r"[\u3400-\u9fff]")
_CAPTION_MARK = re.compile(f"^(?:{byline_words()['caption_opening']})")
_CAPTION_END = re.compile(f"(?:{byline_words()['caption_ending']})\\s?[）)】]?。?$")
_MAY_END_CAPTION = hint_of(byline_words()["caption_ending"])
"""What the ending of a caption holds in any case; empty, and so everywhere, where the register has an ending without it."""
_CREDIT_OF_TEXT = re.compile(r"[（(]\s?文\s?[/／:：]")
"""Who wrote the text, before who took its pictures: the end of an article, not of a caption."""
_VENUE = re.compile(r"(?:会议|活动|发布会?|召开|举办)?(?:时间|日期)\s?：.{4,40}(?:地\s?点|会场|场所)\s?：")
"""When and where an event was, which the text tells and no byline."""
_MASTHEAD = re.compile(
    r"^(?:《[^《》]{2,24}》\s?(?:\d{4}年)?(?:总)?第?\s?\d{1,4}\s?期|[\u4e00-\u9fff]{1,10}[〔\[（(]\d{4}[〕\]）)]\s?\d+\s?号)\s"
    r"[^，。；]{0,60}?(?:来\s?源|时间|日期)\s?[:：]"
)
"""A journal's issue or a paper's number, with the fields of a byline behind it."""
_POSTED = re.compile(r"发[布表]于\s?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s?[|丨│·]")
"""When a post was sent, before its class and its counters."""
_OPENING_FIELD = re.compile(r"^发[布表]于\s?\d|^.{2,10}〔\d{4}〕\s?\d+\s?号$")
_DATED = re.compile(r"^[\u4e00-\u9fff]{3,16}\s*\|?\s*(?:发布|发稿|更新|发表)?(?:时间|日期)\s?[:：]\s?\d{4}")
_MARKED_HEAD = re.compile(r"(?:[^\u4e00-\u9fff“\d]|图|[^，。]{0,29}[：:|])")
_SHOT = re.compile(r"[摄图片供影绘]")
_PAPER = re.compile(r"[\u4e00-\u9fff]{2,14}报\s?")
_WEEKDAY = re.compile(r"^(?:星期|周)[一二三四五六日天]\s?")
_PAPER_PAGE = re.compile(r"^第?\s?[A-Z]?\d{1,2}\s?版\s?[：:]?\s?[\u4e00-\u9fff/·]{0,12}(?=\s|[【\[]|$)")
"""第A06版：县区新闻, behind the date of a paper and before its tools."""
_FIELD_INSIDE = re.compile(r"(?:来\s?源|作\s?者|记\s?者|通讯员|编\s?辑|责\s?编)\s?[:： ]")
_SIGNED = re.compile(rf"^[（(【□■☉◎●○◇◆☆★\s]{{0,3}}(?:[\u4e00-\u9fff]{{2,6}}(?=融媒|全媒))?{ROLE}")
_SPOKEN = re.compile(r"^(?:(?:记者|主持人|问|答|Q|A)\s?\d{0,2}[：:].{3,}[。？！]$|答[：:])")
"""A turn of an interview."""
_AS_FOLLOWS = re.compile(r"(?:如下|于下|，[^，。]{0,6}(?:以下|下列)[\u4e00-\u9fff]{1,4})[：:]$")
_CLOSING_WORDS = re.compile(
    r"^(?:谢谢|感谢)(?:(?:大家|各位|您?的?(?:收看|收听)|同志们).{0,12}|[您你]们?对.{2,30}(?:关心|支持|关注|信任|监督|理解).{0,6})[！。!]$"
    r"|^(?:衷心|最后，?)?祝愿?(?:大家|你们|您|各位|全[省市县区镇乡村]|广大|乡亲).{2,30}[！!]$"
)
"""How a speech or broadcast ends."""
_ADDRESSING = re.compile(
    r"^(?:各位.{2,6}|各[\u4e00-\u9fff、]{2,8}|尊敬的.{2,6}|同志们|乡亲们|朋友们|父老乡亲|[女先]士们.{0,6}|[\u4e00-\u9fff]{1,8}(?:朋友|同志|家长|居民|村民|乡亲|同学|父老|群众|市民|业主|委员|代表|先生|女士|网友)们?)[：:！]$"
)
_ADDRESSED = re.compile(r"(?:^各.{1,60}|^尊敬的.{2,30}|同志们|代表|委员|朋友们|乡亲们|有关单位|部门|公司)[：:]$")
"""Whom a document or speech addresses (各乡镇人民政府：)."""
_ATTENDED = re.compile(
    r"^(?:(?:出席|列席|主持|参加|参会|记录|请假|缺席)(?:会议|人员|单位|人)?"
    r"|当事人|(?:被?申请|原告|被告|上诉|法定代表|负责)人|[原被]告|统一社会信用代码)：.{4,}"
)
"""Who was there, in the minutes of a meeting; whom a decision is about."""
_TELLS = re.compile(
    r"^(?:据(?:介绍|了解|悉|统计|估算|测算)|截至(?:目前|[\d今昨去]\S{0,8}?)|目前|下一步|接下来|此外|与此同时|近年来|近日|日前|连日来|今年以来)，"
)
"""How paragraphs begin, and headlines do not."""
_EXCLAIMED = re.compile(r"^(?:[^“”]|“[^“”]*”){4,}[！？](?!”)[^！？”]{4,}[！？。～~↓⬇\U0001F000-\U0001FFFF]+$")
"""Two sentences in one line (又到年底啦！一起来看看…！)."""
_PICTURED_BY = re.compile(r"^(?:图片|照片|摄影)\s?[:：|丨]\s?")
_BARRED = re.compile(r"[\u4e00-\u9fff、“”（）]{4,30} \|")
"""The cell below a picture, as blogs lay it out."""
_POINT = re.compile(r"[▲△◆▶]\s?(?:[^，。]{2,8}，){1,2}[^，。]{2,8}。.{12}")
"""A point of an account with its motto before it (▲ 定人定岗，包队伍。全县…)."""
_LEADS_ON = re.compile(r"[▲△▼▽◀◄▶►☞\s]+(?:下转|上接|返回|往期|下一篇|上一篇)")
"""Where a paper goes on, or what a page has besides, behind signs of captions."""


def kind_of(line: CleanLine) -> str:
    """The kind of a line, as :attr:`models.pages.blocks.Block.kind`; no ``table`` and no ``duplicate`` by itself."""
    text = line.text
    if line.spam:
        return "spam"
    if line.heading or NUMBERED.match(text):
        return "short"
    n = len(text)
    if TITLE_KEY.match(text):
        return "short"
    if n <= 12 and (key := key_kind(text)) is not None:
        return "byline" if key != "other" else "boilerplate"
    if ROW.match(text) and not is_menu(text):
        return "prose"
    if n > 330:
        return "prose" if _HAN.search(text) else "boilerplate"
    if (
        n >= 60
        and text[-1] in "。”！？"
        and text.count("，") > 1
        and not _MARKED_HEAD.match(text)
        and not _SHOT.search(text, n - 16)
    ):
        return "boilerplate" if is_boilerplate(text) else "prose"  # what is plainly told need not be asked for fields
    if n <= 40 and is_lead(text):
        return "byline"
    if n <= 160 and _SIGNED.match(text) and is_byline(text):
        return "byline"
    if n <= 40 and _LEADS_ON.match(text):
        return "boilerplate"
    if n <= 160 and is_caption(text):
        return "caption" if not _calls_readers(text) else "boilerplate"
    if is_dated_with_tools(text):
        return "byline"
    if n <= 200 and _VENUE.match(text):
        return "prose"
    if n <= 200 and not _tool_bar(text) and (starts_as_byline(text) or _is_dated(text) or is_record(text)):
        return "byline"
    if is_boilerplate(text) or (n <= 200 and _tool_bar(text)):
        return "boilerplate"
    if n <= 200 and is_byline(text):
        return "byline"
    return "prose" if is_prose(text) else "short"


def _is_dated(text: str) -> bool:
    """Whether who publishes or writes is before the date (某某局 | 发布时间：2023-12-20 | 点击量：2; 记者 某某 | 2023-12-20)."""
    if SENT.match(text) is not None:
        return True
    if _DATED.match(text) is not None:
        return count_marks(text) == 0 and is_byline(text)
    if "|" not in text or len(text) > 60 or not find_dates(text):
        return False
    parts = [p.strip() for p in text.split("|")]
    dated = [p for p in parts if (d := find_dates(p)) and d[0].end - d[0].start >= len(p) - 1]
    others = [p for p in parts if p not in dated]
    signed = sum(_SIGNED.match(p) is not None or names_outlet(p) for p in others)
    return bool(dated) and signed > 0 and all(2 <= len(p) <= 16 and p[0] >= "\u4e00" for p in others)


def _calls_readers(text: str) -> bool:
    """Whether a line marked as captions are calls on readers to follow or share (▼长按二维码关注我们▼)."""
    if text[0] not in "▲△▼▽◀◄↑↓" or len(text) > 80:
        return False
    return opens_tail(text[1:].strip()) is not None or (count_marks(text) > 0 and not shows_picture(text))


def _tool_bar(text: str) -> bool:
    """Whether a date is followed by nothing but a tool bar (2022年3月7日 星期一 返回目录 放大)."""
    dates = find_dates(text[:40])
    if not dates:
        return False
    rest = _WEEKDAY.sub("", text[dates[0].end :].strip(" |）)】]"))
    if dates[0].at and rest.startswith("·"):
        return False  # 2023-11-08 15:47·某某融媒体中心官方账号
    paged = _PAPER_PAGE.match(rest)
    if (
        paged is not None
        and (not (tools := rest[paged.end() :].strip()) or is_menu(tools))
        and (dates[0].start <= 3 or _PAPER.fullmatch(text, 0, dates[0].start))
    ):
        return True
    if dates[0].start > 3:
        return False
    return bool(rest) and not names_outlet(rest) and _FIELD_INSIDE.search(rest) is None and is_boilerplate(rest)


def starts_as_byline(text: str) -> bool:
    """Whether the line opens with a field's key, or with a date that no tool bar follows."""
    if _MASTHEAD.match(text) or _POSTED.match(text) or (ISSUED_BY.match(text) is not None and find_dates(text)):
        return True
    if opens_with_field(text) or _OPENING_FIELD.match(text):
        return count_marks(text) + count_contacts(text) < 2 and is_byline(text)
    dates = find_dates(text[:40])
    if not dates or dates[0].start > 3:
        return False
    rest = text[dates[0].end :].strip(" |）)】]")
    if names_outlet(rest) or (dates[0].at and rest.startswith("·")):
        return is_byline(text)
    return is_byline(text) and (_FIELD_INSIDE.search(rest) is not None or not (rest and is_boilerplate(rest)))


def is_prose(text: str) -> bool:
    """Whether a line reads as a sentence or a part of one, and not as a headline, a heading or a label."""
    n = len(text)
    if n >= 60 or (text.startswith((">>>", "＞＞＞", "》》》")) and text[-1] not in "<＜《"):
        return bool(_HAN.search(text))
    if _CLOSING_WORDS.match(text) or (n >= 5 and text[-1] in "；。" and ENUMERATED.match(text)):
        return True
    if n < 10:
        return (n >= 5 and text.endswith("。")) or _ADDRESSING.match(text) is not None
    if "。" in text or (n >= 12 and text.endswith(("，", "、"))) or (n >= 15 and "；" in text):
        return True
    if n >= 20 and unclosed(text):
        return True
    if "，" in text and ((n >= 12 and text.count("“") > text.count("”")) or (n >= 15 and _TELLS.match(text))):
        return True
    if _ADDRESSED.search(text) or _SPOKEN.match(text) or _ATTENDED.match(text):
        return True
    if n >= 12 and _AS_FOLLOWS.search(text):
        return True
    commas = text.count("，")
    if (n >= 40 and commas) or (commas >= 3 and n >= 30):
        return True
    if text.endswith(("？", "！")) and n >= 25 and commas:
        return True
    if n >= 18 and (commas or text[-1] in "↓⬇") and _EXCLAIMED.search(text):
        return True
    return n >= 22 and text[0] == "“" and text[-1] == "”" and text.count("“") == 1


def is_caption(text: str) -> bool:
    """Whether a line says by its marks that it is a caption: 图为…, ▲…, …（某某摄）."""
    if _PICTURED_BY.match(text) and are_names(_PICTURED_BY.sub("", text)):
        return False
    if _BARRED.fullmatch(text):
        return True
    if _CAPTION_MARK.match(text) and text.count("。") <= 3:
        return _POINT.match(text) is None
    tail = max(0, len(text) - 48)
    if len(text) > 130 or text.count("。") > 2 or not _MAY_END_CAPTION.search(text, tail):
        return False
    if not (found := _CAPTION_END.search(text, tail)):
        return False
    if "。" in text[: found.start()] and _CREDIT_OF_TEXT.search(text, tail):
        return False
    return found.start() >= 6 and (ENUMERATED.match(text) is None or text[0] in "■●◆") and not opens_with_field(text)
