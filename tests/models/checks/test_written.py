"""Files of rules: what they must say, and what is told of one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.checks import RuleError, written_rules
from models.checks.written import read_rule

_WHOLE = """-- No value is zero,
-- nor less.
-- table: metrics
-- column: value
-- severity: warning
-- why: a count of nothing
-- is seldom told.
select metric_id as id, value as observed -- as it is
from metrics
where value <= 0;
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "metrics_some.sql"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_is_read_to_a_rule(tmp_path: Path) -> None:
    rule = read_rule(write(tmp_path, _WHOLE))
    assert (rule.name, rule.table, rule.column, rule.severity) == ("metrics_some", "metrics", "value", "warning")
    assert rule.asserts == "No value is zero, nor less."
    assert rule.why == "a count of nothing is seldom told."
    assert rule.query is not None
    assert rule.query.startswith("select metric_id")
    assert rule.query.endswith("value <= 0")


@pytest.mark.parametrize(
    ("line", "instead", "told"),
    [
        ("-- severity: warning", "-- severity: fatal", "critical, warning"),
        ("-- severity: warning\n", "", "critical, warning"),
        ("-- table: metrics", "-- table: numbers", "documents, lines"),
        ("-- why: a count of nothing\n-- is seldom told.\n", "", "-- why:"),
        ("-- No value is zero,\n-- nor less.\n", "", "what it asserts"),
        ("-- column: value", "-- needs: luck", "parent, staged"),
    ],
)
def test_a_file_that_leaves_something_out_is_told_what(tmp_path: Path, line: str, instead: str, told: str) -> None:
    with pytest.raises(RuleError, match=told) as error:
        read_rule(write(tmp_path, _WHOLE.replace(line, instead)))
    assert error.value.rule == "metrics_some.sql"


def test_files_are_named_after_their_table() -> None:
    assert [rule.name for rule in written_rules() if not rule.name.startswith(f"{rule.table}_")] == []


def test_every_rule_says_in_a_sentence_what_holds_and_why() -> None:
    for rule in written_rules():
        assert rule.asserts.endswith("."), rule.name
        assert len(rule.why) > 20, rule.name
