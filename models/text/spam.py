"""Injected advertising: which stretch of a line is none of the page's own text.

Works on simplified text with normalised glyphs. The words are in ``registers/spam.toml``. Belongs here: what a stretch
says. Where a whole line stands on the page is not looked at, since advertising is injected anywhere.
"""

from __future__ import annotations

import re
from functools import cache

from models.registers import made_of, read_toml
from models.text.patterns import Sparse

WEIGHTS = {"strong": 3, "brand": 2, "weak": 1}
NEEDED, NEEDED_INSIDE, NEEDED_IN_NEWS = 3, 5, 12

_HAN = re.compile(r"[\u4e00-\u9fff]")
FEWEST = 7
"""Characters of a headline that is left of a line of advertising."""
_PIECE = re.compile(r"[^。！？!?\n]*[。！？!?]*[”’」』）)]*")
_SUFFIX = re.compile(r"\s?[-_–—|｜]{1,2}\s?(?P<brand>[^-_–—|｜。，“”]{2,20})$")
_KEY = r"(?:来源|作者|编辑|责编|记者|时间|日期)"
_FIELD = re.compile(rf"{_KEY}\s?[:：]\s?(?P<value>(?:(?!\s?\S{{0,4}}{_KEY}\s?[:：]).)+)")
"""A field of a byline and its value; advertising in one leaves the others."""
_BRACKETED = re.compile(r"[【\[（(〖《<][^【】\[\]（）()〖〗《》<>]{2,30}[】\]）)〗》>]")


@cache
@made_of("spam.toml")
def _register() -> dict[str, re.Pattern[str]]:
    table = read_toml("spam.toml")
    return {k: re.compile("|".join(table[k]["regex"]), re.IGNORECASE) for k in (*WEIGHTS, "news", "roots")}


@cache
@made_of("spam.toml")
def trigger() -> Sparse:
    """What every advertising stretch holds; one without it needs no further look."""
    table = read_toml("spam.toml")
    return Sparse((x for k in ("strong", "brand", "roots") for x in table[k]["regex"]), any_case=True)


def weight(stretch: str) -> int:
    """How much advertising ``stretch`` holds; each different word counts once."""
    return sum(w * len({m.group().lower() for m in _register()[k].finditer(stretch)}) for k, w in WEIGHTS.items())


def is_spam(stretch: str, needed: int = NEEDED) -> bool:
    """Whether ``stretch`` is advertising; it takes more where it speaks of crime or of lottery money."""
    return weight(stretch) >= (NEEDED_IN_NEWS if _register()["news"].search(stretch) else needed)


def spam_spans(line: str) -> list[tuple[int, int]]:
    """Half-open spans of ``line`` that are advertising, in order; the whole line where little else remains."""
    text = line.strip()
    if not text:
        return []
    lead = len(line) - len(line.lstrip())
    if fields := list(_FIELD.finditer(text)):
        spans = [f.span("value") for f in fields if weight(f["value"]) >= WEIGHTS["brand"]]
        return [(a + lead, b + lead) for a, b in spans]
    spans = _suffix(text) or _within(text) or _sentences(text)
    own = len(text) - sum(b - a for a, b in spans)
    if not spans:
        return [(lead, lead + len(text))] if "。" not in text and len(text) < 300 and is_spam(text) else []
    if (own < 4 and _TORN_END.match(text[: spans[0][0]]) is None) or ("。" not in text and _left(text, spans)):
        return [(lead, lead + len(text))]
    return [(a + lead, b + lead) for a, b in spans]


_TORN_END = re.compile(r"[\u4e00-\u9fff]{1,3}[。！？]$")
"""The last characters of a sentence that the page tore apart, before the advertisement."""


def _left(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether what the spans of an advertisement leave is more of it, or too little to be a headline."""
    at, rest = 0, ""
    for a, b in spans:
        rest, at = rest + text[at:a], b
    rest += text[at:]
    return is_spam(text) and (weight(rest) >= WEIGHTS["brand"] or len(_HAN.findall(rest)) < FEWEST)


def _suffix(text: str) -> list[tuple[int, int]]:
    """A brand behind a dash at the end of a headline."""
    found = _SUFFIX.search(text)
    if found is None or len(text) > 90 or found.start() < 6:
        return []
    brand = found["brand"]
    if weight(brand) < WEIGHTS["brand"] or is_spam(text[: found.start()]):
        return []
    return [(found.start(), len(text))]


def _within(text: str) -> list[tuple[int, int]]:
    """Advertising in brackets, or a known brand with its kind, inside a name or a clause."""
    spans = [m.span() for m in _BRACKETED.finditer(text) if is_spam(m.group())]
    if len(spans) == 1 and not is_spam(text[: spans[0][0]] + text[spans[0][1] :]):
        a, b = spans[0]
        rest = text[:a] + text[b:]
        if len(rest) > (12 if weight(rest) else 7) and not (a == 0 or text[a - 1] in "。！？"):
            return spans
    glued = [_with_brackets(text, *m.span()) for m in _register()["roots"].finditer(text)]
    if glued and len(text) - sum(b - a for a, b in glued) >= 8 and not _register()["news"].search(text):
        rest = "".join(text[a:b] for a, b in zip([0, *(e for _, e in glued)], [*(s for s, _ in glued), None], strict=True))
        return [] if is_spam(rest) else glued
    return []


def _with_brackets(text: str, a: int, b: int) -> tuple[int, int]:
    """The span of a brand with the brackets around it and the few characters that they hold besides (【乐鱼直播在线看】)."""
    closed = re.compile(r"[^】\]〗]{0,4}[】\]〗]").match(text, b) if text[a - 1 : a] in ("【", "[", "〖") else None
    return (a, b) if closed is None else (a - 1, closed.end())


def _sentences(text: str) -> list[tuple[int, int]]:
    """Whole sentences of advertising inside a paragraph; a 【…】 before one goes with it."""
    if "。" not in text:
        return []
    pieces: list[tuple[int, int]] = []
    for found in _PIECE.finditer(text):
        if not found.group():
            continue
        start = found.start()
        tag = re.match(r"[【\[〖][^】\]〗]*[】\]〗]", found.group())
        if tag and is_spam(tag.group()) and not is_spam(found.group()[tag.end() :]):
            pieces += [(start, start + tag.end()), (start + tag.end(), found.end())]
        else:
            pieces.append(found.span())
    spans: list[tuple[int, int]] = []
    for a, b in pieces:
        if b - a <= 120 and trigger().pattern.search(text, a, b) and is_spam(text[a:b], NEEDED_INSIDE):
            if spans and spans[-1][1] == a:
                spans[-1] = (spans[-1][0], b)
            else:
                spans.append((a, b))
    return spans
