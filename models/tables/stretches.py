"""Stretches of a table's key, so that it can be read and sorted a part at a time.

Belongs here: where keys are cut. How many stretches a table needs is said where it is read.
"""

from __future__ import annotations

from models.tables.schema import quoted


def within(key: str, start: str, stop: str | None) -> str:
    """SQL for the rows whose ``key``, an SQL expression, lies from ``start`` to before ``stop``; None for no end."""
    return f"{key} >= {quoted(start)}" + (f" and {key} < {quoted(stop)}" if stop is not None else "")


def stretches(count: int) -> list[tuple[str, str | None]]:
    """Where ``count`` stretches of ids begin and, but without, end, in order; ids are spread evenly, and the last has no end."""
    borders = ["", *(f"{0x1000000 * n // count:06x}" for n in range(1, count))]
    return list(zip(borders, [*borders[1:], None], strict=True))
