"""A small warehouse that holds every table and passes every check, for tests that need a database or plant a defect in one.

Its pages are the few lines of :data:`PAGES`; offsets are computed from them, so that the texts may be edited freely.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from models.sql import statement
from models.tables.contract import TABLES
from models.tables.summaries import SUMMARIES

FIRST, SECOND, BROKEN, COPY = "00000000000000aa", "00000000000000bb", "00000000000000cc", "00000000000000dd"
"""Ids of the four documents: a page with two articles, one in traditional characters, an unreadable one, a copy of the second."""

_FEATURE = (
    ("title", "青石县选派干部驻村"),
    ("byline", "2021-05-06 10:30 来源：青石日报 记者 甲某"),
    ("blank", ""),
    ("heading", "强队伍"),
    ("body", "青石县建立“村村联席”制度，选派驻村干部120名，其中女干部30名，占25%。"),
    ("body", "该县村集体收入从200万元增加到300万元，增加100万元，增长50%。"),
    ("body", "青石县投入90万元建设3个工坊，平均每个30万元，全年培训"),
    ("body", "2至3次。"),
)
_BRIEF = (
    ("title", "白河镇修路"),
    ("body", "白河镇制定《白河镇村道管护办法》，修路12公里。"),
)
_TRADITIONAL = (
    ("title", "黃土鎮辦學校"),
    ("body", "黃土鎮新建學校2所，收學生400名。"),
)
_COPY = (
    ("title", "黃土鎮辦學校"),
    ("body", "黃土鎮新建學校2所，收學生400名！"),
)
PAGES = {
    FIRST: (("boilerplate", "首页 > 新闻"), *_FEATURE, ("blank", "　"), *_BRIEF, ("spam", "点击领取大奖")),
    SECOND: _TRADITIONAL,
    COPY: _COPY,
}

_HASH = "0" * 64


def tiny_database(path: Path) -> Path:
    """A database at ``path`` with every table of the contract, their comments, and rows that agree with each other."""
    rows = _Rows()
    rows.documents()
    rows.articles()
    rows.records()
    rows.count()
    rows.registers()
    with duckdb.connect(str(path)) as connection:
        for table in TABLES:
            connection.execute(table.ddl())
            batch = pa.Table.from_pylist(rows.of[table.name], schema=table.arrow)
            connection.register("batch", batch)
            connection.execute(f'insert into "{table.name}" select * from batch')
            connection.unregister("batch")
        connection.execute(statement("macros", "normal_name"))
        for table in SUMMARIES:
            connection.execute(f'insert into "{table.name}" by name {statement("tables", table.name)}')
    return path


class _Rows:
    """Rows by table, made in the order in which they refer to each other."""

    def __init__(self) -> None:
        self.of: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
        self.texts = {document: "\n".join(text for _, text in lines) for document, lines in PAGES.items()}

    def add(self, table: str, **values: Any) -> None:
        described = next(t for t in TABLES if t.name == table)
        unknown = set(values) - set(described.names)
        assert not unknown, unknown
        self.of[table].append({name: values.get(name) for name in described.names})

    def documents(self) -> None:
        for n, document in enumerate((FIRST, SECOND, BROKEN, COPY)):
            text = self.texts.get(document)
            self.add(
                "documents",
                document_id=document,
                path=f"page{n}.txt",
                sha256=_HASH,
                bytes=len((text or "").encode()),
                encoding="utf-8" if text else None,
                characters=len(text) if text else None,
                script=None if text is None else "simplified" if document == FIRST else "traditional",
                status="parsed" if text else "quarantined",
                reason=None if text else "holds NUL bytes",
                duplicate_of=SECOND if document == COPY else None,
                text=text,
            )

    def articles(self) -> None:
        self._article(FIRST, 1, _FEATURE, "130000", "北原省", published=dt.datetime(2021, 5, 6, 10, 30))  # noqa: DTZ001
        self._article(FIRST, 2, _BRIEF, "130101", "北原省/青石县")
        self._article(SECOND, 1, _TRADITIONAL, None, None)
        self._article(COPY, 1, _COPY, None, None, duplicate_of=f"{SECOND}.1")
        for document, lines in PAGES.items():
            start = 0
            for number, (role, text) in enumerate(lines, 1):
                end = start + len(text)
                inside = [
                    a for a in self.of["articles"] if a["document_id"] == document and a["start_char"] <= start < a["end_char"]
                ]
                self.add(
                    "lines",
                    document_id=document,
                    line=number,
                    start_char=start,
                    end_char=end,
                    role=role,
                    article_id=inside[0]["article_id"] if inside and role not in ("boilerplate", "spam", "blank") else None,
                    joins=text == "2至3次。",
                )
                start = end + 1
        at = self.texts[FIRST].index("“村村联席”")
        self.add("cuts", document_id=FIRST, start_char=at, end_char=at + 1, reason="markup", text="“")

    def _article(
        self,
        document: str,
        ordinal: int,
        lines: tuple[tuple[str, str], ...],
        code: str | None,
        place: str | None,
        *,
        published: dt.datetime | None = None,
        duplicate_of: str | None = None,
    ) -> None:
        article_id = f"{document}.{ordinal}"
        start = self.texts[document].index(lines[0][1])
        read = [_simple(text) for role, text in lines if role in ("title", "heading", "body")]
        sentences = [*read[:-2], read[-2] + read[-1]] if lines is _FEATURE else read
        self.add(
            "articles",
            article_id=article_id,
            document_id=document,
            ordinal=ordinal,
            title=lines[0][1],
            published_at=published,
            published_on=published.date() if published else None,
            source="青石日报" if published else None,
            authors=["甲某"] if published else [],
            editors=[],
            place_code=code,
            place_name=place,
            script="simplified" if document == FIRST else "traditional",
            start_char=start,
            end_char=start + len("\n".join(text for _, text in lines)),
            duplicate_of=duplicate_of,
            body="\n".join(sentences),
            characters=len("\n".join(sentences)),
        )
        simple = _simple(self.texts[document])
        for n, sentence in enumerate(sentences, 1):
            unbroken = sentence in simple
            first = simple.index(sentence if unbroken else read[-2], start)
            self.add(
                "sentences",
                sentence_id=f"{article_id}.s{n}",
                article_id=article_id,
                ordinal=n,
                role="title" if n == 1 else "heading" if sentence == "强队伍" else "body",
                section="强队伍" if lines is _FEATURE and n > 2 else None,
                start_char=first,
                end_char=first + len(sentence) + (not unbroken),
                unbroken=unbroken,
                text=sentence,
            )

    def records(self) -> None:
        self._measure(FIRST, 1, "建立“村村联席”制度", "“村村联席”制度", "responsibility")
        self._measure(FIRST, 2, "制定《白河镇村道管护办法》", "白河镇村道管护办法", "document")
        total = self._metric("120名", 120, "person", "驻村干部", "total", period="2021")
        part = self._metric("30名", 30, "person", "驻村女干部", "part")
        share = self._metric("25%", 25, "percent", "女干部占比", "part")
        before = self._metric("200万元", 2e6, "CNY", "村集体收入", "from", indicator_id="village_income", period="2019-02/2020")
        after = self._metric("300万元", 3e6, "CNY", "村集体收入", "to", indicator_id="village_income", baseline_id=before)
        change = self._metric("100万元", 1e6, "CNY", "村集体收入", "change", baseline_id=before, period="2021-05-06")
        rate = self._metric("50%", 50, "percent", "村集体收入增长", "rate", baseline_id=before)
        spent = self._metric("90万元", 9e5, "CNY", "工坊投入", "total", measure_id=self.of["measures"][0]["measure_id"])
        shops = self._metric("3个", 3, "count", "工坊", "level")
        each = self._metric("30万元", 3e5, "CNY", "工坊平均投入", "level")
        self._metric("2至3次", 2, "times/year", "培训", "level", high=3)
        self._metric("12公里", 12, "km", "修路", "level", article=2)
        self._claim("difference", [before, after], change, 1e6)
        self._claim("growth", [before, after], rate, 50)
        self._claim("share", [part, total], share, 25)
        self._claim("average", [spent, shops], each, 3e5)

    def count(self) -> None:
        for article in self.of["articles"]:
            for table in ("sentences", "measures", "metrics"):
                article[table] = sum(r["article_id"] == article["article_id"] for r in self.of[table])
            article["named_measures"] = article["measures"]
            article["contradictions"] = 0

    def _spot(self, document: str, article: int, text: str) -> dict[str, Any]:
        start = self.texts[document].index(text, self.of["articles"][article - 1]["start_char"])
        holder = next(
            s
            for s in self.of["sentences"]
            if s["article_id"] == f"{document}.{article}" and s["start_char"] <= start and start + len(text) <= s["end_char"]
        )
        return {
            "article_id": holder["article_id"],
            "sentence_id": holder["sentence_id"],
            "start_char": start,
            "end_char": start + len(text),
            "text": text,
        }

    def _measure(self, document: str, article: int, text: str, name: str, category: str) -> None:
        spot = self._spot(document, article, text)
        measure_id = f"{spot['article_id']}.p{spot['start_char']}-{spot['end_char']}"
        self.add(
            "measures",
            **spot,
            measure_id=measure_id,
            name=name,
            action=text[:2],
            category=category,
            cadence="monthly",
            confidence=0.9,
        )

    def _metric(self, text: str, value: float, unit: str, indicator: str, role: str, *, article: int = 1, **more: Any) -> str:
        spot = self._spot(FIRST, article, text)
        metric_id = f"{spot['article_id']}.m{spot['start_char']}"
        if period := more.get("period"):
            more["period_start"], more["period_end"] = {
                "2021": (dt.date(2021, 1, 1), dt.date(2021, 12, 31)),
                "2019-02/2020": (dt.date(2019, 2, 1), dt.date(2020, 12, 31)),
                "2021-05-06": (dt.date(2021, 5, 6), dt.date(2021, 5, 6)),
            }[period]
        values = {"value": value, "unit": unit, "indicator": indicator, "role": role, "comparator": "=", "confidence": 0.9} | more
        self.add("metrics", **spot, metric_id=metric_id, **values)
        return metric_id

    def _claim(self, kind: str, operands: list[str], stated_id: str, value: float) -> None:
        self.add(
            "claims",
            claim_id=f"{stated_id}.{kind}",
            article_id=f"{FIRST}.1",
            kind=kind,
            metric_ids=operands,
            stated_id=stated_id,
            stated=value,
            computed=value,
            verdict="holds",
        )

    def registers(self) -> None:
        self.add("places", code="130000", name="北原省", full_name="北原省", level="province")
        self.add("places", code="130101", name="青石县", full_name="北原省/青石县", level="county", parent_code="130000")
        self.add("indicators", indicator_id="village_income", name="村集体收入", unit="CNY", description="村集体一年的收入")
        units = ("CNY", "percent", "person", "count", "times", "year", "km")
        for unit in units:
            self.add("units", unit=unit, dimension="dimension", description=unit)
        self.add(
            "release",
            version="2021-06-01T000000Z-00000000",
            created_at=dt.datetime(2021, 6, 1),  # noqa: DTZ001
            content_hash=_HASH,
            inputs_hash=_HASH,
            code_version="0.1.0",
        )
        self.add(
            "checks", table_name="lines", check="key_unique", severity="critical", passed=True, observed="1 rows", unexpected=0
        )
        self.add("changes", kind="document", id=FIRST, change="added", label="page0.txt")


def _simple(text: str) -> str:
    return text.translate(str.maketrans("黃鎮辦學", "黄镇办学"))
