"""Plans: whether a document, a heading or an announcement makes all the numbers under it wanted ones.

Belongs here: the register of a document that lays down what is to be done or observed (a notice, plan or set of rules),
headings of what is to be done (三、2023年工作打算) and sentences that announce a list of aims. What a clause says of its own
number is in :mod:`models.metrics.targets`.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.quantity import Quantity
from models.metrics.role import Role
from models.records import Article
from models.text.patterns import scanning

_KIND: Final = (
    "方案|计划|通知|通告|公告|启事|办法|细则|规定|规程|规则|条例|意见|措施|守则|章程|公约|制度|要点|指南|预案|规划|标准|倡议书"
)
_LAYING_DOWN = re.compile(
    rf"(?:{_KIND})(?:[（(](?:试行|暂行|修订|草案|征求意见稿|\d{{4}}[^）)]{{0,10}})[^）)]{{0,4}}[）)])?[》”]?$|^关于.+的(?:{_KIND})"
)
_NEWS_OF_ONE = re.compile(
    r"出台|印发|公布|签署|审议|制[定订]|发布|推出|推行|实施(?!方案|细则|办法|意见)|落实|解读|(?:项目|资金|名单|结果|情况|安排|名录)的?公告|召开|举[办行]|开展(?!.*通知)|通过|[：:！!？?]|总结|公示"
)
"""A headline that tells news of such a document, not its own title."""
_ENACTS = re.compile(
    r"(?:特?制[定订]|印发)(?:本|此|如下|《)[^。]{0,30}(?:方案|办法|细则|规定|规则|意见|措施|制度|计划)"
    r"|(?:通知|公告|通告|规定|要求|说明)如下|现就[^。]{0,40}(?:通知|公告|提出)|^第[一二三四五六七八九十]+条|^各[^，。：]{2,30}[：:]$"
    r"|由[^。]{2,20}负责解释|请(?:认真)?(?:遵照|贯彻|结合实际)[^。]{0,10}(?:执行|落实)"
)
_SAYS_SO: Final = ("如下", "第一条", "制定本")
"""One of these stands in a document that lays something down under a title that does not say so."""
_IN_FORCE = re.compile(r"(?:本|《)[^。]{1,20}自[^。]{0,20}起(?:施行|实施|执行|生效)")
_BUSINESS = re.compile(
    r"指导思想|总体(?:要求|目标|思路)|目标任务|工作目标|主要任务|重点任务|重点工作|工作任务|实施步骤|保障措施|工作要求|组织领导|资金筹措|经费安排"
    r"|奖补标准|补助标准|(?:申报|申请|缴费|参保|报名|招聘|招募|补助|补贴|奖励|救助|资助|发放|认定|保障|服务|评选|适用)(?:对象|范围|条件|时间|标准|方式|程序|流程|办法|档次|岗位|期限)|待遇领取|活动(?:内容|安排|时间)|职责分工|监督管理|附则"
)
"""Headings of such a document."""
_TOLD_AS_NEWS = re.compile(r"本报讯|(?:记者|通讯员)\s?[一-鿿]|记者(?:从|在|看到|了解)|告诉记者|笑着说|近日，|日前，|据介绍")
_BACKGROUND = re.compile(
    r"基本情况|现状|背景|工作(?:成效|回顾|总结|开展情况)|存在(?:的?问题|不足)|主要(?:做法|成效)|总结|回顾|完成情况|公示"
)
"""Headings under which even a plan tells how things are."""

_PLANNED_PART = re.compile(
    r"打算|展望(?:20\d\d|未来|新的一年)|工作安排|工作计划|工作思路|目标任务|主要目标|预期目标|下一步|下一阶段|工作展望|重点任务|工作要点|工作部署|年(?:的?)(?:重点|主要)工作$|预算(?:草案|安排|收支安排)"
)
_LOOKS_BACK_TOO = re.compile("总结|回顾|完成情况|执行情况|落实情况|(?:工作|问题|情况|困难|不足|成效|做法|体会)和")
"""In a heading of what is to be done that also tells how things are (存在的问题和下步打算, but not 目标任务和重点工作)."""
_AIMS = scanning(
    (
        r"(?:预期|奋斗|发展|工作)目标(?:任务)?(?:是|为|[:：])",
        r"围绕[^，。；]{0,8}目标[^。；]{0,8}(?:重点|着力|突出|要)[^。；]{0,12}(?:工作|任务)",
        r"(?:今年|明年|下一步|全年)[^，。；]{0,4}(?:要|将|重点)[^。；]{0,6}(?:抓好|做好)",
    )
)
"""A sentence that announces what is to be done, and with it the list (一是…二是…) that follows."""
_INTERPRETS = re.compile("政策(?:解读|问答|解答|解释|释疑)|(?:解读|问答|解答|答记者问|一问一答|知多少)$|解读《|热点问题")
"""In the headline of a text that tells what a policy lays down."""
_ASKS = ("？", "?")
_ASKS_FOR_RULES = re.compile(
    "条件|标准|对象|范围|比例|额度|期限|材料|流程|程序|多少|多久|多长|怎[么样]|如何|哪些(?!变化|背景|不同|成效)|哪[里儿]|什么时候|何时|几[类种档次天年]|补什么|能不能|可以"
)
"""In a question that asks what is granted, to whom and how."""
_COUNTED: Final = frozenset(("count", "person", "household"))
"""Units in which an answer also tells how many there are."""
_SUMMED_UP = re.compile("共|计|平均|占")
_ASKS_WHY = re.compile("为什么|为何|背景|意义|过程|成效|进展|变化")
_LISTED = re.compile(r"[一二三四五六七八九十]是")
INLINE_HEADING: Final = re.compile(r"[一二三四五六七八九十]+、[^，。；：\d]{2,16}(?:\d{4}年[^，。；：]{2,12})?。?")
"""A heading that the page set before the text that follows it."""
_TOP_HEADING = re.compile(r"[一二三四五六七八九十]+、|第[一二三四五六七八九十]+部分")
_REPORTED = re.compile(
    r"已|完成了|目前|累计|截[至止]|(?<![比较])(?:去年|上年)|达到了|取得|获得|近年|今年以来|核定|(?<!应)(?:现|共|现共)有(?!的)"
    r"|(?:上半年|前[一二三四五六七八九十两\d]{1,2}个?(?:月|季度))[^。；\d]{0,14}[为达]"
)
"""Words of a sentence that tells how things are, in a plan too."""


_BY_THEN = re.compile(r"[^，。]{0,12}(?:到|至)20\d\d年")
"""A sentence that opens with when its aims are to be reached."""
_STANDING = re.compile(r"[^，。；\d]{0,8}(?:组成|每人|每名|每个|分别|分片|各自|轮流)")
"""Behind those who carry a plan out, who are there already (12名县级领导每人联系1个片区)."""


class Plan:
    """Whether the text runs under a heading of what is to be done (三、2023年工作打算); tell it each sentence in order."""

    def __init__(self, article: Article) -> None:
        self._binding = _lays_down(article)
        self._interprets = _INTERPRETS.search(article.title or "") is not None
        self._answers = False
        self._runs = self._binding
        self._listed = False

    def covers(self, text: str, role: str, section: str | None = None) -> bool:
        """Whether the numbers of the sentence are wanted; a heading opens or ends what is planned."""
        if self._interprets and text.endswith(_ASKS):
            self._answers = _ASKS_FOR_RULES.search(text) is not None and _ASKS_WHY.search(text) is None
        elif role == "heading" or INLINE_HEADING.fullmatch(text):
            if _PLANNED_PART.search(text) and not _LOOKS_BACK_TOO.search(text):
                self._runs = True
            elif _BACKGROUND.search(text):
                self._runs = False
            elif _TOP_HEADING.match(text):
                self._runs = self._binding
        aims = _AIMS.search(text) is not None
        self._listed = aims or (self._listed and section is not None and _LISTED.match(section) is not None)
        return (self._runs or self._listed) and _REPORTED.search(text) is None

    def grants(self, text: str, q: Quantity, role: Role) -> bool:
        """Whether an answer about a policy says by a number what is granted, on what condition or within what time."""
        if not self._answers or role.name not in {"level", "part"} or q.base in _COUNTED:
            return False
        clause = text[max(text.rfind(mark, 0, q.start) for mark in "，；。：") + 1 : q.end]
        return _REPORTED.search(text) is None and _SUMMED_UP.search(clause) is None


def is_open(text: str, q: Quantity, role: Role, *, planned: bool) -> bool:
    """Whether a number in a plan is wanted: one without a stronger role, or the end of a change whose start is not told."""
    if role.name in {"level", "part", "total"}:
        standing = q.base in {"count", "person"} and _STANDING.match(text, q.end) is not None
        return not standing and (q.kind != "time" or planned)
    return role.name == "to" and role.baseline is None and (planned or _BY_THEN.match(text) is not None)


def _lays_down(article: Article) -> bool:
    """Whether the article is itself a notice, a plan or a set of rules, by its title, its formulas and its headings."""
    title = (article.title or "").strip()
    titled = _LAYING_DOWN.search(title) is not None
    if not titled and not any(word in text for text in [s.text for s in article.sentences] for word in _SAYS_SO):
        return False
    weight = 2 * titled - 2 * (_NEWS_OF_ONE.search(title) is not None)
    for sentence in article.sentences:
        if sentence.role == "heading" or INLINE_HEADING.fullmatch(sentence.text):
            weight += _BUSINESS.search(sentence.text) is not None
        elif sentence.role == "body":
            if _TOLD_AS_NEWS.search(sentence.text) is not None:
                return False
            weight += 2 * (_ENACTS.search(sentence.text) is not None) + (_IN_FORCE.search(sentence.text) is not None)
    return weight >= (3 if titled else 4)
