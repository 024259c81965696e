"""Answers that were given are given again for as long as what they rest on stays as it is.

Whole answers rest on all stretches of incidents (see `tables`). What is counted is counted stretch by stretch, and put
together from that: after a decision one stretch is counted again, and not the register.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from marshal import dumps, loads
from operator import add, sub
from threading import Lock
from typing import Any, Generic, TypeVar

from tawthiq.store.finding.tables import WHOLE

Key = TypeVar("Key", bound=Hashable)
Sums = tuple[Any, ...]
Keyed = dict[int, dict[Key, Sums]]
"""By stretch, for each key how many incidents there are, and what else is summed."""
SUMMED = "count(*), coalesce(sum(killed), 0), coalesce(sum(injured), 0)"
Answer = TypeVar("Answer")
Part = TypeVar("Part")
NEVER = object()
MOST = 128  # answers, of all registers that a process has open
FEW = 32  # stretches: more are asked together
STATE = f"SELECT token FROM stretches WHERE stretch = {WHOLE}"
TOKENS = f"SELECT stretch, token FROM stretches WHERE stretch <> {WHOLE} ORDER BY stretch"


@dataclass(frozen=True, slots=True)
class Parted(Generic[Part, Answer]):
    """What is asked of one stretch, or of all, and how the parts of an answer are put together.

    `ask(db, stretch, *given)` returns the parts by their stretches, of all where the stretch is None; one that holds
    nothing may be missing. `swap(answer, gone, come)` returns the answer with some parts in the place of others.
    """

    ask: Callable[..., Mapping[int, Part]]
    swap: Callable[[Answer | None, Sequence[Part], Sequence[Part]], Answer]

    def parts(self, db: sqlite3.Connection, changed: Sequence[int], given: tuple[Hashable, ...]) -> dict[int, Part]:
        """Return the parts of stretches: one by one, or with all others where they are many."""
        if len(changed) <= FEW:
            return {stretch: part for one in changed for stretch, part in self.ask(db, one, *given).items()}
        of_all = self.ask(db, None, *given)
        return {stretch: of_all[stretch] for stretch in changed if stretch in of_all}


@dataclass(frozen=True, slots=True)
class Known:
    """An answer, the token of the register when it was given, and the tokens and parts of the stretches it is from."""

    state: object = NEVER
    answer: Any = None
    tokens: Mapping[int, int] = field(default_factory=dict)
    parts: Mapping[int, bytes] = field(default_factory=dict)


class Remembered:
    """The latest answers of a process; threads may share it, since answers never change."""

    def __init__(self, most: int = MOST) -> None:
        """Remember so many answers."""
        self._most = most
        self._answers = OrderedDict[Hashable, Known]()
        self._lock = Lock()

    def answer(self, db: sqlite3.Connection, ask: Callable[..., Answer], given: tuple[Hashable, ...]) -> Answer:
        """Return what `ask(db, *given)` returns, inside a transaction of reading."""
        key, state = (_file(db), ask, given), _state(db)
        known = self._known(key)
        if known.state != state:
            known = Known(state, ask(db, *given))
            self._keep(key, known)
        found: Answer = known.answer
        return found

    def joined(self, db: sqlite3.Connection, asked: Parted[Part, Answer], given: tuple[Hashable, ...]) -> Answer:
        """Return what is put together from the parts of all stretches, inside a transaction of reading."""
        key, state = (_file(db), asked, given), _state(db)
        known = self._known(key)
        if known.state != state:
            known = _renewed(db, known, asked, given)
            self._keep(key, known)
        found: Answer = known.answer
        return found

    def forget(self) -> None:
        """Forget all answers."""
        with self._lock:
            self._answers.clear()

    def _known(self, key: Hashable) -> Known:
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key, Known())

    def _keep(self, key: Hashable, known: Known) -> None:
        with self._lock:
            self._answers[key] = known
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)


def _renewed(db: sqlite3.Connection, known: Known, asked: Parted[Any, Any], given: tuple[Hashable, ...]) -> Known:
    """Return an answer as it is now: only stretches that have changed are asked again."""
    tokens = dict(db.execute(TOKENS))
    if known.tokens.keys() - tokens.keys():  # another register was put in its place
        known = Known()
    changed = [stretch for stretch, token in tokens.items() if known.tokens.get(stretch) != token]
    parts = asked.parts(db, changed, given)
    come = {stretch: dumps(part) for stretch, part in parts.items()}
    gone = {stretch: known.parts[stretch] for stretch in changed if stretch in known.parts}
    answer = known.answer
    if come != gone or not known.tokens:
        answer = asked.swap(answer, [*map(loads, gone.values())], [*parts.values()])
    rest = {stretch: part for stretch, part in known.parts.items() if stretch not in gone}
    return Known(_state(db), answer, tokens, rest | come)


def by_stretch(rows: Iterable[tuple[int, Key, Sequence[Any]]]) -> Keyed[Key]:
    """Return rows of a stretch, a key and sums as the sums of each key, by stretch."""
    found = Keyed[Key]()
    for stretch, key, sums in rows:
        found.setdefault(stretch, {})[key] = tuple(sums)
    return found


def swapped(
    sums: Mapping[Key, Sums] | None, gone: Iterable[Mapping[Key, Sums]], come: Iterable[Mapping[Key, Sums]]
) -> dict[Key, Sums]:
    """Return the sums of each key without those of some parts, and with those of others; not of what is no more.

    >>> swapped({"a": (2, 7), "b": (1, 3)}, [{"a": (1, 5), "b": (1, 3)}], [{"a": (1, 6)}])
    {'a': (2, 8)}
    """
    found = dict(sums or {})
    for parts, change in ((come, add), (gone, sub)):
        for part in parts:
            for key, summed in part.items():
                found[key] = tuple(map(change, found[key], summed)) if key in found else summed
    return {key: summed for key, summed in found.items() if summed[0]}


def _state(db: sqlite3.Connection) -> object:
    """Return the token of the whole register, drawn anew with each change; None where there was none."""
    return db.execute(STATE).fetchone()


def _file(db: sqlite3.Connection) -> str:
    return str(db.execute("PRAGMA database_list").fetchone()[2])


REMEMBERED = Remembered()
