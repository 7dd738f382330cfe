"""Reports: the time that a text as a whole, or a section of it, reports on, by its title, headings and first sentences.

Belongs here: what of them names such a time. How it governs the numbers is :mod:`models.metrics.periods`' matter.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.times import DAY, YEAR, Anchors, find_times, read_time
from models.records import Article

_C: Final = "一二三四五六七八九十"
_PART_OF_YEAR: Final = (
    "上半年|下半年|[前第]?[一二三四1-4]个?季度|[前头][一二三四五六七八九十\\d]+个月|\\d{1,2}[—\\-~至到]\\d{1,2}月"
)
SECTION_TIME = re.compile(
    rf"^[^，。]{{0,8}}(?:{YEAR}\s?年，.{{0,24}}回顾|展望{YEAR}\s?年，)"
    rf"|^[^，。]{{0,8}}(?:{YEAR}\s?年(?!以来|前|代)|{_PART_OF_YEAR}|[去今明]年|过去的?(?:一|五|几)年|[一五]年来)[^，。]{{0,16}}(?:工作|预算|回顾|执行|安排|情况|重点|主要|任务|经济|总体|打算|计划)"
)
DATED = re.compile(rf"(?P<year>{YEAR})\s?年(?:\s?\d{{1,2}}月(?:\s?\d{{1,2}}日)?)?(?:\s|$|[:：])")
"""A heading that is a date, as in a diary or a chronicle."""
ASKED_OF = re.compile(rf"(?P<year>{YEAR})\s?年")
DAILY = re.compile("旬报|快报|日报|战报|[汛旱灾雨水墒苗险农][情况]|应急响应|预警")
"""In the title of a bulletin of days, whose sentences go on telling of the day that was named."""
TOP_HEADING = re.compile(rf"[{_C}]+、")
_BULLETIN = re.compile(
    rf"(?:(?P<year>{YEAR})\s?年(?:度)?|{_PART_OF_YEAR}|半年)[^，。]{{0,16}}(?:统计公报|经济运行|主要指标|工作情况|决算|回眸|综述|总结|盘点|纪实|掠影|答卷|成绩单|执行情况|工作报告|审查报告|审计报告|述职|白皮书|大事记|年度报告|年报|自评报告)"
)
_PROGRESS = re.compile("(?:进展|完成|开展|实施|建设|落实)情况(?:的?(?:通报|汇报|报告|公示|简报))?$")
"""How the title of a report on some months ends, all of whose undated figures are of them."""
_STATISTICS = re.compile("经济运行|统计公报|主要(?:经济)?指标|执行情况|决算")
"""A report of figures, whose undated ones are of its time."""
_AHEAD = re.compile(
    r"部署|启动|动员|安排|开局|谋划|计划|工作会|冲刺|打算|力争|预计|将|推进会|通知|公告|方案|起[，、施执]|以来|至今"
)
"""In a headline that does not look back on the time that it names."""
_HEAD_YEAR = re.compile(rf"\s*(?:[（(][{_C}\d]+[）)])?[^。；]{{0,40}}?(?P<year>{YEAR})\s?年(?:度|全年)?[，,](?!.*(?:以来|从))")


_OWN_YEAR = re.compile(rf"(?P<year>{YEAR})\s?年(?:全年|度)?[，,]")
_LEAD_YEAR = re.compile(rf"(?P<year>{YEAR})\s?年(?:以来)?，[^\d一二三四五六七八九十]{{8,}}")
_YEARLY = re.compile(r"全年|[较比]上年|同比")
_LOOKING_BACK: Final = 4
"""Up to this month a text that opens with the year before, without a number, looks back on it."""


def named_period(title: str, anchors: Anchors) -> str | None:
    """The period that a title or heading names first; of a half or quarter without its year, that of the article's date."""
    return next((p for p in (read_time(t, anchors) for t in find_times(title)) if p), None)


def report_period(article: Article, anchors: Anchors) -> str | None:
    """The time of a report: its title names it, or it heads the report, which compares with the year before throughout."""
    title = article.title or ""
    titled = _BULLETIN.search(title)
    texts = [s.text for s in article.sentences if s.role == "body"]
    below = _BULLETIN.search(article.subtitle or "") if titled is None else None
    if below is not None and _STATISTICS.search(article.subtitle or "") is not None:
        titled, title = below, article.subtitle or ""  # ——某县上半年经济运行情况
    elif below is not None and below["year"] and not any(_dates_itself(text, below["year"]) for text in texts):
        return below["year"]  # ——某县2023年驻村帮扶工作综述
    if titled is None and (told := _told_in_title(title, anchors)) is not None:
        said = any(read_time(time, anchors) == told for text in texts for time in find_times(text))
        reports = "-" in told and _PROGRESS.search(title) is not None
        return None if said and not reports else told  # a text that says itself what is of that time does not mean it throughout
    if titled is not None:
        named = named_period(title[titled.start() :], anchors) or titled["year"]
        if "工作报告" in titled[0] and named is not None and anchors.date is not None and named[:4] >= str(anchors.date.year):
            return None  # the report of a new year's session looks back by its headings
        if named is not None:
            return named
    if titled is not None:  # 半年工作情况: the text says which half
        return next((p for p in (named_period(text[:12], anchors) for text in texts[:2]) if p and "/" in p), None)
    whole = "".join(texts)
    if whole.count("同比") + whole.count("比上年") + whole.count("全年") < 4:
        return None
    for text in texts[:4]:
        found = _HEAD_YEAR.match(text)
        if found is not None:
            return found["year"]
    return None


def _dates_itself(text: str, year: str) -> bool:
    """Whether a sentence opens with ``year``, so that those beside it that do not are undated."""
    return (own := _OWN_YEAR.match(text)) is not None and own["year"] == year


def _told_in_title(title: str, anchors: Anchors) -> str | None:
    """The half, quarter or year that is over, where a headline reports on it (通报三季度交通违法情况)."""
    date = anchors.date
    if date is None or _AHEAD.search(title):
        return None
    for found in find_times(title):
        period = read_time(found, anchors) if found["year"] or found["bare"] else None
        if period:
            over = period.rpartition("/")[2] <= f"{date.year}-{date.month:02d}" if "/" in period else period < str(date.year)
            return period if over and len(period) != DAY else None
    return None


def year_looked_back_on(article: Article) -> str | None:
    """The year before, where an article of a year's first months opens with it and tells of nothing else yet."""
    date = article.published_on
    if date is None or date.month > _LOOKING_BACK:
        return None
    texts = [s.text for s in article.sentences if s.role == "body"]
    lead = _LEAD_YEAR.match(texts[0]) if texts else None
    if lead is None or lead["year"] != str(date.year - 1) or not any(_YEARLY.search(text) for text in texts):
        return None
    return lead["year"]
