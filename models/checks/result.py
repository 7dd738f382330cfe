"""What came of the checks: one result a rule, and the verdict over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from models.checks.rule import CRITICAL, Rule


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One rule held against a database."""

    rule: Rule
    looked_at: int
    """Rows of the table."""
    unexpected: int
    """Rows that fail."""
    examples: tuple[str, ...] = ()
    """The first few of them by id, each with what is wrong."""
    error: str | None = None
    """Why the check itself could not be carried out; then nothing is known of the data."""

    @property
    def table_name(self) -> str:
        """Table that was checked."""
        return self.rule.table

    @property
    def check(self) -> str:
        """Name of the check, unique within its table."""
        return self.rule.name

    @property
    def severity(self) -> str:
        """``critical`` or ``warning``."""
        return self.rule.severity

    @property
    def broken(self) -> bool:
        """Whether the check itself crashed."""
        return self.error is not None

    @property
    def passed(self) -> bool:
        """Whether the check was carried out and no row fails."""
        return self.error is None and self.unexpected == 0

    @property
    def observed(self) -> str:
        """What was seen, in words."""
        if self.error is not None:
            return f"broken: {self.error}"
        if not self.unexpected:
            return f"{self.looked_at} rows"
        more = "; …" if self.unexpected > len(self.examples) else ""
        return f"{self.unexpected} bad, of {self.looked_at} rows: {'; '.join(self.examples)}{more}"

    def __str__(self) -> str:
        return f"{self.severity} {self.table_name}.{self.check}: {self.observed}"


@dataclass(frozen=True, slots=True)
class Checked:
    """All results; ``passed`` decides whether the release may be published."""

    results: Sequence[CheckResult] = field(default_factory=tuple)

    @property
    def broken(self) -> list[CheckResult]:
        """Checks that crashed, whatever their severity: what they watch is unknown."""
        return [r for r in self.results if r.broken]

    @property
    def failures(self) -> list[CheckResult]:
        """Critical checks that found bad rows."""
        return [r for r in self.results if not r.broken and not r.passed and r.severity == CRITICAL]

    @property
    def warnings(self) -> list[CheckResult]:
        """Checks that found bad rows with which a release is published all the same."""
        return [r for r in self.results if not r.broken and not r.passed and r.severity != CRITICAL]

    @property
    def passed(self) -> bool:
        """Whether no critical check failed and none is broken."""
        return not self.broken and not self.failures

    @property
    def reasons(self) -> list[str]:
        """Why the release is stopped, a line each; empty if it is not."""
        return [str(r) for r in (*self.broken, *self.failures)]

    def rows(self) -> list[dict[str, Any]]:
        """Rows of the ``checks`` table in key order."""
        return [
            {
                "table_name": r.table_name,
                "check": r.check,
                "severity": r.severity,
                "passed": r.passed,
                "observed": r.observed,
                "unexpected": r.unexpected,
            }
            for r in sorted(self.results, key=lambda r: (r.table_name, r.check))
        ]
