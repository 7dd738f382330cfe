"""What is said about a measure that has been found and named: category, cadence, actor and target.

Finding and naming belong elsewhere; here a clause is given and described.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.measures.cadences import cadence
from models.measures.categories import category
from models.measures.parties import actor, target
from models.records import Article, Sentence


@dataclass(frozen=True, slots=True)
class Attributes:
    """Category and, where the sentence says so, cadence, actor and target of a measure."""

    category: str
    cadence: str | None
    actor: str | None
    target: str | None


def describe(article: Article, sentence: Sentence, start: int, end: int, name: str | None, action: str | None) -> Attributes:
    """Describe the measure whose clause core is ``sentence.text[start:end]``."""
    text = sentence.text
    words = [w.text for w in sentence.words if start < w.end and w.start < end], [w.text for w in sentence.words]
    return Attributes(
        category(text[start:end], name, action, text, sentence.section, article.title, words),
        cadence(text, start, end),
        actor(article, sentence, start),
        target(sentence, start, end, action),
    )
