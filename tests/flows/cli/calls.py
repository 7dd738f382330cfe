"""Calls of the command line within the test's process."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pytest

from flows.cli import main


class Said(NamedTuple):
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Standard output, read as strict JSON."""
        return json.loads(self.out, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> Said:
    """Run ``fangzhi`` with ``arguments``; any exception that gets out would be a traceback for the user, and fails the test."""
    capsys.readouterr()
    try:
        main([str(a) for a in arguments])
        code: object = 0
    except SystemExit as end:
        code = end.code
    said = capsys.readouterr()
    return Said(code if isinstance(code, int) else 0, said.out, said.err)
