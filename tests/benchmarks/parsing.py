"""How fast pages are parsed on one core, and what each stage of it takes.

Time is that of the processor, so that neighbours disturb little. The functions of :mod:`models.parser` are timed where it calls
them: what is measured is what runs. The floor is one pass of one regular expression (a number with a unit) over each page, just
before it is parsed; its ratio to the rest holds on every machine.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import models.parser
import models.places
import models.records

FLOOR = re.compile(r"[0-9]+(?:\.[0-9]+)?[万亿]?(?:元|个|名|户|人|件|次|条|%|亩|吨|公里|米)")
STAGES = {
    "label_lines": "lines",
    "assemble": "articles",
    "find_cuts": "articles",
    "script": "articles",
    "extract_measures": "measures",
    "link": "measures",
    "extract_metrics": "metrics",
    "extract_claims": "claims",
    "signature": "signatures",
    "bands": "signatures",
}
FROM_SENTENCES = ("words", "places", "measures", "metrics")


class Stage(NamedTuple):
    """What a stage took over the whole corpus."""

    name: str
    seconds: float
    kb_per_second: float
    floors: float
    """Its time as a multiple of the floor's."""


class _Watch:
    """Processor time by stage; a stage that another one calls is not counted twice."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stages: list[str] = []
        self._since = 0.0

    def _switch(self) -> None:
        now = time.process_time()
        if self._stages:
            self.seconds[self._stages[-1]] = self.seconds.get(self._stages[-1], 0.0) + now - self._since
        self._since = now

    def timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            self._switch()
            self._stages.append(stage)
            try:
                return work(*args, **kwargs)
            finally:
                self._switch()
                self._stages.pop()

        return run


def measure(pages: Sequence[str]) -> list[Stage]:
    """Each stage over ``pages``, then the sums; the first row is the floor."""
    models.parser.parse_page(pages[0])  # registers and dictionaries, once a process
    watch = _Watch()
    kept = {name: getattr(models.parser, name) for name in STAGES}
    tag, of = models.records.tag, models.places.PlaceContext.of
    try:
        for name, stage in STAGES.items():
            setattr(models.parser, name, watch.timed(stage, kept[name]))
        models.records.tag = watch.timed("words", tag)
        models.places.PlaceContext.of = staticmethod(watch.timed("places", of))  # type: ignore[method-assign]
        floor, whole = watch.timed("floor", FLOOR.findall), watch.timed("rest", models.parser.parse_page)
        with models.parser.uncollected():  # as in a part
            for page in pages:
                floor(page)
                whole(page)
    finally:
        for name, work in kept.items():
            setattr(models.parser, name, work)
        models.records.tag = tag
        models.places.PlaceContext.of = of  # type: ignore[method-assign]
    seconds = watch.seconds
    order = ("lines", "articles", "words", "places", "measures", "metrics", "claims", "signatures", "rest")
    sums = {
        "from sentences: words, places, measures, metrics": sum(seconds.get(s, 0.0) for s in FROM_SENTENCES),
        "whole page": sum(seconds.get(s, 0.0) for s in order),
    }
    size = sum(len(page.encode()) for page in pages) / 1000
    rows = {"floor": seconds["floor"], **{s: seconds.get(s, 0.0) for s in order}, **sums}
    return [Stage(name, took, size / took if took else 0.0, took / seconds["floor"]) for name, took in rows.items()]


def start() -> dict[str, float]:
    """Seconds of a new process until it has imported the parser, and until it has parsed its first page."""
    code = (
        "import time; from models.parser import parse_page; a = time.process_time();"
        "parse_page('某县推行积分制\\n全县120个村推行积分制，建立积分超市30个。\\n'); print(a, time.process_time())"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    return {"import": float(said[0]), "first page": float(said[1])}
