from __future__ import annotations

import json
from pathlib import Path

import duckdb
import polars as pl
import pytest

import flows.bounds
from flows.bounds import bound
from flows.publish import publish
from flows.reject import reject
from flows.rollback import rollback
from models.releases.builds import build_folder
from models.releases.changes import diff
from models.releases.errors import (
    DamagedReleaseError,
    MissingBuildError,
    OccupiedCurrentError,
    UncheckedBuildError,
    UnknownReleaseError,
)
from models.releases.layout import Release, Warehouse
from models.releases.manifest import Manifest
from models.releases.verification import verify
from models.tables import TABLES
from tests.releases import CHECKS, NOW, A, B, fill, publish_build, release


@pytest.fixture
def house(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path / "warehouse")


def spoil(release: Release, name: str) -> None:
    """Turn over one byte in the middle of a file."""
    path = release.path / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))


def test_the_first_release_has_everything_that_the_contract_names(house):
    published = release(house.root, A)
    assert not published.unchanged
    assert published.parent is None
    assert house.link.is_symlink()
    assert str(house.link.readlink()) == f"releases/{published.version}"
    assert house.current() == house.release(published.version)
    current = house.current()
    with duckdb.connect(str(current.database), read_only=True) as db:
        (row,) = db.sql("select version, parent, created_at, content_hash, inputs_hash, code_version from release").fetchall()
        assert row == (published.version, None, NOW.replace(tzinfo=None), published.content_hash, "1" * 64, "0.1.0+test")
        assert db.sql("select table_name, passed from checks").fetchall() == [("metrics", True)]
        assert db.sql("select kind, count(*) from changes where change = 'added' group by all order by all").fetchall() == [
            ("article", 2),
            ("document", 2),
            ("measure", 2),
            ("metric", 2),
        ]
    manifest = Manifest.read(current.manifest)
    assert (manifest.version, manifest.parent, manifest.content_hash) == (published.version, None, published.content_hash)
    assert manifest.tables["documents"].rows == 2
    assert manifest.checks == CHECKS
    assert (current.report / "static" / "style.css").is_file()
    for table in TABLES:
        assert pl.read_parquet(current.parquet(table.name)).columns == list(table.names)
    assert not list(house.builds.iterdir())
    assert verify(house).holds


def test_the_same_content_is_not_published_again(house):
    first = release(house.root, A)
    again = release(house.root, dict(reversed(A.items())), inputs_hash="2" * 64)
    assert again.unchanged
    assert again.version == first.version
    assert len(house.releases()) == 1
    assert not list(house.builds.iterdir())


@pytest.mark.parametrize(
    "defined",
    [
        "create view asked as select count(*) as n from metrics",
        "create macro twice(x) as 2 * x",
        "comment on table metrics is 'numbers'",
    ],
)
def test_new_views_functions_and_comments_are_published_with_the_same_content(house, defined):
    first = release(house.root, A)

    def again():
        with build_folder(house) as build:
            with duckdb.connect(str(fill(build, A) / "fangzhi.duckdb")) as db:
                db.execute(defined)
            return publish_build(build, house.root)

    second = again()
    assert not second.unchanged
    assert (second.content_hash, second.parent) == (first.content_hash, first.version)
    assert again().unchanged
    assert verify(house).holds


def test_changes_name_what_the_parent_had_otherwise(house):
    first = release(house.root, A)
    second = release(house.root, B)
    assert second.parent == first.version
    with duckdb.connect(str(house.current().database), read_only=True) as db:
        found = db.sql("select change, label from changes where kind = 'document' order by all").fetchall()
        assert found == [("added", "c.txt"), ("changed", "a.txt"), ("removed", "b.txt")]
        stored = set(db.sql("select kind, id, change, label from changes").fetchall())
    forth = diff(house, first.version)
    assert set(forth) == stored
    back = diff(house, second.version, first.version)
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert {(c.kind, c.id, c.change) for c in back} == {(c.kind, c.id, turned[c.change]) for c in forth}
    assert diff(house, second.version) == []


def test_old_releases_go_and_the_current_one_stays(house):
    versions = [release(house.root, {"a.txt": f"新建学校{n}所。"}).version for n in range(3)]
    rollback(house.root, versions[0])
    published = release(house.root, B, keep=2)
    assert published.removed == (versions[1], versions[0])
    assert [r.version for r in house.releases()] == [published.version, versions[2]]
    assert release(house.root, B, keep=1).removed == (versions[2],)
    assert house.current().version == published.version
    assert not list(house.trash.iterdir())
    with pytest.raises(ValueError, match="keep is 0"):
        release(house.root, A, keep=0)


def test_a_failed_build_is_put_aside_with_its_reason(house):
    first = release(house.root, A)
    failed = [CHECKS[0] | {"passed": False, "unexpected": 3}]
    with pytest.raises(UncheckedBuildError, match="metrics: key"):
        release(house.root, B, checks=failed)
    for _ in range(2):
        with build_folder(house) as build:
            folder = reject(fill(build, B), house.root, reason="2 metrics share a key", checks=failed, now=NOW, keep=1)
    assert [path.name for path in house.rejected.iterdir()] == [folder.name]
    said = json.loads((folder / "reason.json").read_text("utf-8"))
    assert (said["reason"], said["checks"]) == ("2 metrics share a key", failed)
    assert folder.name.endswith(said["content_hash"][:8])
    with duckdb.connect(str(folder / "fangzhi.duckdb"), read_only=True) as db:
        assert db.sql("select count(*) from documents").fetchall() == [(2,)]
    assert house.current().version == first.version
    assert len(house.releases()) == 1


def test_what_a_rejected_build_holds_is_hashed_within_bounds(house, monkeypatch):
    spilled = []
    monkeypatch.setattr(flows.bounds, "bound", lambda connection, spill: spilled.append(spill) or bound(connection, spill))
    with build_folder(house) as build:
        folder = reject(fill(build, B), house.root, reason="2 metrics share a key", checks=[], now=NOW)
        assert spilled == [build / "spill"]
    assert not (folder / "spill").exists()


def test_a_build_whose_database_is_the_trouble_is_put_aside_too(house):
    with build_folder(house) as build:
        (build / "fangzhi.duckdb").write_bytes(b"no database")
        folder = reject(build, house.root, reason="broken", checks=[], now=NOW)
        assert not build.exists()
    assert folder.name.endswith("-00000000")


def test_a_build_without_a_database_is_no_release(house):
    with build_folder(house) as build, pytest.raises(MissingBuildError, match="fangzhi run"):
        publish(build, house.root, checks=CHECKS, inputs_hash="1" * 64, code_version="0", now=NOW)


def test_rollback_and_the_way_forward(house):
    first, second = release(house.root, A), release(house.root, B)
    assert rollback(house.root, first.version).version == house.current().version == first.version
    assert len(house.releases()) == 2
    again = release(house.root, B)
    assert not again.unchanged
    assert again.parent == first.version
    assert again.content_hash == second.content_hash
    assert again.version > second.version
    with pytest.raises(UnknownReleaseError, match="fangzhi releases"):
        rollback(house.root, "2020")


def test_rollback_refuses_a_damaged_release(house):
    first, second = release(house.root, A), release(house.root, B)
    spoil(house.release(first.version), "tables/metrics.parquet")
    with pytest.raises(DamagedReleaseError, match=r"tables/metrics\.parquet") as caught:
        rollback(house.root, first.version)
    assert caught.value.version == first.version
    assert house.current().version == second.version


def test_publishing_over_a_damaged_current_builds_on_the_newest_that_is_intact(house):
    first, second = release(house.root, A), release(house.root, B)
    spoil(house.release(second.version), "fangzhi.duckdb")
    mended = release(house.root, B)
    assert not mended.unchanged
    assert mended.parent == first.version
    assert "fangzhi.duckdb" in str(mended.mended)
    assert verify(house).holds


@pytest.mark.parametrize("how", ["missing", "dangling", "elsewhere"])
def test_publishing_mends_a_current_that_leads_nowhere(house, how):
    first = release(house.root, A)
    house.link.unlink()
    if how != "missing":
        house.link.symlink_to("releases/none" if how == "dangling" else "/tmp")
    again = release(house.root, A)
    assert again.unchanged
    assert again.mended
    assert house.current().version == first.version


def test_what_we_did_not_make_is_not_replaced(house):
    first = release(house.root, A)
    house.link.unlink()
    house.link.mkdir()
    for attempt in (lambda: release(house.root, B), lambda: rollback(house.root, first.version)):
        with pytest.raises(OccupiedCurrentError):
            attempt()
    assert house.link.is_dir()
    assert len(house.releases()) == 1
