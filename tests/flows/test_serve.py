"""The service, really: started, triggered by a change, by hand and by its schedule, and ended; and a run that is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from models.releases.layout import Warehouse
from tests.documentation import ROOT
from tests.flows.conftest import PAGE

T = TypeVar("T")


def until(seconds: float, found: Callable[[], T | None], what: str) -> T:
    """What ``found`` finds within so many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if (there := found()) is not None:
            return there
        time.sleep(0.1)
    pytest.fail(f"no {what} within {seconds} s")


def children(process: int) -> set[int]:
    """Processes that ``process`` started and that run."""
    found = set()
    for entry in Path("/proc").iterdir():  # a pattern would ask each for its file, which fails for one that ends
        if not entry.name.isdigit():
            continue
        try:
            state, parent = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
        except OSError:
            continue  # it ended meanwhile
        if int(parent) == process and state != "Z":
            found.add(int(entry.name))
    return found


def running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def start(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    """``fangzhi`` in a process of its own, with no Prefect server configured."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")} | environment | {"PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "flows.cli", *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=ROOT, env=clean, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


class Service:
    """``fangzhi serve`` on a port of its own."""

    def __init__(self, seeds: Path, warehouse: Path, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.seeds, self.house, self._log = seeds, Warehouse(warehouse), log
        self.api = f"http://127.0.0.1:{self.port}/api"
        clean = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")} | {"FANGZHI_QUIET_SECONDS": "1"}
        where = ("--seeds", seeds, "--warehouse", warehouse, "--port", self.port, "--cron", "0 2 * * *")
        with log.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flows.cli", "serve", *map(str, where)], cwd=ROOT, env=clean,
                stdout=out, stderr=out, start_new_session=True,
            )  # fmt: skip

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def says(self, word: str, times: int = 1, seconds: float = 120) -> None:
        until(seconds, lambda: True if self.said.count(word) >= times else None, f"{times} times {word!r} in {self.said}")

    def ask(self, what: str, **question: Any) -> list[dict[str, Any]]:
        answer = httpx.post(f"{self.api}/{what}/filter", json=question, timeout=30)
        answer.raise_for_status()
        rows: list[dict[str, Any]] = answer.json()
        return rows


@pytest.fixture
def service(pages: Path, tmp_path: Path) -> Iterator[Service]:
    service = Service(pages, tmp_path / "warehouse", tmp_path / "log")
    yield service
    if service.process.poll() is None:
        service.process.kill()
        service.process.wait()


@pytest.mark.timeout(600)
def test_the_service(service: Service) -> None:
    service.says("watching")
    first = service.house.current_version()
    assert first is not None  # there was none, so it made one

    for number in range(3):  # a burst
        (service.seeds / f"{number}.txt").write_text(PAGE.format(500 + number, 60, 70), encoding="utf-8")
        time.sleep(0.2)
    service.says(" published:", 2)
    second = service.house.current_version()
    assert second != first
    assert service.said.count(": running") == 2

    hidden = service.seeds.rename(service.seeds.with_name("gone"))  # a run that fails
    service.says("failed: no seeds folder")
    hidden.rename(service.seeds)
    (service.seeds / "new.txt").write_text(PAGE.format(800, 80, 90), encoding="utf-8")
    service.says(" published:", 3)
    assert service.house.current_version() not in (first, second)

    (deployment,) = service.ask("deployments")
    (schedule,) = deployment["schedules"]
    assert (schedule["schedule"]["cron"], schedule["schedule"]["timezone"]) == ("0 2 * * *", "Asia/Shanghai")
    planned = until(
        90, lambda: service.ask("flow_runs", flow_runs={"state": {"type": {"any_": ["SCHEDULED"]}}}) or None, "scheduled run"
    )
    assert all("T18:00:00" in run["expected_start_time"] for run in planned)  # two at night in Shanghai

    prefect = [sys.executable, "-m", "prefect", "deployment", "run", "fangzhi/publish", "--watch"]
    by_hand = subprocess.run(
        prefect, env=os.environ | {"PREFECT_API_URL": service.api}, capture_output=True, text=True, timeout=120
    )
    assert by_hand.returncode == 0, by_hand.stdout + by_hand.stderr

    helpers = children(service.process.pid)
    assert helpers
    service.process.send_signal(signal.SIGINT)
    assert service.process.wait(30) in (0, 130)
    assert "Traceback" not in service.said
    until(20, lambda: None if any(map(running, helpers)) else True, "end of its processes")


def test_a_run_leaves_no_process_behind(pages: Path, tmp_path: Path) -> None:
    run = start("run", "--seeds", pages, "--warehouse", tmp_path / "warehouse", "--workers", "2", FANGZHI_PART_BYTES="200")
    server = until(60, lambda: children(run.pid) or None, "private server")
    # The server, then two processes that parse and one that tracks what they share.
    helpers = until(120, lambda: found if len(found := children(run.pid)) > len(server) + 1 else None, "parsing process")
    run.kill()
    run.communicate()
    until(20, lambda: None if any(map(running, helpers)) else True, "end of its processes")

    whole = start("run", "--seeds", pages, "--warehouse", tmp_path / "warehouse", "--workers", "1")
    server = until(60, lambda: children(whole.pid) or None, "private server")
    out, err = whole.communicate(timeout=240)
    assert (whole.returncode, err) == (0, "")
    assert "Published." in out
    assert not any(map(running, server))
