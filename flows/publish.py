"""Publish: a checked build becomes the current release.

Not here: building and checking, what becomes of a build that fails (:mod:`flows.reject`), the way back (:mod:`flows.rollback`).
A release is made beside, flushed, renamed into ``releases/`` and only then named by ``current``; each of the two steps is atomic,
so a publisher may be killed at any moment: there is the old release or the new one, and at worst a complete release that never
became current.

What a release builds on (its parent) is the release that ``current`` leads to. If that is damaged or gone, it is the newest one
whose files are intact, and publishing mends ``current`` even when there is nothing new to publish. A damaged release stays where
it is, to be looked at; it counts as a release like any other when old ones are removed.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from flows.bounds import building
from models.releases.builds import WAIT_SECONDS, publishing, sweep
from models.releases.changes import attach, changes_queries, definitions
from models.releases.disk import move_in, remove, switch
from models.releases.errors import (
    BrokenCurrentError,
    MissingBuildError,
    NoReleaseError,
    PublishFailedError,
    UncheckedBuildError,
)
from models.releases.hashing import content_hash, content_hashes, release_hashes
from models.releases.layout import DATABASE, MANIFEST, PARQUET, REPORT, Release, Warehouse, version_name
from models.releases.manifest import CheckRow, Manifest, file_digests, release_files
from models.releases.parquet import write_parquet
from models.releases.verification import damage
from models.sql.beside import cursors, side_by_side
from models.tables import BY_NAME, TABLES

KEEP: Final = 10
"""Releases that are kept: the current one and the newest others."""


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing: the release that is current now.

    ``unchanged``: the build had its very content, views and functions, so no release was made. ``mended``: why ``current`` had to
    be mended, if so.
    ``removed``: versions that were removed because newer ones are enough.
    """

    version: str
    path: Path
    content_hash: str
    parent: str | None
    unchanged: bool
    mended: str | None = None
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """What a release is made from, and when: ``inputs_hash`` is over the seeds, ``now`` carries its time zone."""

    inputs_hash: str
    code_version: str
    now: datetime


def publish(
    build: Path,
    warehouse: Path,
    *,
    checks: Sequence[CheckRow],
    inputs_hash: str,
    code_version: str,
    now: datetime,
    keep: int = KEEP,
    timeout: float = WAIT_SECONDS,
) -> Published:
    """Make ``build`` the current release of ``warehouse``, unless the current one has the same content, views and functions.

    ``build`` is a folder in ``.work/builds/`` with ``fangzhi.duckdb`` (closed, every table there, those about the release empty)
    and, if there is one, ``report/``; it is gone afterwards. The current release and the newest others, ``keep`` in all, are
    kept. Any :class:`~models.releases.errors.ReleaseError` leaves ``current`` as it was.
    """
    if keep < 1:
        raise ValueError(f"keep is {keep}; at least the current release is kept, so it is 1 or more")
    failed = [f"{c['table_name']}: {c['check']}" for c in checks if c["severity"] == "critical" and not c["passed"]]
    if failed:
        raise UncheckedBuildError(failed)
    if not (build / DATABASE).is_file():
        raise MissingBuildError(build)
    house, origin = Warehouse(warehouse), Origin(inputs_hash, code_version, now)
    with publishing(house, timeout):
        base, mended = _base(house)
        try:
            published = _publish(build, house, base, mended, checks, origin)
            shutil.rmtree(build, ignore_errors=True)
        except (OSError, duckdb.Error, pa.ArrowException) as error:
            raise PublishFailedError(warehouse, house.current_version(), error) from error
        removed = _retire(house, published.version, keep)
        sweep(house)
    return replace(published, removed=removed)


def _base(house: Warehouse) -> tuple[Release | None, str | None]:
    """The release to build on, and why ``current`` has to be mended (None if it leads there)."""
    why = None
    try:
        current = house.current()
        damaged = damage(current)
        if not damaged:
            return current, None
        why = f"{current.version} is damaged ({damaged[0]})"
    except NoReleaseError:
        return None, None
    except BrokenCurrentError as error:
        why = f"{error.link} {error.found}"
    intact = next((release for release in house.releases() if not damage(release)), None)
    return intact, why


def _publish(
    build: Path, house: Warehouse, base: Release | None, mended: str | None, checks: Sequence[CheckRow], origin: Origin
) -> Published:
    parent = Manifest.read(base.manifest) if base else None
    with building(build / DATABASE) as connection:
        hashes = content_hashes(connection)
        content = content_hash(hashes)
        if base and parent and parent.content_hash == content and _defines_the_same(connection, base):
            if mended:
                switch(house, base)
            return Published(base.version, base.path, content, parent.parent, unchanged=True, mended=mended)
        version = version_name(house.next_moment(origin.now), content)
        _tell(connection, base, checks, origin, version, content)
        hashes = {**hashes, **release_hashes(connection)}
        folder = build / "release"
        (folder / PARQUET).mkdir(parents=True)
        release = house.release(version)
        files = {table: folder / PARQUET / release.parquet(table.name).name for table in TABLES}
        side_by_side(cursors(connection), [partial(write_parquet, table=table, path=file) for table, file in files.items()])
    (build / DATABASE).rename(folder / DATABASE)
    if (build / REPORT).is_dir():
        (build / REPORT).rename(folder / REPORT)
    manifest = Manifest(
        version=version,
        parent=base.version if base else None,
        created_at=origin.now.astimezone(UTC),
        content_hash=content,
        inputs_hash=origin.inputs_hash,
        code_version=origin.code_version,
        tables={table.name: hashes[table.name] for table in TABLES},
        checks=checks,
        files=file_digests(folder, list(release_files(folder))),
    )
    (folder / MANIFEST).write_text(manifest.dumps(), "utf-8")
    try:
        move_in(folder, release)
        switch(house, release)
    except OSError:
        if house.current_version() != version and release.path.exists():
            with suppress(OSError):
                remove(house, release)
        raise
    return Published(version, release.path, content, manifest.parent, unchanged=False, mended=mended)


def _defines_the_same(connection: duckdb.DuckDBPyConnection, base: Release) -> bool:
    """Whether ``base`` has the views, functions and comments of the build, which are no content and still what readers ask."""
    (main,) = connection.sql("select current_database()").fetchall()[0]
    attach(connection, base, "parent")
    same = definitions(connection, main) == definitions(connection, "parent")
    connection.execute("detach parent")
    return same


def _tell(
    connection: duckdb.DuckDBPyConnection,
    base: Release | None,
    checks: Sequence[CheckRow],
    origin: Origin,
    version: str,
    content: str,
) -> None:
    """Fill the tables that speak of the release itself."""
    created = origin.now.astimezone(UTC).replace(tzinfo=None)
    row = (version, base.version if base else None, created, content, origin.inputs_hash, origin.code_version)
    connection.execute("insert into release values (?, ?, ?, ?, ?, ?)", row)
    columns = BY_NAME["checks"].names
    if checks:  # by values: registering a table imports pandas, which takes a second
        places = ", ".join("?" for _ in columns)
        rows = sorted((tuple(check.get(name) for name in columns) for check in checks), key=lambda row: row[:2])
        connection.executemany(f"insert into checks values ({places})", rows)
    if base:
        attach(connection, base, "parent")
    (main,) = connection.sql("select current_database()").fetchall()[0]
    for query in changes_queries(connection, main, "parent" if base else None):
        connection.execute(f"insert into changes by name {query}")
    if base:
        connection.execute("detach parent")


def _retire(house: Warehouse, current: str, keep: int) -> tuple[str, ...]:
    """Remove the oldest releases so that ``keep`` are left, the current one among them; what cannot be is left."""
    others = [release for release in house.releases() if release.version != current]
    removed = []
    for release in others[keep - 1 :]:
        with suppress(OSError):
            remove(house, release)
            removed.append(release.version)
    return tuple(removed)
