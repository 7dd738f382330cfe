"""The figures as one JSON file and as the table in ``docs/performance.md``."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

PAGE = Path("docs/performance.md")
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
    if found.get("queries"):
        parts += [
            "**Questions** of [queries.md](queries.md) to a release whose metrics were multiplied to 1,000,000, milliseconds.",
            _table(
                ("query", "ms"), [(f"`{q['query']}`".replace("|", "\\|"), f"{q['milliseconds']:.1f}") for q in found["queries"]]
            ),
        ]
    return "\n\n".join(parts) + "\n"


def _cell(value: Any) -> str:
    return "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [" | ".join(head), " | ".join("---" for _ in head), *(" | ".join(row) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)


def write(found: Mapping[str, Any], file: Path) -> None:
    """Write the JSON to ``file``, and the tables between the marks of the page."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(_START)
    _, _, tail = rest.partition(_END)
    PAGE.write_text(f"{head}{_START}\n\n{markdown(found)}\n{_END}{tail}", encoding="utf-8")
