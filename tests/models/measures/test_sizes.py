"""Which measure a number sizes."""

from __future__ import annotations

import pytest

from models.measures.sizes import link
from models.records import Measure, Metric
from tests.sentences import sentence


def linked(marked: str) -> list[str | None]:
    """The measure's text for each number; measures are marked 【…】 and numbers <…>, in the order of the numbers."""
    plain = ""
    spans: list[tuple[int, int]] = []
    numbers: list[tuple[int, int]] = []
    start = number = 0
    for c in marked:
        if c == "【":
            start = len(plain)
        elif c == "】":
            spans.append((start, len(plain)))
        elif c == "<":
            number = len(plain)
        elif c == ">":
            numbers.append((number, len(plain)))
        else:
            plain += c
    said = sentence(plain)
    measures = [Measure(said, a, b, None, None, "service") for a, b in spans]
    metrics = [Metric(said, a, b, 1.0, None, "=", "count", "x") for a, b in numbers]
    link(metrics, measures)
    return [plain[m.measure.start : m.measure.end] if m.measure else None for m in metrics]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("县里【选派<31名>科技特派员】驻村。", ["选派31名科技特派员"]),
        ("医院【开展“白大褂下乡”活动】<46场>。", ["开展“白大褂下乡”活动"]),
        ("全镇投入<800万元>【改造灌区渠道】。", ["改造灌区渠道"]),
        ("【建立志愿者人才库】，入库<865人>，其中女性<203人>。", ["建立志愿者人才库"] * 2),
        ("【推出“菜篮贷”】，单笔额度不超过<30万元>，累计放贷<2亿元>。", ["推出“菜篮贷”"] * 2),
        ("【新建校舍<3栋>】、【改造操场<2处>】。", ["新建校舍3栋", "改造操场2处"]),
        ("【组建理事会】；粮食总产<9万吨>。", [None]),
        ("【开办老年食堂】，失业率降至<3%>。", [None]),
        ("人口<12万人>，【开展普查】。", [None]),
        ("【设立阅览室】<9个>、【配备图书】<2万册>。", ["设立阅览室", "配备图书"]),
        ("【实施助学计划】，惠及学生<600人>，经济总量突破<5亿元>，覆盖<3个>村。", ["实施助学计划", None, None]),
    ],
)
def test_a_number_sizes_the_measure_of_its_clause(marked: str, expected: list[str | None]) -> None:
    assert linked(marked) == expected


def test_the_shorter_of_two_nested_measures_is_sized() -> None:
    said = sentence("推行导师制选聘导师40名")
    outer = Measure(said, 0, 11, None, None, "training")
    inner = Measure(said, 5, 11, None, None, "personnel")
    metric = Metric(said, 8, 10, 40.0, None, "=", "person", "选聘导师")
    link([metric], [outer, inner])
    assert metric.measure is inner


def test_a_measure_of_another_sentence_is_never_sized() -> None:
    first, second = sentence("成立合作社。"), sentence("入社农户90户。", ordinal=2)
    metric = Metric(second, 4, 7, 90.0, None, "=", "household", "入社农户")
    link([metric], [Measure(first, 0, 5, None, "成立", "industry")])
    assert metric.measure is None
