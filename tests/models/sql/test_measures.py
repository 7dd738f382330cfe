"""The views over measures and what is summed up of them, on a warehouse of three articles made by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from models.sql import statement
from models.tables.contract import BY_NAME
from models.tables.schema import DUCKDB
from models.tables.summaries import SUMMARIES

VIEWS = ("measures_by_category", "measures_by_place")
NORTH, SOUTH = "甘肃省/定西市/渭北县", "福建省/漳州市/和南县"
A, B, REPRINT = "000000000000000a.1", "000000000000000b.1", "000000000000000c.1"


def add(db: duckdb.DuckDBPyConnection, table: str, **values: Any) -> None:
    columns = ", ".join(values)
    db.execute(f"insert into {table} ({columns}) values ({', '.join('?' for _ in values)})", list(values.values()))


def measure(db: duckdb.DuckDBPyConnection, article: str, at: int, name: str | None, category: str, **more: Any) -> str:
    measure_id = f"{article}.p{at}-{at + 5}"
    add(
        db,
        "measures",
        measure_id=measure_id,
        article_id=article,
        sentence_id=f"{article}.s1",
        name=name,
        category=category,
        **more,
    )
    return measure_id


@pytest.fixture(scope="module")
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as db:
        for table in ("articles", "sentences", "measures", "metrics", "places"):
            columns = ", ".join(f"{c.name} {DUCKDB[c.type]}" for c in BY_NAME[table].columns)
            db.execute(f"create table {table} ({columns})")
        db.execute(statement("macros", "normal_name"))
        add(db, "places", code="350699", name="和南县", full_name=SOUTH, level="county")
        add(
            db,
            "articles",
            article_id=A,
            title="渭北推行积分制",
            published_on=dt.date(2022, 5, 1),
            place_name=NORTH,
            place_code="621199",
        )
        add(db, "articles", article_id=B, title="和南的做法", published_on=dt.date(2020, 3, 2))
        add(db, "articles", article_id=REPRINT, title="转载", published_on=dt.date(2019, 1, 1), duplicate_of=A)
        for article in (A, B, REPRINT):
            add(db, "sentences", sentence_id=f"{article}.s1", article_id=article, text="推行积分制，选派干部31名。")
        first = measure(db, A, 1, "“积分制”", "governance", action="推行", cadence="monthly")
        measure(db, A, 20, None, "personnel", action="选派")
        measure(db, B, 1, "积分制", "governance", action="实行", place_code="350699")
        measure(db, B, 30, "「积分制」", "appraisal", place_code="350699")
        measure(db, B, 60, "党建 ＋ 联盟", "organization")
        measure(db, REPRINT, 1, "积分制", "governance")
        shared = {"article_id": A, "sentence_id": f"{A}.s1", "unit": "person", "role": "level"}
        add(db, "metrics", metric_id=f"{A}.m8", measure_id=first, value=120.0, indicator="参与积分村民", **shared)
        add(db, "metrics", metric_id=f"{A}.m21", measure_id=None, value=31.0, indicator="选派干部", **shared)
        for view in VIEWS:
            db.execute(statement("views", view))
        for table in SUMMARIES:
            db.execute(f"{table.ddl()}; insert into {table.name} by name {statement('tables', table.name)}")
        yield db


def rows(db: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    found = db.execute(sql)
    names = [c[0] for c in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“四诺四评”制度", "四诺四评制度"),
        ("「减肥增效」行动", "“减肥增效” 行动"),
        ("《村民议事 规程》", "村民议事规程"),
        ("党建＋合作社", "党建+合作社"),
        ("1—3—5工作法", "1-3-5工作法"),
        ("三区（镇）联动", "三区(镇)联动"),
    ],
)
def test_two_spellings_of_a_name_meet(db: duckdb.DuckDBPyConnection, one: str, other: str) -> None:
    assert db.execute("select normal_name(?) = normal_name(?)", [one, other]).fetchall() == [(True,)]


def test_different_names_stay_apart(db: duckdb.DuckDBPyConnection) -> None:
    assert db.execute("select normal_name('积分制') = normal_name('积分超市')").fetchall() == [(False,)]


def test_a_name_is_followed_over_articles_places_and_categories(db: duckdb.DuckDBPyConnection) -> None:
    (row,) = rows(db, "from named_measures where normal_name = '积分制'")
    assert row["variants"] == ["“积分制”", "「积分制」", "积分制"]
    assert (row["first_seen"], row["last_seen"]) == (dt.date(2020, 3, 2), dt.date(2022, 5, 1))
    assert row["first_article_id"] == B
    assert (row["articles"], row["measures"]) == (2, 3)
    assert row["places"] == sorted([NORTH, SOUTH])
    assert row["category"] == "governance"
    assert row["categories"] == ["appraisal", "governance"]
    assert row["cadences"] == ["monthly"]


def test_a_reprint_neither_counts_nor_dates_a_name(db: duckdb.DuckDBPyConnection) -> None:
    (row,) = rows(db, "select min(first_seen) as first from named_measures")
    assert row["first"] == dt.date(2020, 3, 2)
    assert rows(db, "select sum(measures) as n from measures_by_category") == [{"n": 5}]


def test_a_name_without_any_place_has_an_empty_list(db: duckdb.DuckDBPyConnection) -> None:
    (row,) = rows(db, "from named_measures where normal_name = '党建+联盟'")
    assert (row["places"], row["place_count"]) == ([], 0)


def test_categories_count_measures_names_and_places(db: duckdb.DuckDBPyConnection) -> None:
    by_category = {row["category"]: row for row in rows(db, "from measures_by_category")}
    governance = by_category["governance"]
    assert (governance["measures"], governance["named"], governance["names"], governance["places"]) == (2, 2, 1, 2)
    assert governance["recurring"] == 1
    assert by_category["personnel"]["named"] == 0
    assert sum(row["share"] for row in by_category.values()) == pytest.approx(1.0)


def test_a_measure_is_placed_by_itself_before_its_article(db: duckdb.DuckDBPyConnection) -> None:
    found = rows(db, "select place, category, measures, names from measures_by_place order by place, category")
    assert found == [
        {"place": NORTH, "category": "governance", "measures": 1, "names": ["“积分制”"]},
        {"place": NORTH, "category": "personnel", "measures": 1, "names": []},
        {"place": SOUTH, "category": "appraisal", "measures": 1, "names": ["「积分制」"]},
        {"place": SOUTH, "category": "governance", "measures": 1, "names": ["积分制"]},
    ]
    assert rows(db, "select distinct province from measures_by_place order by 1") == [
        {"province": "甘肃省"},
        {"province": "福建省"},
    ]


def test_a_named_measure_stands_beside_its_metrics(db: duckdb.DuckDBPyConnection) -> None:
    found = rows(db, "select indicator, relation from measures_with_metrics where article_id = '" + A + "' order by 1")
    assert found == [
        {"indicator": "参与积分村民", "relation": "sizes"},
        {"indicator": "选派干部", "relation": "same sentence"},
    ]


def test_a_named_measure_without_metrics_is_kept(db: duckdb.DuckDBPyConnection) -> None:
    found = rows(db, "select name, metric_id from measures_with_metrics where article_id = '" + B + "'")
    assert [row["metric_id"] for row in found] == [None, None, None]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_says_what_a_row_is(db: duckdb.DuckDBPyConnection, view: str) -> None:
    assert statement("views", view).startswith("-- One row is a")
    (comment,) = db.execute("select comment from duckdb_views() where view_name = ?", [view]).fetchall()
    assert comment[0]
