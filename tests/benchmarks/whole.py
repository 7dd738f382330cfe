"""A crawl of any size through one command: shards are composed, and ``fangzhi run`` makes a release of them, end to end.

Nothing is multiplied and nothing is left out: what is measured is the command that a user gives, with its Prefect server, its
parsing processes and its report. Memory is the sum of the proportional set sizes of that command and all that it starts, every
second, written beside the figures as ``memory.csv``.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from models.releases.layout import Warehouse
from tests.benchmarks.memory import Watch

SHARD_BYTES: Final = 32_000_000
"""Text in a shard."""
SITES: Final = 200
"""Hosts that the pages come from."""


def crawl(pages: Iterable[str], size: int, folder: Path) -> dict[str, float]:
    """Write ``size`` bytes of pages as crawl shards into ``folder``, every other one in Parquet; what they hold."""
    folder.mkdir(parents=True)
    count = written = shards = 0
    stream = iter(pages)
    while written < size:
        shard = list(_first(stream, min(SHARD_BYTES, size - written)))
        rows = [_row(count + n, page) for n, page in enumerate(shard)]
        name = folder / f"{shards:05d}"
        if shards % 2:
            pq.write_table(pa.Table.from_pylist(rows), name.with_suffix(".parquet"), compression="zstd", row_group_size=256)
        else:
            with zstandard.open(name.with_suffix(".jsonl.zst"), "wt", encoding="utf-8") as file:
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        count += len(shard)
        shards += 1
        written += sum(len(page.encode()) for page in shard)
    return {"pages": count, "MB of text": written / 1e6, "shards": shards, "MB of shards": _megabytes(folder)}


def _first(pages: Iterator[str], size: int) -> Iterator[str]:
    """The next pages, of at least ``size`` bytes together."""
    total = 0
    for page in pages:
        yield page
        total += len(page.encode())
        if total >= size:
            return


def _row(number: int, page: str) -> dict[str, str]:
    return {
        "id": f"{number:08d}",
        "url": f"https://www.county{number * 7919 % SITES:03d}.gov.cn/news/{number:08d}.html",
        "date": f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}T08:00:00Z",
        "text": page,
    }


def measure(pages: Iterable[str], size: int, folder: Path, workers: int) -> dict[str, Any]:
    """Compose the shards, run the command, and say what it took: seconds of clock and processor, megabytes, rows."""
    found: dict[str, Any] = crawl(pages, size, folder / "crawl")
    command = [
        sys.executable, "-m", "flows.cli", "run", "--runner", "process", "--workers", str(workers), "--json",
        "--seeds", str(folder / "crawl"), "--warehouse", str(folder / "warehouse"),
    ]  # fmt: skip
    since, used = time.perf_counter(), _processor()
    with (folder / "run.log").open("wb") as errors, (folder / "memory.csv").open("w") as memory:
        run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors)
        with Watch(run.pid, every=1.0, log=memory) as watch:
            said, _ = run.communicate()
    took = {"clock s": time.perf_counter() - since, "processor s": _processor() - used, "MB of all processes": watch.peak}
    if run.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {run.returncode}: {(folder / 'run.log').read_text()[-2000:]}")
    outcome = json.loads(said)
    release = Warehouse(folder / "warehouse").current().path
    made = {"MB of staged and parsed parts": _megabytes(folder / "warehouse" / ".work"), "MB of the release": _megabytes(release)}
    rows = {name: outcome["rows"][name] for name in ("documents", "articles", "sentences", "measures", "metrics", "claims")}
    stages = {f"{stage}, clock s": seconds for stage, seconds in outcome["seconds"].items()}
    return found | {"workers": workers, "parts": outcome["parts"], "status": outcome["status"]} | took | stages | rows | made


def _processor() -> float:
    """Seconds of processor of all processes that this one started and that have ended, theirs included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / 1e6
