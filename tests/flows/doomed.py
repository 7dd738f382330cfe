"""Runs that are killed or cramped, and what has to be true of the warehouse that they leave behind."""

from __future__ import annotations

import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any, Final, Self

import duckdb

from models.releases.layout import Warehouse
from models.releases.verification import damage, verify
from tests.flows.conftest import PAGE
from tests.forks import CONTEXT

STAGES: Final = ("stage", "parse", "load", "check", "publish")
PAGES: Final = 6


class Run:
    """A run in a process of its own."""

    def __init__(self, seeds: Path, warehouse: Path, file_bytes: int | None, every_rule: bool) -> None:
        self._hear, say = CONTEXT.Pipe(duplex=False)
        self.process = CONTEXT.Process(target=_run, args=(seeds, warehouse, say, file_bytes, every_rule))
        self.process.start()
        say.close()

    def hear(self) -> str | None:
        """What it says next; None if it ended without a word."""
        try:
            return str(self._hear.recv())
        except EOFError:
            return None

    def until(self, word: str) -> str | None:
        """Listen until it says ``word`` or something that begins like an error."""
        while (said := self.hear()) is not None and said != word and "Error" not in said:
            pass
        return said

    def kill(self) -> None:
        assert self.process.pid is not None
        self.process.kill()
        self.process.join()
        assert self.process.exitcode in (-signal.SIGKILL, 0)


def _run(*given: Any) -> None:
    assert "tests.flows.runs" in sys.modules, "the fork server did not import it, see tests/forks.py"
    from tests.flows.runs import run  # the process of the tests does without what it takes seconds to import

    run(*given)


class Place:
    """Seeds, each page a part of its own, and the warehouse that they are published in."""

    def __init__(self, folder: Path) -> None:
        self.seeds, self.warehouse = folder / "seeds", folder / "warehouse"
        self.house = Warehouse(self.warehouse)
        self.seeds.mkdir(parents=True, exist_ok=True)

    @classmethod
    def copy(cls, other: Self, folder: Path) -> Self:
        """The same, released already, somewhere else."""
        shutil.copytree(other.seeds, folder / "seeds")
        shutil.copytree(other.warehouse, folder / "warehouse", symlinks=True)
        return cls(folder)

    def change(self, number: int) -> None:
        """Every page says something else."""
        for page in range(PAGES):
            text = PAGE.format(120 + 10 * number + page, 30 + number, 45 + page)
            (self.seeds / f"{page}.txt").write_text(text, encoding="utf-8")

    @property
    def pages(self) -> list[str]:
        """What the seeds say."""
        return [page.read_text(encoding="utf-8") for page in sorted(self.seeds.iterdir())]

    def start(self, file_bytes: int | None = None, *, every_rule: bool = False) -> Run:
        """A run of it, within so many bytes a file, that holds every rule or a few."""
        return Run(self.seeds, self.warehouse, file_bytes, every_rule)

    def finish(self, *, every_rule: bool = False) -> dict[str, float]:
        """A run to its end: seconds that each stage took."""
        whole = self.start(every_rule=every_rule)
        times: dict[str, float] = {}
        before, name = time.monotonic(), ""
        while (said := whole.hear()) is not None:
            assert "Error" not in said, said
            now = time.monotonic()
            times[name], before, name = now - before, now, said
        whole.process.join()
        assert name == "done"
        return times

    def released(self, *, every_release: bool = True) -> list[str]:
        """What the current release says, which opens and is whole, as is every release that is listed."""
        current = self.house.current()
        verified = verify(self.house)
        assert verified.holds, verified.mismatches
        # The others were current once and verified then, or never were; their files are what they were written as.
        assert not [found for release in self.house.releases() if every_release for found in damage(release)]
        with duckdb.connect(str(current.database), read_only=True) as db:
            return [text for (text,) in db.execute("select text from documents order by path").fetchall()]

    def assert_tidy(self, *, published: bool = True) -> None:
        """Nothing that a dead run left is there any more; releases on their way out are removed by runs that publish."""
        assert not list(self.house.builds.iterdir())
        assert not (published and list(self.house.trash.iterdir()))
        assert not [path for path in self.house.work.rglob(".*") if not path.name.endswith(".lock")]


def kill_at_many_moments(place: Place, stage: str, moments: int = 6) -> None:
    """Kill runs at moments spread by chance over the life of a stage, as long as it takes here and now, and run again."""
    every_rule = stage == "check"
    place.change(0)
    place.finish()
    place.change(1)
    takes = place.finish(every_rule=every_rule)[stage]
    chance = random.Random(stage)
    for number in range(moments):
        old = place.pages
        place.change(2 + number)
        doomed = place.start(every_rule=every_rule)
        assert doomed.until(stage) == stage
        time.sleep((number + chance.random()) / moments * takes)
        doomed.kill()
        assert place.released() in (old, place.pages)
        # Where all was done before the signal came, nothing is left to do.
        finished = place.finish(every_rule=every_rule)
        takes = finished.get(stage, takes)
        assert place.released(every_release=False) == place.pages
        place.assert_tidy(published="publish" in finished)
