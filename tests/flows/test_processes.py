"""Processes that parse: one that is killed fails its own job and no other, and none is left behind."""

from __future__ import annotations

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.processes import LostProcessError, Processes
from flows.stage import MissingStagedPartError


def who(seconds: float = 0.0) -> int:
    time.sleep(seconds)
    return os.getpid()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def say_and_wait(file: Path) -> None:
    file.write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(600)


def fail(file: Path) -> None:
    raise MissingStagedPartError(file, "it is gone")


def answer_what_cannot_be_sent() -> object:
    return threading.Lock()


def running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_killed_process_fails_its_own_job_and_is_made_anew(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads, Processes(2) as processes:
        jobs = [
            threads.submit(processes.run, die if number == 3 else who, *(() if number == 3 else (0.02,))) for number in range(12)
        ]
        with pytest.raises(LostProcessError, match="-9"):
            jobs.pop(3).result()
        assert len({job.result() for job in jobs}) in (2, 3)


def test_an_error_comes_back_with_its_values_and_the_process_goes_on(tmp_path: Path) -> None:
    with Processes(1) as processes:
        before = processes.run(who)
        with pytest.raises(MissingStagedPartError) as raised:
            processes.run(fail, tmp_path)
        assert raised.value.file == tmp_path
        with pytest.raises(RuntimeError, match="lock"):
            processes.run(answer_what_cannot_be_sent)
        assert processes.run(who) == before


def test_processes_end_in_the_middle_of_a_job_when_nobody_wants_it_any_more(tmp_path: Path) -> None:
    said = tmp_path / "said"
    with ThreadPoolExecutor(1) as threads:
        with Processes(2) as processes:
            waiting = threads.submit(processes.run, say_and_wait, said)
            while not said.exists() or not said.read_text(encoding="utf-8"):
                time.sleep(0.02)
        with pytest.raises(LostProcessError):
            waiting.result(20)
        with pytest.raises(LostProcessError):
            processes.run(who)
    assert not running(int(said.read_text(encoding="utf-8")))
