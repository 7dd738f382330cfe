"""The flow, run by Prefect against a real server: what a person finds in its UI, and what a run leaves."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

import flows.check
import flows.server
from flows.release import Outcome
from flows.settings import Settings
from models.checks import Rule
from models.releases.layout import Warehouse
from models.releases.manifest import Manifest
from tests.flows.cli.calls import call

pytestmark = pytest.mark.usefixtures("prefect_api")


def run(pages: Path, warehouse: Path, **more: Any) -> Outcome:
    """A run of the flow; parts are so small that there are several."""
    from flows.pipeline import run_flow

    settings = Settings(seeds=pages, warehouse=warehouse, **({"part_bytes": 200, "workers": 2} | more))
    return run_flow(settings, lambda stage, done, total: None)


def content(outcome: Outcome) -> str:
    return Manifest.read(outcome.path / "manifest.json").content_hash


def ask(api: str, what: str, **question: Any) -> list[dict[str, Any]]:
    """Rows of the server, newest first."""
    answer = httpx.post(f"{api}/{what}/filter", json=question, timeout=30)
    answer.raise_for_status()
    return sorted(answer.json(), key=lambda row: row["created"], reverse=True)


def last_run(api: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The newest flow run and its task runs, which are told to the server in the background."""
    flow_run = ask(api, "flow_runs")[0]
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        tasks = ask(api, "task_runs", task_runs={"flow_run_id": {"any_": [flow_run["id"]]}})
        if tasks and all(t["state_type"] in ("COMPLETED", "FAILED") for t in tasks):
            return flow_run, tasks
        time.sleep(0.1)
    pytest.fail(f"tasks that do not end: {tasks}")


def artifacts(api: str, flow_run: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {a["key"]: a for a in ask(api, "artifacts", artifacts={"flow_run_id": {"any_": [flow_run["id"]]}})}


def test_a_run_as_a_person_finds_it(prefect_api: str, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import flows.pipeline

    told: list[float] = []
    update = flows.pipeline.update_progress_artifact
    monkeypatch.setattr(flows.pipeline, "_TELL_SECONDS", 0)
    monkeypatch.setattr(flows.pipeline, "update_progress_artifact", lambda key, to: told.append(to) or update(key, to))
    outcome = run(pages, tmp_path / "warehouse")
    flow_run, tasks = last_run(prefect_api)
    assert flow_run["state_type"] == "COMPLETED"
    assert flow_run["name"].startswith("seeds to release, 20")
    names = {t["name"] for t in tasks}
    assert names >= {f"parse part {n} of {outcome.parts}" for n in range(1, outcome.parts + 1)}
    assert {name.rpartition("-")[0] for name in names if "-" in name} == {
        "stage raw pages", "load DuckDB tables", "check data quality", "publish release",
    }  # fmt: skip
    assert outcome.parts > 1
    retries = {t["name"].split()[0]: t["empirical_policy"]["retries"] for t in tasks}
    assert retries == {"stage": 2, "parse": 2, "load": 1, "check": 0, "publish": 0}
    found = artifacts(prefect_api, flow_run)
    assert found["fangzhi-summary"]["type"] == "table"
    assert f'"documents", "rows": {len(list(pages.iterdir()))}' in found["fangzhi-summary"]["data"]
    assert (outcome.path / "report" / "index.html").as_uri() in found["fangzhi-report"]["data"]
    assert [found[f"fangzhi-{stage}"]["data"] for stage in ("staging", "parsing", "loading")] == [100.0] * 3
    assert told.count(100.0) == 3
    assert len([percent for percent in told if percent < 100]) > 10  # while they go on, too


def test_the_same_content_on_any_number_of_workers_also_when_one_is_killed(prefect_api: str, pages: Path, tmp_path: Path) -> None:
    killed: list[int] = []

    def kill_first() -> None:
        while not killed:
            for child in multiprocessing.active_children():
                if child.pid and "Spawn" in type(child).__name__:
                    os.kill(child.pid, signal.SIGKILL)
                    killed.append(child.pid)
                    break
            time.sleep(0.02)

    threading.Thread(target=kill_first, daemon=True).start()
    two = run(pages, tmp_path / "two", workers=2)
    assert killed
    _, tasks = last_run(prefect_api)
    assert max(t["run_count"] for t in tasks if t["name"].startswith("parse part")) > 1  # tried again
    assert content(two) == content(run(pages, tmp_path / "one", workers=1))
    whole = run(pages, tmp_path / "two", workers=1, part_bytes=1_000_000)
    assert (whole.status, whole.version) == ("unchanged", two.version)
    assert [r.version for r in Warehouse(tmp_path / "two").releases()] == [two.version]


def test_a_failed_check_publishes_nothing_and_says_why(
    prefect_api: str, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_other_server(*_: object, **__: object) -> None:
        pytest.fail("a server was started although one is configured")

    monkeypatch.setattr(flows.server.PrivateServer, "__init__", no_other_server)
    where = ("--seeds", pages, "--warehouse", tmp_path / "warehouse", "--workers", "1")
    first = call(capsys, "run", *where, "--json")
    assert (first.code, first.err) == (0, "")
    assert first.json()["status"] == "published"

    rule = Rule("no_page_of_these", "documents", "critical", "there is no page", "planted", where="true", shown="path")
    monkeypatch.setattr(flows.check, "all_rules", lambda: [rule])
    said = call(capsys, "run", *where, "--force")
    assert said.code == 3
    assert "no_page_of_these" in said.err
    flow_run, _ = last_run(prefect_api)
    assert flow_run["state_type"] == "FAILED"
    assert "no_page_of_these" in artifacts(prefect_api, flow_run)["fangzhi-rejected"]["data"]
    assert Warehouse(tmp_path / "warehouse").current_version() == first.json()["version"]

    monkeypatch.undo()
    again = call(capsys, "run", *where)
    assert (again.code, again.err) == (0, "")
    assert "Nothing changed" in again.out
    there = tmp_path / "warehouse"
    assert f'fangzhi sql "select place_name, title, measures, metrics from article_summary" --warehouse {there}\n' in again.out


def test_workers_are_given_no_more_jobs_than_they_ask_for(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import flows.pipeline
    from flows.workers import Workers, workers

    given: list[int] = []
    done: list[int] = []

    @contextmanager
    def watched(*arguments: Any) -> Iterator[Workers]:
        with workers(*arguments) as there:

            def submit(job: Any, number: int) -> Any:
                given.append(len(future_numbers) + 1 - len(done))
                future = there.submit(job, number)
                future_numbers.append(number)
                future.add_done_callback(lambda _: done.append(number))
                return future

            future_numbers: list[int] = []
            yield Workers(submit, lambda: 2)

    monkeypatch.setattr(flows.pipeline, "workers", watched)
    outcome = run(pages, tmp_path / "warehouse", workers=1)
    assert outcome.parsed_parts == len(given) > 3
    assert max(given) == 2
