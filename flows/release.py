"""Release: the stages in their order, from a folder of raw pages to a published warehouse.

:func:`make_release` is the whole main job as one plain function. It says what follows what and nothing of how a stage is run:
:class:`Stages` runs each in this process, and :mod:`flows.pipeline` runs the same stages as tasks of a Prefect flow.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from flows.errors import FangzhiError
from flows.load import load
from flows.parse import Parsed, parse, prune
from flows.publish import Published, publish
from flows.reject import reject
from flows.settings import Settings
from flows.share import fetch_parts, prune_shared, share_parsed, share_staged
from flows.stage import MissingStagedPartError, Staged, stage
from models.fingerprint import code_version
from models.releases.builds import build_folder
from models.releases.errors import ReleaseError
from models.releases.layout import DATABASE, REPORT, Release, Warehouse
from models.releases.manifest import Manifest
from models.releases.verification import damage

if TYPE_CHECKING:
    from models.checks import Checked
    from models.releases.remote import RemoteWarehouse, Seen

_COUNTED = ("documents", "articles", "sentences", "measures", "metrics", "claims")

Report = Callable[[str, int, int], None]
"""Told the name of a stage, how much of it is done, and how much there is (0 if unknown)."""


class RejectedReleaseError(FangzhiError):
    """A build failed its checks: ``current`` is as it was, and the build is kept for inspection."""

    exit_code = 3

    def __init__(self, folder: Path, reasons: list[str]) -> None:
        self.folder, self.reasons = folder, reasons
        listed = "\n".join(f"  {r}" for r in reasons[:20])
        super().__init__(
            f"the release failed its checks and was not published:\n{listed}\n"
            f"The build is kept in {folder} with reason.json and its report; mend the seeds or the code and run again."
        )


class UnwritableWorkError(FangzhiError):
    """A run could not write what it works with: a full disk, a file-size limit, a folder without the right to write."""

    def __init__(self, root: Path, cause: OSError) -> None:
        self.root, self.cause = root, cause
        what = cause.strerror or str(cause)
        super().__init__(
            f"the run stopped because it could not write below {root}: {what}"
            f"{f' ({cause.filename})' if cause.filename else ''}. Make room, or name another folder with --warehouse, and run "
            "again; `current` is as it was, and what was parsed is kept."
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did."""

    status: str
    """``published``, or ``unchanged`` if the current release has the same content already."""
    version: str
    path: Path
    rows: dict[str, int]
    quarantined: int
    contradictions: int
    checks: int
    warnings: list[str]
    parsed_parts: int
    parts: int
    passed_over: list[str] = field(default_factory=list)
    """Paths below the seeds folder that are no documents because their names begin with a dot."""
    address: str | None = None
    """Where the release lies, if that is on object storage; ``path`` is the copy on this machine then."""
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        """The database of the release."""
        return self.path / DATABASE


class Stages:
    """How each stage is run; this one runs it in place."""

    def __init__(self, settings: Settings, report: Report | None = None) -> None:
        self.settings = settings
        self.report = report or (lambda stage, done, total: None)

    def stage(self, house: Warehouse, *, rehash: bool) -> Staged:
        """Stage the seeds."""
        s = self.settings
        return stage(
            s.seeds, house.work, s.reader_options, target=s.part_bytes, rehash=rehash,
            allow_empty=s.allow_empty, progress=lambda done, total: self.report("stage", done, total),
        )  # fmt: skip

    def parse(self, staged: Staged, house: Warehouse) -> Parsed:
        """Parse what is not kept."""
        return parse(
            staged, house.work, workers=self.settings.processes, progress=lambda done, total: self.report("parse", done, total)
        )

    def load(self, parsed: Parsed, database: Path) -> dict[str, int]:
        """Build the database."""
        return load(parsed, database, progress=lambda done, total: self.report("load", done, total))

    def check(self, database: Path, report: Path, parent: Release | None, staged: Staged) -> Checked:
        """Check it."""
        from flows.check import check

        paths = [e.path for p in staged.parts for e in p.entries]
        self.report("check", 0, 1)
        return check(database, report, parent=parent.database if parent else None, share=self.settings.row_loss, staged=paths)

    def publish(self, build: Path, checked: Checked, staged: Staged, seen: Seen | None) -> Published:
        """Publish it; on object storage unless the pointer there is no longer as it was ``seen`` when the run began."""
        s = self.settings
        self.report("publish", 0, 1)
        published = publish(
            build, s.house.root, checks=checked.rows(), inputs_hash=staged.inputs_hash, code_version=code_version(),
            now=datetime.now(UTC), keep=s.keep, timeout=s.lock_timeout,
        )  # fmt: skip
        remote = s.remote
        if remote is None or seen is None or published.version == seen.version:
            return published
        current = remote.publish(published.version, seen, s.keep)
        if current == published.version:
            return published
        return replace(published, version=current, path=remote.mirror.release(current).path, unchanged=True)


def make_release(settings: Settings, stages: Stages | None = None, *, rehash: bool = False, force: bool = False) -> Outcome:
    """Stage, parse, load, check and publish; what did not change is not done again.

    Args:
        settings: where the seeds and the warehouse are, and the rest.
        stages: how each stage is run.
        rehash: read every file, also those that seem untouched.
        force: build and check even if neither seeds nor code changed.

    Raises:
        MissingSeedsError: if there is no seeds folder.
        EmptySeedsError: if there is no page in it, unless the setting ``allow_empty`` wants that published.
        LoadError: if parsed parts do not load.
        RejectedReleaseError: if a critical check fails or a check breaks.
        UnwritableWorkError: if the disk is full or something in the work folder cannot be written.
        ReleaseError: if the warehouse cannot be written, another run holds it or published meanwhile.
        StorageError: if object storage cannot be read or written.

    """
    house = settings.house
    house.prepare()
    try:
        return _make_release(settings, house, stages or Stages(settings), rehash=rehash, force=force)
    except OSError as error:
        raise UnwritableWorkError(house.root, error) from error


def _make_release(settings: Settings, house: Warehouse, stages: Stages, *, rehash: bool, force: bool) -> Outcome:
    clock = _Clock()
    remote, store = settings.remote, settings.shared
    seen = remote.refresh() if remote else None
    if store:
        fetch_parts(store, house.work)
    staged = stages.stage(house, rehash=rehash)
    if store:
        share_staged(store, staged)
    clock.lap("stage")
    current = _intact(house)
    if current is None and remote and seen and seen.version:
        remote.find(seen.version, anew=True)  # it is the copy that may be damaged
        current = _intact(house)
    if current and not force and _made_from(current, staged):
        return _outcome("unchanged", current, staged, None, clock, remote)
    from flows.check import warm

    warm()
    try:
        parsed = stages.parse(staged, house)
    except MissingStagedPartError:
        # A staged part was lost or damaged on the disk. What is left of it is gone now, so staging makes it anew.
        staged = stages.stage(house, rehash=rehash)
        if store:
            share_staged(store, staged)
        parsed = stages.parse(staged, house)
    if store:
        share_parsed(store, parsed)
    clock.lap("parse")
    with build_folder(house) as build:
        stages.load(parsed, build / DATABASE)
        clock.lap("load")
        checked = stages.check(build / DATABASE, build / REPORT, current, staged)
        clock.lap("check")
        if not checked.passed:
            reason = "\n".join(checked.reasons)
            folder = reject(build, house.root, reason=reason, checks=checked.rows(), now=datetime.now(UTC))
            raise RejectedReleaseError(folder, checked.reasons)
        published = stages.publish(build, checked, staged, seen)
        clock.lap("publish")
    prune(house.work, staged, parsed)
    if store:
        prune_shared(store, staged, parsed)
    status = "unchanged" if published.unchanged else "published"
    return _outcome(status, house.release(published.version), staged, parsed, clock, remote)


class _Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.monotonic()

    def lap(self, name: str) -> None:
        now = time.monotonic()
        self.seconds[name] = round(now - self._last, 2)
        self._last = now


def _intact(house: Warehouse) -> Release | None:
    """The current release if its files are what its manifest says."""
    try:
        current = house.current()
    except ReleaseError:
        return None
    return None if damage(current) else current


def _made_from(release: Release, staged: Staged) -> bool:
    manifest = Manifest.read(release.manifest)
    return manifest.inputs_hash == staged.inputs_hash and manifest.code_version == code_version()


def _outcome(
    status: str, release: Release, staged: Staged, parsed: Parsed | None, clock: _Clock, remote: RemoteWarehouse | None
) -> Outcome:
    manifest = Manifest.read(release.manifest)
    with duckdb.connect(str(release.database), read_only=True) as db:
        ((quarantined, contradictions),) = db.execute(
            "select (select count(*) from documents where status = 'quarantined'), "
            "(select count(*) from claims where verdict = 'contradicts')"
        ).fetchall()
    return Outcome(
        status=status,
        version=release.version,
        path=release.path,
        rows={name: manifest.tables[name].rows for name in _COUNTED},
        quarantined=quarantined,
        contradictions=contradictions,
        checks=len(manifest.checks),
        warnings=sorted(f"{c['table_name']}.{c['check']}: {c['observed']}" for c in manifest.checks if not c["passed"]),
        parsed_parts=parsed.parsed if parsed else 0,
        parts=len(staged.parts),
        passed_over=list(staged.passed_over),
        address=f"{remote.bucket}/releases/{release.version}" if remote else None,
        seconds=clock.seconds,
    )
