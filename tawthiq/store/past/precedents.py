"""Data sets of precedents, in a file of their own beside the register: never mixed with its incidents."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from tawthiq.model.errors import RegisterError
from tawthiq.model.precedents import ENOUGH, LONGEST, Between, Coverage, DataSet, Precedent
from tawthiq.model.values import Location
from tawthiq.register.past.answer import NEAR_KM
from tawthiq.register.past.asked import Asked
from tawthiq.register.past.period import BEGINNING, spread
from tawthiq.store.database import plainly, transaction

FILE = "references.sqlite3"
VERSION = 1
BATCH = 5_000
CACHE_KIB = 128 * 1024
"""Kibibytes in which the indexes of a large data set are kept while it is imported."""
DEGREES = 0.5
"""The side of the cells in which incidents around a town are looked for; distance is measured after."""
MANY = 20_000
"""The same where all are counted, for a trend or by the injured."""
EARTH = 111.2
"""Kilometres of a degree of latitude."""

TABLES = (
    """CREATE TABLE data_sets (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, format TEXT NOT NULL, licence TEXT NOT NULL,
    imported TEXT NOT NULL, count INTEGER NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, countries TEXT NOT NULL,
    deadly INTEGER NOT NULL, basis TEXT NOT NULL
)""",
    """CREATE TABLE precedents (
    data_set INTEGER NOT NULL REFERENCES data_sets (number), key TEXT NOT NULL, since TEXT NOT NULL,
    until TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL, place TEXT NOT NULL, lat REAL, lon REAL,
    precision TEXT NOT NULL, type TEXT NOT NULL, suicide INTEGER NOT NULL, weapons TEXT NOT NULL, actors TEXT NOT NULL,
    killed_low INTEGER, killed_best INTEGER, killed_high INTEGER,
    injured_low INTEGER, injured_best INTEGER, injured_high INTEGER,
    sides TEXT NOT NULL, targets TEXT NOT NULL, most INTEGER NOT NULL, cell TEXT NOT NULL
)""",
    *(
        f"CREATE INDEX precedents_by_{key}_and_{name} ON precedents (data_set, {columns}, {order})"
        for key, columns in (("country", "country"), ("admin1", "country, admin1"), ("cell", "cell"))
        for name, order in (("toll", "most DESC"), ("day", "since"))
    ),
)
INTO = f"INSERT INTO precedents VALUES ({', '.join('?' * 24)})"


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
        self._db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        with plainly(self._file), transaction(self._db):
            self._drop(told.name)
            number = self._db.execute(
                "INSERT INTO data_sets VALUES (NULL, ?, ?, ?, ?, 0, '', '', '', ?, '')",
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
            "UPDATE data_sets SET count = ?, since = ?, until = ?, countries = ?, basis = ? WHERE number = ?",
            (
                count,
                told.since or since or "",
                told.until or until or "",
                " ".join(sorted(countries)),
                "stated" if told.since and told.until else "rows",
                number,
            ),
        )

    def _drop(self, name: str) -> None:
        self._db.execute(
            "DELETE FROM precedents WHERE data_set = (SELECT number FROM data_sets WHERE name = ?)", (name,)
        )
        self._db.execute("DELETE FROM data_sets WHERE name = ?", (name,))

    def data_sets(self) -> list[DataSet]:
        """Return the data sets in the order of their names."""
        rows = self._db.execute(
            "SELECT name, format, licence, imported, count, since, until, countries, deadly, basis "
            "FROM data_sets ORDER BY name"
        )
        return [
            DataSet(
                name,
                form,
                licence,
                imported,
                count,
                Coverage(since, until, frozenset(codes.split()), bool(deadly), basis),
            )
            for name, form, licence, imported, count, since, until, codes, deadly, basis in rows
        ]

    def every(self, name: str, *, country: str = "", since: str = "", until: str = "") -> Iterator[Precedent]:
        """Yield the precedents of a data set, of one country and time where these are given, by day."""
        if name not in {each.name for each in self.data_sets()}:
            raise _unknown(self._file, name)
        given = {
            "country = ?": country,
            "until >= ?": since,
            "since <= ?": until and spread(until)[1],
        }
        parts = " AND ".join(
            ("data_set = (SELECT number FROM data_sets WHERE name = ?)", *(k for k, v in given.items() if v))
        )
        values = (name, *(value for value in given.values() if value))
        yield from map(
            _precedent, self._db.execute(f"SELECT * FROM precedents WHERE {parts} ORDER BY since, key", values)
        )

    def bearing_on(self, asked: Asked, name: str) -> Iterator[Precedent]:
        """Yield the precedents of a data set that may bear on a question, the deadliest first, some ENOUGH of them."""
        number = self._db.execute("SELECT number FROM data_sets WHERE name = ?", (name,)).fetchone()
        if number is None:
            raise _unknown(self._file, name)
        enough = MANY if asked.kind == "trend" or asked.measure == "injured" else ENOUGH
        parts = list(_parts(asked, enough))
        union = " UNION ALL ".join(f"SELECT * FROM ({text})" for text, _ in parts)
        values = [value for _, told in parts for value in (*number, *told)]
        yield from map(_precedent, self._db.execute(f"{union} ORDER BY most DESC, key LIMIT {2 * enough}", values))


def _unknown(file: Path, name: str) -> RegisterError:
    return RegisterError(f"{file}: holds no data set {name!r}; `tawthiq references` lists those that it holds")


def _parts(asked: Asked, enough: int) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the selections that find what may bear on a question, each along an index, and their values."""
    assert asked.period is not None
    assert asked.area is not None
    period, anchor = asked.period, asked.period.anchor
    kind, kinds = _of_kind(asked)
    for key, within, places in _within(asked.area):
        condition, values = within + kind, places + kinds
        if asked.kind == "superlative" and asked.measure == "killed":
            deadlier = f"{condition} AND most > ? AND since <= ? AND until >= ? ORDER BY most DESC LIMIT {enough}"
            yield _by(f"{key}_and_toll", deadlier), (*values, asked.figure.least, period.until, period.since)
        else:
            start = anchor[0] if anchor and asked.kind == "trend" else period.since
            earlier = f"{condition} AND since BETWEEN ? AND ? AND until >= ? ORDER BY since DESC LIMIT {enough}"
            yield _by(f"{key}_and_day", earlier), (*values, _long_before(start), period.until, start)
        if anchor and asked.kind != "trend":
            within = f"{condition} AND since BETWEEN ? AND ? AND until <= ? ORDER BY most DESC LIMIT {enough}"
            yield _by(f"{key}_and_day", within), (*values, *anchor, anchor[1])


def _of_kind(asked: Asked) -> tuple[str, tuple[object, ...]]:
    """Return the condition that leaves out what is certainly of another kind, and its values."""
    parts, values = [""], []
    if asked.types:
        parts.append(f"type IN ({', '.join('?' * (len(asked.types) + 2))})")
        values += ["", "other", *sorted(asked.types)]
    if asked.is_suicide:
        parts.append("(suicide OR weapons = '')")
    for column, wanted in (("weapons", asked.weapons), ("targets", asked.targets), ("sides", asked.actors)):
        if wanted:
            parts.append(f"({column} = '' OR {' OR '.join([f'instr({column}, ?)'] * len(wanted))})")
            values += sorted(wanted)
    return " AND ".join(parts), tuple(values)


def _long_before(day: str) -> str:
    """Return the first day on which an incident may have begun that lasted until a day."""
    return (date.fromisoformat(day) - timedelta(LONGEST)).isoformat() if day > BEGINNING else day


def _by(index: str, condition: str) -> str:
    return f"SELECT * FROM precedents INDEXED BY precedents_by_{index} WHERE data_set = ? AND {condition}"


def _within(area: Location) -> Iterator[tuple[str, str, tuple[object, ...]]]:
    """Yield what lies in an area or may: the key of an index, a condition, and its values."""
    if area.precision == "country":
        yield "country", "country = ?", (area.country,)
    elif area.precision == "admin1" or area.lat is None or area.lon is None:
        for name in {area.admin1 or "", ""}:
            yield "admin1", "country = ? AND admin1 = ?", (area.country, name)
    else:
        coarse = {_coarse(area.country or "", name) for name in (area.admin1 or "", "", "?")}
        for cell in sorted(coarse | _cells(area.lat, area.lon)):
            yield "cell", "cell = ?", (cell,)


def _cells(lat: float, lon: float) -> set[str]:
    """Return the cells that the surroundings of a point touch."""
    north = NEAR_KM / EARTH
    east = north / max(math.cos(math.radians(lat)), 0.01)
    return {_cell(lat + n * north, lon + e * east) for n in (-1, 0, 1) for e in (-1, 0, 1)}


def _cell(lat: float, lon: float) -> str:
    return f"{math.floor(lat / DEGREES)} {math.floor(lon / DEGREES)}"


def _coarse(country: str, admin1: str) -> str:
    return f"{country} {admin1}"


def _cell_of(each: Precedent) -> str:
    """Return the cell of an incident; one that is known to its province or country is in none but has that name."""
    if each.precision not in ("site", "locality"):
        return _coarse(each.country, each.admin1)
    return _coarse(each.country, "?") if each.lat is None or each.lon is None else _cell(each.lat, each.lon)


def _row(number: int | None, each: Precedent) -> tuple[object, ...]:
    return (
        number, each.key, each.since, each.until, each.country, each.admin1, each.place, each.lat, each.lon,
        each.precision, each.type, each.suicide, " ".join(each.weapons), "\n".join(each.actors),
        each.killed.low, each.killed.best, each.killed.high,
        each.injured.low, each.injured.best, each.injured.high, "\n".join(each.sides),
        " ".join(each.targets), each.killed.most, _cell_of(each),
    )  # fmt: skip


def _precedent(row: tuple[Any, ...]) -> Precedent:
    """Return the precedent of one row; its columns are those of Precedent, each figure in three."""
    suicide, weapons, actors = row[11:14]
    sides, targets = row[20:22]
    values: tuple[Any, ...] = (
        *row[1:11], bool(suicide), tuple(weapons.split()), _lines(actors), Between(*row[14:17]), Between(*row[17:20]),
        _lines(sides), tuple(targets.split()),
    )  # fmt: skip
    return Precedent(*values)


def _lines(told: str) -> tuple[str, ...]:
    return tuple(told.split("\n")) if told else ()
