"""Fit the weights of words for a measure's category, and tell how they do on documents they have not seen.

    python -m tests.gold.fit_categories [GOLD DOCUMENTS ...] [--write]

Every gold measure with its own span, every measure of the marked pages and every sorted clause is a case; a multinomial
logistic regression with a penalty is fitted on their features (:mod:`models.measures.category_weights`). The figures are of
folds of documents, each judged by weights fitted on the others, alone and beside the register of cues; marked pages and
sorted clauses join every fit and are not scored. With ``--write`` the weights fitted on everything go to
``models/registers/category_weights.csv``, and which categories stand beside one another to ``category_company.csv``.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.measures.categories import CUES, head_end, scores
from models.measures.category_weights import Said, clause_features, sentence_features, topic_features
from models.measures.registers import verb_kinds
from models.pages import assemble
from models.records import Article, Line, Sentence
from models.text.words import tag_pairs
from models.vocabulary import CATEGORIES
from tests.gold.attributes import cases, locate, simplified
from tests.gold.logistic import matrix, multinomial, shared
from tests.gold.marked import marked_pages
from tests.gold.measure import sets_of

SORTED = Path(__file__).parent / "sorted_clauses"
"""A file a category, a clause a line: how the genre words measures of that kind, written down by one who knows it."""
REGISTER = Path(__file__).parents[2] / "models" / "registers" / "category_weights.csv"
COMPANY = REGISTER.with_name("category_company.csv")
NAMES = tuple(CATEGORIES)
PENALTY = 2.0
SORTED_SHARE, OWN_SHARE = 0.3, 0.6
"""A sorted clause and a measure of a marked page count so much instead of 1."""
SCALES = {"near": 0.5, "topic": 0.3, "in": 0.4, "end": 0.6}
"""Features whose weights are drawn to nought more: a feature counts this much instead of 1 while it is fitted."""
LEAST_DOCUMENTS = 2
"""A feature is kept only where measures of so many documents have it, so that no page is learnt by heart."""
SHARES = 7
"""Sorted clauses of a category count as so many documents."""
LEAST_WEIGHT = 0.03
USUAL_PAIRS = 100.0
"""Which categories stand beside one another is smoothed by so many pairs that are as they would be by chance."""


class Example(NamedTuple):
    document: str
    place: tuple[int, int, int]
    """Which article, sentence and offset: the order in which measures are told."""
    features: list[str]
    cues: list[float]
    category: int
    share: float

    @property
    def scored(self) -> bool:
        """Whether it is of the gold."""
        return self.share == 1


def _example(
    document: str, article: Article, sentence: Sentence, start: int, end: int, gold: dict, *, share: float = 1.0
) -> Example:
    text = sentence.text
    clause, name, action = text[start:end], simplified(gold.get("name")), simplified(gold["action"])
    words = [w.text for w in sentence.words if start < w.end and w.start < end]
    said = clause_features(clause, words, head_end(clause), name, action) + sentence_features(w.text for w in sentence.words)
    said += topic_features(word for word, _ in tag_pairs(f"{sentence.section or ''} {article.title or ''}"))
    cues = scores(clause, name, action, text, sentence.section, article.title)
    (category,) = (i for i, c in enumerate(NAMES) if c.startswith(gold["category"]))
    return Example(document, (article.ordinal, sentence.ordinal, start), _worded(said), cues, category, share)


def _worded(said: Said) -> list[str]:
    return [f"{family}={value}" if value else family for family, values in said for value in values]


_TITLE = re.compile("《([^》]*)》|(“[^”]*”[^，]{0,8})$")


def sorted_clauses() -> list[Example]:
    """The sorted clauses; each begins with its verb, and ends with its name where it has one in marks."""
    kinds = verb_kinds()
    found = []
    for category, label in enumerate(NAMES):
        for number, line in enumerate((SORTED / f"{label}.txt").read_text(encoding="utf-8").splitlines()):
            clause = simplified(line) or ""
            action = next((clause[:size] for size in (4, 3, 2, 1) if clause[:size] in kinds), None)
            title = _TITLE.search(clause)
            name = title and (title[1] or title[2])
            said = clause_features(clause, [word for word, _ in tag_pairs(clause)], head_end(clause), name, action)
            cues = scores(clause, name, action, clause, None)
            found.append(Example(f"{label} {number % SHARES}", (0, 0, 0), _worded(said), cues, category, SORTED_SHARE))
    return found


def examples(sets: Iterable[tuple[Path, Path]]) -> list[Example]:
    """Every measure of the gold and of the marked pages, and every sorted clause."""
    found = sorted_clauses()
    found += [_example(c.document, c.article, c.sentence, c.start, c.end, c.gold) for c in cases(sets)]
    for page in marked_pages():
        lines, starts, at = [], [], 0
        for number, raw in enumerate(page.doc.lines, 1):
            lines.append(Line(number, at, at + len(raw), page.doc.roles[number], 1))
            starts.append(at)
            at += len(raw) + 1
        articles = assemble(page.text, lines)
        articles[0].title = page.doc.lines[0]
        for entry in page.doc.measures:
            number, start, end = entry["span"]
            placed = locate(articles, starts[number - 1] + start, starts[number - 1] + end)
            if placed is not None:
                found.append(_example(page.name, *placed, entry, share=OWN_SHARE))
    return found


class Fit(NamedTuple):
    """Weights by feature, a row of categories each."""

    index: dict[str, int]
    weights: NDArray[np.float64]

    def told(self, example: Example) -> NDArray[np.float64]:
        rows = [self.index[f] for f in example.features if f in self.index]
        return self.weights[rows].sum(axis=0)


def fit(cases: Sequence[Example]) -> Fit:
    """The weights that maximise the penalised likelihood of ``cases``."""
    index = shared(((c.document, c.features) for c in cases), LEAST_DOCUMENTS)

    def scale(feature: str) -> float:
        return SCALES.get(feature.split("=")[0], 1.0)

    x = matrix([c.features for c in cases], index, scale)
    labels, shares = np.array([c.category for c in cases]), np.array([c.share for c in cases])
    weights = multinomial(x, labels, len(NAMES), PENALTY, shares)
    return Fit(index, weights * np.array([[scale(f)] for f in index]))


def company(cases: Iterable[Example]) -> NDArray[np.float64]:
    """The log odds of each category beside each, of the gold's measures, smoothed by what is usual."""
    told: dict[tuple[str, int], list[tuple[tuple[int, int, int], int]]] = defaultdict(list)
    for case in cases:
        if case.scored:
            told[case.document, case.place[0]].append((case.place, case.category))
    usual = np.ones(len(NAMES))
    pairs = np.zeros((len(NAMES), len(NAMES)))
    for measures in told.values():
        order = [category for _, category in sorted(measures)]
        np.add.at(usual, order, 1)
        np.add.at(pairs, (order[:-1], order[1:]), 1)
        np.add.at(pairs, (order[1:], order[:-1]), 1)
    usual /= usual.sum()
    expected = np.outer(usual, usual)
    pairs += USUAL_PAIRS * expected
    found: NDArray[np.float64] = np.log(pairs / pairs.sum() / expected)
    return found


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="*", type=Path, help="pairs of a gold folder and its documents' folder")
    ask.add_argument("--folds", type=int, default=5, help="into how many the documents are dealt; 0 scores none")
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    every = examples(sets_of(args.paths))
    if args.folds:
        judge(every, args.folds)
    if args.write:
        write(fit(every), company(every))


def judge(every: Sequence[Example], folds: int) -> None:
    """Print the share of right categories by document."""
    scored = sorted({e.document for e in every if e.scored})
    right: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for fold in range(folds):
        held = set(scored[fold::folds])
        fitted = fit([e for e in every if e.document not in held])
        for case in (e for e in every if e.document in held):
            told, cues = fitted.told(case), np.array(case.cues)
            right[case.document].append(tuple(int(t.argmax()) == case.category for t in (told, cues, told + CUES * cues)))
    print(f"{'':14}{'weights':>9}{'cues':>9}{'both':>9}")
    for document in scored:
        print(f"{document[:12]:14}" + "".join(f"{share:9.3f}" for share in np.mean(right[document], axis=0)))
    all_of = [hit for document in scored for hit in right[document]]
    print(f"{'all':14}" + "".join(f"{share:9.3f}" for share in np.mean(all_of, axis=0)), "of", len(all_of))


def write(fitted: Fit, beside: NDArray[np.float64]) -> None:
    rows = [
        [feature, *("" if abs(w) < LEAST_WEIGHT else f"{w:.2f}" for w in fitted.weights[i])]
        for feature, i in fitted.index.items()
        if np.abs(fitted.weights[i]).max() >= 2 * LEAST_WEIGHT
    ]
    with REGISTER.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["feature", *NAMES], *rows])
    with COMPANY.open("w", encoding="utf-8", newline="") as file:
        told = [[name, *(f"{value:.2f}" for value in row)] for name, row in zip(NAMES, beside.tolist(), strict=True)]
        csv.writer(file, lineterminator="\n").writerows([["beside", *NAMES], *told])
    print(len(rows), "features,", REGISTER.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
