"""Rules that take thought: the SQL files under ``models/sql/checks``, one a rule, named after it.

A file opens with what it asserts in comment lines, then ``-- table:``, ``-- column:`` (optional), ``-- severity:``,
``-- by: quote`` or ``-- by: line`` and ``-- alike: folded`` or ``-- alike: blank`` (optional), ``-- why:``
(why that severity) and ``-- needs:`` (optional); then a ``select`` of the bad rows with columns ``id`` and ``observed``, or of
quotes or lines (see :class:`Rule`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

from models.checks.rule import CRITICAL, NEEDS, WARNING, Rule, RuleError, Severity
from models.tables.contract import BY_NAME

FOLDER: Final = Path(__file__).parent.parent / "sql" / "checks"

_FIELDS: Final = ("table", "column", "severity", "by", "alike", "why", "needs")
_BY: Final[Mapping[str | None, Literal["quote", "line"] | None]] = {None: None, "quote": "quote", "line": "line"}
_ALIKE: Final[Mapping[str | None, Literal["folded", "blank"] | None]] = {None: None, "folded": "folded", "blank": "blank"}
_PLAIN: Final = re.compile(
    r"select .+ as observed\s+from (\w+)\s+where ((?:(?!\b(?:select|(?<!distinct )from|group by|union)\b).)+)", re.DOTALL
)
"""A query that gives a row for each row of one table under a condition."""


@cache
def written_rules() -> tuple[Rule, ...]:
    """The rules of all files, by name; ``RuleError`` if one is not written as rules are."""
    return tuple(read_rule(file) for file in sorted(FOLDER.glob("*.sql")))


def read_rule(file: Path) -> Rule:
    """The rule in ``file``."""
    lines = file.read_text(encoding="utf-8").splitlines()
    head = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    query = "\n".join(line for line in lines if not line.startswith("--")).strip().removesuffix(";")
    asserts: list[str] = []
    fields: dict[str, str] = {}
    last: str | None = None
    for line in head:
        name, colon, value = line.partition(":")
        if colon and name in _FIELDS:
            fields[name], last = value.strip(), name
        elif last is None:
            asserts.append(line)
        else:
            fields[last] += " " + line
    if not asserts or not query:
        raise RuleError(
            file.name, "it has no assertion or no query", "open it with what it asserts, then the select of the bad rows"
        )
    if fields.get("table") not in BY_NAME:
        raise RuleError(file.name, f"table is {fields.get('table')!r}", f"name one of {', '.join(BY_NAME)}")
    if "why" not in fields:
        raise RuleError(file.name, "it does not say why its severity is what it is", "add a line -- why: …")
    needs = fields.get("needs")
    if needs is not None and needs not in NEEDS:
        raise RuleError(file.name, f"needs is {needs!r}", f"allowed are {', '.join(NEEDS)}")
    if fields.get("by") not in _BY:
        raise RuleError(file.name, f"by is {fields['by']!r}", "allowed are quote, line")
    if fields.get("alike") not in _ALIKE:
        raise RuleError(file.name, f"alike is {fields['alike']!r}", "allowed are folded, blank")
    plain = _PLAIN.fullmatch(query)
    return Rule(
        file.stem,
        fields["table"],
        _severity(file, fields.get("severity")),
        " ".join(asserts),
        fields["why"],
        column=fields.get("column"),
        query=query,
        needs=needs,
        by=_BY[fields.get("by")],
        alike=_ALIKE[fields.get("alike")],
        counted=plain[2] if plain and plain[1] == fields["table"] else None,
    )


def _severity(file: Path, text: str | None) -> Severity:
    if text == CRITICAL:
        return CRITICAL
    if text == WARNING:
        return WARNING
    raise RuleError(file.name, f"severity is {text!r}", "allowed are critical, warning")
