"""Each rule finds the defect that it is there for, and no critical one takes another's defect for its own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.check import all_rules
from models.checks import Rule, evaluate
from models.tables.contract import TABLES
from tests.models.checks.defects import WRITTEN, plant
from tests.warehouses import PAGES, tiny_database

CRITICAL = [rule for rule in all_rules() if rule.severity == "critical"]
WARNINGS = [rule for rule in all_rules() if rule.severity == "warning"]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_database(tmp_path_factory.mktemp("sound") / "fangzhi.duckdb")


@pytest.fixture
def database(sound: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy to spoil, with its sound original as parent and its pages as what was staged."""
    with duckdb.connect(str(shutil.copy(sound, tmp_path / "spoilt.duckdb"))) as connection:
        connection.execute(f"attach '{sound}' as parent (read_only)")
        connection.execute("set variable share = 0.2")
        connection.execute("create temp table staged as select path from documents")
        yield connection


def name(rule: Rule) -> str:
    return f"{rule.table}.{rule.name}"


def named_in(*statements: str) -> set[str]:
    """The tables that SQL names."""
    words = set(re.findall(r"\w+", " ".join(statements)))
    return {*(table.name for table in TABLES), "staged"} & words


def read_by(rule: Rule) -> set[str]:
    """The tables that a rule looks at: what is not among them it cannot see, so a defect elsewhere leaves it as it was."""
    pages = {"documents"} if rule.by else set()
    return {rule.table} | pages | named_in(rule.query or "", rule.where or "", rule.counted or "")


def test_a_sound_database_passes_every_check(database: duckdb.DuckDBPyConnection) -> None:
    assert [str(r) for r in evaluate(database, all_rules()) if not r.passed] == []


@pytest.mark.parametrize("rule", CRITICAL, ids=name)
def test_only_its_check_catches_a_critical_defect(database: duckdb.DuckDBPyConnection, rule: Rule) -> None:
    statements = plant(rule)
    for statement in statements:
        database.execute(statement)
    spoilt = named_in(*statements)
    results = evaluate(database, [other for other in CRITICAL if read_by(other) & spoilt])
    assert [name(r.rule) for r in results if r.unexpected] == [name(rule)]
    assert [str(r) for r in results if r.broken] == []


@pytest.mark.parametrize("rule", WARNINGS, ids=name)
def test_a_warning_finds_its_defect(database: duckdb.DuckDBPyConnection, rule: Rule) -> None:
    for statement in plant(rule):
        database.execute(statement)
    (result,) = evaluate(database, [rule])
    assert not result.broken
    assert result.unexpected
    assert result.examples


def test_every_defect_is_of_a_check_that_exists() -> None:
    assert set(WRITTEN) - {name(rule) for rule in all_rules()} == set()


@pytest.mark.parametrize(("table", "column"), [(t.name, c.name) for t in TABLES for c in t.columns if not c.nullable])
def test_a_null_in_any_column_that_has_none_is_named(database: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    (rule,) = (r for r in CRITICAL if r.table == table and r.name == "no_nulls")
    database.execute(f'alter table {table} alter column "{column}" drop not null')
    database.execute(f'update {table} set "{column}" = null')
    (result,) = evaluate(database, [rule])
    assert result.unexpected == result.looked_at > 0
    assert f"{column} null" in result.examples[0]


@pytest.mark.parametrize(
    "defect",
    [
        "delete from lines where line = 3",
        "update lines set start_char = start_char + 1, end_char = end_char + 1 where line > 3",
        "update lines set start_char = 0 where line = 2",
        "insert into lines select * replace (line + 100 as line) from lines where role = 'spam'",
    ],
    ids=["gap", "shifted", "overlap", "one too many"],
)
def test_lines_that_do_not_cover_their_document(database: duckdb.DuckDBPyConnection, defect: str) -> None:
    database.execute(defect)
    assert not next(r for r in evaluate(database, all_rules()) if r.check == "lines_cover_document").passed


@pytest.mark.parametrize(
    "defect",
    [
        "delete from lines where document_id = (select document_id from documents where path = 'page1.txt')",
        "update documents set text = null where path = 'page1.txt'",
        "update documents set reason = ' ' where status = 'quarantined'",
    ],
    ids=["no lines", "no text", "no reason"],
)
def test_a_document_that_vanished_on_its_way(database: duckdb.DuckDBPyConnection, defect: str) -> None:
    database.execute(defect)
    assert not next(r for r in evaluate(database, all_rules()) if r.check == "documents_accounted_for").passed


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-02-03", "2020-02-03", "2020-02-03"),
        ("2016/2020", "2016-01-01", "2020-12-31"),
        ("2019-11/2020-02", "2019-11-01", "2020-02-29"),
    ],
)
def test_the_span_of_a_period(database: duckdb.DuckDBPyConnection, period: str, start: str, end: str) -> None:
    rule = next(r for r in CRITICAL if r.name == "metrics_period_spans")
    database.execute(f"update metrics set period = '{period}', period_start = '{start}', period_end = '{end}'")
    assert evaluate(database, [rule])[0].passed
    database.execute(f"update metrics set period_start = date '{start}' + 1")
    assert not evaluate(database, [rule])[0].passed


def test_rows_that_went_missing_are_named(database: duckdb.DuckDBPyConnection) -> None:
    database.execute("delete from documents where path in ('page1.txt', 'page2.txt')")
    (kept,) = (r for r in evaluate(database, WARNINGS) if r.check == "rows_kept" and r.table_name == "documents")
    assert kept.unexpected == 2
    assert [e.split(": ")[1] for e in kept.examples] == ["page1.txt is gone", "page2.txt is gone"]


def test_fewer_rows_within_the_share_are_no_warning(database: duckdb.DuckDBPyConnection) -> None:
    database.execute("set variable share = 0.5")
    database.execute("delete from documents where path in ('page1.txt', 'page2.txt')")
    assert next(r for r in evaluate(database, WARNINGS) if r.check == "rows_kept" and r.table_name == "documents").passed


def test_the_pages_hold_what_the_checks_need() -> None:
    assert {role for lines in PAGES.values() for role, _ in lines} >= {"boilerplate", "title", "byline", "body", "blank", "spam"}
