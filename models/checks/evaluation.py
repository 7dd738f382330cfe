"""Rules held against a database: DuckDB counts the bad rows over whole tables and names the first few.

A rule that cannot be run (an SQL error, a missing column, a query without ``id``) gives a broken result; it never looks
like bad data and never hides the other rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any, Final

import duckdb

from models.checks.generated import row_id
from models.checks.quoting import Pages
from models.checks.result import CheckResult
from models.checks.rule import Rule
from models.sql.beside import side_by_side
from models.tables.contract import BY_NAME

EXAMPLES: Final = 5
"""Bad rows that a result names."""

_LONGEST: Final = 160
"""Characters of an example."""

SLICE_BYTES: Final = 20_000_000
"""Bytes of pages that rules of quotes and lines look at in one go."""
_MOST_BYTES: Final = 3
"""Bytes that a character takes, nearly always: their number is known without reading the texts."""


def evaluate(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], beside: Sequence[duckdb.DuckDBPyConnection] = ()
) -> list[CheckResult]:
    """One result for each rule, in the order of ``rules``, over the connection's current database.

    Connections ``beside`` it, to the same databases and with the same variables, hold rules at the same time.
    """
    sizes = {table: _size(connection, table) for table in dict.fromkeys(rule.table for rule in rules)}
    by_slice = [rule for rule in rules if rule.by is not None]
    slices = _slices(connection) if by_slice else []
    conditions = [[rule for rule in rules if rule.condition and rule.table == table] for table in sizes]
    found = side_by_side(
        (connection, *beside),
        [
            *(partial(_evaluate_slice, rules=by_slice, sizes=sizes, start=start, stop=stop) for start, stop in slices),
            *(
                partial(_evaluate_conditions, rules=of_table, size=sizes[of_table[0].table])
                for of_table in conditions
                if of_table
            ),
            *(partial(_evaluate_alone, rule=rule, size=sizes[rule.table]) for rule in rules if not (rule.by or rule.condition)),
        ],
    )
    return [_whole([part[rule] for part in found if rule in part]) for rule in rules]


def _slices(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Stretches of ids of documents, from and to but without; the id of anything begins with its document's."""
    last = chr(0x10FFFF)
    try:
        most = f"{_MOST_BYTES} * coalesce(characters, 0)"
        sizes = _rows(connection, f"select document_id, {most} from documents where document_id is not null order by 1")
    except duckdb.Error:
        return [("", last)]  # each rule says for itself what is missing
    borders, size = [""], 0
    for document_id, text in sizes:
        if size and size + text > SLICE_BYTES:
            borders.append(document_id)
            size = 0
        size += text
    return list(pairwise([*borders, last]))


def _evaluate_slice(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], sizes: Mapping[str, int], start: str, stop: str
) -> dict[Rule, CheckResult]:
    connection.execute("set variable slice_from = $1", [start])
    connection.execute("set variable slice_to = $1", [stop])
    pages = Pages(connection)
    find = {"quote": pages.misquoted_by, "line": pages.uncovered_by}
    return {rule: _evaluate_pages(find[rule.by], rule, sizes[rule.table]) for rule in rules if rule.by is not None}


def _evaluate_pages(find: Callable[[Rule], list[tuple[str | None, str]]], rule: Rule, size: int) -> CheckResult:
    try:
        wrong = find(rule)
    except duckdb.Error as error:
        return _broken(rule, size, error)
    first = sorted(wrong, key=lambda pair: (pair[0] or "", pair[1]))[:EXAMPLES]
    return CheckResult(rule, size, len(wrong), tuple(_example(pair) for pair in first))


def _evaluate_conditions(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], size: int) -> dict[Rule, CheckResult]:
    """Conditions on one table, all counted in one scan; one by one if one of them is broken."""
    counts = ", ".join(f"count(*) filter (where {rule.condition})" for rule in rules)
    found: Sequence[int | None]
    try:
        found = _rows(connection, f'select {counts} from "{rules[0].table}"')[0]
    except duckdb.Error:
        found = [None] * len(rules)
    return {
        rule: CheckResult(rule, size, 0) if count == 0 else _evaluate(connection, rule, size)
        for rule, count in zip(rules, found, strict=True)
    }


def _evaluate_alone(connection: duckdb.DuckDBPyConnection, rule: Rule, size: int) -> dict[Rule, CheckResult]:
    return {rule: _evaluate(connection, rule, size)}


def _whole(parts: Sequence[CheckResult]) -> CheckResult:
    """The result of a rule from those of all slices."""
    for part in parts:
        if part.broken:
            return part
    examples = tuple(sorted(example for part in parts for example in part.examples)[:EXAMPLES])
    return replace(parts[0], unexpected=sum(part.unexpected for part in parts), examples=examples) if parts[1:] else parts[0]


def _size(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    try:
        return int(_rows(connection, f'select count(*) from "{table}"')[0][0])
    except duckdb.Error:
        return 0  # that the table is missing is for its rules to say


def _evaluate(connection: duckdb.DuckDBPyConnection, rule: Rule, size: int) -> CheckResult:
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
        return _broken(rule, size, error)
    return CheckResult(rule, size, unexpected, tuple(_example(e) for e in examples or ()))


def _broken(rule: Rule, size: int, error: duckdb.Error) -> CheckResult:
    return CheckResult(rule, size, 0, error=f"{type(error).__name__}: {str(error).splitlines()[0]}")


def _example(pair: Iterable[str | None]) -> str:
    text = ": ".join(part for part in pair if part).replace("\n", "⏎")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()
