"""What rules may call besides SQL."""

from __future__ import annotations

import duckdb
from duckdb.func import ARROW

from models.checks.folding import folded
from models.checks.quoting import FOUND, SPANS, misquoted


def register(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the functions known to ``connection``."""
    connection.create_function("folded", folded, ["VARCHAR"], "VARCHAR", type=ARROW)
    connection.create_function("misquoted", misquoted, ["VARCHAR", SPANS], FOUND, type=ARROW)
