"""Rules held against a database: DuckDB counts the bad rows over whole tables and names the first few.

A rule that cannot be run (an SQL error, a missing column, a query without ``id``) gives a broken result; it never looks
like bad data and never hides the other rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import duckdb

from models.checks.generated import row_id
from models.checks.result import CheckResult
from models.checks.rule import Rule
from models.tables.contract import BY_NAME

EXAMPLES: Final = 5
"""Bad rows that a result names."""

_LONGEST: Final = 160
"""Characters of an example."""

SLICE_CHARACTERS: Final = 8_000_000
"""Characters of text that a rule by document looks at in one go."""


def evaluate(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> list[CheckResult]:
    """One result for each rule, in the order of ``rules``, over the connection's current database."""
    sizes = {table: _size(connection, table) for table in dict.fromkeys(rule.table for rule in rules)}
    counts: dict[Rule, int] = {}
    for table in sizes:
        conditions = [rule for rule in rules if rule.table == table and rule.where is not None]
        counts |= _count_conditions(connection, table, conditions)
    sliced = _evaluate_by_document(connection, [rule for rule in rules if rule.by is not None], sizes)
    return [sliced.get(rule) or _evaluate(connection, rule, sizes[rule.table], counts.get(rule)) for rule in rules]


def _evaluate_by_document(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], sizes: Mapping[str, int]
) -> dict[Rule, CheckResult]:
    results = {rule: CheckResult(rule, sizes[rule.table], 0) for rule in rules}
    try:
        for _ in _slices(connection) if rules else ():
            for rule, before in results.items():
                if not before.broken:
                    found = _evaluate(connection, rule, sizes[rule.table], None)
                    examples = tuple(sorted((*before.examples, *found.examples))[:EXAMPLES])
                    results[rule] = CheckResult(
                        rule, sizes[rule.table], before.unexpected + found.unexpected, examples, found.error
                    )
    except duckdb.Error:
        return {}  # no slices can be made: each rule says for itself what is missing
    return results


def _slices(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Set ``slice_from`` and ``slice_to`` for each stretch of ids of documents; the id of anything begins with its document's."""
    sizes = _rows(
        connection, "select document_id, coalesce(length(text), 0) from documents where document_id is not null order by 1"
    )
    borders, size = [""], 0
    for document_id, characters in sizes:
        if size and size + characters > SLICE_CHARACTERS:
            borders.append(document_id)
            size = 0
        size += characters
    for border in pairwise([*borders, chr(0x10FFFF)]):
        connection.execute("set variable slice_from = $1", [border[0]])
        connection.execute("set variable slice_to = $1", [border[1]])
        yield


def _size(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    try:
        return int(_rows(connection, f'select count(*) from "{table}"')[0][0])
    except duckdb.Error:
        return 0  # that the table is missing is for its rules to say


def _count_conditions(connection: duckdb.DuckDBPyConnection, table: str, rules: Sequence[Rule]) -> dict[Rule, int]:
    """Bad rows of all conditions in one scan; nothing if one of them is broken, so that each is run by itself."""
    if not rules:
        return {}
    counts = ", ".join(f"count(*) filter (where {rule.where})" for rule in rules)
    try:
        row = _rows(connection, f'select {counts} from "{table}"')[0]
    except duckdb.Error:
        return {}
    return dict(zip(rules, row, strict=True))


def _evaluate(connection: duckdb.DuckDBPyConnection, rule: Rule, size: int, count: int | None) -> CheckResult:
    if count == 0:
        return CheckResult(rule, size, 0)
    query = rule.query
    if query is None:
        query = f'select {row_id(BY_NAME[rule.table])} as id, {rule.shown} as observed from "{rule.table}" where {rule.where}'
    try:
        unexpected, examples = _rows(
            connection,
            f"""
            with bad as materialized (select id, observed from (
            {query}
            )),
            shown as (select id::varchar as id, observed::varchar as observed from bad order by all limit {EXAMPLES})
            select (select count(*) from bad), (select list([id, observed] order by id, observed) from shown)""",
        )[0]
    except duckdb.Error as error:
        return CheckResult(rule, size, 0, error=f"{type(error).__name__}: {str(error).splitlines()[0]}")
    return CheckResult(rule, size, unexpected, tuple(_example(e) for e in examples or ()))


def _example(pair: Iterable[str | None]) -> str:
    text = ": ".join(part for part in pair if part).replace("\n", "⏎")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()
