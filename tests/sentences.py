"""Sentences for tests, of text that is clean already."""

from __future__ import annotations

from models.records import Sentence
from models.text.clean import CleanText


def sentence(text: str, *, ordinal: int = 1, role: str = "body", section: str | None = None) -> Sentence:
    """A sentence that is all its page."""
    return Sentence(ordinal, role, section, CleanText.of([(text, 0, len(text))]))
