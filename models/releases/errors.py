"""What can be wrong with a warehouse or a release: a class for each, its values as attributes, a message that says what next."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models.errors import PortableError

if TYPE_CHECKING:
    from models.storage.bucket import Bucket


class Mismatch(NamedTuple):
    """One difference: ``where`` (a file, or a table in one), what the manifest says and what was found."""

    where: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.where}: expected {self.expected}, found {self.found}"


class ReleaseError(PortableError):
    """Anything that keeps a release from being published, found, trusted or switched to."""


class NoReleaseError(ReleaseError):
    """The warehouse at ``root`` holds no release yet."""

    def __init__(self, root: Path | Bucket) -> None:
        self.root = root
        super().__init__(f"{root} holds no release yet. Publish one with `fangzhi run`, or name another folder with --warehouse.")


class UnknownReleaseError(ReleaseError):
    """No release, or more than one, goes by the name ``version``; ``known`` are the versions there are, newest first."""

    def __init__(self, version: str, known: Sequence[str]) -> None:
        self.version, self.known = version, tuple(known)
        there = ", ".join(self.known[:10]) + (" …" if len(self.known) > 10 else "") if self.known else "none"
        super().__init__(
            f"{version!r} does not name one release. There are: {there}. Give a whole version, the first characters of one, "
            "or those of its content hash; `fangzhi releases` lists them."
        )


class BrokenCurrentError(ReleaseError):
    """``current`` does not lead to a release: ``found`` says what it is, ``newest`` is the newest release that is listed."""

    def __init__(self, link: Path, found: str, newest: str | None) -> None:
        self.link, self.found, self.newest = link, found, newest
        mend = f"`fangzhi rollback {newest}` points it at the newest release, or " if newest else ""
        super().__init__(f"{link} {found}, and should be a link to a folder in releases/. {mend}`fangzhi run` mends it.")


class RemoteCurrentError(ReleaseError):
    """The pointer of a warehouse on object storage says ``found``, which names no release."""

    def __init__(self, url: str, found: str) -> None:
        self.url, self.found = url, found
        super().__init__(
            f"{url} says {found!r}, and should name a release as releases/VERSION. Nothing was changed. Write it so, or remove "
            "it: the next run then publishes anew."
        )


class SupersededError(ReleaseError):
    """While a run was at work, another one published ``version`` into the same warehouse."""

    def __init__(self, url: str, version: str) -> None:
        self.url, self.version = url, version
        super().__init__(
            f"Another run published meanwhile: {url} names {version} now, which stays current. What this run made was not "
            "published, because it may be of older pages. Run again: what was parsed is kept."
        )


class OccupiedCurrentError(ReleaseError):
    """A file or folder, not a link, stands where ``current`` belongs; we do not delete what we did not make."""

    def __init__(self, link: Path) -> None:
        self.link = link
        super().__init__(
            f"{link} is a file or folder of its own, and should be a link to a folder in releases/ (a copy of the warehouse that "
            "followed links makes it so). Nothing was changed. Move it away and run again."
        )


class DamagedReleaseError(ReleaseError):
    """The release ``version`` is not what its manifest says; ``mismatches`` names each difference."""

    def __init__(self, version: str, mismatches: Sequence[Mismatch]) -> None:
        self.version, self.mismatches = version, tuple(mismatches)
        named = "; ".join(str(m) for m in self.mismatches[:5]) + (" …" if len(self.mismatches) > 5 else "")
        super().__init__(
            f"Release {version} is not what its manifest says: {named}. Nothing was switched. Choose another release "
            f"(`fangzhi releases`), or make a new one from the seeds with `fangzhi run`; `fangzhi verify {version}` shows it all."
        )


class WarehouseBusyError(ReleaseError):
    """Another process holds the publishing lock ``lock``: ``holder`` says which; ``waited`` is in seconds."""

    def __init__(self, lock: Path, holder: str, waited: float) -> None:
        self.lock, self.holder, self.waited = lock, holder, waited
        super().__init__(
            f"Another process is publishing into this warehouse: {holder}. Waited {waited:g} s for {lock}. Run again when it is "
            "done; the lock ends with its process, so there is nothing to delete."
        )


class UnwritableWarehouseError(ReleaseError):
    """The warehouse at ``root`` cannot be written to, because of ``cause``."""

    def __init__(self, root: Path, cause: OSError) -> None:
        self.root, self.cause = root, cause
        mend = "Make room" if cause.errno in (errno.ENOSPC, errno.EDQUOT) else "Give this user the right to write there"
        super().__init__(
            f"Cannot write to the warehouse {root}: {cause.strerror or cause}. What is there stays readable. {mend}, or name "
            "another folder with --warehouse."
        )


class MissingBuildError(ReleaseError):
    """The build folder ``build`` has no database to publish."""

    def __init__(self, build: Path) -> None:
        self.build = build
        super().__init__(f"{build} holds no fangzhi.duckdb, so there is nothing to publish. Load it again with `fangzhi run`.")


class UncheckedBuildError(ReleaseError):
    """Someone tried to publish a build although the critical checks ``failed`` did not pass; it must be rejected instead."""

    def __init__(self, failed: Sequence[str]) -> None:
        self.failed = tuple(failed)
        super().__init__(
            f"{len(self.failed)} critical checks did not pass: {', '.join(self.failed[:5])}. Such a build is never published; "
            "`current` stays as it was. Look at the rows that fail, mend the seeds or the code, and run again."
        )


class PublishFailedError(ReleaseError):
    """Writing the release failed because of ``cause`` (a full disk, a broken device); ``current`` is as it was."""

    def __init__(self, root: Path, current: str | None, cause: Exception) -> None:
        self.root, self.current, self.cause = root, current, cause
        stays = f"`current` is still {current}" if current else "There is still no release"
        super().__init__(
            f"The release could not be written into {root}: {cause}. {stays}, and nothing half written is listed. "
            "See that the disk has room and is sound, then run again: what was parsed is kept."
        )
