import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.pages.signature import ALIKE_BANDS, BANDS, LEAST, bands, signature
from models.text.script import to_simplified

SUBJECTS = ["全县", "各乡镇", "县委组织部", "驻村工作队", "村党支部", "合作社", "县农业农村局", "第一书记", "网格员", "党员干部"]
VERBS = ["建立", "推行", "选派", "整合", "修建", "发放", "培训", "走访", "调解", "种植", "流转", "引进", "改造", "评选"]
OBJECTS = [
    "联席会议制度",
    "冷库",
    "后备干部",
    "帮扶资金",
    "通村公路",
    "小额贷款",
    "致富带头人",
    "脱贫户",
    "矛盾纠纷",
    "油茶",
    "撂荒地",
]
ENDS = ["，群众满意度明显提升", "，为乡村振兴提供了坚强组织保证", "，带动群众增收", "，覆盖所有行政村", "", "，成效初步显现"]


def report(seed: int, sentences: int = 40) -> str:
    """A report of the genre: the same words and formulas as all others, its own facts."""
    chance = random.Random(seed)
    return "".join(
        f"{chance.choice(SUBJECTS)}{chance.choice(VERBS)}{chance.choice(OBJECTS)}{chance.randint(2, 9999)}"
        f"{chance.choice('个项户名亩处')}{chance.choice(ENDS)}。"
        for _ in range(sentences)
    )


def shared(one: list[int], other: list[int]) -> int:
    """How many bands two articles share."""
    return sum(a == b for a, b in zip(one, other, strict=False))


def alike(one: str, other: str) -> bool:
    return shared(bands(signature(one)), bands(signature(other))) >= ALIKE_BANDS


@given(st.integers(0, 10_000), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_reports_of_one_genre_are_not_copies(first, second):
    assert alike(report(first), report(second)) == (first == second)


@given(st.integers(0, 10_000), st.data())
@settings(max_examples=60, deadline=None)
def test_one_wrong_character_in_a_hundred_leaves_a_copy(seed, data):
    text = list(report(seed))
    for at in data.draw(st.lists(st.integers(0, len(text) - 1), max_size=len(text) // 100)):
        text[at] = "口"
    assert alike(report(seed), "".join(text))


@given(st.integers(0, 10_000), st.data())
@settings(max_examples=40, deadline=None)
def test_marks_spaces_and_breaks_do_not_count(seed, data):
    body = report(seed)
    cut = data.draw(st.integers(0, len(body)))
    other = body[:cut] + "\n\n　 " + body[cut:].replace("，", ", ").replace("。", "．")
    assert bands(signature(body)) == bands(signature(other))


def test_a_copy_with_a_paragraph_more_or_a_sentence_less_is_found():
    body = report(7)
    assert alike(body, body + report(8, 4))
    assert alike(body, body[60:])


def test_half_a_copy_is_not_the_same_report():
    assert not alike(report(7, 60), report(7, 20) + report(9, 40))


def test_a_traditional_copy_is_found_in_simplified_characters():
    assert alike(
        to_simplified("縣委組織部選派駐村幹部，建設產業園區，帶動羣眾增收，" * 3),
        "县委组织部选派驻村干部，建设产业园区，带动群众增收，" * 3,
    )


@pytest.mark.parametrize("body", ["", "图为村民采茶。", "，" * 500, "县" * (LEAST - 1)])
def test_texts_too_short_to_be_copies_have_no_bands(body):
    assert bands(signature(body)) == []


def test_bands_are_the_same_on_every_machine():
    found = bands(signature("一二三四五六七八九十" * 3))
    assert len(found) == BANDS
    assert all(-(2**63) <= h < 2**63 for h in found)
    assert found[:2] == [-27652840070802479, -318606213022807829]


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_has_all_bands_or_none(text):
    assert len(bands(signature(text))) in (0, BANDS)


def test_long_bodies_are_hashed_in_blocks_with_the_same_result():
    body = report(3, 900)
    joined = bands(signature(body))
    assert shared(joined, bands(signature(body + body))) == BANDS
