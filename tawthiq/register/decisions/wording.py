"""Values as people type them: read into one form, and refused with the forms that are understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from tawthiq.model.errors import DecisionError
from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.kinds import TYPES
from tawthiq.model.values import Location
from tawthiq.register.settle import place_of
from tawthiq.register.summary import range_words

COUNTED = ("killed", "injured", "attackers")
ENDS = r"(?P<low>\d+)-(?P<high>\d+)|(?P<floor>\d+)\+|up to (?P<ceiling>\d+)"
FIGURE = re.compile(rf"up to (?P<top>\d+)|(?P<best>\d+)(?:(?P<open>\+)| \((?:{ENDS})\))?")
PLACE = re.compile(
    r"(?:(?P<town>[^,@]*),(?P<province>[^,@]*), *)?(?P<country>[A-Z]{2})"
    r"(?: *@ *(?P<lat>-?\d+(?:\.\d+)?) (?P<lon>-?\d+(?:\.\d+)?))?"
)
FIGURES = "32, 32+ (at least), up to 40, 32 (28-35), 35 (32+) or 35 (up to 40)"
PLACES = (
    "town, province, two letters of the country and, if known, degrees: Falluja, Anbar, IQ @ 33.35 43.78; "
    "without the town: , Anbar, IQ; the country alone: IQ"
)


def canonical(field: str, text: str) -> str:
    """Return a typed value in the one form in which it is kept; raises DecisionError with the forms there are.

    >>> canonical("killed", " 32+ "), canonical("place", "Falluja,Anbar,IQ")
    ('32+', 'Falluja, Anbar, IQ')
    """
    return KEPT[field](text.strip())


def figure(field: str, text: str) -> Settlement:
    """Return a figure with its ends as it stands in a table; the inverse of `range_words`.

    >>> figure("killed", "32+")
    Settlement(field='killed', best=32, low=32, high=None, rule='', for_=(), against=(), proposed=None)
    """
    found = FIGURE.fullmatch(text)
    if not found:
        raise DecisionError(f"{text!r} is no figure for {field}; write {FIGURES}")
    part = {name: int(digits) for name, digits in found.groupdict().items() if digits and digits.isdigit()}
    if "top" in part:
        return Settlement(field, part["top"], None, part["top"])
    best = part["best"]
    closed = not found["open"] and len(part) == 1
    low = best if closed or found["open"] else part.get("low", part.get("floor"))
    high = best if closed else part.get("high", part.get("ceiling"))
    if (low or 0) > best or (high is not None and high < best):
        raise DecisionError(f"{text!r}: the best figure lies outside its ends; write {FIGURES}")
    return Settlement(field, best, low, high)


def location(text: str) -> Location:
    """Return a place as it was typed.

    >>> location("Falluja, Anbar, IQ @ 33.35 43.78").precision, location(", Anbar, IQ").precision
    ('locality', 'admin1')
    """
    found = PLACE.fullmatch(text)
    if not found:
        raise DecisionError(f"{text!r} is no place; write {PLACES}")
    town, province = ((found[name] or "").strip() or None for name in ("town", "province"))
    lat, lon = (float(found[name]) if found[name] else None for name in ("lat", "lon"))
    if lat is not None and lon is not None and not (abs(lat) <= 90 and abs(lon) <= 180):
        raise DecisionError(f"{text!r}: degrees are latitude (-90 to 90) and longitude (-180 to 180); write {PLACES}")
    precision = "locality" if town else "admin1" if province else "country"
    return Location(found["country"], province, town, lat, lon, precision, name=town or province or "")


def place_text(place: Location) -> str:
    """Return a place in the form in which a decision keeps it.

    >>> place_text(location("Falluja, Anbar, IQ @ 33.35 43.78")), place_text(location(", Anbar, IQ"))
    ('Falluja, Anbar, IQ @ 33.35 43.78', ', Anbar, IQ')
    """
    parts = [place.locality or "", place.admin1 or "", place.country or ""]
    named = ", ".join(parts if any(parts[:2]) else parts[2:])
    return named if place.lat is None or place.lon is None else f"{named} @ {place.lat} {place.lon}"


def shown(incident: Incident, field: str) -> str:
    """Return what an incident is settled on for one field, as it would be typed; empty where on nothing."""
    settled = incident.settlement(field)
    if settled is None or settled.best is None:
        return ""
    if field == "place":
        place = place_of(incident)
        return place_text(place) if place else ""
    return words(settled)


def words(settled: Settlement) -> str:
    """Return what a field is settled on, as it stands in a table; `nothing` where a person rejected its value."""
    if settled.best is None:
        return "nothing"
    return range_words(settled) if settled.field in COUNTED else str(settled.best)


def _day(text: str) -> str:
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        try:
            date.fromisoformat(text + "0000-01-01"[len(text) :])
            return text
        except ValueError:
            pass
    raise DecisionError(f"{text!r} is no date; write 2021-01-21, 2021-01 or 2021")


def _type(text: str) -> str:
    if text in TYPES:
        return text
    raise DecisionError(f"no type {text!r}; there are: {', '.join(TYPES)}")


def _figure(field: str) -> Callable[[str], str]:
    return lambda text: range_words(figure(field, text))


KEPT: dict[str, Callable[[str], str]] = {
    "date": _day,
    "type": _type,
    "place": lambda text: place_text(location(text)),
    **{field: _figure(field) for field in COUNTED},
}
