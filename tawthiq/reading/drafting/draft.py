"""A draft: the sentences that tell of one incident, and what is known of it while they are gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tawthiq.grammar.rules import Mention
from tawthiq.model.values import Location, Moment, Toll
from tawthiq.reading.drafting.seen import Seen
from tawthiq.reading.places import FINE, apart
from tawthiq.reading.sentences import Sentence

MANY = 4
"""Killed from which two incidents of one place do not have as many by chance."""


@dataclass(slots=True)
class Draft:
    """The sentences on one incident: `seen` those that tell of harm or attack, `sentences` with those between.

    `place` and `day` with the sentence and mention they rest on; `last` is the number of the clause that came last;
    `margins` say by how much it was begun rather than something else done, `born` are the traits of its first sentence.
    """

    role: str
    seen: list[Seen] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    place: tuple[Sentence, Mention, Location] | None = None
    day: tuple[Sentence, Mention, Moment] | None = None
    last: int = 0
    margins: tuple[int, int, int] = (0, 0, 0)
    born: tuple[str, ...] = ()
    words: set[str] = field(default_factory=set)
    values: dict[str, set[object]] = field(default_factory=dict)

    def take(self, seen: Seen, at: int) -> None:
        """Add a sentence, a headline in front, and its place and day where they are finer than what is known."""
        first = sum(each.is_title for each in self.sentences) if seen.sentence.is_title else len(self.sentences)
        self.seen.insert(first, seen)
        self.sentences.insert(first, seen.sentence)
        self.last = at
        self.words |= seen.words
        for kind in KINDS:
            self.values.setdefault(kind, set()).update(values(seen.sentence, kind))
        if seen.place and (self.place is None or _finer(seen.place[1], self.place[2])):
            self.place = (seen.sentence, *seen.place)
        if seen.day and (self.day is None or self.day[2].value is None):
            self.day = (seen.sentence, *seen.day)

    def add(self, other: Draft) -> None:
        """Add what another draft tells of the same incident."""
        self.seen = sorted((*self.seen, *other.seen), key=lambda seen: _position(seen.sentence))
        self.sentences = sorted((*self.sentences, *other.sentences), key=_position)
        self.day = self.day or other.day
        if other.place and (self.place is None or FINE[other.place[2].precision] > FINE[self.place[2].precision]):
            self.place = other.place
        self.last = max(self.last, other.last)
        self.words |= other.words
        for kind, known in other.values.items():
            self.values.setdefault(kind, set()).update(known)

    @property
    def where(self) -> Location | None:
        """Return its place without the sentence and mention that it rests on."""
        return self.place[2] if self.place else None

    def early(self, count: int) -> list[Seen]:
        """Return the first sentences, one that is told again (a headline, a summary) only once."""
        told: dict[tuple[frozenset[str], int], Seen] = {}
        for seen in self.seen:
            told.setdefault((seen.words, len(seen.sentence.words)), seen)
            if len(told) == count:
                break
        return list(told.values())

    @property
    def types(self) -> set[str]:
        """Return the types of the happenings told."""
        return {kind for seen in self.seen for kind in seen.types}

    @property
    def figures(self) -> list[Toll]:
        """Return all figures told, in the order of the text."""
        return [toll for seen in self.seen for toll in seen.figures]

    @property
    def date(self) -> str:
        """Return its day, month or year as an ISO date, empty where none is known."""
        return self.day[2].value or "" if self.day else ""

    @property
    def killed(self) -> set[tuple[str, int]]:
        """Return the (group, value) of the figures of the killed; `all` only where no group has as many."""
        killed = {(t.group, t.count.value) for t in self.figures if t.status == "killed" and t.count.value}
        grouped = {value for group, value in killed if group != "all"}
        return {(group, value) for group, value in killed if group != "all" or value not in grouped}

    @property
    def counts(self) -> set[tuple[str, int]]:
        """Return the (status, value) of all figures that have a value."""
        return {count for seen in self.seen for count in seen.counts}


KINDS = ("spot", "actor", "weapon", "target")
"""Kinds of mention whose values two sentences on one incident tend to share."""


def values(sentence: Sentence, kind: str) -> Iterator[object]:
    """Yield what the mentions of a kind stand for; a name that may mean several places stands for each."""
    for mention in sentence.of(kind):
        yield from mention.value.ids if kind == "spot" else (mention.value,)


def _finer(new: Location, old: Location) -> bool:
    """Return whether a place is finer than the one known and does not contradict it."""
    return FINE[new.precision] > FINE[old.precision] and not apart(new, old)


def relation(new: Location | None, old: Location | None) -> str:
    """Return how one place stands to another: same, apart, finer, coarser, equal in kind, or unknown."""
    if new is None or old is None:
        return "unknown"
    if new.gazetteer_id == old.gazetteer_id:
        return "same"
    if apart(new, old):
        return "apart"
    difference = FINE[new.precision] - FINE[old.precision]
    return "finer" if difference > 0 else "coarser" if difference < 0 else "equal"


def united(drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts with the later of two that tell of the same incident added to the earlier."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((other for other in kept if _is_same(draft, other)), None)
        if same:
            same.add(draft)
        else:
            kept.append(draft)
    return kept


def _is_same(one: Draft, other: Draft) -> bool:
    """Return whether two drafts have as many killed on no different days: in one place, or all that a headline has."""
    days = {draft.day[2].value for draft in (one, other) if draft.day}
    if one.role != other.role or len(days) > 1:
        return False
    if relation(one.where, other.where) == "same":
        shared = (value for status, value in one.counts & other.counts if status == "killed")
        return in_one_place(one, other) and max(shared, default=0) >= MANY
    told = [value for _, value in other.killed]
    return other.seen[0].sentence.is_title and len(told) == 1 and told[0] >= MANY and other.killed <= one.killed


def in_one_place(one: Draft, other: Draft) -> bool:
    """Return whether two drafts are of the same place, finer than a country."""
    where = one.where
    return where is not None and where.precision != "country" and relation(where, other.where) == "same"


def _position(sentence: Sentence) -> tuple[int, int]:
    return sentence.number, sentence.start
