"""Parse: staged parts become lines, articles, sentences, metrics, measures and claims in Parquet.

A part is parsed by one process into a folder of its own, under the key of its content, of the code that parses and of the
lines that its sites repeat; a folder that is there and whole is left as it is. A folder whose files are not what was written
(a disk's fault, a hand's) is parsed again. One page that makes the parser fail is quarantined; the others go on.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from flows.processes import TRIES, LostProcessError, LostWorkersError, Processes
from flows.read import Progress
from flows.sites import repeated_lines
from flows.stage import MissingStagedPartError, Staged
from models.documents.parts import Part
from models.documents.schema import COMPARED, STAGED
from models.fingerprint import parsing_fingerprint
from models.tables.contract import PARSED

RECEIPT: Final = "part.json"
_COLUMNS: Final = [name for name in STAGED.names if name not in COMPARED]


@dataclass(frozen=True, slots=True)
class ParsedPart:
    """A parsed part: its folder, and whether it was parsed now."""

    folder: Path
    rows: dict[str, int]
    parsed: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parsed corpus: its parts in path order."""

    parts: tuple[ParsedPart, ...]

    def files(self, table: str) -> list[Path]:
        """The Parquet files of one table, in path order."""
        return [p.folder / f"{table}.parquet" for p in self.parts]

    @property
    def parsed(self) -> int:
        """How many parts were parsed now."""
        return sum(p.parsed for p in self.parts)


class Job(NamedTuple):
    """A part to be parsed: its staged file, the folder it is parsed into, and the lines that its sites repeat."""

    staged: Path
    folder: Path
    repeated: tuple[int, ...] = ()


def parsed_folder(work: Path, part: Part, code: str, repeated: tuple[int, ...] = ()) -> Path:
    """Where a part is kept once parsed by that code, told of those repeated lines."""
    told = f".{hashlib.sha256(repr(repeated).encode()).hexdigest()[:12]}" if repeated else ""
    return work / "parsed" / f"{part.key}.{code[:16]}{told}"


def parsed_folders(work: Path, code: str) -> dict[str, Path]:
    """By part key the folder of every part that was parsed by that code, whatever its sites repeated then."""
    found = sorted((work / "parsed").glob(f"[!.]*.{code[:16]}*"))
    return {folder.name.partition(".")[0]: folder for folder in found}


def kept(folder: Path, *, touched: bool = False) -> ParsedPart | None:
    """The parsed part in ``folder`` if it is there and every file is what was written; None if it must be parsed.

    With ``touched``, only files that were written to after the receipt, which is written last, are read.
    """
    try:
        written = (folder / RECEIPT).stat().st_mtime_ns
        receipt = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
        for name, digest in receipt["sha256"].items():
            if touched and (folder / name).stat().st_mtime_ns <= written:
                continue
            if _sha256(folder / name) != digest:
                return None
        return ParsedPart(folder, receipt["rows"], parsed=False)
    except (OSError, ValueError, KeyError):
        return None


def parse_part(staged: Path, folder: Path, repeated: tuple[int, ...] = ()) -> ParsedPart:
    """Parse one :class:`Job`; the function that every runner maps over parts.

    Raises:
        MissingStagedPartError: if the staged part is gone or damaged; what is left of it is removed.
        RegisterError: if a register cannot be read.

    """
    from models.parser import uncollected
    from models.rows import Rows  # the extractors and their registers, which planning does without

    rows = Rows(repeated)
    try:
        batches = pq.ParquetFile(staged, page_checksum_verification=True).iter_batches(batch_size=256, columns=_COLUMNS)
        with uncollected():
            for batch in batches:
                for document in batch.to_pylist():
                    rows.add_document(document)
    except (OSError, pa.ArrowException) as error:
        staged.unlink(missing_ok=True)
        raise MissingStagedPartError(staged, str(error)) from error
    beside = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    tables = rows.tables()
    for table in PARSED:
        pq.write_table(tables[table.name], beside / f"{table.name}.parquet", compression="zstd", write_page_checksum=True)
    counts = {name: table.num_rows for name, table in tables.items()}
    digests = {f"{t.name}.parquet": _sha256(beside / f"{t.name}.parquet") for t in PARSED}
    (beside / RECEIPT).write_text(json.dumps({"rows": counts, "sha256": digests}), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        beside.rename(folder)
    except OSError:
        # Another run parsed the same part meanwhile; theirs is as good, for the key says what is in it.
        shutil.rmtree(beside, ignore_errors=True)
    return ParsedPart(folder, counts, parsed=True)


def todo(staged: Staged, work: Path) -> Iterator[tuple[Job, ParsedPart | None]]:
    """For each part its job, and what of it is kept."""
    code, shared = parsing_fingerprint(), repeated_lines(staged)
    for part in staged.parts:
        repeated = shared.get(part.key, ())
        folder = parsed_folder(work, part, code, repeated)
        yield Job(staged.file(part), folder, repeated), kept(folder)


def waiting(staged: Staged, jobs: Iterable[tuple[Job, ParsedPart | None]]) -> list[Job]:
    """Those of ``jobs`` of which nothing is kept, the largest first: what ends last is small, and no worker waits long."""
    sizes = {staged.file(part): part.size for part in staged.parts}
    return sorted((job for job, have in jobs if have is None), key=lambda job: -sizes[job.staged])


def parse(staged: Staged, work: Path, *, workers: int = 1, progress: Progress | None = None) -> Parsed:
    """Parse every staged part that is not kept, over ``workers`` processes (in this one if 1)."""
    jobs = list(todo(staged, work))
    new = waiting(staged, jobs)
    results = {job.folder: have for job, have in jobs if have is not None}
    (work / "parsed").mkdir(parents=True, exist_ok=True)
    for part in _parsed(new, min(workers, len(new))):
        results[part.folder] = part
        if progress is not None:
            progress(len(results), len(jobs))
    return Parsed(tuple(results[job.folder] for job, _ in jobs))


def prune(work: Path, staged: Staged, parsed: Parsed) -> int:
    """Remove staged and parsed parts that the run just done did not use; how many."""
    live = {p.folder.name for p in parsed.parts} | {staged.file(p).name for p in staged.parts}
    removed = 0
    for entry in [*(work / "parsed").glob("*"), *(work / "staged").glob("*")]:
        if entry.name not in live:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink(missing_ok=True)
            removed += 1
    return removed


def _parsed(jobs: Sequence[Job], workers: int) -> Iterator[ParsedPart]:
    if workers <= 1:
        yield from (parse_part(*job) for job in jobs)
        return
    with ThreadPoolExecutor(workers) as threads, Processes(workers) as processes:
        for done in as_completed([threads.submit(_parsed_by, processes, job) for job in jobs]):
            yield done.result()


def _parsed_by(processes: Processes, job: Job) -> ParsedPart:
    """A part parsed by one of the processes; by another if that is killed."""
    for _ in range(TRIES - 1):
        with suppress(LostProcessError):
            return processes.run(parse_part, *job)
    try:
        return processes.run(parse_part, *job)
    except LostProcessError as error:
        raise LostWorkersError(error) from error


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
