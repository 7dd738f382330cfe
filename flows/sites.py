"""Sites: which lines many pages of one site share.

Between staging and parsing, the hashes of lines that staged parts keep are counted over all pages of each site. A line is
repeated where it stands with at least :data:`FEWEST` different texts and a share of all of them; of pages with the same text
the first in path order counts. A part is told of the repeated lines that stand in its own documents and of no other, so that it
is parsed again only when one of those comes or goes. How the documents are cut into parts, and who counts, makes no difference.

Most lines stand on one page. A first reading counts hashes roughly in a table of fixed size, which never counts too few; a
second counts exactly those that may be many. Memory is bounded by that table, a number for each page, and the repeated lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from flows.stage import MissingStagedPartError, Staged

FEWEST: Final = 8
"""Different texts that a line must stand with to be the site's: what fewer share may be one series, or chance."""
SHARE: Final = 4
"""Of as many texts as a site has, rounded down to a power of two, one in four must have the line. A limit that moves only
when a site doubles keeps parsed parts as they are while pages come one by one."""

_ROUGH_BITS: Final = 22
"""The rough table has so many bits of a hash as entries of four bytes: 16 MB."""
_MIXED: Final = 0x9E3779B97F4A7C15

_Hashes = npt.NDArray[np.uint64]


class _Pages(NamedTuple):
    """The pages of a part: of each its site and the hash of its text within it, and of each of their lines hash and page."""

    sites: npt.NDArray[np.int64]
    texts: _Hashes
    lines: _Hashes
    page_of: npt.NDArray[np.int64]


def repeated_lines(staged: Staged) -> Mapping[str, tuple[int, ...]]:
    """By part key the hashes, in order, of the lines of its documents that their sites repeat; parts without any left out.

    Raises:
        MissingStagedPartError: if a staged part is gone or damaged; what is left of it is removed.

    """
    if sum(len(part.entries) for part in staged.parts) < FEWEST:
        return {}
    rough = np.zeros(1 << _ROUGH_BITS, np.uint32)
    known: dict[str, int] = {}
    seen: set[int] = set()
    counted: list[npt.NDArray[np.bool_]] = []
    texts = np.zeros(0, np.int64)
    for pages in _read(staged, known):
        first = _unseen(pages.texts, seen)
        counted.append(first)
        found = np.bincount(pages.sites[first], minlength=len(known))
        texts = found + np.pad(texts, (0, len(found) - len(texts)))
        entries, times = np.unique(_entry(pages.lines[first[pages.page_of]]), return_counts=True)
        rough[entries] += times.astype(np.uint32)
    many: dict[int, int] = {}
    least: dict[int, int] = {}
    standing: list[_Hashes] = []
    limits = [max(FEWEST, -(-(1 << int(n).bit_length() - 1) // SHARE)) if n >= FEWEST else 0 for n in texts]
    for pages, first in zip(_read(staged, known), counted, strict=True):
        maybe = rough[_entry(pages.lines)] >= FEWEST
        standing.append(np.unique(pages.lines[maybe]))
        maybe &= first[pages.page_of]
        lines, at, times = np.unique(pages.lines[maybe], return_index=True, return_counts=True)
        sites = pages.sites[pages.page_of[maybe][at]]
        for line, site, n in zip(lines.tolist(), sites.tolist(), times.tolist(), strict=True):
            many[line] = many.get(line, 0) + n
            least[line] = limits[site]
    repeated = {line for line, n in many.items() if n >= least[line] > 0}
    told = (tuple(line for line in lines.tolist() if line in repeated) for lines in standing)
    return {part.key: lines for part, lines in zip(staged.parts, told, strict=True) if lines}


def _unseen(texts: _Hashes, seen: set[int]) -> npt.NDArray[np.bool_]:
    """Which texts are not in ``seen``, nor earlier among themselves; they are added to it."""
    fresh = []
    for text in texts.tolist():
        fresh.append(text not in seen)
        seen.add(text)
    return np.array(fresh, np.bool_)


def _entry(lines: _Hashes) -> npt.NDArray[np.int64]:
    """Where in the rough table a hash is counted."""
    return (lines >> np.uint64(64 - _ROUGH_BITS)).astype(np.int64)


def _read(staged: Staged, known: dict[str, int]) -> Iterator[_Pages]:
    """The pages of each part in order, those that could not be read left out; ``known`` numbers the sites."""
    for part in staged.parts:
        file = staged.file(part)
        try:
            table = pq.read_table(file, columns=["site", "text_hash", "line_hashes"], page_checksum_verification=True)
        except (OSError, pa.ArrowException) as error:
            file.unlink(missing_ok=True)
            raise MissingStagedPartError(file, str(error)) from error
        table = table.filter(table["text_hash"].is_valid())
        names = table["site"].combine_chunks().dictionary_encode()
        numbers = np.array([known.setdefault(name, len(known)) for name in names.dictionary.to_pylist()], np.int64)
        sites = numbers[names.indices.to_numpy()] if len(names) else np.zeros(0, np.int64)
        lists = table["line_hashes"].combine_chunks()
        texts = table["text_hash"].to_numpy() + sites.astype(np.uint64) * np.uint64(_MIXED)
        page_of = np.repeat(np.arange(len(sites)), lists.value_lengths().fill_null(0).to_numpy())
        yield _Pages(sites, texts, lists.flatten().to_numpy(), page_of)
