"""A run that is killed, or that runs out of disk, leaves the old release or the new one, and nothing that needs a hand."""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from pathlib import Path

import duckdb
import pytest

from models.releases.layout import Warehouse
from models.releases.verification import verify
from tests.flows.runs import run

PAGE = "某县推行积分制\n2022-04-05 来源：某县日报\n\n全县{}个村推行积分制，建立积分超市{}个，选派驻村第一书记{}名。\n"
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.flows.runs"])


class Run:
    """A run in a process of its own."""

    def __init__(self, seeds: Path, warehouse: Path, file_bytes: int | None = None) -> None:
        self._hear, say = CONTEXT.Pipe(duplex=False)
        self.process = CONTEXT.Process(target=run, args=(seeds, warehouse, say, file_bytes))
        self.process.start()
        say.close()

    def hear(self) -> str | None:
        """What it says next; None if it ended without a word."""
        try:
            return str(self._hear.recv())
        except EOFError:
            return None

    def until(self, word: str) -> str | None:
        """Listen until it says ``word`` or something that begins like an error."""
        while (said := self.hear()) is not None and said != word and "Error" not in said:
            pass
        return said

    def kill(self) -> None:
        assert self.process.pid is not None
        self.process.kill()
        self.process.join()
        assert self.process.exitcode in (-signal.SIGKILL, 0)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    change(folder, 0)
    return folder


def change(seeds: Path, number: int) -> None:
    (seeds / "a.txt").write_text(PAGE.format(120 + number, 30 + number, 45 + number), encoding="utf-8")


def finish(seeds: Path, warehouse: Path) -> str:
    """Run to the end; the version that is current then."""
    whole = Run(seeds, warehouse)
    assert whole.until("done") == "done"
    whole.process.join()
    return Warehouse(warehouse).current().version


def assert_whole(warehouse: Path) -> str:
    """Every listed release is whole, and ``current`` opens; its version."""
    house = Warehouse(warehouse)
    for release in house.releases():
        assert verify(house, release.version).holds
    current = house.current()
    with duckdb.connect(str(current.database), read_only=True) as db:
        assert db.execute("select count(*) from documents").fetchone() == (1,)
    return current.version


@pytest.mark.parametrize("stage", ["stage", "parse", "load", "check", "publish"])
def test_killed_in_any_stage(seeds: Path, tmp_path: Path, stage: str) -> None:
    warehouse = tmp_path / "warehouse"
    old = finish(seeds, warehouse)
    moments = random.Random(stage)
    for number in range(1, 3):
        change(seeds, number)
        doomed = Run(seeds, warehouse)
        assert doomed.until(stage) == stage
        time.sleep(moments.random() * (0.03 if stage == "stage" else 0.3))
        doomed.kill()
        found = assert_whole(warehouse)
        new = finish(seeds, warehouse)
        assert found in (old, new)
        assert assert_whole(warehouse) == new != old
        old = new
    assert (seeds / "a.txt").exists()
    assert not list(Warehouse(warehouse).builds.iterdir())


def test_killed_before_there_is_any_release(seeds: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    for stage in ("parse", "load", "publish"):
        doomed = Run(seeds, warehouse)
        doomed.until(stage)
        doomed.kill()
    finish(seeds, warehouse)
    assert_whole(warehouse)


@pytest.mark.parametrize("file_bytes", [2_000, 30_000, 300_000])
def test_a_full_disk_is_told_of_and_mends_with_room(seeds: Path, tmp_path: Path, file_bytes: int) -> None:
    warehouse = tmp_path / "warehouse"
    old = finish(seeds, warehouse)
    change(seeds, 1)
    cramped = Run(seeds, warehouse, file_bytes)
    said = cramped.until("done")
    cramped.process.join()
    assert said is not None
    assert "Error: " in said
    assert "Traceback" not in said
    assert assert_whole(warehouse) == old
    assert finish(seeds, warehouse) != old


def test_readers_of_the_old_release_keep_reading(seeds: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    finish(seeds, warehouse)
    with duckdb.connect(str(warehouse / "current" / "fangzhi.duckdb"), read_only=True) as db:
        before = db.execute("select text from documents").fetchall()
        change(seeds, 1)
        finish(seeds, warehouse)
        assert db.execute("select text from documents").fetchall() == before


def test_the_same_release_whole_or_incremental_and_after_a_seed_came_back(seeds: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    other = seeds / "b.txt"
    other.write_text(PAGE.format(9, 8, 7), encoding="utf-8")
    hashes = []
    for text in (PAGE.format(9, 8, 7), None, PAGE.format(9, 8, 7)):
        other.write_text(text, encoding="utf-8") if text else other.unlink()
        hashes.append(finish(seeds, warehouse).rpartition("-")[2])
    assert hashes[0] == hashes[2] != hashes[1]
    assert finish(seeds, tmp_path / "anew").rpartition("-")[2] == hashes[0]
