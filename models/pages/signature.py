"""How alike two articles are, by MinHash: a signature of each article's body, cut into bands for the warehouse to join.

Not here: finding copies within one page (:mod:`models.pages.duplicates`) and the join itself (SQL of the load stage).

Letters, digits and characters of the clean simplified body count; marks and spaces, which differ from site to site, do
not. Shingles are runs of 5 characters: one wrong character in fifty leaves 0.90 of them, a likeness (Jaccard) of 0.82, while
different reports of one genre, with their common formulas, stay below 0.2.

The signature has 128 minima, in 32 bands of 4. A band is shared with the chance of the likeness to the fourth power, so of
two articles that are alike by

    0.9  0.8  0.7   0.6   0.5   0.4    0.3     0.2
    21   13   7.7   4.1   2.0   0.8    0.26    0.05

bands are expected to be shared. :data:`ALIKE_BANDS` of them make near duplicates: of pairs alike by 0.8 more than 0.999 are
found, by 0.7 0.95, by 0.5 0.14, by 0.3 one in 10,000. All seeds are fixed: the same body gives the same bands everywhere.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

ALIKE_BANDS: Final = 4
"""Articles that share so many bands say the same."""
BANDS: Final = 32
ROWS: Final = 4
SHINGLE: Final = 5
LEAST: Final = 24
"""Bodies of fewer characters have no signature: captions and notices are alike without being copies."""

_BLOCK: Final = 4096
"""Shingles hashed at a time, so that a book needs no more memory than a page."""
_U64 = np.uint64


def signature(body: str) -> npt.NDArray[np.uint32]:
    """The 128 minima of a body's shingles, or none if the body is shorter than :data:`LEAST`."""
    codes = _told(body)
    if codes.size < LEAST:
        return np.empty(0, dtype=np.uint32)
    shingles = _shingles(codes)
    flips, factors = _permutations()
    minima = np.full(BANDS * ROWS, np.iinfo(np.uint32).max, dtype=np.uint32)
    for start in range(0, shingles.size, _BLOCK):
        hashed = (shingles[None, start : start + _BLOCK] ^ flips[:, None]) * factors[:, None]
        np.minimum(minima, hashed.min(axis=1), out=minima)
    return minima


def bands(minima: npt.NDArray[np.uint32]) -> list[int]:
    """One signed 64-bit hash for each band, in order; none for an empty signature."""
    if not minima.size:
        return []
    rows = minima.reshape(BANDS, ROWS).astype(np.uint64)
    mixed = np.arange(BANDS, dtype=np.uint64)
    for column in range(ROWS):
        mixed = _mixed(mixed ^ rows[:, column])
    return [int(h) for h in mixed.view(np.int64)]


def _told(body: str) -> npt.NDArray[np.uint64]:
    """Code points of the characters that count."""
    codes = np.frombuffer(body.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return codes[_counts()[np.minimum(codes, 0x10000)]].astype(np.uint64)


@cache
def _counts() -> npt.NDArray[np.bool_]:
    """For each code point of the basic plane whether it counts; the last entry stands for all others, which do."""
    return np.array([chr(code).isalnum() for code in range(0x10000)] + [True])


def _shingles(codes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint32]:
    count = codes.size - SHINGLE + 1
    value = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        value = value * _U64(0x100000001B3) + codes[place : place + count]
    return (_mixed(value) >> _U64(32)).astype(np.uint32)


def _mixed(value: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The finaliser of splitmix64, which spreads every bit over all others."""
    value = (value ^ (value >> _U64(30))) * _U64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> _U64(27))) * _U64(0x94D049BB133111EB)
    return value ^ (value >> _U64(31))


@cache
def _permutations() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """For each minimum the bits to flip and the odd factor; together they reorder all 32-bit numbers."""
    drawn = _mixed(np.arange(1, 2 * BANDS * ROWS + 1, dtype=np.uint64) * _U64(0x9E3779B97F4A7C15))
    words = (drawn >> _U64(32)).astype(np.uint32)
    return words[: BANDS * ROWS], words[BANDS * ROWS :] | np.uint32(1)
