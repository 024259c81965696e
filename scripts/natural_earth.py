"""Natural Earth's outlines: read, measured and thinned for the table of places and the base map."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
"""(lon, lat) in degrees."""
Ring = list[Point]
UNCODED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
"""Countries to which Natural Earth gives no ISO number."""


@dataclass(frozen=True)
class Shapes:
    """Natural Earth: rings of (lon, lat) by country code and by iso_3166_2."""

    countries: dict[str, list[Ring]]
    admin1: dict[str, list[Ring]]


def read_shapes(admin1: str, countries: str, codes: dict[str, str]) -> Shapes:
    """Return the rings of both files; codes gives alpha-2 for ISO 3166-1 numeric."""
    topo = json.loads(Path(countries).read_text(encoding="utf-8"))
    arcs = [list(unpacked(arc, topo["transform"])) for arc in topo["arcs"]]
    lands: dict[str, list[Ring]] = defaultdict(list)
    for shape in topo["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id") or "") or UNCODED.get(shape["properties"]["name"], "")
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        lands[code] += [joined(part[0], arcs) for part in parts]
    areas: dict[str, list[Ring]] = defaultdict(list)
    for feature in json.loads(Path(admin1).read_text(encoding="utf-8"))["features"]:
        shape, told = feature["geometry"], feature["properties"]
        parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        areas[told["iso_3166_2"]] += [[(x, y) for x, y in part[0]] for part in parts]
    return Shapes(dict(lands), dict(areas))


def unpacked(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """Yield the points of a TopoJSON arc, which holds steps on a grid."""
    (kx, ky), (x0, y0) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield round(x * kx + x0, 3), round(y * ky + y0, 3)


def joined(ring: list[int], arcs: list[Ring]) -> Ring:
    """Return the points of a ring made of arcs; a negative number means the arc is walked backwards."""
    out: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        out += arc[1:] if out else arc
    return out


def middle(rings: list[Ring]) -> tuple[float, float]:
    """Return the (lat, lon) of the centre of gravity of the largest ring."""
    best = (0.0, 0.0, 0.0)
    for ring in map(unbroken, rings):
        area = x = y = 0.0
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            cross = ax * by - bx * ay
            area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
        if abs(area) > best[0]:
            best = (abs(area), y / (3 * area), x / (3 * area))
    return round(best[1], 2), round((best[2] + 180) % 360 - 180, 2)


def unbroken(ring: Ring) -> Ring:
    """Return the ring without the jump at 180 degrees: one that crosses it goes on beyond."""
    out, turn = ring[:1], 0.0
    for (before, _), (x, y) in pairwise(ring):
        turn += 360 * ((before - x > 180) - (x - before > 180))
        out.append((x + turn, y))
    return out


def lies_in(lat: float, lon: float, rings: list[Ring]) -> bool:
    """Return whether a point lies inside one of the rings."""
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def thinned(ring: Ring, tolerance: float) -> Ring:
    """Return the ring with fewer points, none farther than the tolerance from the old line (Douglas and Peucker)."""
    if len(ring) < 4:
        return ring
    keep, stack = {0, len(ring) - 1}, [(0, len(ring) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = ring[first], ring[last]
        length = math.hypot(bx - ax, by - ay)
        far, at = 0.0, -1
        for i in range(first + 1, last):
            x, y = ring[i]
            away = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else math.hypot(x - ax, y - ay)
            if away > far:
                far, at = away, i
        if far > tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [ring[i] for i in sorted(keep)]


def drawn(rings: list[Ring], tolerance: float, least: float) -> list[list[int]]:
    """Return rings as flat lists of lon, lat in hundredths of a degree, without those smaller than least degrees."""
    out = []
    for ring in rings:
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        if max(max(xs) - min(xs), max(ys) - min(ys)) < least:
            continue
        line = [(round(x * 100), round(y * 100)) for x, y in thinned(ring, tolerance)]
        flat = [part for i, point in enumerate(line) if i == 0 or point != line[i - 1] for part in point]
        if len(flat) >= 8:
            out.append(flat)
    return out
