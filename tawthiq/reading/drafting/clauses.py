"""Sentences cut into clauses where each tells of harm or attack in a place of its own, or at a time long before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from tawthiq.grammar.rules import Mention
from tawthiq.model.values import Location
from tawthiq.reading.drafting.seen import HARM
from tawthiq.reading.places import Locator, apart
from tawthiq.reading.sentences import Sentence

PLACED = ("site", "locality", "admin1")
"""How precise a place must be for a clause to tell of an incident of its own there."""


def clauses(sentences: Iterable[Sentence], locator: Locator) -> Iterator[Sentence]:
    """Yield each sentence whole, or the clauses of it that tell of harm or attack in a place or time of their own."""
    elsewhere = partial(_is_elsewhere, locator)
    for sentence in sentences:
        thens = [mention.start for mention in sentence.of("then")]
        for part in _cut(sentence, thens, lambda left, right: _tells(right)):
            yield from _cut(part, _seams(part) if len(part.of("spot")) > 1 else [], elsewhere)


def _cut(sentence: Sentence, cuts: Sequence[int], parts: Callable[[Sentence, Sentence], bool]) -> Iterator[Sentence]:
    """Yield a sentence cut at those characters where what is left and right of them counts as two."""
    start = sentence.start
    for cut in _before_harm(sentence, cuts):
        left, right = _between(sentence, start, cut), _between(sentence, cut, sentence.end)
        if parts(left, right):
            yield left
            start = cut
    yield _between(sentence, start, sentence.end) if start > sentence.start else sentence


def _before_harm(sentence: Sentence, cuts: Sequence[int]) -> Iterator[int]:
    """Yield the cuts before stretches that tell of harm: in «…، جنوبي البلاد، وقتل ثلاثة …» the second comma alone."""
    harm = [mention.start for mention in sentence.of(*HARM)]
    for start, end in pairwise([*cuts, sentence.end]):
        if any(start <= at < end for at in harm):
            yield start


def _seams(sentence: Sentence) -> list[int]:
    """Return where clauses may meet: at commas, and where «و» ties on an attack or killed, or who attacks.

    «قتل ثلاثة في حلب والجيش يقصف حماة»; what follows a comma is tied on by it.
    """
    stops = {mention.start: mention.last for mention in sentence.of("comma", "turning")}
    harm = [m for m in sentence.of("happening", "toll") if m.kind == "happening" or m.value.status == "killed"]
    firsts = {mention.first for mention in harm}
    doers = (m for m in sentence.of("force") if firsts & {m.last, m.last + 1})
    joined = (m for m in (*(m.parts[0] for m in harm), *doers) if m.before[:1] in sentence.script.joins)
    return sorted({*stops, *(_word(sentence, m) for m in joined if m.first not in stops.values())})


def _word(sentence: Sentence, mention: Mention) -> int:
    """Return where the word begins that a mention is cut from."""
    return max(word.start for word in sentence.words if word.start <= mention.start)


def _is_elsewhere(locator: Locator, left: Sentence, right: Sentence) -> bool:
    """Return whether two clauses each tell of harm or attack in a place of their own."""
    here, there = _place(left, locator), _place(right, locator)
    return bool(here and there and apart(here, there) and _tells(left) and _tells(right))


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
