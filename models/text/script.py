"""Traditional to simplified characters, one for one, so that offsets survive."""

from __future__ import annotations

from functools import cache

import opencc


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def to_simplified(text: str) -> str:
    """The text in simplified characters; as long as ``text``, character for character."""
    simple: str = _converter().convert(text)
    return simple if len(simple) == len(text) else "".join(_converter().convert(c) for c in text)
