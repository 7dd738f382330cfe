"""The registers as tables of a release: places, indicators, units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pyarrow as pa

from models import arrow
from models.metrics.indicators.register import indicators
from models.places import place_rows
from models.registers import read_rows
from models.tables.contract import INDICATORS, PLACES, UNITS
from models.tables.schema import Table


@cache
def register_tables() -> Mapping[str, pa.Table]:
    """The rows of every register, in the contract's schemas."""
    return {
        "places": _table(PLACES, place_rows()),
        "indicators": _table(INDICATORS, indicator_rows()),
        "units": _table(UNITS, read_rows("base_units.csv")),
    }


def _table(table: Table, rows: Sequence[Mapping[str, str | None]]) -> pa.Table:
    return arrow.table({name: [row[name] for row in rows] for name in table.names}, table.arrow)


def indicator_rows() -> list[dict[str, str]]:
    """The registered indicators, growth variants among them."""
    return [{"indicator_id": i.indicator_id, "name": i.name, "unit": i.unit, "description": i.description} for i in indicators()]
