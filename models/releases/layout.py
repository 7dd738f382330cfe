"""Where things lie in a warehouse, what a version is called, and which release is current.

    warehouse/
      current -> releases/<version>     one relative link, switched in one step
      releases/<version>/               fangzhi.duckdb, manifest.json, tables/, report/
      rejected/<version>/               builds that did not pass, with reason.json
      .work/                            what runs work with; nothing that a reader needs

A folder comes into ``releases/`` whole, by a rename, and leaves it by one; so whatever is there under a version's name with a
manifest is complete. This module reads and names; it writes nothing but the folders that :meth:`Warehouse.prepare` makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from models.releases.errors import (
    BrokenCurrentError,
    NoReleaseError,
    OccupiedCurrentError,
    ReleaseError,
    UnknownReleaseError,
    UnwritableWarehouseError,
)

DATABASE: Final = "fangzhi.duckdb"
MANIFEST: Final = "manifest.json"
PARQUET: Final = "tables"
REPORT: Final = "report"

_TIME: Final = "%Y-%m-%dT%H%M%SZ"
_VERSION: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{6}Z-[0-9a-f]{8}")


def version_name(moment: datetime, content_hash: str) -> str:
    """The name of a release, ``2026-11-21T142233Z-3fa94c1e``: its time in UTC and the first 8 hex digits of its content hash."""
    return f"{moment.astimezone(UTC):{_TIME}}-{content_hash[:8]}"


def is_version(name: str) -> bool:
    """Whether ``name`` is formed like the name of a release."""
    return _VERSION.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its version and its folder."""

    version: str
    path: Path

    @property
    def database(self) -> Path:
        """The DuckDB file."""
        return self.path / DATABASE

    @property
    def manifest(self) -> Path:
        """The manifest; :meth:`models.releases.manifest.Manifest.read` reads it."""
        return self.path / MANIFEST

    @property
    def report(self) -> Path:
        """The folder of pages that people look at."""
        return self.path / REPORT

    @property
    def moment(self) -> datetime:
        """The time in the version."""
        return datetime.strptime(self.version.rpartition("-")[0], _TIME).replace(tzinfo=UTC)

    def parquet(self, table: str) -> Path:
        """The Parquet file of ``table``."""
        return self.path / PARQUET / f"{table}.parquet"


@dataclass(frozen=True, slots=True)
class Warehouse:
    """The folder ``root`` and the paths in it."""

    root: Path

    @property
    def link(self) -> Path:
        """The link ``current``."""
        return self.root / "current"

    @property
    def releases_folder(self) -> Path:
        """Complete releases, one folder each."""
        return self.root / "releases"

    @property
    def rejected(self) -> Path:
        """Builds that did not pass their checks."""
        return self.root / "rejected"

    @property
    def work(self) -> Path:
        """What runs work with."""
        return self.root / ".work"

    @property
    def builds(self) -> Path:
        """Private folders of runs, see :mod:`models.releases.builds`."""
        return self.work / "builds"

    @property
    def staged(self) -> Path:
        """Staged Parquet."""
        return self.work / "staged"

    @property
    def parsed(self) -> Path:
        """Parsed Parquet."""
        return self.work / "parsed"

    @property
    def trash(self) -> Path:
        """Releases on their way out: deleting takes time, leaving ``releases/`` does not."""
        return self.work / "trash"

    @property
    def lock(self) -> Path:
        """The file that publishers lock."""
        return self.work / "lock"

    def prepare(self) -> None:
        """Make the folders; :class:`UnwritableWarehouseError` if nothing can be written. A run calls it first."""
        try:
            for folder in (self.releases_folder, self.rejected, self.builds, self.staged, self.parsed, self.trash):
                folder.mkdir(parents=True, exist_ok=True)
            probe = self.work / "writable"
            probe.touch()
            probe.unlink(missing_ok=True)
        except OSError as error:
            raise UnwritableWarehouseError(self.root, error) from error

    def release(self, version: str) -> Release:
        """The release of that version whether it is there or not."""
        return Release(version, self.releases_folder / version)

    def releases(self) -> tuple[Release, ...]:
        """Complete releases, newest first."""
        return tuple(sorted(self._complete(), key=lambda release: release.version, reverse=True))

    def _complete(self) -> Iterator[Release]:
        if not self.releases_folder.is_dir():
            return
        for path in self.releases_folder.iterdir():
            if _VERSION.fullmatch(path.name) and not path.is_symlink() and (path / MANIFEST).is_file():
                yield Release(path.name, path)

    def find(self, name: str | None = None) -> Release:
        """The release that ``name`` means: a version, the first characters of one or of its hash, ``current`` or ``None``."""
        if name is None or name == "current":
            return self.current()
        known = self.releases()
        found = [r for r in known if r.version == name]
        if not found and name:
            found = [r for r in known if r.version.startswith(name) or r.version.rpartition("-")[2].startswith(name)]
        if len(found) != 1:
            raise UnknownReleaseError(name, [r.version for r in known])
        return found[0]

    def current(self) -> Release:
        """The release that ``current`` leads to.

        Raises:
            NoReleaseError: if nothing was published yet.
            BrokenCurrentError: if the link is missing or leads nowhere.
            OccupiedCurrentError: if a file or folder stands where the link belongs.

        """
        known = self.releases()
        newest = known[0].version if known else None
        if not self.link.is_symlink():
            if self.link.exists():
                raise OccupiedCurrentError(self.link)
            if newest is None:
                raise NoReleaseError(self.root)
            raise BrokenCurrentError(self.link, "is missing", newest)
        target = self.link.readlink()
        for release in known:
            if release.path.resolve() == (self.root / target).resolve():
                return release
        raise BrokenCurrentError(self.link, f"leads to {target}, where there is no complete release", newest)

    def current_version(self) -> str | None:
        """The version that is current; None if there is none."""
        try:
            return self.current().version
        except ReleaseError:
            return None

    def next_moment(self, now: datetime) -> datetime:
        """``now``, or just after the newest release: versions sort as they were published even when the clock was set back."""
        moment = now.astimezone(UTC).replace(microsecond=0)
        known = self.releases()
        return max(moment, known[0].moment + timedelta(seconds=1)) if known else moment
