"""Role, period, unit and place of the numbers of pages of many kinds, from the page to the metric."""

from __future__ import annotations

import pytest

from models.parser import parse_page
from models.records import Metric
from models.text.script import to_simplified
from tests.models.metrics.short_pages import PAGES


def told(metric: Metric, *, place: bool) -> list[str]:
    """What the page says of a number, as the short pages write it."""
    parts = [metric.role, metric.period or "-", metric.unit]
    return [*parts, metric.place_text or "-"] if place else parts


@pytest.mark.parametrize(("published", "title", "body", "expected"), PAGES, ids=[page[1] for page in PAGES])
def test_what_a_page_says_of_its_numbers(published: str, title: str, body: str, expected: str) -> None:
    page = parse_page(f"{title}\n{published} 10:20  来源：本站\n{body}")
    metrics = [m for found in page.metrics for m in found if m.sentence.role != "title"]
    at = 0
    for line in expected.split("\n"):
        text, *wanted = line.split()
        text = to_simplified(text)
        while at < len(metrics) and metrics[at].sentence.text[metrics[at].start : metrics[at].end].replace(" ", "") != text:
            at += 1
        assert at < len(metrics), f"{text} is not found"
        assert [text, *told(metrics[at], place=len(wanted) > 3)] == [text, *wanted]
        at += 1
