"""Every case beside the rules holds, every rule has cases that use it, and in rooms held to it one that refuses it."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from tawthiq.grammar.cases import Case, cases, facts, faults, wanting
from tawthiq.grammar.engine import Engine
from tawthiq.grammar.lexicon import concepts
from tawthiq.grammar.rules import Room
from tawthiq.grammar.words import forms
from tawthiq.reading.pipeline import load_engine

ENGINE = load_engine("ar")
ROOMS = {room.name: room for room in ENGINE.language.rooms}

HELD = frozenset(
    "actors aftermaths amounts asides attribution calendar casualties claims dates deeds events harms history lookback "
    "measures numbers ordinals people places records responses speakers trends voices weapons wounds".split()
)
"""Rooms of which every rule has three cases, one of them negative; a room goes in as soon as it has them."""


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


@pytest.mark.parametrize(("topic", "case"), [param for param in ALL if param.values[1].refused])
def test_refused_rules_are_refused(topic: str, case: Case) -> None:
    assert list(faults(ENGINE, ROOMS[topic], case)) == []


@pytest.mark.parametrize("topic", sorted(HELD))
def test_every_rule_has_three_cases_and_one_that_refuses_it(topic: str) -> None:
    told = list(cases(ENGINE.language.folder / f"{topic}.txt"))
    idle = [case.where for case in told if case.is_negative and not case.refused]
    assert idle == [], "negative cases that name no rule"
    assert list(wanting(ENGINE, ROOMS[topic], told)) == []


RULE = "toll: <fell verb|kill verb|slay verb|kill noun> <single|crowd>"
FAULTS = {
    "not: no such rule\nقتل جندي\n----\n-\nno toll: <nothing>": "has no rule 'toll: <nothing>'",
    "not: it fires\nقتل جندي\n----\n-\nno RULE": "is not refused",
    "not: nothing there\nطقس جميل\n----\n-\nno RULE": "nothing that",
    "a title that does not say so\nطقس جميل\n----\n-\nno RULE": "begin the title with 'not: '",
}


@pytest.mark.parametrize("written", FAULTS)
def test_faults_of_negative_cases_are_told(written: str, tmp_path: Path) -> None:
    path = tmp_path / "casualties.txt"
    path.write_text(f"# {written.replace('RULE', RULE)}\n", encoding="utf-8")
    case = next(cases(path))
    assert FAULTS[written] in next(faults(ENGINE, ROOMS["casualties"], case))


def test_a_blessed_case_keeps_what_it_refuses(tmp_path: Path) -> None:
    path = tmp_path / "weapons.txt"
    path.write_text("# not: a boat\nنص\n----\nold fact\nno weapon: <mortar>\n", encoding="utf-8")
    case = next(cases(path))
    assert (case.expected, case.refused, case.is_negative) == (("old fact",), ("weapon: <mortar>",), True)
    assert case.written(("new fact",)) == "# not: a boat\nنص\n----\nnew fact\nno weapon: <mortar>"


def _tables() -> list[Path]:
    return sorted(ENGINE.language.folder.glob("*.tsv"))


def test_a_kind_of_word_stands_in_one_table() -> None:
    """Two tables that fill one kind mean two things by it, and rules of the one find words of the other."""
    tables: defaultdict[str, set[str]] = defaultdict(set)
    for path in _tables():
        for kind, _, _ in concepts(path):
            tables[kind].add(path.stem)
    assert {kind: sorted(names) for kind, names in tables.items() if len(names) > 1} == {}


def test_a_word_is_told_once_of_its_kind() -> None:
    """Spellings that fold to one are one word; of two values of one word only the first would ever be read."""
    script = ENGINE.language.script
    told: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for path in _tables():
        for kind, _, form in concepts(path):
            stem, inflected, which = form.partition("+")
            phrases = script.inflect(stem, which) if inflected else (form,)
            told.update({(kind, forms(phrase, script)) for phrase in phrases})
    assert [f"{kind}: {' '.join(words)}" for (kind, words), times in told.items() if times > 1] == []


def test_cases_are_many() -> None:
    assert len(ALL) >= 600
