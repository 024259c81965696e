"""The use cases about the past: import data sets, check what articles say, and ask the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tawthiq.knowledge.places import load_places
from tawthiq.model.claims import Comparison, Report
from tawthiq.model.errors import ArticleError, RegisterError
from tawthiq.model.incidents import Incident
from tawthiq.model.precedents import Between, Coverage, DataSet, Precedent
from tawthiq.model.text import Article, Refusal
from tawthiq.model.values import Location
from tawthiq.project import Project
from tawthiq.references import formats, named, read
from tawthiq.references.capitals import capital
from tawthiq.references.naming import actor_named, location, place_named
from tawthiq.register.past.answer import Answer, Weighed, answer, sureness
from tawthiq.register.past.asked import CAPITAL, Asked, Occasion, asked, opened
from tawthiq.register.past.english import worded
from tawthiq.register.past.match import Match, matched
from tawthiq.register.past.occasion import occasion, precedent_of
from tawthiq.register.past.period import BEGINNING, Period, spread
from tawthiq.register.past.series import Bin, Step, padded, series
from tawthiq.register.past.spells import spells
from tawthiq.reports import compared
from tawthiq.store.database import FILE as REGISTER
from tawthiq.store.past.precedents import FILE, References

OWN = "register"
"""The name under which the register's own incidents answer: they contradict, but claim no coverage."""
END = "9999-12-31"
LARGE = 60_000
"""Incidents of a data set from which on a series of it needs a country."""
LONG = 9
"""Digits that a figure of killed does not have."""
NO_COVERAGE = Coverage("", "", frozenset())


@dataclass(frozen=True, slots=True)
class Checked:
    """A comparison with its question and the answers; `comparison` is None for a question that somebody typed."""

    comparison: Comparison | None
    asked: Asked
    answers: tuple[Answer, ...]
    left: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents a series counts: of a country, place, kind or actor, since and until a time; all where empty."""

    country: str = ""
    place: Location | None = None
    kind: str = ""
    actor: str = ""
    since: str = ""
    until: str = ""

    def weighed(self, precedents: Iterable[Precedent]) -> Iterator[Weighed]:
        """Yield those that are of it, surely or possibly."""
        when = Period(spread(self.since)[0] if self.since else BEGINNING, spread(self.until or END)[1])
        for each in precedents:
            area = self.place or Location(each.country, precision="country")
            question = Asked(
                "trend", "", Between(), area, True, when, types=_some(self.kind), actors=_some(self.actor)
            )  # fmt: skip
            sure = sureness(each, question)
            if sure is not None:
                yield Weighed(each, sure)


def wanted(place: str, actor: str, **plain: str) -> Wanted:
    """Return what a series counts, by names; ArticleError for a place, group or time that is none we know."""
    area = location(place_named(place, plain.get("country", ""))) if place else None
    if place and area is None:
        raise ArticleError(f"no place {place!r} is known; give a town or province by its usual name")
    (_, who), *_ = _known((("actor", actor),)) if actor else (("", ""),)
    country = plain.pop("country", "") or (area.country if area else "") or ""
    for name in ("since", "until"):
        _time(plain.get(name, ""))
    return Wanted(country, area, actor=who, **plain)


def _time(told: str) -> None:
    """Raise ArticleError for what is neither a day, a month nor a year."""
    try:
        for end in spread(told) if told else ():
            date.fromisoformat(end)
    except ValueError as error:
        raise ArticleError(f"{told!r} is no time; write it as 2021, 2021-01 or 2021-01-21") from error


def _some(value: str) -> frozenset[str]:
    return frozenset({value} - {""})


def claimed(told: str) -> Between:
    """Return a figure that is given as `32` or `31-38`; ArticleError for what is neither.

    >>> str(claimed("31-38")), claimed("32").high
    ('31-38', 32)
    """
    low, _, high = told.partition("-")
    ends = (low, high or low)
    if not all(end.isdecimal() and len(end) < LONG for end in ends) or int(ends[0]) > int(ends[1]):
        raise ArticleError(f"{told!r} is no figure; give a number such as 32, or two such as 31-38")
    return Between(int(low), None if high else int(low), int(ends[1]))


def import_file(directory: Path, path: Path, told: DataSet, refused: Callable[[Refusal], None]) -> DataSet:
    """Import a file as a data set, in the place of one of its name; each bad row is handed to `refused`.

    ArticleError where the file is not of the format, or no row of it can be read; then nothing is changed.
    """
    form = formats().get(told.format)
    if form is None:
        raise ArticleError(f"no format {told.format!r}; there are: {', '.join(sorted(formats()))}")

    def kept() -> Iterator[Precedent]:
        count = 0
        for item in read(path, form):
            if isinstance(item, Refusal):
                refused(item)
            else:
                count += 1
                yield item
        if not count:
            raise ArticleError(f"{path}: no row could be read as {told.format}; nothing was imported")

    with References(directory, create=True) as references:
        return references.put(told, kept())


class Past:
    """What is on record beside and in a register, opened for as long as a `with` block lasts."""

    def __init__(self, directory: Path, register: Project | None = None) -> None:
        """Open the data sets of a register's folder, and its own incidents where there are any.

        A register that is open already is taken as it is, and left open.
        """
        self._directory = directory
        self._told: dict[Asked, tuple[Answer, ...]] = {}
        with ExitStack() as opened:
            self._references = opened.enter_context(References(directory)) if (directory / FILE).exists() else None
            is_here = register is None and (directory / REGISTER).exists()
            self._register = opened.enter_context(Project(directory)) if is_here else register
            self._opened = opened.pop_all()

    def __enter__(self) -> Past:
        """Return what was opened."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._opened.close()

    def data_sets(self) -> list[DataSet]:
        """Return the data sets in the order of their names."""
        return self._references.data_sets() if self._references else []

    def check(self, article: Article, report: Report) -> Iterator[Checked]:
        """Yield what the record says to each comparison of an article."""
        here = occasion(report, article.published)
        for comparison in report.comparisons:
            yield self._checked(comparison, here)

    def ask(self, text: str, *, on: str = "", killed: Between | None = None) -> Checked:
        """Return what the record says to a question in words, Arabic or English; ArticleError where it asks nothing.

        `on` is the day from which it looks back, today's if empty; `killed` the figure of the incident that is held
        to be the deadliest: without one the deadliest on record are listed.
        """
        day, figure = _day(on) if on else date.today().isoformat(), killed or Between()

        def here(area: Location | None) -> Occasion:
            return Occasion(day, area, figure)

        found = worded(text)
        if found:
            area = location(named(found.place)) if found.place else None
            if found.place and area is None:
                raise ArticleError(
                    f"no place {found.place!r} is known; give a town, province or country by its usual name"
                )
            return self._answered(None, opened(asked(found.kind, _known(found.pairs), here(area), area)), found.left)
        comparison = compared(text)
        if comparison is None:
            raise ArticleError(f"{text!r} asks nothing of the past; try: deadliest in Baghdad since 2018")
        area = _scope(comparison, None)
        return self._answered(comparison, opened(asked(comparison.kind, comparison.question, here(area), area)))

    def series(self, name: str, step: Step, wanted: Wanted) -> list[Bin]:
        """Return incidents and tolls by week, month or year of a data set, or of the register where none is named."""
        return series(wanted.weighed(self._every(name, wanted)), step, self._covers(name, wanted))

    def over(self, names: Sequence[str], step: Step, wanted: Wanted) -> dict[str, list[Bin]]:
        """Return the series of several data sets over one stretch of time, that of the register under an empty name.

        The stretch is the one asked for; where an end of it is left open, it reaches as far as anything is recorded.
        ArticleError for a data set that is too large to be counted whole.
        """
        held = {each.name: each for each in self.data_sets()}
        for each in (held[name] for name in names if name in held):
            if each.count > LARGE and not wanted.country:
                raise ArticleError(f"{each.name} holds {each.count} incidents; choose a country or a place first")
        found = {name: self.series(name, step, wanted) for name in names}
        ends = [end for bins in found.values() for each in bins for end in (each.since, each.until)]
        if not ends:
            return found
        since = spread(wanted.since)[0] if wanted.since else min(ends)
        span = since, max(since, spread(wanted.until)[1] if wanted.until else max(ends))
        return {name: padded(bins, step, span, self._covers(name, wanted)) for name, bins in found.items()}

    def record(self, name: str, key: str, *, country: str = "", since: str = "") -> tuple[DataSet, Precedent]:
        """Return a record of a data set, with the data set; country and day, where known, make it quick to find.

        RegisterError where there is none.
        """
        told = next((each for each in self.data_sets() if each.name == name), None)
        if told is not None and self._references:
            near = self._references.every(name, country=country, since=since, until=since)
            found = next((each for each in near if each.key == key), None)
            if found:
                return told, found
        raise RegisterError(f"no data set {name!r} holds a record {key!r}; `tawthiq references` lists the data sets")

    def matches(self, incident: Incident) -> Iterator[tuple[str, Match]]:
        """Yield what each data set records of an incident of the register, with its name and the reason."""
        own = precedent_of(incident)
        for each in self.data_sets() if own and self._references else ():
            assert own is not None
            assert self._references is not None
            near = self._references.every(each.name, country=own.country, since=own.since, until=own.until)
            yield from ((each.name, match) for match in matched(own, near))

    def _covers(self, name: str, wanted: Wanted) -> Coverage:
        told = next((each for each in self.data_sets() if each.name == name), None)
        return told.coverage if told and wanted.country in ("", *told.coverage.countries) else NO_COVERAGE

    def _every(self, name: str, wanted: Wanted) -> Iterable[Precedent]:
        if not name:
            return self._of_register(wanted)
        if self._references is None:
            raise RegisterError(
                f"{self._directory}: no data set was imported; use: tawthiq import --format NAME --as NAME FILE"
            )
        return self._references.every(name, country=wanted.country, since=wanted.since, until=wanted.until)

    def _checked(self, comparison: Comparison, here: Occasion) -> Checked:
        question = asked(comparison.kind, comparison.question, here, _scope(comparison, here.place))
        return self._answered(comparison, question)

    def _answered(self, comparison: Comparison | None, question: Asked, left: str = "") -> Checked:
        if question.unread:
            return Checked(comparison, question, (), left)
        if question not in self._told:
            self._told[question] = tuple(self._answers(question))
        return Checked(comparison, question, self._told[question], left)

    def _answers(self, question: Asked) -> Iterator[Answer]:
        """Yield what each data set says, and then the register where there is one."""
        told = spells if question.spell else answer
        held = [(each.name, each.coverage, self._bearing_on(question, each.name)) for each in self.data_sets()]
        own = [(OWN, NO_COVERAGE, self._own(question))] if self._register else []
        yield from (told(question, name, coverage, rows) for name, coverage, rows in (*held, *own))

    def _bearing_on(self, question: Asked, name: str) -> Iterable[Precedent]:
        """Return what may bear on a question: of whole stretches of time, all that was in them."""
        assert self._references is not None
        assert question.period is not None
        assert question.area is not None
        if not question.spell:
            return self._references.bearing_on(question, name)
        times = {"since": question.period.since, "until": question.period.until}
        return self._references.every(name, country=question.area.country or "", **times)

    def _own(self, question: Asked) -> Iterable[Precedent]:
        """Return the incidents of the register that may bear on a question; those without a day or country do not."""
        assert self._register is not None
        found = map(precedent_of, self._register.bearing_on(question))
        return [each for each in found if each is not None]

    def _of_register(self, wanted: Wanted) -> Iterable[Precedent]:
        if self._register is None:
            raise RegisterError(f"{self._directory}: there is no register here; begin one with: tawthiq add FILE")
        if not wanted.actor:
            return self._register.recorded(wanted.since, wanted.until, wanted.country)
        found = self._register.incidents(since=wanted.since, until=wanted.until, country=wanted.country)
        return [precedent for each in found if (precedent := precedent_of(each)) is not None]


def _scope(comparison: Comparison, place: Location | None) -> Location | None:
    """Return the place that a comparison names, None where it names none; a capital is that of the country told of."""
    scope = dict(comparison.question).get("scope")
    if scope == CAPITAL:
        return location(capital(place.country or "")) if place else None
    return location(load_places().place(scope)) if scope else None


def _day(told: str) -> str:
    """Return a day as it is; ArticleError for what is none."""
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError as error:
        raise ArticleError(f"{told!r} is no day; write it as 2021-01-21") from error


def _known(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return pairs with those who attacked by our ids; ArticleError for a name that is none we know."""
    return tuple((key, actor_named(value) if key == "actor" else value) for key, value in pairs)
