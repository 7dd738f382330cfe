"""What is said about a measure that has been found and named: category, cadence, actor and target.

Finding and naming belong elsewhere; here a clause is given and described.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from models.measures.cadences import cadence
from models.measures.categories import settled, weighed
from models.measures.parties import actor, target
from models.records import Article, Sentence

_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Attributes:
    """Category and, where the sentence says so, cadence, actor and target of a measure."""

    weights: list[float]
    """What speaks for each category, in the order of the vocabulary."""
    cadence: str | None
    actor: str | None
    target: str | None

    @property
    def category(self) -> str:
        """The category where no measures stand beside; :func:`settled` weighs those too."""
        return settled([self.weights])[0]


def describe(article: Article, sentence: Sentence, start: int, end: int, name: str | None, action: str | None) -> Attributes:
    """Describe the measure whose clause core is ``sentence.text[start:end]``."""
    text = sentence.text
    first = bisect_right(sentence.words, start, key=_end)
    last = bisect_left(sentence.words, end, lo=first, key=_start)
    texts = [word[0] for word in sentence.words]
    words = texts[first:last], texts
    return Attributes(
        weighed(text[start:end], name, action, text, sentence.section, article.title, words),
        cadence(text, start, end),
        actor(article, sentence, start, end),
        target(sentence, start, end, action),
    )
