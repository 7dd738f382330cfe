"""What is quoted from a page is compared with the page, character by character."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.checks import evaluate, evaluation, written_rules
from models.checks.quoting import lay_out, misquoted, unblank
from tests.warehouses import FIRST, SECOND, tiny_database

Quote = tuple[int, int, int, str]
"""Number of the page, first character, the one just behind the last, and how it is said to read."""


def wrong(pages: list[str], *quotes: Quote) -> list[tuple[int, str]]:
    numbers = np.array([quote[:3] for quote in quotes], np.int64).reshape(-1, 3)
    texts = pa.array([quote[3] for quote in quotes], pa.string())
    return misquoted(lay_out(pa.array(pages, pa.string())), *numbers.T, texts)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)), max_size=4)
)
def test_true_quotes_are_found_true_and_altered_ones_are_named(pages: list[tuple[str, list[tuple[int, int]]]]) -> None:
    texts = [text for text, _ in pages]
    told = [
        (n, min(s), max(s), text[min(s) : max(s)]) for n, (text, spans) in enumerate(pages) for s in spans if max(s) <= len(text)
    ]
    assert wrong(texts, *told) == []
    altered = [(n, a, b, quote + "x") for n, a, b, quote in told]
    assert wrong(texts, *altered) == [(n, quote) for n, (_, _, _, quote) in enumerate(told)]


@pytest.mark.parametrize("span", [(-1, 1, "学校"), (3, 6, "12所"), (2, 1, ""), (9, 10, "所")])
def test_a_quote_from_beside_the_page_is_wrong(span: tuple[int, int, str]) -> None:
    assert [n for n, _ in wrong(["建成学校"], (0, 0, 2, "建成"), (0, *span))] == [1]


def test_what_one_quote_lacks_and_the_next_has_too_much_is_wrong_twice() -> None:
    assert wrong(["建成学校12所"], (0, 0, 3, "建成"), (0, 3, 4, "学校")) == [(0, "建成学"), (1, "校")]


def test_a_blank_stretch_holds_marks_and_markup_but_no_words() -> None:
    pages = lay_out(pa.array(["　　<br>村\n——", "&nbsp; 12"], pa.string()))
    page, first, behind = np.array([(0, 0, 6), (0, 0, 7), (0, 8, 10), (0, 8, 99), (1, 0, 7), (1, 0, 9), (1, 3, 3)], np.int64).T
    assert unblank(pages, page, first, behind) == [(1, "　　<br>村"), (5, "&nbsp; 12")]


def test_documents_are_looked_at_slice_by_slice(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation, "SLICE_BYTES", 1)
    rules = [rule for rule in written_rules() if rule.by is not None]
    with duckdb.connect(str(tiny_database(tmp_path / "fangzhi.duckdb"))) as db:
        assert [str(r) for r in evaluate(db, rules) if not r.passed] == []
        spoilt = f"unbroken and (contains(text, '修') or starts_with(sentence_id, '{SECOND}'))"
        ((count,),) = db.execute(f"select count(*) from sentences where {spoilt}").fetchall()
        db.execute(f"update sentences set text = translate(text, '修学', '建乡') where {spoilt}")
        (found,) = (r for r in evaluate(db, rules) if not r.passed)
        assert (found.check, found.unexpected) == ("sentences_text_is_page", count)
        assert {example[:16] for example in found.examples} == {FIRST, SECOND}


def test_rules_held_side_by_side_find_what_they_find_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation, "SLICE_BYTES", 1)
    rules = [rule for rule in written_rules() if rule.needs is None]
    with duckdb.connect(str(tiny_database(tmp_path / "fangzhi.duckdb"))) as db:
        db.execute("update sentences set text = translate(text, '修学', '建乡'); update metrics set confidence = 7")
        db.execute("update articles set ordinal = ordinal + 1; alter table claims drop stated")
        alone = evaluate(db, rules)
        assert evaluate(db, rules, [db.cursor(), db.cursor()]) == alone
        assert {r.check for r in alone if r.broken} == {"claims_stated", "claims_verdict"}
        assert sum(r.unexpected > 0 for r in alone) >= 3


def test_a_page_without_text_has_no_wrong_quotes(tmp_path: Path) -> None:
    rules = [rule for rule in written_rules() if rule.by == "quote"]
    with duckdb.connect(str(tiny_database(tmp_path / "fangzhi.duckdb"))) as db:
        db.execute("update documents set text = null; update metrics set text = '？'")
        assert [str(r) for r in evaluate(db, rules) if not r.passed] == []
