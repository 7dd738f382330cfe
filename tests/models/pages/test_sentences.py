"""Sentences and the sections of enumerations."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.pages import assemble, label_lines
from models.pages.sentences import enumerated_section, sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“这政策真好！”村支书高兴地说。大家都笑了。", ["“这政策真好！”村支书高兴地说。", "大家都笑了。"]),
        ("他问：“干不干？”大家说：“干！”于是就干了起来。", ["他问：“干不干？”大家说：“干！”", "于是就干了起来。"]),
        ("“先干起来。”老李带头流转了30亩。", ["“先干起来。”", "老李带头流转了30亩。"]),
        ("改造厕所320户（含公厕。）；安灯500盏。次年又添80盏。", ["改造厕所320户（含公厕。）；安灯500盏。", "次年又添80盏。"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [text[a:b] for a, b in sentence_spans(text)] == sentences


@given(st.text(alphabet="县村路 。！？…“”（）《》说道，1", max_size=80))
def test_sentences_cover_the_text_but_for_blanks(text: str) -> None:
    spans = list(sentence_spans(text))
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))
    rest = list(text)
    for a, b in spans:
        rest[a:b] = " " * (b - a)
    assert not "".join(rest).strip()


def test_brackets_that_nobody_closes_take_a_time_that_grows_with_their_number() -> None:
    began = time.process_time()
    assert len(list(sentence_spans("（甲’。" * 30_000))) == 30_000
    assert time.process_time() - began < 5  # it was half a minute, and four times that for twice as many


def test_an_enumeration_names_the_section() -> None:
    assert enumerated_section("（一）串起组织线。推进升格。") == "串起组织线"
    assert enumerated_section("一是选优配强班子。严把关口。") == "选优配强班子"
    assert enumerated_section("2021年，全镇修路3公里。") is None


def test_headings_and_enumerations_give_sentences_their_section() -> None:
    text = "\n".join(
        [
            "河湾镇：三项举措抓治理",
            "来源：河湾镇人民政府 时间：2021-04-06",
            "河湾镇辖17个村，今年以来围绕治理难题推出三项举措，取得了较好成效。",
            "抓班子",
            "镇里调整村干部6名，选派第一书记5名，组织集中培训4期。一是严格考核。每季度考评一次，结果全镇通报。",
        ]
    )
    (article,) = assemble(text, label_lines(text))
    sections = [(s.text, s.section) for s in article.sentences if s.role == "body"]
    assert sections[0][1] is None
    assert [s for _, s in sections[1:]] == ["抓班子", "严格考核", "严格考核"]
