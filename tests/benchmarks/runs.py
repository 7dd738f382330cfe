"""Whole runs over a corpus in a folder of their own: cold, unchanged, with one page changed; and questions to what they make."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import duckdb

from flows.parse import Parsed, parse, parse_part, todo, waiting
from flows.plan import Plan, plan
from flows.processes import Processes
from flows.release import make_release
from flows.settings import Settings
from flows.stage import Staged, stage
from tests.benchmarks.memory import Watch
from tests.benchmarks.multiplied import multiply
from tests.documentation import PAGES as DOCUMENTED
from tests.documentation import examples

_SMALL: Final = 128 * 1024
"""Bytes of the parts that are shared out between workers, so that none waits long for the last one."""


def measure(pages: Sequence[str], folder: Path, workers: int) -> list[dict[str, Any]]:
    """A cold run, one with nothing to do, one after a page has changed: seconds by stage and megabytes of memory."""
    settings = _settings(pages, folder, workers)
    seeds = folder / "seeds"
    rows = []
    for name in ("cold", "unchanged", "one page changed"):
        if name == "one page changed":
            first = seeds / "0000000.txt"
            first.write_text(first.read_text(encoding="utf-8") + "\n新建便民服务站12个，投入资金90万元。\n", encoding="utf-8")
        since = time.perf_counter()
        with Watch() as watch:
            outcome = make_release(settings)
        took = {"whole": time.perf_counter() - since, **outcome.seconds}
        row = {"run": name, "status": outcome.status, "parsed parts": outcome.parsed_parts, "parts": outcome.parts}
        rows.append(row | took | {"MB of all processes": watch.peak})
    return rows


def _settings(pages: Sequence[str], folder: Path, workers: int = 0) -> Settings:
    """The pages as seeds in a new folder, and the warehouse beside them."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for number, page in enumerate(pages):
        (seeds / f"{number:07d}.txt").write_text(page, encoding="utf-8")
    return Settings(seeds=seeds, warehouse=folder / "warehouse", workers=workers)


def parsed(pages: Sequence[str], folder: Path, workers: int) -> Parsed:
    """The pages, staged and parsed in a folder of their own."""
    settings = _settings(pages, folder)
    work = settings.house.work
    return parse(stage(settings.seeds, work, settings.reader_options, target=settings.part_bytes), work, workers=workers)


def multiplied(once: Parsed, megabytes: float, wanted: float, folder: Path) -> Parsed:
    """What was parsed, ``megabytes`` of text, multiplied to as many as are wanted; copies that are there already are used."""
    copies = max(1, round(wanted / megabytes))
    made = len({path.suffix for path in folder.glob("*")})
    multiply(once, range(made + 1, copies + 1), folder)
    return Parsed(tuple(replace(p, folder=folder / f"{p.folder.name}.{n}") for n in range(1, copies + 1) for p in once.parts))


def workers(pages: Sequence[str], folder: Path) -> list[dict[str, Any]]:
    """Seconds to parse the same parts by one process and by two, which have read their registers before: the best of three.

    Processor seconds are those of the parsing alone: as far as two processes take more of them than one, they are in each other's
    way in the machine (its memory, its clock); what the clock takes beyond their half, they waited.
    """
    settings = _settings(pages, folder)
    staged = stage(settings.seeds, settings.house.work, settings.reader_options, target=_SMALL)
    files = [job.staged for job in waiting(staged, todo(staged, settings.house.work))]
    best: dict[int, dict[str, Any]] = {}
    for count in (1, 2) * 3:
        with Processes(count) as processes, ThreadPoolExecutor(count) as threads, Watch() as watch:
            warm = [threads.submit(processes.run, parse_part, files[0], folder / f"warm {count} {n}") for n in range(count)]
            wait(warm)
            since = time.perf_counter()
            jobs = [threads.submit(processes.run, _timed, f, folder / f"{count} {n}") for n, f in enumerate(files)]
            processor = sum(job.result() for job in jobs)
            took = time.perf_counter() - since
        if count not in best or took < best[count]["clock s"]:
            row = {"workers": count, "parts": len(files), "clock s": took, "processor s": processor}
            best[count] = row | {"MB of all processes": watch.peak}
    return [row | {"times as fast": best[1]["clock s"] / row["clock s"]} for row in best.values()]


def _timed(staged: Path, folder: Path) -> float:
    """Seconds of processor that a part takes."""
    since = time.process_time()
    parse_part(staged, folder)
    return time.process_time() - since


def remove(warehouse: Path) -> None:
    """Remove a warehouse that is not needed any more: several gigabytes."""
    shutil.rmtree(warehouse, ignore_errors=True)


def plan_many(folder: Path, pages: int) -> list[dict[str, Any]]:
    """Seconds to stage ``pages`` small pages cold, unchanged and with one changed, and to plan."""
    seeds = folder / "many"
    for number in range(pages):
        if number % 1000 == 0:
            (seeds / f"{number // 1000:03d}").mkdir(parents=True)
        filler = "　　村民们聊起这几年的变化。" * (number % 60)
        page = f"某县第{number}号通报\n全县建成学校{number % 97}所，投入{number}万元。\n{filler}\n"
        file = seeds / f"{number // 1000:03d}" / f"{number % 1000:03d}.txt"
        file.write_text(page, encoding="utf-8")
        os.utime(file, (1_600_000_000, 1_600_000_000))
    settings = Settings(seeds=seeds, warehouse=folder / "plans")
    work = settings.house.work
    work.mkdir(parents=True)
    rows = []

    def lap(name: str, run: Callable[[], Staged | Plan]) -> None:
        since, clock = time.process_time(), time.perf_counter()
        done = run()
        written = (
            f"{done.written} of {len(done.parts)}"
            if isinstance(done, Staged)
            else f"{done.parts_to_parse} of {done.parts} to parse"
        )
        took = {"processor s": time.process_time() - since, "clock s": time.perf_counter() - clock}
        rows.append({"what": name, "parts": written, **took})

    def again() -> Staged:
        return stage(seeds, work, settings.reader_options, target=settings.part_bytes)

    lap("stage, cold", again)
    lap("stage, unchanged", again)
    (seeds / "000" / "500.txt").write_text("某县第五百号通报\n全县建成学校五所。\n", encoding="utf-8")
    lap("stage, one page changed", again)
    lap("plan", lambda: plan(settings))
    return rows


def ask(database: Path) -> list[dict[str, Any]]:
    """Milliseconds of each query in the README and ``docs/queries.md``, of clock and of processor: the best of three."""
    rows = []
    with duckdb.connect(str(database), read_only=True) as db:
        db.execute(f"set threads = {os.cpu_count()}; set enable_progress_bar = false")
        for example in (e for page in DOCUMENTED for e in examples(page)):
            clock, processor = float("inf"), float("inf")
            for _ in range(3):
                since = time.perf_counter(), time.process_time()
                found = db.execute(example.sql).fetchall()
                clock = min(clock, time.perf_counter() - since[0])
                processor = min(processor, time.process_time() - since[1])
            sql = " ".join(example.sql.split())[:70]
            rows.append({"query": sql, "rows": len(found), "milliseconds": clock * 1000, "processor": processor * 1000})
    return rows
