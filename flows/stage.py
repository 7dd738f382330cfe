"""Stage: raw files become parts of decoded documents in Parquet.

Every file below the seeds folder is read once, hashed, decoded without changing a character, and written to the part it
belongs to; what cannot be a page is written with the reason. A part that is already there under the key of its content is
left as it is, and a file that nobody touched since it was last read is not opened.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pyarrow as pa
import pyarrow.parquet as pq

from flows.errors import FangzhiError
from flows.inventory import Inventory
from models.documents.encoding import decode
from models.documents.faults import DocumentError, UnreadableDocumentError
from models.documents.identity import document_id, sha256
from models.documents.parts import TARGET_BYTES, Entry, Part, part_key, split
from models.documents.readers import ReaderOptions, Record, reader_for
from models.documents.schema import STAGED
from models.documents.sources import Source, list_sources
from models.fingerprint import staging_fingerprint

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do."""


class MissingSeedsError(FangzhiError):
    """There is no seeds folder."""

    def __init__(self, seeds: Path) -> None:
        self.seeds = seeds
        super().__init__(f"no seeds folder at {seeds}; make it and put pages in it, or name another with --seeds")


@dataclass(frozen=True, slots=True)
class Staged:
    """The staged corpus: its parts in path order, and how many were written now."""

    parts: tuple[Part, ...]
    written: int
    folder: Path

    def file(self, part: Part) -> Path:
        """Where a part is."""
        return staged_file(self.folder, part)

    @property
    def inputs_hash(self) -> str:
        """SHA-256 over the paths and hashes of all documents."""
        lines = (f"{e.path}\0{e.sha256}\0{e.reason}\n" for p in self.parts for e in p.entries)
        return sha256("".join(lines).encode())


def staged_file(folder: Path, part: Part) -> Path:
    """The Parquet file of a staged part."""
    return folder / f"{part.key}.parquet"


def survey(
    seeds: Path, inventory: Inventory, options: ReaderOptions, *, rehash: bool = False
) -> Iterator[tuple[Source, Entry, Record | None]]:
    """Every document in path order, with its record where its source had to be read; one record is in memory at a time.

    Raises:
        MissingSeedsError: if ``seeds`` is no folder.

    """
    if not seeds.is_dir():
        raise MissingSeedsError(seeds)
    for source in list_sources(seeds):
        known = None if rehash else inventory.entries(source)
        if known is not None:
            yield from ((source, entry, None) for entry in known)
            continue
        read_ns = time.time_ns()
        entries: list[Entry] = []
        for entry, record in read_source(source, options):
            entries.append(entry)
            yield source, entry, record
        if source.fault is None:
            inventory.put(source, read_ns, entries)


def read_source(source: Source, options: ReaderOptions) -> Iterator[tuple[Entry, Record]]:
    """The documents of a file, one at a time; a fault of the file as a whole is one document with that reason."""
    try:
        if source.fault is not None:
            raise source.fault
        reader = reader_for(PurePosixPath(source.path))
        with source.file.open("rb") as file:
            for record in reader(file, options):
                path = source.path if record.key is None else f"{source.path}#{record.key}"
                digest = sha256(record.data)
                yield Entry(document_id(path), path, source.path, digest, len(record.data), record.fault), record
    except OSError as error:
        yield _faulty(source, UnreadableDocumentError(error.strerror or str(error)))
    except DocumentError as fault:
        yield _faulty(source, fault)


def stage(
    seeds: Path,
    work: Path,
    options: ReaderOptions | None = None,
    *,
    target: int = TARGET_BYTES,
    rehash: bool = False,
    progress: Progress | None = None,
) -> Staged:
    """Stage all files below ``seeds`` into ``work/staged``.

    Args:
        seeds: folder of raw pages.
        work: folder for what is kept between runs.
        options: what readers take.
        target: raw bytes in a part, on average.
        rehash: read every file, also those that seem untouched.
        progress: told after each part.

    Raises:
        MissingSeedsError: if ``seeds`` is no folder.

    """
    options = options or ReaderOptions()
    folder = work / "staged"
    folder.mkdir(parents=True, exist_ok=True)
    inventory = open_inventory(seeds, work, options)
    held: dict[str, Record] = {}
    sources: dict[str, Source] = {}

    def entries() -> Iterator[Entry]:
        for source, entry, record in survey(seeds, inventory, options, rehash=rehash):
            sources[source.path] = source
            if record is not None:
                held[entry.document_id] = record
            yield entry

    parts: list[Part] = []
    written = 0
    for run in split(entries(), target):
        part = Part(part_key(run, staging_fingerprint()), run)
        if not staged_file(folder, part).exists():
            part = _write(folder, run, held, sources, options)
            written += 1
        parts.append(part)
        held.clear()
        if progress is not None:
            progress(len(parts), 0)
    inventory.known = {k: v for k, v in inventory.known.items() if k in sources}
    inventory.save(work / "inventory.parquet")
    return Staged(tuple(parts), written, folder)


def open_inventory(seeds: Path, work: Path, options: ReaderOptions) -> Inventory:
    """The inventory of these seeds under these options; empty if there is none."""
    signature = f"{seeds.resolve()}\n{options}\n{staging_fingerprint()}"
    return Inventory.load(work / "inventory.parquet", signature)


def _write(
    folder: Path, run: Sequence[Entry], held: dict[str, Record], sources: dict[str, Source], options: ReaderOptions
) -> Part:
    """Write the part of ``run``; documents that are not held in memory are read now, and are what they are now."""
    rows: list[dict[str, object]] = []
    entries: list[Entry] = []
    missing = [e for e in run if e.document_id not in held]
    for path in dict.fromkeys(e.source for e in missing):
        wanted = {e.document_id for e in missing if e.source == path}
        for entry, record in read_source(sources[path], options):
            if entry.document_id in wanted:
                held[entry.document_id] = record
    for entry in run:
        record = held[entry.document_id]
        current = Entry(
            entry.document_id, entry.path, entry.source, _digest(record, entry), len(record.data) or entry.size, record.fault
        )
        entries.append(current)
        rows.append(_row(current, record))
    part = Part(part_key(entries, staging_fingerprint()), tuple(entries))
    file = staged_file(folder, part)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    pq.write_table(pa.Table.from_pylist(rows, schema=STAGED), beside, compression="zstd", write_page_checksum=True)
    beside.replace(file)
    return part


def _digest(record: Record, entry: Entry) -> str | None:
    return sha256(record.data) if record.data or record.fault is None else entry.sha256


def _row(entry: Entry, record: Record) -> dict[str, object]:
    row: dict[str, object] = {
        "document_id": entry.document_id,
        "path": entry.path,
        "url": record.url,
        "crawled_at": record.crawled_at,
        "sha256": entry.sha256,
        "bytes": entry.size,
        "encoding": None,
        "characters": None,
        "reason": record.fault,
        "text": None,
    }
    if record.fault is None:
        try:
            decoded = decode(record.data)
        except DocumentError as fault:
            return row | {"reason": str(fault)}
        row |= {"encoding": decoded.encoding, "characters": len(decoded.text), "text": decoded.text}
    return row


def _faulty(source: Source, fault: DocumentError) -> tuple[Entry, Record]:
    reason = str(fault)
    entry = Entry(document_id(source.path), source.path, source.path, _hash_file(source), source.stat.size, reason)
    return entry, Record(None, b"", fault=reason)


def _hash_file(source: Source) -> str | None:
    """SHA-256 of a file that is not read as a page, however large; None if it cannot be read at all."""
    if not source.stat.inode:
        return None
    try:
        with source.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
