from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from models.releases.errors import (
    BrokenCurrentError,
    NoReleaseError,
    OccupiedCurrentError,
    UnknownReleaseError,
    UnwritableWarehouseError,
)
from models.releases.layout import Warehouse, version_name

OLD, NEW = "2026-11-21T142233Z-3fa94c1e", "2026-11-22T000000Z-aa000000"


def made(root: Path, *versions: str) -> Warehouse:
    house = Warehouse(root)
    house.prepare()
    for version in versions:
        house.release(version).path.mkdir()
        house.release(version).manifest.write_text("{}")
    return house


def test_version_is_utc_time_and_hash():
    shanghai = timezone(timedelta(hours=8))
    assert version_name(datetime(2026, 11, 21, 22, 22, 33, tzinfo=shanghai), "3fa94c1e" + "0" * 56) == OLD


def test_only_complete_releases_are_listed_newest_first(tmp_path):
    house = made(tmp_path, OLD, NEW)
    (house.releases_folder / "2026-11-23T000000Z-bb000000").mkdir()  # no manifest
    (house.releases_folder / "notes").mkdir()
    (house.releases_folder / "2026-11-24T000000Z-cc000000").symlink_to(NEW)
    assert [release.version for release in house.releases()] == [NEW, OLD]


def test_a_release_is_found_by_version_beginning_or_hash(tmp_path):
    house = made(tmp_path, OLD, NEW)
    assert house.find(OLD).version == house.find("2026-11-21").version == house.find("3fa9").version == OLD
    for name in ("2026", "nothing", "../releases", ""):
        with pytest.raises(UnknownReleaseError) as caught:
            house.find(name)
        assert caught.value.known == (NEW, OLD)


def test_current_follows_the_link_also_when_the_warehouse_was_moved(tmp_path):
    house = made(tmp_path / "here", OLD, NEW)
    house.link.symlink_to(f"releases/{OLD}")
    assert house.current().version == house.find().version == OLD
    (tmp_path / "here").rename(tmp_path / "there")
    assert Warehouse(tmp_path / "there").current().version == OLD


def test_a_current_that_leads_nowhere_says_what_to_do(tmp_path):
    with pytest.raises(NoReleaseError, match="fangzhi run"):
        Warehouse(tmp_path / "empty").current()
    house = made(tmp_path / "w", OLD, NEW)
    with pytest.raises(BrokenCurrentError, match="is missing") as caught:
        house.current()
    assert caught.value.newest == NEW
    house.link.symlink_to(f"releases/{OLD}")
    shutil.rmtree(house.release(OLD).path)
    with pytest.raises(BrokenCurrentError, match=f"fangzhi rollback {NEW}"):
        house.current()
    house.link.unlink()
    house.link.mkdir()
    with pytest.raises(OccupiedCurrentError, match="Move it away"):
        house.current()


def test_versions_sort_as_published_when_the_clock_goes_back(tmp_path):
    house = made(tmp_path, OLD)
    back = datetime(2020, 1, 1, tzinfo=UTC)
    assert house.next_moment(back) == datetime(2026, 11, 21, 14, 22, 34, tzinfo=UTC)
    assert house.next_moment(datetime(2027, 1, 1, microsecond=5, tzinfo=UTC)) == datetime(2027, 1, 1, tzinfo=UTC)


def test_a_warehouse_that_cannot_be_made_says_so(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableWarehouseError, match="--warehouse"):
        Warehouse(tmp_path / "file").prepare()
