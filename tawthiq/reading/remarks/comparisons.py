"""What an article says about the past, as questions whose parts each point at their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.grammar.rules import Mention
from tawthiq.model.claims import Comparison, Part
from tawthiq.reading.sentences import Sentence

NEAR = 5
"""Words after a comparison within which the attack that it speaks of is named: «بعد عامين توقفت خلالها الهجمات»."""
PARTS = {
    "record": "measure", "weak_record": "measure", "ordinal": "rank", "nth_time": "rank", "not_first": "rank",
    "first_time": "rank", "spot": "scope", "lookback": "time", "period": "time", "time_one": "time",
    "time_two": "time", "time_many": "time", "the_times": "time", "the_two": "time", "trend_verb": "direction",
    "trend_noun": "direction", "bout": "direction", "habit": "habit", "row": "row",
}  # fmt: skip
"""The mentions within a comparison that are parts of its question, and which."""


def comparisons(told: Sequence[Sentence]) -> tuple[Comparison, ...]:
    """Return what the article says about the past, in the order of the text, a title's only where the text has none."""
    found = [(sentence, mention) for sentence in told for mention in sentence.of("comparison")]
    body = [pair for pair in found if not pair[0].is_title] or found
    return tuple(comparison(sentence, mention) for sentence, mention in body)


def comparison(sentence: Sentence, mention: Mention) -> Comparison:
    """Return one comparison with the kind of attack that it speaks of, and the words of each part."""
    about = [(key, str(value), m) for m in _near(sentence, mention) for key, value in _kinds(m)]
    pairs = dict.fromkeys((key, value) for key, value, _ in about)
    named = [(PARTS[m.kind], m) for m in _within(mention)] + [(key, m) for key, _, m in about]
    parts = tuple(Part(key, sentence.evidence(m)) for key, m in named)
    return Comparison(mention.value.kind, sentence.evidence(mention), mention.value.asks + tuple(pairs), parts)


def _within(mention: Mention) -> Iterator[Mention]:
    """Yield the outermost mentions within a comparison that are parts of its question."""
    for part in mention.parts:
        if part.kind in PARTS:
            yield part
        else:
            yield from _within(part)


def _near(sentence: Sentence, mention: Mention) -> list[Mention]:
    """Return the attacks and weapons named within a comparison, or else the first one close behind it."""
    named = [m for m in sentence.of("happening", "weapon") if m.start >= mention.start]
    inside = [m for m in named if m.end <= mention.end]
    if inside or any(m.kind in ("record", "weak_record") and m.parts for m in _within(mention)):
        return inside
    return [m for m in named if m.first - mention.last <= NEAR][:1]


def _kinds(mention: Mention) -> Iterator[tuple[str, object]]:
    """Yield what an attack or weapon restricts a question to; «هجوم» restricts it to nothing."""
    if mention.kind == "weapon":
        yield "weapon", mention.value
        return
    if mention.value.type not in ("other", "armed_attack"):
        yield "type", mention.value.type
    if mention.value.suicide:
        yield "suicide", 1
