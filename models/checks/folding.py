"""Text without its script and glyphs, to tell whether a clean sentence is what its page says.

Cleaning turns traditional characters to simplified ones and may widen, narrow or reshape signs, one for one. Folding takes both
sides of the comparison to the same form, so that what remains different is a different text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import pyarrow as pa

from models.text.script import to_simplified

_BETWEEN: Final = "\u0000"
"""Stands between texts that are folded in one go; a page that holds it is quarantined."""

_SHAPES: Final = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "『": '"', "』": '"', "‘": "'", "’": "'", "′": "'"}
    | dict.fromkeys("—–－―‐‑−─━", "-")
    | dict.fromkeys("·•・‧∙", "·")
    | {"。": ".", "、": ",", "著": "着"}
)

_SPACE: Final = re.compile(r"[^\S\x00]")


def folded(texts: pa.Array) -> pa.Array:
    """Each text in simplified characters, compatibility forms and plain signs; nulls stay null."""
    whole = _BETWEEN.join(text or "" for text in texts.to_pylist())
    plain = unicodedata.normalize("NFKC", to_simplified(whole)).translate(_SHAPES)
    return pa.array(_SPACE.sub(" ", plain).split(_BETWEEN), pa.string())
