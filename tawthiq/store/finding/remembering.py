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
MOST, MOST_JOINED = 1_024, 256  # answers, of all registers that a process has open
FEW = 64  # stretches: more are asked together
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


class Latest:
    """What was known last by its keys, so many at most; threads may share it."""

    def __init__(self, most: int) -> None:
        """Keep so many."""
        self._most = most
        self._known = OrderedDict[Hashable, Known]()
        self._lock = Lock()

    def get(self, key: Hashable) -> Known:
        """Return what is known, which may be nothing."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key, Known())

    def put(self, key: Hashable, known: Known) -> None:
        """Keep it as the latest."""
        with self._lock:
            self._known[key] = known
            if len(self._known) > self._most:
                self._known.popitem(last=False)

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._known.clear()


class Remembered:
    """The latest answers of a process; threads may share it, since answers never change."""

    def __init__(self) -> None:
        """Remember whole answers, and apart from them those that are put together, which take more room."""
        self._answers, self._joined = Latest(MOST), Latest(MOST_JOINED)

    def answer(self, db: sqlite3.Connection, ask: Callable[..., Answer], given: tuple[Hashable, ...]) -> Answer:
        """Return what `ask(db, *given)` returns, inside a transaction of reading."""
        key, state = (_file(db), ask, given), _state(db)
        known = self._answers.get(key)
        if known.state != state:
            known = Known(state, ask(db, *given))
            self._answers.put(key, known)
        found: Answer = known.answer
        return found

    def joined(self, db: sqlite3.Connection, asked: Parted[Part, Answer], given: tuple[Hashable, ...]) -> Answer:
        """Return what is put together from the parts of all stretches, inside a transaction of reading."""
        key, state = (_file(db), asked, given), _state(db)
        known = self._joined.get(key)
        if known.state != state:
            known = Known(state, *_renewed(db, known, (asked, given), self.answer(db, _tokens, ())))
            self._joined.put(key, known)
        found: Answer = known.answer
        return found

    def forget(self) -> None:
        """Forget all answers."""
        self._answers.clear()
        self._joined.clear()


def _renewed(
    db: sqlite3.Connection,
    known: Known,
    what: tuple[Parted[Any, Any], tuple[Hashable, ...]],
    tokens: Mapping[int, int],
) -> tuple[Any, Mapping[int, int], Mapping[int, bytes]]:
    """Return an answer as it is now, its tokens and its parts: only stretches that have changed are asked again."""
    asked, given = what
    if known.tokens.keys() - tokens.keys():  # another register was put in its place
        known = Known()
    changed = sorted(stretch for stretch, _ in tokens.items() - known.tokens.items())
    parts = asked.parts(db, changed, given)
    come = {stretch: dumps(part) for stretch, part in parts.items()}
    gone = {stretch: known.parts[stretch] for stretch in changed if stretch in known.parts}
    answer = known.answer
    if come != gone or not known.tokens:
        answer = asked.swap(answer, [*map(loads, gone.values())], [*parts.values()])
    kept = dict(known.parts)
    for stretch in gone:
        del kept[stretch]
    return answer, tokens, kept | come


def _tokens(db: sqlite3.Connection) -> dict[int, int]:
    return dict(db.execute(TOKENS))


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
                if not found[key][0]:
                    del found[key]
    return found


def _state(db: sqlite3.Connection) -> object:
    """Return the token of the whole register, drawn anew with each change; None where there was none."""
    return db.execute(STATE).fetchone()


def _file(db: sqlite3.Connection) -> str:
    return str(db.execute("PRAGMA database_list").fetchone()[2])


REMEMBERED = Remembered()
