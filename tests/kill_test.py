"""Killed at any moment, by two processes that add and decide at once, a register is whole and loses nothing."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from told import many

from tawthiq.model.claims import Report
from tawthiq.model.decisions import Decision
from tawthiq.model.text import Article
from tawthiq.register.telling import tellings
from tawthiq.store.register import Register
from tawthiq.store.transfer import Sealed, held

KILLS = 50
MADE = many(60)
LONGEST = 0.2  # seconds that two processes are left to add


def work(directory: Path, made: Sequence[tuple[Article, Report]], name: str) -> None:
    """Add articles, and decide on every third of them."""
    register = Register(directory, create=True)
    for number, (article, report) in enumerate(made):
        if register.add(article, report) and number % 3 == 0:
            on = next(tellings(article, report)).id
            register.decide(Decision("correct", (on,), name, "counted", field="killed", value=str(number)))


def forked(directory: Path, made: Sequence[tuple[Article, Report]], name: str) -> int:
    """Start a process that works on a register, and return its id."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        work(directory, made, name)
        status = 0
    finally:
        os._exit(status)


def killed(process: int) -> bool:
    """Kill a process, and return whether it was still at work."""
    os.kill(process, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert status in (0, -signal.SIGKILL)
    return status != 0


def undisturbed(directory: Path, other: Register) -> list[str]:
    """Return the dump of a register to which the same was added, and for which the same was decided, in peace."""
    register = Register(directory, create=True)
    for article, report in MADE:
        register.add(article, report)
    log = [found for line in other.export() if isinstance(found := held("here", line), Sealed)]
    register.take(log)
    return register.dump()


def test_killed_fifty_times_by_two_processes_at_once(tmp_path: Path) -> None:
    chance, kills, rounds = random.Random(4), 0, 0
    while kills < KILLS:
        directory, count = tmp_path / f"register{rounds}", 0
        while count < len(MADE) and kills < KILLS:
            some = chance.sample(MADE, len(MADE)), chance.sample(MADE, len(MADE))
            processes = [forked(directory, made, name) for made, name in zip(some, ("Amal", "Basim"), strict=True)]
            time.sleep(chance.uniform(0, LONGEST))
            kills += any([killed(process) for process in processes])
            register = Register(directory, create=True)
            found = register.verify()
            assert found.wrong == ()
            count = found.articles
            register.close()
        work(directory, MADE, "Amal")
        register = Register(directory)
        assert register.verify().wrong == ()
        assert register.dump() == undisturbed(tmp_path / f"undisturbed{rounds}", register)
        rounds += 1
    assert kills >= KILLS
