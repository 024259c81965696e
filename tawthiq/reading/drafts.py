"""Which sentences tell of the same incident: drafts of accounts, before their claims are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tawthiq.grammar.rules import Mention
from tawthiq.model.values import Location, Moment
from tawthiq.reading.places import FINE, Locator
from tawthiq.reading.seen import Seen, see
from tawthiq.reading.sentences import Sentence

SAME_PLACE, OTHER_PLACE, SAME_DAY, OTHER_DAY, SAME_FIGURE, AT_HAND, TURNED = 2.0, -3.0, 0.5, -2.0, 2.0, 0.5, -2.0


@dataclass(slots=True)
class Draft:
    """The sentences that tell of one incident, with the finest place and the first day found in them."""

    role: str
    seen: list[Seen] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    place: tuple[Sentence, Mention, Location] | None = None
    day: tuple[Sentence, Mention, Moment] | None = None

    def take(self, seen: Seen) -> None:
        """Add a sentence, and its place and day where they are finer than what is known."""
        self.seen.append(seen)
        self.sentences.append(seen.sentence)
        if seen.place and (self.place is None or _finer(seen.place[1], self.place[2])):
            self.place = (seen.sentence, *seen.place)
        if seen.day and (self.day is None or self.day[2].value is None):
            self.day = (seen.sentence, *seen.day)


def _finer(new: Location, old: Location) -> bool:
    """Return whether a place is finer than the one known and does not contradict it."""
    return FINE[new.precision] > FINE[old.precision] and not apart(new, old)


def apart(a: Location, b: Location) -> bool:
    """Return whether two places cannot be the same: other countries, provinces, towns or sites."""
    if a.country != b.country:
        return True
    if min(FINE[a.precision], FINE[b.precision]) == 0:
        return False
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return True
    if a.precision == b.precision == "site" and a.gazetteer_id != b.gazetteer_id:
        return True
    return bool(a.locality and b.locality and a.locality != b.locality)


def _fit(draft: Draft, seen: Seen, *, at_hand: bool) -> float:
    """Return how well a sentence fits a draft; below zero it tells of something else."""
    fit = AT_HAND if at_hand else 0.0
    if seen.place and draft.place:
        fit += OTHER_PLACE if apart(seen.place[1], draft.place[2]) else SAME_PLACE
    if seen.day and draft.day and seen.day[1].value and draft.day[2].value:
        fit += SAME_DAY if seen.day[1] == draft.day[2] else OTHER_DAY
    told = {(t.status, t.count) for s in draft.seen for t in s.figures if t.count.value is not None}
    fit += SAME_FIGURE * any((t.status, t.count) in told for t in seen.figures)
    return fit + TURNED * seen.turns


def drafts(sentences: Sequence[Sentence], locator: Locator) -> list[Draft]:
    """Return the drafts of an article in the order of telling; the first is what its headline and lead tell."""
    out: list[Draft] = []
    current: Draft | None = None
    for sentence in sentences:
        seen = see(sentence, locator)
        if seen.tells:
            current = _choose(out, current, seen)
            current.take(seen)
        elif current is not None and not seen.is_sum:
            current.sentences.append(sentence)
    return out


def _choose(out: list[Draft], current: Draft | None, seen: Seen) -> Draft:
    """Return the draft a sentence belongs to, a new one where it tells of something else."""
    if not out:
        return _new(out, "main")
    looks_back = seen.is_past or (seen.recalls and bool(seen.day or seen.is_placed))
    rivals = [draft for draft in out if draft.role == "background"] if looks_back else out
    best = max(rivals, key=lambda draft: _fit(draft, seen, at_hand=draft is current), default=None)
    fit = _fit(best, seen, at_hand=best is current) if best else -1.0
    if best is None or (fit < 0 and looks_back):
        return _new(out, "background")
    if fit < 0 and seen.opens:
        return _new(out, "background" if _is_before(seen, out[0]) else "main")
    return best


def _is_before(seen: Seen, main: Draft) -> bool:
    """Return whether a sentence tells of a day before that of the news."""
    if not seen.day or not main.day:
        return False
    then, now = seen.day[1].value, main.day[2].value
    return bool(then and now and then < now[: len(then)])


def _new(out: list[Draft], role: str) -> Draft:
    out.append(Draft(role))
    return out[-1]
