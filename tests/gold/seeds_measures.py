"""Every named measure that careful readers see on the five seeds, beside what a release says of it.

    python -m tests.gold.seeds_measures warehouse/current/fangzhi.duckdb > docs/seeds-measures.md

A measure that the release misses is in the table, marked as missed; names are matched as ``score.py`` matches them.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import duckdb

from tests.gold import score

HERE = Path(__file__).parent
_QUERY = """
select
    d.path, x.name, x.category, x.actor, x.cadence,
    (select string_agg(m.indicator || ' ' || m.comparator || ' ' || m.value || ' ' || m.unit, '; ' order by m.start_char)
     from metrics m where m.measure_id = x.measure_id) as metrics,
    s.text as sentence
from measures x
join articles a using (article_id)
join documents d using (document_id)
join sentences s using (sentence_id)
where x.name is not null
order by d.path, x.start_char
"""


def page(db: duckdb.DuckDBPyConnection) -> str:
    """The table as Markdown."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    result = db.execute(_QUERY)
    columns = [c[0] for c in result.description or []]
    for row in result.fetchall():
        entry = dict(zip(columns, row, strict=True))
        found[entry["path"]].append(entry)
    rows: list[str] = []
    hits = total = 0
    for file in sorted((HERE / "seeds").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        named = [m for m in gold["measures"] if m.get("name")]
        here = found[gold["document"]]
        matched = dict(score.match(named, here, score.name_score))
        total += len(named)
        hits += len(matched)
        for n, entry in enumerate(named):
            rows.append(_row(gold["document"], entry, here[matched[n]] if n in matched else None))
    head = "| page | name | category | actor | cadence | metrics | sentence |\n| --- | --- | --- | --- | --- | --- | --- |"
    return (
        "# The named measures of the five seeds\n\n"
        f"What careful readers name on the five pages, and what a release says of it: {hits} of {total} found. Made from a\n"
        "release by `python -m tests.gold.seeds_measures warehouse/current/fangzhi.duckdb > docs/seeds-measures.md`.\n\n"
        f"{head}\n" + "\n".join(rows) + "\n"
    )


def _row(document: str, gold: dict[str, Any], found: dict[str, Any] | None) -> str:
    if found is None:
        cells = [document[:3], gold["name"], "**missed**", "", "", "", ""]
    else:
        sentence = found["sentence"] if len(found["sentence"]) <= 120 else found["sentence"][:119] + "…"
        values = (found["category"], found["actor"], found["cadence"], found["metrics"], sentence)
        cells = [document[:3], found["name"], *(v or "" for v in values)]
    return "| " + " | ".join(str(c).replace("|", "\\|").replace("\n", " ") for c in cells) + " |"


if __name__ == "__main__":
    with duckdb.connect(sys.argv[1], read_only=True) as database:
        print(page(database), end="")
