"""Scripts: which one a text is written in, and traditional to simplified characters, one for one.

Belongs here: what is decided character by character about the script. Not here: glyphs, punctuation and
everything that changes the length of a text (:mod:`models.text.normalise`).
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import numpy.typing as npt
import opencc

_ZHE = re.compile(r"(?<![显卓昭专名编原土论巨遗译拙合共所])著(?![名作者述称录书])")
"""著 as the particle 着: not 著名, 著作, 显著, 专著, 编著 …; opencc leaves every 著 alone."""

_VARIANTS = str.maketrans("衞淸靑晩吿尙槪緖硏囘凖姸曁郞菓衹鬪荳牠", "卫清青晚告尚概绪研回准妍暨郎果只斗豆它")
"""Variant forms of Hong Kong and older print that opencc leaves as they are."""

_LAST = 0xFFFF
"""The last code point of the basic plane; it is no character, and stands for all beyond."""

MIXED_SHARE = 0.08
"""From this share of characters of the other script on, a text is mixed."""


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _telling() -> npt.NDArray[np.uint8]:
    """For each code point of the basic plane 1 if it is of the traditional script only, 2 if of the simplified, else 0.

    Traditional are those outside GB 2312 that are simplified otherwise, and the other way round. Characters that both scripts
    have (后 里 干 余 斗 台), which crude character maps leave alone, tell nothing.
    """
    common = [chr(c) for c in range(0x4E00, 0xA000)]
    simple = _converter().convert("".join(common))
    full = opencc.OpenCC("s2t").convert("".join(common))
    mainland, taiwan = (set("".join(common).encode(e, "ignore").decode(e)) for e in ("gb2312", "big5"))
    traditional = [c for c, s in zip(common, simple, strict=True) if s != c and c not in mainland]
    simplified = [c for c, t in zip(common, full, strict=True) if t != c and c not in taiwan]
    table = np.zeros(_LAST + 1, dtype=np.uint8)
    table[[ord(c) for c in traditional]] = 1
    table[[ord(c) for c in simplified]] = 2
    return table


def to_simplified(text: str) -> str:
    """The text in simplified characters; as long as ``text``, character for character."""
    simple: str = _converter().convert(text)
    if len(simple) != len(text):
        simple = "".join(c if len(s := _converter().convert(c)) != 1 else s for c in text)
    if simple != text:
        simple = simple.translate(_VARIANTS)
    if "著" in simple and simple != text:
        simple = _ZHE.sub("着", simple)
    return simple


def script(text: str) -> str:
    """``simplified``, ``traditional``, ``mixed`` or ``none`` (no character that a script would have)."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    _, traditional, simplified = np.bincount(_telling()[np.minimum(codes, _LAST)], minlength=3).tolist()
    if not traditional + simplified:
        return "simplified" if re.search(r"[\u4e00-\u9fff]", text) else "none"
    share = traditional / (traditional + simplified)
    if share > 1 - MIXED_SHARE:
        return "traditional"
    return "simplified" if share < MIXED_SHARE else "mixed"
