"""An article's sentences with the places that each of them names, found in one scan over all of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from models.places.mentions import Deixis, Mention, find_deixis, find_mentions
from models.records import Sentence


@dataclass(slots=True)
class Scene:
    """One sentence; offsets of mentions and deixis are offsets in ``text``."""

    text: str
    role: str
    fresh: bool
    """Whether it begins a paragraph."""
    mentions: list[Mention] = field(default_factory=list)
    deixis: list[Deixis] = field(default_factory=list)


def scenes_of(sentences: list[Sentence]) -> list[Scene]:
    """A scene for each sentence."""
    scenes: list[Scene] = []
    offsets: list[int] = []
    at, raw_end = 0, -1
    for sentence in sentences:
        text, runs = sentence.clean.text, sentence.clean.runs
        fresh = not runs or runs[0].raw_start != raw_end or sentence.role in ("title", "heading", "caption")
        raw_end = runs[-1].raw_end if runs else raw_end
        scenes.append(Scene(text, sentence.role, fresh))
        offsets.append(at)
        at += len(text) + 1
    whole = "\n".join(scene.text for scene in scenes)
    for entry in find_mentions(whole):
        number = bisect_right(offsets, entry.start) - 1
        entry.start -= offsets[number]
        entry.end -= offsets[number]
        scenes[number].mentions.append(entry)
    for pointer in find_deixis(whole):
        number = bisect_right(offsets, pointer.start) - 1
        pointer.start -= offsets[number]
        pointer.end -= offsets[number]
        scenes[number].deixis.append(pointer)
    return scenes
