"""Data sets of precedents, in a file of their own beside the register: never mixed with its incidents."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType

from tawthiq.model.errors import RegisterError
from tawthiq.model.precedents import Between, Coverage, DataSet, Precedent
from tawthiq.model.values import Location
from tawthiq.register.past.asked import Asked
from tawthiq.store.database import plainly, transaction

FILE = "references.sqlite3"
VERSION = 1
BATCH = 5_000
ENOUGH = 2_000
"""Precedents of one data set that a question looks at, the deadliest first: what decides is among them."""
DEGREES = 0.3
"""Half the side of the square around a town in which its incidents are looked for; distance is measured after."""

TABLES = (
    """CREATE TABLE data_sets (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, format TEXT NOT NULL, licence TEXT NOT NULL,
    imported TEXT NOT NULL, count INTEGER NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, countries TEXT NOT NULL,
    deadly INTEGER NOT NULL
)""",
    """CREATE TABLE precedents (
    data_set INTEGER NOT NULL REFERENCES data_sets (number), key TEXT NOT NULL, since TEXT NOT NULL,
    until TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL, place TEXT NOT NULL, lat REAL, lon REAL,
    precision TEXT NOT NULL, type TEXT NOT NULL, suicide INTEGER NOT NULL, weapons TEXT NOT NULL, actors TEXT NOT NULL,
    killed_low INTEGER, killed_best INTEGER, killed_high INTEGER,
    injured_low INTEGER, injured_best INTEGER, injured_high INTEGER, most INTEGER NOT NULL
)""",
    "CREATE INDEX precedents_by_toll ON precedents (data_set, country, most DESC, since)",
    "CREATE INDEX precedents_by_day ON precedents (data_set, country, since)",
    "CREATE INDEX precedents_by_province ON precedents (data_set, country, admin1, since)",
)
INTO = f"INSERT INTO precedents VALUES ({', '.join('?' * 21)})"


class References:
    """The data sets of a register, opened for as long as a `with` block lasts."""

    def __init__(self, directory: Path, *, create: bool = False) -> None:
        """Open the data sets of a register's folder; RegisterError where there are none, unless `create`."""
        self._file = directory / FILE
        if not create and not self._file.exists():
            raise RegisterError(
                f"{directory}: no data set was imported; use: tawthiq import --format NAME --as NAME FILE"
            )
        directory.mkdir(parents=True, exist_ok=True)
        with plainly(self._file):
            self._db = sqlite3.connect(self._file, isolation_level=None)
            self._prepare()

    def __enter__(self) -> References:
        """Return what was opened."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._db.close()

    def _prepare(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise RegisterError(f"{self._file}: written by a newer tawthiq; upgrade tawthiq to open it")
        if not version:
            with transaction(self._db):
                for statement in TABLES:
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {VERSION}")

    def put(self, told: DataSet, precedents: Iterable[Precedent]) -> DataSet:
        """Keep a data set in the place of the one of its name; all of it is kept, or nothing.

        Returns it with its number of precedents and, where it claims no period or countries, those that they span.
        """
        with plainly(self._file), transaction(self._db):
            self._drop(told.name)
            number = self._db.execute(
                "INSERT INTO data_sets VALUES (NULL, ?, ?, ?, ?, 0, '', '', '', ?)",
                (told.name, told.format, told.licence, told.imported, told.coverage.deadly),
            ).lastrowid
            rows = iter(precedents)
            while batch := list(islice(rows, BATCH)):
                self._db.executemany(INTO, [_row(number, each) for each in batch])
            self._settle(number, told.coverage)
        return next(each for each in self.data_sets() if each.name == told.name)

    def _settle(self, number: int | None, told: Coverage) -> None:
        count, since, until = self._db.execute(
            "SELECT count(*), min(since), max(until) FROM precedents WHERE data_set = ?", (number,)
        ).fetchone()
        found = self._db.execute("SELECT DISTINCT country FROM precedents WHERE data_set = ?", (number,))
        countries = told.countries or {code for (code,) in found}
        self._db.execute(
            "UPDATE data_sets SET count = ?, since = ?, until = ?, countries = ? WHERE number = ?",
            (count, told.since or since or "", told.until or until or "", " ".join(sorted(countries)), number),
        )

    def _drop(self, name: str) -> None:
        self._db.execute(
            "DELETE FROM precedents WHERE data_set = (SELECT number FROM data_sets WHERE name = ?)", (name,)
        )
        self._db.execute("DELETE FROM data_sets WHERE name = ?", (name,))

    def data_sets(self) -> list[DataSet]:
        """Return the data sets in the order of their names."""
        rows = self._db.execute(
            "SELECT name, format, licence, imported, count, since, until, countries, deadly "
            "FROM data_sets ORDER BY name"
        )
        return [
            DataSet(
                name, form, licence, imported, count, Coverage(since, until, frozenset(codes.split()), bool(deadly))
            )
            for name, form, licence, imported, count, since, until, codes, deadly in rows
        ]

    def bearing_on(self, asked: Asked, name: str) -> Iterator[Precedent]:
        """Yield the precedents of a data set that may bear on a question, the deadliest first, at most ENOUGH."""
        where, values = _narrowed(asked)
        rows = self._db.execute(
            f"SELECT * FROM precedents WHERE data_set = (SELECT number FROM data_sets WHERE name = ?) AND {where} "
            f"ORDER BY most DESC, key LIMIT {ENOUGH}",
            (name, *values),
        )
        yield from map(_precedent, rows)


def _narrowed(asked: Asked) -> tuple[str, list[object]]:
    """Return the condition and its values that leave out most of what does not bear on a question."""
    assert asked.period is not None
    assert asked.area is not None
    since = asked.period.anchor[0] if asked.period.anchor else asked.period.since
    parts: list[tuple[str, tuple[object, ...]]] = [
        ("country = ? AND since <= ? AND until >= ?", (asked.area.country, asked.period.until, since))
    ]
    if asked.kind == "superlative":
        anchor = asked.period.anchor[1] if asked.period.anchor else ""
        parts.append(("(most > ? OR since <= ?)", (asked.killed.least, anchor)))
    parts += _around(asked.area)
    return " AND ".join(text for text, _ in parts), [value for _, values in parts for value in values]


def _around(area: Location) -> Iterator[tuple[str, tuple[object, ...]]]:
    if area.precision == "country":
        return
    if area.precision == "admin1" or area.lat is None or area.lon is None:
        yield "admin1 IN (?, '')", (area.admin1 or "",)
        return
    box = (area.lat - DEGREES, area.lat + DEGREES, area.lon - DEGREES * 2, area.lon + DEGREES * 2)
    inside = "(lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?)"
    yield f"({inside} OR (precision IN ('admin1', 'country') AND admin1 IN (?, '')))", (*box, area.admin1 or "")


def _row(number: int | None, each: Precedent) -> tuple[object, ...]:
    return (
        number, each.key, each.since, each.until, each.country, each.admin1, each.place, each.lat, each.lon,
        each.precision, each.type, each.suicide, " ".join(each.weapons), "\n".join(each.actors),
        each.killed.low, each.killed.best, each.killed.high,
        each.injured.low, each.injured.best, each.injured.high, each.killed.most,
    )  # fmt: skip


def _precedent(row: tuple[object, ...]) -> Precedent:
    _, key, since, until, country, admin1, place, lat, lon, precision, kind, suicide, weapons, actors, *figures, _ = row
    killed, injured = Between(*figures[:3]), Between(*figures[3:])  # type: ignore[arg-type]
    return Precedent(
        key, since, until, country, admin1, place, lat, lon, precision, kind, bool(suicide),  # type: ignore[arg-type]
        tuple(str(weapons).split()), tuple(filter(None, str(actors).split("\n"))), killed, injured,
    )  # fmt: skip
