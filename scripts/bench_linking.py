"""Timings and memory of linking: `python scripts/bench_linking.py [--reports 1000 10000 100000] [--disk N] [--one N]`.

Generates reports of incidents (a third of them in one city, some on one busy day, each incident told by several
outlets), links them in memory, and with `--disk N` adds N of them to a register on disk and times 200 more, each by
itself and most of them beside the busy day, by the clock and by the work of the processor, which other processes slow
less; `--kept DIR` fills that folder once and works on a copy. `--one N` adds N reports of one incident.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

from tawthiq.knowledge.places import load_places
from tawthiq.model.claims import Account, Claim, Report
from tawthiq.model.text import Article, Evidence
from tawthiq.model.values import Count, Location, Moment, Toll
from tawthiq.register.linking.cluster import group
from tawthiq.register.telling import tellings
from tawthiq.store.register import Register

TYPES = ("bombing", "armed_attack", "air_strike", "shelling", "armed_clash", "assassination")
BUSY = 0.01  # share of the incidents on one day
IN_THE_CITY = 0.33
LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمن"
A_DAY = 10  # incidents
MORE, LAST = 200, 20  # reports that are timed one by one
Told = tuple[Article, Report]


class Took(NamedTuple):
    """How long something took, in milliseconds: by the clock, and of work of the processor."""

    clock: float
    work: float


def reports(count: int, seed: int = 1) -> Iterator[Told]:
    """Yield reports, those of one incident next to one another; the same for the same seed."""
    return (told for incident in incidents(count, seed) for told in incident)


def incidents(count: int, seed: int = 1, each: float = 2) -> Iterator[list[Told]]:
    """Yield so many reports by incident, some `each`; the same for the same seed."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(LETTERS, k=6)) for _ in range(20_000)]
    days = int(count / (each * A_DAY))
    number = 0
    while number < count:
        told = min(count - number, 1 + int(chance.expovariate(1 / each)))
        yield list(_incident(chance, words, range(number, number + told), days))
        number += told


def _incident(chance: random.Random, words: list[str], numbers: range, days: int) -> Iterator[Told]:
    is_busy = chance.random() < BUSY
    day = date(2015, 1, 1) + timedelta(0 if is_busy else chance.randrange(1, 2 + days))
    town = 0 if chance.random() < IN_THE_CITY else chance.randrange(1, 300)
    place = Location(
        "IQ", f"Province {town % 18}", f"Town {town}", 30 + town // 20 * 0.4, 40 + town % 20 * 0.4, "locality"
    )
    kind, killed, injured = chance.choice(TYPES), 1 + int(chance.expovariate(0.3)), int(chance.expovariate(0.1))
    particulars = chance.sample(words, 30)
    for number in numbers:
        published = (day + timedelta(chance.choice((0, 0, 1)))).isoformat()
        text = " ".join((*chance.sample(particulars, 15), *chance.sample(words, 60), kind, str(killed)))
        article = Article(f"r{number}", text, "", outlet=f"o{chance.randrange(40)}", published=published)
        at = Evidence(text[:3], "text", 0, 3)
        claims = [Claim("type", kind, at), Claim("place", place, at)]
        if chance.random() < 0.8:
            claims.append(Claim("date", Moment(day.isoformat(), "day"), at))
        for status, value in (("killed", killed), ("injured", injured)):
            if value and chance.random() < 0.8:
                claims.append(Claim("toll", Toll(status, "all", Count(value)), at))
        yield article, Report(article.id, "ar", (Account("main", tuple(claims)),))


def in_memory(count: int) -> str:
    """Return a line: how long it took to link that many reports, and how many incidents were found."""
    told = [made for article, report in reports(count) for made in tellings(article, report)]
    began, worked = time.perf_counter(), time.process_time()
    found = group(told)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    each = f"{1000 * worked / count:.2f} ms each"
    return f"{count:7,} reports  {took:8.1f} s, {worked:.1f} s of work  {each}  {len(found):,} incidents"


def on_disk(count: int, directory: Path) -> str:
    """Return a line: how long it took to add that many reports to a register, and to add one more."""
    took = _filled(count, directory)
    os.sync()  # else the disk is still busy with the register itself while one more is timed
    load_places()  # as reading an article has done before it is added
    one = list(_adding(Register(directory), list(reports(MORE, seed=2))))
    return f"{count:7,} reports added to a register  {took:.1f} s; one more: {_spread(one)}"


def _spread(some: list[Took]) -> str:
    """Return the middle, the ninth tenth and the worst of some times, in words."""
    clock, work = sorted(each.clock for each in some), sorted(each.work for each in some)
    ends = zip(
        ("one half within", "nine of ten within", "all within"),
        (statistics.median(clock), clock[int(0.9 * len(clock))], clock[-1]),
        (statistics.median(work), work[int(0.9 * len(work))], work[-1]),
        strict=True,
    )
    return ", ".join(f"{words} {by_clock:.1f} ms ({by_work:.1f} of work)" for words, by_clock, by_work in ends)


def _filled(count: int, directory: Path) -> float:
    """Fill a register unless it is full; return the seconds that took."""
    register = Register(directory, create=True)
    ((last, _),) = deque(islice(reports(count + 1), count), maxlen=1)
    began = time.perf_counter()
    if not register.holds(last):
        for article, report in islice(reports(count + 1), count):
            register.add(article, report)
    register.close()
    return time.perf_counter() - began


def one_incident(count: int, directory: Path) -> str:
    """Return a line: how long it took to add one more report to an incident that has so many."""
    chance = random.Random(3)
    words = ["".join(chance.choices(LETTERS, k=6)) for _ in range(20_000)]
    took = list(_adding(Register(directory, create=True), list(_incident(chance, words, range(count), count))))
    seconds = sum(each.clock for each in took) / 1000
    return f"{count:7,} reports of one incident  {seconds:.1f} s; of the last {LAST}, {_spread(took[-LAST:])}"


def _adding(register: Register, some: list[Told]) -> Iterator[Took]:
    for article, report in some:
        began, worked = time.perf_counter(), time.process_time()
        register.add(article, report)
        yield Took(1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked))


def main() -> int:
    """Print a line for each size, and the peak memory."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, nargs="*", default=(1_000, 10_000, 100_000))
    options.add_argument("--disk", type=int, default=0)
    options.add_argument("--kept", type=Path)
    options.add_argument("--one", type=int, default=0)
    given = options.parse_args()
    for count in given.reports:
        print(in_memory(count), flush=True)
    with tempfile.TemporaryDirectory() as directory:
        if given.kept:
            _filled(given.disk, given.kept)
            copytree(given.kept, directory, dirs_exist_ok=True)
        if given.disk:
            print(on_disk(given.disk, Path(directory)), flush=True)
        if given.one:
            print(one_incident(given.one, Path(directory) / "one"), flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
