"""What a line that a site repeats is on a page, by where it stands."""

import pytest

from models.documents.sites import LONGEST, compare, line_hash, site_of
from models.pages import assemble, label_lines
from models.pages.sites import SiteLines

BODY = "青石镇今年新修村道{n}公里，{m}户村民出门不再走泥路，镇里还为每条路聘请了养护员。"


def site(*lines: str) -> SiteLines:
    return SiteLines("s", frozenset(h for line in lines if (h := line_hash("s", line)) is not None))


def role_of(text: str, line: str, *shared: str) -> str:
    labelled = label_lines(text, site(*shared))
    return next(x.role for x in labelled if text[x.start_char : x.end_char] == line)


@pytest.mark.parametrize(
    ("path", "url", "name", "expected"),
    [
        ("a/b.txt", None, None, "a"),
        ("b.txt", None, None, ""),
        ("a/b.jsonl#17", None, None, "a/b.jsonl"),
        ("a/b.jsonl#17", "https://www.News.example:8080/x/1.html", "某网", "news.example"),
        ("a/b.html", None, "某网", "某网"),
        ("a/b.html", "not an address", None, "a"),
        ("a/b.html", "http://[broken", None, "a"),
    ],
)
def test_site_of_a_document(path: str, url: str | None, name: str | None, expected: str) -> None:
    assert site_of(path, url, name) == expected


def test_copies_of_a_report_compare_as_one_text_under_other_boilerplate() -> None:
    report = "\n".join(BODY.format(n=n, m=n * 7) for n in range(4))
    first, second = compare("s", f"首页\n{report}\n版权"), compare("s", f"登录 注册\n\n{report}\n")
    assert first.text == second.text
    assert first.lines != second.lines
    assert compare("t", report).lines != compare("s", report).lines


def test_a_page_without_end_is_compared_by_its_edges() -> None:
    text = "\n".join(f"第{n}段文字各不相同" for n in range(5000))
    assert len(compare("s", text).lines) == 300
    assert line_hash("s", "长" * (LONGEST + 1)) is None


def test_slogan_below_the_text_is_the_sites_only_where_its_pages_share_it() -> None:
    slogan = "青石小镇欢迎四方来客常来做客"
    text = f"青石镇村道修到家门口\n\n{BODY.format(n=12, m=300)}\n\n{slogan}\n"
    assert role_of(text, slogan, slogan) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    ["特此通知。", "附件：修路名单", "二、工作要求", "感谢您的收看，我们明天再见！", "青石镇人民政府办公室"],
)
def test_what_papers_of_an_office_say_alike_stays(line: str) -> None:
    text = f"关于做好村道养护的通知\n\n各村民委员会：\n\n{BODY.format(n=12, m=300)}\n\n{line}\n2021年3月5日\n"
    assert role_of(text, line, line) == role_of(text, line)
    assert role_of(text, "各村民委员会：", "各村民委员会：") == "body"


def test_headline_of_a_daily_report_stays() -> None:
    title, banner = "青石镇空气质量日报", "青石镇新闻中心在线播报"
    text = f"{banner}\n\n{title}\n\n{BODY.format(n=12, m=300)}\n"
    lines = label_lines(text, site(title, banner))
    assert [a.title for a in assemble(text, lines)] == [title]
    assert lines[0].role == "boilerplate"


def test_headline_that_other_pages_link_stays_above_its_own_text() -> None:
    title = "青石镇村道修到家门口"
    text = f"{title}_青石新闻网\n\n{title}\n2021-03-02 来源：青石新闻网\n\n{BODY.format(n=12, m=300)}\n"
    labelled = label_lines(text, site(title))
    assert [x.role for x in labelled if x.role != "blank"] == ["title", "title", "byline", "body"]


def test_slot_inside_a_torn_sentence_is_cut_and_the_sentence_joined() -> None:
    slot = "小镇好物直播间天天有惊喜"
    above, below = (
        "青石镇今年新修村道12公里，安装路灯80盏，沿线种下行道树，300户村民出门不再",
        "走泥路，镇里还为每条路聘请了养护员，一年巡查两次。",
    )
    text = f"青石镇村道修到家门口\n\n{above}\n{slot}\n{below}\n"
    lines = label_lines(text, site(slot))
    assert [x.role for x in lines if x.role != "blank"] == ["title", "body", "boilerplate", "body"]
    assert lines[4].joins
    (article,) = assemble(text, lines)
    assert article.body == above + below


def test_sentence_inside_the_text_stays_though_reports_share_it() -> None:
    shared = "县里明确，村道养护经费列入年度预算，由镇村两级共同监管使用。"
    text = f"青石镇村道修到家门口\n\n{BODY.format(n=12, m=300)}\n{shared}\n{BODY.format(n=9, m=200)}\n"
    assert role_of(text, shared, shared) == "body"


def test_page_of_nothing_but_shared_lines_is_read_by_its_own_words() -> None:
    text = f"青石镇村道修到家门口\n\n{BODY.format(n=12, m=300)}\n"
    assert [x.role for x in label_lines(text, site(*text.split("\n")))] == [x.role for x in label_lines(text)]
