"""Pages of many kinds, each line with the role that a careful reader gives it.

A sample has one line of the page on a line of its own, behind its role and article (``T1`` title of article 1, ``Y`` byline,
``H`` heading, ``B`` body, ``J`` body that joins the line before, ``C`` caption, ``D`` duplicate, ``X`` boilerplate, ``S`` spam,
``-`` blank) and a tab. Behind ``====`` stand the fields of the articles in order, one value a line. All of it is invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from models.pages import assemble, label_lines
from models.records import Article

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))
ROLES = {
    "T": "title",
    "Y": "byline",
    "H": "heading",
    "B": "body",
    "J": "body",
    "C": "caption",
    "D": "duplicate",
    "X": "boilerplate",
    "S": "spam",
    "-": "blank",
}


def read_sample(path: Path) -> tuple[str, list[tuple[str, int | None, bool]], list[tuple[str, str]]]:
    """The page, the expected role, article and join of each line, and the expected fields as (name, value)."""
    head, _, tail = path.read_text(encoding="utf-8").partition("====\n")
    rows = [row.partition("\t") for row in head.rstrip("\n").split("\n")]
    expected = [(ROLES[code[0]], int(code[1:]) if code[1:] else None, code[0] == "J") for code, _, _ in rows]
    fields = [(name, value) for name, _, value in (row.partition("\t") for row in tail.splitlines()) if name]
    return "\n".join(line for _, _, line in rows), expected, fields


def field_of(article: Article, name: str) -> str:
    """An article's field as the samples write it."""
    if name == "published":
        stamp = article.published_at or article.published_on
        return stamp.isoformat()[:16] if stamp else ""
    if name in ("authors", "editors"):
        names: list[str] = getattr(article, name)
        return " ".join(names)
    return getattr(article, name) or ""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_every_line_has_the_role_a_reader_gives_it(path: Path) -> None:
    text, expected, _ = read_sample(path)
    lines = label_lines(text)
    found = [(line.role, line.article, line.joins) for line in lines]
    wrong = [(n, text.split("\n")[n][:30], e, f) for n, (e, f) in enumerate(zip(expected, found, strict=True)) if e != f]
    assert not wrong


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_articles_have_the_fields_the_page_gives(path: Path) -> None:
    text, _, fields = read_sample(path)
    articles = assemble(text, label_lines(text))
    assert len(articles) == sum(name == "title" for name, _ in fields)
    seen: dict[str, int] = {}
    for name, value in fields:
        n = seen.setdefault(name, 0)
        seen[name] += 1
        assert (name, n, field_of(articles[n], name)) == (name, n, value)
