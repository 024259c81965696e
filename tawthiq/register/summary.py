"""One incident on one line: the flat facts that tables and exports show."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.values import Location
from tawthiq.register.settle import place_of


@dataclass(frozen=True, slots=True)
class Summary:
    """What an incident was settled on; `articles` tell it as their news, `recalled_by` only mention it.

    `groups` are the settled figures of groups, `perpetrator` who did it as far as said, `independent` the number of
    independent sources.
    """

    id: str
    date: str | None
    type: str | None
    place: str | None
    location: Location | None
    killed: Settlement | None
    injured: Settlement | None
    attackers: Settlement | None
    sources: int
    articles: tuple[str, ...]
    recalled_by: tuple[str, ...]
    groups: tuple[Settlement, ...] = ()
    perpetrator: Settlement | None = None
    independent: int = 0
    grade: Settlement | None = None


def summary(incident: Incident) -> Summary:
    """Return the flat facts of an incident; article ids each once, the earliest first."""
    return Summary(
        incident.id,
        _words(incident, "date"),
        _words(incident, "type"),
        _words(incident, "place"),
        place_of(incident),
        incident.settlement("killed"),
        incident.settlement("injured"),
        incident.settlement("attackers"),
        _number(incident, "sources"),
        _told_by(incident, "main"),
        _told_by(incident, "background"),
        tuple(item for item in incident.settled if item.field.startswith(("killed ", "injured "))),
        incident.settlement("perpetrator"),
        _number(incident, "independent"),
        incident.settlement("grade"),
    )


def range_words(settled: Settlement | None) -> str:
    """Return a settled figure as read in a table: best, then the low and high where they differ from it.

    >>> range_words(Settlement("killed", 32, 32, None)), range_words(Settlement("killed", 32, 28, 35))
    ('32+', '32 (28-35)')
    """
    if settled is None or settled.best is None:
        return "-"
    best, low, high = settled.best, settled.low, settled.high
    if low == best == high:
        return str(best)
    if high is None:
        return f"{best}+" if low in (best, None) else f"{best} ({low}+)"
    if low is None:
        return f"up to {high}" if high == best else f"{best} (up to {high})"
    return f"{best} ({low}-{high})"


def _words(incident: Incident, field: str) -> str | None:
    settled = incident.settlement(field)
    return None if settled is None or settled.best is None else str(settled.best)


def _number(incident: Incident, field: str) -> int:
    settled = incident.settlement(field)
    return int(settled.best or 0) if settled else 0


def _told_by(incident: Incident, role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(article for article, account in incident.accounts if account.role == role))
