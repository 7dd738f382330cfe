"""From labelled lines to articles with their sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.records import Article, Line, Sentence
from models.text.clean import CleanText
from models.text.script import to_simplified

_SENTENCE_END = re.compile(r"[^。！？!?]*[。！？!?]+[”’」』）)]*|[^。！？!?]+$")
_TEXT_ROLES = ("title", "heading", "body", "caption")


def assemble(text: str, lines: Sequence[Line]) -> list[Article]:
    """The articles of a page, in order, from its labelled lines."""
    articles: dict[int, Article] = {}
    section: dict[int, str | None] = {}
    paragraphs: dict[int, list[tuple[str, str | None, CleanText]]] = {}
    for line in lines:
        if line.article is None or line.role == "duplicate":
            continue
        article = articles.setdefault(line.article, Article(line.article, start_char=line.start_char))
        article.end_char = line.end_char
        if line.role not in _TEXT_ROLES:
            continue
        clean = _clean(text, line)
        if line.role == "title" and article.title is None:
            article.title = clean.text
        if line.role == "heading":
            section[line.article] = clean.text
        paras = paragraphs.setdefault(line.article, [])
        if line.joins and paras:
            last = max(i for i, p in enumerate(paras) if p[0] == line.role or i == 0)
            role, head, before = paras[last]
            paras[last] = (role, head, before + clean)
        else:
            paras.append((line.role, section.get(line.article), clean))
    for ordinal, article in articles.items():
        paras = paragraphs.get(ordinal, [])
        article.body = "\n".join(p[2].text for p in paras if p[0] == "body")
        for role, head, clean in paras:
            for found in _SENTENCE_END.finditer(clean.text):
                piece = clean.slice(*found.span())
                if piece.text.strip():
                    article.sentences.append(Sentence(len(article.sentences) + 1, role, head, piece))
    return [articles[k] for k in sorted(articles)]


def _clean(text: str, line: Line) -> CleanText:
    raw = text[line.start_char : line.end_char]
    start = line.start_char + len(raw) - len(raw.lstrip())
    body = raw.strip()
    return CleanText.of([(to_simplified(body), start, start + len(body))])
