"""The figures as one JSON file and as the table in ``docs/performance.md``."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.benchmarks import growth

PAGE = Path("docs/performance.md")
PLOT = PAGE.with_name("growth.svg")
PLANNER = "**Dry run of the planner**, see [scale.md](scale.md): `python -m tests.benchmarks --planner 10000000` for ten million."
_MEASURED, _WHOLE = "measured", "whole"
"""Names of the stretches of the page that are written here, each between marks."""


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    model = ""
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        model = next(
            (line.partition(":")[2].strip() for line in cpus.read_text().splitlines() if line.startswith("model name")), ""
        )
    return {
        "processor": model or platform.processor() or platform.machine(),
        "processors": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in ("duckdb", "polars", "pyarrow", "numpy")},
    }


def markdown(found: Mapping[str, Any]) -> str:
    """The figures as tables, of all that was measured."""
    on, pages = found["machine"], found["corpus"]
    parts = [
        f"{on['processor']}, {on['processors']} processors, {on['system']}, Python {on['python']}, DuckDB {on['duckdb']}; "
        f"{pages['pages']} pages, {pages['MB']:.1f} MB of UTF-8, {pages['from']}.",
    ]
    for name, tell in _SECTIONS.items():
        if found.get(name):
            parts += tell(found)
    return "\n\n".join(parts) + "\n"


def _parsing(found: Mapping[str, Any]) -> list[str]:
    rows = [(s["name"], f"{s['seconds']:.2f}", f"{s['kb_per_second']:,.0f}", f"{s['floors']:.1f}") for s in found["parsing"]]
    start = found["start"]
    return [
        "**Parsing, one core.**",
        _table(("stage", "s", "KB/s", "times the floor"), rows),
        f"A new process takes {start['import']:.1f} s to import the parser, {start['first page']:.1f} s until it has read its "
        "registers and parsed a first page.",
    ]


def _peers(found: Mapping[str, Any]) -> list[str]:
    ours = next(s for s in found["parsing"] if s["name"] == "metrics")["kb_per_second"]
    rows = [
        (name, f"{v:,.0f}", f"{ours / v:.2f}") if isinstance(v, float) else (name, str(v).replace("|", " "), "")
        for name, v in found["peers"].items()
    ]
    return ["**Peers, the same pages.**", _table(("peer", "KB/s", "our metrics, times as fast"), rows)]


def _runs(found: Mapping[str, Any]) -> list[str]:
    on = found["runs_on"]
    told = f"{on['pages']} pages, {on['MB']:.1f} MB, {on['workers']} workers"
    return [f"**Runs** ({told}), seconds on the clock; checking includes the import and the report of Great Expectations.",
            _rows(found["runs"])]  # fmt: skip


def _workers(found: Mapping[str, Any]) -> list[str]:
    return ["**Workers**: the same parts parsed by processes that have read their registers.", _rows(found["workers"])]


def _growth(found: Mapping[str, Any]) -> list[str]:
    rows = found["growth"]
    parts = [
        "**What follows parsing, by size.** Real rows, multiplied; seconds, each size in a process of its own, the report of "
        "Great Expectations left out.",
        _rows(rows),
    ]
    if len(rows) > 1:
        fitted = growth.fitted(rows)
        powers = ", ".join(
            f"{step} {growth.exponent([(row['MB'], row[f'{step} processor']) for row in fitted]):.2f}" for step in growth.STEPS
        )
        parts += [
            f"From {fitted[0]['MB']:,.0f} MB on, processor seconds grow with the size of the text to the power of: {powers} (1 "
            "is in proportion; the registers cost every load the same, which flattens the curve below).",
            f"![Processor seconds by megabytes of text]({PLOT.name})",
        ]
    return parts


def _failed(found: Mapping[str, Any]) -> list[str]:
    return [f"Not measured, for it failed: {'; '.join(found['failed'])}"]


def _queries(found: Mapping[str, Any]) -> list[str]:
    rows = [
        (f"`{q['query']}`".replace("|", "\\|"), str(q["rows"]), f"{q['milliseconds']:.0f}", f"{q['processor']:.0f}")
        for q in found["queries"]
    ]
    return [
        f"**Questions** of the README and of [queries.md](queries.md) to a release of {found['asked']:,} metrics, real rows "
        "multiplied; milliseconds on the clock and of processor, the best of three.",
        _table(("query", "rows", "ms", "ms of processor"), rows),
    ]


def _many(found: Mapping[str, Any]) -> list[str]:
    return [f"**{found['pages']:,} small pages**, staged and planned.", _rows(found["many"])]


def _planner(found: Mapping[str, Any]) -> list[str]:
    return [PLANNER, _rows([{"figure": name, "value": value} for name, value in found["planner"].items()])]


_SECTIONS = {
    "parsing": _parsing,
    "peers": _peers,
    "runs": _runs,
    "workers": _workers,
    "growth": _growth,
    "failed": _failed,
    "queries": _queries,
    "many": _many,
    "planner": _planner,
}


def _rows(rows: Sequence[Mapping[str, Any]]) -> str:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    return _table(columns, [[_cell(row.get(column)) for column in columns] for row in rows])


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [" | ".join(head), " | ".join("---" for _ in head), *(" | ".join(row) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)


def write(found: Mapping[str, Any], file: Path) -> None:
    """Write the JSON to ``file``, and the tables between the marks of the page."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if len(found.get("growth", ())) > 1:
        PLOT.write_text(growth.plot(found["growth"]), encoding="utf-8")
    _put(_MEASURED, markdown(found))


def whole(row: Mapping[str, Any]) -> str:
    """What one run over a crawl took, as a table."""
    on, apart = row["machine"], ("machine", "from")
    told = f"{on['processor']}, {on['processors']} processors, Python {on['python']}, DuckDB {on['duckdb']}; pages {row['from']}."
    return f"{told}\n\n{_rows([{'what': name, 'figure': value} for name, value in row.items() if name not in apart])}\n"


def write_whole(row: Mapping[str, Any], file: Path) -> None:
    """Write the JSON to ``file``, and the table between the marks of the page."""
    file.write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _put(_WHOLE, whole(row))


def _put(name: str, text: str) -> None:
    """Replace what the page has between the marks of ``name``."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(start)
    PAGE.write_text(f"{head}{start}\n\n{text}\n{end}{rest.partition(end)[2]}", encoding="utf-8")
