"""Plans: whether a heading or an announcement makes all the numbers under it wanted ones.

Belongs here: headings of what is to be done (三、2023年工作打算) and sentences that announce a list of aims. What a clause
says of its own number is in :mod:`models.metrics.targets`.
"""

from __future__ import annotations

import re

from models.text.patterns import scanning

_PLANNED_PART = re.compile(
    r"打算|工作安排|工作计划|工作思路|目标任务|主要目标|预期目标|下一步|下一阶段|工作展望|重点任务|工作要点|工作部署|年(?:的?)(?:重点|主要)工作$"
)
_AIMS = scanning(
    (
        r"(?:预期|奋斗|发展|工作)目标(?:任务)?(?:是|为|[:：])",
        r"围绕[^，。；]{0,8}目标[^。；]{0,8}(?:重点|着力|突出|要)[^。；]{0,12}(?:工作|任务)",
        r"(?:今年|明年|下一步|全年)[^，。；]{0,4}(?:要|将|重点)[^。；]{0,6}(?:抓好|做好)",
    )
)
"""A sentence that announces what is to be done, and with it the list (一是…二是…) that follows."""
_LISTED = re.compile(r"[一二三四五六七八九十]是")
_TOP_HEADING = re.compile(r"[一二三四五六七八九十]+、|第[一二三四五六七八九十]+部分")
_REPORTED = re.compile(r"已|完成了|目前|累计|截至|去年|上年|达到了|取得|获得|近年")


class Plan:
    """Whether the text runs under a heading of what is to be done (三、2023年工作打算); tell it each sentence in order."""

    def __init__(self) -> None:
        self._runs = self._listed = False

    def covers(self, text: str, role: str, section: str | None = None) -> bool:
        """Whether the numbers of the sentence are wanted; a heading opens or ends what is planned."""
        if role == "heading":
            if _PLANNED_PART.search(text) and not re.search(r"总结|回顾|完成情况|执行情况|落实情况|和", text):
                self._runs = True
            elif _TOP_HEADING.match(text):
                self._runs = False
        aims = _AIMS.search(text) is not None
        self._listed = aims or (self._listed and section is not None and _LISTED.match(section) is not None)
        return (self._runs or self._listed) and _REPORTED.search(text) is None
