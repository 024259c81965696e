"""The toll over time: every figure with when it was reported, by whom, and what became of it; none is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawthiq.model.claims import Claim
from tawthiq.model.incidents import Incident
from tawthiq.model.kinds import STATUSES
from tawthiq.model.values import Toll
from tawthiq.register.figures import VAGUE, is_late
from tawthiq.register.origins import originals
from tawthiq.register.telling import Telling, saying_words
from tawthiq.register.tolls import is_recent, speaks_for_itself

MARKS = {
    "recalled": "an article that only recalls the incident gives it",
    "copy": "an article in the same words was published before",
    "partisan": "a party to the fighting, or who says to have done it, gives it",
    "rough": "it was said only roughly, such as dozens",
    "later death": "people counted as injured died of their wounds",
    "overtaken": "its own article gives it as an earlier or a rival figure",
    "superseded": "a higher figure was reported later, by the same outlet or more than a day after",
    "corrected": "the same outlet reported a lower figure later",
}
"""What can be said of a figure beside its value, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure as one article gives it; `side` is `+` for the settled figure, `-` against it, else empty."""

    telling: Telling
    claim: Claim
    toll: Toll
    side: str
    marks: tuple[str, ...]

    def __str__(self) -> str:
        """Return the figure as one line: when, how many, by whom, in which article, in which words, and the marks."""
        marks = f" [{', '.join(self.marks)}]" if self.marks else ""
        who = f"{saying_words(self.claim.said_by)} | {self.telling.origin}"
        count = f"{self.toll.status} {self.toll.group} {self.toll.count}"
        return f"{self.side or ' '} {self.telling.when} | {count} | {who} | «{self.claim.evidence.text}»{marks}"


def timeline(tellings: Sequence[Telling], incident: Incident) -> list[Entry]:
    """Return every figure of an incident by status and then by time of publication; unknown times come last."""
    told = sorted(tellings, key=lambda t: t.age)
    mains = [t for t in told if t.is_main]
    copies = {t.id for t in mains} - {t.id for t in originals(mains)}
    found = [
        Entry(t, c, toll, _side(incident, t, c), ("copy",) * (t.id in copies) + tuple(_marks(t, c, mains)))
        for t in told
        for c, toll in _tolls(t)
    ]
    return sorted(found, key=lambda entry: STATUSES.index(entry.toll.status))


def _tolls(telling: Telling) -> Iterator[tuple[Claim, Toll]]:
    return ((c, c.value) for c in telling.account.of("toll") if isinstance(c.value, Toll))


def _side(incident: Incident, telling: Telling, claim: Claim) -> str:
    key = claim.id(telling.stamp.hash)
    figures = [item for item in incident.settled if item.field.startswith(("killed", "injured"))]
    sides = ("+" if key in item.for_ else "-" for item in figures if key in (*item.for_, *item.against))
    return next(sides, "")


def _marks(telling: Telling, claim: Claim, mains: Sequence[Telling]) -> Iterator[str]:
    """Yield what is to be said of a figure, but for copies."""
    assert isinstance(claim.value, Toll)
    if not telling.is_main:
        yield "recalled"
    if speaks_for_itself(telling, claim):
        yield "partisan"
    if claim.value.count.bound in VAGUE:
        yield "rough"
    if is_late(claim):
        yield "later death"
    elif not claim.value.current:
        yield "overtaken"
    elif telling.is_main:
        yield from _fate(telling, claim.value, mains)


def _fate(telling: Telling, toll: Toll, mains: Iterable[Telling]) -> Iterator[str]:
    """Yield whether a later figure took the place of one."""
    value = toll.count.value
    if value is None or not telling.published:
        return
    later = [(t, n) for t in mains if t.published > telling.published for n in _values(t, toll)]
    own = [n for t, n in later if t.stamp.outlet and t.stamp.outlet == telling.stamp.outlet]
    old = [n for t, n in later if not is_recent(telling, t)]
    if any(n > value for n in (*own, *old)):
        yield "superseded"
    if own and own[-1] < value:
        yield "corrected"


def _values(telling: Telling, like: Toll) -> Iterator[int]:
    """Yield the figures of the same status and group that a telling stands by."""
    for claim, toll in _tolls(telling):
        same = (toll.status, toll.group) == (like.status, like.group)
        if same and toll.current and toll.count.value is not None and not is_late(claim):
            yield toll.count.value
