"""A Prefect server for the tests of the flow: one a session, private, with its state in a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = "某县推行积分制\n2022-04-05 来源：某县日报\n\n全县{}个村推行积分制，建立积分超市{}个，选派驻村第一书记{}名。\n"


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server; Prefect is imported after it is set, and everything that talks to it in this process does."""
    from flows.server import PrivateServer

    before = dict(os.environ)
    os.environ.pop("PREFECT_API_URL", None)
    os.environ["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] = "CRITICAL"
    server = PrivateServer(tmp_path_factory.mktemp("prefect"))
    os.environ["PREFECT_API_URL"] = server.url
    server.wait()
    yield server.url
    from flows.server import say_last_words

    say_last_words()
    server.stop()
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A seeds folder of six short pages."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(PAGE.format(120 + number, 30 + number, 45 + number), encoding="utf-8")
    return folder
