"""A dry run of the planner: how a crawl of any size is cut into parts, from made-up metadata, without a page.

What runs is the code that a run uses (:func:`models.documents.parts.split` and :func:`~models.documents.parts.part_key`), fed
by a generator, so that memory stays that of one part. The sizes of pages follow a log-normal distribution, as on the web.
"""

from __future__ import annotations

import hashlib
import resource
import time
from collections.abc import Iterator
from random import Random
from typing import Any

from models.documents.identity import document_id
from models.documents.parts import Entry, part_key, split

RECORDS = 20_000
"""Records of a shard."""
CHANGED = 100_000
"""Documents over which a second pass, with one of them changed, counts the parts that differ."""


def entries(documents: int, changed: int | None = None) -> Iterator[Entry]:
    """Metadata of made-up pages in path order, the same ones every time; that of number ``changed`` has other bytes."""
    random = Random(7)
    for number in range(documents):
        shard = f"crawl/{number // RECORDS:06d}.jsonl.zst"
        path = f"{shard}#{number % RECORDS:06d}"
        digest = hashlib.sha256(f"{path}{'*' if number == changed else ''}".encode()).hexdigest()
        yield Entry(document_id(path), path, shard, digest, 1 + int(random.lognormvariate(8.6, 1.0)))


def measure(documents: int, target: int) -> dict[str, Any]:
    """Cut the metadata of ``documents`` pages into parts of about ``target`` bytes: parts, sizes, seconds, megabytes."""
    since = time.process_time()
    for _ in entries(documents):
        pass
    made = time.process_time() - since
    sizes: list[int] = []
    since, clock = time.process_time(), time.perf_counter()
    for run in split(entries(documents), target):
        part_key(run, "staging")
        sizes.append(sum(entry.size for entry in run))
    seconds = time.process_time() - since
    few = min(documents, CHANGED)
    before, after = ([part_key(run, "") for run in split(entries(few, c), target)] for c in (None, few // 2))
    sizes.sort()
    return {
        "documents": documents,
        "GB": sum(sizes) / 1e9,
        "part_bytes": target,
        "parts": len(sizes),
        "MB of the middle part": sizes[len(sizes) // 2] / 1e6,
        "MB of the largest part": sizes[-1] / 1e6,
        "processor seconds": seconds,
        "of them to make the metadata up": made,
        "seconds on the clock": time.perf_counter() - clock,
        "MB of memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "parts that one changed page changes": len(set(after) - set(before)),
        "parts in which that was counted": len(before),
    }


def main(documents: int) -> None:
    """Print what was found, one figure a line."""
    for name, value in measure(documents, 64 * 1024 * 1024).items():
        print(f"{name}: {value:,.1f}" if isinstance(value, float) else f"{name}: {value:,}")
