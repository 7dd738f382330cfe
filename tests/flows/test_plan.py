"""Plan: what a run would do with each document and why, held against a release, without reading what nobody touched."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.plan import Plan, plan, publishes
from flows.settings import Settings
from flows.stage import stage, survey
from models.fingerprint import code_version
from models.releases.layout import Warehouse
from tests.releases import release

TEXTS = {"a.txt": "全县建成学校12所。", "b.txt": "新增床位30张。", "c.txt": "修建公路8公里。"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Seeds of which one is as released, one changed, one new and one gone."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, text in {"a.txt": TEXTS["a.txt"], "b.txt": "新增床位31张。", "d.txt": "植树9亩。", ".e.txt": ""}.items():
        (seeds / name).write_text(text, encoding="utf-8")
    return tmp_path


def planned(place: Path) -> Plan:
    return plan(Settings(seeds=place / "seeds", warehouse=place / "warehouse"))


def test_every_document_has_its_reason(place: Path) -> None:
    release(place / "warehouse", TEXTS, code_version=code_version())
    found = planned(place)
    assert {d.path: d.status for d in found.documents} == {
        "a.txt": "unchanged", "b.txt": "changed bytes", "c.txt": "removed", "d.txt": "new",
    }  # fmt: skip
    assert found.publishes
    assert found.passed_over == (".e.txt",)
    assert found.stops is None


@pytest.mark.parametrize(
    ("seeds", "makes"),
    [
        (TEXTS, True),
        ({**TEXTS, "a.txt": "全县建成学校13所。"}, True),
        ({**TEXTS, "d.txt": "植树9亩。"}, True),
        ({name: TEXTS[name] for name in ("a.txt", "b.txt")}, True),
        (None, False),
    ],
)
def test_whether_there_is_anything_to_publish_is_what_the_plan_says(
    tmp_path: Path, seeds: dict[str, str] | None, *, makes: bool
) -> None:
    (tmp_path / "seeds").mkdir()
    for name, text in (seeds or TEXTS).items():
        (tmp_path / "seeds" / name).write_text(text, encoding="utf-8")
    settings = Settings(seeds=tmp_path / "seeds", warehouse=tmp_path / "warehouse")
    if seeds is not TEXTS:  # else there is no release yet
        release(tmp_path / "warehouse", TEXTS, code_version=code_version())
    assert publishes(settings) is plan(settings).publishes is makes


def test_of_seeds_that_were_never_published_only_the_first_is_read_before_they_are_staged(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def surveyed(*given: Any, **options: Any) -> Iterator[Any]:
        for found in survey(*given, **options):
            read.append(found[1].path)
            yield found

    monkeypatch.setattr("flows.plan.survey", surveyed)
    assert publishes(Settings(seeds=place / "seeds", warehouse=place / "warehouse"))
    assert read == ["a.txt"]


def test_other_code_touches_what_it_parses(place: Path) -> None:
    release(place / "warehouse", TEXTS, code_version="0.0.1+other")
    assert {d.path: d.status for d in planned(place).documents}["a.txt"] == "changed code"


def test_a_plan_reads_no_file_of_the_release_that_nobody_touched(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release(place / "warehouse", TEXTS, code_version=code_version())
    with monkeypatch.context() as blind:
        blind.setattr("models.releases.verification.file_digest", lambda _: pytest.fail("a file of the release was read"))
        assert planned(place).broken is None
    page = Warehouse(place / "warehouse").current().parquet("metrics")
    page.write_bytes(page.read_bytes()[:-1] + b"x")
    assert "tables/metrics.parquet" in (planned(place).broken or "")


def test_a_plan_imports_nothing_that_takes_a_second(place: Path) -> None:
    release(place / "warehouse", TEXTS, code_version=code_version())
    stage(place / "seeds", Warehouse(place / "warehouse").work)  # leaves an inventory, which planning reads
    code = (
        "import sys\nfrom flows.plan import plan\nfrom flows.settings import Settings\n"
        "plan(Settings(seeds=sys.argv[1], warehouse=sys.argv[2]))\n"
        "print(*sorted({'pandas', 'prefect', 'great_expectations', 'polars'} & set(sys.modules)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(place / "seeds"), str(place / "warehouse")], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == []
