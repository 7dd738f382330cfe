"""Records become rows: ids, columns in the contract's order, one Arrow table for each described table.

Ids depend on the document's path and on places within it only, so they stay when other files come, go or change.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from models import arrow
from models.documents.faults import ParserFailureError
from models.documents.hints import Hints
from models.pages.sites import SiteLines
from models.parser import parse_page
from models.periods import period_span
from models.records import Article, Claim, Measure, Metric, Page
from models.registers import RegisterError
from models.tables.contract import PARSED


class Rows:
    """Rows of one part, collected column by column; ``repeated`` are the hashes of the lines that its sites repeat."""

    def __init__(self, repeated: Iterable[int] = ()) -> None:
        self._repeated = frozenset(repeated)
        self._columns: dict[str, dict[str, list[Any]]] = {table.name: {column: [] for column in table.names} for table in PARSED}

    def add(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Rows of ``table``, each of which names every column."""
        columns = self._columns[table]
        for row in rows:
            if row.keys() != columns.keys():
                raise KeyError(f"a row of {table} has {', '.join(columns)}; got {', '.join(row)}")
            for name, value in row.items():
                columns[name].append(value)

    def _extend(self, table: str, added: Mapping[str, list[Any]]) -> None:
        """Rows of ``table`` by column: of what a page has by the thousand, nothing is made for every single one."""
        columns = self._columns[table]
        if added.keys() != columns.keys():
            raise KeyError(f"{table} has {', '.join(columns)}; got {', '.join(added)}")
        for name, values in added.items():
            columns[name] += values

    def add_document(self, staged: Mapping[str, Any]) -> None:
        """Rows of one staged document (a row of :data:`models.documents.schema.STAGED`): parsed, or quarantined.

        A page that makes the parser fail is quarantined with the error; nothing of it but its document row remains.
        """
        document = {k: staged[k] for k in ("document_id", "path", "url", "crawled_at", "sha256", "bytes")}
        document |= {"encoding": staged["encoding"], "characters": staged["characters"], "duplicate_of": None}
        text, reason = staged["text"], staged["reason"]
        page = None
        if text is not None:
            try:
                page = parse_page(text, Hints.loads(staged["hints"]), SiteLines(staged["site"], self._repeated))
                added = self._page_rows(document["document_id"], text, page)
            except RegisterError:
                raise  # no page is to blame, and all would be quarantined
            except Exception as error:
                # Any other failure is one page's own: the others go on, and the reason says where to look.
                frame = traceback.extract_tb(error.__traceback__)[-1]
                reason = str(ParserFailureError(error, f"{Path(frame.filename).name}:{frame.lineno}"))
                page = None
        if page is None:
            self.add("documents", [document | {"script": None, "status": "quarantined", "reason": reason, "text": None}])
            return
        self.add("documents", [document | {"script": page.script, "status": "parsed", "reason": page.reason, "text": text}])
        self._extend("lines", _line_columns(document["document_id"], page))
        self._extend("cuts", _cut_columns(document["document_id"], text, page))
        for table, rows in added:
            self.add(table, rows)

    def _page_rows(self, document_id: str, text: str, page: Page) -> list[tuple[str, list[dict[str, Any]]]]:
        out: list[tuple[str, list[dict[str, Any]]]] = []
        for n, article in enumerate(page.articles):
            article_id = f"{document_id}.{article.ordinal}"
            out.append(("articles", [_article_row(document_id, article_id, article) | _counts(page, n)]))
            out.append(("sentences", _sentence_rows(article_id, article)))
            out.append(("metrics", [_metric_row(article_id, text, m) for m in page.metrics[n]]))
            out.append(("measures", [_measure_row(article_id, text, m) for m in page.measures[n]]))
            out.append(("claims", [_claim_row(article_id, c) for c in page.claims[n]]))
            if page.signatures:
                bands = enumerate(page.signatures[n])
                out.append(("signatures", [{"article_id": article_id, "band": b, "hash": h} for b, h in bands]))
        return out

    def tables(self) -> Mapping[str, pa.Table]:
        """The rows as Arrow tables in the contract's schemas."""
        return {table.name: arrow.table(self._columns[table.name], table.arrow) for table in PARSED}


def _line_columns(document_id: str, page: Page) -> dict[str, list[Any]]:
    ids: dict[int | None, str] = {a.ordinal: f"{document_id}.{a.ordinal}" for a in page.articles}
    lines = page.lines
    return {
        "document_id": [document_id] * len(lines),
        "line": [line.number for line in lines],
        "start_char": [line.start_char for line in lines],
        "end_char": [line.end_char for line in lines],
        "role": [line.role for line in lines],
        "article_id": [ids.get(line.article) for line in lines],
        "joins": [line.joins for line in lines],
    }


def _cut_columns(document_id: str, text: str, page: Page) -> dict[str, list[Any]]:
    return {
        "document_id": [document_id] * len(page.cuts),
        "start_char": [cut.start_char for cut in page.cuts],
        "end_char": [cut.end_char for cut in page.cuts],
        "reason": [cut.reason for cut in page.cuts],
        "text": [text[cut.start_char : cut.end_char] for cut in page.cuts],
    }


def _article_row(document_id: str, article_id: str, article: Article) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "document_id": document_id,
        "ordinal": article.ordinal,
        "title": article.title,
        "kicker": article.kicker,
        "subtitle": article.subtitle,
        "published_at": article.published_at,
        "published_on": article.published_on,
        "source": article.source,
        "authors": article.authors,
        "editors": article.editors,
        "place_code": article.place.code if article.place else None,
        "place_name": article.place.name if article.place else None,
        "script": article.script,
        "start_char": article.start_char,
        "end_char": article.end_char,
        "duplicate_of": None,
        "body": article.body,
        "characters": len(article.body),
    }


def _counts(page: Page, n: int) -> dict[str, int]:
    """How much was found in the ``n``-th article: stored, for summing up a million rows takes longer than a question may."""
    return {
        "sentences": len(page.articles[n].sentences),
        "measures": len(page.measures[n]),
        "named_measures": sum(m.name is not None for m in page.measures[n]),
        "metrics": len(page.metrics[n]),
        "contradictions": sum(c.verdict == "contradicts" for c in page.claims[n]),
    }


def _sentence_rows(article_id: str, article: Article) -> list[dict[str, Any]]:
    rows = []
    for sentence in article.sentences:
        start, end = sentence.clean.raw_span(0, len(sentence.text))
        rows.append(
            {
                "sentence_id": f"{article_id}.s{sentence.ordinal}",
                "article_id": article_id,
                "ordinal": sentence.ordinal,
                "role": sentence.role,
                "section": sentence.section,
                "start_char": start,
                "end_char": end,
                "unbroken": sentence.clean.unbroken,
                "text": sentence.text,
            }
        )
    return rows


def _metric_id(article_id: str, metric: Metric) -> str:
    return f"{article_id}.m{metric.sentence.clean.raw_start(metric.start)}"


def _measure_id(article_id: str, measure: Measure) -> str:
    start, end = measure.sentence.clean.raw_span(measure.start, measure.end)
    return f"{article_id}.p{start}-{end}"


def _metric_row(article_id: str, text: str, metric: Metric) -> dict[str, Any]:
    start, end = metric.sentence.clean.raw_span(metric.start, metric.end)
    first, last = period_span(metric.period) if metric.period else (None, None)
    return {
        "metric_id": _metric_id(article_id, metric),
        "article_id": article_id,
        "sentence_id": f"{article_id}.s{metric.sentence.ordinal}",
        "measure_id": _measure_id(article_id, metric.measure) if metric.measure else None,
        "start_char": start,
        "end_char": end,
        "text": text[start:end],
        "value": metric.value,
        "high": metric.high,
        "comparator": metric.comparator,
        "unit": metric.unit,
        "indicator": metric.indicator,
        "indicator_id": metric.indicator_id,
        "role": metric.role,
        "place_code": metric.place.code if metric.place else None,
        "place_text": metric.place_text,
        "period": metric.period,
        "period_start": first,
        "period_end": last,
        "confidence": metric.confidence,
        "baseline_id": _metric_id(article_id, metric.baseline) if metric.baseline else None,
    }


def _measure_row(article_id: str, text: str, measure: Measure) -> dict[str, Any]:
    start, end = measure.sentence.clean.raw_span(measure.start, measure.end)
    return {
        "measure_id": _measure_id(article_id, measure),
        "article_id": article_id,
        "sentence_id": f"{article_id}.s{measure.sentence.ordinal}",
        "start_char": start,
        "end_char": end,
        "text": text[start:end],
        "name": measure.name,
        "action": measure.action,
        "category": measure.category,
        "actor": measure.actor,
        "target": measure.target,
        "cadence": measure.cadence,
        "section": measure.sentence.section,
        "place_code": measure.place.code if measure.place else None,
        "confidence": measure.confidence,
    }


def _claim_row(article_id: str, claim: Claim) -> dict[str, Any]:
    stated_id = _metric_id(article_id, claim.stated_by)
    return {
        "claim_id": f"{stated_id}.{claim.kind}",
        "article_id": article_id,
        "kind": claim.kind,
        "metric_ids": [_metric_id(article_id, m) for m in claim.operands],
        "stated_id": stated_id,
        "stated": claim.stated,
        "computed": claim.computed,
        "verdict": claim.verdict,
    }
