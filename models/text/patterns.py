"""Patterns that are fast to scan for.

``re`` skips ahead to the possible first characters of an alternation only where every alternative begins with a plain
character. Registers are written for people, so their entries begin with groups and classes; here these heads are written
out. Belongs here: rewriting of patterns without changing what they match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation

_PLAIN = re.compile(r"[^\\\[\](){}.*+?|^$]")


class UnscannablePatternError(ValueError):
    """A register's entry whose first character cannot be told."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        super().__init__(f"{pattern!r} must begin with a plain character, with [...], \\d or (?:...|...) of such")


def scanning(patterns: Iterable[str], *, any_case: bool = False) -> re.Pattern[str]:
    """One alternation of ``patterns`` whose heads are plain characters; with ``any_case`` the first letter in either case."""
    return re.compile("|".join(_grouped(_heads(patterns, any_case))))


def _heads(patterns: Iterable[str], any_case: bool) -> dict[str, None]:
    """The alternatives of ``patterns``, each beginning with a plain character."""
    heads: dict[str, None] = {}
    for pattern in patterns:
        for head in _written_out(f"(?:{pattern})"):
            forms = {head, head[0].lower() + head[1:], head[0].upper() + head[1:]} if any_case and head[0].isascii() else {head}
            heads.update(dict.fromkeys(sorted(forms)))
    return heads


class Sparse:
    """An alternation with many beginnings and few matches, such as a register of words that hardly any text holds.

    ``re`` skips to the next possible first character; where those are as frequent as 一 or 国 it stops at every other
    character. An automaton finds the pairs of characters with which the alternatives begin, of which there are few, at a
    fortieth of the time, and the alternation is tried there only: no match begins elsewhere.
    """

    def __init__(self, patterns: Iterable[str], *, any_case: bool = False) -> None:
        heads = _heads(patterns, any_case)
        self.pattern = re.compile("|".join(_grouped(heads)))
        pairs = sorted({pair for head in heads for pair in _pairs(head)})
        self._pairs = AhoCorasick([p for p in pairs if len(p) == 1 or p[0] not in pairs], implementation=Implementation.DFA)

    def starts(self, text: str) -> Iterator[int]:
        """Where the alternation matches, in order; matches may overlap."""
        match = self.pattern.match
        for _, at, _ in self._pairs.find_matches_as_indexes(text, overlapping=True):
            if match(text, at) is not None:
                yield at


class Guarded:
    """Many patterns of which a text holds few.

    An automaton finds which of the strings stand in the text that the patterns cannot do without (:func:`needed`), and only
    the patterns whose strings are among them are tried.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = [re.compile(pattern) for pattern in patterns]
        needs = [needed(pattern.pattern) for pattern in self._patterns]
        self._always = [i for i, strings in enumerate(needs) if not strings]
        strings = sorted(frozenset().union(*needs))
        self._of_string = [[i for i, need in enumerate(needs) if string in need] for string in strings]
        self._strings = AhoCorasick(strings, implementation=Implementation.DFA)

    def possible_in(self, text: str) -> set[int]:
        """Which of the patterns ``text`` may hold, by their place among them."""
        possible = set(self._always)
        for which, _, _ in self._strings.find_matches_as_indexes(text, overlapping=True):
            possible.update(self._of_string[which])
        return possible

    def found_in(self, text: str) -> list[int]:
        """Which of the patterns ``text`` holds."""
        return [i for i in sorted(self.possible_in(text)) if self._patterns[i].search(text) is not None]


_PLAIN_RUN = re.compile(r"[^\\\[\](){}.*+?|^$]+")
_TIMES = re.compile(r"(?:\{\d*,?\d*\}|[*+?])\??")


def needed(pattern: str) -> frozenset[str]:
    """Strings of which every match of ``pattern`` holds at least one, as rare ones as may be; empty where none are certain."""
    alternatives = _group(f"(?:{pattern})")[0]
    if len(alternatives) > 1:
        each = [needed(alternative) for alternative in alternatives]
        return frozenset().union(*each) if all(each) else frozenset()
    held: list[frozenset[str]] = []  # of each part of the pattern that must be there: its strings
    at = 0
    while at < len(pattern):
        strings: frozenset[str] = frozenset()
        run = _PLAIN_RUN.match(pattern, at)
        if run is not None:
            end = run.end()
        elif pattern.startswith("(?:", at):
            end = len(pattern) - len(_group(pattern[at:])[1])
            strings = needed(pattern[at + 3 : end - 1])
        elif pattern[at] == "(":  # a look ahead or behind, or a group that keeps what it matches: nothing is made of it
            end = len(pattern) - len(_group(f"(?:{pattern[at + 1 :]}")[1])
        elif pattern[at] == "[":
            end = pattern.index("]", at + 2) + 1
            members = pattern[at + 1 : end - 1]
            strings = frozenset() if members[0] == "^" or "-" in members or "\\" in members else frozenset(members)
        else:
            end = at + (2 if pattern[at] == "\\" else 1)
        times = _TIMES.match(pattern, end)
        once = times is None or times[0][0] == "+"
        if run is not None:
            strings = frozenset(filter(None, (run[0] if once else run[0][:-1],)))
        if strings and (once or run is not None):
            held.append(strings)
        at = times.end() if times else end
    return min(held, key=lambda strings: sum(0.02 ** len(string) for string in strings), default=frozenset())


def _pairs(head: str) -> Iterator[str]:
    """The first two characters of what ``head``, which begins with a plain one, matches; one where the second is not certain."""
    first, rest = (head[1], head[2:]) if head[0] == "\\" else (head[0], head[1:])
    try:
        for second in _written_out(f"(?:{rest})"):
            yield first + second.removeprefix("\\")[0]
    except UnscannablePatternError:
        yield first


def _grouped(heads: Iterable[str]) -> Iterator[str]:
    """Alternatives under the character that they begin with, so that a place is tried once for all of them; their order stays."""
    tails: dict[str, list[str]] = {}
    for head in heads:
        whole = head[0] == "\\" or (len(head) > 1 and head[1] in "?*+{")
        tails.setdefault(head if whole else head[0], []).append("" if whole else head[1:])
    for first, rest in tails.items():
        yield first + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})")


_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_LOOKS = ("(?<!", "(?<=", "(?!", "(?=")


def starts(pattern: str) -> str:
    """The class of the characters with which matches of ``pattern`` begin; looks before them are passed over.

    Set before a pattern as ``(?=...)`` it spares ``re`` trying each alternative at every character.
    """
    heads: set[str] = set()
    for alternative in _group(f"(?:{_NAMED_GROUP.sub('(?:', pattern)})")[0]:
        while alternative.startswith(_LOOKS):
            alternative = _group(alternative)[1]
        heads.update(head.removeprefix("\\")[0] for head in _written_out(alternative))
    return f"[{re.escape(''.join(sorted(heads)))}]"


def _written_out(pattern: str) -> Iterator[str]:
    """The alternatives of ``pattern`` that begin with a plain character each."""
    if pattern.startswith("(?:"):
        alternatives, rest = _group(pattern)
        if rest.startswith("?"):
            yield from _written_out(rest[1:])
            rest = rest[1:]
        for alternative in alternatives:
            yield from _written_out(alternative + rest)
    elif pattern.startswith("[") and not pattern.startswith("[^"):
        end = pattern.index("]", 1)
        members, rest = pattern[1:end], pattern[end + 1 :]
        if "-" in members or "\\" in members or rest[:1] in ("*", "+", "{"):
            raise UnscannablePatternError(pattern)
        if rest.startswith("?"):
            rest = rest[1:]
            yield from _written_out(rest)
        for member in members:
            yield re.escape(member) + rest
    elif pattern.startswith(r"\d+"):
        for digit in "0123456789":
            yield digit + r"\d*" + pattern[3:]
    elif pattern and _PLAIN.match(pattern):
        if pattern[1:2] == "?":
            yield from _written_out(pattern[2:])
            pattern = pattern[0] + pattern[2:]
        elif pattern[1:2] in ("*", "{"):
            raise UnscannablePatternError(pattern)
        yield pattern
    else:
        raise UnscannablePatternError(pattern)


def _group(pattern: str) -> tuple[list[str], str]:
    """The alternatives of the group that opens ``pattern``, and what stands behind the group."""
    depth, at, start = 1, 3, 3
    alternatives: list[str] = []
    while depth:
        c = pattern[at]
        if c == "\\":
            at += 2
            continue
        if c == "[":
            at = pattern.index("]", at + 1)
        depth += (c == "(") - (c == ")")
        if (c == "|" and depth == 1) or not depth:
            alternatives.append(pattern[start:at])
            start = at + 1
        at += 1
    return alternatives, pattern[at:]


def hint_of(pattern: str) -> re.Pattern[str]:
    """What every match of ``pattern`` holds, as a pattern searched faster; it fits anywhere if nothing is certain."""
    return re.compile("|".join(map(re.escape, sorted(needed(pattern)))))
