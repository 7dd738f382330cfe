"""Seeds, parts and releases on object storage: the same release as in folders, and one pointer that one publisher switches."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from flows.parse import parse, todo
from flows.publish import Published
from flows.release import Outcome, make_release
from flows.settings import Settings
from flows.share import fetch_parts, parse_stored, prune_shared, share_parsed, share_staged
from flows.stage import MissingStagedPartError, stage
from models.releases.errors import BrokenCurrentError, DamagedReleaseError, NoReleaseError, RemoteCurrentError, SupersededError
from models.releases.manifest import Manifest
from models.releases.remote import RemoteWarehouse, Seen
from models.releases.verification import damage, verify
from models.storage.bucket import Bucket
from tests.flows.cli.calls import call
from tests.releases import A, B, release

C = {"a.txt": "全县建成学校14所。"}


def put(pages: Path, bucket: Bucket) -> None:
    bucket.write_all((file.name, file) for file in pages.iterdir())


def settings(bucket: Bucket, cache: Path, **more: object) -> Settings:
    """Everything on object storage, and a machine of its own."""
    places = {"seeds": f"{bucket}/seeds", "store": f"{bucket}/parts", "warehouse": f"{bucket}/warehouse"}
    return Settings(**(places | {"cache": cache, "part_bytes": 200, "workers": 1} | more))


def content(outcome: Outcome) -> str:
    return Manifest.read(outcome.path / "manifest.json").content_hash


def test_the_same_release_in_folders_and_on_object_storage_whole_and_incremental(
    pages: Path, bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(pages, Bucket.of(f"{bucket}/seeds"))
    there = make_release(settings(bucket, tmp_path / "one"))
    here = make_release(Settings(seeds=pages, warehouse=tmp_path / "warehouse", part_bytes=200, workers=1))
    assert (there.status, there.parsed_parts) == ("published", here.parts)
    assert content(there) == content(here)
    assert there.address == f"{bucket}/warehouse/releases/{there.version}"
    assert bucket.read("warehouse/current").decode() == f"releases/{there.version}\n"

    again = make_release(settings(bucket, tmp_path / "two"))  # another machine
    assert (again.status, again.version) == ("unchanged", there.version)
    page = pages / "3.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("书记48名", "书记99名"), encoding="utf-8")
    put(pages, Bucket.of(f"{bucket}/seeds"))
    changed = make_release(settings(bucket, tmp_path / "three"))
    assert changed.status == "published"
    assert 1 <= changed.parsed_parts <= 2 < changed.parts
    assert content(changed) == content(make_release(Settings(seeds=pages, warehouse=tmp_path / "whole", workers=1)))
    assert Manifest.read(changed.path / "manifest.json").parent == there.version

    where = ("--seeds", f"{bucket}/seeds", "--warehouse", f"{bucket}/warehouse")
    monkeypatch.setenv("FANGZHI_CACHE", str(tmp_path / "four"))
    assert call(capsys, "sql", "select count(*) as n from documents", "--json", *where).json() == [{"n": 6}]
    assert not list((tmp_path / "four").rglob("*.parquet"))  # the database alone
    assert call(capsys, "plan", "--json", *where).json()["publishes"] is False
    assert [r["version"] for r in call(capsys, "releases", "--json", *where).json()] == [changed.version, there.version]
    assert call(capsys, "verify", there.version, *where).code == 0
    said = call(capsys, "diff", "--json", *where).json()
    assert {c["change"] for c in said if c["kind"] == "document"} == {"changed"}
    assert call(capsys, "rollback", there.version, *where).code == 0
    assert bucket.read("warehouse/current").decode() == f"releases/{there.version}\n"
    assert call(capsys, "sql", "from release select version", "--json", *where).json() == [{"version": there.version}]
    assert call(capsys, "why", "3.txt", *where).code == 0
    doctor = call(capsys, "doctor", *where)
    assert f"{bucket}/seeds" in doctor.out
    assert there.version in doctor.out
    gone = call(capsys, "sql", "select 1", "--warehouse", "s3://no-such-bucket/warehouse")
    assert gone.code == 4
    assert "AWS_ENDPOINT_URL" in gone.err


def dies_at(patch: pytest.MonkeyPatch, last: str) -> None:
    """End this process, as it were, just before it writes an object of that name."""
    write = Bucket.write

    def dies(self: Bucket, name: str, data: bytes | Path) -> None:
        if name.endswith(f"/{last}"):
            raise KeyboardInterrupt
        write(self, name, data)

    patch.setattr(Bucket, "write", dies)


@pytest.fixture
def remote(bucket: Bucket, tmp_path: Path) -> RemoteWarehouse:
    return RemoteWarehouse(bucket, tmp_path / "one")


@pytest.fixture
def other(bucket: Bucket, tmp_path: Path) -> RemoteWarehouse:
    """The same warehouse from another machine."""
    return RemoteWarehouse(bucket, tmp_path / "two")


def publish(warehouse: RemoteWarehouse, texts: dict[str, str], seen: Seen, keep: int = 10) -> tuple[Published, str]:
    """A build in the mirror, published here."""
    made = release(warehouse.mirror.root, texts)
    return made, warehouse.publish(made.version, seen, keep)


def test_of_two_publishers_at_once_one_wins_and_the_other_changes_nothing(
    remote: RemoteWarehouse, other: RemoteWarehouse
) -> None:
    first, _ = publish(remote, A, remote.refresh())
    seen, theirs = remote.refresh(), other.refresh()
    assert seen == theirs
    winner, _ = publish(other, B, theirs)
    with pytest.raises(SupersededError, match=winner.version):
        publish(remote, C, seen)
    assert remote.see().version == winner.version
    assert remote.versions() == [winner.version, first.version]
    assert remote.mirror.current().version == winner.version
    assert verify(remote.mirror).holds


def test_a_release_with_the_content_of_the_winner_is_the_winner(remote: RemoteWarehouse, other: RemoteWarehouse) -> None:
    seen, theirs = remote.refresh(), other.refresh()
    winner, _ = publish(other, A, theirs)
    _, current = publish(remote, A, seen)
    assert current == winner.version
    assert remote.versions() == [winner.version]


def test_a_switch_whose_answer_was_lost_is_done(remote: RemoteWarehouse) -> None:
    first, _ = publish(remote, A, remote.refresh())
    remote.point(first.version, Seen())  # as a second try of the same write
    assert remote.see().version == first.version


def test_a_publisher_that_dies_while_it_writes_leaves_the_old_release(
    remote: RemoteWarehouse, other: RemoteWarehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = publish(remote, A, remote.refresh())
    seen = remote.refresh()
    with monkeypatch.context() as dead:
        dies_at(dead, "manifest.json")
        with pytest.raises(KeyboardInterrupt):
            publish(remote, B, seen)
    assert other.versions() == [first.version]
    other.refresh()
    assert other.mirror.current().version == first.version
    second, _ = publish(remote, B, remote.refresh())
    assert remote.see().version == second.version


def test_the_newest_releases_are_kept(remote: RemoteWarehouse) -> None:
    versions = [publish(remote, texts, remote.refresh(), keep=2)[1] for texts in (A, B, C)]
    assert remote.versions() == versions[:0:-1]
    assert {found.name.split("/")[1] for found in remote.bucket.list("releases")} == set(versions[1:])


def test_readers_get_what_is_current_and_damage_is_found(remote: RemoteWarehouse, other: RemoteWarehouse, bucket: Bucket) -> None:
    with pytest.raises(NoReleaseError, match="s3://"):
        other.database()
    first, _ = publish(remote, A, remote.refresh())
    version, database = other.database()
    with duckdb.connect(str(database), read_only=True) as db:
        assert db.sql("select version from release").fetchall() == [(first.version,)]
        second, _ = publish(remote, B, remote.refresh())
        assert db.sql("select version from release").fetchall() == [(version,)]  # who reads the old one reads on
    assert other.database()[0] == second.version

    name = f"releases/{first.version}/tables/metrics.parquet"
    spoilt = bytearray(bucket.read(name))
    spoilt[len(spoilt) // 2] ^= 0xFF
    bucket.write(name, bytes(spoilt))
    other.find(first.version, anew=True)
    assert "metrics.parquet" in str(verify(other.mirror, first.version).mismatches)
    bucket.write(f"releases/{second.version}/fangzhi.duckdb", b"no database")
    for folder in ("databases", "warehouses"):
        if (other.cache / folder).exists():
            (other.cache / folder).rename(other.cache / f"old {folder}")
    with pytest.raises(DamagedReleaseError, match=r"fangzhi\.duckdb"):
        other.database()


def test_a_pointer_that_says_something_else_is_not_followed(remote: RemoteWarehouse, bucket: Bucket) -> None:
    publish(remote, A, remote.refresh())
    bucket.write("current", b"releases/../../etc\n")
    with pytest.raises(RemoteCurrentError, match="etc"):
        remote.refresh()
    bucket.write("current", b"releases/2021-01-01T000000Z-00000000\n")
    remote.refresh()
    with pytest.raises(BrokenCurrentError):
        remote.mirror.current()


def test_a_damaged_copy_is_fetched_again(pages: Path, bucket: Bucket, tmp_path: Path) -> None:
    first = make_release(settings(bucket, tmp_path / "one", seeds=pages, store=None))
    (first.path / "tables" / "metrics.parquet").write_bytes(b"")
    again = make_release(settings(bucket, tmp_path / "one", seeds=pages, store=None))
    assert (again.status, again.version) == ("unchanged", first.version)
    assert not damage(settings(bucket, tmp_path / "one", store=None).house.current())


def test_progress_is_told_while_objects_are_read(pages: Path, bucket: Bucket, tmp_path: Path) -> None:
    bucket.write_all((f"seeds/{file.name}", file) for file in pages.iterdir())
    told: list[tuple[int, int]] = []
    stage(Bucket.of(f"{bucket}/seeds"), tmp_path, progress=lambda done, total: told.append((done, total)))
    total = sum(file.stat().st_size for file in pages.iterdir())
    assert told[0] == (0, total)
    assert told[-1] == (total, total)
    assert len(told) > 2


def test_parts_go_from_machine_to_machine(pages: Path, bucket: Bucket, tmp_path: Path) -> None:
    work = tmp_path / "one"
    staged = stage(pages, work, target=200)
    share_staged(bucket, staged)
    for job, have in todo(staged, work):
        assert have is None
        parse_stored(bucket, job)  # as a worker elsewhere does
        assert not job.folder.exists()
    fetch_parts(bucket, tmp_path / "two")
    again = stage(pages, tmp_path / "two", target=200)
    assert again.written == 0
    assert parse(again, tmp_path / "two").parsed == 0
    whole = parse(staged, work)
    for here, there in zip(whole.files("metrics"), parse(again, tmp_path / "two").files("metrics"), strict=True):
        assert here.read_bytes() == there.read_bytes()

    (pages / "0.txt").unlink()
    fewer = stage(pages, tmp_path / "two", target=200)
    share_staged(bucket, fewer)
    parsed = parse(fewer, tmp_path / "two")
    share_parsed(bucket, parsed)
    prune_shared(bucket, fewer, parsed)
    fetch_parts(bucket, tmp_path / "three")
    assert {p.name for p in (tmp_path / "three" / "parsed").iterdir()} == {p.folder.name for p in parsed.parts}
    assert {p.name for p in (tmp_path / "three" / "staged").iterdir()} == {fewer.file(p).name for p in fewer.parts}


def test_half_a_parsed_part_is_none_and_a_damaged_staged_one_is_removed(
    pages: Path, bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged = stage(pages, tmp_path / "one")
    share_staged(bucket, staged)
    ((job, _),) = todo(staged, tmp_path / "one")
    with monkeypatch.context() as dead:
        dies_at(dead, "part.json")
        with pytest.raises(KeyboardInterrupt):
            parse_stored(bucket, job)
    fetch_parts(bucket, tmp_path / "two")
    assert not (tmp_path / "two" / "parsed").exists()
    bucket.write(f"staged/{job.staged.name}", b"no Parquet")
    with pytest.raises(MissingStagedPartError):
        parse_stored(bucket, job)
    with pytest.raises(MissingStagedPartError):
        parse_stored(bucket, job)
    share_staged(bucket, staged)
    assert parse_stored(bucket, job).rows["documents"] == 6
