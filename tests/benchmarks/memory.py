"""Memory of this process and all that it starts, sampled while something runs (Linux)."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import TextIO


class Watch:
    """``with Watch() as watch: …``; then ``watch.peak`` is the largest sum of proportional set sizes seen, in megabytes.

    The proportional set size counts what processes share once. It stays 0 on systems without ``/proc``. Watched are the process
    ``root`` (this one by default) and all that it starts, ``every`` so many seconds; each sample is a line of ``log``.
    """

    def __init__(self, root: int | None = None, *, every: float = 0.2, log: TextIO | None = None) -> None:
        self.peak = 0.0
        self._root = os.getpid() if root is None else root
        self._every = every
        self._log = log
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        since = time.monotonic()
        if self._log is not None:
            self._log.write("seconds,MB,processes\n")
        while not self._over.wait(self._every):
            family = _family(self._root)
            # What is shared counts in full here, so this is never less; it is read at once, the proportional size page by page.
            if self._log is None and sum(map(_resident, family)) <= self.peak:
                continue
            size = sum(map(_megabytes, family))
            self.peak = max(self.peak, size)
            if self._log is not None:
                self._log.write(f"{time.monotonic() - since:.0f},{size:.0f},{len(family)}\n")
                self._log.flush()


def _family(root: int) -> list[int]:
    found = [root]
    for process in found:
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue  # it ended meanwhile
    return found


def _resident(process: int) -> float:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0


def _megabytes(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6
