"""How well an incident is attested: a grade with its definition, and the number of independent sources."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.model.incidents import Settlement
from tawthiq.register.blame import Blame, blame, is_clash
from tawthiq.register.origins import origins
from tawthiq.register.telling import Telling
from tawthiq.register.tolls import speaks_for_itself

GRADES = {
    "contested": "rival actors are named, or one who is named denies it",
    "confirmed": "an actor says that it did it, and nobody contradicts",
    "fair": "two or more independent sources, not counting those that cite only a party to it",
    "weak": "a single independent source, or only what a party to it says",
}
"""The grades with their definitions, the first that fits counts; they follow those that Airwars prints."""
INDEPENDENT = "an agency and those who pass it on count once, copies with their original"


def settle_grade(mains: Sequence[Telling], firsts: Sequence[Telling]) -> Settlement:
    """Return the grade of an incident with its definition as the rule, and the claims that make it.

    `firsts` are the main accounts that are no copies.
    """
    charges = blame(mains, is_two_sided=is_clash(mains))
    code = _grade(firsts, charges)
    for_ = dict.fromkeys(c.id for c in charges.named if code == "contested" or c.actor.stance == "claimed")
    against = dict.fromkeys(c.id for c in charges.charges if c.actor.stance == "denied")
    return Settlement("grade", code, rule=GRADES[code], for_=tuple(for_), against=tuple(against))


def settle_independent(firsts: Sequence[Telling]) -> Settlement:
    """Return the number of independent sources of accounts that are no copies."""
    return Settlement("independent", len(origins(firsts)), rule=INDEPENDENT)


def _grade(firsts: Sequence[Telling], charges: Blame) -> str:
    if charges.is_contested:
        return "contested"
    if charges.stance == "claimed":
        return "confirmed"
    sources = [told for told in origins(firsts).values() if any(not _is_partisan(t) for t in told)]
    return "fair" if len(sources) > 1 else "weak"


def _is_partisan(telling: Telling) -> bool:
    """Return whether all that a telling says of victims comes from a party to the deed."""
    claims = list(telling.account.of("toll"))
    return bool(claims) and all(speaks_for_itself(telling, claim) for claim in claims)
