"""Registered indicators set side by side, on a few metrics made by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from models.sql import statement
from models.tables.contract import BY_NAME
from models.tables.schema import DUCKDB

EAST, WEST = "000000000000000a.1", "000000000000000b.1"
ARTICLES = ({"article_id": EAST, "place_code": "511102", "title": "东边"}, {"article_id": WEST, "place_code": "370103"})
INDICATORS = (
    ("income", "村民人均收入", "CNY"),
    ("gdp_growth", "地区生产总值增长率", "percent"),
    ("disputes_growth", "矛盾纠纷数量增长率", "percent"),
    ("jobs_created", "城镇新增就业", "person"),
)


def metric(article: str, at: int, indicator: str, value: float, role: str = "level", **more: Any) -> dict[str, Any]:
    unit = next(unit for name, _, unit in INDICATORS if name == indicator)
    return {
        "metric_id": f"{article}.m{at}", "article_id": article, "indicator_id": indicator, "indicator": indicator, "value": value,
        "comparator": "=", "role": role, "unit": unit,
    } | more  # fmt: skip


METRICS = (
    # Two ends with periods of their own, the change between them, and a plan.
    metric(EAST, 1, "income", 6700, "from", place_text="石岭村", period="2010"),
    metric(EAST, 2, "income", 12000, "to", place_text="石岭村", period="2019", baseline_id=f"{EAST}.m1"),
    metric(EAST, 3, "income", 5300, "change", place_text="石岭村", period="2019", baseline_id=f"{EAST}.m1"),
    metric(EAST, 4, "income", 20000, "target", place_text="石岭村", period="2025"),
    # A beginning without a period, and another level of the end's year.
    metric(EAST, 5, "income", 8000, "from", place_text="河口村"),
    metric(EAST, 6, "income", 9000, "to", place_text="河口村", period="2021", baseline_id=f"{EAST}.m5"),
    # Places of one name.
    metric(WEST, 7, "income", 7000, place_text="石岭村", period="2019"),
    metric(EAST, 8, "gdp_growth", 6.5, "rate", place_text="市中区", place_code="511102"),
    metric(WEST, 9, "gdp_growth", 7.1, "rate", place_text="市中区", place_code="370103"),
    metric(EAST, 10, "disputes_growth", 35.0, "rate", place_text="市中区", place_code="511102") | {"indicator": "矛盾纠纷下降"},
    metric(EAST, 11, "jobs_created", 2000, "change", place_text="市中区", place_code="511102"),
)


@pytest.fixture(scope="module")
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as db:
        for table in ("articles", "metrics", "indicators"):
            db.execute(f"create table {table} ({', '.join(f'{c.name} {DUCKDB[c.type]}' for c in BY_NAME[table].columns)})")
        db.executemany("insert into indicators (indicator_id, name, unit) values (?, ?, ?)", INDICATORS)
        for table, rows in (("articles", ARTICLES), ("metrics", METRICS)):
            for row in rows:
                db.execute(f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values()))
        db.execute("update articles set published_on = ?", [dt.date(2022, 5, 1)])
        for kind, name in (("macros", "answers"), ("macros", "compare"), ("views", "indicator_by_place")):
            db.execute(statement(kind, name))
        yield db


def told(db: duckdb.DuckDBPyConnection, asked: str, columns: str) -> list[tuple[Any, ...]]:
    return db.execute(f"select {columns} from compare(?) order by all", [asked]).fetchall()


def test_a_series_has_both_ends_and_neither_the_change_nor_the_plan(db: duckdb.DuckDBPyConnection) -> None:
    rows = [row[1:] for row in told(db, "人均收入", "place, period, started_at, value, title") if row[0] == "石岭村" and row[-1]]
    assert rows == [("2010", None, 6700.0, "东边"), ("2019", 6700.0, 12000.0, "东边")]


def test_a_beginning_without_a_period_is_not_put_into_the_year_of_publication(db: duckdb.DuckDBPyConnection) -> None:
    rows = [row[1:] for row in told(db, "人均收入", "place, period, started_at, value") if row[0] == "河口村"]
    assert rows == [("2021", 8000.0, 9000.0)]


def test_places_of_one_name_are_kept_apart(db: duckdb.DuckDBPyConnection) -> None:
    assert told(db, "GDP_growth", "place, place_code, value") == [("市中区", "370103", 7.1), ("市中区", "511102", 6.5)]
    assert told(db, "income", "value, metric_id")[0] == (6700.0, f"{EAST}.m1")
    assert [value for value, period in told(db, "income", "value, period") if period == "2019"] == [7000.0, 12000.0]
    by_place = "select place, lowest, highest from indicator_by_place where indicator_id = 'income' order by all"
    assert db.execute(by_place).fetchall() == [
        ("河口村", 8000.0, 9000.0),
        ("石岭村", 6700.0, 12000.0),
        ("石岭村", 7000.0, 7000.0),
    ]


def test_indicators_of_growth_and_of_what_is_new_have_answers(db: duckdb.DuckDBPyConnection) -> None:
    assert told(db, "矛盾纠纷", "indicator, value, as_told") == [("矛盾纠纷数量增长率", 35.0, "矛盾纠纷下降")]
    assert told(db, "新增就业", "period, value") == [("2022", 2000.0)]
