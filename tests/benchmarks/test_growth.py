"""What the benchmarks of size are made with: multiplied rows that pass every check, fitted powers, a plan of made-up pages."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from flows.check import all_rules, hold
from flows.load import load
from flows.parse import parse
from flows.stage import stage
from tests.benchmarks import growth, planner, whole
from tests.benchmarks.__main__ import main as benchmark
from tests.benchmarks.corpus import pages
from tests.benchmarks.multiplied import multiply


def test_multiplied_rows_are_no_copies_and_pass_every_critical_check(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, page in enumerate(pages(5_000, None)):
        (seeds / f"{number}.txt").write_text(page, encoding="utf-8")
    once = parse(stage(seeds, tmp_path), tmp_path)
    counts = load(multiply(once, range(1, 4), tmp_path / "multiplied"), tmp_path / "fangzhi.duckdb")
    assert counts["metrics"] == 3 * sum(part.rows["metrics"] for part in once.parts) > 0
    with duckdb.connect(str(tmp_path / "fangzhi.duckdb"), read_only=True) as db:
        assert db.execute("select count(*) from documents where duplicate_of is not null").fetchall() == [(0,)]
    results = hold(tmp_path / "fangzhi.duckdb", all_rules())
    assert [str(r) for r in results if r.broken or (r.rule.severity == "critical" and not r.passed)] == []


def test_what_is_measured_is_told_in_tables(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = ["--mb", "0.01", "--sizes", "0.02", "0.04", "--asked", "0.04", "--pages", "20"]
    benchmark(["--composed", *sizes, "--only", "workers", "growth", "many"])
    told, steps = capsys.readouterr()
    assert "MB/s loaded and checked" in told
    assert "times as fast" in told
    assert "compare('一肩挑')" in told
    assert "20 small pages" in told
    assert steps.splitlines()[-1].endswith("done")


def test_a_crawl_is_run_through_the_command_and_its_figures_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setattr(whole, "SHARD_BYTES", 4_000)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/performance.md").write_text("before\n<!-- whole -->\nold\n<!-- /whole -->\nbehind\n", encoding="utf-8")
    benchmark(["--composed", "--whole", "0.01", "--workers", "1", "--write"])
    page = (tmp_path / "docs/performance.md").read_text(encoding="utf-8")
    assert page.startswith("before\n<!-- whole -->\n\n")
    assert page.endswith("\n<!-- /whole -->\nbehind\n")
    assert "| status | published |" in page
    assert "old" not in page
    assert {f.suffix for f in (tmp_path / ".benchmarks/whole/crawl").iterdir()} == {".zst", ".parquet"}
    head, *samples = (tmp_path / ".benchmarks/whole/memory.csv").read_text(encoding="utf-8").splitlines()
    assert head == "seconds,MB,processes"
    assert len(samples) > 3
    assert capsys.readouterr().out in page


def test_the_power_of_growth_is_fitted() -> None:
    assert growth.exponent([(10, 3), (100, 30), (1000, 300)]) == pytest.approx(1)
    assert growth.exponent([(2, 4), (3, 9), (10, 100)]) == pytest.approx(2)


def test_one_changed_page_changes_one_part_of_the_plan() -> None:
    found = planner.measure(3_000, 1 << 20)
    assert found["parts that one changed page changes"] == 1
    assert found["parts"] > 10
    assert found["MB of the largest part"] < 5
