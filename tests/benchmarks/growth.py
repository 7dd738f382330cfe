"""How what follows parsing grows with the corpus: real rows, multiplied, loaded, checked and published at several sizes.

Each size runs in a process of its own, whose memory is sampled. What grows as the size to the power of one is linear; the
exponent is fitted over the processor's seconds, which neighbours on the machine disturb least.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from flows.check import all_rules, hold
from flows.load import load
from flows.parse import Parsed
from flows.publish import publish
from models.releases.builds import build_folder
from models.releases.layout import DATABASE, Warehouse
from models.text.script import to_simplified
from tests.benchmarks.memory import Watch

T = TypeVar("T")

STEPS = ("load", "check", "publish")
_TOGETHER = "MB/s loaded and checked"


def measure(parsed: Parsed, warehouse: Path) -> dict[str, Any]:
    """Megabytes of text, rows, peak memory, seconds of processor and clock by step, in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(behind_parsing, parsed, warehouse).result()


def behind_parsing(parsed: Parsed, warehouse: Path) -> dict[str, Any]:
    """Load, check and publish ``parsed`` into a new warehouse; the report of Great Expectations is left out."""
    to_simplified("國家")  # its dictionary, which a run has read while parsing
    house = Warehouse(warehouse)
    house.prepare()
    row: dict[str, Any] = {}
    with Watch() as watch, build_folder(house) as build:
        clock = _Clock(row)
        counts = load(parsed, build / DATABASE)
        clock.lap("load")
        with duckdb.connect(str(build / DATABASE), read_only=True) as db:
            ((size,),) = db.execute("select sum(bytes) from documents").fetchall()
            paths = [path for (path,) in db.execute("select path from documents").fetchall()]
        results = hold(build / DATABASE, all_rules(), staged=paths)
        bad = [str(r) for r in results if r.broken or (not r.passed and r.severity == "critical")]
        if bad:
            raise RuntimeError(f"the multiplied release does not pass its checks: {bad}")
        clock.lap("check")
        now = datetime(2026, 1, 1, tzinfo=UTC)
        publish(build, warehouse, checks=[], inputs_hash="0" * 64, code_version="benchmark", now=now)
        clock.lap("publish")
    together = size / 1e6 / (row["load clock"] + row["check clock"])
    return {"MB": size / 1e6, "metrics": counts["metrics"], "MB of memory": watch.peak} | row | {_TOGETHER: together}


class _Clock:
    def __init__(self, row: dict[str, Any]) -> None:
        self._row = row
        self._last = (time.process_time(), time.perf_counter())

    def lap(self, step: str) -> None:
        now = (time.process_time(), time.perf_counter())
        self._row[f"{step} processor"], self._row[f"{step} clock"] = (b - a for a, b in zip(self._last, now, strict=True))
        self._last = now


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The power of ``x`` with which ``y`` grows: the slope of a line through the logarithms, by least squares."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mx, my = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    slope: float = sum((x - mx) * (y - my) for x, y in logs) / sum((x - mx) ** 2 for x, _ in logs)
    return slope


def fitted(rows: Sequence[T]) -> Sequence[T]:
    """What a power is fitted over: of more than two sizes not the smallest, most of whose cost is that of any size."""
    return rows[1:] if len(rows) > 2 else rows


def plot(rows: Sequence[dict[str, Any]]) -> str:
    """Processor seconds over megabytes as an SVG, both axes logarithmic, with the fitted exponents."""
    width, height, left, top = 640, 400, 60, 20
    lines = {step: [(row["MB"], row[f"{step} processor"]) for row in rows] for step in STEPS}
    every = [point for points in lines.values() for point in points]
    low_x, high_x = (f(math.log10(x) for x, _ in every) for f in (min, max))
    low_y, high_y = (f(math.log10(y) for _, y in every) for f in (min, max))

    def at(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - low_x) / (high_x - low_x)
        up = (math.log10(y) - low_y) / (high_y - low_y)
        return left + across * (width - left - 170), height - 50 - up * (height - 50 - top)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for x, _ in lines["load"]:
        place, bottom = at(x, 10**low_y)
        parts += [
            f'<line x1="{place:.0f}" y1="{top}" x2="{place:.0f}" y2="{bottom:.0f}" stroke="#ddd"/>',
            f'<text x="{place:.0f}" y="{bottom + 18:.0f}" text-anchor="middle">{x:,.0f} MB</text>',
        ]
    for power in range(math.ceil(low_y), math.floor(high_y) + 1):
        start, across = at(10**low_x, 10.0**power)
        parts += [
            f'<line x1="{start:.0f}" y1="{across:.0f}" x2="{width - 170}" y2="{across:.0f}" stroke="#ddd"/>',
            f'<text x="{left - 6}" y="{across + 4:.0f}" text-anchor="end">{10.0**power:g} s</text>',
        ]
    for (step, points), colour in zip(lines.items(), ("#1b6ca8", "#c1440e", "#3a7d44"), strict=True):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in points))
        x, y = at(*points[-1])
        parts += [
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
            f'<text x="{x + 8:.0f}" y="{y + 4:.0f}" fill="{colour}">{step}, size to the {exponent(fitted(points)):.2f}</text>',
        ]
    return "\n".join([*parts, "</svg>"]) + "\n"
