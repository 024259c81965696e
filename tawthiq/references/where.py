"""Places of other registers in our terms: the code of a country, and the province that a point lies in."""

from __future__ import annotations

import math
import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache, lru_cache

from tawthiq.knowledge.gazetteer import Place, load_places

OTHERWISE = {
    "yemen north yemen": "YE", "north yemen": "YE", "russia soviet union": "RU", "dr congo zaire": "CD",
    "democratic republic of the congo": "CD", "democratic republic of congo": "CD", "dr congo": "CD",
    "myanmar burma": "MM", "bosnia herzegovina": "BA", "bosnia and herzegovina": "BA", "cambodia kampuchea": "KH",
    "serbia yugoslavia": "RS", "madagascar malagasy": "MG", "zimbabwe rhodesia": "ZW", "macedonia fyr": "MK",
    "north macedonia": "MK", "kingdom of eswatini swaziland": "SZ", "united states of america": "US",
    "united states": "US", "ivory coast": "CI", "cote d ivoire": "CI", "west bank and gaza strip": "PS",
    "palestine": "PS", "west bank": "PS", "gaza": "PS", "palestinian territories": "PS", "syrian arab republic": "SY",
    "russian federation": "RU", "united kingdom": "GB", "republic of congo": "CG", "congo": "CG",
    "czech republic": "CZ",
    "vietnam north vietnam": "VN", "iran islamic republic of": "IR", "south korea": "KR", "north korea": "KP",
    "turkiye": "TR", "turkey": "TR", "burkina faso": "BF", "central african republic": "CF", "south sudan": "SS",
    "sri lanka ceylon": "LK", "bahamas": "BS", "gambia": "GM", "timor leste": "TL", "east timor": "TL",
}  # fmt: skip
"""Names under which other registers list countries, where they differ from the usual ones."""
LARGE = frozenset(("city", "town", "admin1"))
"""Kinds of place that are known by other spellings of their name too; villages are too many."""
ALIKE = 0.7
"""How alike two spellings of a name must be, from 0 to 1 by the matching blocks of their letters."""
SMALL = frozenset("al el ad an ar as ash at az province governorate muhafazat wilayat of".split())
"""Words of a name that tell nothing apart: the Arabic article, and what kind of place it is."""
PROVINCES = {
    "IQ": {"At-Ta'mim": "Kirkuk", "Arbil": "Erbil", "Irbil": "Erbil", "Ninawa": "Nineveh", "Ninewa": "Nineveh",
           "Dahuk": "Dohuk", "Babylon": "Babil", "Kerbala": "Karbala", "Thi Qar": "Dhi Qar", "Missan": "Maysan"},
    "SY": {"Hasaka": "Al-Hasakah", "Rural Damascus": "Rif Dimashq", "Sweida": "Suwayda", "Dar'a": "Daraa"},
}  # fmt: skip
"""Names that data sets give provinces, where they are not spellings of ours."""
MANY = 10_000
"""Names that are remembered with what they stand for: files repeat them."""
STEP = 0.04
"""Degrees to which a point is rounded before its province is looked up."""
CELL = 0.6
"""Degrees of a cell of the grid in which the nearest place is looked for."""
FAR_KM = 60.0
"""Beyond this distance from every place that we know, a point is in no province that we can name."""


def fold(name: str) -> str:
    """Return an English name without case, marks and brackets.

    >>> fold("Yemen (North Yemen)")
    'yemen north yemen'
    """
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(mark))
    return " ".join(re.findall(r"[^\W_]+", plain))


@cache
def _countries() -> dict[str, str]:
    return {fold(place.name): place.country for place in load_places().every() if place.kind == "country"} | OTHERWISE


@lru_cache(maxsize=MANY)
def country(name: str) -> str:
    """Return the ISO 3166 code of a country; ValueError for a name that is none we know.

    >>> country("Yemen (North Yemen)"), country("Iraq")
    ('YE', 'IQ')
    """
    code = _countries().get(fold(name))
    if code is None:
        raise ValueError(f"country is {name!r}, which is no name of a country that we know")
    return code


@cache
def _grid() -> dict[tuple[int, int], list[Place]]:
    cells: dict[tuple[int, int], list[Place]] = {}
    for place in load_places().every():
        if place.precision in ("site", "locality") and place.admin1:
            cells.setdefault(_cell(place.lat, place.lon), []).append(place)
    return cells


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / CELL), math.floor(lon / CELL)


def province(code: str, lat: float, lon: float) -> str:
    """Return the province of a point by the nearest place that we know there; empty where none is near.

    >>> province("IQ", 33.32, 44.42)
    'Baghdad'
    """
    return _province(code, round(lat / STEP), round(lon / STEP))


@lru_cache(maxsize=500_000)
def _province(code: str, north: int, east: int) -> str:
    lat, lon = north * STEP, east * STEP
    row, column = _cell(lat, lon)
    near = (place for r in (-1, 0, 1) for c in (-1, 0, 1) for place in _grid().get((row + r, column + c), ()))
    here = [(_far(place, lat, lon), place.id, place) for place in near if place.country == code]
    far, _, place = min(here, default=(math.inf, "", None))
    return place.admin1 if place is not None and far <= FAR_KM else ""


def admin1(code: str, told: str, lat: float | None, lon: float | None) -> str:
    """Return the province that a data set names, else the one that its point lies in; empty where neither is known.

    >>> admin1("IQ", "Al Anbār province", None, None), admin1("SY", "", 36.2, 37.16), admin1("IQ", "Mars", None, None)
    ('Anbar', 'Aleppo', '')
    """
    own = _own_province(code, told) if told else ""
    return own or (province(code, lat, lon) if lat is not None and lon is not None else "")


@lru_cache(maxsize=MANY)
def _own_province(code: str, told: str) -> str:
    known = _provinces(code)
    return next((known[key] for key in (fold(told), skeleton(told)) if key and key in known), "")


@cache
def _provinces(code: str) -> dict[str, str]:
    """Return our provinces of a country by their names, the consonants of these, and other spellings."""
    names = [place.name for place in load_places().every() if place.kind == "admin1" and place.country == code]
    bones = [skeleton(name) for name in names]
    alone = {bone: name for bone, name in zip(bones, names, strict=True) if bones.count(bone) == 1}
    other = {skeleton(told): name for told, name in PROVINCES.get(code, {}).items()}
    return alone | {fold(name): name for name in names} | other


def _far(place: Place, lat: float, lon: float) -> float:
    """Return a distance in kilometres, good enough to find the nearest."""
    across = (place.lon - lon) * math.cos(math.radians(lat))
    return 111.2 * math.hypot(place.lat - lat, across)


@cache
def _named() -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in load_places().every():
        for name in {fold(place.name), f"{place.country} {skeleton(place.name)}"}:
            found.setdefault(name, []).append(place)
    return found


def skeleton(name: str) -> str:
    """Return the consonants of an Arabic name in Latin letters, so that its many spellings come together.

    >>> skeleton("Ba'qubah"), skeleton("Baqouba"), skeleton("al-Fallujah"), skeleton("Falluja")
    ('bkb', 'bkb', 'flj', 'flj')
    """
    bare = re.sub("[’‘'`]", "", name)
    words = [word for word in re.findall(r"[a-z]+", fold(bare)) if word not in SMALL]
    text = "".join(words).replace("kh", "k").replace("gh", "g").replace("dh", "d").replace("th", "t").replace("q", "k")
    bones = text[:1] + re.sub(r"[aeiouywh]", "", text[1:])
    return re.sub(r"(.)\1+", r"\1", bones)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= ALIKE


def named(name: str, code: str = "") -> Place | None:
    """Return the place that an English name usually means, the most populous town before its province; None for none.

    Within a country, given by its code, other spellings of the name will do.

    >>> named("Baghdad").id, named("Nowhere at all"), named("Baqouba", "IQ").name
    ('gn:98182', None, 'Baquba')
    """
    places = [place for place in _named().get(fold(name), []) if code in ("", place.country)]
    if not places and code and len(skeleton(name)) > 2:
        places = [
            place
            for place in _named().get(f"{code} {skeleton(name)}", [])
            if place.kind in LARGE and _alike(name, place.name)
        ]
    return max(places, key=lambda p: (p.kind == "country", p.population, p.id), default=None)
