"""The SQL of a release, one file a table, view or macro, each opening with what a row is."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent


def statement(kind: str, name: str) -> str:
    """The SQL of the file ``models/sql/<kind>/<name>.sql``."""
    return (_FOLDER / kind / f"{name}.sql").read_text(encoding="utf-8")


def statements(kind: str) -> list[tuple[str, str]]:
    """Name and SQL of every file of a kind, in order of their names."""
    return [(f.stem, f.read_text(encoding="utf-8")) for f in sorted((_FOLDER / kind).glob("*.sql"))]


def opening(sql: str) -> list[str]:
    """What a statement says of itself: the paragraphs of its first block of comments, in Markdown."""
    lines = [
        line.removeprefix("--").removeprefix(" ") for line in takewhile(lambda line: line.startswith("--"), sql.splitlines())
    ]
    return "\n".join(lines).split("\n\n")
