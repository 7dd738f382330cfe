"""The check stage: what passes, what stops a release, what only warns, and a report that needs no network."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import flows.check
from flows.check import all_rules, check, hold
from models.checks import Rule
from models.tables.contract import BY_NAME
from tests.warehouses import tiny_database


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_database(tmp_path_factory.mktemp("sound") / "fangzhi.duckdb")


def spoilt(sound: Path, folder: Path, *statements: str) -> Path:
    database = Path(shutil.copy(sound, folder / "spoilt.duckdb"))
    with duckdb.connect(str(database)) as connection:
        for statement in statements:
            connection.execute(statement)
    return database


def test_a_sound_database_passes(sound: Path, tmp_path: Path) -> None:
    checked = check(sound, tmp_path / "report", parent=sound, staged=[f"page{n}.txt" for n in range(4)])
    assert checked.passed
    assert checked.reasons == []
    assert [str(r) for r in checked.results if not r.passed] == []
    assert "passed its checks" in (tmp_path / "report" / "index.html").read_text(encoding="utf-8")


def test_rows_are_rows_of_the_checks_table(sound: Path, tmp_path: Path) -> None:
    rows = check(sound, tmp_path).rows()
    assert all(tuple(row) == BY_NAME["checks"].names for row in rows)
    keys = [(row["table_name"], row["check"]) for row in rows]
    assert keys == sorted(set(keys))


def test_a_critical_failure_stops_and_a_warning_does_not(sound: Path, tmp_path: Path) -> None:
    warned = check(spoilt(sound, tmp_path, "update articles set title = null where ordinal = 2"), tmp_path / "warned")
    assert warned.passed
    assert [r.check for r in warned.warnings] == ["articles_title_present"]

    failed = check(spoilt(sound, tmp_path, "update metrics set text = '？' where text = '12公里'"), tmp_path / "failed")
    assert not failed.passed
    assert [r.check for r in failed.failures] == ["metrics_text_is_page"]
    assert "？ ≠ 12公里" in failed.reasons[0]
    assert "？ ≠ 12公里" in (tmp_path / "failed" / "tables" / "metrics.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("severity", ["critical", "warning"])
@pytest.mark.parametrize(
    "query",
    [
        "select nothing from nowhere",
        "select metric_id from metrics",
        "select metric_id as id, error('crash') as observed from metrics",
    ],
    ids=["no such table", "no such column", "crashes on a row"],
)
def test_a_check_that_crashes_is_broken_and_stops(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, severity: str, query: str
) -> None:
    rule = Rule("crashes", "metrics", severity, "It works.", "it should", query=query)  # type: ignore[arg-type]
    monkeypatch.setattr(flows.check, "all_rules", lambda: [rule, *all_rules()[:3]])
    checked = check(sound, tmp_path)
    assert not checked.passed
    assert [r.check for r in checked.broken] == ["crashes"]
    assert checked.failures == []
    (row,) = (row for row in checked.rows() if row["check"] == "crashes")
    assert row["passed"] is False
    assert row["unexpected"] == 0
    assert row["observed"].startswith("broken: ")


def test_a_broken_condition_does_not_take_others_with_it(sound: Path) -> None:
    broken = Rule("broken", "metrics", "critical", "It works.", "it should", where="no_such_column = 1")
    good = Rule("good", "metrics", "critical", "No value is 12.", "none", where="value = 12", shown="text")
    results = hold(sound, [broken, good])
    assert [(r.check, r.broken, r.unexpected) for r in results] == [("broken", True, 0), ("good", False, 1)]


def test_a_crash_inside_great_expectations_is_broken(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from models.checks import expectations

    def crash(*_: object, **__: object) -> None:
        raise ValueError("inside")

    monkeypatch.setattr(expectations.ExpectNoBadRows, "_validate", crash)
    checked = check(sound, tmp_path)
    assert not checked.passed
    assert len(checked.broken) == len(checked.results)
    assert "inside" in checked.reasons[0]


def test_a_missing_table_is_told_as_missing(sound: Path, tmp_path: Path) -> None:
    checked = check(spoilt(sound, tmp_path, "drop table named_measures"), tmp_path / "report")
    assert not checked.passed
    assert [(r.table_name, r.check) for r in checked.failures] == [("named_measures", "columns_as_described")]
    assert {r.table_name for r in checked.broken} == {"named_measures"}


def test_the_report_reads_offline(sound: Path, tmp_path: Path) -> None:
    defects = ["update metrics set confidence = 7", "drop table named_measures"]
    check(spoilt(sound, tmp_path, *defects), tmp_path / "report")
    pages = {
        p.relative_to(tmp_path / "report").as_posix(): p.read_text(encoding="utf-8")
        for p in (tmp_path / "report").rglob("*")
        if p.is_file()
    }
    assert "index.html" in pages
    assert "tables/metrics.html" in pages
    for name, page in pages.items():
        assert not re.search(r"""https?:|src=|@import|url\(|<script|<link|["'(]//""", page), name
        assert "Traceback" not in page, name
        for target in re.findall(r'href="([^"#]+)"', page):
            assert ((tmp_path / "report" / name).parent / target).exists(), (name, target)


def test_text_of_pages_cannot_become_markup_of_the_report(sound: Path, tmp_path: Path) -> None:
    defect = "update metrics set text = '<script src=https://example.org/x.js></script> $100 ${x} {{y}} %s' where text = '12公里'"
    checked = check(spoilt(sound, tmp_path, defect), tmp_path / "report")
    assert [r.check for r in checked.failures] == ["metrics_text_is_page"]
    for page in (tmp_path / "report").rglob("*.html"):
        assert "<script" not in page.read_text(encoding="utf-8")
    assert "$100 ${x} {{y}} %s" in (tmp_path / "report" / "tables" / "metrics.html").read_text(encoding="utf-8")


def test_the_database_is_left_as_it_was(sound: Path, tmp_path: Path) -> None:
    before = sound.read_bytes()
    check(sound, tmp_path, parent=None)
    assert sound.read_bytes() == before
    assert sorted(p.name for p in sound.parent.iterdir()) == ["fangzhi.duckdb"]


def test_a_parent_without_a_table_is_no_reason_to_stop(sound: Path, tmp_path: Path) -> None:
    older = spoilt(sound, tmp_path, "drop table claims")
    results = hold(sound, all_rules(), parent=older)
    assert [str(r) for r in results if not r.passed] == []
    assert ("measures", "rows_kept") in {(r.table_name, r.check) for r in results}
    assert ("claims", "rows_kept") not in {(r.table_name, r.check) for r in results}


def test_great_expectations_is_imported_only_when_needed_and_quietly(sound: Path, tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, flows.check as c\n"
        "assert 'great_expectations' not in sys.modules\n"
        "thread = c.warm()\n"
        "assert c.check(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])).passed\n"
        "assert 'great_expectations' in sys.modules\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(sound), str(tmp_path)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
