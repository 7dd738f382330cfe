"""Publishing that is killed, runs out of disk, may not write, or meets another publisher; and readers meanwhile."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

import duckdb
import pytest

from flows.rollback import rollback
from models.releases.builds import build_folder, publishing
from models.releases.errors import WarehouseBusyError
from models.releases.layout import Warehouse
from models.releases.manifest import Manifest
from models.releases.verification import damage, verify
from tests import processes
from tests.releases import A, B, release


@pytest.fixture
def house(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path / "warehouse")


def texts(n: int) -> dict[str, str]:
    return {"a.txt": f"全县建成学校{n}所。"}


def there(house: Warehouse) -> str:
    """The text that the current release has, read as an analyst reads it."""
    with duckdb.connect(str(house.link / "fangzhi.duckdb"), read_only=True) as db:
        return str(db.sql("select text from documents order by path limit 1").fetchall()[0][0])


def assert_whole(house: Warehouse, *, either: tuple[Mapping[str, str], ...]) -> None:
    """``current`` verifies and is one of ``either``; whatever is listed is whole."""
    assert there(house) in [content["a.txt"] for content in either]
    verified = verify(house)
    assert verified.holds, verified.mismatches
    assert not [found for listed in house.releases() for found in damage(listed)]


def assert_tidy(house: Warehouse) -> None:
    """Nothing that a dead run left is there any more."""
    assert not list(house.builds.iterdir())
    assert not list(house.trash.iterdir())
    assert {path.name for path in house.root.iterdir()} == {"current", "releases", "rejected", ".work"}


def test_killed_at_every_step_and_then_run_again(house):
    for n in range(2):
        release(house.root, texts(n))
    switched = False
    for step in count(1):
        old, new = texts(step), texts(step + 1)
        ended = processes.run(processes.publish_and_die, house.root, new, step)
        assert_whole(house, either=(old, new))
        switched |= ended != 0 and there(house) == new["a.txt"]
        again = release(house.root, new, keep=2, timeout=5)
        assert_whole(house, either=(new,))
        assert_tidy(house)
        assert len(house.releases()) == 2
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        assert again.mended is None
    assert step > 20
    assert switched


def test_the_first_release_killed_at_every_step(tmp_path):
    lost = 0
    for step in count(1):
        house = Warehouse(tmp_path / str(step))
        ended = processes.run(processes.publish_and_die, house.root, A, step)
        listed = house.releases()
        assert not [found for release in listed for found in damage(release)]
        lost += house.current_version() is None and len(listed) == 1
        if step % 4 == 0 or (listed and ended != 0):
            release(house.root, A, timeout=5)
            assert_whole(house, either=(A,))
            assert_tidy(house)
            assert len(house.releases()) == 1
        if ended == 0:
            break
    assert lost  # killed between coming in and becoming current: found again, not made twice


def test_killed_at_any_time_and_then_run_again(house):
    release(house.root, texts(0))
    chance = random.Random(20261121)
    start = time.monotonic()
    assert processes.run(processes.publish, house.root, texts(1)) == 0
    takes = time.monotonic() - start
    for n in range(2, 8):
        process = processes.start(processes.publish, house.root, texts(n))
        time.sleep(chance.uniform(0.3, 1) * takes)
        process.kill()
        process.join()
        assert_whole(house, either=(texts(n - 1), texts(n)))
        release(house.root, texts(n), keep=2, timeout=5)
        assert_whole(house, either=(texts(n),))
        assert_tidy(house)


def test_rollback_killed_at_every_step(house):
    first, second = release(house.root, A), release(house.root, B)
    for step in count(1):
        ended = processes.run(processes.roll_back_and_die, house.root, first.version, step)
        assert house.current().version in (first.version, second.version)
        assert verify(house).holds
        if ended == 0:
            break
        rollback(house.root, second.version, timeout=5)
    assert house.current().version == first.version


@pytest.mark.parametrize("limit", [10, 1000, 3000, 100_000, 3_500_000])
def test_a_full_disk_leaves_the_old_release_and_says_so(house, tmp_path, limit):
    first = release(house.root, A)
    large = B | {"z.txt": "".join(random.Random(1).choices("县乡镇村组户人", k=1_000_000))}
    assert processes.run(processes.publish_on_a_full_disk, house.root, large, limit, tmp_path / "said") == 0
    said = (tmp_path / "said").read_text()
    assert said.startswith("PublishFailedError: ")
    assert f"`current` is still {first.version}" in said
    assert house.current().version == first.version
    assert_whole(house, either=(A,))
    assert len(house.releases()) == 1
    assert release(house.root, large).parent == first.version
    assert_whole(house, either=(B,))
    assert_tidy(house)


def verify_there(warehouse: Path) -> bool:
    return verify(Warehouse(warehouse)).holds


def publish_there(warehouse: Path) -> str:
    return release(warehouse, B).version


def roll_back_there(warehouse: Path) -> str:
    return rollback(warehouse, "current").version


@pytest.fixture
def read_only() -> Iterator[Warehouse]:
    """A release in a warehouse that nobody may write to, in a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        house = Warehouse(Path(folder) / "warehouse")
        release(house.root, A)
        for parent, folders, files in os.walk(house.root):
            for name in (*folders, *files):
                if name != "current":
                    (Path(parent) / name).chmod(0o555 if name in folders else 0o444)
        house.root.chmod(0o555)
        yield house
        for parent, _, _ in os.walk(house.root):
            Path(parent).chmod(0o755)


@pytest.mark.parametrize("action", [publish_there, roll_back_there])
def test_a_read_only_warehouse_says_so_and_is_read_on(read_only, tmp_path, action):
    assert processes.run(processes.act_as_nobody, read_only.root, tmp_path / "said", action) == 0
    assert (
        (tmp_path / "said").read_text().startswith(f"UnwritableWarehouseError: Cannot write to the warehouse {read_only.root}: ")
    )
    assert processes.run(processes.act_as_nobody, read_only.root, tmp_path / "verified", verify_there) == 0
    assert (tmp_path / "verified").read_text() == "True"


def test_two_publishers_take_turns(house):
    release(house.root, texts(0))
    both = [processes.start(processes.publish, house.root, texts(n)) for n in (1, 2)]
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    newest_first = house.releases()
    parents = [Manifest.read(listed.manifest).parent for listed in newest_first]
    assert parents == [*(listed.version for listed in newest_first[1:]), None]
    assert house.current() == newest_first[0]
    assert all(verify(house, listed.version).holds for listed in newest_first)
    assert_tidy(house)


def wait_for(path: Path) -> None:
    until = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_busy_warehouse_names_the_holder_and_a_killed_one_leaves_no_lock(house, tmp_path):
    release(house.root, A)
    holder = processes.start(processes.hold_lock, house.root, tmp_path / "held")
    try:
        wait_for(tmp_path / "held")
        with pytest.raises(WarehouseBusyError, match=f"process {holder.pid} on .*, since 20") as caught:
            release(house.root, B, timeout=0.2)
        assert caught.value.lock == house.lock
        with pytest.raises(WarehouseBusyError):
            rollback(house.root, "current", timeout=0)
    finally:
        holder.kill()
        holder.join()
    assert not release(house.root, B, timeout=0.2).unchanged


def test_the_builds_of_dead_runs_are_swept_and_those_of_live_ones_are_not(house, tmp_path):
    runs = [processes.start(processes.hold_build, house.root, tmp_path / name) for name in ("dead", "alive")]
    try:
        for name in ("dead", "alive"):
            wait_for(tmp_path / name)
        dead, alive = (Path((tmp_path / name).read_text()) for name in ("dead", "alive"))
        runs[0].kill()
        runs[0].join()
        assert dead.is_dir()
        with build_folder(house) as mine:
            assert {path.name for path in house.builds.iterdir()} == {alive.name, mine.name}
            release(house.root, A)
            assert {path.name for path in house.builds.iterdir()} == {alive.name, mine.name}
            assert (alive / "fangzhi.duckdb").is_file()
    finally:
        for run in runs:
            run.kill()
            run.join()


def test_readers_read_on_while_a_release_is_published_and_theirs_removed(house):
    first = release(house.root, A)
    with (
        duckdb.connect(str(house.current().database), read_only=True) as reader,
        house.current().parquet("lines").open("rb") as file,
    ):
        assert processes.run(processes.publish, house.root, B) == 0
        release(house.root, texts(3), keep=1)
        assert [listed.version for listed in house.releases()] != [first.version]
        assert not first.path.exists()
        assert reader.sql("select text from documents order by path").fetchall() == [(text,) for _, text in sorted(A.items())]
        assert file.read(4) == b"PAR1"
    assert there(house) == texts(3)["a.txt"]


def test_a_publisher_waits_for_its_turn(house):
    release(house.root, A)
    with publishing(house):
        waiting = processes.start(processes.publish, house.root, B)
        time.sleep(1)
        assert waiting.is_alive()
        assert there(house) == A["a.txt"]
    waiting.join()
    assert waiting.exitcode == 0
    assert there(house) == B["a.txt"]


def test_a_lost_work_folder_is_made_again(house):
    release(house.root, A)
    shutil.rmtree(house.work)
    release(house.root, B)
    assert_whole(house, either=(B,))
