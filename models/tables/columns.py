"""Columns that more than one table has: what a number is, for the metrics and for what is summed up of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from models import vocabulary as v
from models.tables.schema import Column

VALUE: Final = Column("value", "double", "number in the base unit; lower end of a range")
HIGH: Final = Column("high", "double", "upper end of a range", nullable=True)
COMPARATOR: Final = Column("comparator", "text", "how the value bounds the truth", allowed=tuple(v.COMPARATORS))
ROLE: Final = Column("role", "text", "what the number does in its statement", allowed=tuple(v.METRIC_ROLES))


def optional(column: Column) -> Column:
    """The same column where a row may be without it."""
    return replace(column, nullable=True)
