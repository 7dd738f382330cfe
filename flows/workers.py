"""Workers: where parts are parsed, as tasks of a flow: in processes of this machine, or on a Dask cluster.

Both map :func:`flows.parse.parse_part`, the same plain function that runs without Prefect, and both survive a worker that is
killed in the middle of a part. What differs is how a task gets there: a process of ours stands behind a thread of Prefect's (a
task in a thread costs 9 ms), and a Dask worker runs the whole task.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from socket import gethostname
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from flows.errors import FangzhiError
from flows.parse import Job, ParsedPart, parse_part
from flows.processes import LostProcessError, LostWorkersError, Processes
from flows.server import say_last_words
from flows.settings import Settings
from flows.share import fetch_parsed, parse_stored
from models.fingerprint import parsing_fingerprint
from models.storage.bucket import Bucket

if TYPE_CHECKING:
    from distributed import Client
    from prefect.futures import PrefectFuture
    from prefect.tasks import Task


class Workers(NamedTuple):
    """Who parses: ``submit`` starts the task that does a job, the so many-th; ``at_once`` says how many they can be given now."""

    submit: Callable[[Job, int], PrefectFuture[Any]]
    at_once: Callable[[], int]


_AT_ONCE: Final = 8
"""Parts that a cluster without workers is given: it may start them when there is work."""


class MissingDaskError(FangzhiError):
    """The runner is Dask, which is not installed."""

    def __init__(self, cause: ImportError) -> None:
        self.cause = cause
        super().__init__(f"the runner is dask, and {cause.name or 'prefect-dask'} is not installed: pip install 'fangzhi[dask]'")


class UnreachableClusterError(FangzhiError):
    """No Dask scheduler answers at the address."""

    def __init__(self, address: str, cause: Exception) -> None:
        self.address, self.cause = address, cause
        super().__init__(
            f"no Dask scheduler answers at {address}: {cause}. Start one (`dask scheduler`, `dask worker {address}`), or leave "
            "--address out: a run then starts a cluster of its own on this machine."
        )


class ForeignWorkerError(FangzhiError):
    """A Dask worker could not parse what this run asks for as this run would."""

    def __init__(self, worker: str, what: str) -> None:
        self.worker, self.what = worker, what
        super().__init__(f"the Dask worker {worker} {what}")


@contextmanager
def workers(settings: Settings, task: Task[Any, Any], parts: int, work: Path) -> Iterator[Workers]:
    """The workers that the settings ask for, for so many parts in the folder ``work``, until the block ends.

    Raises:
        MissingDaskError: if Dask is asked for and not installed.
        UnreachableClusterError: if no scheduler answers.
        ForeignWorkerError: if a worker has other code, or does not see the folder.

    """
    if not parts:
        yield Workers(_nothing, lambda: 0)
    elif settings.runner == "dask":
        with _dask(settings, task, parts, work) as there:
            yield there
    else:
        count = min(settings.processes, parts)
        with Processes(count) as processes:
            do = partial(processes.run, parse_part) if count > 1 else parse_part
            try:
                yield Workers(lambda job, number: task.submit(partial(do, *job), number, parts), lambda: 2 * count)
            except LostProcessError as error:
                raise LostWorkersError(error) from error


def _nothing(job: Job, number: int) -> PrefectFuture[Any]:
    raise ValueError("there are no parts")


@contextmanager
def _dask(settings: Settings, task: Task[Any, Any], parts: int, work: Path) -> Iterator[Workers]:
    """The cluster at the address that is set, or one of our own on this machine."""
    try:
        from distributed import KilledWorker
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as error:
        raise MissingDaskError(error) from error
    code = parsing_fingerprint()
    with _cluster(settings, parts) as address, DaskTaskRunner(address=address) as runner:
        try:
            client = runner.client
        except OSError as error:
            raise UnreachableClusterError(address, error) from error
        store, folders = settings.shared, list[Path]()
        _same_everywhere(client, code, store or work.absolute(), address)

        def submit(job: Job, number: int) -> PrefectFuture[Any]:
            folders.append(job.folder)
            there = partial(_parse_there, code, store, job._replace(staged=job.staged.absolute(), folder=job.folder.absolute()))
            return cast("PrefectFuture[Any]", runner.submit(task, {"work": there, "number": number, "parts": parts}))

        try:
            yield Workers(submit, lambda: max(2 * sum(client.nthreads().values()), _AT_ONCE))
        except KilledWorker as error:
            raise LostWorkersError(error) from error
        if store:
            fetch_parsed(store, folders)
        if not settings.dask_address:
            client.run(_last_words)


@contextmanager
def _cluster(settings: Settings, parts: int) -> Iterator[str]:
    """The address of a scheduler."""
    if settings.dask_address:
        yield settings.dask_address
        return
    from distributed import LocalCluster

    count = min(settings.processes, parts)
    cluster = LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=count, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL
    )
    with cluster:
        yield cluster.scheduler_address


def _same_everywhere(client: Client, code: str, parts: Path | Bucket, address: str) -> None:
    """:class:`ForeignWorkerError` for a worker of the cluster that would give other rows than this process, or none."""
    try:
        there = client.run(parsing_fingerprint)
    except ImportError as error:
        raise ForeignWorkerError(address, f"cannot import Fangzhi: {error}; install it there") from error
    for worker, theirs in there.items():
        _same(worker, theirs, code)
    for worker, sees in client.run(parts.is_dir).items():
        if not sees:
            raise ForeignWorkerError(
                worker, f"does not see {parts}; put the warehouse on a disk that all share, or set `store` to object storage"
            )


def _same(worker: str, theirs: str, code: str) -> None:
    if theirs != code:
        raise ForeignWorkerError(worker, "parses with other code than this run; install the same version there and start it anew")


def _parse_there(code: str, store: Bucket | None, job: Job) -> ParsedPart:
    """What a Dask worker does, one that came after the others were asked included."""
    _same(gethostname(), parsing_fingerprint(), code)
    return parse_stored(store, job) if store else parse_part(*job)


async def _last_words() -> None:
    """On a worker that is about to end: send what Prefect has to say of its tasks."""
    await asyncio.to_thread(say_last_words)
