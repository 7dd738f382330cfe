"""What a rule is: a query that returns the bad rows of a table, with what it asserts and how much it matters.

A rule knows nothing of Great Expectations and nothing of how its query is run (:mod:`models.checks.evaluation`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["critical", "warning"]

CRITICAL: Final = "critical"
WARNING: Final = "warning"

NEEDS: Final = ("parent", "staged")
"""What a rule may need besides the database: the parent release, the paths that were staged."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one table.

    Either ``query`` is a ``select`` of the bad rows with the columns ``id`` (which row) and ``observed`` (what is wrong
    with it), or ``where`` is the condition under which a row of ``table`` is bad, and ``shown`` the expression that shows it; the
    conditions of a table are counted in one scan, so a rule that can be a condition should be one.
    """

    name: str
    table: str
    severity: Severity
    asserts: str
    """What holds of every row, in a sentence."""
    why: str
    """Why the severity is what it is."""
    column: str | None = None
    query: str | None = None
    where: str | None = None
    shown: str = "''"
    needs: str | None = None
    """One of :data:`NEEDS`; the rule is left out where there is none."""
    by: Literal["quote", "line"] | None = None
    """The query is over ids from the variable ``slice_from`` up to but without ``slice_to`` only, and is run for one slice after
    the other, so that it stays within bounds. ``quote``: it gives what rows quote from pages, with the columns ``document_id``,
    ``id``, ``first``, ``behind`` and ``text``; a row is bad if code points ``[first, behind)`` of its document read otherwise.
    Quotes of which a part is null are passed over. ``line``: it gives the lines of pages, with the columns ``document_id``,
    ``line``, ``first`` and ``behind``; a line is bad if its page has another one there, or none, and so is one that a page has
    and that is not given, unless none of its lines is."""
    alike: Literal["folded", "blank"] | None = None
    """``folded``: a quote that is as long as what the page has is held against it without script and glyphs, and passed over if
    it is not as long. ``blank``: whatever ``text`` says, a row is bad if what the page has there holds a letter or a digit,
    markup aside."""
    counted: str | None = None
    """The condition under which a row makes ``query`` give a row, where it has one of its own: counted with others first."""

    def __post_init__(self) -> None:
        if (self.query is None) == (self.where is None):
            raise RuleError(self.name, "it has both or none of a query and a condition", "give it exactly one")

    @property
    def condition(self) -> str | None:
        """The condition under which a row of ``table`` is bad, if it can be counted in one scan with others."""
        return self.where or self.counted


class RuleError(Exception):
    """A rule is not written as rules are.

    ``rule`` is its name or file, ``fault`` what is wrong, ``remedy`` what to write instead.
    """

    def __init__(self, rule: str, fault: str, remedy: str) -> None:
        self.rule, self.fault, self.remedy = rule, fault, remedy
        super().__init__(f"check {rule}: {fault}; {remedy}")
