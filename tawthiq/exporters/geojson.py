"""Incidents as GeoJSON (RFC 7946): one feature each, longitude before latitude, WGS 84."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.values import Location
from tawthiq.register.summary import Summary, summary

FORMAT = "geojson"


def write(incidents: Iterable[Incident], out: TextIO) -> None:
    """Write one FeatureCollection, a feature a line; an incident without coordinates has a null geometry."""
    out.write('{"type": "FeatureCollection", "features": [')
    before = "\n"
    for incident in incidents:
        out.write(before + json.dumps(_feature(summary(incident)), ensure_ascii=False))
        before = ",\n"
    out.write("\n]}\n")


def _feature(flat: Summary) -> dict[str, object]:
    facts = {
        "date": flat.date, "incident_type": flat.type, "place": flat.place,
        "place_precision": flat.location.precision if flat.location else None,
        **_ends("killed", flat.killed), **_ends("injured", flat.injured),
        "attackers": flat.attackers.best if flat.attackers else None,
        "sources": flat.sources, "independent_sources": flat.independent,
        "grade": flat.grade and flat.grade.best, "perpetrator": flat.perpetrator and flat.perpetrator.best,
        "articles": flat.articles,
    }  # fmt: skip
    return {"type": "Feature", "id": flat.id, "geometry": _point(flat.location), "properties": facts}


def _point(at: Location | None) -> dict[str, object] | None:
    if at is None or at.lat is None or at.lon is None:
        return None
    return {"type": "Point", "coordinates": [at.lon, at.lat]}


def _ends(field: str, settled: Settlement | None) -> dict[str, object]:
    ends = (settled.low, settled.best, settled.high) if settled else (None, None, None)
    return dict(zip((f"{field}_low", f"{field}_best", f"{field}_high"), ends, strict=True))
