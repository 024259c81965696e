"""What the desk asks of all incidents: rows, counts, marks of the map, the queue, and how often people kept a value.

It looks through all incidents of a register; an index of the store takes its place when there is one.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, NamedTuple

from tawthiq.exporters.page.edition import differs
from tawthiq.exporters.page.words import code, named
from tawthiq.model.errors import DecisionError
from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.values import Location, Perpetrator
from tawthiq.project import Project
from tawthiq.register.decisions.standing import standing
from tawthiq.register.summary import Summary, summary

SIZE = 50
REASONS = ("new_claim", "disagreement", "uncertain_link", "contested", "large_toll", "weak_grade")
WEIGHTS = {"new_claim": 40, "disagreement": 20, "contested": 15, "large_toll": 10, "weak_grade": 5}
LARGE = 50  # killed
MANY = ("types", "weapons", "groups", "grades", "reasons")
NUMBERS = ("killed_from", "killed_to", "injured_from", "injured_to", "page")
By = Literal["month", "type", "country", "grade", "outlet", "weapon", "group"]
_FOLDED = str.maketrans("أإآٱىةؤئ", "ااااييوي") | {c: None for c in (*range(0x64B, 0x660), 0x640, 0x670)}


class Box(NamedTuple):
    """A part of the map in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Question:
    """Which incidents, in which order, which page of them; what is empty asks nothing."""

    since: str = ""
    until: str = ""
    country: str = ""
    box: Box | None = None
    types: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    killed_from: int | None = None
    killed_to: int | None = None
    injured_from: int | None = None
    injured_to: int | None = None
    outlet: str = ""
    text: str = ""
    reasons: tuple[str, ...] = ()
    state: str = "standing"
    order: str = "latest"
    page: int = 1


class Range(NamedTuple):
    """A settled figure: best, and the ends where there are any."""

    best: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One incident, as far as a list shows it."""

    id: str
    date: str | None
    type: str | None
    place: Location | None
    grade: str
    killed: Range
    injured: Range
    reports: int
    sources: int
    verdict: str
    need: int
    reasons: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page, how many there are on all pages, and how many pages: at least one."""

    rows: tuple[Row, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        """Return the number of pages."""
        return max(1, -(-self.total // SIZE))


class Tally(NamedTuple):
    """How many incidents of one key, and the sums of their best figures; an empty key is what is unknown."""

    key: str
    incidents: int
    killed: int
    injured: int


class Mark(NamedTuple):
    """Incidents near one another on the map; `incident` is the id where there is but one."""

    lat: float
    lon: float
    incidents: int
    killed: int
    injured: int
    exact: int
    incident: str


class Work(NamedTuple):
    """How many incidents: all, those judged as a whole, those that need eyes, and these by reason."""

    incidents: int
    accepted: int
    rejected: int
    set_aside: int
    queued: int
    reasons: tuple[tuple[str, int], ...]


class Precision(NamedTuple):
    """Of one field: values that were read and that people accepted, corrected or rejected, or that were missed."""

    field: str
    accepted: int
    corrected: int
    rejected: int
    missed: int

    @property
    def share(self) -> float | None:
        """Return how many of the values that were read and judged are right; None where none was judged."""
        judged = self.accepted + self.corrected + self.rejected
        return self.accepted / judged if judged else None


def parse(pairs: Iterable[tuple[str, str]]) -> Question:
    """Return the question that the parameters of an address ask; raises DecisionError where a value is none."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value.strip())
    return Question(**{name: _value(name, values) for name, values in given.items() if any(values)})


def parameters(question: Question) -> list[tuple[str, str]]:
    """Return the parameters of an address that says the same; what is not asked is left out."""
    found: list[tuple[str, str]] = []
    for item in fields(question):
        value = getattr(question, item.name)
        if value == item.default:
            continue
        if isinstance(value, Box):
            value = ",".join(map(str, value))
        found += [(item.name, str(one)) for one in (value if isinstance(value, tuple) else (value,))]
    return found


def find(project: Project, question: Question) -> Page:
    """Return one page of the incidents that a question asks for."""
    found = sorted(_found(project, question), key=ORDERS.get(question.order, ORDERS["latest"]))
    return Page(tuple(found[(question.page - 1) * SIZE : question.page * SIZE]), len(found), question.page)


def total(project: Project, question: Question) -> Tally:
    """Return how many incidents a question finds, and how many killed and injured."""
    return _tally("", list(_found(project, question)))


def counts(project: Project, question: Question, by: By) -> tuple[Tally, ...]:
    """Return the tallies of what a question finds: months in their order, all else by the number of incidents."""
    groups: dict[str, list[Row]] = {}
    for row in _found(project, question):
        for key in row.facets.get(by, ()):
            groups.setdefault(key, []).append(row)
    tallies = [_tally(key, rows) for key, rows in groups.items()]
    return tuple(sorted(tallies, key=lambda t: (t.key,) if by == "month" else (-t.incidents, t.key)))


def marks(project: Project, question: Question, box: Box, zoom: int) -> tuple[Mark, ...]:
    """Return what a question finds in a part of the map, those near one another as one mark, the largest first."""
    cells: dict[tuple[int, int], list[Row]] = {}
    size = 360 / 2 ** min(max(zoom, 0), 18) / 4
    for row in _found(project, replace(question, box=box)):
        if row.place and row.place.lat is not None and row.place.lon is not None:
            cells.setdefault((int((row.place.lat + 90) / size), int((row.place.lon + 180) / size)), []).append(row)
    return tuple(sorted(map(_mark, cells.values()), key=lambda mark: -mark.incidents))


def queue(project: Project, question: Question) -> Page:
    """Return one page of the incidents that need eyes, the most pressing first, among those a question finds."""
    needy = [row for row in _found(project, replace(question, state="every")) if row.need]
    found = sorted(needy, key=lambda row: (-row.need, row.id))
    return Page(tuple(found[(question.page - 1) * SIZE : question.page * SIZE]), len(found), question.page)


def work(project: Project) -> Work:
    """Return how many incidents are judged, how many need eyes, and why."""
    rows = list(_found(project, Question(state="every")))
    verdicts = Counter(row.verdict for row in rows)
    reasons = Counter(reason for row in rows for reason in row.reasons)
    accepted, rejected, aside = (verdicts[name] for name in ("accept", "reject", "set_aside"))
    queued = sum(row.need > 0 for row in rows)
    return Work(len(rows), accepted, rejected, aside, queued, tuple((reason, reasons[reason]) for reason in REASONS))


def precision(project: Project) -> tuple[Precision, ...]:
    """Return for each field that people judged how often they kept what was read."""
    stood = standing([logged.entry for logged in project.log()])
    found = Counter[tuple[str, str]](
        (e.decision.field or "incident", e.decision.verdict) for e in stood if not e.decision.others
    )
    return tuple(
        Precision(name, found[name, "accept"], found[name, "correct"], found[name, "reject"], 0)
        for name in sorted({name for name, _ in found})
    )


ORDERS: dict[str, Callable[[Row], tuple[Any, ...]]] = {
    "latest": lambda row: (*(-int(part) for part in (row.date or "0").split("-")), row.id),
    "earliest": lambda row: (row.date or "~", row.id),
    "killed": lambda row: (-(row.killed.best or 0), row.id),
    "injured": lambda row: (-(row.injured.best or 0), row.id),
    "reports": lambda row: (-row.reports, row.id),
}


def _found(project: Project, asked: Question) -> Iterator[Row]:
    judged, outlets = _judged(project), {article.id: article.outlet for article, _ in project.read()}
    words = _fold(asked.text).split()
    for incident in project.incidents(since=asked.since, until=asked.until, every=asked.state != "standing"):
        row = _row(incident, judged, outlets)
        if _answers(asked, row) and all(word in row.words for word in words):
            yield row


def _judged(project: Project) -> dict[str, tuple[str, bool]]:
    """Return the verdicts on whole incidents, and whether they are to be asked again."""
    log = (logged for logged in project.log() if logged.state == "in force" and not logged.entry.decision.field)
    return {key: (logged.entry.decision.verdict, bool(logged.again)) for logged in log for key in logged.incidents}


def _row(incident: Incident, judged: Mapping[str, tuple[str, bool]], outlets: Mapping[str, str]) -> Row:
    line = summary(incident)
    verdict, is_again = judged.get(incident.id, ("", False))
    verdict = verdict if verdict in ("accept", "reject", "set_aside") else ""
    reasons = tuple(_reasons(line, is_again)) if is_again or not verdict else ()
    return Row(
        incident.id, line.date, line.type, line.location, str(line.grade.best) if line.grade else "",
        _range(line.killed), _range(line.injured), len(line.articles), line.sources, verdict,
        sum(WEIGHTS[reason] for reason in reasons), reasons, _facets(incident, line, outlets), _words(incident, line),
    )  # fmt: skip


def _reasons(line: Summary, is_again: bool) -> Iterator[str]:
    if is_again:
        yield "new_claim"
    if differs(line.killed) or differs(line.injured):
        yield "disagreement"
    if line.grade and line.grade.best == "contested":
        yield "contested"
    if (_range(line.killed).best or 0) >= LARGE:
        yield "large_toll"
    if line.grade and line.grade.best == "weak":
        yield "weak_grade"


def _range(settled: Settlement | None) -> Range:
    if settled is None or not isinstance(settled.best, int):
        return Range(None, None, None)
    return Range(settled.best, settled.low, settled.high)


def _facets(incident: Incident, line: Summary, outlets: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    values = {
        name: tuple(dict.fromkeys(str(c.value) for _, account in incident.accounts for c in account.of(name)))
        for name in ("weapon",)
    }
    actors = [c.value for _, account in incident.accounts for c in account.of("perpetrator")]
    groups = dict.fromkeys(a.id or a.name or a.actor for a in actors if isinstance(a, Perpetrator))
    return values | {
        "month": ((line.date or "")[:7],), "type": (line.type or "",), "group": tuple(groups),
        "country": ((line.location.country or "") if line.location else "",),
        "grade": (str(line.grade.best) if line.grade else "",),
        "outlet": tuple(dict.fromkeys(outlets.get(key, "") for key in line.articles)),
    }  # fmt: skip


def _answers(asked: Question, row: Row) -> bool:
    singles = (("type", asked.types), ("grade", asked.grades), ("weapon", asked.weapons), ("group", asked.groups))
    return (
        all(not wanted or set(wanted) & set(row.facets[name]) for name, wanted in singles)
        and (not asked.country or asked.country in row.facets["country"])
        and (not asked.outlet or asked.outlet in row.facets["outlet"])
        and (not asked.reasons or bool(set(asked.reasons) & set(row.reasons)))
        and (asked.killed_from or 0) <= (row.killed.best or 0)
        and (asked.injured_from or 0) <= (row.injured.best or 0)
        and _is_within(asked.box, row.place)
    )


def _is_within(box: Box | None, place: Location | None) -> bool:
    if box is None:
        return True
    if place is None or place.lat is None or place.lon is None:
        return False
    west, south, east, north = box
    return south <= place.lat <= north and (west <= place.lon <= east if west <= east else not east < place.lon < west)


def _tally(key: str, rows: list[Row]) -> Tally:
    return Tally(key, len(rows), sum(r.killed.best or 0 for r in rows), sum(r.injured.best or 0 for r in rows))


def _mark(rows: list[Row]) -> Mark:
    places = [row.place for row in rows if row.place]
    lat, lon = (sum(getattr(p, end) for p in places) / len(places) for end in ("lat", "lon"))
    exact = sum(p.precision in ("site", "locality") for p in places)
    return Mark(lat, lon, *_tally("", rows)[1:], exact, rows[0].id if len(rows) == 1 else "")


def _words(incident: Incident, line: Summary) -> str:
    claims = (c.evidence.text for _, account in incident.accounts for c in account.claims if c.field != "toll")
    where = named(line.location) if line.location else code("type", "unknown")
    return _fold(" ".join((code("type", line.type or "").ar, line.type or "", where.ar, where.en, *claims)))


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_FOLDED).casefold()


def _value(name: str, values: list[str]) -> Any:
    if name in MANY:
        return tuple(value for value in values if value)
    if name in NUMBERS:
        if not (
            values[0].isascii() and values[0].isdigit() and len(values[0]) < 16 and int(values[0]) >= (name == "page")
        ):
            raise DecisionError(f"{name}: {values[0]!r} is no number; write digits only")
        return int(values[0])
    if name in ("since", "until") and not (values[0].replace("-", "").isdigit() and len(values[0]) in (4, 7, 10)):
        raise DecisionError(f"{name}: {values[0]!r} is no date; write 2021-01-21, 2021-01 or 2021")
    if name == "box":
        return _box(values[0])
    return values[0]


def _box(text: str) -> Box:
    try:
        return Box(*(float(part) for part in text.split(",")))
    except (ValueError, TypeError) as error:
        raise DecisionError(f"box: {text!r} is no box; write west,south,east,north in degrees") from error
