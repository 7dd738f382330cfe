"""A run that is killed before there is a build to check leaves the old release or the new one; the next run makes the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.doomed import Place, kill_at_many_moments


@pytest.mark.timeout(1200)  # a machine with other work takes its time
@pytest.mark.parametrize("stage", ["stage", "parse", "load"])
def test_killed_at_many_moments_of_a_stage(tmp_path: Path, stage: str) -> None:
    kill_at_many_moments(Place(tmp_path), stage)
