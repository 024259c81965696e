"""Answers that were given are given again for as long as what they rest on stays as it is.

Whole answers rest on all stretches of incidents (see `tables`). What is counted is counted stretch by stretch, and put
together from that: after a decision one stretch is counted again, and not the register.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

Answer = TypeVar("Answer")
Part = TypeVar("Part")
NEVER = (None, None)  # the token of a stretch that was not asked, and its part
FEW = 4  # stretches: more are asked together
MOST = 512  # answers, of all registers that a process has open
STATE = "SELECT stretch, token FROM stretches ORDER BY stretch"


@dataclass(frozen=True, slots=True)
class Parted(Generic[Part, Answer]):
    """What is asked of one stretch, or of all, and how the parts of an answer are put together.

    `ask(db, stretch, *given)` returns the parts by their stretches, of all where the stretch is None; one that holds
    nothing may be missing.
    """

    ask: Callable[..., Mapping[int, Part]]
    join: Callable[[Sequence[Part]], Answer]

    def parts(self, db: sqlite3.Connection, changed: Sequence[int], given: tuple[Hashable, ...]) -> dict[int, Part]:
        """Return the parts of stretches: one by one, or with all others where they are many."""
        asked = changed if len(changed) <= FEW else (None,)
        return {stretch: part for one in asked for stretch, part in self.ask(db, one, *given).items()}


class Remembered:
    """The latest answers of a process; threads may share it, since answers never change."""

    def __init__(self, most: int = MOST) -> None:
        """Remember so many answers."""
        self._most = most
        self._answers = OrderedDict[Hashable, tuple[Hashable, Any]]()
        self._lock = Lock()

    def answer(self, db: sqlite3.Connection, ask: Callable[..., Answer], given: tuple[Hashable, ...]) -> Answer:
        """Return what `ask(db, *given)` returns, inside a transaction of reading."""
        key, state = (_file(db), ask, given), tuple(db.execute(STATE))
        known = self._known(key)
        if known and known[0] == state:
            found: Answer = known[1]
            return found
        made = ask(db, *given)
        self._keep(key, (state, made))
        return made

    def joined(self, db: sqlite3.Connection, asked: Parted[Part, Answer], given: tuple[Hashable, ...]) -> Answer:
        """Return what is put together from the parts of all stretches, inside a transaction of reading."""
        key, state = (_file(db), asked, given), dict(db.execute(STATE))
        before, joined = self._known(key) or ({}, None)
        if before.keys() - state.keys():  # another register was put in its place
            before, joined = {}, None
        changed = [stretch for stretch, token in state.items() if before.get(stretch, NEVER)[0] != token]
        found = asked.parts(db, changed, given)
        parts = before | {stretch: (state[stretch], found.get(stretch)) for stretch in changed}
        if joined is None or any(before.get(stretch, NEVER)[1] != parts[stretch][1] for stretch in changed):
            joined = (asked.join([part for stretch in state if (part := parts[stretch][1])]),)
        if changed:
            self._keep(key, (parts, joined))
        answer: Answer = joined[0]
        return answer

    def forget(self) -> None:
        """Forget all answers."""
        with self._lock:
            self._answers.clear()

    def _known(self, key: Hashable) -> tuple[Any, Any] | None:
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def _keep(self, key: Hashable, known: tuple[Any, Any]) -> None:
        with self._lock:
            self._answers[key] = known
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)


def _file(db: sqlite3.Connection) -> str:
    return str(db.execute("PRAGMA database_list").fetchone()[2])


REMEMBERED = Remembered()
