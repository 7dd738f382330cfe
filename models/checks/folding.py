"""Text without its script and glyphs, to tell whether a clean sentence is what its page says.

Cleaning turns traditional characters to simplified ones and may widen, narrow or reshape signs, one for one. Folding takes both
sides of the comparison to the same form, so that what remains different is a different text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

from models.text.script import to_simplified

_BETWEEN: Final = "\u0000"
"""Stands between texts that are folded in one go; a page that holds it is quarantined."""

_BEFORE: Final = str.maketrans({"℅": "%", "︰": ":"})
"""Signs whose compatibility form is not what pages mean by them."""

_SHAPES: Final = str.maketrans(
    dict.fromkeys("“”„「」『』‘’′'", '"')
    | dict.fromkeys("—–－―‐‑−─━", "-")
    | dict.fromkeys("·•・‧∙", "·")
    # A plus sign that a page lost stands as a space on the page.
    | {"。": ".", "、": ",", "∶": ":", "+": " ", "著": "着"}
)

_SPACE: Final = re.compile(r"[^\S\x00]")


def folded(texts: Sequence[str]) -> list[str]:
    """Each text in simplified characters, compatibility forms and plain signs."""
    if not texts:
        return []
    simple = to_simplified(_BETWEEN.join(texts)).translate(_single()).translate(_BEFORE)
    plain = unicodedata.normalize("NFKC", simple).translate(_SHAPES)
    return _SPACE.sub(" ", plain).split(_BETWEEN)


@cache
def _single() -> dict[int, int]:
    """Traditional characters to simplified ones without regard to their neighbours, which a sentence alone may lack."""
    traditional = "".join(map(chr, range(0x4E00, 0xA000)))
    simple = "".join(to_simplified(character) for character in traditional)
    return {ord(a): ord(b) for a, b in zip(traditional, simple, strict=True) if a != b}
