"""The list of incidents: filters, search, counts by month and by source, and a map of what is found."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import JSONResponse, Response

from tawthiq.web.answers import html
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.finding import find, question
from tawthiq.web.months import months
from tawthiq.web.page import Link, page


def incidents(asked: Asked) -> Response:
    """Return the list; only the part that was found where a script asks for that."""
    wanted = question(asked.request.query_params)
    with asked.project() as project:
        found = find(project, wanted)
    template = "incidents_found.html" if asked.is_part else "incidents.html"
    return html(asked, template, asked_for=wanted, found=found, months=months(found.months, wanted))


def places(asked: Asked) -> Response:
    """Return the places of the incidents that are found, as GeoJSON for the map."""
    with asked.project() as project:
        found = find(project, replace(question(asked.request.query_params), page=""))
    points = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [line.location.lon, line.location.lat]},
            "properties": {
                "id": line.id,
                "date": line.date,
                "type": line.type,
                "killed": line.killed.best if line.killed else None,
                "vague": line.location.precision in ("admin1", "country"),
            },
        }
        for line in found.places
        if line.location
    ]
    return JSONResponse({"type": "FeatureCollection", "features": points})


LINKS = (Link(10, "/", later("Incidents")),)
ROUTES = (page("/", incidents), page("/places.json", places))
