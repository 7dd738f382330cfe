"""The check stage: hold every rule against a built database, and write what came of it as a report.

What the rules are is :mod:`models.checks`; what a failed check does to a release is :mod:`flows.publish`.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from flows.bounds import reading
from models.checks import Checked, CheckResult, Rule, evaluate, generated_rules, written_rules
from models.checks.generated import LABELS
from models.sql.beside import cursors
from models.tables.contract import BY_NAME
from models.tables.schema import quoted

SHARE = 0.2
"""Share of the parent's rows that may go before a warning says so."""


def check(
    database: Path,
    report: Path,
    *,
    parent: Path | None = None,
    share: float = SHARE,
    staged: Iterable[str] | None = None,
) -> Checked:
    """Check the DuckDB file ``database``, which is opened read-only, and write Data Docs into the folder ``report``.

    ``parent`` is the database of the release before, against which row counts are held; ``staged`` are the paths
    (``documents.path``) of all that was staged. Rules that need one that is not given are left out.
    """
    results = hold(database, all_rules(), parent=parent, share=share, staged=staged)
    return _great_expectations().validate(results, report)  # type: ignore[no-any-return]


def warm() -> threading.Thread:
    """Start importing Great Expectations, which takes ten seconds, in the background; ``check`` waits for it."""
    thread = threading.Thread(target=_import_quietly, name="import great_expectations", daemon=True)
    thread.start()
    return thread


def all_rules() -> list[Rule]:
    """Every rule, generated and written."""
    return [*generated_rules(), *written_rules()]


def hold(
    database: Path,
    rules: Sequence[Rule],
    *,
    parent: Path | None = None,
    share: float = SHARE,
    staged: Iterable[str] | None = None,
) -> list[CheckResult]:
    """The rules held against ``database`` by DuckDB alone; parameters as in :func:`check`."""
    with reading(database, "warehouse") as connection:
        if parent is not None:
            connection.execute(f"attach {quoted(str(parent))} as parent (read_only)")
        if staged is not None:
            connection.execute("create table staged as select unnest($paths::varchar[]) as path", {"paths": list(staged)})
        comparable = _comparable(connection)
        given = [
            rule
            for rule in rules
            if rule.needs is None
            or (rule.needs == "staged" and staged is not None)
            or (rule.needs == "parent" and rule.table in comparable)
        ]
        connection.execute("set search_path = 'warehouse.main,memory.main'")
        connections = [connection, *cursors(connection)[1:]]
        for each in connections:
            each.execute("set variable share = $share", {"share": share})
        return evaluate(connection, given, connections[1:])


def _comparable(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Tables that the parent has with the columns by which rows are compared; one made by older code may lack some."""
    found: dict[str, set[str]] = {}
    query = "select table_name, column_name from duckdb_columns() where database_name = 'parent' and schema_name = 'main'"
    for table, column in connection.execute(query).fetchall():
        found.setdefault(table, set()).add(column)
    return {table for table, label in LABELS.items() if found.get(table, set()) >= {*BY_NAME[table].key, label}}


def _great_expectations() -> Any:
    """The module that imports it. Its usage analytics must be off before that."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    logging.getLogger("great_expectations").setLevel(logging.WARNING)  # it tells of every temporary folder
    return importlib.import_module("models.checks.expectations")


def _import_quietly() -> None:
    # What goes wrong here goes wrong again, and is told, when ``check`` imports it.
    with contextlib.suppress(Exception):
        _great_expectations()
