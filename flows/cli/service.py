"""`serve` and `doctor`: keep a warehouse up to date, and say what is here."""

from __future__ import annotations

import os
import platform
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Final

import typer

from flows.cli.app import ENVIRONMENT, JsonOption, SeedsOption, WarehouseOption, app, console, footer, settings_of, write_json
from flows.settings import Settings
from models.storage.bucket import Bucket
from models.storage.errors import StorageError

PACKAGES: Final = ("fangzhi", "prefect", "fastapi", "duckdb", "polars", "pyarrow", "great-expectations", "opencc", "rjieba")


@app.command(epilog=footer('fangzhi serve --cron "30 1 * * *"'))
def serve(
    seeds: SeedsOption = None,
    warehouse: WarehouseOption = None,
    cron: Annotated[str | None, typer.Option("--cron", help="Schedule; an empty one schedules nothing.")] = None,
    port: Annotated[int | None, typer.Option("--port", help="Port of the Prefect server, if one is started.")] = None,
    watch: Annotated[bool, typer.Option("--watch/--no-watch", help="Run when files in the seeds folder change.")] = True,
) -> None:
    """Serve the flow: by hand, on a schedule, and when the seeds change. Ctrl-C ends it.

    A Prefect server is started on loopback unless PREFECT_API_URL names one.
    """
    from flows.serve import serve as keep_serving

    keep_serving(settings_of(seeds, warehouse, cron=cron, server_port=port), watch=watch, say=console.print)


@app.command(epilog=footer("fangzhi doctor --json", {ENVIRONMENT: "a run could not work"}))
def doctor(seeds: SeedsOption = None, warehouse: WarehouseOption = None, as_json: JsonOption = False) -> None:
    """Say what is installed, where things are, and whether a server answers."""
    findings = _findings(settings_of(seeds, warehouse))
    wrong = [f["wrong"] for f in findings if f["wrong"]]
    if as_json:
        write_json({"healthy": not wrong, "findings": findings})
    else:
        for finding in findings:
            mark = "✗" if finding["wrong"] else "·"
            console.print(f"{mark} {finding['what']:20} {finding['seen']}", highlight=False, markup=False, soft_wrap=True)
            if finding["wrong"]:
                console.print(f"    {finding['wrong']}", highlight=False, markup=False, soft_wrap=True)
        console.print("All is well." if not wrong else f"To mend: {len(wrong)}")
    if wrong:
        raise typer.Exit(ENVIRONMENT)


def _unreachable(place: Bucket) -> str | None:
    """Why that address cannot be listed; None if it can."""
    try:
        place.is_dir()
    except StorageError as error:
        return str(error)
    return None


def _findings(settings: Settings) -> list[dict[str, str | None]]:
    from flows.server import answers, configured_url
    from models.releases.errors import NoReleaseError, ReleaseError
    from models.releases.verification import damage

    found: list[dict[str, str | None]] = []

    def note(what: str, seen: object, wrong: str | None = None) -> None:
        found.append({"what": what, "seen": str(seen), "wrong": wrong})

    note("Python", f"{platform.python_version()}, {platform.system()}, {os.cpu_count()} processors")
    for package in PACKAGES:
        try:
            note(package, version(package))
        except PackageNotFoundError:
            # The software itself may be run from its checkout without being installed.
            note(package, "not installed", None if package == "fangzhi" else f"install it: {package} is in requirements.lock")
    seeds, house = settings.seeds, settings.house
    if isinstance(seeds, Path):
        missing = None if seeds.is_dir() else "there is no such folder; make it, or name another with --seeds"
        note("seeds", seeds.resolve(), missing)
    for name, place in (("seeds", seeds), ("store", settings.store), ("warehouse", settings.warehouse)):
        if isinstance(place, Bucket):
            note(name, place, _unreachable(place))
    there = next(folder for folder in (house.root.resolve(), *house.root.resolve().parents) if folder.exists())
    writable = os.access(there, os.W_OK | os.X_OK)
    where = "warehouse" if settings.remote is None else "mirror of warehouse"
    note(where, house.root.resolve(), None if writable else f"{there} cannot be written to; name another with --warehouse")
    free = shutil.disk_usage(there).free
    note("free disk", f"{free / 1e9:,.1f} GB", None if free > 1e9 else "less than 1 GB; a release may not fit")
    try:
        if settings.remote:
            settings.remote.refresh()
        current = house.current()
        damaged = damage(current)
        note("current release", current.version, f"it is damaged: {damaged[0]}; `fangzhi run` makes it anew" if damaged else None)
    except NoReleaseError:
        note("current release", "none yet; make one with: fangzhi run")
    except (ReleaseError, StorageError) as error:
        note("current release", "cannot be used", str(error))
    for name in settings.unknown():
        note(name, os.environ[name], "no setting has that name; the README lists them")
    url = configured_url()
    if url is None:
        note("Prefect server", "none configured: each run starts a private one on loopback")
    else:
        note("Prefect server", url, None if answers(url) else "it does not answer; start it, or unset PREFECT_API_URL")
    note("Prefect state", os.environ.get("PREFECT_HOME", str(house.work.resolve() / "prefect")))
    return found
