"""Plan: what a run would do, and why, without doing it and without starting Prefect or Great Expectations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

import duckdb

from flows.parse import kept, parsed_folders
from flows.settings import Settings
from flows.share import fetch_inventory
from flows.stage import EmptySeedsError, open_inventory, survey
from models.documents.parts import Entry, part_key, split
from models.fingerprint import code_version, parsing_fingerprint, staging_fingerprint
from models.releases.errors import NoReleaseError, ReleaseError
from models.releases.layout import Release, Warehouse
from models.releases.manifest import Manifest
from models.releases.verification import damage

REASONS: Final = {
    "new": "not in the current release",
    "changed bytes": "its bytes are not those of the current release",
    "changed record": "its address or date of crawl is not that of the current release",
    "changed code": "the code or a register that parses it changed",
    "removed": "in the current release, but no longer in the seeds",
    "unchanged": "as in the current release",
    "quarantined again": "could not be read then and has not changed",
}


QUIET: Final = ("unchanged", "quarantined again")
"""Statuses of documents for which no release is made."""


class _Published(NamedTuple):
    """What the current release says of a document."""

    sha256: str | None
    url: str | None
    crawled_at: str | None
    status: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """A document and what a run would do with it: a key of :data:`REASONS`."""

    path: str
    status: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do."""

    documents: tuple[PlannedDocument, ...]
    parts: int
    parts_to_parse: int
    """At least so many: lines that a changed page makes its site's, or no longer its site's, are counted when it is staged."""
    current: str | None
    broken: str | None
    """Why the current release cannot be built on, so that a run would make it anew; None if it can, or there is none."""
    publishes: bool
    """Whether there is anything that could make a new release."""
    passed_over: tuple[str, ...] = ()
    """Paths below the seeds folder that are no documents because their names begin with a dot."""
    stops: str | None = None
    """Why a run would stop before it did anything; None if it would not."""

    @property
    def counts(self) -> dict[str, int]:
        """Documents by status."""
        counted = Counter(d.status for d in self.documents)
        return {status: counted[status] for status in REASONS if counted[status]}


def plan(settings: Settings, *, rehash: bool = False) -> Plan:
    """Hold the seeds against the current release; :class:`~flows.stage.MissingSeedsError` if there is no seeds folder."""
    house, passed_over = settings.house, list[str]()
    surveyed, stored = _survey(settings, passed_over, rehash=rehash)
    entries = list(surveyed)
    current, broken = _current(house)
    before = _documents(current) if current else {}
    same_code = current is not None and _is_of_this_code(current)
    code, staging = parsing_fingerprint(), staging_fingerprint()
    folders = parsed_folders(house.work, code)
    elsewhere = {name.partition(".")[0] for name in stored if f".{code[:16]}" in name}
    planned: list[PlannedDocument] = []
    parts = to_parse = 0
    for run in split(entries, settings.part_bytes):
        parts += 1
        key = part_key(run, staging)
        there = key in elsewhere or (key in folders and kept(folders[key], touched=True) is not None)
        to_parse += not there
        planned += [_planned(entry, before, same_code or there) for entry in run]
    names = {e.path for e in entries}
    planned += [PlannedDocument(path, "removed") for path in before if path not in names]
    planned.sort(key=lambda d: d.path)
    changed = broken is not None or not same_code or any(d.status not in QUIET for d in planned)
    stops = None if entries or settings.allow_empty else str(EmptySeedsError(settings.seeds, len(passed_over)))
    version = current.version if current else None
    return Plan(tuple(planned), parts, to_parse, version, broken, changed, tuple(passed_over), stops)


def publishes(settings: Settings, *, rehash: bool = False) -> bool:
    """Whether a run could make a new release: as :attr:`Plan.publishes`, but no more is read than it takes to know it.

    Raises:
        MissingSeedsError: if there is no seeds folder.
        EmptySeedsError: if a run would stop because there is no page in it.

    """
    passed_over: list[str] = []
    entries, _ = _survey(settings, passed_over, rehash=rehash)
    first = next(entries, None)
    if first is None and not settings.allow_empty:
        raise EmptySeedsError(settings.seeds, len(passed_over))
    current, _ = _current(settings.house)
    if current is None or not _is_of_this_code(current):
        return True
    gone = _documents(current)
    for entry in entries if first is None else chain((first,), entries):
        if _planned(entry, gone, same_code=True).status not in QUIET:
            return True
        del gone[entry.path]
    return bool(gone)


def _survey(settings: Settings, passed_over: list[str], *, rehash: bool) -> tuple[Iterator[Entry], set[str]]:
    """Every document in path order, and the names of parsed parts that machines share; it fills ``passed_over`` on the way."""
    house, stored = settings.house, set[str]()
    if settings.remote:
        settings.remote.refresh()
    if settings.shared:
        stored = fetch_inventory(settings.shared, house.work)
    inventory = open_inventory(settings.seeds, house.work, settings.reader_options)
    surveyed = survey(settings.seeds, inventory, settings.reader_options, rehash=rehash, pass_over=passed_over.append)
    return (entry for _, entry, _ in surveyed), stored


def _is_of_this_code(release: Release) -> bool:
    return Manifest.read(release.manifest).code_version == code_version()


def _planned(entry: Entry, before: dict[str, _Published], same_code: bool) -> PlannedDocument:
    if entry.path not in before:
        return PlannedDocument(entry.path, "new", entry.reason)
    published = before[entry.path]
    if published.sha256 != entry.sha256:
        return PlannedDocument(entry.path, "changed bytes", entry.reason)
    if (published.url, published.crawled_at) != (entry.url, entry.crawled_at):
        return PlannedDocument(entry.path, "changed record", entry.reason)
    if not same_code:
        return PlannedDocument(entry.path, "changed code", entry.reason)
    if published.status == "quarantined":
        return PlannedDocument(entry.path, "quarantined again", published.reason)
    return PlannedDocument(entry.path, "unchanged")


def _current(house: Warehouse) -> tuple[Release | None, str | None]:
    """The current release if it can be built on, and otherwise why it cannot."""
    try:
        current = house.current()
    except NoReleaseError:
        return None, None
    except ReleaseError as error:
        return None, str(error)
    damaged = damage(current, touched=True)
    return (None, f"{current.version} is damaged: {damaged[0]}") if damaged else (current, None)


def _documents(release: Release) -> dict[str, _Published]:
    with duckdb.connect(str(release.database), read_only=True) as db:
        rows = db.execute("select path, sha256, url, crawled_at, status, reason from documents").fetchall()
    return {path: _Published(*row) for path, *row in rows}
