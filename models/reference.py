"""The registers as tables of a release: places, indicators, units."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from models.places import place_rows
from models.tables.contract import REGISTERS


def register_tables() -> Mapping[str, pa.Table]:
    """The rows of every register, in the contract's schemas."""
    rows = {"places": place_rows()}
    return {table.name: pa.Table.from_pylist(rows.get(table.name, []), schema=table.arrow) for table in REGISTERS}
