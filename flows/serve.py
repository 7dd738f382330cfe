"""Serve: keep a warehouse up to date on one machine, by hand, by schedule and by change.

A Prefect server is started on loopback unless one is configured. The deployment ``fangzhi/publish`` can be run by hand
(``prefect deployment run fangzhi/publish``) and by its schedule; those runs are processes of their own. A watcher on the seeds
folder waits until files are at rest and runs the deployment once for a burst of changes, in this process, where what is slow to
import is imported already. A run that fails is told of and leaves the service alive.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from flows.plan import plan
from flows.server import configured_url, prefect_server, ready
from flows.settings import Settings
from flows.stage import MissingSeedsError
from models.errors import PortableError
from models.storage.bucket import Bucket

if TYPE_CHECKING:
    from prefect.runner import Runner

Say = Callable[[str], Any]

DEPLOYMENT: Final = "publish"
_LONGEST_BURST_MS: Final = 600_000
"""Files that never rest are published every ten minutes all the same."""


def serve(settings: Settings, *, watch: bool = True, say: Say = print) -> None:
    """Serve until interrupted.

    Raises:
        MissingSeedsError: if there is no seeds folder.
        ServerStartError: if the private server does not start.

    """
    if isinstance(settings.seeds, Path) and not settings.seeds.is_dir():
        raise MissingSeedsError(settings.seeds)
    house = settings.house
    house.prepare()
    if configured_url() is None:
        say("starting a Prefect server on loopback")
    with prefect_server(house.work, settings.server_port, interface=True) as url:
        from flows.check import warm

        ready()
        say(f"Prefect server: {url.removesuffix('/api')}")
        warm()
        try:
            asyncio.run(_serve(settings, url, watch=watch, say=say))
        except KeyboardInterrupt:
            say("stopping")


async def _serve(settings: Settings, url: str, *, watch: bool, say: Say) -> None:
    from prefect.runner import Runner

    _say_it_once()
    runner = Runner(name="fangzhi", limit=1, query_seconds=5)
    deployment = await _deploy(runner, settings)
    say(f"by hand: PREFECT_API_URL={url} prefect deployment run fangzhi/{DEPLOYMENT}")
    say(f"schedule: {settings.cron} {settings.timezone}" if settings.cron else "schedule: none")
    if watch and not isinstance(settings.seeds, Path):
        watch = False
        say(f"{settings.seeds} is not watched: what changes on object storage is published by schedule or by hand")
    stop = threading.Event()
    watcher = threading.Thread(target=_watch, args=(settings, deployment, stop, say), name="seeds watcher")
    if watch:
        watcher.start()
    try:
        await runner.start()
    finally:
        stop.set()
        if watch:
            await asyncio.to_thread(watcher.join)


def _say_it_once() -> None:
    """Keep Prefect's log lines off our console, which tells of runs in words of its own; those of other processes stay."""
    from prefect.logging.handlers import PrefectConsoleHandler

    for name in ("", "prefect", "prefect.extra", "prefect.flow_runs", "prefect.task_runs"):
        for handler in logging.getLogger(name).handlers:
            if isinstance(handler, PrefectConsoleHandler):
                handler.setLevel(logging.CRITICAL)


async def _deploy(runner: Runner, settings: Settings) -> UUID:
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    from flows.pipeline import publish_seeds

    given = settings.model_dump(mode="json") | {
        "seeds": _in_full(settings.seeds),
        "warehouse": _in_full(settings.warehouse),
    }
    deployment = await publish_seeds.ato_deployment(
        name=DEPLOYMENT,
        description="Stage, parse, load, check and publish the pages in the seeds folder.",
        schedules=[Cron(settings.cron, timezone=settings.timezone)] if settings.cron else [],
        parameters={"settings": given},
        concurrency_limit=1,
        paused=False,  # the runner pauses it when it ends, so that runs do not pile up while nobody serves
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return await runner.aadd_deployment(deployment)


def _in_full(place: Path | Bucket) -> str:
    return str(place.resolve() if isinstance(place, Path) else place)


def _watch(settings: Settings, deployment: UUID, stop: threading.Event, say: Say) -> None:
    """Run once if the seeds are not as released, then once for each burst of changes, until ``stop``."""
    bursts: Queue[set[str]] = Queue()  # what changes while a run goes on waits here, and is one burst with what follows
    listener = threading.Thread(target=_listen, args=(settings, bursts, stop, say), name="seeds listener", daemon=True)
    listener.start()
    try:
        differ = plan(settings).publishes
    except (PortableError, OSError):
        differ = True  # the run says what is wrong
    if differ:
        _run_now(settings, deployment, "seeds differ from the current release", say)
    say(f"watching {settings.seeds}")
    while not stop.is_set():
        with suppress(Empty):
            changed = bursts.get(timeout=0.5)
            while not bursts.empty():
                changed |= bursts.get()
            what = "1 file changed" if len(changed) == 1 else f"{len(changed)} files changed"
            _run_now(settings, deployment, what, say)
    listener.join()


def _listen(settings: Settings, bursts: Queue[set[str]], stop: threading.Event, say: Say) -> None:
    """Put the paths of each burst into ``bursts``; a seeds folder that goes away and comes back is listened to again."""
    import watchfiles

    seeds = Path(_in_full(settings.seeds))

    def is_page(_: object, path: str) -> bool:
        return not any(part.startswith(".") for part in Path(path).relative_to(seeds).parts)

    while not stop.is_set():
        try:
            for burst in watchfiles.watch(
                seeds, watch_filter=is_page, step=max(int(settings.quiet_seconds * 1000), 50), debounce=_LONGEST_BURST_MS,
                stop_event=stop, raise_interrupt=False, rust_timeout=500, yield_on_timeout=False,
            ):  # fmt: skip
                bursts.put({path for _, path in burst})
                if not seeds.is_dir():
                    break
        except (OSError, RuntimeError, ValueError) as error:
            say(f"cannot watch {seeds}: {error}; trying again")
        if stop.is_set():
            return
        while not seeds.is_dir() and not stop.wait(1):
            pass
        bursts.put({str(seeds)})
        stop.wait(1)


def _run_now(settings: Settings, deployment: UUID, why: str, say: Say) -> None:
    """Run the deployment in this process; whatever goes wrong is told, and the service goes on."""
    from prefect.client.orchestration import get_client
    from prefect.flow_engine import run_flow
    from prefect.states import Pending

    from flows.pipeline import publish_seeds

    def tell(what: str) -> None:
        say(f"{datetime.now().astimezone():%H:%M:%S} {what}")

    tell(f"{why}: running")
    try:
        with get_client(sync_client=True) as client:
            flow_run = client.create_flow_run_from_deployment(deployment, state=Pending(message=why), tags=["seeds changed"])
        outcome = run_flow(publish_seeds, flow_run=flow_run, parameters={"settings": settings})
        tell(f"{outcome.status}: {outcome.version}")  # type: ignore[union-attr]
    except PortableError as error:
        tell(f"failed: {error}")
    except Exception as error:
        tell(f"failed: {type(error).__name__}: {error}")
