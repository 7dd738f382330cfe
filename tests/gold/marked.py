"""Pages written for the fit only, marked in the text itself instead of in a gold file beside it.

A page is one article: its first line the title, every other line body. ``[…|category|name]`` is a measure, ``{…}`` its verb,
``<…>`` its name where that stands as such; the last field gives a name that does not. Pages told so hold the same as
gold by the guide, but only measures, so that they fit and never score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.gold import score

FOLDER = Path(__file__).parent / "marked"
_MEASURE = re.compile(r"\[([^\[\]]*)\]|([{}<>])")
_MARKS = re.compile(r"[{}<>]")


class Marked(NamedTuple):
    """A marked page in the forms that the fit asks of a gold page."""

    name: str
    text: str
    gold: dict[str, Any]
    doc: score.Doc


def marked_pages(folder: Path = FOLDER) -> Iterator[Marked]:
    """Every marked page of a folder, by name."""
    for file in sorted(folder.glob("*.txt")):
        yield _read(file.stem, file.read_text(encoding="utf-8").rstrip("\n"))


def _read(name: str, marked: str) -> Marked:
    lines: list[str] = []
    measures: list[dict[str, Any]] = []
    for number, line in enumerate(marked.split("\n"), 1):
        plain, at = "", 0
        for match in _MEASURE.finditer(line):
            if match[1] is None:
                raise ValueError(f"{name}, line {number}: {match[2]!r} stands outside of a measure's brackets; close the measure")
            plain += line[at : match.start()]
            entry = _measure(match[1])
            start = len(plain)
            plain += entry["text"]
            measures.append(entry | {"line": number, "span": (number, start, len(plain))})
            at = match.end()
        lines.append(plain + line[at:])
    roles = {n: "title" if n == 1 else "body" for n in range(1, len(lines) + 1)}
    title = lines[0]
    article = {"ordinal": 1, "title": title, "published": None, "source": None, "authors": [], "editors": [], "place": None}
    gold = {"lines": [{"line": n, "role": role, "article": 1} for n, role in roles.items()], "articles": [article]}
    text = "\n".join(lines)
    return Marked(name, text, gold, score.Doc(text, lines, roles, [article], [], measures))


def _measure(marked: str) -> dict[str, Any]:
    core, *fields = marked.split("|")
    verb, name = re.search(r"\{([^{}]*)\}", core), re.search(r"<([^<>]*)>", core)
    told = fields[1] if len(fields) > 1 else _MARKS.sub("", name[1]) if name else None
    return {"text": _MARKS.sub("", core), "action": verb[1] if verb else None, "name": told, "category": fields[0]}
