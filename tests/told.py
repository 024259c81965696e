"""Articles and reports made to order for the tests; run as a script, it adds some to a register and says so."""

from __future__ import annotations

import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

from tawthiq.model.claims import Account, Claim, Report, Saying
from tawthiq.model.kinds import Precision, Role
from tawthiq.model.text import Article, Evidence
from tawthiq.model.values import Count, Location, Moment, Perpetrator, Toll
from tawthiq.store.finding.tables import NAMES, SEARCHES

BAGHDAD = Location("IQ", "Baghdad", "Baghdad", 33.34, 44.40, "locality")
BAGHDAD_PROVINCE = Location("IQ", "Baghdad", None, 33.30, 44.40, "admin1")
KIRKUK = Location("IQ", "Kirkuk", "Kirkuk", 35.47, 44.39, "locality")
IRAQ = Location("IQ", None, None, 33.0, 44.0, "country")
TAYARAN = Location("IQ", "Baghdad", "Baghdad", 33.330, 44.420, "site", name="Tayaran Square")
KARRADA = Location("IQ", "Baghdad", "Baghdad", 33.300, 44.450, "site", name="Karrada")
HASAKA_TOWN = Location("SY", "Hasaka", "Tell Brak", 36.65, 41.05, "locality")
ALEPPO_TOWN = Location("SY", "Aleppo", "Tell Brak", 36.20, 37.20, "locality")


@dataclass(frozen=True, slots=True)
class Told:
    """One account to be made: what an article says of one incident."""

    day: str | None = "2021-01-21"
    place: Location | None = BAGHDAD
    killed: int | Count | None = 32
    injured: int | Count | None = None
    type: str = "bombing"
    role: Role = "main"
    precision: Precision = "day"
    target: str = ""
    speaker: str = "official"
    attackers: int = 0
    actor: str = ""
    weapon: str = ""


def article_of(*told: Told, key: str = "a1", outlet: str = "وكالة النخلة", published: str = "2021-01-21") -> Article:
    """Return an article whose text holds the words of what it tells."""
    text = " ".join(f"{number}: {' '.join(_words(item))}." for number, item in enumerate(told))
    return Article(key, text or "لا شيء", "خبر", outlet=outlet, published=published)


def report_of(
    *told: Told, key: str = "a1", outlet: str = "وكالة النخلة", published: str = "2021-01-21"
) -> tuple[Article, Report]:
    """Return an article and the report that a perfect reader makes of it."""
    article = article_of(*told, key=key, outlet=outlet, published=published)
    accounts = tuple(_account(article, number, item) for number, item in enumerate(told))
    return article, Report(article.id, "ar", accounts)


class Reader:
    """Reads the articles that `report_of` made, by their ids."""

    def __init__(self, made: list[tuple[Article, Report]]) -> None:
        self._reports = {article.hash: report for article, report in made}

    def read(self, article: Article) -> Report:
        return self._reports[article.hash]


def many(count: int) -> list[tuple[Article, Report]]:
    """Return reports on a few incidents, each told by several outlets over two days."""
    places = (BAGHDAD, KIRKUK, HASAKA_TOWN, ALEPPO_TOWN)
    return [
        report_of(
            Told(f"2021-01-{1 + n % 9:02}", places[n % 4], 5 + n % 7, 20 + n % 3),
            Told("2020-12-31", places[(n + 1) % 4], 9, role="background"),
            key=f"a{n}",
            outlet=f"إذاعة {n % 5}",
            published=f"2021-01-{2 + n % 9:02}",
        )
        for n in range(count)
    ]


def without_finding(db: sqlite3.Connection) -> None:
    """Take from a register what version 2 did not have: the tables by which incidents are found, and their triggers."""
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql NOT LIKE '%append-only%'"):
        db.execute(f"DROP TRIGGER {name}")
    for table in (*SEARCHES, *NAMES):
        db.execute(f"DROP TABLE {table}")


def _words(told: Told) -> list[str]:
    place = told.place.name or told.place.locality or "المكان" if told.place else "المكان"
    numbers = [f"{status} {value}" for status, value in (("قتل", told.killed), ("أصيب", told.injured)) if value]
    return [
        told.type,
        place,
        told.day or "اليوم",
        *numbers,
        told.target,
        *filter(None, [told.weapon]),
        told.actor,
        told.speaker,
        f"{told.attackers} مهاجم",
    ]


def _account(article: Article, number: int, told: Told) -> Account:
    start = article.text.index(f"{number}: ")

    def at(words: str) -> Evidence:
        found = article.text.index(words, start)
        return Evidence(words, "text", found, found + len(words))

    kind, place, day, *_ = _words(told)
    claims = [
        Claim("type", told.type, at(kind), rule="<type>"),
        Claim("date", Moment(told.day, told.precision), at(day)),
    ]
    if told.place:
        claims.append(Claim("place", told.place, at(place)))
    said_by = Saying(at(told.speaker), told.speaker)
    for status, word, count in (("killed", "قتل", told.killed), ("injured", "أصيب", told.injured)):
        if count is not None:
            exact = count if isinstance(count, Count) else Count(count)
            claims.append(Claim("toll", Toll(status, "all", exact), at(f"{word} {count}"), said_by, "<harm> <number>"))
    if told.target:
        claims.append(Claim("target", told.target, at(told.target)))
    if told.weapon:
        claims.append(Claim("weapon", told.weapon, at(told.weapon)))
    if told.attackers:
        counted = Toll("killed", "attacker", Count(told.attackers))
        claims.append(Claim("attackers", counted, at(f"{told.attackers} مهاجم")))
    if told.actor:
        claims.append(Claim("perpetrator", Perpetrator(told.actor, told.actor, "", "claimed"), at(told.actor)))
    return Account(told.role, tuple(claims))


def _add(directory: str, first: int, last: int) -> None:
    from tawthiq.model.errors import RegisterError
    from tawthiq.store.register import Register

    try:
        register = Register(Path(directory), create=True)
        for article, report in many(last)[first:]:
            register.add(article, report)
            print(article.id, flush=True)
    except RegisterError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    _add(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
