"""The Prefect flow: the stages of :mod:`flows.release` as tasks that a person finds by name in the Prefect UI.

Importing this module imports Prefect (four seconds), so nothing but running and serving does. Parts are parsed where
:mod:`flows.workers` says: in processes of ours or on a Dask cluster.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import UUID

from prefect import State, flow, get_run_logger, runtime, task
from prefect.artifacts import (
    create_link_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import ThreadPoolTaskRunner

from flows.parse import Job, Parsed, ParsedPart, todo, waiting
from flows.release import Outcome, RejectedReleaseError, Report, Stages, make_release
from flows.server import say_last_words
from flows.settings import Settings
from flows.workers import Workers, workers
from models.errors import PortableError
from models.storage.errors import StorageError

if TYPE_CHECKING:
    from flows.publish import Published
    from flows.stage import Staged
    from models.checks import Checked
    from models.releases.layout import Release, Warehouse
    from models.releases.remote import Seen

_TELL_SECONDS: Final = 1.0

Work = Callable[[], Any]
"""What a task does, with everything it needs inside: Prefect then walks no large arguments in search of futures."""


def _may_pass(_: object, __: object, state: State[Any]) -> bool:
    """Whether a task that failed is worth another try: not where the error is one that a person has to mend."""
    try:
        state.result()
    except PortableError as error:
        return isinstance(error, StorageError)
    except BaseException:
        return True
    return True


@task(name="stage raw pages", retries=2, retry_delay_seconds=2, retry_condition_fn=_may_pass, cache_policy=NO_CACHE)
def stage_task(work: Work) -> Any:
    """Read, hash and decode; a share that hiccups is read again."""
    return work()


@task(
    name="parse part", task_run_name="parse part {number} of {parts}", retries=2, retry_delay_seconds=1,
    retry_condition_fn=_may_pass, cache_policy=NO_CACHE,
)  # fmt: skip
def parse_task(work: Work, number: int, parts: int) -> Any:
    """Parse one part; one whose process was killed is parsed again by a new one."""
    return work()


@task(name="load DuckDB tables", retries=1, retry_delay_seconds=2, cache_policy=NO_CACHE)
def load_task(work: Work) -> Any:
    """Build the private database."""
    return work()


@task(name="check data quality", cache_policy=NO_CACHE)
def check_task(work: Work) -> Any:
    """Hold every rule against the database; its answer does not get better by asking again."""
    return work()


@task(name="publish release", cache_policy=NO_CACHE)
def publish_task(work: Work) -> Any:
    """Switch ``current``; it waits for the lock by itself."""
    return work()


def _done(jobs: Sequence[Job], there: Workers) -> Iterator[ParsedPart]:
    """Parts as they are done. Workers are given the next job when one is: a task for each of a crawl's parts at once is too much
    for a server, a scheduler and for threads."""
    left, running = enumerate(jobs, 1), set[PrefectFuture[Any]]()
    while True:
        running.update(there.submit(job, number) for number, job in islice(left, max(there.at_once() - len(running), 0)))
        if not running:
            return
        done = next(as_completed(list(running)))
        running.remove(done)
        yield done.result()


class PrefectStages(Stages):
    """Each stage as a task, the parts as tasks of their own, with the progress of what may take long as artifacts."""

    def __init__(self, settings: Settings, report: Report | None = None) -> None:
        super().__init__(settings, self._tell)
        self._report = report or _silent
        self._progress: dict[str, _Progress] = {}

    def _tell(self, stage: str, done: int, total: int) -> None:
        self._report(stage, done, total)
        if stage in _LONG and total:
            if stage not in self._progress:
                self._progress[stage] = _Progress(_LONG[stage])
            self._progress[stage].tell(done, total)

    def stage(self, house: Warehouse, *, rehash: bool) -> Staged:
        """Stage the seeds in a task."""
        return cast("Staged", stage_task(partial(super().stage, house, rehash=rehash)))

    def parse(self, staged: Staged, house: Warehouse) -> Parsed:
        """Parse every part that is not kept in a task of its own."""
        jobs = list(todo(staged, house.work.absolute()))
        results = {job.folder: have for job, have in jobs if have is not None}
        new = waiting(staged, jobs)
        self.report("parse", len(results), len(jobs))
        with workers(self.settings, parse_task, len(new), house.work) as there:
            for part in _done(new, there):
                results[part.folder] = part
                self.report("parse", len(results), len(jobs))
        return Parsed(tuple(results[job.folder] for job, _ in jobs))

    def load(self, parsed: Parsed, database: Path) -> dict[str, int]:
        """Build the database in a task; what a failed try left of it is removed first."""

        def work() -> dict[str, int]:
            database.unlink(missing_ok=True)
            return super(PrefectStages, self).load(parsed, database)

        return cast("dict[str, int]", load_task(work))

    def check(self, database: Path, report: Path, parent: Release | None, staged: Staged) -> Checked:
        """Check it in a task."""
        return cast("Checked", check_task(partial(super().check, database, report, parent, staged)))

    def publish(self, build: Path, checked: Checked, staged: Staged, seen: Seen | None) -> Published:
        """Publish it in a task."""
        return cast("Published", publish_task(partial(super().publish, build, checked, staged, seen)))


def _run_name() -> str:
    settings = runtime.flow_run.parameters.get("settings")
    folder = settings.seeds.name if isinstance(settings, Settings) else "seeds"
    return f"{folder} to release, {datetime.now(UTC):%Y-%m-%d %H:%M:%S}"


@flow(name="fangzhi", flow_run_name=_run_name, task_runner=ThreadPoolTaskRunner(max_workers=8))  # type: ignore[arg-type]
def publish_seeds(settings: Settings | None = None, rehash: bool = False, force: bool = False) -> Outcome:
    """From a folder of raw pages to a checked, published release.

    Args:
        settings: where the seeds and the warehouse are, and the rest; what is not given comes from the environment.
        rehash: read every file, also those that seem untouched.
        force: build and check even if neither seeds nor code changed.

    """
    settings = settings or Settings()
    log = get_run_logger()
    try:
        outcome = make_release(settings, PrefectStages(settings, _tell), rehash=rehash, force=force)
    except RejectedReleaseError as error:
        rows = [{"check": reason} for reason in error.reasons]
        create_table_artifact(rows, key="fangzhi-rejected", description=f"Why no release was published: {error.folder}")
        raise
    log.info("%s %s: %s", outcome.status, outcome.version, outcome.rows)
    summary = [{"what": what, "rows": count} for what, count in outcome.rows.items()]
    summary += [{"what": "checks", "rows": outcome.checks}, {"what": "warnings", "rows": len(outcome.warnings)}]
    create_table_artifact(summary, key="fangzhi-summary", description=f"Release {outcome.version} ({outcome.status})")
    report = (outcome.path / "report" / "index.html").resolve()
    create_link_artifact(report.as_uri(), link_text=f"Checks of {outcome.version}", key="fangzhi-report")
    return outcome


def run_flow(settings: Settings, report: Report, *, rehash: bool = False, force: bool = False) -> Outcome:
    """Run the flow in this process and tell ``report`` of its progress; errors are those of :func:`make_release`."""
    global _report
    before, _report = _report, report
    try:
        return publish_seeds(settings, rehash=rehash, force=force)
    finally:
        _report = before
        say_last_words()


def _silent(stage: str, done: int, total: int) -> None:
    """Nobody listens but the artifacts."""


_report: Report = _silent


def _tell(stage: str, done: int, total: int) -> None:
    """Tell who listens. The flow names this function and not the listener: Dask sends a flow to its workers with all it names."""
    _report(stage, done, total)


_LONG: Final = {"stage": "staging", "parse": "parsing", "load": "loading"}
"""Stages that may take long, and the names of their artifacts."""


class _Progress:
    """A progress artifact, told at most once a second and at its end. What a server does not take does not stop the work."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._told_at = -math.inf
        self._artifact: UUID | None = None

    def tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and now - self._told_at < _TELL_SECONDS:
            return
        self._told_at = now
        percent = done * 100 / total
        try:
            if self._artifact is None:
                made = create_progress_artifact(percent, key=f"fangzhi-{self._key}", description=f"{self._key} of this run")
                self._artifact = made if isinstance(made, UUID) else None
            else:
                update_progress_artifact(self._artifact, percent)
        except Exception as error:
            get_run_logger().warning("the progress of %s could not be told: %s", self._key, error)
