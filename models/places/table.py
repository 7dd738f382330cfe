"""The place register as rows of the ``places`` table."""

from __future__ import annotations

from models.places.register import Division, divisions, former_divisions


def place_rows() -> list[dict[str, str | None]]:
    """One row for each code, present or former, in the order of the codes.

    A code that is in use says what it means today; one that is not, what it meant last.
    """
    rows: dict[str, Division] = {}
    for division in sorted(former_divisions(), key=lambda d: (d.until or 0, d.full_name)):
        rows[division.code or ""] = division
    for division in divisions():
        rows[division.code or ""] = division
    return [
        {
            "code": code,
            "name": division.name,
            "full_name": division.full_name,
            "level": division.level,
            "parent_code": division.parent.code if division.parent is not None else None,
        }
        for code, division in sorted(rows.items())
    ]
