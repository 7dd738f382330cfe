"""Confidence says how often a metric is right on pages that no rule was written from."""

from __future__ import annotations

import json

import pytest

from models.metrics.confidence import RIGHT, confidence
from models.metrics.quantities import find_quantities
from tests.gold import score
from tests.gold.measure import HERE, as_doc, oracle_page


@pytest.fixture(scope="module")
def told() -> list[tuple[float, bool]]:
    """Confidence and rightness of every metric of the unread gold."""
    out: list[tuple[float, bool]] = []
    documents = HERE / "unread_documents"
    for file in sorted((HERE / "unread").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = (documents / gold["document"]).read_bytes().decode("utf-8")
        page = oracle_page(text, gold)
        doc, wanted = as_doc(text, page), score.from_gold(file, documents)
        pairs = score.match(
            wanted.metrics,
            doc.metrics,
            lambda g, f, w=wanted, d=doc: score.overlap(w.key(g["span"]), d.key(f["span"])) if score.same_number(g, f) else 0.0,
        )
        right = {
            j
            for i, j in pairs
            if all(wanted.metrics[i][k] == doc.metrics[j][k] for k in ("unit", "comparator"))
            and score.indicator_right(wanted.metrics[i], doc.metrics[j])
        }
        found = [m for metrics in page.metrics for m in metrics]
        out += [(m.confidence, j in right) for j, m in enumerate(found)]
    return out


def test_mean_confidence_is_the_share_that_is_right(told: list[tuple[float, bool]]) -> None:
    assert sum(c for c, _ in told) / len(told) == pytest.approx(sum(r for _, r in told) / len(told), abs=0.05)


def test_the_confident_are_right_more_often(told: list[tuple[float, bool]]) -> None:
    sure = [r for c, r in told if c >= 0.85]
    unsure = [r for c, r in told if c < 0.75]
    assert sum(sure) / len(sure) > sum(unsure) / len(unsure)
    assert sum(sure) / len(sure) >= 0.85


def test_no_phrase_no_trust() -> None:
    text = "共12个。"
    assert confidence(find_quantities(text)[0], "", text) < min(v for k, v in RIGHT.items() if k[0] != "none")
