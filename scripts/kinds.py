"""Learn which type an incident has: a choice among the same options for every draft, so that one matrix holds all.

The fewest weights are wanted: after a first fit those are kept that move the most choices, and fitted once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from maxent import Lesson, thousandths
from scipy import optimize, sparse

from tawthiq.grammar.weights import Weights
from tawthiq.model.kinds import TYPES
from tawthiq.reading.choosing import types
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.means import type_of, votes

SEEN = 8
"""Examples that must show a trait for it to get weights."""
PRIOR = 8.0
"""How strongly weights are held to zero, found by cross-validation."""
MOST = 4000
"""How many weights are kept."""


class Example(NamedTuple):
    """One draft: its traits, those that it gives to single types, and the place of the annotated type."""

    traits: list[str]
    own: list[tuple[str, int]]
    right: int


def example(draft: Draft, drafts: Sequence[Draft], right: str) -> Example:
    """Return a draft with the type that was annotated."""
    ruled = types.Ruled(type_of(draft), votes(draft))
    own = [(trait, TYPES.index(name)) for name, traits in types.own(draft, ruled).items() for trait in traits]
    return Example(sorted(types.of_draft(draft, drafts, ruled)), own, TYPES.index(right))


def fit(lessons: Iterable[Lesson[Example]]) -> Weights:
    """Return the weights that make the annotated types likeliest, in thousandths."""
    known = [(example, each.worth) for each in lessons for example in each.examples]
    examples, worth = [example for example, _ in known], np.array([each for _, each in known])
    counts = Counter(trait for each in examples for trait in each.traits)
    names = sorted(trait for trait, count in counts.items() if count >= SEEN)
    owned = sorted({trait for each in examples for trait, _ in each.own})
    matrix, table = _matrix(examples, names), _table(examples, owned)
    loss = _loss(matrix, table, np.array([each.right for each in examples]), worth)
    size = len(names) * len(TYPES)
    first = _minimum(loss, np.zeros(size + len(owned)), np.ones(size + len(owned)))
    often = np.asarray(matrix.sum(0)).ravel()
    moved = np.abs(first[:size]) * np.repeat(np.sqrt(np.minimum(often, len(examples) - often) + 1), len(TYPES))
    kept = np.concatenate([moved >= np.sort(moved)[-min(MOST, size)], np.ones(len(owned))])
    found = _minimum(loss, first * kept, kept)
    keys = [f"{type_}/{name}" for name in names for type_ in TYPES] + [f"{types.OWN}/{name}" for name in owned]
    return thousandths(keys, found)


def _matrix(examples: Sequence[Example], names: Sequence[str]) -> Any:
    place = {name: at for at, name in enumerate(names)}
    rows = [[place[trait] for trait in each.traits if trait in place] for each in examples]
    columns = [column for row in rows for column in row]
    ends = np.cumsum([0, *map(len, rows)])
    return sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(examples), len(names)))


def _table(examples: Sequence[Example], owned: Sequence[str]) -> Any:
    place = {name: at for at, name in enumerate(owned)}
    table = np.zeros((len(owned), len(examples), len(TYPES)))
    for number, each in enumerate(examples):
        for trait, at in each.own:
            table[place[trait], number, at] = 1
    return table


def _loss(matrix: Any, table: Any, right: Any, worth: Any) -> Callable[[Any], tuple[float, Any]]:
    turned, size, each = matrix.T.tocsr(), matrix.shape[1] * len(TYPES), np.arange(len(right))

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights[:size].reshape(-1, len(TYPES)) + np.tensordot(weights[size:], table, 1)
        scores -= scores.max(1, keepdims=True)
        odds = np.exp(scores)
        total = odds.sum(1, keepdims=True)
        missed = odds / total
        missed[each, right] -= 1
        missed *= worth[:, None]
        slope = np.concatenate([(turned @ missed).ravel(), np.tensordot(table, missed, ((1, 2), (0, 1)))])
        cost = float(np.sum(worth * (np.log(total[:, 0]) - scores[each, right])))
        return cost + PRIOR * weights @ weights / 2, slope + PRIOR * weights

    return loss


def _minimum(loss: Callable[[Any], tuple[float, Any]], start: Any, kept: Any) -> Any:
    """Return the best weights, those not kept at zero."""

    def held(weights: Any) -> tuple[float, Any]:
        cost, slope = loss(weights)
        return cost, slope * kept

    return optimize.minimize(held, start, jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
