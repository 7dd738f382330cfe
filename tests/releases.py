"""Small builds to publish: a database with every table, from a few texts; and a publisher to run in a process of its own."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from flows.publish import Published, publish
from models.releases.builds import build_folder
from models.releases.layout import DATABASE, Warehouse
from models.tables import TABLES

NOW = datetime(2026, 11, 21, 14, 22, 33, tzinfo=UTC)
CHECKS = [
    {"table_name": "metrics", "check": "key", "severity": "critical", "passed": True, "observed": "2 rows", "unexpected": 0}
]
A = {"a.txt": "全县建成学校12所。", "b.txt": "新增床位30张。"}
B = {"a.txt": "全县建成学校13所。", "c.txt": "修建公路8公里。"}


def rows(texts: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Rows of every content table: each text is a document of one line, article, sentence, metric and measure."""
    made: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    for path, text in texts.items():
        document = hashlib.sha256(path.encode()).hexdigest()[:16]
        article, end = f"{document}.1", len(text)
        span = {"start_char": 0, "end_char": end, "text": text}
        record = {"article_id": article, "sentence_id": f"{article}.s1", **span, "confidence": 0.1 + 0.2, "place_code": None}
        sha256, script = hashlib.sha256(text.encode()).hexdigest(), "simplified"
        made["documents"].append(
            {"document_id": document, "path": path, "sha256": sha256, "bytes": len(text.encode()), "encoding": "utf-8"}
            | {"characters": end, "script": script, "status": "parsed", "text": text}
        )
        made["lines"].append(
            {
                "document_id": document,
                "line": 1,
                "start_char": 0,
                "end_char": end,
                "role": "body",
                "article_id": article,
                "joins": False,
            }
        )
        made["articles"].append(
            {"article_id": article, "document_id": document, "ordinal": 1, "published_on": date(2021, 3, 4), "authors": ["记者"]}
            | {"published_at": datetime(2021, 3, 4, 5, 6), "editors": [], "script": script, "start_char": 0, "end_char": end}  # noqa: DTZ001
            | {"body": text, "characters": end, "sentences": 1, "measures": 1, "named_measures": 0, "metrics": 1}
            | {"contradictions": 0}
        )
        made["sentences"].append(
            {"sentence_id": f"{article}.s1", "article_id": article, "ordinal": 1, "role": "body", "unbroken": True, **span}
        )
        made["metrics"].append(
            {
                "metric_id": f"{article}.m6",
                "value": 12.0,
                "comparator": "eq",
                "unit": "count",
                "indicator": "学校",
                "role": "level",
            }
            | record
        )
        made["measures"].append({"measure_id": f"{article}.p0-6", "category": "other"} | record)
    made["places"].append({"code": "100000", "name": "中国", "full_name": "中国", "level": "country"})
    made["units"].append({"unit": "count", "dimension": "number", "description": "things"})
    made["indicators"].append({"indicator_id": "schools", "name": "学校", "unit": "count", "description": "schools"})
    return made


def database(path: Path, texts: Mapping[str, str], *, backwards: bool = False, threads: int = 2) -> Path:
    """A loaded database of ``texts`` at ``path``, its rows in the order of the texts or the other way round."""
    path.write_bytes(empty_database())
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"set threads = {threads}")
        content = rows(texts)
        for table in TABLES:
            there = content[table.name][::-1] if backwards else content[table.name]
            if there:
                connection.register(
                    "made", pa.Table.from_pylist(there, schema=pa.schema([f.with_nullable(True) for f in table.arrow]))
                )
                connection.execute(f'insert into "{table.name}" by name from made')
                connection.unregister("made")
    return path


@cache
def empty_database() -> bytes:
    """A database with every table, as a file; it takes longer to make than to fill."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        with duckdb.connect(str(path)) as connection:
            for table in TABLES:
                connection.execute(table.ddl())
        return path.read_bytes()


def fill(build: Path, texts: Mapping[str, str]) -> Path:
    """Make ``build`` what loading and checking leave: a database and a report."""
    database(build / DATABASE, texts)
    (build / "report" / "static").mkdir(parents=True)
    (build / "report" / "index.html").write_text("<p>报告", "utf-8")
    (build / "report" / "static" / "style.css").write_text("p {}", "utf-8")
    return build


def publish_build(build: Path, warehouse: Path, **options: Any) -> Published:
    """Publish a build with what a run says of it, or with ``options`` instead."""
    about = {"checks": CHECKS, "inputs_hash": "1" * 64, "code_version": "0.1.0+test", "now": NOW}
    return publish(build, warehouse, **(about | options))


def release(warehouse: Path, texts: Mapping[str, str], **options: Any) -> Published:
    """Build ``texts`` and publish them."""
    with build_folder(Warehouse(warehouse)) as build:
        return publish_build(fill(build, texts), warehouse, **options)
