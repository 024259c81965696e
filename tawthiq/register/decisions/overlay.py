"""A person's values laid over the settled ones; what the claims add up to stays beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tawthiq.model.decisions import Entry
from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.values import Location, Toll
from tawthiq.register.decisions.sides import with_sides
from tawthiq.register.decisions.wording import COUNTED, figure, location, shown
from tawthiq.register.telling import Telling


def laid_over(incident: Incident, rulings: Mapping[str, Entry], told: Sequence[Telling]) -> Incident:
    """Return an incident with what people decided on its fields, the latest decision for each field given.

    `told` are its accounts; their claims stand for or against what was decided.
    """
    for field, entry in rulings.items():
        if field:
            incident = _with(incident, entry, told)
    return incident


def grounds(field: str, told: Sequence[Telling]) -> set[str]:
    """Return what a judgement on a field rests on: the ids of its claims, or of the accounts where all is judged."""
    mains = [t for t in told if t.is_main]
    if not field:
        return {t.id for t in mains}
    return {key for t in mains for key in _claims(field, t)}


def _claims(field: str, told: Telling) -> Iterator[str]:
    for claim in told.account.claims:
        status = claim.value.status if claim.field == "toll" and isinstance(claim.value, Toll) else claim.field
        if status == field:
            yield claim.id(told.stamp.hash)


def _with(incident: Incident, entry: Entry, told: Sequence[Telling]) -> Incident:
    field = entry.decision.field
    proposed = incident.settlement(field) or Settlement(field, None, rule="nothing is said")
    made = entry.decision
    if made.verdict == "accept" and made.value == shown(incident, field):
        return _replaced(incident, replace(proposed, rule=f"{proposed.rule}; accepted {_signed(entry)}"))
    place = location(made.value) if field == "place" and made.value else None
    ruled = with_sides(_value(field, made.value), told, place)
    return _replaced(incident, replace(ruled, rule=f"decided {_signed(entry)}", proposed=proposed), place)


def _value(field: str, value: str) -> Settlement:
    """Return the settlement that a decided value makes; empty is a value that was rejected."""
    if not value:
        return Settlement(field, None)
    if field in COUNTED:
        return figure(field, value)
    return Settlement(field, _words(location(value)) if field == "place" else value)


def _words(place: Location) -> str:
    return ", ".join(dict.fromkeys(part for part in (place.locality, place.admin1, place.country) if part))


def _signed(entry: Entry) -> str:
    made = entry.decision
    return f"by {made.by} on {made.at[:10]}, decision {entry.number}: {made.why}"


def _replaced(incident: Incident, settled: Settlement, place: Location | None = None) -> Incident:
    fields = {item.field: item for item in incident.settled} | {settled.field: settled}
    return replace(incident, settled=tuple(fields.values()), decided_place=place or incident.decided_place)
