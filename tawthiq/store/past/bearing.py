"""Which incidents of the register may bear on a question about the past, and what series of it count."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator

from tawthiq.model.precedents import ENOUGH, Between, Precedent
from tawthiq.model.values import Location
from tawthiq.register.past.answer import NEAR_KM
from tawthiq.register.past.asked import Asked
from tawthiq.register.past.period import spread

DEGREE = 111.0
"""Kilometres of a degree of latitude, rather too few, so that nothing near is missed."""
MOST = "max(coalesce(killed_low, 0), coalesce(killed, 0), coalesce(killed_high, 0))"
DATED = """
    verdict NOT IN ('reject', 'set_aside') AND date IS NOT NULL AND country IS NOT NULL
    AND (? = '' OR country = ?) AND (? = '' OR substr(date, 1, length(?)) >= substr(?, 1, length(date)))
    AND (? = '' OR substr(date, 1, length(?)) <= substr(?, 1, length(date)))
"""
RECORDED = f"""
    SELECT incident, date, country, admin1, locality, lat, lon, precision, type, killed_low, killed, killed_high,
        injured_low, injured, injured_high
    FROM summaries WHERE {DATED} ORDER BY date, incident
"""
Condition = tuple[str, tuple[object, ...]]


def recorded(db: sqlite3.Connection, since: str, until: str, country: str) -> tuple[Precedent, ...]:
    """Return the incidents of a time and country as precedents, as far as series count them."""
    rows = db.execute(RECORDED, _when(since, until, country))
    return tuple(
        Precedent(
            key, *spread(date), land, admin1 or "", town or "", lat, lon, precision or "country", kind or "",
            killed=Between(*figures[:3]), injured=Between(*figures[3:]),
        )
        for key, date, land, admin1, town, lat, lon, precision, kind, *figures in rows
    )  # fmt: skip


def bearing_on(db: sqlite3.Connection, asked: Asked) -> tuple[str, ...]:
    """Return the ids of the incidents that may bear on a question, by date; some ENOUGH, the deadliest or latest."""
    assert asked.period is not None
    assert asked.area is not None
    period, country = asked.period, asked.area.country or ""
    about, values = _about(asked)
    is_by_toll = asked.kind == "superlative" and asked.measure == "killed" and not asked.spell
    order = f"{MOST} DESC" if is_by_toll else "date DESC"
    least = f" AND {MOST} > ?" if is_by_toll and not asked.is_open else ""
    more = (asked.figure.least,) if least else ()
    enough = -1 if asked.kind == "trend" or asked.spell or asked.measure == "injured" else ENOUGH
    asking = f"SELECT incident FROM summaries WHERE {DATED} AND {about}{{}} ORDER BY {order}, incident LIMIT {enough}"
    start = period.anchor[0] if period.anchor and asked.kind == "trend" else period.since
    found = list(db.execute(asking.format(least), (*_when(start, period.until, country), *values, *more)))
    if period.anchor and asked.kind != "trend":
        found += db.execute(asking.format(""), (*_when(*period.anchor, country), *values))
    return tuple(sorted({key for (key,) in found}))


def _when(since: str, until: str, country: str) -> tuple[str, ...]:
    return (*(country,) * 2, *(since,) * 3, *(until,) * 3)


def _about(asked: Asked) -> Condition:
    """Return the condition that leaves out what is certainly of another place or kind, and its values."""
    assert asked.area is not None
    parts = list(_within(asked.area))
    if asked.types:
        kinds = sorted(asked.types)
        parts.append((f"(type IS NULL OR type IN ('other', {', '.join('?' * len(kinds))}))", tuple(kinds)))
    return " AND ".join(text for text, _ in parts) or "1", tuple(value for _, values in parts for value in values)


def _within(area: Location) -> Iterator[Condition]:
    if area.precision == "country":
        return
    coarse = "(admin1 = ? OR admin1 IS NULL OR admin1 = '')"
    if area.precision == "admin1" or area.lat is None or area.lon is None:
        yield coarse, (area.admin1 or "",)
        return
    high = NEAR_KM / DEGREE
    wide = high / max(math.cos(math.radians(area.lat)), 0.1)
    near = "(lat IS NULL OR lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?)"
    box = area.lat - high, area.lat + high, area.lon - wide, area.lon + wide
    yield (
        f"(precision IN ('site', 'locality') AND {near} OR precision NOT IN ('site', 'locality') AND {coarse})",
        (
            *box,
            area.admin1 or "",
        ),
    )
