"""Clean text that knows where on the page each of its characters stands.

A :class:`CleanText` is a string made from a page by cutting, replacing and joining, together with the runs that lead
from its offsets back to the page. Everything downstream works on clean text and reports evidence as page offsets, so
whatever normalisation does, a pointer stays exact. Offsets are code points and spans are half-open throughout.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of clean text and the stretch of the page it stands for.

    Where both are equally long they correspond character by character; otherwise the whole run stands for the whole
    stretch (an entity that became one character, a plus sign that was restored).
    """

    start: int
    end: int
    raw_start: int
    raw_end: int

    @property
    def parallel(self) -> bool:
        """Whether characters correspond one to one."""
        return self.end - self.start == self.raw_end - self.raw_start


@dataclass(frozen=True, slots=True)
class CleanText:
    """A clean string and its way back to the page; ``runs`` cover ``text`` in order without gap."""

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, pieces: Iterable[tuple[str, int, int]]) -> CleanText:
        """Join ``(clean, raw_start, raw_end)`` pieces; neighbours that correspond one to one become one run."""
        texts: list[str] = []
        runs: list[Run] = []
        at = 0
        for clean, raw_start, raw_end in pieces:
            if not clean:
                continue
            run = Run(at, at + len(clean), raw_start, raw_end)
            last = runs[-1] if runs else None
            if last is not None and last.parallel and run.parallel and last.raw_end == raw_start:
                runs[-1] = Run(last.start, run.end, last.raw_start, raw_end)
            else:
                runs.append(run)
            texts.append(clean)
            at = run.end
        return cls("".join(texts), tuple(runs))

    def raw_start(self, at: int) -> int:
        """Page offset of the character at clean offset ``at``."""
        run = self.runs[bisect_right(self.runs, at, key=lambda r: r.start) - 1]
        return run.raw_start + (at - run.start) if run.parallel else run.raw_start

    def raw_end(self, at: int) -> int:
        """Page offset just behind the character before clean offset ``at``; ``at`` is at least 1."""
        run = self.runs[bisect_right(self.runs, at - 1, key=lambda r: r.start) - 1]
        return run.raw_start + (at - run.start) if run.parallel else run.raw_end

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Page span of the clean span ``[start, end)``, which is not empty."""
        return self.raw_start(start), self.raw_end(end)

    def slice(self, start: int, end: int) -> CleanText:
        """The clean span ``[start, end)`` as a clean text of its own."""
        if self.unbroken:
            raw = self.runs[0].raw_start
            return CleanText(self.text[start:end], (Run(0, end - start, raw + start, raw + end),) if end > start else ())
        pieces = []
        first = bisect_right(self.runs, start, key=lambda r: r.start) - 1
        for run in islice(self.runs, max(first, 0), None):
            if run.start >= end:
                break
            a, b = max(start, run.start), min(end, run.end)
            if a >= b:
                continue
            if run.parallel:
                pieces.append((self.text[a:b], run.raw_start + a - run.start, run.raw_start + b - run.start))
            else:
                pieces.append((self.text[a:b], run.raw_start, run.raw_end))
        return CleanText.of(pieces)

    @property
    def unbroken(self) -> bool:
        """Whether the page has these characters in one stretch, so that only script and glyphs may differ."""
        return len(self.runs) == 1 and self.runs[0].parallel

    def __add__(self, other: CleanText) -> CleanText:
        return CleanText.of((part.text[r.start : r.end], r.raw_start, r.raw_end) for part in (self, other) for r in part.runs)
