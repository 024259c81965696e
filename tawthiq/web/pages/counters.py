"""Counters: running totals and figures of a day or a stretch of time, source by source, with what is odd about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from starlette.responses import Response

from tawthiq.register.past.counters import COLUMNS, Series, counted
from tawthiq.web.answers import Cells, html, objects, table
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.page import Link, page
from tawthiq.web.views.masking import masked

FIELDS = ("source", "status", "span", "place")
MOST = 40
"""Series that one page shows; the rest is named by number and found by the fields above."""


def counters(asked: Asked) -> Response:
    """Return the page of counters, narrowed by who counts, what, and where."""
    every = _counted(asked)
    found = _narrowed(asked, every)
    choices = {name: sorted({value for each in every if (value := getattr(each, name))}) for name in FIELDS}
    series = [each for each in found if len(each.readings) > 1]
    chosen = {name: asked.one(name) for name in FIELDS}
    values = {"series": series[:MOST], "left": max(0, len(series) - MOST), "choices": choices, "chosen": chosen}
    values |= {"single": [each for each in found if len(each.readings) == 1], "every": every}
    address = f"?{urlencode({name: value for name, value in chosen.items() if value})}"
    return html(asked, "counters.html", address=address, **values)


def file(made: Callable[[str, Sequence[str], Iterable[Cells]], Response], asked: Asked) -> Response:
    """Return the figures as a file."""
    return made("counters", COLUMNS, (row for each in _narrowed(asked, _counted(asked)) for row in each.rows))


def _counted(asked: Asked) -> list[Series]:
    """Return all series; a viewer sees speakers with what may be a name masked, and outlets as they are."""
    with asked.project() as project:
        told = list(project.counting())
    outlets, found = {article.outlet for article, _ in told}, counted(told)
    if asked.may("names"):
        return found
    return [each if each.source in outlets else replace(each, source=masked(each.source)) for each in found]


def _narrowed(asked: Asked, found: Sequence[Series]) -> list[Series]:
    given = [(name, value) for name in FIELDS if (value := asked.one(name))]
    return [each for each in found if all(getattr(each, name) == value for name, value in given)]


LINKS = (Link(16, "/counters", later("Counters")),)
ROUTES = (
    page("/counters", counters),
    page("/counters.csv", partial(file, table), needs="names"),
    page("/counters.json", partial(file, objects), needs="names"),
)
