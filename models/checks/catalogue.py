"""The list of all checks, ``docs/checks.md``, made from the rules.

python -m models.checks.catalogue > docs/checks.md
"""

from __future__ import annotations

from models.checks.generated import generated_rules
from models.checks.rule import Rule
from models.checks.written import written_rules
from models.tables.contract import TABLES


def catalogue() -> str:
    """The list as Markdown, a table for each table of the warehouse."""
    rules = [*generated_rules(), *written_rules()]
    parts = [
        "# Checks",
        "What is held against every row before a release is published. `critical` stops the release, `warning` is published\n"
        "with it; a check that cannot be carried out stops it too. Checks of types, nulls, allowed values, patterns, keys and\n"
        "references are made from the description of the tables, the others are files under `models/sql/checks`: a new file\n"
        "there is a new check. Remake this page with `python -m models.checks.catalogue > docs/checks.md`.",
    ]
    for table in TABLES:
        rows = "\n".join(_row(rule) for rule in rules if rule.table == table.name)
        parts.append(f"## {table.name}\n| check | severity | what holds | why that severity |\n| --- | --- | --- | --- |\n{rows}")
    return "\n\n".join(parts) + "\n"


def _row(rule: Rule) -> str:
    cells = (f"`{rule.name}`", rule.severity, rule.asserts, rule.why)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    print(catalogue(), end="")
