"""Score what is said about measures (category, cadence, actor, target) on the gold's own spans.

    python -m tests.gold.attributes [GOLD DOCUMENTS ...] [--misses]

Line roles, articles, spans, names and actions come from the gold, so a wrong answer is a wrong description.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from models.measures.attributes import describe
from models.pages import assemble
from models.records import Article, Line, Sentence
from models.text.script import to_simplified
from tests.gold import score
from tests.gold.measure import sets_of


class Case(NamedTuple):
    """A gold measure with its place in the parsed page."""

    document: str
    article: Article
    sentence: Sentence
    start: int
    end: int
    gold: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.document[:3]}:{self.gold['line']} {self.sentence.text[self.start : self.end]}"


def cases(sets: Iterable[tuple[Path, Path]]) -> Iterator[Case]:
    """Every gold measure whose span lies in one sentence of a text line."""
    for golds, documents in sets:
        for file in sorted(golds.glob("*.json")):
            gold = json.loads(file.read_text(encoding="utf-8"))
            text = (documents / gold["document"]).read_bytes().decode("utf-8")
            raw_lines = text.split("\n")
            entries = {e["line"]: e for e in gold["lines"]}
            lines, starts, at = [], [], 0
            for number, raw in enumerate(raw_lines, 1):
                e = entries[number]
                joins = bool(e.get("joins", False))
                lines.append(Line(number, at, at + len(raw), e["role"], e.get("article"), joins))
                starts.append(at)
                at += len(raw) + 1
            articles = assemble(text, lines)
            for entry in gold["measures"]:
                begin = score.nth_at(raw_lines[entry["line"] - 1], entry["text"], entry.get("nth", 1))
                begin += starts[entry["line"] - 1]
                found = locate(articles, begin, begin + len(entry["text"]))
                if found is not None:
                    yield Case(gold["document"], *found, entry)


def locate(articles: Iterable[Article], begin: int, end: int) -> tuple[Article, Sentence, int, int] | None:
    """The article and sentence that hold a stretch of the page, and where in the sentence it stands; null if none does."""
    for article in articles:
        for sentence in article.sentences:
            clean = sentence.clean
            inside = [i for i in range(len(clean.text)) if begin <= clean.raw_start(i) < end]
            if inside:
                return article, sentence, inside[0], inside[-1] + 1
    return None


def simplified(text: str | None) -> str | None:
    """The text in simplified characters, null left null."""
    return None if text is None else to_simplified(text)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="*", type=Path, help="pairs of a gold folder and its documents' folder")
    ask.add_argument("--misses", action="store_true")
    args = ask.parse_args()
    sets = sets_of(args.paths)
    right: Counter[str] = Counter()
    confusion: Counter[tuple[str, str]] = Counter()
    misses: list[str] = []
    documents: dict[str, list[int]] = {}
    total = 0
    for case in cases(sets):
        gold = case.gold
        got = describe(
            case.article, case.sentence, case.start, case.end, simplified(gold.get("name")), simplified(gold["action"])
        )
        total += 1
        for key in ("category", "cadence", "actor", "target"):
            expected, found = simplified(gold.get(key)), getattr(got, key)
            same = score.char_f1(expected or "-", found or "-") >= 0.6 if key in ("actor", "target") else expected == found
            right[key] += same
            if not same:
                misses.append(f"{key}\t{expected} -> {found}\t{case}")
                if key == "category":
                    confusion[expected or "", found] += 1
        documents.setdefault(case.document, []).append(got.category == gold["category"])
    for key in ("category", "cadence", "actor", "target"):
        print(f"{key:10}{right[key] / total:7.3f} of {total}")
    for name, hits in documents.items():
        print(f"  {name[:12]:14}{sum(hits) / len(hits):6.3f} of {len(hits)}")
    if args.misses:
        print("\n".join(sorted(misses)))
        print(confusion.most_common(25))


if __name__ == "__main__":
    main()
