"""The list of incidents: filters, search, counts by month and by source, and a map of what is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from starlette.responses import JSONResponse, Response

from tawthiq import __version__
from tawthiq.knowledge.actors import is_known
from tawthiq.model.errors import QuestionError, TawthiqError
from tawthiq.store.finding.counts import By, Tally
from tawthiq.store.finding.marks import Mark
from tawthiq.store.finding.question import Box, Question, parse
from tawthiq.web.answers import asking, away, html
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.page import Link, page
from tawthiq.web.views.bars import months, named
from tawthiq.web.views.geography import collection, feature, world

KEPT = "private, max-age=604800"
NOT_ASKED = ("lang", "bounds", "zoom", "id", "report", "done")
CHOICES: dict[str, By] = {
    "country": "country", "types": "type", "weapons": "weapon", "groups": "group", "grades": "grade",
}  # fmt: skip
WORLD = Box(-180.0, -85.0, 180.0, 85.0)


def incidents(asked: Asked) -> Response:
    """Return the list; only the part that was found where a script asks for that."""
    wanted, wrong = question(asked)
    address = f"/{asking(wanted)}"
    if not (wrong or asked.is_part or all(asked.request.query_params.values())):
        return away(address)  # a form sends what was left empty too; an address to share does not hold it
    with asked.project() as project:
        values = {
            "found": project.find(wanted),
            "total": project.total(wanted),
            "months": months(project.counts(wanted, "month"), wanted),
            "outlets": named(project.counts(wanted, "outlet"), wanted.outlet),
        }
        if not asked.is_part:
            values["choices"] = {
                name: _choices(asked, project.counts(Question(), by), by) for name, by in CHOICES.items()
            }
    template = "incidents_found.html" if asked.is_part else "incidents.html"
    status = 400 if wrong else 200
    made = html(asked, template, status, question=wanted, wrong=wrong, version=__version__, **values)
    if asked.is_part:
        made.headers["X-Address"] = address
    return made


def _choices(asked: Asked, tallies: Iterable[Tally], by: By) -> list[Tally]:
    """Return what a filter offers; actors that are no group we know may be persons, and are not told everybody."""
    return [tally for tally in tallies if by != "group" or asked.may("names") or is_known(tally.key)]


def question(asked: Asked) -> tuple[Question, str]:
    """Return what the address asks; nothing, and what is wrong with it, where it cannot be asked."""
    pairs = asked.request.query_params.multi_items()
    try:
        wanted = parse((name, value[:200]) for name, value in pairs if name not in NOT_ASKED)
        if asked.may("names"):
            return wanted, ""
        if unknown := next((key for key in wanted.groups if not is_known(key)), ""):
            raise QuestionError(f"groups: no {unknown!r} among the groups that are known")
        return replace(wanted, shown=True), ""
    except (TawthiqError, TypeError) as error:
        return Question(), str(error)


def places(asked: Asked) -> Response:
    """Return the marks of what is found, in the part of the map that is looked at, as GeoJSON."""
    wanted, _ = question(asked)
    bounds, zoom = asked.one("bounds"), asked.one("zoom")
    box = parse([("box", bounds)]).box if bounds else WORLD
    with asked.project() as project:
        found = project.marks(wanted, box or WORLD, int(zoom) if zoom.isdecimal() and len(zoom) < 3 else 2)
    return JSONResponse(collection(_points(found)))


def geography(asked: Asked) -> Response:
    """Return the outlines and names of countries and provinces, as GeoJSON for the map."""
    return Response(world(asked.language), media_type="application/json", headers={"Cache-Control": KEPT})


def glance(asked: Asked) -> Response:
    """Return one incident in a few lines, for the map."""
    with asked.project() as project:
        shown = project.show(asked.one("id"))
    return html(asked, "glance.html", incident=shown.incident)


def _points(found: Iterable[Mark]) -> Iterable[dict[str, Any]]:
    for mark in found:
        shown = {"n": mark.incidents, "killed": mark.killed, "vague": mark.exact == 0, "id": mark.incident}
        yield feature({"type": "Point", "coordinates": [round(mark.lon, 4), round(mark.lat, 4)]}, shown)


LINKS = (Link(10, "/", later("Incidents")),)
ROUTES = (
    page("/", incidents),
    page("/places.json", places),
    page("/geography.json", geography),
    page("/incidents/{id}/glance", glance),
)
