"""Pages of junk: a page that is no text must not hold up the part that it is in, however long its line or many its lines are."""

from __future__ import annotations

import time

import pytest

from models.parser import parse_page

CHARACTERS = 120_000
CPU_SECONDS = 20
"""Ten times what the slowest takes; a rule whose time grows with the square of a line's length takes minutes."""
LINES = 8_000
LISTS = {
    "contents of contents": ("目录", "第一章 村级组织建设情况"),
    "headlines": ("沙溪镇：一支“流动服务队”跑山村",),
    "headlines with their counters": ("青禾乡：扫干净、摆整齐，村庄“颜值”上新", "5310", "查看: 3021 | 回复: 17"),
    "headings": ("二、小学（2名）",),
    "heads of a paper's pages": ("青禾日报 2020年8月12日 星期三 第03版 县乡新闻",),
}
JUNK = {
    "one character": "啊",
    "digits": "1234567890",
    "numerals": "一二三四五六七八九十百千万亿",
    "ordinals": "一是",
    "brackets": "（“【《",
    "no punctuation": "全县建成学校三所新增床位二十张",
    "stops": "。，、；：",
    "decimals": "1.2,3.",
    "percentages": "增长5%，",
    "invisible": "字\u200b",
    "line breaks": "\n",
    "markup": "&lt;*#_>",
    "address": "http://a.",
    "comments without an end": "<!--",
}


@pytest.mark.parametrize("repeated", LISTS.values(), ids=LISTS)
def test_the_time_that_a_list_takes_grows_with_its_lines(repeated: tuple[str, ...]) -> None:
    parse_page("某县推行积分制\n全县120个村推行积分制。\n")
    start = time.process_time()
    parse_page("\n".join(repeated * (LINES // len(repeated))) + "\n今天，全村召开大会，选出书记一名，大家都很高兴。")
    assert time.process_time() - start < CPU_SECONDS


def test_a_quote_that_never_closes_is_looked_for_once() -> None:
    parse_page("某县推行积分制\n全县120个村推行积分制。\n")
    start = time.process_time()
    parse_page('"' + "甲，" * (CHARACTERS // 2))
    assert time.process_time() - start < CPU_SECONDS


@pytest.mark.parametrize("repeated", JUNK.values(), ids=JUNK)
def test_the_time_that_junk_takes_grows_with_its_length(repeated: str) -> None:
    page = repeated * (CHARACTERS // len(repeated)) + "字"
    parse_page("某县推行积分制\n全县120个村推行积分制。\n")  # registers, once
    start = time.process_time()
    parse_page(page)
    assert time.process_time() - start < CPU_SECONDS
