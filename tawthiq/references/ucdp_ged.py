"""The Georeferenced Event Dataset of the Uppsala Conflict Data Program, and what the Humanitarian Data Exchange gives.

Columns and codes: the codebook of UCDP GED (CC BY 4.0). Every row has at least one direct death by an organised actor.
"""

from __future__ import annotations

from datetime import date

from tawthiq.model.precedents import Between, Precedent
from tawthiq.references.rows import Row
from tawthiq.references.where import admin1, country
from tawthiq.references.who import actors

FORMAT = "ucdp-ged"
LICENCE = "CC BY 4.0"
DEADLY = True
NEEDED = ("date_start", "date_end", "country", "best", "low", "high", "where_prec")

PRECISIONS = {1: "locality", 2: "locality", 3: "admin1", 4: "admin1", 5: "admin1", 6: "country", 7: "country"}
"""What `where_prec` means: 1 the place, 2 near it, 3 its district, 4 its province, 5 a stretch, 6 the country."""
STRETCH = 5
ONE_SIDED = 3
"""The `type_of_violence` of attacks on civilians, in which it is known who attacked: its side a."""


def precedent(row: Row) -> Precedent:
    """Return the incident of one row."""
    code = country(row.text("country"))
    lat, lon = row.degrees("latitude", 90), row.degrees("longitude", 180)
    precision = PRECISIONS.get(row.number("where_prec") or 6, "country")
    sides = (_side(row, "a"), _side(row, "b"))
    return Precedent(
        f"{row.number('id')}" if row.text("id").replace(".", "").isdigit() else row.text("id"),
        day(row.text("date_start")),
        day(row.text("date_end")),
        code,
        _province(row, code, precision),
        row.text("where_coordinates"),
        lat,
        lon,
        precision,
        actors=sides[0] if row.number("type_of_violence") == ONE_SIDED else (),
        killed=Between(row.number("low"), row.number("best"), row.number("high")),
        sides=(*sides[0], *sides[1]),
    )


def _province(row: Row, code: str, precision: str) -> str:
    """Return the province of a row; a stretch that is of no province by name is of none by its middle either."""
    told = row.text("adm_1")
    if precision == "country" or (row.number("where_prec") == STRETCH and not told):
        return ""
    return admin1(code, told, row.degrees("latitude", 90), row.degrees("longitude", 180))


def _side(row: Row, letter: str) -> tuple[str, ...]:
    return actors(row.text(f"side_{letter}"), ucdp=row.number(f"side_{letter}_new_id"))


def day(given: str) -> str:
    """Return the day of an ISO date or date-time; ValueError where it is none.

    >>> day("2016-01-01 00:00:00.000")
    '2016-01-01'
    """
    told = given
    try:
        date.fromisoformat(told[:10])
    except ValueError:
        told = ""
    if len(told) < 10 or told[10:11] not in ("", " ", "T"):
        raise ValueError(f"date is {given!r}, a date such as 2018-01-15 is expected")
    return told[:10]
