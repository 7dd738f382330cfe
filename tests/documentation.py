"""SQL in the docs and the answers printed below it: run by the tests, and remade by

    python -m tests.documentation warehouse/current/fangzhi.duckdb

In a page that is listed here every block of SQL is followed by a block of text with its answer on the five seeds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "queries.md")
_BLOCK = re.compile(r"```sql\n(?P<sql>.*?)```\n+```text\n(?P<answer>.*?)```", re.S)


class Example(NamedTuple):
    """A query in a page, and the answer that the page prints."""

    page: Path
    sql: str
    answer: str


def examples(page: Path) -> Iterator[Example]:
    """Queries of a page in order."""
    for found in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield Example(page, found["sql"], found["answer"])


def answer(db: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The rows of a query as the pages print them: columns parted by ``|``, nulls empty."""
    result = db.execute(sql)
    head = [column[0] for column in result.description or []]
    rows = [["" if v is None else str(v) for v in row] for row in result.fetchall()]
    return "\n".join(" | ".join(row).rstrip() for row in [head, *rows]) + "\n"


def remake(page: Path, db: duckdb.DuckDBPyConnection) -> None:
    """Write the answers of today into ``page``."""
    text = page.read_text(encoding="utf-8")
    page.write_text(_BLOCK.sub(lambda m: f"```sql\n{m['sql']}```\n\n```text\n{answer(db, m['sql'])}```", text), encoding="utf-8")


if __name__ == "__main__":
    with duckdb.connect(sys.argv[1], read_only=True) as database:
        for each in PAGES:
            remake(each, database)
