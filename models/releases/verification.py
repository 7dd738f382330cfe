"""Whether a release is what its manifest says.

Three depths. :func:`damage` reads every file once and compares sizes and SHA-256: it finds what a disk, a copy or a hand did, and
is what publishing asks before it builds on a release; with ``touched`` it reads only files that were written to since the
manifest was, and so answers at once however large the release is. :func:`verify` also recomputes the hash of every table from
the rows, from the database and from the Parquet apart, and compares the manifest with the ``release`` row and the folder's
name: it finds a release that was made wrong, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from models.releases.errors import Mismatch
from models.releases.hashing import TableHash, content_hash, parquet_source, table_hash
from models.releases.layout import DATABASE, MANIFEST, Release, Warehouse
from models.releases.manifest import Manifest, file_digest, release_files
from models.tables import TABLES, Table


@dataclass(frozen=True, slots=True)
class Verified:
    """The result of :func:`verify`: what was looked at, and every mismatch."""

    version: str
    files: int
    tables: int
    rows: int
    mismatches: tuple[Mismatch, ...]

    @property
    def holds(self) -> bool:
        """Whether everything agrees."""
        return not self.mismatches


def damage(release: Release, *, touched: bool = False) -> tuple[Mismatch, ...]:
    """How the files of ``release`` differ from its manifest; empty if they are intact.

    With ``touched``, files of the right size whose time of change is not after the manifest's are taken to be intact: what a hand
    or a program did is found, what a disk forgot is not.
    """
    try:
        manifest = Manifest.read(release.manifest)
    except (OSError, ValueError) as error:
        return (Mismatch(MANIFEST, "a manifest", str(error)),)
    return tuple(_files(release, manifest, touched=touched))


def verify(warehouse: Warehouse, version: str | None = None) -> Verified:
    """Recompute everything that the manifest of ``version`` (the current release by default) states."""
    release = warehouse.find(version)
    try:
        manifest = Manifest.read(release.manifest)
    except (OSError, ValueError) as error:
        return Verified(release.version, 0, 0, 0, (Mismatch(MANIFEST, "a manifest", str(error)),))
    mismatches = [
        *_files(release, manifest),
        *_names(release, manifest),
        *_database(release, manifest),
        *_parquet(release, manifest),
    ]
    rows = sum(table.rows for table in manifest.tables.values())
    return Verified(release.version, len(manifest.files), len(manifest.tables), rows, tuple(mismatches))


def _files(release: Release, manifest: Manifest, *, touched: bool = False) -> Iterator[Mismatch]:
    there = set(release_files(release.path))
    for name in sorted(there - manifest.files.keys()):
        yield Mismatch(name, "no such file", "a file")
    for name in sorted(manifest.files.keys() - there):
        yield Mismatch(name, "a file", "none")
    for name in sorted(manifest.files.keys() & there):
        expected = manifest.files[name]
        try:
            if touched and _rests(release.path / name, expected.bytes, release.manifest):
                continue
            found = file_digest(release.path / name)
        except OSError as error:
            yield Mismatch(name, "a readable file", error.strerror or str(error))
            continue
        if found.bytes != expected.bytes:
            yield Mismatch(name, f"{expected.bytes} bytes", f"{found.bytes} bytes")
        elif found.sha256 != expected.sha256:
            yield Mismatch(name, f"SHA-256 {expected.sha256}", found.sha256)


def _rests(file: Path, size: int, manifest: Path) -> bool:
    """Whether a file has that size and was last written to before the manifest was, which is written last."""
    seen = file.stat()
    return seen.st_size == size and seen.st_mtime_ns <= manifest.stat().st_mtime_ns


def _names(release: Release, manifest: Manifest) -> Iterator[Mismatch]:
    if manifest.version != release.version:
        yield Mismatch(f"{MANIFEST} version", release.version, manifest.version)
    if not manifest.version.endswith(f"-{manifest.content_hash[:8]}"):
        yield Mismatch(f"{MANIFEST} content_hash", f"{manifest.version.rpartition('-')[2]}…", manifest.content_hash)
    names = [table.name for table in TABLES]
    if list(manifest.tables) != names:
        yield Mismatch(f"{MANIFEST} tables", ", ".join(names), ", ".join(manifest.tables))
    elif (content := content_hash(manifest.tables)) != manifest.content_hash:
        yield Mismatch(f"{MANIFEST} content_hash", f"{manifest.content_hash} as stated", f"{content} from the tables it lists")


def _database(release: Release, manifest: Manifest) -> Iterator[Mismatch]:
    try:
        connection = duckdb.connect(str(release.database), read_only=True)
    except duckdb.Error as error:
        yield Mismatch(DATABASE, "a database", _first_line(error))
        return
    with connection:
        for table in TABLES:
            yield from _table(connection, table, None, f"{DATABASE} {table.name}", manifest)
        try:
            rows = connection.sql("select version, parent, content_hash, inputs_hash, code_version from release").fetchall()
        except duckdb.Error as error:
            yield Mismatch(f"{DATABASE} release", "one row", _first_line(error))
            return
    stated = (manifest.version, manifest.parent, manifest.content_hash, manifest.inputs_hash, manifest.code_version)
    if rows != [stated]:
        yield Mismatch(f"{DATABASE} release", str(stated), str(rows))


def _parquet(release: Release, manifest: Manifest) -> Iterator[Mismatch]:
    with duckdb.connect() as connection:
        for table in TABLES:
            path = release.parquet(table.name)
            yield from _table(connection, table, parquet_source(path), f"{path.parent.name}/{path.name}", manifest)


def _table(
    connection: duckdb.DuckDBPyConnection, table: Table, source: str | None, where: str, manifest: Manifest
) -> Iterator[Mismatch]:
    expected = manifest.tables.get(table.name)
    if expected is None:
        return  # said once, by _names
    try:
        found = table_hash(connection, table, source)
    except duckdb.Error as error:
        yield Mismatch(where, _said(expected), _first_line(error))
        return
    if found != expected:
        yield Mismatch(where, _said(expected), _said(found))


def _said(value: TableHash) -> str:
    return f"{value.rows} rows with SHA-256 {value.sha256}"


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0]
