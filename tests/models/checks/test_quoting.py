"""What is quoted from a page is compared with the page, character by character."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.checks import evaluate, evaluation, written_rules
from models.checks.functions import register
from models.checks.quoting import misquoted
from tests.warehouses import FIRST, SECOND, tiny_database

_SPANS = pa.list_(pa.struct([("id", pa.string()), ("first", pa.int32()), ("behind", pa.int32()), ("text", pa.string())]))


def wrong(*pages: tuple[str | None, list[tuple[int, int, str]] | None]) -> list[list[dict[str, Any]]]:
    spans = [
        None if quotes is None else [{"id": str(n), "first": a, "behind": b, "text": t} for n, (a, b, t) in enumerate(quotes)]
        for _, quotes in pages
    ]
    found: list[list[dict[str, Any]]] = misquoted(
        pa.array([p for p, _ in pages], pa.string()), pa.array(spans, _SPANS)
    ).to_pylist()
    return found


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)), max_size=4)
)
def test_true_quotes_are_found_true_and_altered_ones_are_named(pages: list[tuple[str, list[tuple[int, int]]]]) -> None:
    told = [(text, [(min(s), max(s), text[min(s) : max(s)]) for s in spans if max(s) <= len(text)]) for text, spans in pages]
    assert wrong(*told) == [[] for _ in pages]
    altered = [(text, [(a, b, quote + "x") for a, b, quote in quotes]) for text, quotes in told]
    assert [[(f["first"], f["behind"], f["page"]) for f in found] for found in wrong(*altered)] == [
        [(a, b, quote) for a, b, quote in quotes] for _, quotes in told
    ]


@pytest.mark.parametrize("span", [(-1, 1, "学校"), (3, 6, "12所"), (2, 1, ""), (9, 10, "所")])
def test_a_quote_from_beside_the_page_is_wrong(span: tuple[int, int, str]) -> None:
    assert [[f["id"] for f in found] for found in wrong(("建成学校", [(0, 2, "建成"), span]))] == [["1"]]


def test_a_page_without_text_or_without_quotes_has_no_wrong_ones() -> None:
    assert wrong((None, [(0, 1, "学")]), ("学校", None), ("学校", [(1, 2, "校")])) == [[], [], []]


def test_documents_are_looked_at_slice_by_slice(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation, "SLICE_CHARACTERS", 1)
    rules = [rule for rule in written_rules() if rule.by is not None]
    with duckdb.connect(str(tiny_database(tmp_path / "fangzhi.duckdb"))) as db:
        register(db)
        assert [str(r) for r in evaluate(db, rules) if not r.passed] == []
        spoilt = f"unbroken and (contains(text, '修') or starts_with(sentence_id, '{SECOND}'))"
        ((count,),) = db.execute(f"select count(*) from sentences where {spoilt}").fetchall()
        db.execute(f"update sentences set text = translate(text, '修学', '建乡') where {spoilt}")
        (found,) = (r for r in evaluate(db, rules) if not r.passed)
        assert (found.check, found.unexpected) == ("sentences_text_is_page", count)
        assert {example[:16] for example in found.examples} == {FIRST, SECOND}
