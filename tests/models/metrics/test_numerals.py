"""Numerals in every written form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.metrics.numerals import parse
from models.metrics.quantities import find_quantities

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """The number in Chinese characters, below a trillion, as a careful writer puts it."""
    if number < 10_000:
        return _section(number)
    for power, word in ((100_000_000, "亿"), (10_000, "万")):
        if number >= power:
            head, rest = divmod(number, power)
            gap = "零" if rest and rest < power // 10 else ""
            return written(head) + word + gap + (written(rest) if rest else "")
    raise AssertionError(number)


def _section(number: int) -> str:
    out, zero = "", False
    for power, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + word
            zero = False
        else:
            zero = True
    return out


def forms(number: int) -> list[str]:
    plain = str(number)
    out = [plain, f"{number:,}", written(number)]
    if 1000 <= number < 1_000_000:
        out.append(f"{number:,}".replace(",", " "))
    if number >= 10_000 and number % 100 == 0:
        out.append(f"{number / 10_000:.10g}万")
    if number >= 10_000 and number % 1000 == 0 and number < 100_000_000:
        wan, rest = divmod(number, 10_000)
        out.append(f"{wan}万{rest // 1000}千" if rest else f"{wan}万")
    return out


@given(st.integers(2, 99_999_999))
def test_every_form_of_a_number_parses_back(number: int) -> None:
    for form in forms(number):
        read = parse(form)
        assert read is not None, form
        assert read.value == number, form
        assert read.high is None


@settings(deadline=None)  # the first example loads the registers
@given(st.integers(2, 9_999_999), st.sampled_from(["名", "户", "元", "吨", "公里", "亩", "件"]))
def test_every_form_of_a_number_is_found_in_a_sentence(number: int, unit: str) -> None:
    for form in forms(number):
        text = f"全县共登记{form}{unit}。"
        found = find_quantities(text)
        figure_of_speech = not form[0].isdecimal() and number in {10, 100, 1000, 10_000, 1_000_000}
        if figure_of_speech:
            continue
        assert [text[q.start : q.end] for q in found] == [form + unit], text
        assert found[0].value == pytest.approx(number * (0.5 if unit == "斤" else 1)), text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("三四千", 3000, 4000), ("十五六", 15, 16), ("二三十", 20, 30), ("七八", 7, 8), ("五六百", 500, 600)],
)
def test_neighbouring_digits_are_an_estimate(text: str, low: float, high: float) -> None:
    assert parse(text) == (low, high, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3万5千", 35_000), ("213万8191", 2_138_191), ("8亿3,000万", 830_000_000), ("1 149", 1149), ("2万亿", 2e12),
        ("两万五", 25_000), ("一百零五", 105), ("一千零一", 1001), ("三点五", 3.5), ("一点二万", 12_000), ("伍拾", 50),
        ("1万4,200", 14_200), ("三千二百四十一万", 32_410_000), ("两千零五十", 2050),
        ("二三○", 230), ("二三0", 230), ("一二三万", 1_230_000), ("五0万", 500_000),
    ],
)  # fmt: skip
def test_value(text: str, value: float) -> None:
    read = parse(text)
    assert read is not None
    assert read.value == value


@pytest.mark.parametrize("text", ["十几", "数十", "几百", "40多万", "两万余"])
def test_inexact_numerals_say_more(text: str) -> None:
    read = parse(text)
    assert read is not None
    assert read.more


@pytest.mark.parametrize("text", ["一二三", "二〇二三", "上几", "伍", "九五二七"])
def test_strings_of_digits_are_no_number(text: str) -> None:
    assert parse(text) is None
