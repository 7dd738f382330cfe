"""Processes of their own for tests that kill: forked from a clean server that has the imports done, so one costs little."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pandas  # noqa: F401  # what the making of a build imports late is imported once, here

from flows.rollback import rollback
from models.releases.builds import build_folder, publishing
from models.releases.layout import Warehouse
from tests import releases
from tests.forks import CONTEXT

CHANGES = frozenset({"os.rename", "os.symlink", "os.truncate", "shutil.rmtree"})
REMOVALS = frozenset({"os.remove", "os.rmdir"})
"""Audit events of calls that change a folder; files that are opened to be written are told by their mode."""


def start(target: Callable[..., None], *arguments: Any) -> BaseProcess:
    """Start ``target`` in a process of its own."""
    process = CONTEXT.Process(target=_do, args=(releases.empty_database(), target, arguments))
    process.start()
    return process


def _do(empty: bytes, target: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    releases.empty_database = lambda: empty  # made once, and not in each of them
    target(*arguments)


def run(target: Callable[..., None], *arguments: Any) -> int | None:
    """Run ``target`` to its end; the exit code, negative if a signal ended it."""
    process = start(target, *arguments)
    process.join()
    return process.exitcode


def die_at(step: int) -> None:
    """From now on, kill this process just before its ``step``-th change of the file system, flushes among them."""
    left = step
    flush = os.fsync

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        removed = event in REMOVALS and os.sep in str(
            arguments[0]
        )  # in the middle of a tree it comes by name alone: once is enough
        if event in CHANGES or opened or removed:
            count()

    def counted_flush(handle: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112  # of files there are many, and one is like another
            count()
        flush(handle)

    sys.addaudithook(hook)
    os.fsync = counted_flush


def publish_and_die(warehouse: Path, texts: Mapping[str, str], step: int) -> None:
    """Build ``texts`` and publish them, keeping two releases, but die at a step of publishing."""
    house = Warehouse(warehouse)
    with build_folder(house) as build:
        releases.fill(build, texts)
        die_at(step)
        releases.publish_build(build, warehouse, keep=2)


def roll_back_and_die(warehouse: Path, version: str, step: int) -> None:
    """Roll back, but die at a step of it."""
    die_at(step)
    rollback(warehouse, version)


def publish(warehouse: Path, texts: Mapping[str, str]) -> None:
    """Build ``texts`` and publish them."""
    releases.release(warehouse, texts)


def publish_on_a_full_disk(warehouse: Path, texts: Mapping[str, str], limit: int, said: Path) -> None:
    """Build ``texts``, then publish them where no file can grow over ``limit`` bytes; write what was raised to ``said``."""
    with build_folder(Warehouse(warehouse)) as build:
        releases.fill(build, texts)
        message = said.open("w")
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            releases.publish_build(build, warehouse)
        except Exception as error:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            message.write(f"{type(error).__name__}: {error}")
        message.close()


def act_as_nobody(warehouse: Path, said: Path, action: Callable[[Path], object]) -> None:
    """Do ``action`` on the warehouse as a user who may only read it; write what came of it to ``said``."""
    message = said.open("w")
    if os.geteuid() == 0:
        os.seteuid(65534)
    try:
        message.write(str(action(warehouse)))
    except Exception as error:
        message.write(f"{type(error).__name__}: {error}")
    message.close()


def hold_lock(warehouse: Path, held: Path) -> None:
    """Take the publishing lock, say so by the file ``held``, and keep it."""
    with publishing(Warehouse(warehouse)):
        held.touch()
        signal.pause()


def hold_build(warehouse: Path, held: Path) -> None:
    """Take a build folder, write its path to ``held``, and keep it."""
    with build_folder(Warehouse(warehouse)) as build:
        releases.fill(build, releases.A)
        held.with_suffix(".part").write_text(str(build))
        held.with_suffix(".part").rename(held)
        signal.pause()
