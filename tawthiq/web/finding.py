"""Which incidents answer a question, and the counts beside them: the one place where the desk searches a register.

It looks through all incidents; an index takes its place when there is one.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from tawthiq.exporters.page.edition import Entry
from tawthiq.model.incidents import Incident
from tawthiq.model.values import Location, Perpetrator
from tawthiq.project import Project
from tawthiq.register.summary import Summary, summary

EACH = 50  # incidents on one page of the list
_FOLDED = str.maketrans("أإآٱىةؤئ", "ااااييوي") | {c: None for c in (*range(0x64B, 0x660), 0x640, 0x670)}


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, as it stands in an address; empty where anything will do."""

    text: str = ""
    since: str = ""
    until: str = ""
    country: str = ""
    type: str = ""
    weapon: str = ""
    group: str = ""
    grade: str = ""
    killed: str = ""
    injured: str = ""
    box: str = ""
    sort: str = ""
    page: str = ""

    def given(self, **changed: object) -> dict[str, object]:
        """Return what is asked for by name, with some of it changed; what is empty is left out."""
        held = {item.name: getattr(self, item.name) for item in fields(self)}
        return {name: value for name, value in (held | changed).items() if value not in ("", None)}

    @property
    def is_close(self) -> bool:
        """Return whether anything is asked for by the rarer filters."""
        return any((self.weapon, self.group, self.grade, self.killed, self.injured, self.sort))

    @property
    def number(self) -> int:
        """Return the number of the page of the list, counted from 1."""
        return max(1, int(self.page)) if self.page.isdecimal() and len(self.page) < 7 else 1


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, how many there are in all, and the counts over all of them."""

    entries: tuple[Entry, ...]
    all: int
    killed: int
    injured: int
    months: Mapping[str, int]
    sources: Mapping[str, int]
    choices: Mapping[str, Mapping[str, int]]
    places: tuple[Summary, ...]
    pages: int = 1


def question(given: Mapping[str, str]) -> Question:
    """Return the question that an address asks."""
    names = {item.name for item in fields(Question)}
    return Question(**{name: value.strip()[:200] for name, value in given.items() if name in names})


def find(project: Project, asked: Question) -> Found:
    """Return what answers a question, sorted, and counted."""
    within = project.incidents(since=_day(asked.since), until=_day(asked.until))
    flat = [(incident, summary(incident)) for incident in within]
    kept = [pair for pair in flat if _answers(asked, *pair)]
    kept.sort(key=lambda pair: _rank(asked.sort, pair[1]), reverse=True)
    first = (min(asked.number, max(1, -(-len(kept) // EACH))) - 1) * EACH
    return Found(
        tuple(Entry(incident, line, ()) for incident, line in kept[first : first + EACH]),
        len(kept),
        sum(_best(line, "killed") for _, line in kept),
        sum(_best(line, "injured") for _, line in kept),
        months=dict(sorted(Counter((line.date or "")[:7] for _, line in kept).items())),
        sources=dict(Counter(id for _, line in kept for id in line.articles).most_common(12)),
        choices=_choices(flat),
        places=tuple(line for _, line in kept if line.location and line.location.lat is not None),
        pages=max(1, -(-len(kept) // EACH)),
    )


def _day(text: str) -> str:
    return text if text.replace("-", "").isdecimal() and len(text) in (4, 7, 10) else ""


def _answers(asked: Question, incident: Incident, line: Summary) -> bool:
    country = line.location.country if line.location else None
    return (
        (not asked.country or country == asked.country)
        and (not asked.type or line.type == asked.type)
        and (not asked.grade or (line.grade is not None and line.grade.best == asked.grade))
        and (not asked.weapon or asked.weapon in _values(incident, "weapon"))
        and (not asked.group or asked.group in _groups(incident))
        and _is_within(asked.box, line.location)
        and all(_best(line, name) >= _least(getattr(asked, name)) for name in ("killed", "injured"))
        and all(word in _words(incident, line) for word in _fold(asked.text).split())
    )


def _is_within(box: str, place: Location | None) -> bool:
    """Return whether a place lies in a box of degrees (west, south, east, north); true where none is asked for."""
    try:
        west, south, east, north = map(float, box.split(","))
    except ValueError:
        return True
    if place is None or place.lat is None or place.lon is None:
        return False
    across = west <= place.lon <= east if west <= east else not east < place.lon < west
    return south <= place.lat <= north and across


def _least(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def _best(line: Summary, field: str) -> int:
    settled = line.killed if field == "killed" else line.injured
    return settled.best if settled and isinstance(settled.best, int) else 0


def _rank(sort: str, line: Summary) -> tuple[int | str, ...]:
    if sort in ("killed", "injured"):
        return _best(line, sort), line.date or "", line.id
    return line.date or "", line.id


def _values(incident: Incident, field: str) -> set[str]:
    return {str(claim.value) for _, account in incident.accounts for claim in account.of(field)}


def _groups(incident: Incident) -> set[str]:
    """Return the groups that are said to have done it, by id where they have one."""
    actors = (claim.value for _, account in incident.accounts for claim in account.of("perpetrator"))
    return {actor.id or actor.name or actor.actor for actor in actors if isinstance(actor, Perpetrator)}


def _words(incident: Incident, line: Summary) -> str:
    place = line.location or Location(None)
    claims = (c.evidence.text for _, account in incident.accounts for c in account.claims if c.field != "toll")
    return _fold(" ".join((line.type or "", str(place), *_groups(incident), *claims)))


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_FOLDED).casefold()


def _choices(flat: Iterable[tuple[Incident, Summary]]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {name: Counter() for name in ("country", "type", "weapon", "group", "grade")}
    for incident, line in flat:
        found["country"][(line.location.country or "") if line.location else ""] += 1
        found["type"][line.type or ""] += 1
        found["grade"][str(line.grade.best) if line.grade else ""] += 1
        found["weapon"].update(_values(incident, "weapon"))
        found["group"].update(_groups(incident))
    return {name: {value: n for value, n in counts.most_common() if value} for name, counts in found.items()}
