"""Runs in processes of their own, to be killed and limited: the stages as :func:`flows.release.make_release` composes them.

Imported once by a fork server, so that each starts in no time; what such processes do is asked for in :mod:`tests.flows.doomed`.
"""

from __future__ import annotations

import gc
import resource
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import flows.check
import flows.load
import models.checks.expectations  # noqa: F401  (ten seconds, once)
from flows.errors import FangzhiError
from flows.release import Stages, make_release
from flows.settings import Settings
from models.parser import parse_page
from models.reference import register_tables
from models.releases.errors import ReleaseError

parse_page("某县推行积分制\n全县120个村推行积分制，建立积分超市30个。\n")  # registers and dictionaries, once
_REGISTERS = {**register_tables(), "places": register_tables()["places"][:60]}  # the pages name none, and each costs time
flows.load.register_tables = lambda: _REGISTERS
gc.freeze()  # a collection would copy every page of memory that the processes share


class Telling(Stages):
    """Says the name of each stage when it begins."""

    def __init__(self, settings: Settings, say: Connection) -> None:
        super().__init__(settings)
        self._say = say

    def stage(self, *args: Any, **kwargs: Any) -> Any:
        self._say.send("stage")
        return super().stage(*args, **kwargs)

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        self._say.send("parse")
        return super().parse(*args, **kwargs)

    def load(self, *args: Any, **kwargs: Any) -> Any:
        self._say.send("load")
        return super().load(*args, **kwargs)

    def check(self, *args: Any, **kwargs: Any) -> Any:
        self._say.send("check")
        return super().check(*args, **kwargs)

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        self._say.send("publish")
        return super().publish(*args, **kwargs)


def run(seeds: Path, warehouse: Path, say: Connection, file_bytes: int | None, every_rule: bool) -> None:
    """A run that tells its stages and how it ended: ``done``, or the error's class and words. Every page is a part of its own.

    Unless it holds ``every_rule``, it holds a few, which takes a tenth of the time.
    """
    if not every_rule:
        few = flows.check.all_rules()[:5]
        flows.check.all_rules = lambda: few
    if file_bytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    settings = Settings(seeds=seeds, warehouse=warehouse, workers=1, part_bytes=1, keep=2)
    try:
        make_release(settings, Telling(settings, say))
    except (FangzhiError, ReleaseError) as error:
        say.send(f"{type(error).__name__}: {error}")
    else:
        say.send("done")
