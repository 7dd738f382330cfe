"""``python -m tests.benchmarks``: measure, print the tables, and with ``--write`` keep them in ``docs/performance.md``."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import Any

from models.releases.layout import DATABASE, Warehouse
from tests.benchmarks import corpus, growth, parsing, peers, planner, report, runs


def main() -> None:
    """Measure what is asked for."""
    ask = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    ask.add_argument("--corpus", type=Path, help=f"folder of pages; {corpus.BESIDE} if there, else pages are composed")
    ask.add_argument("--composed", action="store_true", help="compose pages even where there is a corpus")
    ask.add_argument("--mb", type=float, default=2.0, help="megabytes to parse, and to run over (%(default)s)")
    ask.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes of the runs (%(default)s)")
    ask.add_argument("--no-runs", action="store_true", help="only parse")
    ask.add_argument("--peers", action="store_true", help="measure public extractors too; makes .benchmarks/peers the first time")
    ask.add_argument("--write", action="store_true", help=f"keep the tables in {report.PAGE}")
    ask.add_argument(
        "--metrics", type=int, default=1_000_000, help="metrics of the largest release (%(default)s); two are smaller"
    )
    ask.add_argument("--pages", type=int, default=100_000, help="small pages to plan over (%(default)s)")
    ask.add_argument("--planner", type=int, metavar="DOCUMENTS", help="only the dry run of the planner, over so many documents")
    args = ask.parse_args()
    if args.planner:
        planner.main(args.planner)
        return
    folder = None if args.composed else args.corpus or (corpus.BESIDE if corpus.BESIDE.is_dir() else None)
    pages = corpus.pages(int(args.mb * 1e6), folder)
    size = sum(len(p.encode()) for p in pages) / 1e6
    found: dict[str, Any] = {
        "machine": report.machine(),
        "corpus": {"pages": len(pages), "MB": size, "from": "real" if folder else "composed of templates and registers"},
        "parsing": [stage._asdict() for stage in parsing.measure(pages)],
        "start": parsing.start(),
    }
    if args.peers:
        found["peers"] = peers.measure(pages, Path(".benchmarks/peers"))
    if not args.no_runs:
        with tempfile.TemporaryDirectory() as made:
            found["runs"] = runs.measure(pages, Path(made), args.workers)
            found["runs_on"] = {"pages": len(pages), "MB": size, "workers": args.workers}
            if corpora := runs.multiplied(Path(made), (args.metrics // 40, args.metrics // 6, args.metrics)):
                found["growth"] = growth.measure(corpora, Path(made))
                last = Warehouse(Path(made) / f"warehouse {len(corpora) - 1}").current()
                found["queries"] = runs.ask(last.path / DATABASE)
            found["many"] = runs.plan_many(Path(made), args.pages)
            found["planner"] = planner.measure(1_000_000, 64 * 1024 * 1024)
    print(report.markdown(found))
    if args.write:
        report.write(found, Path(".benchmarks/last.json"))


if __name__ == "__main__":
    main()
