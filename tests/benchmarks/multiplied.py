"""A corpus of any size for everything behind parsing: parsed parts copied under other names.

Parsing a gigabyte takes half an hour of two cores (:mod:`tests.benchmarks.whole` does it). What follows it (loading, near
duplicates, checks, hashes, questions) does depend on the size of the whole, so it is measured on real rows, multiplied: every
copy has documents of its own, with their own ids, paths, texts (a last line with the number of the copy) and signatures, so that
no copy repeats another one and every check holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

from flows.parse import Parsed, ParsedPart
from models.tables.contract import PARSED
from models.tables.schema import Table, quoted

_ID = "substr(md5(substr({id}, 1, 16) || '#' || getvariable('copy')), 1, 16) || substr({id}, 17)"
"""An id of the copy: all ids begin with the 16 characters of their document's."""
_LINE = "'第' || getvariable('copy') || '页'"
_CHANGED = {
    "documents": {
        "path": "'copy ' || getvariable('copy') || '/' || path",
        "sha256": "sha256(sha256 || getvariable('copy'))",
        "bytes": f"bytes + 1 + octet_length(encode({_LINE}))",
        "characters": f"characters + 1 + length({_LINE})",
        "text": f"text || chr(10) || {_LINE}",
    },
    "signatures": {"hash": "xor(hash, getvariable('copy') * 1000003)"},
}
_ONE_MORE_LINE = f"""
    select * from ({{lines}}) union all by name
    select document_id, line + 1 as line, end_char + 1 as start_char, end_char + 1 + length({_LINE}) as end_char,
      'boilerplate' as role, null as article_id, false as joins
    from ({{lines}}) qualify row_number() over (partition by document_id order by line desc) = 1"""


def multiply(parsed: Parsed, copies: Iterable[int], folder: Path) -> Parsed:
    """Copies of the parsed parts, by their numbers, in new folders below ``folder``; the originals are not among them."""
    parts = []
    with duckdb.connect() as db:
        db.execute("set enable_progress_bar = false; set preserve_insertion_order = false; set memory_limit = '1GB'")
        for copy in copies:
            db.execute(f"set variable copy = {copy}")
            for part in parsed.parts:
                made = folder / f"{part.folder.name}.{copy}"
                made.mkdir(parents=True)
                for table in PARSED:
                    db.execute(
                        f"copy ({_rows(table, part.folder)}) to {quoted(str(made / f'{table.name}.parquet'))} (compression zstd)"
                    )
                parts.append(ParsedPart(made, part.rows, parsed=True))
    return Parsed(tuple(parts))


def _rows(table: Table, folder: Path) -> str:
    changed = dict(_CHANGED.get(table.name, {}))
    for column in table.columns:
        target = column.references or f"{table.name}.{column.name}"
        if target.split(".")[0] in ("places", "indicators", "units"):
            continue
        if column.type == "text[]" and column.references:
            changed[column.name] = f"list_transform({column.name}, lambda id: {_ID.format(id='id')})"
        elif column.references or table.key == (column.name,):
            changed[column.name] = _ID.format(id=column.name)
    replaced = ", ".join(f"{sql} as {name}" for name, sql in changed.items())
    rows = f"select * replace ({replaced}) from read_parquet({quoted(str(folder / f'{table.name}.parquet'))})"
    return _ONE_MORE_LINE.format(lines=rows) if table.name == "lines" else rows
