"""The registers as tables of a release: places, indicators, units."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyarrow as pa

from models.metrics.indicators.register import indicators
from models.places import place_rows
from models.registers import read_rows
from models.tables.contract import REGISTERS


@cache
def register_tables() -> Mapping[str, pa.Table]:
    """The rows of every register, in the contract's schemas."""
    rows = {"places": place_rows(), "indicators": indicator_rows(), "units": read_rows("base_units.csv")}
    return {table.name: pa.Table.from_pylist(rows[table.name], schema=table.arrow) for table in REGISTERS}


def indicator_rows() -> list[dict[str, str]]:
    """The registered indicators, growth variants among them."""
    return [{"indicator_id": i.indicator_id, "name": i.name, "unit": i.unit, "description": i.description} for i in indicators()]
