"""The SQL of a release, one file a table, view or macro, each opening with what a row is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent


def statement(kind: str, name: str) -> str:
    """The SQL of the file ``models/sql/<kind>/<name>.sql``."""
    return (_FOLDER / kind / f"{name}.sql").read_text(encoding="utf-8")


def statements(kind: str) -> list[tuple[str, str]]:
    """Name and SQL of every file of a kind, in order of their names."""
    return [(f.stem, f.read_text(encoding="utf-8")) for f in sorted((_FOLDER / kind).glob("*.sql"))]
