"""The summary of one incident: what it is found by, listed with and queued for."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from tawthiq.model.decisions import FIELDS, Entry
from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.values import Location
from tawthiq.register.blame import Blame, blame, is_clash
from tawthiq.register.decisions import overlay
from tawthiq.register.decisions.wording import shown
from tawthiq.register.settle import settle
from tawthiq.register.summary import Summary, summary
from tawthiq.register.telling import Telling
from tawthiq.store.articles import editions
from tawthiq.store.finding.question import REASONS
from tawthiq.store.finding.shown import called, named, shown_words
from tawthiq.store.finding.words import words_of

LARGE = {"killed": 25, "injured": 100}
"""From how many on a toll is looked at for its size alone."""
WEIGHTS = dict(zip(REASONS, (32, 16, 8, 8, 8, 4), strict=True))
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Known:
    """What an incident is summarised from: its main accounts by age, their titles and texts, what people decided."""

    told: Sequence[Telling]
    texts: Sequence[tuple[str, str]]
    ruled: Mapping[str, Entry]
    is_weakly_linked: bool

    @property
    def verdict(self) -> str:
        """Return what people decided of the whole; empty where nothing."""
        return self.ruled[""].decision.verdict if "" in self.ruled else ""


@dataclass(frozen=True, slots=True)
class Made:
    """The rows of one incident: the columns of `summaries`, and what goes into the tables beside it."""

    columns: dict[str, Cell]
    facets: list[tuple[str, str]]
    outcomes: list[tuple[str, str]]
    words: str
    shown: str


def summarise(db: sqlite3.Connection, known: Known) -> Made:
    """Return the rows of one incident."""
    proposed = settle(known.told)
    incident = overlay.laid_over(proposed, known.ruled, known.told)
    flat, charges = summary(incident), blame(known.told, is_two_sided=is_clash(known.told))
    reasons = list(_reasons(flat, known, _asked_again(db, known)))
    columns: dict[str, Cell] = {
        "verdict": known.verdict,
        "need": _need(flat, reasons),
        "reasons": " ".join(reasons),
        "date": flat.date,
        "type": flat.type,
        **_place(flat.location),
        "grade": str(flat.grade.best) if flat.grade else "weak",
        **_figure("killed", flat.killed),
        **_figure("injured", flat.injured),
        "reports": len({t.stamp.hash for t in known.told}),
        "sources": flat.sources,
        "independent": flat.independent,
        "perpetrators": ", ".join(charges.names),
        "stance": charges.stance,
        "weapons": " ".join(_weapons(known.told)),
        "title": next((title for title, _ in known.texts if title), ""),
    }
    facets = list(_facets(known.told, charges, reasons))
    words = _words(known.texts, flat.location), _shown(known, flat, facets)
    return Made(columns, facets, list(_outcomes(proposed, known)), *words)


def _place(place: Location | None) -> dict[str, Cell]:
    at = place or Location(None, precision="")
    return {
        "country": at.country,
        "admin1": at.admin1,
        "locality": at.locality,
        "lat": at.lat,
        "lon": at.lon,
        "precision": at.precision,
        "place_id": at.gazetteer_id,
        "place_name": at.name,
    }


def _figure(name: str, settled: Settlement | None) -> dict[str, Cell]:
    if settled is None:
        return {name: None, f"{name}_low": None, f"{name}_high": None}
    return {name: settled.best, f"{name}_low": settled.low, f"{name}_high": settled.high}


def _weapons(told: Sequence[Telling]) -> list[str]:
    """Return the weapons that any account names, those that most name first."""
    votes = Counter(weapon for t in told for weapon in t.weapons)
    return sorted(votes, key=lambda weapon: (-votes[weapon], weapon))


def _facets(told: Sequence[Telling], charges: Blame, reasons: Sequence[str]) -> Iterator[tuple[str, str]]:
    for kind, values in (
        ("weapon", {weapon for t in told for weapon in t.weapons}),
        ("group", {charge.key for charge in charges.named}),
        ("outlet", {t.stamp.outlet for t in told}),
        ("reason", set(reasons)),
    ):
        yield from ((kind, value) for value in sorted(values))


def _words(texts: Sequence[tuple[str, str]], at: Location | None) -> str:
    """Return all words of the articles and the place, once each."""
    names = [part for part in (at.name, at.locality, at.admin1) if part] if at else []
    return " ".join(sorted(frozenset[str]().union(*map(words_of, (*chain(*texts), *names)))))


def _shown(known: Known, flat: Summary, facets: Iterable[tuple[str, str]]) -> str:
    """Return the words of what everybody is shown of an incident."""
    of = {kind: [value for other, value in facets if other == kind] for kind in ("weapon", "group", "outlet")}
    targets = sorted({target for t in known.told for target in t.targets})
    names = (*named(flat.location), *called(of["group"]), *of["outlet"])
    return shown_words(filter(None, (flat.type, *of["weapon"], *targets)), names)


def _reasons(flat: Summary, known: Known, is_asked_again: bool) -> Iterator[str]:
    """Yield why an incident needs eyes; one that was judged as a whole does only where something came or went since."""
    if is_asked_again:
        yield "new_claim"
    elif known.verdict:
        return
    figures = (flat.killed, flat.injured)
    if any(map(_is_disputed, figures)):
        yield "disagreement"
    if known.is_weakly_linked:
        yield "uncertain_link"
    grade = flat.grade.best if flat.grade else "weak"
    if grade == "contested":
        yield "contested"
    if any(settled and int(settled.best or 0) >= LARGE[settled.field] for settled in figures):
        yield "large_toll"
    if grade == "weak":
        yield "weak_grade"


def _is_disputed(settled: Settlement | None) -> bool:
    """Return whether outlets finally stand by different figures, and nobody has decided which."""
    if settled is None or settled.proposed or not isinstance(settled.best, int) or "accepted" in settled.rule:
        return False
    return any(end is not None and end != settled.best for end in (settled.low, settled.high))


def _need(flat: Summary, reasons: Sequence[str]) -> int:
    """Return how much an incident needs eyes: by its reasons, of equals by the size of its toll; 0 where not."""
    people = sum(int(settled.best or 0) for settled in (flat.killed, flat.injured) if settled)
    return 1024 * sum(WEIGHTS[reason] for reason in reasons) + min(1023, people) if reasons else 0


def _asked_again(db: sqlite3.Connection, known: Known) -> bool:
    """Return whether what a standing decision rests on came or went since."""
    if not known.ruled:
        return False
    anew = editions(db, [t.id for t in known.told])
    return any(
        {*overlay.grounds(field, known.told), *anew} != set(entry.decision.basis)
        for field, entry in known.ruled.items()
    )


def _outcomes(proposed: Incident, known: Known) -> Iterator[tuple[str, str]]:
    """Yield for each field that people judged, itself or with the whole, what became of the value that was read."""
    if known.verdict in ("accept", "reject"):
        yield "incident", f"{known.verdict}ed"
    for field in FIELDS:
        value = shown(proposed, field)
        entry = known.ruled.get(field)
        if entry is not None:
            yield field, _outcome(entry, value)
        elif known.verdict == "accept" and value:
            yield field, "accepted"


def _outcome(entry: Entry, value: str) -> str:
    """Return whether a decision on a field kept the value that was read, set another, or left none."""
    if entry.decision.verdict == "reject":
        return "rejected"
    return "accepted" if entry.decision.value == value else "corrected" if value else "missed"
