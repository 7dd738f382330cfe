"""Blanks that a scan or a converter strewed into words and numbers, and those that are the text's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text.blanks import are_strewn, is_prose, set_apart
from models.text.normalise import clean_lines

SCANNED = (
    "全县耕地 61. 8 万亩，人均水资源量仅 6 30 立方米，不足全省平均水平的 六分之一。\n"
    "建成高标准农田 23 .6 万亩，聘请监督员 13 6 名，复垦 5, 260 亩， 每亩补助 300 元。\n"
    "省州配套占 2 2%，其余县级自筹，管护经费增长 8.5 % 以上。\n"
)


def cleaned(page: str) -> list[str]:
    """The clean text of each line of a page."""
    return [line.text for line in clean_lines(page)]


def test_blanks_strewn_over_a_scan_go() -> None:
    assert cleaned(SCANNED)[:3] == [
        "全县耕地61.8万亩，人均水资源量仅630立方米，不足全省平均水平的六分之一。",
        "建成高标准农田23.6万亩，聘请监督员136名，复垦5,260亩， 每亩补助300元。",
        "省州配套占22%，其余县级自筹，管护经费增长8.5%以上。",
    ]


def test_evidence_on_a_scan_is_what_the_page_has() -> None:
    line = clean_lines(SCANNED)[0]
    at = line.text.index("61.8万亩")
    start, end = line.paragraphs[0].raw_span(at, at + 6)
    assert SCANNED[start:end] == "61. 8 万亩"


@pytest.mark.parametrize(
    "page",
    [
        "改造厕所1 149户，新修道路12.5公里。\n整治河道2 306米，受益广泛。\n发放补贴13 862元，已全部到户。\n",
        "乡镇 12 34 56\n甲镇 1 2 3\n乙镇 4 5 6\n丙镇 7 8 9\n",
        "2023 年起，全县137 个村推开。记者 张三 通讯员 李四\n",
    ],
)
def test_thousands_rows_and_names_are_no_strewn_blanks(page: str) -> None:
    assert not are_strewn(page)


def test_cells_of_a_scan_stay_apart() -> None:
    assert cleaned(SCANNED + "甲镇 12 34 56")[-1] == "甲镇 12 34 56"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("三 招 稳 就 业", "三招稳就业"),
        ("今 年 以 来 ， 举 办 招 聘 会 1 2 场 。", "今年以来，举办招聘会12场。"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6"),
        ("张 三 李 四", "张 三 李 四"),
        ("强组织 育队伍 压责任 促发展 惠民生", "强组织 育队伍 压责任 促发展 惠民生"),
    ],
)
def test_characters_set_apart_are_joined(line: str, expected: str) -> None:
    assert cleaned(line) == [expected]


@given(st.text(alphabet="县乡1234.，。 %", max_size=60))
def test_only_single_blanks_are_cut_between_what_is_set_apart(line: str) -> None:
    for at in set_apart(line):
        assert line[at] == " "
        assert line[at - 1] != " " != line[at + 1]


def test_a_short_line_with_one_stop_is_no_prose() -> None:
    assert not is_prose("甲镇，12 34")
    assert is_prose("全县共有耕地61万亩，其中坡地占四成以上")
    assert is_prose("有耕地61万亩，坡地四成。")
