"""What an article says about the past, as questions whose parts each point at their words."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.grammar.rules import Mention
from tawthiq.model.claims import Comparison, Part
from tawthiq.reading.places import Locator
from tawthiq.reading.remarks.about import about, outermost
from tawthiq.reading.sentences import Sentence

PARTS = {
    "record": "measure", "weak_record": "measure", "ordinal": "rank", "nth_time": "rank", "not_first": "rank",
    "first_time": "rank", "spot": "scope", "lookback": "time", "period": "time", "time_one": "time",
    "time_two": "time", "time_many": "time", "the_times": "time", "the_two": "time", "trend_verb": "direction",
    "trend_noun": "direction", "bout": "direction", "habit": "habit", "row": "row",
}  # fmt: skip
"""The mentions within a comparison that are parts of its question, and which."""


def comparisons(told: Sequence[Sentence], locator: Locator) -> tuple[Comparison, ...]:
    """Return what the article says about the past, in the order of the text, a title's only where the text has none."""
    found = [(sentence, mention) for sentence in told for mention in sentence.of("comparison")]
    body = [pair for pair in found if not pair[0].is_title] or found
    return tuple(comparison(sentence, mention, locator) for sentence, mention in body)


def comparison(sentence: Sentence, mention: Mention, locator: Locator | None = None) -> Comparison:
    """Return one comparison with what it is restricted to, and the words of each part.

    A name that several places bear is the one that it is in the rest of the article, as far as `locator` knows.
    """
    found = list(about(sentence, mention))
    pairs = dict.fromkeys((key, value) for key, value, _ in found)
    named = [(PARTS[m.kind], m) for m in outermost(mention, PARTS)] + [(key, m) for key, _, m in found]
    parts = tuple(Part(key, sentence.evidence(m)) for key, m in named)
    asks = mention.value.asks + tuple(pairs)
    if locator is not None:
        asks = tuple(_settled(key, value, [m for _, m in named], locator) for key, value in asks)
    return Comparison(mention.value.kind, sentence.evidence(mention), asks, parts)


def _settled(key: str, value: str, parts: Sequence[Mention], locator: Locator) -> tuple[str, str]:
    """Return a pair of a question, its place settled by what else the article names."""
    spot = next((m.value for m in parts if key == "scope" and m.kind == "spot" and value in m.value.ids[:1]), None)
    return (key, locator.choose(spot).place.id) if spot else (key, value)
