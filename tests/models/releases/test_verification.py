from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from models.releases.layout import Release, Warehouse
from models.releases.verification import damage, verify
from tests.releases import A, release


@pytest.fixture
def house(tmp_path: Path) -> Warehouse:
    release(tmp_path, A)
    return Warehouse(tmp_path)


def found(house: Warehouse) -> set[str]:
    return {mismatch.where for mismatch in verify(house).mismatches}


def rewrite(release: Release, *path: str, value: object) -> None:
    data = json.loads(release.manifest.read_text("utf-8"))
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    release.manifest.write_text(json.dumps(data), "utf-8")


def test_a_release_as_published_holds(house):
    verified = verify(house)
    assert verified.holds
    assert (verified.files, verified.tables) == (19, 16)
    assert damage(house.current()) == ()


def test_a_row_changed_in_the_database_is_named(house):
    with duckdb.connect(str(house.current().database)) as db:
        db.execute("update metrics set value = value + 1 where metric_id = (select min(metric_id) from metrics)")
    assert found(house) == {"fangzhi.duckdb", "fangzhi.duckdb metrics"}


def test_a_parquet_file_that_is_another_is_named(house):
    current = house.current()
    current.parquet("places").write_bytes(current.parquet("units").read_bytes())
    assert "tables/places.parquet" in found(house)
    assert all(where == "tables/places.parquet" for where in found(house))


def test_files_that_are_missing_or_too_many_are_named(house):
    current = house.current()
    current.parquet("lines").unlink()
    (current.report / "index.html").unlink()
    (current.report / "more.html").touch()
    assert found(house) == {"tables/lines.parquet", "report/index.html", "report/more.html"}
    assert {m.where for m in damage(current)} == found(house)


def test_a_database_cut_short_is_named(house):
    current = house.current()
    current.database.write_bytes(current.database.read_bytes()[:5000])
    assert found(house) == {"fangzhi.duckdb"}


def test_a_look_at_what_was_touched_reads_no_other_file(house, monkeypatch):
    current = house.current()
    with monkeypatch.context() as blind:
        blind.setattr("models.releases.verification.file_digest", lambda _: pytest.fail("a file was read"))
        assert damage(current, touched=True) == ()
    database = bytearray(current.database.read_bytes())
    database[-1] ^= 1
    current.database.write_bytes(database)
    current.parquet("lines").unlink()
    (current.report / "index.html").write_bytes(b"")
    assert [m.where for m in damage(current, touched=True)] == ["tables/lines.parquet", "fangzhi.duckdb", "report/index.html"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', '{"format": 2}', '{"format": 1, "version": 3}', "\x00"])
def test_an_unreadable_manifest_is_named(house, text):
    house.current().manifest.write_text(text)
    assert found(house) == {"manifest.json"}
    assert [m.where for m in damage(house.current())] == ["manifest.json"]


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("version",), "2020-01-01T000000Z-00000000", "manifest.json version"),
        (("content_hash",), "0" * 64, "manifest.json content_hash"),
        (("inputs_hash",), "0" * 64, "fangzhi.duckdb release"),
        (("tables", "claims", "rows"), 7, "tables/claims.parquet"),
        (("tables",), {}, "manifest.json tables"),
    ],
)
def test_a_manifest_that_says_something_else_is_named(house, path, value, where):
    rewrite(house.current(), *path, value=value)
    assert where in found(house)
