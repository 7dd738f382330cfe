"""What commands answer on a good release."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import looking, running, service, versions
from flows.cli.app import app
from flows.release import Outcome
from tests.documentation import ROOT
from tests.flows.cli.calls import call

COMMANDS = ("run", "plan", "serve", "sql", "trace", "why", "quarantine", "releases", "diff", "rollback", "verify", "doctor")


@pytest.fixture
def where(seeds_release: Outcome) -> tuple[object, ...]:
    return ("--seeds", ROOT / "seeds", "--warehouse", seeds_release.path.parents[1])


def test_there_are_these_commands_and_no_others() -> None:
    assert looking.app is running.app is service.app is versions.app is app
    assert {command.callback.__name__ for command in app.registered_commands if command.callback} == set(COMMANDS)


def test_help_names_first_what_a_person_needs_first(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line.strip("│| ").split(" ")[0] for line in call(capsys, "--help").out.splitlines()]
    assert [word for word in lines if word in COMMANDS] == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_folders_an_example_and_its_exit_codes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    said = call(capsys, command, "--help")
    assert said.code == 0
    for word in (
        "--seeds",
        "--warehouse",
        f"Example: fangzhi {command}",
        "Exit codes: 0 ",
        *(["--json"] if command != "serve" else []),
    ):
        assert word in said.out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "--version")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("fangzhi ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["releases"],
        ["diff"],
        ["verify"],
        ["quarantine"],
        ["plan"],
        ["sql", "from articles"],
        ["why", "000_629df7fc7e94079d.txt"],
        ["doctor"],
    ],
)
def test_json_is_json_and_nothing_else_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, where: tuple[object, ...], arguments: list[str]
) -> None:
    free = shutil.disk_usage(".")
    monkeypatch.setattr("shutil.disk_usage", lambda _: free)  # others use the disk, too
    said = call(capsys, *arguments, "--json", *where)
    assert (said.code, said.err) == (0, "")
    assert said.json() == call(capsys, *arguments, "--json", *where).json()


def test_values_that_json_does_not_have(capsys: pytest.CaptureFixture[str], where: tuple[object, ...]) -> None:
    query = (
        "select 'nan'::double n, date '2022-04-05' d, 1.5::decimal(5, 2) m, [1, 2] l, {'a': null} s, 'x'::blob b, "
        "1 as again, 2 as again"
    )
    (row,) = call(capsys, "sql", query, "--json", *where).json()
    assert row == {"n": None, "d": "2022-04-05", "m": 1.5, "l": [1, 2], "s": {"a": None}, "b": "78", "again": 1, "again:1": 2}


def test_csv_has_a_record_a_row_and_whole_values(capsys: pytest.CaptureFixture[str], where: tuple[object, ...]) -> None:
    said = call(capsys, "sql", "select document_id, null as nothing, ['一', '二'] as parts from documents", "-f", "csv", *where)
    head, *rows = csv.reader(io.StringIO(said.out))
    assert head == ["document_id", "nothing", "parts"]
    assert [row[1:] for row in rows] == [["", '["一", "二"]']] * 5
    assert said.out.count("\n") == 6


def test_tables_are_whole_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str], where: tuple[object, ...]) -> None:
    longest = call(capsys, "sql", "select max(length(text)) as n from sentences", "--json", *where).json()[0]["n"]
    said = call(capsys, "sql", "select * from sentences order by length(text) desc", *where)
    assert "…" not in said.out.splitlines()[0]
    assert max(len(line) for line in said.out.splitlines()) > longest
    assert said.out.rstrip().endswith("363 rows")


@pytest.mark.parametrize(
    "query",
    [
        "selec 1", "from nowhere", "create table x (a int)", "delete from documents", "from '/etc/passwd'",
        "from read_csv('/etc/passwd')",
        "from read_text('*')", "copy documents to 'x.csv'", "attach 'x.db'", "set enable_external_access = true",
        "export database 'x'",
        "install httpfs", "from glob('*')", "from values_of_this_program", "from seeds", "from db",
    ],
)  # fmt: skip
def test_a_query_that_is_wrong_writes_or_reads_elsewhere(
    capsys: pytest.CaptureFixture[str], where: tuple[object, ...], query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = call(capsys, "sql", query, *where)
    assert (said.code, said.out) == (2, "")
    assert "the query does not run" in said.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("query", "rows"), [("", "0 rows"), ("/* nothing */", "0 rows"), ("select 1", "1 row"), ("select 1; select 2", "1 row")]
)
def test_queries_of_no_and_of_two_statements(
    capsys: pytest.CaptureFixture[str], where: tuple[object, ...], query: str, rows: str
) -> None:
    said = call(capsys, "sql", query, *where)
    assert (said.code, said.err) == (0, "")
    assert said.out.rstrip().endswith(rows)


def test_trace_shows_the_evidence_of_a_metric(capsys: pytest.CaptureFixture[str], where: tuple[object, ...]) -> None:
    (metric,) = call(capsys, "sql", "select metric_id, text from metrics order by 1 limit 1", "--json", *where).json()
    (found,) = call(capsys, "trace", metric["metric_id"], "--json", *where).json()
    assert found["evidence"] == metric["text"]
    told = call(capsys, "trace", metric["metric_id"], *where)
    assert f"{found['before']}{found['evidence']}{found['after']}".replace("\n", " ").strip() in told.out


@pytest.mark.parametrize("command", ["trace", "why"])
def test_the_id_and_the_page_in_the_examples_are_there(
    capsys: pytest.CaptureFixture[str], where: tuple[object, ...], command: str
) -> None:
    (example,) = re.findall(rf"Example: fangzhi {command} (\S+)", call(capsys, command, "--help").out)
    assert call(capsys, command, example, *where).code == 0


def test_why_tells_of_every_line(capsys: pytest.CaptureFixture[str], where: tuple[object, ...]) -> None:
    (story,) = call(capsys, "why", ROOT / "seeds" / "000_629df7fc7e94079d.txt", "--json", *where).json()
    (count,) = call(
        capsys,
        "sql",
        "select count(*) as n from lines join documents using (document_id) where starts_with(path, '000_')",
        "--json",
        *where,
    ).json()
    assert sum(story["lines"].values()) == count["n"]
    assert story["articles"]


def test_the_way_back(capsys: pytest.CaptureFixture[str], seeds_release: Outcome, tmp_path: Path) -> None:
    shutil.copytree(seeds_release.path.parents[1], tmp_path / "w", symlinks=True, ignore=shutil.ignore_patterns(".work"))
    said = call(capsys, "rollback", seeds_release.version[-8:], "--warehouse", tmp_path / "w", "--json")
    assert (said.code, said.json()) == (0, {"current": seeds_release.version})


def test_a_reader_who_leaves_early(seeds_release: Outcome) -> None:
    command = [sys.executable, "-m", "flows.cli", "sql", "from sentences", "--warehouse", str(seeds_release.path.parents[1])]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
