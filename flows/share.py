"""Share: staged and parsed parts on object storage, for runs on any machine and for workers on others.

    <store>/staged/<part>.parquet   <store>/parsed/<part>/…   <store>/inventory.parquet

The folder that a run works in has them all as ever, for that is where it loads from; the store has copies under the same names.
An object is whole or not there, and of a parsed part the receipt is written last and removed first, so half a part is none. A
part's name says what is in it, so two machines that write the same one write the same. A store belongs to one warehouse: what a
run did not use is removed from it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from flows.parse import RECEIPT, Job, Parsed, ParsedPart, parse_part
from flows.stage import INVENTORY, MissingStagedPartError, Staged
from models.storage.bucket import Bucket

_STAGED: Final = "staged"
_PARSED: Final = "parsed"


def fetch_parts(store: Bucket, work: Path) -> None:
    """Copy into the folder what the store has and it has not."""
    there = [found.name for found in store.list()]
    (work / _STAGED).mkdir(parents=True, exist_ok=True)
    if INVENTORY in there:
        _fetch_inventory(store, work)
    missing = [name for name in there if name.startswith(f"{_STAGED}/") and not (work / name).exists()]
    beside = [(name, (work / name).with_name(f".{Path(name).name}.{os.getpid()}")) for name in missing]
    store.fetch_all(beside)
    for name, file in beside:
        file.replace(work / name)
    fetch_parsed(store, [work / _PARSED / folder for folder in _whole(there)])


def fetch_inventory(store: Bucket, work: Path) -> set[str]:
    """Copy the inventory alone, and say which parsed parts the store has."""
    there = [found.name for found in store.list()]
    if INVENTORY in there:
        _fetch_inventory(store, work)
    return _whole(there)


def fetch_parsed(store: Bucket, folders: Iterable[Path]) -> None:
    """Copy those parsed parts that are not there yet."""
    for folder in folders:
        if (folder / RECEIPT).is_file():
            continue
        beside = folder.with_name(f".{folder.name}.{os.getpid()}")
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        names = [found.name for found in store.list(f"{_PARSED}/{folder.name}")]
        store.fetch_all((name, beside / Path(name).name) for name in names)
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)


def share_staged(store: Bucket, staged: Staged) -> None:
    """Copy staged parts into the store that are not there, and what the sources held."""
    sizes = {found.name: found.size for found in store.list(_STAGED)}
    files = [(f"{_STAGED}/{file.name}", file) for file in map(staged.file, staged.parts)]
    store.write_all((name, file) for name, file in files if sizes.get(name) != file.stat().st_size)
    store.write(INVENTORY, staged.folder.parent / INVENTORY)


def share_parsed(store: Bucket, parsed: Parsed) -> None:
    """Copy parsed parts into the store that are not there or were parsed anew."""
    there = _whole(found.name for found in store.list(_PARSED))
    for part in parsed.parts:
        if part.parsed or part.folder.name not in there:
            _share(store, part.folder)


def parse_stored(store: Bucket, job: Job) -> ParsedPart:
    """Parse one part from the store into the store, on a machine that has neither; the answer names the job's own folder.

    Raises:
        MissingStagedPartError: if the staged part is gone or damaged; what is left of it in the store is removed.

    """
    name = f"{_STAGED}/{job.staged.name}"
    with TemporaryDirectory(prefix="fangzhi-") as here:
        staged = Path(here) / job.staged.name
        try:
            store.fetch(name, staged)
            part = parse_part(staged, Path(here) / _PARSED / job.folder.name, job.repeated)
        except FileNotFoundError as error:
            raise MissingStagedPartError(job.staged, f"it is not in {store}") from error
        except MissingStagedPartError:
            store.remove([name])
            raise
        _share(store, part.folder)
    return replace(part, folder=job.folder)


def prune_shared(store: Bucket, staged: Staged, parsed: Parsed) -> None:
    """Remove from the store what the run just done did not use."""
    live = {f"{_STAGED}/{staged.file(part).name}" for part in staged.parts}
    folders = {part.folder.name for part in parsed.parts}
    dead = [found.name for found in store.list(_STAGED) if found.name not in live]
    dead += [found.name for found in store.list(_PARSED) if found.name.split("/")[1] not in folders]
    store.remove(sorted(dead, key=lambda name: not name.endswith(f"/{RECEIPT}")))


def _fetch_inventory(store: Bucket, work: Path) -> None:
    file = work / INVENTORY
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        store.fetch(INVENTORY, beside)
        beside.replace(file)


def _share(store: Bucket, folder: Path) -> None:
    prefix = f"{_PARSED}/{folder.name}"
    store.write_all((f"{prefix}/{file.name}", file) for file in sorted(folder.iterdir()) if file.name != RECEIPT)
    store.write(f"{prefix}/{RECEIPT}", folder / RECEIPT)


def _whole(names: Iterable[str]) -> set[str]:
    """Names of the parsed parts that have their receipt."""
    split = (name.split("/") for name in names)
    return {parts[1] for parts in split if len(parts) == 3 and parts[0] == _PARSED and parts[2] == RECEIPT}
