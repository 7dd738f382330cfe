"""`releases`, `diff`, `rollback`, `verify`: what was published, how it differs, the way back, and whether it is whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from flows.cli.app import (
    ENVIRONMENT,
    JsonOption,
    SeedsOption,
    WarehouseOption,
    app,
    console,
    footer,
    open_house,
    settings_of,
    write_json,
)

if TYPE_CHECKING:
    from flows.settings import Settings
    from models.releases.layout import Release
    from models.releases.manifest import Manifest

_COUNTED = ("documents", "articles", "measures", "metrics")

VersionArgument = Annotated[
    str | None, typer.Argument(help="A version, or the first characters of one or of its hash; the current one if left out.")
]


@app.command(epilog=footer("fangzhi releases --json"))
def releases(seeds: SeedsOption = None, warehouse: WarehouseOption = None, as_json: JsonOption = False) -> None:
    """List the releases, newest first."""
    settings = settings_of(seeds, warehouse)
    current, listed = _listed(settings)
    rows: list[dict[str, Any]] = []
    for version, manifest in listed:
        row: dict[str, Any] = {"version": version, "current": version == current, "damaged": manifest is None}
        if manifest is not None:
            row |= {"parent": manifest.parent} | {name: manifest.tables[name].rows for name in _COUNTED}
        else:
            row |= {"parent": None} | dict.fromkeys(_COUNTED)
        rows.append(row)
    if as_json:
        write_json(rows)
        return
    if not rows:
        console.print(f"No releases in {settings.warehouse} yet; make one with: fangzhi run", highlight=False)
        return
    table = Table("version", "", *_COUNTED, box=None, padding=(0, 2, 0, 0))
    for row in rows:
        counts = ["?" if row[name] is None else f"{row[name]:,}" for name in _COUNTED]
        state = ", ".join(word for word in ("current", "damaged") if row[word])
        table.add_row(str(row["version"]), state, *counts)
    console.print(table)


@app.command(epilog=footer("fangzhi diff          (the current release against its parent)"))
def diff(
    a: Annotated[str | None, typer.Argument(metavar="A", help="The older release; the parent of B if left out.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="The newer release; the current one if left out.")] = None,
    seeds: SeedsOption = None,
    warehouse: WarehouseOption = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Changes to list; 0 lists all.")] = 50,
    as_json: JsonOption = False,
) -> None:
    """Say what one release added, removed and changed against another: documents, articles, measures, metrics."""
    from models.releases.changes import diff as compare

    settings = settings_of(seeds, warehouse)
    house = open_house(settings, b)
    newer = house.find(b)
    older = a or _manifest(newer).parent
    if older is None and as_json:
        write_json([])
        return
    if older is None:
        console.print(f"{newer.version} is the first release: it has no parent to be held against.", highlight=False)
        return
    house = open_house(settings, older)
    changes = compare(house, older, newer.version)
    if as_json:
        write_json([change._asdict() for change in changes])
        return
    console.print(f"{house.find(older).version} → {newer.version}", highlight=False)
    for (kind, what), count in sorted(Counter((c.kind, c.change) for c in changes).items()):
        console.print(f"{count:8,} {kind}{'' if count == 1 else 's'} {what}", highlight=False)
    for change in changes[: limit or None]:
        console.print(f"  {change.change:8} {change.kind:9} {change.label or change.id}", highlight=False, markup=False)
    if limit and len(changes) > limit:
        console.print(f"  … {len(changes) - limit:,} more; --limit 0 lists all")


@app.command(epilog=footer("fangzhi rollback 2026-11-21T142233Z-3fa94c1e"))
def rollback(
    version: Annotated[str, typer.Argument(help="A version, or the first characters of one or of its hash.")],
    seeds: SeedsOption = None,
    warehouse: WarehouseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make an earlier release the current one, if it is whole. The next run publishes from the seeds again."""
    from flows.rollback import rollback as switch_back

    settings = settings_of(seeds, warehouse)
    remote = settings.remote
    if remote is None:
        release = switch_back(settings.house.root, version, timeout=settings.lock_timeout)
    else:
        seen = remote.refresh()
        older = remote.find(version, anew=True)
        release = switch_back(remote.mirror.root, older.version, timeout=settings.lock_timeout)
        remote.point(release.version, seen)
    if as_json:
        write_json({"current": release.version})
    else:
        console.print(f"current is {release.version}", highlight=False)


@app.command(epilog=footer("fangzhi verify", {ENVIRONMENT: "the release is not whole, or something outside is wrong"}))
def verify(
    version: VersionArgument = None,
    seeds: SeedsOption = None,
    warehouse: WarehouseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Recompute a release's hashes from its database and its Parquet files, and hold them against its manifest."""
    from models.releases.verification import verify as recompute

    verified = recompute(open_house(settings_of(seeds, warehouse), version, anew=True), version)
    if as_json:
        write_json({"version": verified.version, "holds": verified.holds, "mismatches": [str(m) for m in verified.mismatches]})
    elif verified.holds:
        console.print(f"{verified.version} is what its manifest says: database, Parquet files and report", highlight=False)
    else:
        console.print(f"{verified.version} is not what its manifest says:", highlight=False)
        for mismatch in verified.mismatches:
            console.print(f"  {mismatch}", highlight=False, markup=False)
        console.print("Make another one current with: fangzhi rollback VERSION   or publish anew with: fangzhi run --force")
    if not verified.holds:
        raise typer.Exit(ENVIRONMENT)


def _listed(settings: Settings) -> tuple[str | None, Iterable[tuple[str, Manifest | None]]]:
    """The current version, and every release with its manifest (None if it is damaged), newest first."""
    from models.releases.errors import DamagedReleaseError, RemoteCurrentError

    remote = settings.remote
    if remote is not None:
        try:
            return remote.see().version, remote.manifests()
        except RemoteCurrentError:
            return None, remote.manifests()

    def read(release: Release) -> Manifest | None:
        try:
            return _manifest(release)
        except DamagedReleaseError:
            return None

    house = settings.house
    return house.current_version(), [(release.version, read(release)) for release in house.releases()]


def _manifest(release: Release) -> Manifest:
    """The manifest of a release; :class:`models.releases.errors.DamagedReleaseError` if it cannot be read as one."""
    from models.releases.errors import DamagedReleaseError, Mismatch
    from models.releases.manifest import Manifest

    try:
        return Manifest.read(release.manifest)
    except (OSError, ValueError) as error:
        raise DamagedReleaseError(release.version, [Mismatch("manifest.json", "a manifest", str(error))]) from error
