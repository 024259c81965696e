"""Every case beside the rules holds, every rule has cases, and no case is empty."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tawthiq.grammar.cases import Case, cases, facts
from tawthiq.grammar.engine import Engine
from tawthiq.grammar.rules import Room
from tawthiq.reading.pipeline import load_engine

ENGINE = load_engine("ar")
ROOMS = {room.name: room for room in ENGINE.language.rooms}


def _files() -> list[Path]:
    return sorted(ENGINE.language.folder.glob("*.txt"))


ALL = [pytest.param(path.stem, case, id=f"{case.where} {case.title}") for path in _files() for case in cases(path)]


@cache
def found(engine: Engine, room: Room, text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the facts and rules of one text, worked out once."""
    shown, rules = facts(engine, room, text)
    return shown, frozenset(rules)


@pytest.mark.parametrize(("topic", "case"), ALL)
def test_case(topic: str, case: Case) -> None:
    shown, _ = found(ENGINE, ROOMS[topic], case.text)
    assert shown == case.expected, "\n".join((case.where, *shown))


@pytest.mark.parametrize("topic", sorted(ROOMS))
def test_every_rule_has_cases(topic: str) -> None:
    path = ENGINE.language.folder / f"{topic}.txt"
    used: Counter[str] = Counter()
    for case in cases(path):
        used.update(found(ENGINE, ROOMS[topic], case.text)[1])
    without = [f"{r.kind}: {r.name}" for r in ROOMS[topic].rules if not used[f"{r.kind}: {r.name}"]]
    assert not without, f"rules of {topic} that no case uses: {without}"


def test_cases_are_many() -> None:
    assert len(ALL) >= 600
