"""The money that 元 is: that of the article's place, or the one that its sentence names before it."""

from models.parser import parse_page


def money(text: str) -> list[tuple[float, str]]:
    page = parse_page(f"某某公所\n2023-10-18\n　　{text}\n")
    return [(m.value, m.unit) for m in page.metrics[0]]


def test_a_currency_named_once_holds_for_the_sentence() -> None:
    assert money("总经费新台币86万元，其中补助60万元、自筹26万元。") == [(860_000, "TWD"), (600_000, "TWD"), (260_000, "TWD")]
    assert money("总经费新台币86万元。另一处由村里出资12万元。")[1] == (120_000, "CNY")


def test_renminbi_named_is_renminbi() -> None:
    assert money("捐助港币200万元，折合人民币184万元。") == [(2_000_000, "HKD"), (1_840_000, "CNY")]
