"""Pages to measure on, of any size: from a folder of real ones, or composed of templates and the registers.

Pages are never copies of each other. A folder that is used up is gone through again with the sentences of all its pages dealt
anew to their paragraphs and with other numbers, so that neither caches nor the search for duplicates make the second round
cheaper than the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from random import Random

from models.measures.registers import head_kinds, verb_kinds
from models.metrics.indicators import indicators
from models.places.register import divisions

BESIDE = Path("../shared/corpus")
"""Where a corpus of real pages may lie."""
_SUFFIXES = frozenset((".md", ".txt", ".html"))
_NUMBER = re.compile(r"\d{2,}")
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’」』）]*|[^。！？]+")


def pages(size: int, folder: Path | None) -> list[str]:
    """Pages of at least ``size`` bytes of UTF-8 together, the same ones every time."""
    found: list[str] = []
    total = 0
    for page in stream(folder):
        found.append(page)
        total += len(page.encode())
        if total >= size:
            break
    return found


def stream(folder: Path | None) -> Iterator[str]:
    """Pages without end, of the folder or composed, the same ones every time."""
    return composed() if folder is None else _varied(folder)


def _varied(folder: Path) -> Iterator[str]:
    files = sorted(p for p in folder.rglob("*") if p.suffix in _SUFFIXES and p.name not in ("README.md", "LICENSE"))
    if not files:
        raise SystemExit(f"no page (*.md, *.txt, *.html) lies in {folder}; name another folder, or leave --corpus away")
    Random(1).shuffle(files)
    texts = [file.read_text(encoding="utf-8") for file in files]
    yield from texts
    for seed in count(1):
        yield from _others(texts, Random(seed))


def _others(texts: Sequence[str], random: Random) -> Iterator[str]:
    """As many other pages: paragraphs of several sentences have as many, of any page; the others stay as they are."""
    pages = [[_SENTENCE.findall(paragraph) for paragraph in text.split("\n\n")] for text in texts]
    sentences = [sentence for page in pages for paragraph in page if len(paragraph) > 1 for sentence in paragraph]
    random.shuffle(sentences)
    dealt = iter(sentences)
    for page in pages:
        told = ("".join(islice(dealt, len(paragraph)) if len(paragraph) > 1 else paragraph) for paragraph in page)
        yield _NUMBER.sub(lambda m: _same_length(m[0], random), "\n\n".join(told))


def _same_length(number: str, random: Random) -> str:
    if number.startswith(("19", "20")) and len(number) == 4:
        return number
    return str(random.randrange(10 ** (len(number) - 1), 10 ** len(number)))


_DOING = frozenset(("found", "issue", "run", "build", "teach"))
_SENTENCES = (
    "{place}{verb}{noun}{n}个，{verb}“{quoted}”{noun}，覆盖{m}个村、{n}户群众。",
    "今年以来，{place}{verb}{noun}，{name}达到{m}.{d}，同比增长{d}.{d}%。",
    "近年来，该县把{noun}作为重点任务，坚持因地制宜、分类施策，{verb}了一批{noun}。",
    "据了解，{place}{name}由{n}增加到{m}，其中{noun}{d}项。",
    "{place}副书记表示，要进一步解放思想、压实责任，让{noun}落到实处、见到实效。",
    "截至目前，全县已{verb}{noun}{n}个，投入资金{m}万元，惠及群众{n}00余人。",
    "为解决群众反映强烈的问题，{place}{verb}{noun}，每月至少{verb}{d}次{noun}。",
    "在{place}，村民们一边忙着手里的活，一边聊起这几年的变化，脸上满是笑容。",
    "{year}年，{place}制定《{quoted}{noun}》，明确{d}个方面{n}条措施，{verb}{noun}。",
)


def composed(seed: int = 7) -> Iterator[str]:
    """Pages without end in the manner of the genre; their words come from the registers."""
    random = Random(seed)
    verbs = [verb for verb, kind in verb_kinds().items() if kind in _DOING]
    nouns = [noun for noun in head_kinds() if len(noun) > 1]
    names = [i.name for i in indicators()]
    counties = [d for d in divisions() if d.level == "county"]

    def fill(template: str, place: str) -> str:
        return re.sub(
            r"\{(\w+)\}",
            lambda m: {
                "place": place,
                "verb": random.choice(verbs),
                "noun": random.choice(nouns) + random.choice(("", random.choice(nouns))),
                "name": random.choice(names),
                "quoted": "".join(random.choice(nouns) for _ in range(2)),
                "year": str(random.randrange(2015, 2025)),
                "n": str(random.randrange(2, 400)),
                "m": str(random.randrange(10, 9000)),
                "d": str(random.randrange(2, 10)),
            }[m[1]],
            template,
        )

    while True:
        place = random.choice(counties).name
        date = f"{random.randrange(2018, 2025)}-{random.randrange(1, 13):02d}-{random.randrange(1, 29):02d}"
        lines = [fill("{place}{verb}{noun}推动{noun}", place), f"{date} 来源：{place}融媒体中心", ""]
        for _ in range(random.randrange(5, 13)):
            sentences = [fill(random.choice(_SENTENCES), place) for _ in range(random.randrange(2, 6))]
            lines.append("　　" + "".join(sentences))
        yield "\n".join(lines) + "\n"
