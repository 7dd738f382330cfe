"""What stands in print around a byline's names: the page and the journal, who issues a bulletin, the office of a speaker.

Not here: the fields of a byline and their keys (:mod:`models.pages.bylines`).
"""

from __future__ import annotations

import re

from models.pages.dates import find_dates
from models.pages.names import is_person

ISSUED_BY = re.compile(
    r"^(?:(?:总?第\s?\d{1,4}\s?期\s?(?:[（(][^（()）]{2,12}[）)])?)\s)?(?P<office>[\u4e00-\u9fff]{4,20}(?:部|办公室|委员会|中心|局|室|会|处))\s?编印?\s"
)
"""Who issues a bulletin, in its head before the date (中共某某县委组织部编 2021年9月30日)."""
ACCOUNTS = re.compile(
    r"^(?:原创\s)?[\u4e00-\u9fff]{2,8}(?:融媒体?(?:中心)?|发布|在线|党建|组工|先锋|日报|晚报|传媒)"
    r"(?:\s[\u4e00-\u9fff]{2,8}(?:融媒体?(?:中心)?|发布|在线|党建|组工|先锋|日报|晚报|传媒)){1,2}$"
)
"""Two names of public accounts: who wrote and who sent a post."""
TWICE = re.compile(r"^(?P<name>[\u4e00-\u9fffA-Za-z]{2,12}) (?P=name)$")
"""The name of one public account as author and as sender."""
PAGE = re.compile(r"\s?[（(]?第?\s?[A-Z]?\d{1,3}\s?版[）)]?$")
JOURNAL = re.compile(r"\s?《(?P<name>[^《》]{2,16})》\s?(?:\d{4}年)?第?\s?\d{1,4}\s?期")
"""The journal that printed the text, behind the names: 《…》2021年第14期."""
PAPER = re.compile(r"^《(?P<name>[^《》]{2,12}[报刊网])》\s?(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
"""A paper and its day, before who wrote (《某某报》 2023-04-12 本报记者 某某)."""
ISSUE = re.compile(
    r"^(?P<name>[\u4e00-\u9fff·]{2,8})(?<!简报)(?<!通讯)(?<!动态)(?<!快报)(?<!公报)\s(?:19|20)\d{2}年第?\s?\d{1,3}期$"
)
"""A journal and its issue alone in a line (某某观察 2022年9期)."""
SENT = re.compile(
    r"^(?P<name>[\u4e00-\u9fffA-Za-z]{2,14})\s(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s\d{1,2}[:：]\d{2})?\s?(?:发[布表送]|推送|上传)$"
)
"""An account and when it sent the post (某某发布 2024-01-10 发布)."""
POST = re.compile(
    r"^原创\s(?P<author>[\u4e00-\u9fff·]{2,12})\s(?P<account>[\u4e00-\u9fffA-Za-z]{2,16})\s(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}"
)
"""The head of a post: who wrote it, the account that sent it, when and from where."""
NUMBERED_PAPER = re.compile(r"^[\u4e00-\u9fff（）]{0,14}[〔\[（(]\d{4}[〕\]）)]\s?\d+\s?号$")
"""The number of an official paper (…政办发〔2021〕17号), which stands where a byline does."""
AGO = re.compile(r"^[\u4e00-\u9fff]{2,12}\s(?:\d{1,2}\s?(?:分钟|小时|天)前|刚刚|昨天(?:\s?\d{1,2}[：:]\d{2})?)$")
"""An account and how long ago it sent the post."""
BIO = re.compile(
    r"^[（(【\[]?\s?(?:本文|文章)?作者(?:系|为|是|(?:简介)?\s?[：:]\s?(?P<name>[\u4e00-\u9fff·]{2,4})[，,（])"
    r".{2,80}?(?:\s(?P<last>[\u4e00-\u9fff]{2,3}))?[）)】\]]?。?$"
)
"""Who the author is (作者系某某站站长)."""
ISSUED = re.compile(r"发[布表]于\s?$")
"""What stands before the date of publication where another date stands in the line (更新于 … 发布于 …)."""
HOUR = re.compile(r"^香港时间\s?(?P<hour>1?\d|2[0-3])时(?P<minute>[0-5]?\d)分$")
"""The time of day below the date of a Hong Kong press release."""
DIARY = re.compile(
    r"\s?[，,]?\s?(?:星期[一二三四五六日天]\s?)?(?:晴|多云|阴|[小中大暴]?雨|[小中大]?雪|雷?阵雨|雾|霜|风)(?:转\S{1,3})?(?=\s|$|，)"
)
"""Behind the date, the weather: how an entry of a diary begins."""
ITEM = re.compile(
    r"(?:[（(]\s?[一二三四五六七八九十]{1,3}\s?[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:、|\.(?!\s?\d)))\s?[\u4e00-\u9fff]"
)
"""An item of a list is none, whatever it says (三、发放时间：…)."""
_POSITION = re.compile(
    r"(?:书记|主任|[局县市区州旗镇乡村校院所站队科处厅部司社]长|主席|会长|董事长|总?经理|教授|研究员|专员|秘书长|理事长)$"
)


def unprinted(text: str) -> str:
    """A line without the date, page and journal of the print behind its names (本报记者 某某 2024年06月12日 第3版)."""
    bare = JOURNAL.sub("", PAGE.sub("", text)).rstrip()
    dates = find_dates(bare)
    if dates and dates[-1].end == len(bare) and dates[-1].start > 2:
        bare = JOURNAL.sub("", bare[: dates[-1].start]).rstrip()
    return bare


def names_holder(text: str) -> bool:
    """Whether a line is an office and who holds it (中共某某县委书记 某某某), as below the title of a speech."""
    office, _, person = text.rpartition(" ")
    return 2 <= len(office) <= 24 and is_person(person) and _POSITION.search(office) is not None and " " not in office
