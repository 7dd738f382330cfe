"""Claims: the differences, growth rates, sums, shares and averages that an article states beside what they come from.

Belongs here: which recomputation a metric is held against. A claim is called contradicted only where its operands are
certain: one start and one end in the same sentence, all given exactly. Where other operands could be meant, a claim is
made only if it comes out. The arithmetic of changes is in :mod:`models.claims.changes`, that of parts and wholes in
:mod:`models.claims.portions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from models.claims.changes import changed, grown
from models.claims.portions import averaged, of_named, shared, summed
from models.records import Claim, Metric


def extract_claims(metrics: Sequence[Metric]) -> list[Claim]:
    """The claims that an article's metrics make about each other, in the order of the metrics that state them."""
    claims: list[Claim] = []
    told: list[Metric] = []
    for _, group in groupby(metrics, key=lambda m: id(m.sentence)):
        row = list(group)
        for i in range(len(row)):
            claim = (
                changed(row, i, told)
                or grown(row, i)
                or summed(row, i)
                or of_named(row, i)
                or shared(row, i, told)
                or averaged(row, i, told)
            )
            if claim is not None:
                claims.append(claim)
        told.extend(row)
    return claims
