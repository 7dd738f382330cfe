"""The registers as tables of a release: places, indicators, units."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from models.tables.contract import REGISTERS


def register_tables() -> Mapping[str, pa.Table]:
    """The rows of every register, in the contract's schemas."""
    return {table.name: pa.table({n: [] for n in table.names}, schema=table.arrow) for table in REGISTERS}
