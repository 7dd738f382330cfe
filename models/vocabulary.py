"""The vocabularies of the warehouse: every value of an enumerated column, and how units, times and cadences are written.

They are the terms of the annotation guide, with the meaning that the data dictionary prints.
"""

from __future__ import annotations

from typing import Final

LINE_ROLES: Final = {
    "title": "headline, kicker or subtitle",
    "byline": "date, source, authors, editors",
    "heading": "heading of a section inside the body",
    "body": "running text, introductions and summary lines",
    "caption": "caption or credit of a picture",
    "boilerplate": "navigation, site names, share buttons, footers, licences, related links",
    "spam": "injected advertising",
    "duplicate": "second copy of a line within a repeated article",
    "blank": "nothing but white space",
}

SCRIPTS: Final = {
    "simplified": "simplified characters",
    "traditional": "traditional characters",
    "mixed": "both, in earnest",
    "none": "no Chinese characters that tell",
}

COMPARATORS: Final = {
    "=": "exactly as stated",
    "~": "about (约, 左右, 上下)",
    "<~": "nearly (近, 将近, 接近)",
    ">": "more than (余, 多, 超, 逾, 突破)",
    ">=": "at least (以上, 不少于, 至少, 不低于)",
    "<": "less than (不足, 低于)",
    "<=": "at most (以下, 以内, 不超过, 至多)",
}

METRIC_ROLES: Final = {
    "level": "how it is",
    "from": "start of a change",
    "to": "end of a change",
    "change": "by how much it changed",
    "rate": "by what share it changed",
    "total": "a whole whose parts are stated",
    "part": "a part, or share, of a stated whole",
    "target": "planned, required, set by a rule, or a recurring quota",
}

CATEGORIES: Final = {
    "document": "plans, opinions, rules and lists issued under a title",
    "organization": "bodies, teams, party branches",
    "personnel": "selecting, dispatching, reserving people",
    "training": "courses, schools, study",
    "responsibility": "who answers for what: contact points, joint meetings, recall and discipline of officials",
    "appraisal": "assessment, inspection, ratings, reports",
    "incentive": "rewards, penalties, pay, promotion",
    "finance": "funds, loans, budgets, subsidies to projects and bodies",
    "industry": "collective economy, cooperatives, workshops, pairing of firms and villages",
    "service": "welfare, care, public services, help to households",
    "infrastructure": "buildings, sites, environment, equipment",
    "governance": "grids, deliberation, dispute settlement, village rules, resident points",
    "publicity": "broadcasts, culture, events",
    "reform": "mergers of villages, restructuring",
}

CADENCES: Final = ("daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly")
"""Besides these a cadence may be ``every N years``."""

CLAIM_KINDS: Final = {
    "difference": "to minus from is the stated change",
    "growth": "change over from is the stated rate",
    "sum": "the stated parts add up to the stated total",
    "share": "part over total is the stated share",
    "average": "total over number is the stated mean",
}

VERDICTS: Final = {
    "holds": "equal to every digit that is written",
    "rounds": "equal within the precision in which it is written, truncation allowed",
    "contradicts": "not equal",
}

_UNIT = (
    r"(CNY|[A-Z]{3}|percent|percentage_point|person|household|count|times|fold|mu|hectare|km2|m2|km|m|kg|tonne|kWh|kW|"
    r"year|half-year|quarter|month|week|day|hour|minute|year_of_age|point|level)"
)
UNIT_PATTERN: Final = f"{_UNIT}(/{_UNIT})*|other:.+"
"""A unit, a rate of units joined by ``/``, or ``other:`` and the word (and period) as the page has it."""

PERIOD_PATTERN: Final = r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?"
"""ISO 8601: a year, month or day, or two of them joined by ``/``."""

CADENCE_PATTERN: Final = "|".join((*CADENCES, r"every \d+ years"))
