"""`run` and `plan`: make a release, or say what making one would do."""

from __future__ import annotations

import logging
import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from flows.cli.app import (
    OK,
    REJECTED,
    JsonOption,
    SeedsOption,
    WarehouseOption,
    app,
    console,
    errors,
    footer,
    settings_of,
    write_json,
)
from models.documents.sources import PASSED_OVER

if TYPE_CHECKING:
    from flows.release import Outcome


class Runner(StrEnum):
    """Where parts are parsed."""

    process = "process"
    dask = "dask"


_STAGES = {
    "prefect": "starting Prefect",
    "stage": "staging pages",
    "parse": "parsing parts",
    "load": "loading tables",
    "check": "checking",
    "publish": "publishing",
}

WorkersOption = Annotated[int | None, typer.Option("--workers", min=0, help="Processes that parse; 0 means one a processor.")]
RunnerOption = Annotated[
    Runner | None,
    typer.Option("--runner", help="Where parts are parsed: processes here, or Dask workers.", show_default="process"),
]
AddressOption = Annotated[
    str | None, typer.Option("--address", help="Scheduler of a Dask cluster, tcp://…; the runner is dask then.")
]
AllowEmptyOption = Annotated[
    bool, typer.Option("--allow-empty", help="Publish a release without documents when there is no page in the seeds folder.")
]
StoreOption = Annotated[
    str | None,
    typer.Option("--store", help="Where machines share parts, s3://…", show_default="nowhere", rich_help_panel="Where"),
]
RehashOption = Annotated[bool, typer.Option("--rehash", help="Read every file, also those that seem untouched.")]


@app.command(
    epilog=footer(
        "fangzhi run --seeds pages --warehouse warehouse --workers 2",
        {OK: "published or unchanged", REJECTED: "the checks failed, nothing published"},
    )
)
def run(
    seeds: SeedsOption = None,
    warehouse: WarehouseOption = None,
    store: StoreOption = None,
    workers: WorkersOption = None,
    runner: RunnerOption = None,
    address: AddressOption = None,
    keep: Annotated[int | None, typer.Option("--keep", min=1, help="Releases to keep, the current one among them.")] = None,
    rehash: RehashOption = False,
    force: Annotated[bool, typer.Option("--force", help="Build and check even if nothing changed.")] = False,
    allow_empty: AllowEmptyOption = False,
    as_json: JsonOption = False,
) -> None:
    """Make a release: stage, parse, load, check and publish what is in the seeds folder.

    What did not change is not done again, and a release with the same content is not published twice.
    """
    if address and runner is Runner.process:
        raise typer.BadParameter("it is the scheduler of a Dask cluster, and the runner is process", param_hint="--address")
    settings = settings_of(
        seeds, warehouse, store=store, workers=workers, runner=runner or (Runner.dask if address else None),
        dask_address=address, keep=keep, allow_empty=allow_empty or None,
    )  # fmt: skip
    from flows.check import warm
    from flows.plan import publishes
    from flows.server import prefect_server, ready
    from flows.stage import MissingSeedsError

    if isinstance(settings.seeds, Path) and not settings.seeds.is_dir():
        raise MissingSeedsError(settings.seeds)
    house = settings.house
    house.prepare()
    # The console is ours: Prefect's log lines go to its server, and to a file or the console as PREFECT_LOGGING_* say.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    with prefect_server(house.work), _Shown(quiet=as_json) as shown:
        shown.tell("prefect", 0, 0)
        from flows.pipeline import run_flow

        if force or publishes(settings, rehash=rehash):
            warm()  # ten seconds of importing, while the server comes up
        ready()
        logging.captureWarnings(True)
        outcome = run_flow(settings, shown.tell, rehash=rehash, force=force)
    if as_json:
        write_json(outcome)
    else:
        _summary(outcome, warehouse)


@app.command(epilog=footer("fangzhi plan --seeds pages"))
def plan(
    seeds: SeedsOption = None,
    warehouse: WarehouseOption = None,
    store: StoreOption = None,
    rehash: RehashOption = False,
    every: Annotated[bool, typer.Option("--all", help="List unchanged documents too.")] = False,
    allow_empty: AllowEmptyOption = False,
    as_json: JsonOption = False,
) -> None:
    """Say what a run would do and why, for each document, without doing it."""
    from flows.plan import QUIET, REASONS
    from flows.plan import plan as make_plan

    settings = settings_of(seeds, warehouse, store=store, allow_empty=allow_empty or None)
    planned = make_plan(settings, rehash=rehash)
    if as_json:
        write_json(planned)
        return
    shown = [d for d in planned.documents if every or d.status not in QUIET]
    for document in shown:
        detail = f"  {document.detail}" if document.detail else ""
        console.print(f"{document.status:18} {document.path}{detail}", highlight=False, markup=False, soft_wrap=True)
    if shown:
        console.print()
    for status, count in planned.counts.items():
        console.print(f"{count:8,} {status}: {REASONS[status]}", highlight=False)
    if planned.passed_over:
        console.print(f"{len(planned.passed_over):8,} passed over: {_named(planned.passed_over)}", highlight=False, markup=False)
    against = f"against {planned.current}" if planned.current else "there is no release to hold them against"
    console.print(f"{planned.parts_to_parse} of {planned.parts} parts to parse; {against}", highlight=False)
    if planned.stops:
        console.print(f"A run would stop: {planned.stops}", highlight=False, markup=False, soft_wrap=True)
        return
    if planned.broken:
        console.print(
            f"The current release is not sound, so a run makes it anew: {planned.broken}", highlight=False, markup=False
        )
    elif planned.publishes and not shown and planned.current:
        console.print("The code changed: a run loads and checks anew, and publishes if that changed a row, a view or a function.")
    if not planned.publishes:
        console.print("Nothing to do: a run would publish nothing.")


def _named(passed_over: Sequence[str]) -> str:
    """The first few of them, and why they are no documents."""
    named = ", ".join(passed_over[:5]) + (", …" if len(passed_over) > 5 else "")
    return f"{named} ({PASSED_OVER})"


class _Shown:
    """Progress by stage: bars that move on a terminal, one line a stage on standard output elsewhere."""

    def __init__(self, *, quiet: bool) -> None:
        self._lines = not quiet and not errors.is_terminal
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
        )
        self._bars = Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal)
        self._rows: dict[str, TaskID] = {}

    def __enter__(self) -> _Shown:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def tell(self, stage: str, done: int, total: int) -> None:
        """So much of a stage is done; a ``total`` of 0 is one that nobody knows yet."""
        if stage not in self._rows:
            if self._lines:
                print(_STAGES.get(stage, stage), flush=True)
            self._rows[stage] = self._bars.add_task(_STAGES.get(stage, stage), total=None)
        self._bars.update(self._rows[stage], completed=done, total=total or None)


def _summary(outcome: Outcome, warehouse: str | None) -> None:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    quarantined = f"  ({outcome.quarantined} quarantined: fangzhi quarantine)" if outcome.quarantined else ""
    table.add_row("documents", f"{outcome.rows['documents']:,}{quarantined}")
    if outcome.passed_over:
        table.add_row("passed over", Text(f"{len(outcome.passed_over):,}: {_named(outcome.passed_over)}"))
    for name in ("articles", "sentences", "measures", "metrics"):
        table.add_row(name, f"{outcome.rows[name]:,}")
    table.add_row("claims", f"{outcome.rows['claims']:,}, {outcome.contradictions} of them contradict what the page says")
    passed = outcome.checks - len(outcome.warnings)
    table.add_row("checks", f"{passed} of {outcome.checks} passed")
    table.add_row("version", outcome.version)
    table.add_row("path", outcome.address or str(outcome.path))
    console.print(table)
    for warning in outcome.warnings:
        console.print(f"warning: {warning}", highlight=False, markup=False, soft_wrap=True)
    seconds = ", ".join(f"{name} {took:.1f}s" for name, took in outcome.seconds.items())
    said = "Published." if outcome.status == "published" else "Nothing changed: the current release says all this already."
    console.print(f"{said} ({seconds})", highlight=False, soft_wrap=True)
    where = f" --warehouse {shlex.quote(warehouse)}" if warehouse else ""
    console.print(
        f'Try:  {_called()} sql "select place_name, title, measures, metrics from article_summary"{where}',
        highlight=False,
        soft_wrap=True,
    )


def _called() -> str:
    """What a person types to call this program again: its path, where its name alone would not be found."""
    path = Path(sys.argv[0])
    return str(path) if path.name == "fangzhi" and shutil.which("fangzhi") is None else "fangzhi"
