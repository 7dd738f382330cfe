"""How much memory DuckDB may take while a release is made.

By itself it takes four fifths of the machine. What does not fit is sorted, joined and counted on disk, in a folder beside the
database, so that the size of the corpus is bounded by the disk and not by memory.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import duckdb

from models.tables.schema import quoted

MEMORY: Final = "800MB"
"""Python, Arrow and the report need half as much again: a run stays below 2 GB with two parsing processes beside it."""


def bound(connection: duckdb.DuckDBPyConnection, spill: Path) -> None:
    """Keep ``connection`` within bounds, and silent; what does not fit is kept in the folder ``spill`` until it closes."""
    connection.execute(f"set memory_limit = {quoted(MEMORY)}; set temp_directory = {quoted(str(spill))}")
    connection.execute("set enable_progress_bar = false")  # it prints to stdout whenever a query takes two seconds
