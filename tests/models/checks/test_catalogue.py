from __future__ import annotations

from pathlib import Path

from models.checks.catalogue import catalogue


def test_the_page_of_checks_is_the_one_that_the_rules_make() -> None:
    page = Path(__file__).parents[3] / "docs" / "checks.md"
    assert page.read_text(encoding="utf-8") == catalogue(), "remake it: python -m models.checks.catalogue > docs/checks.md"
