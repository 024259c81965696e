"""The incident that a sentence about the past speaks of, and incidents of a register as precedents."""

from __future__ import annotations

from tawthiq.knowledge.actors import side
from tawthiq.model.claims import Account, Report
from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.precedents import Between, Precedent
from tawthiq.model.values import Location, Moment, Perpetrator
from tawthiq.register.figures import Figure, total
from tawthiq.register.past.asked import Occasion
from tawthiq.register.past.period import spread
from tawthiq.register.summary import summary


def occasion(report: Report, published: str) -> Occasion:
    """Return the deadliest incident that is the news of a report; its day is that of publication where none is told.

    >>> occasion(Report("a", "ar"), "2021-01-21T10:00").day
    '2021-01-21'
    """
    mains = [(account, total(account, "killed")) for account in report.accounts if account.role == "main"]
    account, killed = max(mains, key=lambda pair: pair[1].value if pair[1] else -1, default=(None, None))
    injured = between(total(account, "injured")) if account else Between()
    return Occasion(_day(account) or published[:10], _place(account), between(killed), injured)


def between(figure: Figure | None) -> Between:
    """Return a figure by its ends; one that is not known is none at all."""
    return Between(figure.low, figure.value, figure.high) if figure else Between()


def _day(account: Account | None) -> str:
    claim = account.first("date") if account else None
    known = claim is not None and isinstance(claim.value, Moment) and claim.value.precision == "day"
    return str(claim.value.value) if claim and known and isinstance(claim.value, Moment) else ""


def _place(account: Account | None) -> Location | None:
    claim = account.first("place") if account else None
    return claim.value if claim and isinstance(claim.value, Location) else None


def precedent_of(incident: Incident) -> Precedent | None:
    """Return an incident of a register as a precedent; None where its date or country is not known."""
    flat = summary(incident)
    at = flat.location
    if not flat.date or at is None or not at.country:
        return None
    since, until = spread(flat.date)
    did = _who(incident, at.country)
    return Precedent(
        flat.id, since, until, at.country, at.admin1 or "", flat.place or "", at.lat, at.lon, at.precision,
        flat.type or "", _is_suicide(incident), _values(incident, "weapon"), did, _figure(flat.killed),
        _figure(flat.injured), did, _values(incident, "target"),
    )  # fmt: skip


def _figure(settled: Settlement | None) -> Between:
    if settled is None or not isinstance(settled.best, int):
        return Between()
    return Between(settled.low, settled.best, settled.high)


def _who(incident: Incident, country: str) -> tuple[str, ...]:
    """Return those said to have done it, a state by its code and a group by its id; who denies it is not among them."""
    said = [c.value for _, a in incident.accounts if a.role == "main" for c in a.of("perpetrator")]
    named = [each for each in said if isinstance(each, Perpetrator) and each.stance != "denied"]
    return tuple(sorted({side(each.id, country) if each.id else each.name or each.actor for each in named}))


def _is_suicide(incident: Incident) -> bool:
    return any(claim.value for _, account in incident.accounts for claim in account.of("suicide"))


def _values(incident: Incident, field: str) -> tuple[str, ...]:
    found = (str(c.value) for _, account in incident.accounts if account.role == "main" for c in account.of(field))
    return tuple(sorted(set(found)))
