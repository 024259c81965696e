"""Which sentences tell of the same incident: drafts of accounts, before their claims are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tawthiq.grammar.rules import Mention
from tawthiq.model.values import Count, Location, Moment, Toll
from tawthiq.reading.moments import resolve
from tawthiq.reading.places import FINE, Locator, apart
from tawthiq.reading.sentences import Sentence

PLACED = ("site", "locality", "admin1")
"""How precise a place must be for a clause to tell of an incident of its own there."""
LONG_AGO = 10
"""Days before publication from which a dated incident is background."""

BESIDE = 3
"""Characters between a saying and the time it was said at."""
DATELINE = 30
"""Characters at the head of a text in which a bare name is a dateline."""
UNDATED = frozenset(("since", "until", "after", "anchored"))
"""Marks of a time that is not that of the incident told beside it."""
MANY = 1000
"""Victims from which a figure beside «العدوان» or «الحرب» is that of a whole war."""
SOME = Count(None, "some")


@dataclass(frozen=True, slots=True)
class Seen:
    """One sentence as evidence about incidents.

    `place` and `day` with the mention they rest on; `figures` the tolls; `types` those of its real happenings;
    `is_new` where a happening is told without an article; `is_sum` where the figures add up a period.
    """

    sentence: Sentence
    place: tuple[Mention, Location] | None
    day: tuple[Mention, Moment] | None
    figures: tuple[Toll, ...]
    types: frozenset[str]
    is_new: bool
    is_sum: bool
    recalls: bool
    turns: bool
    is_past: bool

    @property
    def tells(self) -> bool:
        """Return whether it tells of harm or attack at all."""
        return bool(self.figures or self.types) and not self.is_sum

    @property
    def opens(self) -> bool:
        """Return whether it can open an account of its own: it says where, and who was harmed or what else happened."""
        is_fine = self.place is not None and self.place[1].precision in ("site", "locality")
        return self.is_placed and bool(self.figures or (self.is_new and (self.turns or is_fine)))

    @property
    def is_placed(self) -> bool:
        """Return whether it says where, not only names a place."""
        return self.place is not None and bool(self.place[0].value.noun or self.place[0].value.relation)


def see(sentence: Sentence, locator: Locator) -> Seen:
    """Return what one sentence shows."""
    real = [m.value for m in sentence.of("happening") if m.value.polarity == "real"]
    figures = tuple(m.value for m in sentence.of("toll")) + tuple(
        Toll(status, "all", SOME) for m in sentence.of("joint") for status in str(m.value).split()
    )
    day = _day(sentence)
    return Seen(
        sentence,
        locator.locate(_spots(sentence)),
        day,
        figures,
        frozenset(value.type for value in real),
        any(not value.known for value in real),
        bool(figures) and _adds_up(sentence),
        bool(sentence.of("recalling")),
        bool(sentence.of("turning")),
        bool(day and _long_ago(day[1], sentence.article.published)),
    )


def _spots(sentence: Sentence) -> list[Mention]:
    """Return the names that may say where: those of a dateline or within a speaker's title do not."""
    covering = sentence.of("speaker", "date")
    opens = sentence.start + DATELINE if sentence.number <= 1 and not sentence.is_title else -1
    return [
        m
        for m in sentence.of("spot")
        if not any(s.start <= m.start and m.end <= s.end for s in covering)
        and not (m.end <= opens and not (m.value.relation or m.value.noun))
    ]


def _day(sentence: Sentence) -> tuple[Mention, Moment] | None:
    """Return the time named nearest to the harm; the time of a saying («قالت الشرطة الخميس إن») is none."""
    article = sentence.article
    sayings = sentence.of("saying")
    dates = [m for m in sentence.of("date") if not m.value.marks & UNDATED and not _is_of_saying(m, sayings)]
    if not dates:
        return None
    harm = sentence.of("toll", "joint", "happening")
    nearest = min(dates, key=lambda date: min((_distance(date, m) for m in harm), default=date.start))
    return nearest, resolve(nearest.value, article.published, article.published_kind)


def _is_of_saying(date: Mention, sayings: list[Mention]) -> bool:
    return any(s.start <= date.start <= s.end + BESIDE for s in sayings)


def _distance(one: Mention, other: Mention) -> int:
    """Return how many words lie between two mentions."""
    return max(other.first - one.last, one.first - other.last, 0)


def _adds_up(sentence: Sentence) -> bool:
    """Return whether the sentence sums up a period: «منذ السابع من أكتوبر … 32414 شهيدا»."""
    if not sentence.of("summing"):
        return False
    is_since = any("since" in m.value.marks for m in sentence.of("date"))
    return is_since or any((m.value.count.value or 0) >= MANY for m in sentence.of("toll"))


def _long_ago(moment: Moment, published: str) -> bool:
    """Return whether a time lies clearly before the news of the day."""
    if not moment.value or not published:
        return False
    latest = {4: "-12-31", 7: "-28", 10: ""}[len(moment.value)]
    return (date.fromisoformat(published[:10]) - date.fromisoformat(moment.value + latest)).days > LONG_AGO


SAME_PLACE, OTHER_PLACE, SAME_DAY, OTHER_DAY, SAME_FIGURE, AT_HAND, TURNED = 2.0, -3.0, 0.5, -2.0, 2.0, 0.5, -2.0
OPENING = 3
"""Sentences at the head of an article, title included, in which an incident of the day before is news as well."""
CLEAR = 1.0
"""How well a sentence that looks back must fit the news to tell of it all the same."""


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


def clauses(sentence: Sentence, locator: Locator) -> Iterator[Sentence]:
    """Yield a sentence whole, or the clauses of it that each tell of harm or attack in a place of their own."""
    cuts = [m.start for m in sentence.of("comma", "turning")] if len(sentence.of("spot")) > 1 else []
    start = sentence.start
    for cut in cuts:
        left, right = _between(sentence, start, cut), _between(sentence, cut, sentence.end)
        here, there = _place(left, locator), _place(right, locator)
        if here and there and apart(here, there) and _tells(left) and _tells(right):
            yield left
            start = cut
    yield _between(sentence, start, sentence.end) if start > sentence.start else sentence


def _between(sentence: Sentence, start: int, end: int) -> Sentence:
    kept = {kind: [m for m in mentions if start <= m.start < end] for kind, mentions in sentence.mentions.items()}
    return replace(sentence, start=start, end=end, mentions=kept)


def _tells(clause: Sentence) -> bool:
    """Return whether a clause counts victims or names an attack without an article."""
    counted = any(m.value.count.value is not None for m in clause.of("toll"))
    return counted or any(m.value.polarity == "real" and not m.value.known for m in clause.of("happening"))


def _place(clause: Sentence, locator: Locator) -> Location | None:
    """Return where a clause says that it happened, where it says so."""
    found = locator.locate(m for m in clause.of("spot") if m.value.relation in ("in", "near", "side") or m.value.noun)
    return found[1] if found and found[1].precision in PLACED else None


def drafts(sentences: Sequence[Sentence], locator: Locator) -> list[Draft]:
    """Return the drafts of an article in the order of telling; the first is what its headline and lead tell."""
    out: list[Draft] = []
    current: Draft | None = None
    for sentence in (clause for whole in sentences for clause in clauses(whole, locator)):
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
    is_of_the_day = bool(seen.day and out[0].day and seen.day[1] == out[0].day[2])
    recalls = seen.recalls and bool(seen.day or seen.is_placed) and not is_of_the_day
    looks_back = seen.is_past or (recalls and _fit(out[0], seen, at_hand=False) < CLEAR)
    rivals = [draft for draft in out if draft.role == "background"] if looks_back else out
    best = max(rivals, key=lambda draft: _fit(draft, seen, at_hand=draft is current), default=None)
    fit = _fit(best, seen, at_hand=best is current) if best else -1.0
    if best is None or (fit < 0 and looks_back):
        return _new(out, "background")
    if fit < 0 and seen.opens:
        is_late = seen.sentence.number >= OPENING and _is_before(seen, out[0])
        return _new(out, "background" if is_late else "main")
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
