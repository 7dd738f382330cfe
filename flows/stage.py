"""Stage: raw files become parts of decoded documents in Parquet.

Every file below the seeds folder is read once, hashed, decoded without changing a character, and written to the part it
belongs to; what cannot be a page is written with the reason. A part that is already there under the key of its content is
left as it is, and a file that nobody touched since it was last read is not opened.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from flows.errors import FangzhiError
from flows.inventory import Inventory
from flows.read import Meter, Patience, Progress, read_source
from models import arrow
from models.documents.encoding import decode
from models.documents.faults import MOST_LINES, DocumentError, NamesakeError, OverlongDocumentError
from models.documents.hints import Hints
from models.documents.html import decode_html
from models.documents.identity import document_id
from models.documents.objects import list_objects
from models.documents.parts import TARGET_BYTES, Entry, Part, part_key, split
from models.documents.readers.record import ReaderOptions, Record
from models.documents.schema import STAGED
from models.documents.sites import compare, site_of
from models.documents.sources import Source, list_sources, weigh
from models.fingerprint import staging_fingerprint
from models.storage.bucket import Bucket

INVENTORY: Final = "inventory.parquet"
"""Its name in the folder of what is kept between runs."""


class MissingSeedsError(FangzhiError):
    """There is no seeds folder."""

    def __init__(self, seeds: Path) -> None:
        self.seeds = seeds
        super().__init__(f"no seeds folder at {seeds.absolute()}; make it and put pages in it, or name another with --seeds")


class UnlistableSeedsError(FangzhiError):
    """The seeds folder is there and cannot be looked into."""

    def __init__(self, seeds: Path, cause: OSError) -> None:
        self.seeds, self.cause = seeds, cause
        super().__init__(f"the seeds folder {seeds} cannot be listed: {cause.strerror or cause}; mend that and run again")


class EmptySeedsError(FangzhiError):
    """The seeds hold no page at all: more likely a mount that is missing than a wish for a release without documents."""

    def __init__(self, seeds: Path | Bucket, passed_over: int) -> None:
        self.seeds, self.passed_over = seeds, passed_over
        dotted = f" ({passed_over} names that begin with a dot were passed over)" if passed_over else ""
        super().__init__(
            f"there is no page in the seeds folder {seeds}{dotted}, so nothing was done and the current release stays. Is a "
            "mount missing? Put pages in it, or name another with --seeds; --allow-empty publishes a release without documents."
        )


class ChangedSourceError(FangzhiError):
    """A file is not what it was a moment ago."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} changed while it was staged; run again when it is at rest, with --rehash if that does not help")


class MissingStagedPartError(FangzhiError):
    """A staged part is gone or damaged, and cannot be parsed."""

    def __init__(self, file: Path, cause: str) -> None:
        self.file, self.cause = file, cause
        super().__init__(f"staged part {file.name} cannot be read: {cause}; it was removed, so run again to stage it anew")


@dataclass(frozen=True, slots=True)
class Staged:
    """The staged corpus: its parts in path order, and how many were written now."""

    parts: tuple[Part, ...]
    written: int
    folder: Path
    passed_over: tuple[str, ...] = ()
    """Paths below the seeds folder whose names begin with a dot."""

    def file(self, part: Part) -> Path:
        """Where a part is."""
        return staged_file(self.folder, part)

    @property
    def inputs_hash(self) -> str:
        """SHA-256 over the paths, hashes, addresses and dates of all documents."""
        digest = hashlib.sha256()
        for part in self.parts:
            for entry in part.entries:
                digest.update(entry.line.encode())
        return digest.hexdigest()


def staged_file(folder: Path, part: Part) -> Path:
    """The Parquet file of a staged part."""
    return folder / f"{part.key}.parquet"


def survey(
    seeds: Path | Bucket,
    inventory: Inventory,
    options: ReaderOptions,
    *,
    rehash: bool = False,
    pass_over: Callable[[str], object] | None = None,
    meter: Meter | None = None,
) -> Iterator[tuple[Source, Entry, Record | None]]:
    """Every document in path order, with its record where its source had to be read; one record is in memory at a time.

    ``pass_over`` is told each path that is no source; ``meter`` how far the survey is.

    Raises:
        MissingSeedsError: if ``seeds`` is no folder.
        UnlistableSeedsError: if it cannot be looked into.
        StorageError: if object storage cannot be listed.

    """
    taken: set[str] = set()
    patience = Patience()
    meter = meter or Meter(0, None)
    sources: Iterable[Source] = _sources(seeds, pass_over)
    if isinstance(seeds, Bucket):  # whose listing, with every size, is there before its first source
        sources = list(sources)
        meter.expect(sum(source.stat.size for source in sources))
    for source in sources:
        meter.enter(source)
        known = None if rehash else inventory.entries(source)
        if known is not None:
            taken.update(entry.document_id for entry in known)
            yield from ((source, entry, None) for entry in known)
            continue
        read_ns = time.time_ns()
        entries: list[Entry] = []
        whole = source.fault is None
        for entry, record in read_source(source, options, patience, meter.tell):
            if entry.document_id in taken:
                entry, record = _namesake(entry, record)
                whole = False  # it is as good as its namesake is there: it must be looked at again
            taken.add(entry.document_id)
            whole = whole and not (record.fault or "").startswith("unreadable")  # it may be readable next time
            entries.append(entry)
            yield source, entry, record
        if whole:
            inventory.put(source, read_ns, entries)


def _sources(seeds: Path | Bucket, pass_over: Callable[[str], object] | None) -> Iterator[Source]:
    if isinstance(seeds, Bucket):
        return list_objects(seeds, pass_over)
    if not seeds.is_dir():
        raise MissingSeedsError(seeds)
    try:
        os.scandir(seeds).close()
    except OSError as error:
        raise UnlistableSeedsError(seeds, error) from error
    return list_sources(seeds, pass_over)


def _namesake(entry: Entry, record: Record) -> tuple[Entry, Record]:
    """A document whose name is another's once both are written the same way (composed and decomposed letters)."""
    fault = str(NamesakeError(entry.path))
    other = document_id(f"{entry.path}\0{entry.sha256}")
    return entry._replace(document_id=other, reason=fault), replace(record, data=b"", fault=fault)


def stage(
    seeds: Path | Bucket,
    work: Path,
    options: ReaderOptions | None = None,
    *,
    target: int = TARGET_BYTES,
    rehash: bool = False,
    allow_empty: bool = False,
    progress: Progress | None = None,
) -> Staged:
    """Stage all files below ``seeds`` into ``work/staged``.

    Args:
        seeds: folder of raw pages, or where they lie on object storage.
        work: folder for what is kept between runs.
        options: what readers take.
        target: raw bytes in a part, on average.
        rehash: read every file, also those that seem untouched.
        allow_empty: stage also a folder in which there is no page.
        progress: told bytes of the files that are behind and of all.

    Raises:
        MissingSeedsError: if ``seeds`` is no folder.
        UnlistableSeedsError: if it cannot be looked into.
        StorageError: if object storage cannot be listed.
        EmptySeedsError: if there is no page in it; what is kept between runs is then as it was.

    """
    options = options or ReaderOptions()
    folder = work / "staged"
    folder.mkdir(parents=True, exist_ok=True)
    inventory = open_inventory(seeds, work, options)
    held: dict[str, tuple[Entry, Record]] = {}
    sources: dict[str, Source] = {}
    passed_over: list[str] = []
    meter = Meter(weigh(seeds) if progress is not None and isinstance(seeds, Path) else 0, progress)

    def entries() -> Iterator[Entry]:
        for source, entry, record in survey(seeds, inventory, options, rehash=rehash, pass_over=passed_over.append, meter=meter):
            sources[source.path] = source
            if record is not None:
                held[entry.document_id] = (entry, record)
            yield entry

    parts: list[Part] = []
    written = 0
    again = _Again(sources, options)
    for run in split(entries(), target):
        part = Part(part_key(run, staging_fingerprint()), run)
        if not staged_file(folder, part).exists():
            part = _write(folder, [held.get(entry.document_id) or again.read(entry) for entry in run])
            written += 1
        parts.append(part)
        held.clear()
    if not parts and not allow_empty:
        raise EmptySeedsError(seeds, len(passed_over))
    meter.finish()
    inventory.known = {k: v for k, v in inventory.known.items() if k in sources}
    inventory.save(work / INVENTORY)
    return Staged(tuple(parts), written, folder, tuple(passed_over))


def open_inventory(seeds: Path | Bucket, work: Path, options: ReaderOptions) -> Inventory:
    """The inventory of these seeds under these options; empty if there is none."""
    signature = f"{seeds.resolve() if isinstance(seeds, Path) else seeds}\n{options}\n{staging_fingerprint()}"
    return Inventory.load(work / INVENTORY, signature)


class _Again:
    """Sources that the inventory knew but whose part is gone, read once more: each in one pass, for parts keep their order."""

    def __init__(self, sources: Mapping[str, Source], options: ReaderOptions) -> None:
        self._sources, self._options = sources, options
        self._path: str | None = None
        self._records: Iterator[tuple[Entry, Record]] = iter(())

    def read(self, wanted: Entry) -> tuple[Entry, Record]:
        """That document as it is now."""
        if wanted.source != self._path:
            self._path = wanted.source
            self._records = read_source(self._sources[wanted.source], self._options)
        for entry, record in self._records:
            if entry.document_id == wanted.document_id:
                return entry, record
        raise ChangedSourceError(wanted.source)


def _write(folder: Path, documents: Sequence[tuple[Entry, Record]]) -> Part:
    """Write the part of these documents."""
    entries = tuple(entry for entry, _ in documents)
    part = Part(part_key(entries, staging_fingerprint()), entries)
    rows = [_row(entry, record) for entry, record in documents]
    file = staged_file(folder, part)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    pq.write_table(
        arrow.table({name: [row[name] for row in rows] for name in STAGED.names}, STAGED),
        beside,
        compression="zstd",
        write_page_checksum=True,
    )
    beside.replace(file)
    return part


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
        "hints": None,
        "site": site_of(entry.path, record.url),
        "line_hashes": None,
        "text_hash": None,
    }
    if record.fault is None:
        try:
            decoded = decode_html(record.data) if record.markup == "html" else decode(record.data)
            if (lines := decoded.text.count("\n") + 1) > MOST_LINES:
                raise OverlongDocumentError(lines)
        except DocumentError as fault:
            return row | {"reason": str(fault)}
        row |= {"encoding": decoded.encoding, "characters": len(decoded.text), "text": decoded.text, "hints": decoded.hints}
        site = site_of(entry.path, record.url, Hints.loads(decoded.hints).site)
        compared = compare(site, decoded.text)
        row |= {"site": site, "line_hashes": compared.lines, "text_hash": compared.text}
    return row
