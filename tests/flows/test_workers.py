"""Parts parsed on Dask: the same rows from every runner, also when a worker is killed in the middle of a part."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from flows.load import load
from flows.parse import Parsed, parse
from flows.settings import Settings
from flows.stage import MissingStagedPartError, Staged, stage
from flows.workers import ForeignWorkerError, LostWorkersError, MissingDaskError, UnreachableClusterError, workers
from models.releases.hashing import content_hash, content_hashes
from models.releases.layout import Warehouse
from models.releases.manifest import Manifest
from models.storage.bucket import Bucket
from tests.flows.cli.calls import call

if TYPE_CHECKING:
    from distributed import LocalCluster

pytestmark = [
    pytest.mark.usefixtures("prefect_api"),
    pytest.mark.timeout(600),
]  # workers import Prefect

PART_BYTES = 200
"""So small that six pages are several parts."""


@pytest.fixture(scope="module")
def cluster(prefect_api: str, s3: str) -> Iterator[LocalCluster]:
    """Two worker processes."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL) as there:
        yield there


def staged(pages: Path, warehouse: Path) -> Staged:
    return stage(pages, Warehouse(warehouse).work, target=PART_BYTES)


def parsed_on_dask(pages: Path, warehouse: Path, address: str = "") -> Parsed:
    """The parse stage as the flow runs it."""
    from prefect import flow

    from flows.pipeline import PrefectStages

    settings = Settings(seeds=pages, warehouse=warehouse, runner="dask", dask_address=address, workers=1)
    stages = PrefectStages(settings, lambda stage, done, total: None)

    @flow(name="parse on dask")
    def parsing() -> Parsed:
        return stages.parse(staged(pages, warehouse), Warehouse(warehouse))

    return parsing()


def content(parsed: Parsed, database: Path) -> str:
    load(parsed, database)
    with duckdb.connect(str(database), read_only=True) as db:
        return content_hash(content_hashes(db))


def _first_holds(marker: Path) -> None:
    """In a worker: whoever is the first to parse a page says who it is and comes to no end."""
    from models.rows import Rows

    add_document = Rows.add_document

    def held(self: Rows, document: dict[str, object]) -> None:
        try:
            handle = os.open(marker, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            add_document(self, document)
            return
        os.write(handle, str(os.getpid()).encode())
        os.close(handle)
        time.sleep(600)

    Rows.add_document = held  # type: ignore[method-assign,assignment]


def test_a_run_on_dask_ends_with_the_same_hash_when_a_worker_is_killed_in_the_middle_of_a_part(
    cluster: LocalCluster, pages: Path, bucket: Bucket, tmp_path: Path
) -> None:
    from flows.pipeline import run_flow

    bucket.write_all((f"seeds/{file.name}", file) for file in pages.iterdir())

    marker = tmp_path / "held"
    with cluster.get_client() as client:
        client.run(_first_holds, marker)
    killed: list[int] = []

    def kill() -> None:
        while not killed:
            if marker.exists() and (worker := marker.read_text(encoding="utf-8")):
                os.kill(int(worker), signal.SIGKILL)
                killed.append(int(worker))
            time.sleep(0.02)

    threading.Thread(target=kill, daemon=True).start()
    places = {name: f"{bucket}/{name}" for name in ("seeds", "store", "warehouse")}
    address = {"runner": "dask", "dask_address": cluster.scheduler_address, "cache": tmp_path / "cache"}
    settings = Settings(part_bytes=PART_BYTES, **places, **address)
    console = threading.Lock()  # as the command line's: nothing that could be sent to a worker

    def tell(stage: str, done: int, total: int) -> None:
        with console:
            pass

    there = run_flow(settings, tell)
    assert killed
    assert there.parsed_parts == there.parts > 2
    assert there.address == f"{bucket}/warehouse/releases/{there.version}"
    here = parse(staged(pages, tmp_path / "here"), Warehouse(tmp_path / "here").work)
    assert Manifest.read(there.path / "manifest.json").content_hash == content(here, tmp_path / "here.duckdb")


def test_a_changed_page_parses_its_part_on_a_cluster_that_the_run_starts(
    pages: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    work = Warehouse(tmp_path / "warehouse").work
    parse(staged(pages, tmp_path / "warehouse"), work)
    page = pages / "3.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("书记48名", "书记99名"), encoding="utf-8")
    there = parsed_on_dask(pages, tmp_path / "warehouse")
    assert "Warning" not in capfd.readouterr().err  # of the workers
    assert 1 <= there.parsed <= 2 < len(there.parts)
    whole = parse(staged(pages, tmp_path / "whole"), Warehouse(tmp_path / "whole").work)
    assert content(there, tmp_path / "there.duckdb") == content(whole, tmp_path / "whole.duckdb")


def test_a_worker_with_other_code_or_another_disk_is_refused(
    cluster: LocalCluster, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr("flows.workers.parsing_fingerprint", lambda: "0" * 64)
        with pytest.raises(ForeignWorkerError, match="other code"):
            parsed_on_dask(pages, tmp_path / "warehouse", cluster.scheduler_address)
    settings = Settings(runner="dask", dask_address=cluster.scheduler_address)
    with pytest.raises(ForeignWorkerError, match="does not see"), workers(settings, None, 1, tmp_path / "elsewhere"):
        pass


def test_an_error_of_a_worker_comes_back_with_its_values(cluster: LocalCluster, pages: Path, tmp_path: Path) -> None:
    parts = staged(pages, tmp_path / "warehouse")
    file = parts.file(parts.parts[1])
    file.write_bytes(b"no Parquet")
    stages_work = Warehouse(tmp_path / "warehouse").work
    assert stages_work.is_dir()
    with pytest.raises(MissingStagedPartError) as raised:
        parsed_on_dask(pages, tmp_path / "warehouse", cluster.scheduler_address)
    assert raised.value.file.name == file.name
    assert not file.exists()


def test_a_part_that_ends_every_worker_ends_the_run_with_what_to_do(cluster: LocalCluster, tmp_path: Path) -> None:
    from distributed import KilledWorker

    settings = Settings(runner="dask", dask_address=cluster.scheduler_address)
    last = next(iter(cluster.scheduler.workers.values()))
    with pytest.raises(LostWorkersError, match="part_bytes"), workers(settings, None, 1, tmp_path):
        raise KilledWorker("parse part 1 of 1", last, 3)


def test_no_cluster_and_no_dask_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import dask

    settings = Settings(runner="dask", dask_address="tcp://127.0.0.1:9")
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(UnreachableClusterError, match=r"tcp://127.0.0.1:9"),
        workers(settings, None, 1, tmp_path),
    ):
        pass
    monkeypatch.setitem(sys.modules, "prefect_dask.task_runners", None)
    with pytest.raises(MissingDaskError, match=r"fangzhi\[dask\]"), workers(settings, None, 1, tmp_path):
        pass
    said = call(capsys, "run", "--runner", "process", "--address", "tcp://127.0.0.1:9")
    assert (said.code, "--address" in said.err) == (2, True)
