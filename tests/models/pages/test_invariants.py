"""What holds for every page, however broken: no character lost or given twice, every pointer exact."""

from __future__ import annotations

from pathlib import Path
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.documents.sites import line_hash
from models.pages import assemble, find_cuts, label_lines, why_empty
from models.pages.boilerplate import is_boilerplate
from models.pages.dates import find_dates
from models.pages.sites import SiteLines
from models.text.script import to_simplified
from tests.models.pages.test_samples import SAMPLES, read_sample

ROLES = {"title", "byline", "heading", "body", "caption", "boilerplate", "spam", "duplicate", "blank"}
LINES = sorted({line for path in SAMPLES for line in read_sample(path)[0].split("\n")})
NOISE = st.text(alphabet="县村2023年，。：、“”（）() 　\t\r一第篇&;<p>#*[]图摄\ufeff\u200b0.%-—|>😀\x00", max_size=40)
PAGES = st.lists(st.one_of(st.sampled_from(LINES), st.just(""), NOISE), max_size=30).map("\n".join)


def _furniture() -> tuple[list[str], list[str]]:
    """Lines above and below the articles of the samples that are boilerplate by their own words, whatever stands around them."""
    above, below = {"", "手机版", "繁体版 无障碍浏览"}, {"", "0", "某ICP备00000000号"}
    for path in SAMPLES:
        text, expected, _ = read_sample(path)
        own = [i for i, (_, article, _) in enumerate(expected) if article]
        for i, line in enumerate(text.split("\n")):
            if own and expected[i][0] == "boilerplate" and is_boilerplate(to_simplified(line)) and not find_dates(line):
                (above if i < own[0] else below if i > own[-1] else set()).add(line)
    return sorted(above), sorted(below)


FURNITURE_ABOVE, FURNITURE_BELOW = _furniture()
ARTICLE = """石塘镇：一条水渠润活千亩田
来源：石塘镇人民政府 时间：2022-03-15 09:30 作者：卓一帆
石塘镇投入资金236万元，清淤整修灌溉水渠18.4公里，新建提灌站3座，惠及农户1372户、农田4600亩。
建管并重
镇里推行“渠长制”，设立渠长41名，每月巡渠不少于4次，并把管护成效纳入村级年度考核。
“水到田头，心里就踏实了。”种粮大户说。"""


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_lines_cover_the_page_and_no_article_is_lost(text: str) -> None:
    lines = label_lines(text)
    assert "\n".join(text[line.start_char : line.end_char] for line in lines) == text
    assert [line.number for line in lines] == list(range(1, text.count("\n") + 2))
    assert {line.role for line in lines} <= ROLES
    assert all((line.article is None) == (line.role in ("boilerplate", "spam", "blank")) for line in lines)
    articles = assemble(text, lines)
    assert [a.ordinal for a in articles] == list(range(1, len(articles) + 1))
    assert {line.article for line in lines} - {None} == {a.ordinal for a in articles}
    assert articles or why_empty(text, lines)


@given(PAGES, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_lines_that_a_site_repeats_leave_the_page_whole_and_its_text_where_it_has_any(text: str, chance: Random) -> None:
    shared = [line for line in dict.fromkeys(text.split("\n")) if chance.random() < 0.3]
    hashes = (line_hash("s", line) for line in shared)
    site = SiteLines("s", frozenset(h for h in hashes if h is not None))
    lines = label_lines(text, site)
    assert "\n".join(text[line.start_char : line.end_char] for line in lines) == text
    assert all((line.article is None) == (line.role in ("boilerplate", "spam", "blank")) for line in lines)
    articles = assemble(text, lines)
    assert [a.ordinal for a in articles] == list(range(1, len(articles) + 1))


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_sentences_lead_back_to_what_the_page_has(text: str) -> None:
    lines = label_lines(text)
    simple = to_simplified(text)
    for article in assemble(text, lines):
        assert [s.ordinal for s in article.sentences] == list(range(1, len(article.sentences) + 1))
        for sentence in article.sentences:
            assert sentence.text == sentence.text.strip() != ""
            for run in sentence.clean.runs:
                assert 0 <= run.raw_start < run.raw_end <= len(text)
            for at, character in enumerate(sentence.text):
                start, end = sentence.clean.raw_span(at, at + 1)
                if character.isalnum() and end - start == 1 and ord(character) > 0x3400:
                    assert simple[start] == character
            assert article.start_char <= sentence.clean.raw_start(0) < article.end_char
    cuts = find_cuts(text, lines)
    assert all(0 <= c.start_char < c.end_char <= len(text) for c in cuts)


@given(
    st.lists(st.sampled_from(FURNITURE_ABOVE), max_size=6),
    st.lists(st.sampled_from(FURNITURE_BELOW), max_size=6),
    st.integers(0, 2),
)
@example([], ["Copyright 2019 三岔镇人民政府 All Rights Reserved"] * 3, 0)
@settings(max_examples=100, deadline=None)
def test_an_article_survives_any_furniture(above: list[str], below: list[str], gap: int) -> None:
    body = ("\n" * (gap + 1)).join(ARTICLE.split("\n"))
    text = "\n".join([*above, body, *below])
    lines = label_lines(text)
    (article,) = assemble(text, lines)
    assert article.title == "石塘镇：一条水渠润活千亩田"
    assert article.source == "石塘镇人民政府"
    assert article.authors == ["卓一帆"]
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2022-03-15T09:30:00"
    assert article.body.count("\n") == 2
    outside = [
        line
        for line in lines
        if line.start_char >= len("\n".join(above)) + len(body) + 1 or line.end_char <= len("\n".join(above))
    ]
    assert {line.role for line in outside} <= {"boilerplate", "blank"}


@given(st.integers(2, 4), st.lists(st.sampled_from(FURNITURE_BELOW), max_size=3))
@settings(max_examples=20, deadline=None)
def test_copies_of_an_article_are_duplicates(times: int, between: list[str]) -> None:
    text = "\n".join(["\n".join([ARTICLE, *between])] * times)
    lines = label_lines(text)
    (article,) = assemble(text, lines)
    roles = [line.role for line in lines]
    assert roles.count("duplicate") == 6 * (times - 1)
    assert sum(1 for s in article.sentences if "236万元" in s.text) == 1


def test_gold_lines_give_the_same_articles_when_read_again() -> None:
    """Labelling is a function of the text: a page read between two others is read as it is alone."""
    pages = [read_sample(Path(p))[0] for p in SAMPLES]
    alone = [[(x.role, x.article, x.joins) for x in label_lines(t)] for t in pages]
    again = [[(x.role, x.article, x.joins) for x in label_lines(t)] for t in reversed(pages)]
    assert alone == again[::-1]
