"""What many tests share: one release of the five seeds, made once a session by the plain stages."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.release import Outcome, make_release
from flows.settings import Settings

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def seeds_release(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A release of ``seeds/``; treat it as read-only."""
    return make_release(Settings(seeds=ROOT / "seeds", warehouse=tmp_path_factory.mktemp("warehouse"), workers=1))
