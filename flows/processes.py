"""Processes of ours that do one job at a time, and what is done when one of them is killed.

Not ``concurrent.futures``: when a process of its pool is killed, every job in the pool fails with it, and a pool that is just
starting another one (Python 3.11) waits for that one for ever. Here a process that is killed fails its own job and is made anew
for the next; nothing waits for a process that has nothing to do.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from queue import LifoQueue
from typing import Any, Final, Self, TypeVar, cast

from flows.errors import FangzhiError

T = TypeVar("T")

TRIES: Final = 3
"""How often a job is begun whose process was killed."""

_CONTEXT: Final = get_context("spawn")
"""A forked copy of a process with threads (DuckDB's, Prefect's) may hang."""


class LostProcessError(Exception):
    """The process that did a job ended in the middle of it; another one may do it."""

    def __init__(self, exit_code: int | None) -> None:
        self.exit_code = exit_code
        super().__init__(f"the process that did it was ended with exit code {exit_code}")


class LostWorkersError(FangzhiError):
    """A part ended every worker that tried it."""

    def __init__(self, cause: Exception) -> None:
        self.cause = cause
        super().__init__(
            f"one part ended every worker that tried it, so something kills them, most likely want of memory: {cause}. Run again "
            "with a smaller part_bytes or workers that have more; what was parsed is kept."
        )


class Processes:
    """So many processes, each started when there is a job for it; threads may share them."""

    def __init__(self, count: int) -> None:
        self._idle: LifoQueue[_Process | None] = LifoQueue()
        for _ in range(count):
            self._idle.put(None)
        self._started: set[_Process] = set()
        self._lock = threading.Lock()
        self._closed = False

    def run(self, job: Callable[..., T], *arguments: Any) -> T:
        """Do a job in one of them, waiting for one that is idle.

        Raises:
            LostProcessError: if that process ended in the middle of it.

        """
        process = self._idle.get()
        try:
            if process is None:
                process = self._start()
            done, answer = process.run(job, arguments)
        except BaseException:  # Ctrl-C too: it may still be at work on what nobody waits for
            if process is not None:
                self._end(process)
            process = None
            raise
        finally:
            self._idle.put(process)
        if not done:
            raise answer
        return cast("T", answer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End them, those that do a job included."""
        with self._lock:
            self._closed = True
            there = list(self._started)
        for process in there:
            self._end(process)

    def _start(self) -> _Process:
        with self._lock:
            if self._closed:
                raise LostProcessError(None)
            process = _Process()
            self._started.add(process)
            return process

    def _end(self, process: _Process) -> None:
        process.end()
        with self._lock:
            self._started.discard(process)


class _Process:
    def __init__(self) -> None:
        self._connection, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs,), name="parsing", daemon=True)
        self._process.start()
        theirs.close()  # so that ours ends when the process does

    def run(self, job: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
        try:
            self._connection.send((job, arguments))
            answer: tuple[bool, Any] = self._connection.recv()
        except (EOFError, OSError) as error:
            self._process.join(10)
            raise LostProcessError(self._process.exitcode) from error
        return answer

    def end(self) -> None:
        self._process.kill()
        self._process.join()


def _serve(jobs: Connection) -> None:
    """Do jobs until there is nobody who could ask for one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started us
    threading.Thread(target=_end_with_owner, name="ends with its owner", daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            job, arguments = jobs.recv()
            try:
                answer = True, job(*arguments)
            except Exception as error:
                answer = False, error
            try:
                jobs.send(answer)
            except (TypeError, AttributeError, ValueError) as error:  # what is in it cannot be sent
                jobs.send((False, RuntimeError(f"{type(answer[1]).__name__}: {answer[1]} ({error})")))


def _end_with_owner() -> None:
    """End this process when the one that started it does, also in the middle of a job."""
    owner = parent_process()
    if owner is not None:
        owner.join()
        os._exit(1)
