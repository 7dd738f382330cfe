import re
from pathlib import Path

import duckdb
import pytest

from flows.release import Outcome
from flows.settings import Settings
from tests.documentation import PAGES, ROOT, Example, answer, examples
from tests.gold.seeds_measures import page


@pytest.mark.parametrize("example", [e for page in PAGES for e in examples(page)], ids=lambda e: e.sql.strip()[:60])
def test_answers_in_the_docs_are_those_of_the_release(example: Example, seeds_release: Outcome) -> None:
    with duckdb.connect(str(seeds_release.database), read_only=True) as db:
        assert answer(db, example.sql) == example.answer


def test_named_measures_of_the_seeds_are_those_of_the_release(seeds_release: Outcome) -> None:
    with duckdb.connect(str(seeds_release.database), read_only=True) as db:
        assert (ROOT / "docs" / "seeds-measures.md").read_text(encoding="utf-8") == page(db)


def test_a_dozen_questions_are_answered() -> None:
    assert len(list(examples(ROOT / "docs" / "queries.md"))) >= 12


def test_every_setting_is_in_the_readme_with_its_default() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        row = next((line for line in readme.splitlines() if line.startswith(f"| `{name}` |")), "")
        assert row, f"{name} is not in the README"
        shown = "none" if field.default in (None, "") else f"`{field.default}`"
        assert row == f"| `{name}` | {shown} | {field.description} |"


@pytest.mark.parametrize("written", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(written: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", written.read_text(encoding="utf-8")):
        assert (written.parent / target).exists(), f"{written.name} links to {target}"


def test_the_summary_in_the_readme_is_that_of_the_release(seeds_release: Outcome) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, count in seeds_release.rows.items():
        assert re.search(rf"^{name} +{count:,}\b", readme, re.M), f"{name}: {count:,}"
    passed = seeds_release.checks - len(seeds_release.warnings)
    assert f"checks     {passed} of {seeds_release.checks} passed" in readme
