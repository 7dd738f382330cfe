"""Whole runs over a corpus in a folder of their own: cold, unchanged, with one page changed; and questions to what they make."""

from __future__ import annotations

import os
import resource
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from flows.release import make_release
from flows.settings import Settings
from tests.documentation import ROOT, examples

METRICS = 1_000_000
"""Rows to which the metrics are multiplied before questions are asked."""


def measure(pages: Sequence[str], folder: Path, workers: int) -> list[dict[str, Any]]:
    """A cold run, one with nothing to do, one after a page has changed: seconds by stage and megabytes of memory."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for number, page in enumerate(pages):
        (seeds / f"{number:07d}.txt").write_text(page, encoding="utf-8")
    settings = Settings(seeds=seeds, warehouse=folder / "warehouse", workers=workers)
    rows = []
    for name in ("cold", "unchanged", "one page changed"):
        if name == "one page changed":
            first = seeds / "0000000.txt"
            first.write_text(first.read_text(encoding="utf-8") + "\n新建便民服务站12个，投入资金90万元。\n", encoding="utf-8")
        since = time.perf_counter()
        outcome = make_release(settings)
        took = {"whole": time.perf_counter() - since, **outcome.seconds}
        rows.append({"run": name, "status": outcome.status, "parsed parts": outcome.parsed_parts, "parts": outcome.parts} | took)
    mine, theirs = (resource.getrusage(who).ru_maxrss / 1000 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    rows[-1] |= {"MB of this process": mine, "MB of the largest worker": theirs}
    return rows


def ask(folder: Path) -> list[dict[str, Any]]:
    """Milliseconds of each query in ``docs/queries.md`` with the metrics multiplied to a million: the best of three."""
    copy = folder / "million.duckdb"
    shutil.copy(folder / "warehouse" / "current" / "fangzhi.duckdb", copy)
    rows = []
    with duckdb.connect(str(copy)) as db:
        db.execute(f"set threads = {os.cpu_count()}; set enable_progress_bar = false")
        (have,) = db.execute("select count(*) from metrics").fetchone() or (0,)
        if not have:
            return []
        db.execute(
            "insert into metrics select * exclude (copy) replace (metric_id || '-' || copy as metric_id) "
            f"from metrics, (select range as copy from range(1, {-(-METRICS // have)}))"
        )
        for example in examples(ROOT / "docs" / "queries.md"):
            best = float("inf")
            for _ in range(3):
                since = time.perf_counter()
                db.execute(example.sql).fetchall()
                best = min(best, time.perf_counter() - since)
            rows.append({"query": " ".join(example.sql.split())[:70], "milliseconds": best * 1000})
    return rows
