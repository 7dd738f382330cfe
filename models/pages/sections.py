"""Sections of a feature that look like headlines of articles: each begins with the place that it tells of.

Not here: weighing single lines as headlines (:mod:`models.pages.headlines`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.pages.blocks import Block
from models.pages.forms import ORNAMENTS, PLACED
from models.pages.glued import has_lead
from models.pages.headlines import has_end, opens

_OF_WHOLE = re.compile(r"全[省市州县区旗镇乡]|各[县市区乡镇]|各地|多地")
"""How the introduction of a feature tells of the whole."""
MANY_SECTIONS = 3
"""Lines that name their place from which on they may be the sections of a feature."""


def without_sections(blocks: Sequence[Block], starts: Sequence[tuple[int | None, int]]) -> list[tuple[int | None, int]]:
    """``starts`` of articles without those of sections of a feature that name their place (某某县：…).

    Most lines of their form are headings already, or an introduction tells of the whole and none has a byline of its own.
    """
    first = starts[0][0]
    alike = [i for i, b in enumerate(blocks) if first is not None and i > first and b.kind == "short" and _names_teller(b.text)]
    chosen = {main for main, _ in starts[1:] if main in alike and blocks[main + 1].kind != "byline"}
    told = [b.text for b in blocks[first or 0 : min(chosen, default=0)] if b.kind == "prose"]
    parts = [b.text for b in blocks[min(chosen, default=0) : starts[-1][1] + 1] if b.kind in ("prose", "byline", "boilerplate")]
    feature = (
        len(alike) >= MANY_SECTIONS
        and any(_OF_WHOLE.search(text) for text in told)
        and not any(has_lead(t) or has_end(t) or opens(t) for t in parts)
    )
    return [s for s in starts if s[0] not in chosen] if feature or 2 * len(chosen) < len(alike) else list(starts)


def _names_teller(text: str) -> bool:
    """Whether a line begins with the place that it tells of (某某县：…)."""
    here = PLACED.match(text.lstrip(ORNAMENTS))
    return here is not None and here.string[here.end() :].startswith("：")
