"""Whether lines are the lines of their pages: each from where the one before ended to the next line break, none missing.

Not here: what a rule is, or how pages are read (:mod:`models.checks.quoting`).
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

_BREAK: Final = ord("\n")


def uncovered(characters: Any, starts: Any, page: Any, line: Any, first: Any, behind: Any) -> list[tuple[int, int, str]]:
    """Lines that are not what their page has: number of the page, number of the line, what is said and what the page has.

    The code points of page ``n`` are ``characters[starts[n]:starts[n + 1]]``. Line ``line[i]``, from 1, of page ``page[i]``
    is said to be code points ``[first[i], behind[i])`` of it. A page of which no line is told is passed over.
    """
    breaks = np.flatnonzero(characters == _BREAK)
    before = np.searchsorted(breaks, starts)  # breaks before each page
    # Every page has one line more than breaks; the last one ends where the page does.
    ends = np.insert(breaks, before[1:], starts[1:])
    counts = np.diff(before) + 1
    firsts = np.concatenate(([0], np.cumsum(counts)))  # number of the first line of each page among all lines
    begins = np.concatenate(([0], ends[:-1] + 1))
    begins[firsts[:-1]] = starts[:-1]

    there = (line >= 1) & (line <= counts[page])
    number = np.where(there, firsts[page] + line - 1, 0)
    offset = starts[page]
    right = there & (first + offset == begins[number]) & (behind + offset == ends[number]) if len(ends) else there
    missing = np.repeat(np.isin(np.arange(len(counts)), page), counts)
    missing[number[there]] = False

    wrong = []
    for n in np.flatnonzero(~right).tolist():
        at, of = int(number[n]), int(offset[n])
        expected = f"{begins[at] - of} to {ends[at] - of}" if there[n] else "no such line"
        wrong.append((int(page[n]), int(line[n]), f"{first[n]} to {behind[n]}, text has {expected}"))
    for at in np.flatnonzero(missing).tolist():
        of = int(np.searchsorted(firsts, at, "right")) - 1
        expected = f"{begins[at] - starts[of]} to {ends[at] - starts[of]}"
        wrong.append((of, at - int(firsts[of]) + 1, f"missing, text has {expected}"))
    return wrong
