"""The bundled geography (Natural Earth) as GeoJSON, with names in one language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from tawthiq.exporters.page.atlas import SOUTH, Ring, basemap, largest, middle_of, unbroken
from tawthiq.exporters.page.words import country
from tawthiq.web.catalogues import Language


@lru_cache
def world(language: Language) -> str:
    """Return countries, provinces and the names of countries, each feature with its `kind`."""
    features = [*_outlines("country", "countries"), *_outlines("province", "admin1"), *_names(language)]
    return json.dumps(collection(features), ensure_ascii=False, separators=(",", ":"))


def collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return features as one GeoJSON collection."""
    return {"type": "FeatureCollection", "features": list(features)}


def feature(geometry: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    """Return one GeoJSON feature."""
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _outlines(kind: str, part: str) -> Iterator[dict[str, Any]]:
    for rings in basemap()[part].values():
        shapes = [[_degrees(ring)] for ring in rings if len(ring) >= 8]
        yield feature({"type": "MultiPolygon", "coordinates": shapes}, {"kind": kind})


def _degrees(ring: Ring) -> list[list[float]]:
    lons = list(unbroken(ring[::2]))
    points = [[lon / 100, lat / 100] for lon, lat in zip(lons, ring[1::2], strict=True)]
    return points if points[0] == points[-1] else [*points, points[0]]


def _names(language: Language) -> Iterator[dict[str, Any]]:
    for code, rings in basemap()["countries"].items():
        lons, lats = largest(rings)
        if max(lats) > SOUTH:
            lon, lat = middle_of(lons, lats)
            shown = {"kind": "name", "name": getattr(country(code), language), "wide": (max(lons) - min(lons)) / 100}
            yield feature({"type": "Point", "coordinates": [round(lon, 2), round(lat, 2)]}, shown)
