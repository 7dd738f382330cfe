"""Whose words or doings a sentence reports, and from which village that person comes.

An article introduces people with their place (李郢村党支部书记王建国) and afterwards names them alone; what they say is mostly
about home.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from models.places.mentions import Mention
from models.places.register import DEPTH
from models.places.scenes import Scene
from models.text.surnames import COMMON

OPEN_QUOTE: Final = re.compile(r"[“「『‘]")
_CLOSE_QUOTE: Final = re.compile(r"[”」』’]")
_ROLE: Final = (
    r"[^，。；、]{0,12}?(?:书记|主任|村民|支书|党员|村长|组长|队长|大户|户主|老人|居民|社员|"
    r"队员|会计|负责人|人员|果农|农户|药农|茶农|农民|干部|员|的)"
)
_PERSON: Final = re.compile(_ROLE)
"""Behind a village's name: one of its people."""
_NAMED: Final = re.compile(rf"{_ROLE}(?P<name>[{COMMON}][一-鿿])")
"""The same with the beginning of a name."""
_AHEAD: Final = 4
"""Whoever speaks is looked for in so many sentences from the one that opens the quotation."""


class People:
    """The people of an article and the places that they come from."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._scenes = scenes
        self._home: dict[str, Mention] = {}
        for scene in scenes:
            for mention in local_mentions(scene):
                person = _NAMED.match(scene.text, mention.end)
                if person is not None:
                    self._home.setdefault(person["name"], mention)

    def home(self, number: int) -> Mention | None:
        """The village or town of the person whom sentence ``number`` quotes or begins to speak of."""
        text = self._scenes[number].text
        if OPEN_QUOTE.match(text) is None:
            return self._home.get(text[:2])
        inside = False
        for scene in self._scenes[number : number + _AHEAD]:
            text = scene.text
            inside = inside or OPEN_QUOTE.match(text) is not None
            closed = _CLOSE_QUOTE.search(text) if inside else None
            if inside and closed is None:
                continue
            start = closed.end() if closed is not None else 0
            inside = False
            if start >= len(text):
                continue  # whoever speaks stands in the next sentence
            for mention in local_mentions(scene):
                if start <= mention.start <= start + 14 and _PERSON.match(text, mention.end) is not None:
                    return mention
            return self._home.get(text[start : start + 2])
        return None


def local_mentions(scene: Scene) -> list[Mention]:
    """Villages and towns of a sentence; of 丹凤乡李郢村 only the village."""
    led = {id(m.follows) for m in scene.mentions if m.follows is not None}
    return [m for m in scene.mentions if m.division is not None and m.division.depth >= DEPTH["township"] and id(m) not in led]
