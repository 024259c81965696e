"""Timings of finding in a large register: `python scripts/bench_desk.py [--incidents N] [--keep DIR]`.

Writes N incidents with five reports each (a third of them in one city, some on one busy day) straight into a register,
the first 2,000 as the program does, all others as these happening again later; asks it what a desk asks, from the first
page to the wildest filters; and prints median and p99 of each function. With `--keep DIR` the register is made there
once, and used again.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from bench_linking import Told, incidents
from grown import grow

from tawthiq.model.claims import Claim
from tawthiq.model.decisions import Decision, Note, Verdict
from tawthiq.model.kinds import TYPES, WEAPONS
from tawthiq.model.text import Article, Evidence
from tawthiq.model.values import Perpetrator
from tawthiq.project import Project
from tawthiq.register.linking.block import filed
from tawthiq.register.linking.cluster import pair
from tawthiq.register.telling import Telling, tellings
from tawthiq.store import log
from tawthiq.store.articles import put_accounts, put_article, put_report
from tawthiq.store.database import FILE, open_database, transaction
from tawthiq.store.deciding import grounds
from tawthiq.store.finding.question import ORDERS, Box, Question
from tawthiq.store.finding.refreshing import refresh
from tawthiq.store.finding.remembering import REMEMBERED
from tawthiq.store.weighing.facts import put_facts

EACH, MEAN = 5, 4.48  # reports of an incident, and the mean of the distribution whose draws have so many
FIRST, DAYS = 2_000, 450  # incidents that are read one by one, and the days after which they happen again
DECIDED = 0.03  # share of the incidents that somebody judged
PLAIN = ("مقتل", "قتل", "انفجار", "هجوم", "الشرطة", "بغداد", "مدينة", "جرحى", "مصدر", "أمني", "المستشفى", "شخصا")
GROUPS = tuple(f"group-{number}" for number in range(60))
WORLD, LAND, TOWN = Box(-180, -90, 180, 90), Box(38, 28, 50, 38), Box(39.9, 29.9, 40.9, 30.9)
Ask = Callable[[Project, Question], object]


def make(directory: Path, count: int) -> None:
    """Write a register of that many incidents, or some more; those after the first happen again later."""
    db = open_database(directory, create=True)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -1000000")
    chance, first = random.Random(3), min(count, FIRST)
    made = list(islice(incidents(2 * first * EACH, each=MEAN), first))
    with transaction(db):
        for some in made:
            _write(db, [_fuller(chance, told, number) for number, told in enumerate(some)])
        refresh(db)
    grow(db, -(-count // first) - 1, DAYS)
    with transaction(db):
        for (key,) in db.execute("SELECT id FROM incidents").fetchall():
            if chance.random() < DECIDED:
                _decide(db, chance, key)
        refresh(db)
    db.close()


def _fuller(chance: random.Random, told: Told, number: int) -> Told:
    """Return a report with a headline of words that many share, and with a weapon and an actor in some.

    No two of one incident are published in one minute.
    """
    article, report = told
    (account,) = report.accounts
    at = Evidence(article.text[:3], "text", 0, 3)
    more = list[Claim]()
    if chance.random() < 0.7:
        more.append(Claim("weapon", chance.choice(WEAPONS), at))
    if chance.random() < 0.3:
        group = chance.choice(GROUPS)
        more.append(Claim("perpetrator", Perpetrator(group, group, group, "accused"), at))
    published = f"{article.published}T{6 + number // 60:02}:{number % 60:02}:00+00:00"
    titled: Article = replace(article, title=" ".join(chance.sample(PLAIN, 6)), published=published)
    return titled, replace(report, accounts=(replace(account, claims=(*account.claims, *more)),))


def _write(db: Connection, made: list[Told]) -> None:
    """Write the reports of one incident, each compared with the first of it alone."""
    mains = list[Telling]()
    for article, report in made:
        told = list(tellings(article, report))
        put_article(db, article)
        put_report(db, article, report, "bench")
        put_accounts(db, report, told)
        for each in told:
            put_facts(db, each)
        mains += told
    first = min(mains, key=lambda t: t.age)
    db.execute("INSERT INTO incidents (id) VALUES (?)", (first.id,))
    db.executemany("INSERT INTO members (account, incident) VALUES (?,?)", [(t.id, first.id) for t in mains])
    db.executemany("INSERT INTO blocks (key, account) VALUES (?,?)", [(key, t.id) for t in mains for key in filed(t)])
    pairs = (found for t in mains if t is not first and (found := pair(first, t)))
    rows = [(p.one, p.other, p.points, 1, 1) for p in pairs]
    db.executemany("INSERT INTO pairs (one, other, points, by_one, by_other) VALUES (?,?,?,?,?)", rows)


def _decide(db: Connection, chance: random.Random, incident: str) -> None:
    verdicts: tuple[tuple[Verdict, str, str], ...] = (
        ("accept", "", ""), ("reject", "", ""), ("correct", "killed", "7")
    )  # fmt: skip
    verdict, field, value = chance.choice(verdicts)
    made = Decision(verdict, (incident,), "bench", "bench", field=field, value=value)
    entry = log.append(db, replace(made, at="2021-01-21", basis=tuple(sorted(grounds(db, made)))))
    db.execute("INSERT INTO rulings (account, field, decision) VALUES (?,?,?)", (incident, field, entry.number))


def questions(chance: random.Random, text: str) -> Iterator[tuple[str, Question]]:
    """Yield what a desk asks, each with a name, the values drawn by lot; `text` is a rare word."""
    year = 2015 + chance.randrange(20)
    month, town = f"{year}-{1 + chance.randrange(12):02}", chance.randrange(300)
    yield "everything", Question()
    yield "a page far behind", Question(page=1 + chance.randrange(1500))
    yield "a month", Question(since=month, until=month)
    yield "ten years", Question(since=str(year), until=str(year + 10))
    yield "a country", Question(country="IQ")
    yield "the city", Question(country="IQ", admin1="Province 0", locality="Town 0")
    yield "a town", Question(admin1=f"Province {town % 18}", locality=f"Town {town}")
    yield "a part of the map", Question(box=TOWN)
    yield "two types", Question(types=tuple(chance.sample(TYPES, 2)))
    yield "weapons", Question(weapons=tuple(chance.sample(WEAPONS, 3)))
    yield "groups", Question(groups=tuple(chance.sample(GROUPS, 2)))
    yield "grades", Question(grades=("fair", "contested"), order="injured")
    yield "large tolls", Question(killed_from=chance.randrange(5, 15), order="killed")
    yield "an outlet", Question(outlet=f"o{chance.randrange(40)}", order="reports")
    yield "a rare word", Question(text=text)
    yield "a common word", Question(text="الهجوم")
    yield "a word of all", Question(text="مقتل", order="killed")
    yield "some words", Question(text=f"مقتل بغداد انفجار {text[:2]}*")
    yield "all at once", Question(
        since="2016", until="2034-06", country="IQ", box=LAND, types=TYPES[:8], weapons=WEAPONS[:15],
        groups=GROUPS[:50], grades=("fair", "weak", "contested"), killed_from=1, killed_to=500, injured_from=1,
        injured_to=900, outlet="o7", text="قتل", state="every", order=chance.choice(ORDERS),
    )  # fmt: skip


FUNCTIONS: dict[str, Ask] = {
    "find": lambda project, question: project.find(question),
    "queue": lambda project, question: project.queue(question),
    "total": lambda project, question: project.total(question),
    "counts by month": lambda project, question: project.counts(question, "month"),
    "counts by outlet": lambda project, question: project.counts(question, "outlet"),
    "counts by type": lambda project, question: project.counts(question, "type"),
    "counts by country": lambda project, question: project.counts(question, "country"),
    "marks of the world": lambda project, question: project.marks(question, WORLD, 3),
    "marks of a land": lambda project, question: project.marks(question, LAND, 7),
    "work": lambda project, question: project.work(),
    "precision": lambda project, question: project.precision(),
    "one incident": lambda project, question: project.show(project.find(question).rows[0].id),
}


class Took(NamedTuple):
    """How long a question took, in milliseconds: by the clock, and of work of this process."""

    clock: float
    work: float
    name: str


def timed(
    project: Project, ask: Ask, asked: Iterable[tuple[str, Question]], before: Callable[[], object]
) -> list[Took]:
    """Return how long each question took, asked after something was done."""
    took = list[Took]()
    for name, question in asked:
        before()
        began, worked = time.perf_counter(), time.process_time()
        ask(project, question)
        took.append(Took(1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked), name))
    return took


def line(took: Sequence[Took]) -> str:
    """Return median and p99 by the clock and of work, and the question that takes most work."""
    clock, work = sorted(t.clock for t in took), sorted(t.work for t in took)
    late = int(0.99 * len(took))
    by_name = {name: statistics.median(t.work for t in took if t.name == name) for name in {t.name for t in took}}
    slowest = max(by_name, key=lambda name: by_name[name])
    both = (f"median {statistics.median(of):5.1f}, p99 {of[late]:5.1f} ms" for of in (clock, work))
    return f"{'; of work '.join(both)}; most: {slowest}"


def measure(directory: Path, times: int) -> None:
    """Print two lines for each function: asked for the first time, and again after a decision."""
    project, chance = Project(directory), random.Random(5)
    first = project.find(Question(order="earliest")).rows[0].id
    word = project.show(first).articles[0].text.split()[1]
    asked = [item for _ in range(times) for item in questions(chance, word)]
    some = [("one", Question(page=1 + chance.randrange(8))) for _ in range(5 * times)]
    rows = [row for number in range(1, 20) for row in project.find(Question(page=number)).rows]

    def decide() -> None:
        project.judge(chance.choice(("accept", "reject")), chance.choice(rows).id, Note("bench", "bench"))

    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    for name, ask in FUNCTIONS.items():
        these = some if name == "one incident" else asked
        print(f"{name:18} {line(timed(project, ask, these, REMEMBERED.forget))}", flush=True)
        for _, question in these[: len(these) // times]:
            ask(project, question)
        print(
            f"{'  after a decision':18} {line(timed(project, ask, these[: len(these) // times], decide))}", flush=True
        )
    took = [timed(project, lambda *_: decide(), [("decide", Question())], int) for _ in range(20 * times)]
    print(f"{'decide':18} {line([one for some in took for one in some])}", flush=True)


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--incidents", type=int, default=100_000)
    options.add_argument("--times", type=int, default=3)
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        where = given.keep or Path(directory)
        if not (where / FILE).exists():
            began = time.perf_counter()
            make(where, given.incidents)
            took = time.perf_counter() - began
            size = (where / FILE).stat().st_size / 2**20
            print(f"{given.incidents:,} incidents, {EACH} reports each: written in {took:.0f} s, {size:,.0f} MB")
        measure(where, given.times)
    return 0


if __name__ == "__main__":
    sys.exit(main())
