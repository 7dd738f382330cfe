"""Logistic regressions with a penalty over features named by strings, as the fits of measures and of categories need them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Array = NDArray[np.float64]
STEPS = 150


def shared(features: Iterable[tuple[str, Iterable[str]]], least: int) -> dict[str, int]:
    """The features, as (document, features) of each case, that cases of ``least`` documents have, numbered in their order."""
    documents: dict[str, set[str]] = defaultdict(set)
    for document, own in features:
        for feature in own:
            documents[feature].add(document)
    return {f: i for i, f in enumerate(sorted(f for f, d in documents.items() if len(d) >= least))}


def matrix(cases: Sequence[Iterable[str]], index: dict[str, int], scale: Callable[[str], float] = lambda _: 1.0) -> csr_matrix:
    """A row a case, a column a feature: how often the case has it, times the feature's scale."""
    rows, columns, values = [], [], []
    for row, features in enumerate(cases):
        for feature in features:
            if feature in index:
                rows.append(row)
                columns.append(index[feature])
                values.append(scale(feature))
    return csr_matrix((values, (rows, columns)), shape=(len(cases), len(index)))


def binary(x: csr_matrix, y: Array, penalty: Array, shares: Array) -> Array:
    """A weight a column that maximises the penalised likelihood of labels 0 and 1, of which each row has its share."""
    turned = x.T.tocsr()

    def loss(w: Array) -> tuple[float, Array]:
        logit = x @ w
        gradient = turned @ (shares * (1 / (1 + np.exp(-logit)) - y)) + penalty * w
        return float((shares * (np.logaddexp(0, logit) - logit * y)).sum() + 0.5 * (penalty * w * w).sum()), gradient

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x


def multinomial(x: csr_matrix, y: NDArray[np.intp], classes: int, penalty: float, shares: Array) -> Array:
    """A row of weights, one a class, for each column; they maximise the penalised likelihood of labels from 0 on.

    Each row has its share in that likelihood.
    """
    turned, at, shape = x.T.tocsr(), np.arange(x.shape[0]), (x.shape[1], classes)

    def loss(flat: Array) -> tuple[float, Array]:
        w = flat.reshape(shape)
        logits = x @ w
        logits -= logits.max(axis=1, keepdims=True)
        odds = np.exp(logits)
        whole = odds.sum(axis=1, keepdims=True)
        likelihood = (shares * (logits[at, y] - np.log(whole[:, 0]))).sum()
        odds /= whole
        odds[at, y] -= 1
        odds *= shares[:, None]
        return float(0.5 * penalty * (w * w).sum() - likelihood), (turned @ odds + penalty * w).ravel()

    flat = minimize(loss, np.zeros(shape[0] * classes), jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 6}).x
    return flat.reshape(shape)
