"""Clean lines: what a page's dirt becomes, and the way back to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text.normalise import clean_lines, uniform_glyphs
from models.text.script import script, to_simplified


def clean(text: str) -> str:
    """The clean text of the one line ``text``."""
    (line,) = clean_lines(text)
    return line.text


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("实(shí)践(jiàn)出真知", "实践出真知"),
        ("網(wǎng )格(😀gé)員", "网格员"),
        ("全县(区)共12家(2018)", "全县（区）共12家（2018）"),
        ("增长１５．６％，占比8℅", "增长15．6%，占比8%"),
        ("改造厕所1 149户，新修道路12.5公里", "改造厕所1149户，新修道路12.5公里"),
        ("从2023 年起，全县137 个村推开。", "从2023年起，全县137个村推开。"),
        ("大家都说好。。变化真大！！", "大家都说好。变化真大！"),
        ("&ldquo;红色管家&rdquo;&nbsp;&nbsp;进院落", "“红色管家” 进院落"),
        ("办实事,解难题:真管用!你说呢?", "办实事，解难题：真管用！你说呢？"),
        ("投资1,150万元，比例为5:1", "投资1,150万元，比例为5:1"),
        ("「鄰里圈」圈出好日子", "“邻里圈”圈出好日子"),
        ("沿著河岸走，他著書立說，名聲顯著", "沿着河岸走，他著书立说，名声显著"),
        ("<strong>某网消息</strong>：见[全文](http://example.cn/a)", "某网消息：见全文"),
        ("实施“5 1”行动，推行“支部 合作社 农户”模式", "实施“5+1”行动，推行“支部+合作社+农户”模式"),
        ("围绕“党建 ”做文章", "围绕“党建+”做文章"),
        ("强组织 育队伍 压责任", "强组织 育队伍 压责任"),
        ("户数 1 149 人数 3 286", "户数 1 149 人数 3 286"),
    ],
)
def test_dirt_is_normalised(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


def test_a_restored_plus_sign_is_marked_and_points_at_the_space() -> None:
    text = "推进“5 1”行动"
    (line,) = clean_lines(text)
    (cut,) = line.cuts
    assert (cut.reason, text[cut.start_char : cut.end_char]) == ("restored", " ")
    at = line.text.index("+")
    assert line.paragraphs[0].raw_span(at, at + 1) == (cut.start_char, cut.end_char)


def test_evidence_of_a_number_with_a_space_is_what_the_page_has() -> None:
    text = "累计改造1 149户，受益广泛"
    (line,) = clean_lines(text)
    at = line.text.index("1149户")
    start, end = line.paragraphs[0].raw_span(at, at + 5)
    assert text[start:end] == "1 149户"


def test_advertising_inside_a_paragraph_is_cut_and_kept_as_a_span() -> None:
    text = "全镇建成大棚320个。【注册即送】某某彩票平台，首存送彩金，大额无忧。带动216户增收。"
    (line,) = clean_lines(text)
    assert line.text == "全镇建成大棚320个。带动216户增收。"
    assert [text[c.start_char : c.end_char] for c in line.cuts] == ["【注册即送】某某彩票平台，首存送彩金，大额无忧。"]


def test_a_report_about_gambling_is_no_advertising() -> None:
    text = "民警查处一起利用老虎机、百家乐下注的赌博案，抓获违法人员9名。"
    (line,) = clean_lines(text)
    assert (line.text, line.spam) == (text, False)


def test_markup_of_paragraphs_parts_a_line() -> None:
    (line,) = clean_lines("<p>甲村修路3公里。</p><p>乙村打井2口。<br>丙村建桥。</p>")
    assert [p.text for p in line.paragraphs] == ["甲村修路3公里。", "乙村打井2口。", "丙村建桥。"]


@given(st.text(alphabet='县1 2,，。:：（）()“”"「」&amp;<p>shí实%％３　\t?！!', max_size=60))
def test_glyphs_keep_their_place(text: str) -> None:
    assert len(uniform_glyphs(text)) == len(text)
    assert len(to_simplified(text)) == len(text)


@given(st.text(alphabet="县村修路1 149户,，。：（）()“党建”+&nbsp;<p>shí实%％３　\t?！!*#[]", max_size=80))
def test_a_slice_leads_back_to_the_same_page_characters(text: str) -> None:
    for line in clean_lines(text):
        for whole in line.paragraphs:
            joined = whole.slice(0, len(whole.text) // 2) + whole.slice(len(whole.text) // 2, len(whole.text))
            assert joined == whole
            for at in range(len(whole.text)):
                assert line.start_char <= whole.raw_start(at) < whole.raw_end(at + 1) <= line.end_char


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("农业农村现代化", "simplified"),
        ("農業農村現代化", "traditional"),
        ("鄉村後裏干餘，里程不變", "traditional"),
        ("農業農村現代化是乡村振兴的总目标，发展产业", "mixed"),
        ("2023 ABC", "none"),
    ],
)
def test_script(text: str, expected: str) -> None:
    assert script(text) == expected


def test_thousands_parted_by_a_wide_comma_are_one_number():
    assert uniform_glyphs("开讲1，860场次，资金9，200万元，共12，345，678元") == "开讲1,860场次，资金9,200万元，共12,345,678元"
    assert uniform_glyphs("其中2021，200户；1，2，3类；增长5，其中300人") == "其中2021，200户；1，2，3类；增长5，其中300人"
