"""Incidents and tolls over time, by source: drawings, tables and files of what the address asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast
from urllib.parse import urlencode

from starlette.responses import Response

from tawthiq.exporters.page.words import Word, country, plain, word
from tawthiq.model.errors import ArticleError
from tawthiq.model.kinds import TYPES
from tawthiq.model.precedents import DataSet
from tawthiq.past import OWN, Past, wanted
from tawthiq.register.past.series import COLUMNS, Bin, Step
from tawthiq.store.finding.question import Question
from tawthiq.web.answers import Cells, html, objects, table
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.page import Link, page
from tawthiq.web.views.asks import who

STEPS = {"week": later("Week"), "month": later("Month"), "year": later("Year")}
MEASURES = {"killed": later("Killed"), "injured": later("Injured"), "incidents": later("Incidents")}
LONGEST = 100  # characters of a field
MOST = 2_000
"""Stretches of time of one series: more are neither seen nor drawn."""
FIELDS = ("by", "measure", "country", "place", "type", "actor", "since", "until")


@dataclass(frozen=True, slots=True)
class Wished:
    """What the address asks: the sources, by which stretch, which figure is drawn, and which incidents are counted."""

    sources: tuple[str, ...]
    fields: Mapping[str, str]

    @property
    def step(self) -> Step:
        """Return by which stretch of time is counted."""
        return cast(Step, self.fields["by"] if self.fields["by"] in STEPS else "month")

    @property
    def measure(self) -> str:
        """Return which figure is drawn."""
        return self.fields["measure"] if self.fields["measure"] in MEASURES else "killed"

    @property
    def address(self) -> str:
        """Return the end of an address that asks the same."""
        given = [("of", each) for each in self.sources] + [
            (name, value) for name, value in self.fields.items() if value
        ]
        return f"?{urlencode(given)}" if given else ""

    @property
    def within(self) -> str:
        """Return the address of the incidents of the register that are counted, as far as their list can be asked."""
        given = {"country": self.fields["country"], "types": self.fields["type"]}
        return f"/?{urlencode({name: value for name, value in given.items() if value})}"


def series(asked: Asked) -> Response:
    """Return the page of series."""
    wished, found, wrong = _wished(asked), dict[str, list[Bin]](), ""
    with asked.past() as past:
        held = past.data_sets()
        try:
            found = _counted(past, wished)
        except ArticleError as error:
            wrong = str(error)
    values = {"wished": wished, "found": found, "wrong": wrong, "held": held, "steps": STEPS, "measures": MEASURES}
    with asked.project() as project:
        countries, groups = [
            [tally.key for tally in project.counts(Question(), by) if tally.key] for by in ("country", "group")
        ]
    values |= {"types": TYPES, "countries": _named(countries, held, asked.language), "named": source}
    values |= {"groups": [who(key) for key in groups]}
    return html(asked, "series.html", 400 if wrong else 200, **values)


def file(made: Callable[[str, Sequence[str], Iterable[Cells]], Response], asked: Asked) -> Response:
    """Return the series as a file."""
    wished = _wished(asked)
    with asked.past() as past:
        found = _counted(past, wished)
    rows = ((name or OWN, *each.cells) for name, bins in found.items() for each in bins)
    return made("series", ("source", *COLUMNS), rows)


def source(name: str) -> Word:
    """Return the name of a source, that of the register's own incidents in words."""
    return plain(name) if name else word("past.register")


def _wished(asked: Asked) -> Wished:
    given = [value[:LONGEST] for value in asked.request.query_params.getlist("of")]
    sources = tuple(dict.fromkeys("" if value == OWN else value for value in given)) or ("",)
    return Wished(sources, {name: asked.one(name)[:LONGEST] for name in FIELDS})


def _counted(past: Past, wished: Wished) -> dict[str, list[Bin]]:
    """Return the series that are asked for; ArticleError for what cannot be counted or drawn."""
    fields = wished.fields
    times = {"since": fields["since"], "until": fields["until"]}
    if fields["type"] not in ("", *TYPES):
        raise ArticleError(f"{fields['type']!r} is no kind of attack; choose one of the list")
    about = wanted(fields["place"], fields["actor"], country=fields["country"], kind=fields["type"], **times)
    found = past.over(wished.sources, wished.step, about)
    most = max(map(len, found.values()), default=0)
    if most > MOST:
        raise ArticleError(f"{most} stretches of time are too many; choose longer ones, or a later beginning")
    return found


def _named(known: Iterable[str], held: list[DataSet], language: str) -> list[tuple[str, Word]]:
    """Return the countries of the register and of the data sets, by name."""
    codes = {*known, *(code for each in held for code in each.coverage.countries)}
    return sorted(((code, country(code)) for code in codes), key=lambda pair: str(getattr(pair[1], language)))


LINKS = (Link(14, "/series", later("Over time")),)
ROUTES = (
    page("/series", series),
    page("/series.csv", partial(file, table)),
    page("/series.json", partial(file, objects)),
)
