"""Rules that the description of the tables says by itself: types, nulls, allowed values, patterns, keys, references.

Nothing here knows a particular table but :data:`LABELS`, the column by which a reader knows a row that went missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from models.checks.rule import CRITICAL, WARNING, Rule
from models.tables.contract import PARSED, TABLES
from models.tables.schema import DUCKDB, Column, Table, quoted

LABELS: Final = {
    "documents": "path",
    "articles": "title",
    "sentences": "text",
    "metrics": "indicator",
    "measures": "text",
    "claims": "kind",
}
"""Parsed tables whose rows are counted against the parent's, and what a lost row is called."""

_MAY_BE_EMPTY: Final = {"documents.text", "articles.body", "sentences.text", "cuts.text"}
"""Text columns in which an empty string is what the page has, not a way to say that nothing is known."""


def generated_rules() -> list[Rule]:
    """The rules of every table, in the order of the tables and their columns."""
    return [rule for table in TABLES for rule in _table_rules(table)]


def _table_rules(table: Table) -> Iterator[Rule]:
    yield _columns_rule(table)
    yield _comments_rule(table)
    yield from _null_rules(table)
    yield _key_rule(table)
    for column in table.columns:
        yield from _value_rules(table, column)
        if column.references:
            yield _reference_rule(table, column, column.references)
    if table in PARSED and table.name in LABELS:
        yield _kept_rule(table)


def _columns_rule(table: Table) -> Rule:
    described = ", ".join(f"({quoted(c.name)}, {quoted(DUCKDB[c.type])})" for c in table.columns)
    return Rule(
        "columns_as_described",
        table.name,
        CRITICAL,
        "Every described column is there with its type.",
        "queries of analysts and every other check count on it",
        query=f"""
            select described.name as id,
                   'is ' || coalesce(found.data_type, 'missing') || ', described as ' || described.type as observed
            from (values {described}) described(name, type)
            left join (
              select column_name, data_type from duckdb_columns()
              where database_name = current_database() and schema_name = 'main' and table_name = {quoted(table.name)}
            ) found on found.column_name = described.name
            where found.data_type is distinct from described.type""",
    )


def _comments_rule(table: Table) -> Rule:
    described = ", ".join(f"({quoted(c.name)}, {quoted(c.description)})" for c in table.columns)
    return Rule(
        "comments_as_described",
        table.name,
        WARNING,
        "The table and every described column carry their comment.",
        "a reader misses the explanation, the data is sound",
        query=f"""
            select described.name as id, coalesce(found.comment, 'no comment') as observed
            from (values ('', {quoted(table.grain)}), {described}) described(name, comment)
            left join (
              select column_name as name, comment from duckdb_columns()
              where database_name = current_database() and schema_name = 'main' and table_name = {quoted(table.name)}
              union all
              select '', comment from duckdb_tables()
              where database_name = current_database() and schema_name = 'main' and table_name = {quoted(table.name)}
            ) found on found.name = described.name
            where found.comment is distinct from described.comment""",
    )


def _null_rules(table: Table) -> Iterator[Rule]:
    filled = [c for c in table.columns if not c.nullable]
    yield Rule(
        "no_nulls",
        table.name,
        CRITICAL,
        f"Never null: {', '.join(c.name for c in filled)}.",
        "whoever joins or counts on such a column would lose the row without noticing",
        where=" or ".join(_is_null(c) for c in filled),
        shown="concat_ws(', ', "
        + ", ".join(f"case when {_is_null(c)} then {quoted(c.name)} end" for c in filled)
        + ") || ' null'",
    )
    texts = [c for c in table.columns if c.type == "text" and f"{table.name}.{c.name}" not in _MAY_BE_EMPTY]
    blanks = [f"ltrim(\"{c.name}\") = ''" for c in texts]  # trim reads a text to its end
    if blanks:
        yield Rule(
            "no_blank_texts",
            table.name,
            WARNING,
            "What is not known is null, never an empty string.",
            "it reads as a value and misleads counts, but no fact is wrong",
            where=" or ".join(blanks),
            shown="concat_ws(', ', "
            + ", ".join(f"case when {blank} then {quoted(c.name)} end" for c, blank in zip(texts, blanks, strict=True))
            + ") || ' blank'",
        )


def _is_null(column: Column) -> str:
    name = f'"{column.name}"'
    # len counts the nulls of a list, list_count does not.
    return f"({name} is null or list_count({name}) < len({name}))" if column.type == "text[]" else f"{name} is null"


def _key_rule(table: Table) -> Rule:
    keys = ", ".join(f'"{k}"' for k in table.key)
    return Rule(
        "key_unique",
        table.name,
        CRITICAL,
        f"No two rows share {', '.join(table.key)}.",
        "a join would multiply rows, and the content hash has no order",
        # Numbers are counted faster than texts; keys that share a hash are few, and only they are counted by themselves.
        query=f"""
            with twins as (select hash({keys}) as likeness from "{table.name}" group by likeness having count(*) > 1)
            select {row_id(table)} as id, count(*) || ' rows' as observed
            from "{table.name}" where hash({keys}) in (from twins) group by {keys} having count(*) > 1""",
    )


def _value_rules(table: Table, column: Column) -> Iterator[Rule]:
    name = f'"{column.name}"'
    if column.allowed is not None:
        yield Rule(
            f"{column.name}_allowed",
            table.name,
            CRITICAL,
            f"{column.name} is one of {', '.join(column.allowed)}.",
            "a value outside the vocabulary is in nobody's query",
            column=column.name,
            where=f"{name} not in ({', '.join(quoted(a) for a in column.allowed)})",
            shown=name,
        )
    if column.pattern is not None:
        yield Rule(
            f"{column.name}_pattern",
            table.name,
            CRITICAL,
            f"{column.name} has the form of its kind ({column.description}).",
            "code that takes the value apart would fail or read it wrong",
            column=column.name,
            where=f"not regexp_full_match({name}, {quoted(column.pattern)})",
            shown=name,
        )


def _reference_rule(table: Table, column: Column, target: str) -> Rule:
    target_table, target_column = target.split(".")
    listed = column.type == "text[]"
    value = f'unnest("{column.name}")' if listed else f'"{column.name}"'
    return Rule(
        f"{column.name}_exists",
        table.name,
        CRITICAL,
        f"{'Every entry of ' if listed else ''}{column.name} is in {target}.",
        "a pointer into nothing breaks the way from a figure to its evidence",
        column=column.name,
        query=f"""
            select pointer.id, 'no ' || pointer.value as observed
            from (select {row_id(table)} as id, {value} as value from "{table.name}") pointer
            anti join "{target_table}" target on target."{target_column}" = pointer.value
            where pointer.value is not null""",
    )


def _kept_rule(table: Table) -> Rule:
    keys = ", ".join(f'"{k}"' for k in table.key)
    return Rule(
        "rows_kept",
        table.name,
        WARNING,
        "There are not fewer rows than the parent release has, by more than the stated share; else those that went are named.",
        "pages may leave for good reasons, but a shrinking table is how a broken parser shows",
        query=f"""
            select {row_id(table)} as id, coalesce("{LABELS[table.name]}", '') || ' is gone' as observed
            from parent."{table.name}" anti join "{table.name}" using ({keys})
            where (select count(*) from "{table.name}")
                  < (1 - getvariable('share')) * (select count(*) from parent."{table.name}")""",
        needs="parent",
    )


def row_id(table: Table) -> str:
    """SQL expression that names a row of ``table`` by its key."""
    return f"concat_ws(' ', {', '.join(chr(34) + k + chr(34) for k in table.key)})"
