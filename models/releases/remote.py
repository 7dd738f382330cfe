"""Remote: a warehouse on object storage, and its mirror on this machine.

    s3://bucket/prefix/
      current                           an object that says "releases/<version>", written only if it is as it was read
      releases/<version>/               the files of a release; its manifest is written last and removed first

An object cannot be renamed and a link cannot point at one, so a release is there when its manifest is, and ``current`` is
switched by a conditional write. Everything else that is done with releases (building on the last one, comparing, verifying,
asking) is done in the mirror, a folder like any warehouse, which holds copies of the releases that were asked for and the builds
of this machine. The storage is what counts: the mirror can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.releases.builds import publishing
from models.releases.disk import flush_tree, remove, switch
from models.releases.errors import (
    DamagedReleaseError,
    Mismatch,
    NoReleaseError,
    RemoteCurrentError,
    SupersededError,
    UnknownReleaseError,
)
from models.releases.layout import DATABASE, MANIFEST, Release, Warehouse, is_version
from models.releases.manifest import Manifest, file_digest
from models.storage.bucket import Bucket
from models.storage.errors import OvertakenError, StorageError

_CURRENT: Final = "current"
_RELEASES: Final = "releases"
_POINTS: Final = re.compile(rb"releases/([^/\s]+)\s*")


@dataclass(frozen=True, slots=True)
class Seen:
    """The pointer as it was read: the version it names, and its tag; both None if there is no pointer."""

    version: str | None = None
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class RemoteWarehouse:
    """The warehouse in ``bucket``, mirrored below the folder ``cache``."""

    bucket: Bucket
    cache: Path

    @property
    def mirror(self) -> Warehouse:
        """The folder on this machine."""
        name = hashlib.sha256(self.bucket.url.encode()).hexdigest()[:16]
        return Warehouse(self.cache / "warehouses" / name)

    def see(self) -> Seen:
        """What is current; :class:`RemoteCurrentError` if the pointer says something else."""
        found = self.bucket.tagged(_CURRENT)
        if found is None:
            return Seen()
        said = _POINTS.fullmatch(found.data)
        version = said[1].decode("ascii", "replace") if said else ""
        if not is_version(version):
            raise RemoteCurrentError(f"{self.bucket}/{_CURRENT}", found.data[:80].decode("utf-8", "replace"))
        return Seen(version, found.tag)

    def versions(self) -> list[str]:
        """Complete releases, newest first."""
        names = (found.name.split("/") for found in self.bucket.list(_RELEASES))
        there = {parts[1] for parts in names if len(parts) == 3 and parts[2] == MANIFEST}
        return sorted((version for version in there if is_version(version)), reverse=True)

    def manifests(self) -> Iterator[tuple[str, Manifest | None]]:
        """Every complete release, newest first, with its manifest (None if it cannot be read as one)."""
        for version in self.versions():
            try:
                yield version, self.manifest(version)
            except DamagedReleaseError:
                yield version, None

    def manifest(self, version: str) -> Manifest:
        """The manifest of a release; :class:`DamagedReleaseError` if there is none, or what there is is none."""
        name = f"{_RELEASES}/{version}/{MANIFEST}"
        try:
            return Manifest.loads(self.bucket.read(name).decode("utf-8"), f"{self.bucket}/{name}")
        except (FileNotFoundError, ValueError) as error:
            raise DamagedReleaseError(version, [Mismatch(MANIFEST, "a manifest", str(error))]) from error

    def refresh(self) -> Seen:
        """Make the mirror's current release the bucket's, and let go of releases that the bucket has no more."""
        house = self.mirror
        house.prepare()
        seen, there = self.see(), self.versions()
        if seen.version in there:
            self.fetch(seen.version or "")
        with publishing(house):
            for release in house.releases():
                if release.version not in there:
                    remove(house, release)
            if seen.version is None:
                house.link.unlink(missing_ok=True)
            elif house.current_version() != seen.version:
                switch(house, house.release(seen.version))
        return seen

    def find(self, name: str | None, *, anew: bool = False) -> Release:
        """The release that ``name`` means (as in :meth:`Warehouse.find`), copied into the mirror, ``anew`` or unless it is there.

        Raises:
            NoReleaseError: if there is none at all.
            UnknownReleaseError: if not one goes by that name.

        """
        there = self.versions()
        if name is None or name == "current":
            name = self.see().version
            if name is None or not there:
                raise NoReleaseError(self.bucket)
        found = [v for v in there if v == name] or [
            v for v in there if name and (v.startswith(name) or v.rpartition("-")[2].startswith(name))
        ]
        if len(found) != 1:
            raise UnknownReleaseError(name, there)
        return self.fetch(found[0], anew=anew)

    def fetch(self, version: str, *, anew: bool = False) -> Release:
        """The mirror's copy of a complete release."""
        house = self.mirror
        release = house.release(version)
        if release.manifest.is_file() and not anew:
            return release
        house.prepare()
        beside = house.builds.parent / "fetched" / f"{version}.{os.getpid()}"
        shutil.rmtree(beside, ignore_errors=True)
        prefix = f"{_RELEASES}/{version}"
        files = [(found.name, beside / found.name.removeprefix(f"{prefix}/")) for found in self.bucket.list(prefix)]
        for folder in {file.parent for _, file in files}:
            folder.mkdir(parents=True, exist_ok=True)
        try:
            self.bucket.fetch_all(files)
            flush_tree(beside)
            if release.path.exists():
                remove(house, release)
            with suppress(OSError):  # another process fetched the same one meanwhile
                beside.rename(release.path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return release

    def database(self) -> tuple[str, Path]:
        """The current version and a copy of its database alone, for reading, kept under its content hash.

        Raises:
            NoReleaseError: if nothing was published yet.
            DamagedReleaseError: if the object is not what the manifest says.

        """
        version = self.see().version
        if version is None:
            raise NoReleaseError(self.bucket)
        house = self.mirror
        if house.release(version).manifest.is_file():
            return version, house.release(version).database
        manifest = self.manifest(version)
        expected = manifest.files[DATABASE]
        folder = self.cache / "databases"
        kept = folder / f"{manifest.content_hash}.{expected.sha256[:16]}.duckdb"
        if kept.is_file():
            return version, kept
        folder.mkdir(parents=True, exist_ok=True)
        beside = kept.with_name(f".{kept.name}.{os.getpid()}")
        try:
            self.bucket.fetch(f"{_RELEASES}/{version}/{DATABASE}", beside)
            found = file_digest(beside)
            if found != expected:
                raise DamagedReleaseError(version, [Mismatch(DATABASE, f"SHA-256 {expected.sha256}", found.sha256)])
            beside.replace(kept)
        except FileNotFoundError as error:
            raise DamagedReleaseError(version, [Mismatch(DATABASE, "a file", "none")]) from error
        finally:
            beside.unlink(missing_ok=True)
        return version, kept

    def publish(self, version: str, seen: Seen, keep: int) -> str:
        """Make the mirror's release ``version`` the current one here, unless someone else published since ``seen`` was read.

        Returns the version that is current then: if the other one has the same content, theirs. The newest others stay, ``keep``
        in all.

        Raises:
            SupersededError: if another release became current meanwhile; it stays, and the mirror follows it.

        """
        release = self.mirror.release(version)
        ours = version not in self.versions()
        if ours:
            self._upload(release)
        try:
            self.point(version, seen)
        except SupersededError as error:
            if ours:
                self._delete(version)
            content = Manifest.read(release.manifest).content_hash
            self.refresh()
            if self.manifest(error.version).content_hash != content:
                raise
            return error.version
        with suppress(StorageError):  # it is published: what is left over is the next run's
            others = [v for v in self.versions() if v < version]
            for old in others[keep - 1 :]:
                self._delete(old)
        return version

    def point(self, version: str, seen: Seen) -> None:
        """Name ``version`` as the current release if the pointer is as it was seen; :class:`SupersededError` if it is not."""
        try:
            self.bucket.swap(_CURRENT, f"{_RELEASES}/{version}\n".encode(), seen.tag)
        except OvertakenError as error:
            now = self.see().version
            if now != version:  # a write whose answer was lost is ours all the same
                raise SupersededError(f"{self.bucket}/{_CURRENT}", now or "none") from error

    def _upload(self, release: Release) -> None:
        prefix = f"{_RELEASES}/{release.version}"
        files = sorted(file for file in release.path.rglob("*") if file.is_file() and file != release.manifest)
        self.bucket.write_all((f"{prefix}/{file.relative_to(release.path).as_posix()}", file) for file in files)
        self.bucket.write(f"{prefix}/{MANIFEST}", release.manifest)

    def _delete(self, version: str) -> None:
        prefix = f"{_RELEASES}/{version}"
        self.bucket.remove([f"{prefix}/{MANIFEST}"])
        self.bucket.remove([found.name for found in self.bucket.list(prefix)])
