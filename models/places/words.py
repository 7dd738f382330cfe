"""The words of the place register (``registers/places/words.toml``), compiled once a process."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from models.registers import made_of, read_toml


class Words(NamedTuple):
    """The lists of the register, as patterns or sets; what each list means stands in the register."""

    feature: re.Pattern[str]
    institution: re.Pattern[str]
    aside_before: re.Pattern[str]
    object_before: re.Pattern[str]
    lies_in: re.Pattern[str]
    aside_after: re.Pattern[str]
    before_local: re.Pattern[str]
    kind: frozenset[str]
    kind_end: tuple[str, ...]
    kind_last: frozenset[str]
    act_names: frozenset[str]
    common_words: frozenset[str]


def either(entries: list[str]) -> str:
    """An alternation, longest first."""
    return "|".join(re.escape(e) for e in sorted(set(entries), key=lambda e: (-len(e), e)))


@cache
@made_of("places/words.toml")
def words() -> Words:
    """The compiled register."""
    lists = read_toml("places/words.toml")
    inside = r"[^，。；：！？、（）“”《》\s的在是把了将]{0,12}?"
    return Words(
        feature=re.compile(either(lists["feature"])),
        institution=re.compile(rf"{inside}(?:{either(lists['institution'])})"),
        aside_before=re.compile(rf"(?:{either(lists['aside_before'])})$"),
        object_before=re.compile(rf"(?:{either(lists['object_before'])})$"),
        lies_in=re.compile(rf"(?:{either(lists['lies_in'])})$"),
        aside_after=re.compile(either(lists["aside_after"])),
        before_local=re.compile(either(lists["before_local"])),
        kind=frozenset(lists["kind"]),
        kind_end=tuple(sorted(e for e in lists["kind"] if len(e) > 1)),
        kind_last=frozenset(lists["kind_last"]),
        act_names=frozenset(lists["act_names"]),
        common_words=frozenset(lists["common_words"]),
    )
