"""What one release added, removed and changed against another, by document, article, measure and metric.

A record is changed when any column that both releases have differs; a column that is new in one of them changes nothing. Ids
carry the place on the page, so a number that moved is one removed and one added. Rows are compared by a 64-bit hash, twenty times
faster than SHA-256 here: it is a report, and what proves the content is :mod:`models.releases.hashing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import duckdb

from models.releases.hashing import ROWS_AT_ONCE, identifier
from models.releases.layout import Release, Warehouse
from models.tables import BY_NAME
from models.tables.schema import quoted
from models.tables.stretches import stretches, within


class _Kind(NamedTuple):
    name: str
    table: str
    label: str
    """SQL for what a person knows a record by."""


KINDS: Final = (
    _Kind("document", "documents", "path"),
    _Kind("article", "articles", "coalesce(title, left(body, 40))"),
    _Kind("measure", "measures", "coalesce(name, text)"),
    _Kind("metric", "metrics", "text"),
)


class Change(NamedTuple):
    """One row of ``changes``: a record's kind and id, ``added``, ``removed`` or ``changed``, and a label to know it by."""

    kind: str
    id: str
    change: str
    label: str | None


def changes_queries(connection: duckdb.DuckDBPyConnection, new: str, old: str | None) -> Iterator[str]:
    """SQL for the changes from the attached database ``old`` to the attached database ``new``; without ``old`` all is added.

    One query after the other gives the rows in the order of kind and id: each is over one kind and as many ids as can be sorted
    in memory, for what DuckDB sorts while it fills a table must fit there.
    """
    for kind in sorted(KINDS):
        there = [each for each in (new, old) if each and _columns(connection, each, kind.table)]
        counts = [connection.execute(f"select count(*) from {identifier(each)}.{kind.table}").fetchall() for each in there]
        most = max(rows for ((rows,),) in counts)
        for ids in stretches(max(-(-most // ROWS_AT_ONCE), 1)):
            yield _kind_query(connection, kind, new, old, ids) + "\norder by id"


def _kind_query(
    connection: duckdb.DuckDBPyConnection, kind: _Kind, new: str, old: str | None, ids: tuple[str, str | None]
) -> str:
    """The changes of one kind, of the records whose ids lie from the first of ``ids`` to before the second."""
    (key,) = BY_NAME[kind.table].key
    some = within(key, *ids)
    columns = _columns(connection, new, kind.table)
    before = _columns(connection, old, kind.table) if old else ()
    shared = tuple(column for column in columns if column in before)
    if old is None or key not in shared:  # an old release from before there was this table
        return (
            f"select {quoted(kind.name)} as kind, {key} as id, 'added' as change, {kind.label} as label "
            f"from {identifier(new)}.{kind.table} where {some}"
        )

    def side(database: str) -> str:
        source = f"{identifier(database)}.{kind.table}"
        row = ", ".join(f"{quoted(column)}: {identifier(column)}" for column in shared)
        return f"(select {key} as id, {kind.label} as label, hash({{{row}}}) as digest from {source} where {some})"

    return f"""
select {quoted(kind.name)} as kind, coalesce(n.id, o.id) as id,
  case when o.id is null then 'added' when n.id is null then 'removed' else 'changed' end as change,
  coalesce(n.label, o.label) as label
from {side(new)} n full join {side(old)} o on n.id = o.id
where n.digest is distinct from o.digest"""


def _columns(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> tuple[str, ...]:
    """Described columns that ``table`` has in ``database``, in declared order."""
    rows = connection.execute(
        "select column_name from duckdb_columns() where database_name = ? and schema_name = 'main' and table_name = ?",
        [database, table],
    ).fetchall()
    there = {name for (name,) in rows}
    return tuple(name for name in BY_NAME[table].names if name in there)


def definitions(connection: duckdb.DuckDBPyConnection, database: str) -> list[tuple[str, ...]]:
    """Views, functions and comments of the attached ``database``: what its readers meet besides rows, which are hashed."""
    return connection.execute(
        """
select 'view', view_name, sql, comment from duckdb_views() where database_name = $database and not internal
union all
select function_type, function_name, concat_ws(' ', parameters, macro_definition), comment from duckdb_functions()
where database_name = $database and not internal
union all
select 'table', table_name, '', comment from duckdb_tables() where database_name = $database
union all
select 'column', table_name, column_name, comment from duckdb_columns() where database_name = $database and comment is not null
order by all""",
        {"database": database},
    ).fetchall()


def attach(connection: duckdb.DuckDBPyConnection, release: Release, name: str) -> None:
    """Attach the database of ``release`` under ``name``, to read only."""
    connection.execute(f"attach {quoted(str(release.database))} as {identifier(name)} (read_only)")


def diff(warehouse: Warehouse, a: str, b: str | None = None) -> list[Change]:
    """What changed from release ``a`` to release ``b`` (the current one by default), by kind, then change, then label."""
    old, new = warehouse.find(a), warehouse.find(b)
    if old == new:
        return []
    with duckdb.connect() as connection:
        attach(connection, old, "old")
        attach(connection, new, "new")
        rows = [row for query in changes_queries(connection, "new", "old") for row in connection.sql(query).fetchall()]
    order = {kind.name: position for position, kind in enumerate(KINDS)}
    return sorted((Change(*row) for row in rows), key=lambda c: (order[c.kind], c.change, c.label or "", c.id))
