"""Fit the two models that judge measures, and tell how they do on documents they have not seen.

    python -m tests.gold.fit_measures [GOLD DOCUMENTS ...] [--write]

Candidates of every gold document are labelled by the gold; a logistic regression with a penalty is fitted.
Marked pages (:mod:`tests.gold.marked`) join every fit and are not scored. The figures are of folds of documents: each
document is judged by models fitted on those of the other folds. With ``--write`` the models fitted on all documents go to
``models/registers/measure_weights.toml`` together with the figures.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

import models.measures
from models.measures import find as finder
from models.measures import wordings
from models.measures.judge import Features
from models.measures.judge_clauses import Sight, features_around, features_of_object
from models.measures.judge_names import name_features
from models.measures.scenes import scenes_of
from tests.gold import score
from tests.gold.logistic import binary, matrix, shared
from tests.gold.marked import marked_pages
from tests.gold.measure import as_doc, oracle_page, sets_of

REGISTER = Path(__file__).parents[2] / "models" / "registers" / "measure_weights.toml"
LEXICAL = ("verb=", "verb-", "noun=", "before=", "after=", "ends=", "opens-with=", "adverb=", "preposition=", "left=", "right=")
PENALTIES = {"clause": (2.5, 1.5), "name": (1.2, 2.5)}
"""Of each model, what holds back the weights of features, and those of features that are lexical."""
OWN_SHARES = {"clause": 0.3, "name": 1.0}
"""A candidate of a marked page counts so much instead of 1: such pages know more words, but are worded otherwise."""
LEAST_DOCUMENTS = 2
"""A feature is kept only where candidates of so many documents have it, so that no page is learnt by heart."""
LEAST_WEIGHT = 0.02


class Example(NamedTuple):
    document: str
    features: list[str]
    label: bool
    share: float = 1.0


class Gold(NamedTuple):
    start: int
    end: int
    entry: dict


def examples_of(name: str, text: str, gold: dict, doc: score.Doc) -> dict[str, list[Example]]:
    """Labelled candidates of one document for each model."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    golds = [Gold(starts[m["span"][0] - 1] + m["span"][1], starts[m["span"][0] - 1] + m["span"][2], m) for m in doc.measures]
    out: dict[str, list[Example]] = {"clause": [], "name": []}
    for article in oracle_page(text, gold).articles:
        for scene in scenes_of(article):
            clean = scene.clause.sentence.clean
            named = False
            for cand in scene.names:
                raw = clean.raw_span(cand.start, cand.end)
                same = [g for g in golds if g.entry.get("name") and score.name_score(g.entry, {"name": cand.text})]
                here = [g for g in same if min(g.end, raw[1]) > max(g.start, raw[0])]
                if same:
                    named = True
                if same and not here:
                    continue
                features = _names(name_features(scene.clause, scene.verbs, cand, scene.setting))
                out["name"].append(Example(name, features, bool(here)))
            labels: list[bool | None] = []
            for verb in scene.verbs:
                raw = clean.raw_span(*finder.described_span(scene.clause, verb))
                over = [g for g in golds if _shared(g, raw) >= 0.5]
                plain = score.T2S.convert(verb.text)
                hit = any(g.entry["action"] and _same_action(score.T2S.convert(g.entry["action"]), plain) for g in over)
                labels.append(True if hit else None if over or named else False)
            some = any(labels)
            sight = Sight(scene.clause, scene.verbs, scene.setting)
            for at, label in enumerate(labels):
                if label is None and not some:
                    continue
                features = _names([*features_around(sight, at), *features_of_object(sight, at)])
                out["clause"].append(Example(name, features, bool(label)))
    return out


def _names(features: Iterable[Features]) -> list[str]:
    return [name for group in features for name in group.names]


def _shared(gold: Gold, raw: tuple[int, int]) -> float:
    return (min(gold.end, raw[1]) - max(gold.start, raw[0])) / max(1, min(gold.end - gold.start, raw[1] - raw[0]))


def _same_action(gold: str, verb: str) -> bool:
    return gold == verb or (len(gold) > 1 and gold in verb) or (len(verb) > 1 and verb in gold)


def fit(model: str, examples: Sequence[Example], without: Collection[str] = ()) -> dict[str, float]:
    """Weights of a model by feature that maximise the penalised likelihood, on all documents or all but some."""
    plain, lexical = PENALTIES[model]
    kept = [e for e in examples if e.document not in without]
    index = shared(((e.document, e.features) for e in kept), LEAST_DOCUMENTS)
    penalty = [lexical if any(m in f for m in LEXICAL) else plain for f in index]
    penalty[index["bias"]] = 0.01
    labels, shares = np.array([float(e.label) for e in kept]), np.array([e.share for e in kept])
    w = binary(matrix([e.features for e in kept], index), labels, np.array(penalty), shares)
    return {f: round(float(v), 3) for f, v in zip(index, w, strict=True) if abs(v) >= LEAST_WEIGHT}


def scorer(tables: dict[str, dict[str, float]]) -> finder.Score:
    def judge(model: str, features: Iterable[Features]) -> float:
        logit = sum(tables[model].get(f, 0.0) for f in _names(features))
        return float(1 / (1 + np.exp(-np.clip(logit, -30, 30))))

    return judge


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="*", type=Path)
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--misses", nargs="?", const="", metavar="PREFIX")
    ask.add_argument("--documents", action="store_true", help="figures of each document too")
    ask.add_argument("--folds", type=int, default=8, help="into how many the documents are dealt; 0 scores none")
    ask.add_argument("--sweep", action="store_true", help="try other thresholds")
    args = ask.parse_args()
    sets = sets_of(args.paths)
    loaded = []
    wordings.tells = lambda feature: True
    examples: dict[str, list[Example]] = {"clause": [], "name": []}
    for golds, documents in sets:
        for file in sorted(golds.glob("*.json")):
            gold = json.loads(file.read_text(encoding="utf-8"))
            text = (documents / gold["document"]).read_bytes().decode("utf-8")
            doc = score.from_gold(file, documents)
            loaded.append((gold["document"], text, gold, doc))
            for model, more in examples_of(gold["document"], text, gold, doc).items():
                examples[model].extend(more)
    for page in marked_pages():
        for model, more in examples_of(*page).items():
            examples[model].extend(e._replace(share=OWN_SHARES[model]) for e in more)
    for model, all_of in examples.items():
        print(model, len(all_of), "candidates,", sum(e.label for e in all_of), "true")
    names = [name for name, *_ in loaded]
    folds = [names[i :: args.folds] for i in range(min(args.folds, len(names)))] if args.folds else []
    fitted = [(fold, {m: fit(m, all_of, fold) for m, all_of in examples.items()}) for fold in folds]
    tables = {name: table for fold, table in fitted for name in fold}
    thresholds = (finder.NAME_THRESHOLD, finder.CLAUSE_THRESHOLD)
    grid = [(a, b) for a in (0.34, 0.4, 0.46) for b in (0.4, 0.43, 0.46, 0.49)] if args.sweep else [thresholds]
    figures: dict[str, tuple[float, float, float]] = {}
    for finder.NAME_THRESHOLD, finder.CLAUSE_THRESHOLD in grid if folds else ():
        tally, misses = score.Tally(), defaultdict(list)
        for name, text, gold, doc in loaded:
            judge = scorer(tables[name])
            models.measures.find_measures = partial(finder.find_measures, score=judge)
            found = as_doc(text, oracle_page(text, gold))
            score.score_doc(doc, found, tally, misses, name[:6])
            if args.documents:
                own = score.Tally()
                score.score_doc(doc, found, own, defaultdict(list), name)
                print(
                    name[:6],
                    *(
                        f"{row} {p:.2f} {r:.2f} {f:.2f} of {own.gold[row]:g}"
                        for row in ("named", "measure")
                        for p, r, f in [own.prf(row)]
                    ),
                )
        models.measures.find_measures = finder.find_measures
        rows = ("named", "measure", "measure.action")
        figures = {row: tally.prf(row) for row in rows}
        print(
            finder.NAME_THRESHOLD, finder.CLAUSE_THRESHOLD, *(f"{r} {p:.3f} {c:.3f} {f:.3f}" for r, (p, c, f) in figures.items())
        )
    if args.misses is not None and folds:
        for row, entries in misses.items():
            if row.startswith(args.misses):
                print(f"\n## {row}", *entries, sep="\n")
    if args.write:
        write({m: fit(m, all_of) for m, all_of in examples.items()}, figures, len(loaded))


def write(tables: dict[str, dict[str, float]], figures: dict[str, tuple[float, float, float]], documents: int) -> None:
    lines = [
        "# Weights of the two models that judge measures (models/measures/judge.py), written by tests/gold/fit_measures.py.",
        "# A positive weight speaks for a measure (clause) or for the name of one (name).",
        f"# {documents} documents, each judged by a fit without it and others, gold line roles, precision recall F1:",
        *(f"#   {row}: {p:.3f} {r:.3f} {f:.3f}" for row, (p, r, f) in figures.items()),
    ]
    for model, table in tables.items():
        lines += ["", f"[{model}]", *(f"{json.dumps(f, ensure_ascii=False)} = {w}" for f, w in sorted(table.items()))]
    REGISTER.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(Counter({m: len(t) for m, t in tables.items()}))


if __name__ == "__main__":
    main()
