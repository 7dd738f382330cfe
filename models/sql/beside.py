"""Work on one database by several connections at once, each in a thread of its own.

DuckDB shares a statement out over its threads only as far as the statement allows: sorting into a table, hashing rows in order
and small questions keep one core busy. Independent statements, side by side, keep all of them busy.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import SimpleQueue
from traceback import clear_frames
from typing import Final, TypeVar

import duckdb

T = TypeVar("T")

AT_ONCE: Final = min(os.cpu_count() or 1, 4)
"""Statements that run side by side; they share the memory that DuckDB may take."""


def cursors(connection: duckdb.DuckDBPyConnection) -> list[duckdb.DuckDBPyConnection]:
    """As many connections to the same databases as there may be statements at once; they look names up where it does."""
    ((path,),) = connection.execute("select current_setting('search_path')").fetchall()
    made = [connection.cursor() for _ in range(AT_ONCE)]
    for each in made:
        each.execute("set search_path = $path", {"path": path})
    return made


def side_by_side(
    connections: Sequence[duckdb.DuckDBPyConnection],
    tasks: Iterable[Callable[[duckdb.DuckDBPyConnection], T]],
    progress: Callable[[int, int], object] | None = None,
) -> list[T]:
    """What each task answers, in their order; begun in their order, so the longest belongs first.

    ``progress`` is told, in the calling thread, how many are done and how many there are.
    A task for which memory does not suffice beside others is done again alone, so it must be such as can be. The first one that
    fails otherwise fails the whole: what runs is interrupted, what waits is not begun.
    """
    todo = list(tasks)
    idle: SimpleQueue[duckdb.DuckDBPyConnection] = SimpleQueue()
    for connection in connections:
        idle.put(connection)

    def run(task: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        connection = idle.get()
        try:
            return task(connection)
        finally:
            idle.put(connection)

    with ThreadPoolExecutor(len(connections)) as pool:
        waiting = [pool.submit(run, task) for task in todo]
        try:
            for number, done in enumerate(as_completed(waiting), 1):
                if not isinstance(done.exception(), duckdb.OutOfMemoryException):
                    done.result()
                if progress is not None:
                    progress(number, len(waiting))
        except BaseException:  # Ctrl-C too
            pool.shutdown(wait=False, cancel_futures=True)
            for connection in connections:
                connection.interrupt()
            raise
    return [
        _alone(connections[0], task, error)
        if isinstance(error := done.exception(), duckdb.OutOfMemoryException)
        else done.result()
        for task, done in zip(todo, waiting, strict=True)
    ]


def _alone(
    connection: duckdb.DuckDBPyConnection,
    task: Callable[[duckdb.DuckDBPyConnection], T],
    error: duckdb.OutOfMemoryException,
) -> T:
    """What ``task`` answers by itself, in one thread of DuckDB's: each thread keeps rows of its own in memory."""
    clear_frames(error.__traceback__)  # results half read, which hold memory too
    ((threads,),) = connection.execute("select current_setting('threads')").fetchall()
    connection.execute("set threads = 1")
    try:
        return task(connection)
    finally:
        connection.execute(f"set threads = {threads}")
