"""An article that a page gives twice: which lines are the second copy.

The first complete copy is the article; a teaser that breaks off before the full text is itself the duplicate. Compared
are letters, digits and characters only, after simplification, so a copy in the other script or with other blanks is one;
so is one in which a converter or a typist changed a character here and there, but no figure.
Not here: copies on other pages, which the warehouse finds by signatures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from models.pages.blocks import Block
from models.pages.marks import is_cell

LONG = 20
"""Characters from which on the repetition of a sentence is no accident."""
SEARCHED = 100_000
"""Characters up to which a page is searched for copies that are broken into other lines."""


HEADLINE = 8
"""Characters from which on a line that stands above two paragraphs is their headline."""
NEXT = 3
"""Lines behind the last one that was found again among which the copy may go on."""
SCRAP = 4
"""Characters of a line below which it is what the page left over of a sentence."""
NEARLY = 0.6
"""Share of a paragraph's clauses, in characters, that another has too if it is the same but for a few characters."""
NEARLY_ALL = 0.65
"""Share of its clauses from which on it is the same, wherever they stand, though a figure was written anew (2914件, 2900余件)."""
_CLAUSE = re.compile(r"[^\W_]{3,}")
_OPENING = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"\D+")


class Together:
    """The prose so far, in which a paragraph is found though its copy is broken into other lines or has other characters."""

    def __init__(self) -> None:
        self._text = ""
        self._clauses: dict[str, int] = {}
        self._figures: dict[int, str] = {}
        self._open = ""
        """The clause that the last line broke off."""
        self._starts: list[int] = []
        self._blocks: list[int] = []

    def add(self, key: str, block: int, text: str) -> None:
        """Append the key and the text of a block."""
        self._starts.append(len(self._text))
        self._blocks.append(block)
        self._text += key
        self._figures[block] = _FIGURES.sub("", key)
        clauses = _CLAUSE.findall(text)
        for clause in clauses:
            self._clauses.setdefault(clause, block)
        if self._open and (rest := _OPENING.match(text)):
            self._clauses.setdefault(self._open + rest[0], block)
        self._open = clauses[-1] if clauses and text.endswith(clauses[-1]) else ""

    def holder(self, key: str) -> int | None:
        """The block in which ``key`` begins, None if it does not occur."""
        at = self._text.find(key)
        return None if at < 0 else self._blocks[bisect_right(self._starts, at) - 1]

    def within(self, key: str, low: int, high: int) -> int | None:
        """The block of the first copy, from ``low`` to ``high``, in which ``key`` begins, None if it does not occur there."""
        block = self.holder(key)
        return block if block is not None and low <= block <= high else None

    def alike(self, key: str, text: str) -> int | None:
        """The block that, alone or with those behind it, has most of the clauses of ``text`` and its figures, else None."""
        shared: Counter[int] = Counter()
        told = 0
        for clause in _CLAUSE.findall(text):
            told += len(clause)
            if (at := self._clauses.get(clause)) is not None:
                shared[at] += len(clause)
        figures = _FIGURES.sub("", key)
        for block, _ in shared.most_common(2):
            after = self._blocks[self._blocks.index(block) + 1 :][:1]
            for blocks in ([block], [block, *after]):
                same = figures == "".join(self._figures[b] for b in blocks)
                if same and sum(shared[b] for b in blocks) >= NEARLY * len(key):
                    return block
        if sum(shared.values()) < NEARLY_ALL * told:
            return None
        return next((b for b, found in sorted(shared.items()) if found >= LONG), None)


def mark_duplicates(blocks: list[Block]) -> None:
    """Give the blocks of repeated copies the kind ``duplicate`` and the position of what they repeat."""
    first: dict[str, int] = {}
    repeats: list[int] = []
    keys = [b.key for b in blocks]
    together = Together() if sum(map(len, keys)) <= SEARCHED else None
    heads: dict[str, int] = {}
    for i, block in enumerate(blocks):
        if block.kind == "short" and len(keys[i]) >= HEADLINE:
            heads.setdefault(keys[i], i)
        if block.kind == "prose" and len(keys[i]) >= LONG:
            original = first.get(keys[i])
            if original is None and together is not None:
                original = together.holder(keys[i])
                if original is None and len(keys[i]) >= 2 * LONG:
                    original = together.alike(keys[i], block.text)
            if original is None and i:
                original = _retold(blocks, keys, i, heads.get(keys[i - 1]))
            if original is not None:
                repeats.append(i)
                block.original = original
            first.setdefault(keys[i], i)
        if together is not None and block.kind in ("prose", "short", "caption"):
            together.add(keys[i], i, block.text)
    if not repeats:
        return
    for zone in _zones(blocks, repeats):
        equal = [i for i in zone if keys[i] == keys[_original(blocks[i])]]
        if equal or len(zone) > 1 or len(keys[zone[0]]) >= 3 * LONG:
            _mark_zone(blocks, keys, zone, together)
        else:
            blocks[zone[0]].original = None


def _retold(blocks: Sequence[Block], keys: Sequence[str], i: int, head: int | None) -> int | None:
    """The paragraph below the same headline, at ``head``, that says in longer words what the one at ``i`` says, else None."""
    if head is None or head >= i - 1:
        return None
    told = next((j for j in range(head + 1, min(head + 1 + NEXT, i - 1)) if blocks[j].kind == "prose"), None)
    if told is None:
        return None
    grams = [keys[i][n : n + SCRAP] for n in range(len(keys[i]) - SCRAP + 1)]
    return told if sum(gram in keys[told] for gram in grams) >= NEARLY_ALL * len(grams) else None


def _original(block: Block) -> int:
    return block.original or 0


def _zones(blocks: list[Block], repeats: list[int]) -> list[list[int]]:
    """Repeats in runs that no other prose interrupts."""
    zones: list[list[int]] = [[repeats[0]]]
    for i in repeats[1:]:
        between = blocks[zones[-1][-1] + 1 : i]
        if any(b.kind == "prose" and b.length >= 2 * LONG for b in between):
            zones.append([i])
        else:
            zones[-1].append(i)
    return zones


class _Copy:
    """A second copy around a run of repeated paragraphs, and what its lines repeat of the page above it."""

    def __init__(self, blocks: Sequence[Block], keys: Sequence[str], zone: Sequence[int], together: Together | None) -> None:
        self._blocks, self._keys, self._together = blocks, keys, together
        self.originals = [o for i in zone if (o := blocks[i].original) is not None]
        self.low, self.high = min(self.originals), max(self.originals)
        self._known = {k: i for i, k in reversed(list(enumerate(keys[: zone[0]]))) if len(k) >= 2}
        self._partly = [(k, i) for k, i in self._known.items() if blocks[i].kind in ("byline", "short") and i <= self.high]
        self.first, self.last = self._begin(zone[0]), self._end(zone[-1])

    def repeated(self, i: int) -> int | None:
        """The line above that ``i`` repeats, None for none."""
        key = self._keys[i]
        at = self._known.get(key, i)
        if len(key) < SCRAP or at < i:
            return at if at < i else None
        found = min((at for k, at in self._partly if at < i and key in k), default=None)
        if found is None and self._together is not None:
            found = self._together.within(key, self.low, min(i, self.high + NEXT) - 1)
        return found

    def _begin(self, first: int) -> int:
        """The first line of the copy: over the repeated paragraph stand its headline and its bylines."""
        begin, passed = first, 0
        for i in range(first - 1, self.high, -1):
            if self._blocks[i].kind in ("boilerplate", "spam") or passed > 2:
                break
            if self.repeated(i) is not None:
                begin, passed = i, 0
            elif self._blocks[i].kind == "byline":
                passed += 1
            else:
                break
        return begin

    def _end(self, last: int) -> int:
        """The last line of the copy; scraps of a sentence belong to it."""
        blocks = self._blocks
        while last + 1 < len(blocks) and blocks[last + 1].kind in ("byline", "caption", "prose", "short"):
            broken = not blocks[last + 1].before and blocks[last].text[-1] not in "。！？”"
            if self.repeated(last + 1) is None and not (broken and len(self._keys[last + 1]) < SCRAP):
                break
            last += 1
        return last


def _mark_zone(blocks: list[Block], keys: list[str], zone: list[int], together: Together | None) -> None:
    """Mark a second copy, or the teaser that it shows the first one to be."""
    copy = _Copy(blocks, keys, zone, together)
    a, z = copy.first, copy.last
    if _is_teaser(blocks, copy.originals, a, z):
        for i in range(copy.low, copy.high + 1):
            if blocks[i].kind in ("short", "caption", "byline") or (blocks[i].kind == "prose" and i in copy.originals):
                later = next((j for j in range(a, len(blocks)) if keys[j] == keys[i]), None)
                if later is not None:
                    blocks[i].kind, blocks[i].original, blocks[i].joins = "duplicate", later, False
        for i in zone:
            blocks[i].original = None
        return
    for i in range(a, z + 1):
        at = blocks[i].original if blocks[i].original is not None else copy.repeated(i)
        if at is None and ((a < i < z and blocks[i].kind == "byline") or (a < i <= z and len(keys[i]) < SCRAP)):
            at = copy.low  # the second copy has a byline of its own, or a last word left in a line
        told = blocks[i].kind != "boilerplate" or (a < i < z and is_cell(blocks[i].text))
        if at is not None and told and blocks[i].kind != "spam":
            blocks[i].kind, blocks[i].original, blocks[i].joins = "duplicate", at, False


def _is_teaser(blocks: list[Block], originals: list[int], a: int, z: int) -> bool:
    """Whether the first copy broke off: nothing of its own, while the second goes on behind what both have."""
    between = [b for b in blocks[max(originals) + 1 : a] if b.kind == "prose"]
    before = [b for i, b in enumerate(blocks[: max(originals)]) if b.kind == "prose" and i not in originals]
    after = blocks[z + 1 : z + 3]
    return not between and not before and any(b.kind == "prose" and b.length >= 2 * LONG for b in after)
