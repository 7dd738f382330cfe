"""Folding hides script and glyphs, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.folding import folded
from models.text.normalise import uniform_glyphs
from models.text.script import to_simplified


def fold(*texts: str) -> list[str]:
    return folded(texts)


@pytest.mark.parametrize(
    ("page", "clean"),
    [
        ("黃土鎮辦學校", "黄土镇办学校"),
        ("增长２５％", "增长25%"),
        ("增长25℅", "增长25%"),
        ("「一站式」『馬上辦』", "“一站式”‘马上办’"),
        ("选派干部,驻村(含轮换);", "选派干部，驻村（含轮换）；"),
        ("“5 1”行动", "“5+1”行动"),
        ("比例1∶3　时间︰八点", "比例1:3 时间:八点"),
        ("沿著山路", "沿着山路"),
    ],
)
def test_script_and_glyphs_are_no_difference(page: str, clean: str) -> None:
    assert fold(page) == fold(clean)


@pytest.mark.parametrize(("one", "other"), [("25%", "26%"), ("25%", "25‰"), ("修路", "建路"), ("12公里。", "12公里")])
def test_another_text_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.lists(st.text(st.characters(blacklist_characters="\x00", blacklist_categories=["Cs"]))))
def test_texts_folded_together_are_folded_as_alone(texts: list[str]) -> None:
    assert fold(*texts) == [fold(text)[0] for text in texts]


@given(st.text("乾后後里裡髮發著着麵面鐘鍾，,。.（(%％℅「“\"'0０ 　+＋a干"))
def test_what_cleaning_makes_of_a_text_folds_alike(text: str) -> None:
    assert fold(uniform_glyphs(to_simplified(text))) == fold(text)
