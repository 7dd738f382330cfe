"""Score the parser on gold pages without a warehouse, so that a rule can be tried in seconds.

    python -m tests.gold.measure                                   # the gold that the project keeps
    python -m tests.gold.measure GOLD DOCUMENTS [GOLD DOCUMENTS ...] --misses
    python -m tests.gold.measure --oracle-lines                    # gold line roles, articles, dates and places

Figures are those of ``score.py``. With ``--oracle-lines`` the line roles, joins and the articles' fields come from the
gold, which measures the extractors alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from models.pages import assemble
from models.parser import extract, parse_page
from models.records import Line, Page, Place
from tests.gold import score

HERE = Path(__file__).parent
SETS = {
    "seeds": (HERE / "seeds", HERE.parents[1] / "seeds"),
    "pages": (HERE / "pages", HERE / "pages_documents"),
    "blind": (HERE / "blind", HERE / "blind_documents"),
}
"""The gold that the project keeps: of each set the folder of annotations and that of the documents."""
KEPT = [SETS["seeds"], SETS["pages"]]
"""The sets that are scored and fitted on unless others are named."""


def oracle_page(text: str, gold: dict[str, Any]) -> Page:
    """The page as parsed from the gold's line roles and article fields."""
    entries = {e["line"]: e for e in gold["lines"]}
    lines, at = [], 0
    for number, raw in enumerate(text.split("\n"), 1):
        entry = entries[number]
        lines.append(Line(number, at, at + len(raw), entry["role"], entry.get("article"), bool(entry.get("joins", False))))
        at += len(raw) + 1
    page = Page(lines, assemble(text, lines))
    fields = {a["ordinal"]: a for a in gold["articles"]}
    for article in page.articles:
        given = fields[article.ordinal]
        article.title = given["title"]
        if given["published"]:
            stamp = dt.datetime.fromisoformat(given["published"])
            article.published_on = stamp.date()
            article.published_at = stamp if "T" in given["published"] else None
        article.source, article.authors, article.editors = given["source"], given["authors"], given["editors"]
        if given["place"] and article.place is None:
            levels = ("province", "prefecture", "county", "township", "village")
            article.place = Place(None, given["place"], levels[min(given["place"].count("/"), 4)])
    extract(page, text)
    return page


def as_doc(text: str, page: Page) -> score.Doc:
    """The page in the form that ``score.py`` compares."""
    lines = text.split("\n")
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1

    def span(raw: tuple[int, int]) -> tuple[int, int, int]:
        number = max(n for n, s in enumerate(starts, 1) if s <= raw[0])
        return (number, raw[0] - starts[number - 1], raw[1] - starts[number - 1])

    articles = []
    for a in page.articles:
        stamp = a.published_at or a.published_on
        articles.append(
            {
                "ordinal": a.ordinal,
                "title": a.title,
                "published": stamp.isoformat() if stamp else None,
                "source": a.source,
                "authors": a.authors,
                "editors": a.editors,
                "place": a.place.name if a.place else None,
            }
        )
    metrics = [
        {
            "span": span(m.sentence.clean.raw_span(m.start, m.end)),
            "value": m.value,
            "high": m.high,
            "comparator": m.comparator,
            "unit": m.unit,
            "indicator": m.indicator,
            "role": m.role,
            "place": m.place_text,
            "period": m.period,
        }
        for found in page.metrics
        for m in found
    ]
    measures = [
        {
            "span": span(m.sentence.clean.raw_span(m.start, m.end)),
            "name": m.name,
            "category": m.category,
            "cadence": m.cadence,
            "action": m.action,
        }
        for found in page.measures
        for m in found
    ]
    return score.Doc(text, lines, {line.number: line.role for line in page.lines}, articles, metrics, measures)


def measure(sets: Iterable[tuple[Path, Path]], *, oracle: bool = False) -> tuple[score.Tally, dict[str, list[str]]]:
    """Tally and misses over all gold files of ``sets``, pairs of a gold folder and its documents' folder."""
    tally, misses = score.Tally(), defaultdict(list)
    for golds, documents in sets:
        for file in sorted(golds.glob("*.json")):
            gold = json.loads(file.read_text(encoding="utf-8"))
            text = (documents / gold["document"]).read_bytes().decode("utf-8")
            page = oracle_page(text, gold) if oracle else parse_page(text)
            score.score_doc(score.from_gold(file, documents), as_doc(text, page), tally, misses, gold["document"][:6])
    return tally, misses


def sets_of(paths: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Pairs of a gold folder and its documents' folder, as a command line gives them one after another; KEPT without any."""
    return list(zip(paths[::2], paths[1::2], strict=True)) or KEPT


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="*", type=Path, help="pairs of a gold folder and its documents' folder")
    ask.add_argument("--oracle-lines", action="store_true")
    ask.add_argument("--misses", nargs="?", const="", metavar="PREFIX", help="list misses, all or of one figure")
    args = ask.parse_args()
    tally, misses = measure(sets_of(args.paths), oracle=args.oracle_lines)
    print(f"{'':22}{'precision':>10}{'recall':>9}{'F1':>8}{'gold':>8}{'found':>8}")
    for row in tally.gold:
        p, r, f = tally.prf(row)
        print(f"{row:22}{p:10.3f}{r:9.3f}{f:8.3f}{tally.gold[row]:8g}{tally.found[row]:8g}")
    if args.misses is not None:
        for row, entries in misses.items():
            if row.startswith(args.misses):
                print(f"\n## {row}")
                print("\n".join(entries))


if __name__ == "__main__":
    main()
