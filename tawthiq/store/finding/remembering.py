"""Answers that were given are given again for as long as the register stays as it is."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

Answer = TypeVar("Answer")
MOST = 256  # answers, of all registers that a process has open
STATE = """
    SELECT (SELECT file FROM pragma_database_list WHERE name = 'main'), (SELECT max(rowid) FROM articles),
        (SELECT max(number) FROM decisions), (SELECT schema_version FROM pragma_schema_version)
"""
"""What an answer depends on beside the question; making a register again takes its triggers away and back."""


class Remembered:
    """The latest answers of a process; threads may share it, since answers never change."""

    def __init__(self, most: int = MOST) -> None:
        """Remember so many answers."""
        self._most = most
        self._answers = OrderedDict[Hashable, Any]()
        self._lock = Lock()

    def answer(self, db: sqlite3.Connection, ask: Callable[..., Answer], given: tuple[Hashable, ...]) -> Answer:
        """Return what `ask(db, *given)` returns, inside a transaction of reading."""
        key = (db.execute(STATE).fetchone(), ask, given)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                found: Answer = self._answers[key]
                return found
        made = ask(db, *given)
        with self._lock:
            self._answers[key] = made
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return made

    def forget(self) -> None:
        """Forget all answers."""
        with self._lock:
            self._answers.clear()


REMEMBERED = Remembered()
