"""Learned weights: how much each trait of an option speaks for it; a language keeps them beside its words.

Weights are whole numbers, so that a sum does not depend on the order of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tawthiq.model.errors import KnowledgeError


class Weights:
    """What traits weigh. A trait such as `main/placed` belongs to the group `main`; a trait not known weighs nothing.

    >>> weights = Weights({"main/placed": 1500, "main/turns": -500, "same place": 2000})
    >>> weights.score(["same place", "never seen"]), weights.group("main").score(["placed", "turns"])
    (2000, 1000)
    """

    def __init__(self, table: dict[str, int]) -> None:
        self.table = table
        self._groups: dict[str, Weights] = {}

    def score(self, traits: Iterable[str]) -> int:
        """Return the sum of the weights of some traits in thousandths, each counted as often as it is given."""
        return sum(filter(None, map(self.table.get, traits)))

    def group(self, name: str) -> Weights:
        """Return the weights of the traits of one group, under their names within it."""
        if not self._groups:
            tables: dict[str, dict[str, int]] = {}
            for trait, weight in self.table.items():
                group, _, inner = trait.partition("/")
                tables.setdefault(group, {})[inner] = weight
            self._groups = {group: Weights(table) for group, table in tables.items()}
        return self._groups.get(name, NOTHING)


NOTHING = Weights({})
"""Weights of a group that none is known of."""


def load_weights(path: Path) -> Weights:
    """Return the weights of a file of lines `trait<TAB>weight`; KnowledgeError with file and line for any other."""
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        parts = (line.split("\t") for line in lines if not line.startswith("#"))
        return Weights({trait: int(weight) for trait, weight in parts})
    except ValueError:
        raise KnowledgeError(_wrong(path, lines)) from None


def _wrong(path: Path, lines: list[str]) -> str:
    """Return what to say of the first line that is no trait with its weight."""
    number = next(n for n, line in enumerate(lines, 1) if not re.fullmatch(r"#.*|[^\t]*\t[+-]?\d+", line))
    return f"{path.name}:{number}: write a trait, a tab and a whole number; `make train` does"
