"""The scorer that lies beside the annotated articles, as a module to ask."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol, cast

Json = dict[str, Any]


class Scorer(Protocol):
    """What is asked of eval/score.py; what its functions mean is told there."""

    SLOTS: tuple[str, ...]

    def mains(self, doc: Json | None) -> list[Json]:
        """Return the accounts of a report that are the news."""
        ...

    def align(self, gold: list[Json], pred: list[Json]) -> list[tuple[int, int]]:
        """Return which annotated account is which predicted one."""
        ...

    def slots(self, incident: Json) -> dict[str, list[Any]]:
        """Return the slots that an account fills, each a list of fillers."""
        ...

    def similarity(self, gold: Json, pred: Json) -> float:
        """Return how much two accounts have in common."""
        ...

    def date_of(self, incident: Json) -> str | None:
        """Return the date of an account, as precise as it is."""
        ...

    def same(self, slot: str, a: Any, b: Any) -> bool:
        """Return whether two fillers of a slot count as the same."""
        ...

    def overlap(self, a: str | None, b: str | None) -> float:
        """Return which share of the shorter of two phrases the other has."""
        ...


def load_scorer(shared: Path) -> Scorer:
    """Return the scorer of a folder SHARED; a FileNotFoundError names it where it is not there."""
    return cast(Scorer, load_module(shared / "eval" / "score.py"))


def load_module(path: Path) -> ModuleType:
    """Return a program of the folder SHARED as a module; a FileNotFoundError names it where it is not there."""
    if not path.exists():
        raise FileNotFoundError(2, "no scorer", str(path))
    spec = importlib.util.spec_from_file_location(f"{path.stem}_of_shared", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
