"""Which measure a number sizes: 选派239名驻村第一书记 carries 239 persons.

A number sizes the measure in whose span it stands, else the nearest measure of its own clause (开展“百日攻坚”46期,
投入800万元建设综合楼), else the measure before where the clauses since only go on to say how large that is
(建立后备人才库，入库865人，其中女性203人). A number that nothing of this fits sizes none. Finding either belongs elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from models.records import Measure, Metric, Sentence

_CLAUSE: Final = re.compile("[,，;；:：。！？]")
_GOES_ON: Final = re.compile(
    r"[,，](?:其中|已|共|目前|现|累计|总|全年|平均|直接|有效|可|日|年|能|每|单)*"
    r"(?:共计|合计|总计|覆盖|惠及|受益|受惠|服务|涉及|投资|占地|建筑面积|面积|长|入库|入会|入驻|下辖|下设|联系|培训|参与|参加|参赛|"
    r"吸引|带动|吸纳|容纳|供|发放|放贷|兑现|兑换|办理|代办|化解|调解|受理|收集|处理|巡演|巡诊|巡访|走访|观众|听众|受众|发电|装机|产值|评出|选出|"
    r"授信|放款|核贷|资助|筹集|额度|期限|单笔|最高|笔|户均|人均|其中)"
)
"""How a clause begins that says how large the measure before it is."""


def link(metrics: Sequence[Metric], measures: Sequence[Measure]) -> None:
    """Set ``metric.measure`` of an article's metrics that size one of its measures."""
    by_sentence: dict[int, list[Measure]] = {}
    for measure in measures:
        by_sentence.setdefault(measure.sentence.ordinal, []).append(measure)
    for metric in metrics:
        near = by_sentence.get(metric.sentence.ordinal)
        if near:
            metric.measure = _sized(metric, near)


def _sized(metric: Metric, measures: Sequence[Measure]) -> Measure | None:
    """The measure of the same sentence that the number sizes."""
    around = [m for m in measures if m.start <= metric.start and metric.end <= m.end]
    if around:
        return min(around, key=lambda m: (m.end - m.start, m.start))
    text = metric.sentence.text
    before = max((m for m in measures if m.end <= metric.start), key=lambda m: (m.end, m.start), default=None)
    after = min((m for m in measures if metric.end <= m.start), key=lambda m: (m.start, m.end), default=None)
    if before and not _CLAUSE.search(text, before.end, metric.start):
        return before
    if after and not _CLAUSE.search(text, metric.end, after.start):
        return after
    if before and _goes_on(metric.sentence, before.end, metric.start):
        return before
    return None


def _goes_on(sentence: Sentence, end: int, at: int) -> bool:
    """Whether every clause between a measure's end and a number goes on about that measure."""
    return all(_GOES_ON.match(sentence.text, cut.start(), at + 1) for cut in _CLAUSE.finditer(sentence.text, end, at))
