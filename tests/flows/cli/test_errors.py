"""What a user can get wrong or meet: a word on standard error, the exit code that is promised, and no traceback."""

from __future__ import annotations

import io
import os
import shutil
import socket
import weakref
from pathlib import Path

import duckdb
import pytest

from flows.cli import main
from flows.load import LoadError
from flows.release import Outcome, make_release
from flows.settings import Settings
from flows.stage import EmptySeedsError
from models.releases.layout import DATABASE, MANIFEST, Warehouse
from tests.flows.cli.calls import call

READERS = (["sql", "select 1"], ["trace", "x"], ["why", "x"], ["quarantine"], ["diff"], ["verify"])


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text("某县推行积分制\n全县120个村推行积分制。\n", encoding="utf-8")
    return folder


@pytest.fixture
def warehouse(seeds_release: Outcome, tmp_path: Path) -> Warehouse:
    """A copy of a warehouse, to be damaged."""
    shutil.copytree(seeds_release.path.parents[1], tmp_path / "warehouse", symlinks=True, ignore=shutil.ignore_patterns(".work"))
    return Warehouse(tmp_path / "warehouse")


@pytest.mark.parametrize("command", [["run"], ["plan"], ["serve"]])
@pytest.mark.parametrize("there", ["nothing", "file"])
def test_no_seeds_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str], there: str) -> None:
    if there == "file":
        (tmp_path / "seeds").touch()
    said = call(capsys, *command, "--seeds", tmp_path / "seeds", "--warehouse", tmp_path / "warehouse")
    assert (said.code, said.out) == (4, "")
    assert str(tmp_path / "seeds") in said.err
    assert not (tmp_path / "warehouse").exists()


def test_a_seeds_folder_without_a_page_leaves_the_release_as_it_is(
    capsys: pytest.CaptureFixture[str], warehouse: Warehouse, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".a.txt").touch()
    before = warehouse.current_version()
    where = ("--seeds", tmp_path / "empty", "--warehouse", warehouse.root)
    planned = call(capsys, "plan", *where)
    assert planned.code == 0
    assert "1 passed over: .a.txt" in planned.out
    assert "A run would stop: there is no page in the seeds folder" in planned.out
    with pytest.raises(EmptySeedsError, match="--allow-empty"):
        make_release(Settings(seeds=tmp_path / "empty", warehouse=warehouse.root))
    assert warehouse.current_version() == before
    assert "removed" in call(capsys, "plan", *where, "--allow-empty").out.splitlines()[0]


def test_why_tells_of_what_is_no_document(capsys: pytest.CaptureFixture[str], seeds: Path, warehouse: Warehouse) -> None:
    (seeds / ".page.txt").touch()
    where = ("--seeds", seeds, "--warehouse", warehouse.root)
    assert "was passed over: names that begin with a dot" in call(capsys, "why", ".page.txt", *where).err
    assert "is in the seeds folder and not in the current release" in call(capsys, "why", seeds / "a.txt", *where).err
    assert "no document of the current release has the path" in call(capsys, "why", "z.txt", *where).err


@pytest.mark.parametrize("asked", ["shard.jsonl", "crawl/shard.jsonl", "/mnt/pages/crawl/shard.jsonl"])
def test_why_of_a_shard_names_its_records(capsys: pytest.CaptureFixture[str], warehouse: Warehouse, asked: str) -> None:
    with duckdb.connect(str(warehouse.current().database)) as db:
        db.execute("update documents set path = 'crawl/shard.jsonl#' || path where path < '002'")
    said = call(capsys, "why", asked, "--warehouse", warehouse.root)
    assert said.code == 4
    assert "crawl/shard.jsonl is a shard, and each of its 2 records is a document" in said.err
    assert "'crawl/shard.jsonl#000_" in said.err


@pytest.mark.parametrize("command", [["run"], ["plan"], ["serve"], ["releases"], ["rollback", "x"], ["doctor"], *READERS])
def test_a_file_where_the_warehouse_should_be(
    capsys: pytest.CaptureFixture[str], seeds: Path, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "file").touch()
    said = call(capsys, *command, "--seeds", seeds, "--warehouse", tmp_path / "file")
    assert said.code == 4
    assert "is a file" in said.err


@pytest.mark.parametrize("command", READERS)
def test_no_release_yet(capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]) -> None:
    said = call(capsys, *command, "--warehouse", tmp_path / "warehouse")
    assert said.code == 4
    assert "fangzhi run" in said.err
    assert not (tmp_path / "warehouse").exists()


@pytest.mark.parametrize("command", READERS)
def test_current_leads_nowhere(capsys: pytest.CaptureFixture[str], warehouse: Warehouse, command: list[str]) -> None:
    newest = warehouse.current_version()
    warehouse.link.unlink()
    warehouse.link.symlink_to("releases/gone")
    said = call(capsys, *command, "--warehouse", warehouse.root)
    assert said.code == 4
    assert f"fangzhi rollback {newest}" in said.err


@pytest.mark.parametrize("command", READERS[:4])
def test_a_damaged_database(capsys: pytest.CaptureFixture[str], warehouse: Warehouse, command: list[str]) -> None:
    (warehouse.current().path / DATABASE).write_bytes(b"no database")
    said = call(capsys, *command, "--warehouse", warehouse.root)
    assert said.code == 4
    assert "not what its manifest says" in said.err


@pytest.mark.parametrize("file", [DATABASE, MANIFEST])
def test_damage_is_seen_by_whoever_looks(
    capsys: pytest.CaptureFixture[str], warehouse: Warehouse, seeds: Path, file: str
) -> None:
    (warehouse.current().path / file).write_text("{")
    where = ("--seeds", seeds, "--warehouse", warehouse.root)
    assert call(capsys, "verify", *where).code == 4
    doctor = call(capsys, "doctor", *where, "--json")
    assert doctor.code == 4
    assert not doctor.json()["healthy"]
    plan = call(capsys, "plan", *where, "--json")
    assert plan.code == 0
    assert "damaged" in plan.json()["broken"]
    assert plan.json()["publishes"]
    assert call(capsys, "releases", *where, "--json").json()[0]["damaged"] == (file == MANIFEST)
    if file == MANIFEST:
        assert call(capsys, "diff", *where).code == 4


@pytest.mark.parametrize("command", [["rollback", "2020"], ["verify", "2020"], ["diff", "2020"]])
def test_an_unknown_version(capsys: pytest.CaptureFixture[str], warehouse: Warehouse, command: list[str]) -> None:
    said = call(capsys, *command, "--warehouse", warehouse.root)
    assert said.code == 4
    assert str(warehouse.current_version()) in said.err  # what there is instead


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("keep", "0"),
        ("keep", "many"),
        ("max_document_bytes", "9" * 30),
        ("part_bytes", "9" * 30),
        ("cron", "every night"),
        ("cron", "0 2 31 2,4 *"),
        ("timezone", "Nowhere/At_All"),
        ("row_loss", "2"),
    ],
)
def test_a_setting_that_cannot_be(
    capsys: pytest.CaptureFixture[str], seeds: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"FANGZHI_{name.upper()}", value)
    said = call(capsys, "plan", "--seeds", seeds)
    assert said.code == 2
    assert name in said.err


@pytest.mark.parametrize("command", [["trace", "\udcff"], ["why", "\udcff"], ["why", "a" * 5000], ["why", f"{'a' * 5000}/b"]])
def test_names_that_no_file_can_have(capsys: pytest.CaptureFixture[str], warehouse: Warehouse, command: list[str]) -> None:
    said = call(capsys, *command, "--warehouse", warehouse.root)
    assert (said.code, said.out) == (4, "")
    assert "no " in said.err


def test_a_query_that_is_no_text(capsys: pytest.CaptureFixture[str], warehouse: Warehouse) -> None:
    said = call(capsys, "sql", "select \udcff", "--warehouse", warehouse.root)
    assert (said.code, said.out) == (2, "")


@pytest.mark.parametrize("command", [["plan"], ["run"], ["doctor"]])
@pytest.mark.parametrize("option", ["--seeds", "--warehouse"])
def test_a_folder_whose_name_is_too_long(
    capsys: pytest.CaptureFixture[str], seeds: Path, tmp_path: Path, command: list[str], option: str
) -> None:
    where = {"--seeds": seeds, "--warehouse": tmp_path / "warehouse"} | {option: tmp_path / ("a" * 5000)}
    said = call(capsys, *command, *[x for pair in where.items() for x in pair])
    assert said.code == 4
    assert "name too long" in said.err.lower()


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_terminal_that_cannot_show_every_character(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    shown = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr("sys.stdout", shown)
    for more in ([], ["--json"], ["--format", "csv"]):
        with pytest.raises(SystemExit) as end:
            main(["sql", "select '😀' as smile", *more, "--warehouse", str(warehouse.root)])
        assert end.value.code in (0, None)
    shown.flush()
    said = shown.buffer.getvalue().decode(encoding)
    assert said.count("\\U0001f600") == 2
    assert said.count("\\ud83d\\ude00") == 1


@pytest.mark.parametrize("content", [b"keep = [", b"\xff\xfe", b"nonsense = 1"])
def test_a_settings_file_that_cannot_be_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fangzhi.toml").write_bytes(content)
    said = call(capsys, "plan")
    assert said.code == 2
    assert "fangzhi:" in said.err


def test_a_folder_that_is_a_number(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fangzhi.toml").write_text("seeds = 5\n")
    said = call(capsys, "plan")
    assert said.code == 2
    assert said.err.startswith("fangzhi: a setting cannot be used: seeds: 5 is neither the name of a folder nor")


def test_a_misspelt_setting_is_told_with_the_one_it_is_like(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fangzhi.toml").write_text("wrokers = 1\n")
    said = call(capsys, "plan")
    assert said.code == 2
    assert "fangzhi.toml or pyproject.toml sets wrokers, which is no setting (did you mean workers?)" in said.err


def test_a_misspelt_variable_is_found_by_the_doctor(
    capsys: pytest.CaptureFixture[str], seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FANGZHI_WORKRES", "2")
    said = call(capsys, "doctor", "--seeds", seeds, "--warehouse", tmp_path / "warehouse")
    assert said.code == 4
    assert "FANGZHI_WORKRES" in said.out
    assert not (tmp_path / "warehouse").exists()


@pytest.mark.parametrize("command", [["plan"], ["releases"], ["sql", "select 1"]])
def test_every_command_tells_of_a_misspelt_variable(
    capsys: pytest.CaptureFixture[str], seeds: Path, warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("FANGZHI_SEEDS", str(seeds))
    monkeypatch.setenv("FANGZHI_WAREHOUSE", str(warehouse.root))
    monkeypatch.setenv("FANGZHI_WORKRES", "2")
    said = call(capsys, *command)
    assert said.code == 0
    assert "FANGZHI_WORKRES is set, and no setting has that name; did you mean FANGZHI_WORKERS?" in said.err
    assert said.out.count("FANGZHI") == 0


@pytest.mark.parametrize("command", [["nonsense"], ["run", "--workers", "-1"], ["sql"], ["trace"]])
def test_a_wrong_call(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    said = call(capsys, *command)
    assert (said.code, said.out) == (2, "")
    assert "Usage: fangzhi" in said.err


def test_an_error_that_somebody_keeps_holds_nothing_open(
    capsys: pytest.CaptureFixture[str], seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Prefect keeps the error of a flow; DuckDB prints a page of complaints about connections that live when Python ends."""
    kept: list[Exception] = []
    held: list[weakref.ref[object]] = []

    def fails(*_: object, **__: object) -> None:
        thing = set[int]()
        held.append(weakref.ref(thing))
        try:
            raise OSError(28, "No space left on device")
        except OSError as cause:
            kept.append(LoadError("metrics", cause))
            raise kept[0] from cause

    monkeypatch.setattr("flows.plan.plan", fails)
    said = call(capsys, "plan", "--seeds", seeds)
    assert (said.code, said.out) == (4, "")
    assert "metrics could not be loaded" in said.err
    assert [thing() for thing in held] == [None]


def test_a_stop_by_hand(capsys: pytest.CaptureFixture[str], seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.plan.plan", stop)
    said = call(capsys, "plan", "--seeds", seeds)
    assert said.code == 130
    assert "stopped" in said.err


@pytest.mark.parametrize("command", ["run", "serve"])
def test_a_configured_server_that_does_not_answer(
    capsys: pytest.CaptureFixture[str], seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    said = call(capsys, command, "--seeds", seeds, "--warehouse", tmp_path / "warehouse")
    assert said.code == 4
    assert "http://127.0.0.1:9/api" in said.err


def test_a_port_that_is_taken(
    capsys: pytest.CaptureFixture[str], seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith("PREFECT")]:
        monkeypatch.delenv(name)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = call(capsys, "serve", "--port", port, "--seeds", seeds, "--warehouse", tmp_path / "warehouse")
    assert said.code == 4
    assert f"port {port} is taken" in said.err
