"""Sentences cut into clauses where each tells of harm or attack in a place of its own, or at a time long before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tawthiq.model.values import Location
from tawthiq.reading.drafting.seen import told_of
from tawthiq.reading.places import Locator, apart
from tawthiq.reading.sentences import Sentence

PLACED = ("site", "locality", "admin1")
"""How precise a place must be for a clause to tell of an incident of its own there."""


def clauses(sentences: Iterable[Sentence], locator: Locator) -> Iterator[Sentence]:
    """Yield each sentence whole, or the clauses of it that tell of harm or attack in a place or time of their own."""
    for sentence in sentences:
        for part in _before_and_then(sentence):
            yield from _cut(part, locator)


def _before_and_then(sentence: Sentence) -> Iterator[Sentence]:
    """Yield what holds since a time, and what was then: «الأعنف منذ 2018، حين قتل ثلاثون»."""
    start = sentence.start
    for date in told_of(sentence):
        if _tells(_between(sentence, date.start, sentence.end)):
            yield _between(sentence, start, date.start)
            start = date.start
    yield _between(sentence, start, sentence.end) if start > sentence.start else sentence


def _cut(sentence: Sentence, locator: Locator) -> Iterator[Sentence]:
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
    words = [word for word in sentence.words if start <= word.start < end]
    return replace(sentence, start=start, end=end, mentions=kept, words=words)


def _tells(clause: Sentence) -> bool:
    """Return whether a clause counts victims or names an attack without an article."""
    counted = any(m.value.count.value is not None for m in clause.of("toll"))
    return counted or any(m.value.polarity == "real" and not m.value.known for m in clause.of("happening"))


def _place(clause: Sentence, locator: Locator) -> Location | None:
    """Return where a clause says that it happened, where it says so."""
    found = locator.locate(m for m in clause.of("spot") if m.value.relation in ("in", "near", "side") or m.value.noun)
    return found[1] if found and found[1].precision in PLACED else None
