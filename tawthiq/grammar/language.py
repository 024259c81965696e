"""A language found by folder: its script and its rooms, put in an order in which each finds what it needs."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tawthiq.grammar.lexicon import Lexicon, concepts, fill
from tawthiq.grammar.rules import Room
from tawthiq.grammar.words import Script, split
from tawthiq.model.errors import KnowledgeError

MARKS = frozenset(("digits", "stop"))
"""Kinds of mention that the engine makes of digits and sentence ends."""


@dataclass(frozen=True)
class Language:
    """What a language knows: its code, script and rooms, `first` those that the goals need, then the `rest`."""

    code: str
    script: Script
    first: tuple[Room, ...]
    rest: tuple[Room, ...]
    folder: Path

    @property
    def rooms(self) -> tuple[Room, ...]:
        """Return all rooms in the order in which they are applied."""
        return self.first + self.rest

    def words(self, phrase: str) -> tuple[str, ...]:
        """Return the folded words of a phrase."""
        return tuple(word.form for word in split(phrase, self.script))


def ordered(rooms: Iterable[Room], given: frozenset[str]) -> tuple[Room, ...]:
    """Return the rooms in an order in which every need is met by the lexicon or an earlier room."""
    left, done, have = sorted(rooms, key=lambda room: room.name), [], set(given)
    while left:
        promised = {kind for room in left for kind in room.gives}
        ready = next((room for room in left if not (room.needs & (promised - set(room.gives)))), None)
        if ready is None:
            names = ", ".join(room.name for room in left)
            raise KnowledgeError(f"rooms {names} need one another in a circle; remove a need")
        if missing := ready.needs - have - set(ready.gives):
            raise KnowledgeError(f"room {ready.name} needs {', '.join(sorted(missing))}, which nothing gives")
        left.remove(ready)
        done.append(ready)
        have.update(ready.gives)
    return tuple(done)


def needed(rooms: tuple[Room, ...], goals: Iterable[str]) -> tuple[Room, ...]:
    """Return the rooms without which some goal kind cannot be made, in their order."""
    wanted, kept = set(goals), []
    for room in reversed(rooms):
        if wanted & set(room.gives):
            kept.append(room)
            wanted |= room.needs
    return tuple(reversed(kept))


def check(rooms: tuple[Room, ...], given: frozenset[str]) -> None:
    """Raise where a rule asks for a kind that no word and no room gives before it."""
    have = set(given)
    for room in rooms:
        have.update(room.gives)
        for rule, kind in room.wanted():
            if kind not in have:
                raise KnowledgeError(f"{room.name}: rule {rule.name!r} asks for {kind!r}, which nothing gives")


def topics(package: str, folder: Path) -> Iterable[Room]:
    """Yield the room of every topic of a language: a table `.tsv` with its rules `.py` beside it."""
    for table in sorted(folder.glob("*.tsv")):
        if table.with_suffix(".py").exists():
            room: Room = importlib.import_module(f"{package}.{table.stem}").rule
            room.name = table.stem
            yield room


def load_language(package: str, *, given: Iterable[str] = (), goals: Iterable[str] = ()) -> tuple[Language, Lexicon]:
    """Return the language in a package such as `tawthiq.languages.ar`, and a lexicon filled from its tables.

    `given` are the kinds that other tables will add, `goals` those without which an article is not read on; an order
    that cannot be made or a kind nobody gives is a KnowledgeError.
    """
    script: Script = importlib.import_module(f"{package}.script").SCRIPT
    folder = Path(str(importlib.import_module(package).__file__)).parent
    lexicon = Lexicon()
    for table in sorted(folder.glob("*.tsv")):
        fill(lexicon, concepts(table), script)
    have = lexicon.kinds() | frozenset(given) | MARKS
    rooms = ordered(topics(package, folder), have)
    first = needed(rooms, goals)
    rest = tuple(room for room in rooms if room not in first)
    check(first + rest, have)
    return Language(package.rsplit(".", 1)[-1], script, first, rest, folder), lexicon
