"""A draft: the sentences that tell of one incident, and what is known of it while they are gathered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tawthiq.grammar.rules import Mention
from tawthiq.model.values import Location, Moment, Toll
from tawthiq.reading.drafting.seen import Seen
from tawthiq.reading.places import FINE, apart
from tawthiq.reading.sentences import Sentence


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

    @property
    def where(self) -> Location | None:
        """Return its place without the sentence and mention that it rests on."""
        return self.place[2] if self.place else None

    @property
    def types(self) -> set[str]:
        """Return the types of the happenings told."""
        return {kind for seen in self.seen for kind in seen.types}

    @property
    def figures(self) -> list[Toll]:
        """Return all figures told, in the order of the text."""
        return [toll for seen in self.seen for toll in seen.figures]

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
