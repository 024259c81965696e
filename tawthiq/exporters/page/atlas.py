"""Incidents on a map: bundled outlines (Natural Earth) in the Mercator projection, as SVG."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from statistics import median

from tawthiq.exporters.page.edition import Edition, Entry
from tawthiq.exporters.page.facts import to_incident
from tawthiq.exporters.page.markup import Attribute, Markup, tag
from tawthiq.exporters.page.timeline import radius, toll
from tawthiq.exporters.page.words import Word, both, country, day, listed, said, word

SHAPE = 16 / 9
SCREEN = 1000.0  # pixels of width that the page is drawn for; a script adapts to the true width
SOUTH, NORTH = -5800, 7800  # hundredths of a degree: nobody reports from beyond
NEAR = 6.0  # hundredths of a degree a pixel: from here on provinces are drawn
CORE = 0.8  # share of the incidents that the first view shows
LEAST = 900.0  # hundredths of a degree: the closest first view
WORLD = (-17000.0, -9000.0, 36000.0, 17500.0)
FAN = 2.39996  # the golden angle: incidents in one place stand round it

Ring = Sequence[int]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Pin:
    """One incident on the map: in projected units, moved by (dx, dy) pixels where others stand in the same place."""

    entry: Entry
    x: float
    y: float
    dx: float = 0.0
    dy: float = 0.0


def project(lon: float, lat: float) -> tuple[int, int]:
    """Return degrees in Mercator units: hundredths of a degree at the equator, y downwards.

    >>> project(44.4, 33.3)
    (4440, -3535)
    """
    y = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))
    return round(lon * 100), round(-y * 100)


def atlas(edition: Edition) -> Markup:
    """Return the section with the map."""
    pins = fanned(edition.entries)
    box = fitted(core([(pin.x, pin.y) for pin in pins]))
    head = said(word("section.map"), "h2", id="map-head")
    notes = [said(word("map.size"), "p", class_="note")]
    notes.append(said(word("map.hint"), "p", class_="note scripted", hidden=True))
    if outside := sum(not _is_in(pin, box) for pin in pins):
        notes.append(said(word("map.outside", n=outside), "p", class_="note"))
    if unplaced := len(edition.entries) - len(pins):
        notes.append(said(word("map.unplaced", n=unplaced), "p", class_="note"))
    frame = tag("div", _svg(pins, box), _buttons(), _measure(), class_="map")
    return tag("section", head, frame, *notes, id="map", aria_labelledby="map-head")


def _svg(pins: Sequence[Pin], box: Box) -> Markup:
    scale = box[2] / SCREEN
    drawn = sorted(pins, key=lambda pin: (-pin.entry.killed, pin.entry.anchor))
    return tag(
        "svg",
        tag("path", d=outlines(), class_="land"),
        tag("path", d=provinces(), class_="province"),
        tag("g", *_names(scale), class_="names", aria_hidden="true"),
        tag("g", *(_pin(pin, scale) for pin in drawn)),
        viewBox=_view(box), preserveAspectRatio="xMidYMid meet", role="group",
        data_world=_view(WORLD), data_fit=_view(fitted([(pin.x, pin.y) for pin in pins])), tabindex=0,
        class_="near" if scale < NEAR else None, **both("aria-label", word("map.label")),
    )  # fmt: skip


def _view(box: Box) -> str:
    return " ".join(f"{side:.0f}" for side in box)


def _is_in(pin: Pin, box: Box) -> bool:
    return box[0] <= pin.x <= box[0] + box[2] and box[1] <= pin.y <= box[1] + box[3]


def _measure() -> Markup:
    """Return the scale of the circles: three of them with their figures."""
    rows = [(killed, radius(killed)) for killed in (200, 50, 10)]
    bottom = 2 * rows[0][1] + 2
    circles = [tag("circle", cx=26, cy=bottom - r, r=r) for _, r in rows]
    labels = [tag("text", str(killed), x=56, y=bottom - 2 * r + 7, text_anchor="start") for killed, r in rows]
    svg = tag("svg", *circles, *labels, viewBox=f"0 0 84 {bottom + 2:.0f}", width=84, height=round(bottom) + 2)
    return tag("div", said(word("map.scale"), "small"), svg, class_="measure", aria_hidden="true")


def _buttons() -> Markup:
    signs = (("in", "+"), ("out", "−"), ("home", "⌂"), ("fit", "◎"), ("world", "○"))
    items = (tag("button", sign, type="button", data_zoom=name, **_named(word(f"map.{name}"))) for name, sign in signs)
    return tag("div", *items, class_="zoom scripted", hidden=True)


def _named(label: Word) -> dict[str, Attribute]:
    return {**both("aria-label", label), **both("title", label)}


def fanned(entries: Sequence[Entry]) -> list[Pin]:
    """Return the incidents that have a place, those in one place fanned out round the largest."""
    here: dict[tuple[int, int], list[Entry]] = {}
    for entry in entries:
        place = entry.place
        if place and place.lat is not None and place.lon is not None and abs(place.lat) < 85:
            here.setdefault(project(place.lon, place.lat), []).append(entry)
    return [pin for (x, y), group in here.items() for pin in _fan(x, y, group)]


def _fan(x: int, y: int, group: list[Entry]) -> Iterator[Pin]:
    away = 0.0
    for n, entry in enumerate(sorted(group, key=lambda e: (-e.killed, e.anchor))):
        away = radius(entry.killed) * 0.7 if n == 0 else away + 3.0
        reach = away + radius(entry.killed) * 0.7 if n else 0.0
        yield Pin(entry, x, y, reach * math.cos(n * FAN), reach * math.sin(n * FAN))


def core(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the points but for the fifth that lie farthest from the middle of them all, for a view worth opening.

    >>> core([(0, 0)] * 9 + [(9000, 0)])
    [(0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    """
    if not points:
        return []
    x, y = median(x for x, _ in points), median(y for _, y in points)
    return sorted(points, key=lambda point: math.hypot(point[0] - x, point[1] - y))[: math.ceil(len(points) * CORE)]


def fitted(points: Sequence[tuple[float, float]]) -> Box:
    """Return the view (x, y, width, height) that shows all points with a margin; the world where there are none."""
    if not points:
        return WORLD
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    north, south = min(y for _, y in points), max(y for _, y in points)
    width = max(LEAST, (east - west) * 1.3, (south - north) * 1.35 * SHAPE)
    height = width / SHAPE
    return (west + east - width) / 2, (north + south - height) / 2, width, height


@lru_cache(maxsize=1)
def basemap() -> dict[str, Mapping[str, Sequence[Ring]]]:
    """Return the outlines of countries by code and of provinces by code and name, in hundredths of a degree."""
    text = files("tawthiq.knowledge").joinpath("data", "basemap.json").read_text(encoding="utf-8")
    data = json.loads(text)
    inner = {f"{code} {name}": rings for code, names in data["admin1"].items() for name, rings in names.items()}
    return {"countries": data["countries"], "admin1": inner}


@lru_cache(maxsize=1)
def outlines() -> str:
    """Return the outlines of all countries as the data of one SVG path."""
    return "".join(path(ring) for rings in basemap()["countries"].values() for ring in rings)


@lru_cache(maxsize=1)
def provinces() -> str:
    """Return the outlines of the provinces that the base map holds as the data of one SVG path."""
    return "".join(path(ring) for rings in basemap()["admin1"].values() for ring in rings)


def path(ring: Ring) -> str:
    """Return one outline as SVG path data, in whole units and relative steps; nothing for one beyond the map's edge.

    >>> path([0, 0, 100, 0, 100, 100, 0, 0])
    'M0 0l100 0 0-100z'
    """
    if not any(SOUTH < lat < NORTH for lat in ring[1::2]):
        return ""
    lats = (max(SOUTH, min(NORTH, lat)) for lat in ring[1::2])
    points = [project(lon / 100, lat / 100) for lon, lat in zip(unbroken(ring[::2]), lats, strict=True)]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points[:-1])]
    drawn = " ".join(f"{dx} {dy}" for dx, dy in steps if dx or dy).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{drawn}z" if drawn else ""


def unbroken(lons: Sequence[int]) -> Iterator[int]:
    """Yield longitudes without the jump at 180 degrees: an outline that crosses it goes on beyond."""
    turn, before = 0, lons[0]
    for lon in lons:
        turn -= 36000 * ((lon - before > 18000) - (before - lon > 18000))
        before = lon
        yield lon + turn


def _names(scale: float) -> Iterator[Markup]:
    """Yield the names of countries, hidden where a country is too small for its name in the first view."""
    for code, rings in basemap()["countries"].items():
        lons, lats = largest(rings)
        if max(lats) < SOUTH:
            continue
        name, wide = country(code), max(lons) - min(lons)
        x, y = project(*middle_of(lons, lats))
        is_shown = wide / scale > 7 * len(name.ar) + 14
        text = said(name, "text", text_anchor="middle")
        hides = None if is_shown else "none"
        yield tag("g", text, transform=_at(x, y, scale), class_="name", data_w=wide, display=hides)


def largest(rings: Sequence[Ring]) -> tuple[list[int], Sequence[int]]:
    """Return the longitudes and latitudes of the largest of some outlines."""
    ring = max(rings, key=lambda ring: abs(_area(ring)))
    return list(unbroken(ring[::2])), ring[1::2]


def _area(ring: Ring) -> float:
    lons, lats = list(unbroken(ring[::2])), ring[1::2]
    pairs = zip(lons, lats, lons[1:], lats[1:], strict=False)
    return sum(a * d - c * b for a, b, c, d in pairs) / 2


def middle_of(lons: Sequence[int], lats: Sequence[int]) -> tuple[float, float]:
    """Return the centre of gravity of an outline, in degrees."""
    parts = [(a * d - c * b, a + c, b + d) for a, b, c, d in zip(lons, lats, lons[1:], lats[1:], strict=False)]
    area = sum(part for part, _, _ in parts) or 1
    return sum(p * x for p, x, _ in parts) / (300 * area), sum(p * y for p, _, y in parts) / (300 * area)


def _at(x: float, y: float, scale: float) -> str:
    return f"translate({x:.0f} {y:.0f}) scale({scale:.3f})"


def _pin(pin: Pin, scale: float) -> Markup:
    entry = pin.entry
    tip = listed((entry.title, day(entry.date) if entry.date else word("page.unknown"), toll(entry)))
    link = tag("a", *_circles(pin), href=to_incident(entry.incident), **both("aria-label", tip))
    below = round(pin.dy + radius(entry.killed) + 13, 1)
    name = said(_first(entry.where), "text", x=round(pin.dx, 1), y=below, text_anchor="middle")
    hidden = tag("g", name, class_="town", display="none")
    return tag("g", link, hidden, transform=_at(pin.x, pin.y, scale), class_="pin", data_of=entry.anchor)


def _circles(pin: Pin) -> Iterator[Markup]:
    """Yield the ring of the highest figure, where it is above the best, and the circle of the best."""
    entry, x, y = pin.entry, round(pin.dx, 1), round(pin.dy, 1)
    high = (entry.flat.killed.high or 0) if entry.flat.killed else 0
    if high > entry.killed:
        yield tag("circle", cx=x, cy=y, r=radius(high), class_="high")
    is_vague = entry.place is not None and entry.place.precision in ("admin1", "country")
    shape = "vague" if is_vague else "blank" if not entry.killed else None
    yield tag("circle", cx=x, cy=y, r=radius(entry.killed), class_=shape)


def _first(where: Word) -> Word:
    """Return the smallest place of a name: what stands before the first comma."""
    return Word(where.ar.split(word("page.comma").ar)[0], where.en.split(word("page.comma").en)[0])
