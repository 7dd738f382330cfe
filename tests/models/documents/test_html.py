import datetime as dt
import html as escaping
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.documents.faults import DeepPageError, EmptyDocumentError, InvisiblePageError
from models.documents.hints import Hints
from models.documents.html import decode_html
from models.parser import parse_page

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>青禾县网</title><style>p {color: red}</style>
<script>document.write("<p>脚本写的</p>");</script></head>
<body>
<nav><ul><li><a href="/">首页</a></li><li><a href="/zw">政务</a> | <a href="/hd">互动</a></li></ul></nav>
<div class="wrap"><div><div><h1>青禾县推进 &ldquo;四好农村路&rdquo; 建设</h1>
<div>时间：2023-05-06&nbsp;来源：县融媒体中心</div>
<p>　　今年以来，青禾县新建
农村公路<b>36</b>公里，
惠及2.1万名群众。&lt;图文&gt;</p>
<p style="color:red; display : none">看不见的字</p><div hidden>也看不见</div>
<p>第一行<br>第二行<br/><br/>隔行</p>
<table><tr><th>指标</th><th>单位</th><th>2022年</th></tr>
<tr><td><p>粮食产量</p></td><td>万吨</td><td>12.5</td></tr></table>
</div></div></div>
<noscript>请打开脚本</noscript><select><option>友情链接</option></select><!-- 注释 -->
<footer>版权所有<span>某备2021001号</span></footer>
</body></html>"""

LINES = [
    "首页",
    "政务 | 互动",
    "青禾县推进 “四好农村路” 建设",
    "时间：2023-05-06\xa0来源：县融媒体中心",
    "　　今年以来，青禾县新建农村公路36公里，惠及2.1万名群众。<图文>",
    "第一行",
    "第二行",
    "隔行",
    "指标\t单位\t2022年",
    "粮食产量\t万吨\t12.5",
    "版权所有某备2021001号",
]


def lines(page: str) -> list[str]:
    return [line for line in decode_html(page.encode()).text.split("\n") if line]


def test_a_page_gives_the_lines_that_a_reader_sees() -> None:
    assert lines(PAGE) == LINES


@pytest.mark.parametrize("declared", ["gb2312", "GBK", '"gb2312"'])
def test_the_page_names_its_encoding(declared: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if '"' not in declared else ""
    page = PAGE.replace('<meta charset="utf-8">', meta or f"<meta charset={declared}>").replace("&ldquo;", "镕")
    decoded = decode_html(page.encode("gb18030"))
    assert decoded.encoding == "gb18030"
    assert "青禾县推进 镕四好" in decoded.text


def test_two_characters_are_enough_where_the_encoding_is_declared() -> None:
    assert decode_html("<meta charset=big5><p>鄉長</p>".encode("big5")).text == "鄉長"


def test_bytes_in_utf8_are_utf8_whatever_the_page_declares() -> None:
    assert decode_html("<meta charset=gb2312><p>县委</p>".encode()).text == "县委"


def test_the_frame_of_a_page_made_of_tables_breaks_lines() -> None:
    page = "<table><tr><td><p>栏目</p><p>列表</p></td><td><h2>标题</h2><p>正文。</p></td></tr></table>"
    assert lines(page) == ["栏目", "列表", "标题", "正文。"]


def test_a_page_that_shows_nothing_says_so() -> None:
    with pytest.raises(InvisiblePageError, match="no visible text"):
        decode_html(b"<html><frameset><frame src=a.html></frameset><script>var a = 1;</script></html>")
    with pytest.raises(EmptyDocumentError):
        decode_html(b" \n")


def test_nothing_is_lost_silently_behind_deep_nesting() -> None:
    assert "深" in decode_html(("<div>" * 1000 + "深").encode()).text
    with pytest.raises(DeepPageError):
        decode_html(("<p>前</p>" + "<div>" * 5000 + "深").encode())


words = st.text(st.sampled_from("县乡村路人12.,，。 ab<&>\u3000"), min_size=1, max_size=8)
trees = st.recursive(
    words.map(escaping.escape),
    lambda inner: st.tuples(
        st.sampled_from(["div", "p", "span", "b", "ul", "li", "td", "tr", "table", "h2", "a", "pre"]), st.lists(inner, max_size=4)
    ).map(lambda t: f"<{t[0]}>{'<br>'.join(t[1]) if t[0] == 'p' else ''.join(t[1])}</{t[0]}>"),
    max_leaves=25,
)


@given(trees)
def test_every_visible_character_is_there_once_and_in_order(tree: str) -> None:
    shown = re.sub(r"\s", "", escaping.unescape(re.sub(r"<[^>]*>", "", tree)))
    try:
        text = decode_html(f"<!DOCTYPE html><meta charset=utf-8><body>始{tree}末".encode()).text
    except InvisiblePageError:
        text = ""
    assert re.sub(r"\s", "", text) == f"始{shown}末"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="PubDate" content="2023-05-06 10:20">',
        '<meta property="article:published_time" content="2023-05-06T10:20:00+08:00">',
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "修路",'
        ' "datePublished": "2023-05-06T10:20:00+08:00"}</script>',
    ],
)
def test_the_head_says_when_the_page_was_published(head: str) -> None:
    hints = Hints.loads(decode_html(f"<head><title>修路</title>{head}</head><p>全县修路。</p>".encode()).hints)
    assert (hints.published_on, hints.title) == (dt.date(2023, 5, 6), "修路")


@pytest.mark.parametrize(
    "page",
    [
        "<p>2023-05-06</p>",
        '<head><link rel="canonical" href="https://example.org/2023/05/06/a.html"></head><p>修路</p>',
        '<head><meta name="PubDate" content="2051-01-01"></head><p>修路</p>',
        "<head><title>修路</title></head><p>修路</p><time datetime='2023-05-06'>往期</time>",
    ],
)
def test_other_dates_are_no_hint(page: str) -> None:
    assert Hints.loads(decode_html(page.encode()).hints).published_on is None


def test_a_page_without_a_visible_date_has_that_of_its_head() -> None:
    body = "全县修路30公里，惠及群众2万人。今年新建桥梁12座，改造危房300户，群众出行更加方便。"
    assert parse_page(f"修路惠及千家万户\n\n{body}", Hints("2023-05-06")).articles[0].published_on == dt.date(2023, 5, 6)
    shown = f"修路惠及千家万户\n\n2021-03-04 来源：县融媒体中心\n\n{body}"
    assert parse_page(shown, Hints("2023-05-06")).articles[0].published_on == dt.date(2021, 3, 4)
