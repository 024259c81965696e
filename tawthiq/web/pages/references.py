"""The data sets that were imported beside the register, and single records of them."""

from __future__ import annotations

from starlette.responses import Response

from tawthiq.web.answers import html
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.page import Link, page

FORMATS = {
    "ucdp-ged": "UCDP Georeferenced Event Dataset",
    "gtd": "Global Terrorism Database",
    "acled": "Armed Conflict Location & Event Data",
    "ibc": "Iraq Body Count",
    "polecat": "POLECAT",
    "tawthiq": "Tawthiq",
}


def references(asked: Asked) -> Response:
    """Return the list of data sets."""
    with asked.past() as past:
        held = past.data_sets()
    return html(asked, "references.html", held=held, formats=FORMATS)


def record(asked: Asked) -> Response:
    """Return one record of a data set."""
    with asked.past() as past:
        near = {name: asked.one(name)[:10] for name in ("country", "since")}
        told, at = past.record(asked.one("of"), asked.one("key"), **near)
    return html(asked, "reference_record.html", told=told, at=at, formats=FORMATS)


LINKS = (Link(18, "/references", later("References")),)
ROUTES = (page("/references", references), page("/references/record", record))
