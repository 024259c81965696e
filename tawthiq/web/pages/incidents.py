"""The list of incidents: filters, search, counts by month and by source, and a map of what is found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.responses import JSONResponse, Response

from tawthiq import __version__
from tawthiq.exporters.page.words import code, named, speaking
from tawthiq.register.summary import Summary
from tawthiq.web.answers import html
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.finding import find, question
from tawthiq.web.geography import collection, feature, world
from tawthiq.web.months import months
from tawthiq.web.page import Link, page

KEPT = "private, max-age=604800"


def incidents(asked: Asked) -> Response:
    """Return the list; only the part that was found where a script asks for that."""
    wanted = question(asked.request.query_params)
    with asked.project() as project:
        found = find(project, wanted)
    template = "incidents_found.html" if asked.is_part else "incidents.html"
    return html(
        asked, template, asked_for=wanted, found=found, months=months(found.months, wanted), version=__version__
    )


def places(asked: Asked) -> Response:
    """Return the places of the incidents that are found, as GeoJSON for the map."""
    with asked.project() as project:
        found = find(project, replace(question(asked.request.query_params), page=""))
    with speaking(asked.manner):
        return JSONResponse(collection(_point(asked, line) for line in found.places))


def _point(asked: Asked, line: Summary) -> dict[str, Any]:
    where = line.location
    assert where is not None
    shown = {
        "id": line.id,
        "name": getattr(named(where), asked.language),
        "type": getattr(code("type", line.type or "unknown"), asked.language),
        "date": line.date or "",
        "killed": line.killed.best if line.killed and line.killed.best is not None else -1,
        "vague": where.precision in ("admin1", "country"),
    }
    return feature({"type": "Point", "coordinates": [where.lon, where.lat]}, shown)


def geography(asked: Asked) -> Response:
    """Return the outlines and names of countries and provinces, as GeoJSON for the map."""
    return Response(world(asked.language), media_type="application/json", headers={"Cache-Control": KEPT})


LINKS = (Link(10, "/", later("Incidents")),)
ROUTES = (page("/", incidents), page("/places.json", places), page("/geography.json", geography))
