"""One sentence as evidence about incidents: where, when, who was harmed, and how it speaks of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tawthiq.grammar.rules import Mention
from tawthiq.model.values import SOME, Location, Moment, Toll
from tawthiq.reading.moments import day_of, resolve
from tawthiq.reading.places import Locator
from tawthiq.reading.sentences import Sentence

HARM = ("toll", "joint", "happening")
"""Kinds of mention that tell of harm or attack."""
LONG_AGO = 10
"""Days before publication from which a dated incident is long past."""
BESIDE = 3
"""Characters between a saying, or the «إن» that opens what is said, and the time it was said at."""
DATELINE = 30
"""Characters at the head of a text in which a bare name is a dateline."""
UNDATED = frozenset(("since", "until", "after", "anchored"))
"""Marks of a time that is not that of the incident told beside it."""
MANY = 1000
"""Victims from which a figure beside «العدوان» or «الحرب» is that of a whole war."""
LONG = 4
"""Letters from which a word is one of content."""


class Setting(NamedTuple):
    """What a sentence is among the others of its article.

    Its `paragraph` (from 1, 0 for a headline), whether it `opens` it, how many are `left`, whether the text is `parted`
    at all; `parts` are its figures (status, value, total) that make a total told elsewhere together with a figure of
    another sentence, `wholes` its figures (status, total) that are such a total.
    """

    paragraph: int = 0
    opens: bool = False
    left: int = 0
    parted: bool = False
    parts: frozenset[tuple[str, int, int]] = frozenset()
    wholes: frozenset[tuple[str, int]] = frozenset()


ALONE = Setting()


@dataclass(frozen=True, slots=True)
class Seen:
    """One sentence as evidence about incidents.

    `place` and `day` with the mention they rest on; `figures` the tolls; `types` those of its real happenings;
    `is_new` where a happening is told without an article, `is_known` where with one; `is_sum` where the figures add up
    a period; `recalls` and `turns` where words look back or turn to something else; `is_past` where its day is; `words`
    are those long enough to mean something; `setting` is what it is among the others.
    """

    sentence: Sentence
    place: tuple[Mention, Location] | None
    day: tuple[Mention, Moment] | None
    figures: tuple[Toll, ...]
    types: frozenset[str]
    is_new: bool
    is_known: bool
    is_sum: bool
    recalls: bool
    turns: bool
    is_past: bool
    words: frozenset[str]
    setting: Setting = ALONE

    @property
    def where(self) -> Location | None:
        """Return its place without the mention that it rests on."""
        return self.place[1] if self.place else None

    @property
    def tells(self) -> bool:
        """Return whether it tells of harm or attack at all."""
        return bool(self.figures or self.types)

    @property
    def is_placed(self) -> bool:
        """Return whether it says where, not only names a place."""
        return self.place is not None and bool(self.place[0].value.noun or self.place[0].value.relation)

    @property
    def counts(self) -> frozenset[tuple[str, int]]:
        """Return the (status, value) of every figure that has a value."""
        return frozenset((t.status, t.count.value) for t in self.figures if t.count.value is not None)


def see(sentence: Sentence, locator: Locator) -> Seen:
    """Return what one sentence shows."""
    real = [m.value for m in sentence.of("happening") if m.value.polarity == "real"]
    figures = tuple(m.value for m in sentence.of("toll")) + tuple(
        Toll(status, "all", SOME) for m in sentence.of("joint") for status in str(m.value).split()
    )
    day = _day(sentence)
    return Seen(
        sentence,
        locator.locate(spots(sentence)),
        day,
        figures,
        frozenset(value.type for value in real),
        any(not value.known for value in real),
        any(value.known for value in real),
        bool(figures) and _adds_up(sentence),
        bool(sentence.of("recalling")),
        bool(sentence.of("turning")),
        bool(day and _long_ago(day[1], sentence.article.published)),
        frozenset(word.form for word in sentence.words if len(word.form) >= LONG),
    )


def spots(sentence: Sentence) -> list[Mention]:
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
    """Return the time named nearest to the harm; a part of the day alone, «ليلا», where no other is named.

    The time of a saying («قالت الشرطة الخميس إن») is none, and right before «إن» whatever name stands between.
    One since which something holds is, where the sentence goes on to what was then: «منذ 2018، حين قتل ثلاثون».
    """
    sayings = sentence.of("saying")
    thens = {then.start for then in sentence.of("then")}
    dated = (m for m in sentence.of("date") if m.start in thens or not m.value.marks & UNDATED)
    thats = sentence.of("that")
    told = [m for m in dated if not is_of_saying(m, sayings) and not _is_before_that(m, thats)]
    dates = told or sentence.of("daypart")
    if not dates:
        return None
    harm = sentence.of(*HARM)
    nearest = min(dates, key=lambda date: min((distance(date, m) for m in harm), default=date.start))
    return nearest, resolve(nearest.value, sentence.written, sentence.article.published_kind)


def is_of_saying(date: Mention, sayings: list[Mention]) -> bool:
    """Return whether a time is the one at which something was said."""
    return any(s.start <= date.start <= s.end + BESIDE for s in sayings)


def _is_before_that(date: Mention, thats: list[Mention]) -> bool:
    """Return whether what is said begins right after a time."""
    return any(0 <= that.start - date.end <= BESIDE for that in thats)


def distance(one: Mention, other: Mention) -> int:
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
    told = day_of(published)
    if not moment.value or told is None:
        return False
    latest = {4: "-12-31", 7: "-28", 10: ""}[len(moment.value)]
    return (told - date.fromisoformat(moment.value + latest)).days > LONG_AGO
