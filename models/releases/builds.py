"""Who may write what: the lock that publishers take turns by, and the private build folder of each run.

Both rest on ``flock``, which the kernel lets go of when its process ends, however it ends: a killed run leaves no lock that
needs a hand, and its build folder is known to be dead because its lock can be had. Nothing is judged by age or by process id.
A worker that a run forked keeps the run's locks until it ends, too: start workers by spawn.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from models.releases.errors import UnwritableWarehouseError, WarehouseBusyError
from models.releases.layout import Warehouse

WAIT_SECONDS: Final = 60.0
"""How long a publisher waits for another before it gives up."""

OWNER: Final = "owner.lock"
"""In a build folder: locked for as long as its run lives."""


@contextmanager
def publishing(warehouse: Warehouse, timeout: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the warehouse's publishing lock; :class:`WarehouseBusyError`, naming the holder, after ``timeout`` seconds."""
    warehouse.prepare()
    lock = FileLock(warehouse.lock)
    start = time.monotonic()
    try:
        lock.acquire(timeout=timeout, poll_interval=0.05)
    except Timeout as error:
        raise WarehouseBusyError(warehouse.lock, _holder(warehouse.lock), round(time.monotonic() - start, 1)) from error
    except OSError as error:
        raise UnwritableWarehouseError(warehouse.root, error) from error
    try:
        with suppress(OSError):  # who holds it is a courtesy: a full disk must not keep a rollback from happening
            warehouse.lock.write_text(json.dumps(_myself()), "utf-8")
        yield
    finally:
        with suppress(OSError):
            os.truncate(warehouse.lock, 0)
        lock.release()


def _myself() -> dict[str, str | int]:
    return {"pid": os.getpid(), "host": socket.gethostname(), "since": datetime.now(UTC).isoformat(timespec="seconds")}


def _holder(lock: Path) -> str:
    try:
        holder = json.loads(lock.read_text("utf-8"))
        return f"process {holder['pid']} on {holder['host']}, since {holder['since']}"
    except (OSError, ValueError, TypeError, KeyError):  # it is just coming or going
        return "a process that has not said who it is"


@contextmanager
def build_folder(warehouse: Warehouse) -> Iterator[Path]:
    """A new private folder ``.work/builds/<id>`` for one run; it is removed at the end unless publishing took it away.

    Folders of runs that died are swept first.
    """
    warehouse.prepare()
    with FileLock(warehouse.work / "builds.lock"):  # so that nobody sweeps it between being made and being locked
        _sweep_builds(warehouse)
        build = warehouse.builds / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
        build.mkdir()
        owner = FileLock(build / OWNER)
        owner.acquire(timeout=0)
    try:
        yield build
    finally:
        owner.release()
        shutil.rmtree(build, ignore_errors=True)


def sweep(warehouse: Warehouse) -> None:
    """Remove what dead runs left: their build folders, and releases that were on their way out. Needs the publishing lock."""
    with FileLock(warehouse.work / "builds.lock"):
        _sweep_builds(warehouse)
    for path in warehouse.trash.iterdir():
        shutil.rmtree(path, ignore_errors=True)


def _sweep_builds(warehouse: Warehouse) -> None:
    for build in warehouse.builds.iterdir():
        owner = FileLock(build / OWNER)
        try:
            owner.acquire(timeout=0)
        except (Timeout, OSError):  # alive, or not a folder that we could remove
            continue
        try:
            shutil.rmtree(build, ignore_errors=True)
        finally:
            owner.release()
