"""A run that runs out of disk, is killed before there is any release, or publishes while others read."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.flows.doomed import STAGES, Place


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place with one release; treat it as read-only."""
    place = Place(tmp_path_factory.mktemp("first"))
    place.change(0)
    place.finish()
    return place


@pytest.fixture
def place(first: Place, tmp_path: Path) -> Place:
    return Place.copy(first, tmp_path)


def test_killed_before_there_is_any_release(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.change(0)
    for stage in STAGES:
        doomed = place.start()
        assert doomed.until(stage) == stage
        doomed.kill()
    place.finish()
    assert place.released() == place.pages
    place.assert_tidy()


@pytest.mark.parametrize("file_bytes", [2_000, 30_000, 300_000])
def test_a_full_disk_is_told_of_and_mends_with_room(place: Place, file_bytes: int) -> None:
    old = place.pages
    place.change(1)
    cramped = place.start(file_bytes)
    said = cramped.until("done")
    cramped.process.join()
    assert said is not None
    assert "Error: " in said
    assert "Traceback" not in said
    assert place.released() == old
    place.finish()
    assert place.released() == place.pages


def test_readers_of_the_old_release_keep_reading(place: Place) -> None:
    old = place.pages
    with duckdb.connect(str(place.warehouse / "current" / "fangzhi.duckdb"), read_only=True) as db:
        place.change(1)
        place.finish()
        assert [text for (text,) in db.execute("select text from documents order by path").fetchall()] == old
    assert place.released() == place.pages


def test_the_same_release_whole_or_incremental_and_after_a_seed_came_back(place: Place, tmp_path: Path) -> None:
    before = place.house.current().version
    page = place.seeds / "3.txt"
    text = page.read_text(encoding="utf-8")
    page.unlink()
    place.finish()
    without = place.house.current().version
    page.write_text(text, encoding="utf-8")
    place.finish()
    anew = Place(tmp_path / "anew")
    anew.change(0)
    anew.finish()
    hashes = [version.rpartition("-")[2] for version in (before, place.house.current().version, anew.house.current().version)]
    assert hashes == [before.rpartition("-")[2]] * 3
    assert without.rpartition("-")[2] not in hashes
