"""Articles made of a title and paragraphs, for tests of places."""

from __future__ import annotations

import datetime as dt

from models.pages import assemble
from models.records import Article, Line


def article(*paragraphs: str, title: str | None = None, source: str | None = None, published: str | None = None) -> Article:
    """An article whose sentences come from the assembler, as on a page; a paragraph that starts with ``# `` is a heading."""
    texts = ([title] if title else []) + list(paragraphs)
    lines, at = [], 0
    for number, text in enumerate(texts, 1):
        role = "title" if title and number == 1 else "heading" if text.startswith("# ") else "body"
        lines.append(Line(number, at, at + len(text), role, 1))
        at += len(text) + 1
    found = assemble("\n".join(texts), lines)[0]
    found.title, found.source = title, source
    if published:
        found.published_on = dt.date.fromisoformat(published)
    return found
