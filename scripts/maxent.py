"""Weights under which the options that annotators took are the likeliest: conditional maximum entropy.

After Berger, Della Pietra and Della Pietra (1996), with a Gaussian prior; what an article teaches counts by its worth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from scipy import optimize, sparse

from tawthiq.grammar.weights import Weights

FAINT = 25
"""Weights of fewer thousandths are left out."""

Taught = TypeVar("Taught")


class Example(NamedTuple):
    """One choice: the traits of each option, and which options are right."""

    options: list[list[str]]
    right: set[int]


@dataclass(frozen=True, slots=True)
class Lesson(Generic[Taught]):
    """What one article teaches about a choice: examples, and how much each of them counts."""

    worth: float
    examples: list[Taught]


def fit(lessons: Iterable[Lesson[Example]], prior: float, seen: int) -> Weights:
    """Return the weights that make the right options likeliest, of the traits that `seen` options show."""
    kept = [(example, each.worth) for each in lessons for example in each.examples if example.right]
    counts = Counter(trait for example, _ in kept for traits in example.options for trait in set(traits))
    names = sorted(trait for trait, count in counts.items() if count >= seen)
    place = {trait: at for at, trait in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    groups: list[int] = []
    right: list[bool] = []
    for number, (example, _) in enumerate(kept):
        for at, traits in enumerate(example.options):
            known = [place[trait] for trait in sorted(set(traits)) if trait in place]
            rows += [len(groups)] * len(known)
            columns += known
            groups.append(number)
            right.append(at in example.right)
    shape = (len(groups), len(names))
    matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
    worth = np.array([each for _, each in kept])
    return thousandths(names, _maximise(matrix, np.array(groups), np.array(right, float), worth, prior))


def thousandths(names: Iterable[str], found: Iterable[float]) -> Weights:
    """Return weights as whole thousandths, without the faint ones."""
    whole = {name: round(1000 * weight) for name, weight in zip(names, found, strict=True)}
    return Weights({name: weight for name, weight in whole.items() if abs(weight) >= FAINT})


def _maximise(matrix: Any, groups: Any, right: Any, worth: Any, prior: float) -> Any:
    count, each_worth, turned = len(worth), worth[groups], matrix.T.tocsr()

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        top = np.full(count, -np.inf)
        np.maximum.at(top, groups, scores)
        each = np.exp(scores - top[groups])
        total, good = np.bincount(groups, each, count), np.bincount(groups, each * right, count)
        slope = turned @ (each_worth * (each / total[groups] - each * right / good[groups])) + prior * weights
        return float(np.sum(worth * (np.log(total) - np.log(good))) + prior * weights @ weights / 2), slope

    return optimize.minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
