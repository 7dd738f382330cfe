"""``python -m tests.benchmarks``: measure, print the tables, and with ``--write`` keep them in ``docs/performance.md``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from models.releases.layout import DATABASE, Warehouse
from tests.benchmarks import corpus, growth, parsing, peers, planner, report, runs, whole

PEERS = Path(".benchmarks/peers")
"""The environment of the public extractors."""
WHOLE = Path(".benchmarks/whole")
"""Where a whole run has its shards and its warehouse, and leaves what its memory was by the second."""
PARTS = ("parsing", "peers", "runs", "workers", "growth", "many", "planner")
"""What is measured, in this order; ``growth`` with the questions to a release of its size."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    ask = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    ask.add_argument("--corpus", type=Path, help=f"folder of pages; {corpus.BESIDE} if there, else pages are composed")
    ask.add_argument("--composed", action="store_true", help="compose pages even where there is a corpus")
    ask.add_argument("--mb", type=float, default=3.0, help="megabytes to parse, and to run over (%(default)s)")
    ask.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes of the runs (%(default)s)")
    ask.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="measure only this (everything by default)")
    ask.add_argument("--peers", action="store_true", help=f"make {PEERS} if it is not there; peers are measured if it is")
    ask.add_argument("--write", action="store_true", help=f"keep the tables in {report.PAGE}")
    ask.add_argument(
        "--sizes", type=float, nargs="+", default=[10, 100, 450, 1000],
        help="megabytes of text to load, check and publish, real rows multiplied (%(default)s)",
    )  # fmt: skip
    ask.add_argument("--asked", type=float, default=450, help="the size among them that questions are put to (%(default)s)")
    ask.add_argument("--pages", type=int, default=100_000, help="small pages to plan over (%(default)s)")
    ask.add_argument("--whole", type=float, metavar="MB", help="only a run over a crawl of so many megabytes, end to end")
    ask.add_argument("--planner", type=int, metavar="DOCUMENTS", help="only the dry run of the planner, over so many documents")
    args = ask.parse_args(arguments)
    if args.planner:
        planner.main(args.planner)
        return
    if args.whole:
        row = _whole(args, _Steps())
        print(report.whole(row))
        if args.write:
            report.write_whole(row, WHOLE / "last.json")
        return
    found = _measure(args, _Steps())
    print(report.markdown(found))
    if args.write:
        report.write(found, Path(".benchmarks/last.json"))


def _whole(args: argparse.Namespace, step: _Steps) -> dict[str, Any]:
    folder = _folder(args)
    step(f"{args.whole:g} MB: shards, and one run over them")
    runs.remove(WHOLE)
    pages = corpus.stream(folder)
    found = {"machine": report.machine(), "from": _kind(folder)}
    found |= whole.measure(pages, int(args.whole * 1e6), WHOLE, args.workers)
    step("done")
    return found


def _folder(args: argparse.Namespace) -> Path | None:
    return None if args.composed else args.corpus or (corpus.BESIDE if corpus.BESIDE.is_dir() else None)


def _kind(folder: Path | None) -> str:
    return "real" if folder else "composed of templates and registers"


def _measure(args: argparse.Namespace, step: _Steps) -> dict[str, Any]:
    folder = _folder(args)
    step("pages")
    pages = corpus.pages(int(args.mb * 1e6), folder)
    size = sum(len(p.encode()) for p in pages) / 1e6
    found: dict[str, Any] = {
        "machine": report.machine(),
        "corpus": {"pages": len(pages), "MB": size, "from": _kind(folder)},
    }
    if "parsing" in args.only:
        step("parsing, by stage")
        found |= {"parsing": [stage._asdict() for stage in parsing.measure(pages)], "start": parsing.start()}
    if "parsing" in found and "peers" in args.only and (args.peers or PEERS.is_dir()):
        step("public extractors")
        found["peers"] = peers.measure(pages, PEERS)
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as made:
        work = Path(made)
        if "runs" in args.only:
            step("runs: cold, unchanged, one page changed")
            found["runs"] = runs.measure(pages, work / "runs", args.workers)
            found["runs_on"] = {"pages": len(pages), "MB": size, "workers": args.workers}
        if "workers" in args.only:
            step("one worker and two")
            found["workers"] = runs.workers(pages, work / "workers")
        if "growth" in args.only:
            step("the pages that are multiplied")
            once = runs.parsed(pages, work / "run", args.workers)
            found["growth"] = []
            for megabytes in sorted(args.sizes):
                step(f"{megabytes:g} MB: multiply, load, check, publish")
                corpora = runs.multiplied(once, size, megabytes, work / "multiplied")
                try:
                    row = growth.measure(corpora, work / f"{megabytes:g}")
                except Exception as error:  # what smaller sizes took is worth telling all the same
                    step(f"failed: {error}")
                    found.setdefault("failed", []).append(f"{megabytes:g} MB: {error}")
                    continue
                found["growth"].append(row)
                if megabytes == args.asked:
                    step("questions")
                    found["asked"] = row["metrics"]
                    found["queries"] = runs.ask(Warehouse(work / f"{megabytes:g}").current().path / DATABASE)
                runs.remove(work / f"{megabytes:g}")
        if "many" in args.only:
            step(f"{args.pages} small pages, staged and planned")
            found |= {"many": runs.plan_many(work, args.pages), "pages": args.pages}
        if "planner" in args.only:
            step("dry run of the planner")
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:  # its memory is measured
                found["planner"] = pool.submit(planner.measure, 1_000_000, 64 * 1024 * 1024).result()
    step("done")
    return found


class _Steps:
    """Tells on standard error what is done, and how long it has been."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    def __call__(self, name: str) -> None:
        print(f"{time.monotonic() - self._since:6.0f} s  {name}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
