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
_START, _END = "<!-- measured -->", "<!-- /measured -->"


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
    """The figures as tables."""
    on = found["machine"]
    parts = [
        f"{on['processor']}, {on['processors']} processors, {on['system']}, Python {on['python']}, DuckDB {on['duckdb']}; "
        f"{found['corpus']['pages']} pages, {found['corpus']['MB']:.1f} MB of UTF-8, {found['corpus']['from']}.",
        "**Parsing, one core.**",
        _table(
            ("stage", "s", "KB/s", "times the floor"),
            [(s["name"], f"{s['seconds']:.2f}", f"{s['kb_per_second']:,.0f}", f"{s['floors']:.1f}") for s in found["parsing"]],
        ),
        f"A new process takes {found['start']['import']:.1f} s to import the parser, {found['start']['first page']:.1f} s until "
        "it has read its registers and parsed a first page.",
    ]
    if found.get("peers"):
        ours = next(s for s in found["parsing"] if s["name"] == "metrics")["kb_per_second"]
        parts += [
            "**Peers, the same pages.**",
            _table(
                ("peer", "KB/s", "our metrics, times as fast"),
                [
                    (name, f"{v:,.0f}", f"{ours / v:.2f}") if isinstance(v, float) else (name, str(v).replace("|", " "), "")
                    for name, v in found["peers"].items()
                ],
            ),
        ]
    if found.get("runs"):
        columns = list(dict.fromkeys(key for row in found["runs"] for key in row))
        on = found["runs_on"]
        parts += [
            f"**Runs** ({on['pages']} pages, {on['MB']:.1f} MB, {on['workers']} workers), seconds on the clock.",
            _table(columns, [[_cell(row.get(c)) for c in columns] for row in found["runs"]]),
        ]
    if found.get("growth"):
        parts += _growth(found["growth"])
    if found.get("queries"):
        parts += [
            "**Questions** of the README and of [queries.md](queries.md) to a release of "
            f"{found['growth'][-1]['metrics']:,} metrics, real rows multiplied; milliseconds on the clock and of processor.",
            _table(
                ("query", "rows", "ms", "ms of processor"),
                [
                    (
                        f"`{q['query']}`".replace("|", "\\|"),
                        str(q["rows"]),
                        f"{q['milliseconds']:.1f}",
                        f"{q['processor']:.1f}",
                    )
                    for q in found["queries"]
                ],
            ),
        ]
    for name, title in (("many", "**A hundred thousand small pages**, staged and planned."), ("planner", PLANNER)):
        rows = found.get(name)
        rows = [{"figure": k, "value": v} for k, v in rows.items()] if isinstance(rows, dict) else rows
        if rows:
            parts += [title, _table(list(rows[0]), [[_cell(value) for value in row.values()] for row in rows])]
    return "\n\n".join(parts) + "\n"


def _growth(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    powers = ", ".join(
        f"{step} {growth.exponent([(row['MB'], row[f'{step} processor']) for row in rows]):.2f}" for step in growth.STEPS
    )
    return [
        "**What follows parsing, by size.** Real rows, multiplied; seconds, each size in a process of its own.",
        _table(list(rows[0]), [[_cell(value) for value in row.values()] for row in rows]),
        f"Processor seconds grow with the size of the text to the power of: {powers} (1 is in proportion).",
        f"![Processor seconds by megabytes of text]({PLOT.name})",
    ]


def _cell(value: Any) -> str:
    return "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [" | ".join(head), " | ".join("---" for _ in head), *(" | ".join(row) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)


def write(found: Mapping[str, Any], file: Path) -> None:
    """Write the JSON to ``file``, and the tables between the marks of the page."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if found.get("growth"):
        PLOT.write_text(growth.plot(found["growth"]), encoding="utf-8")
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(_START)
    _, _, tail = rest.partition(_END)
    PAGE.write_text(f"{head}{_START}\n\n{markdown(found)}\n{_END}{tail}", encoding="utf-8")
