"""What is said in an article, clause by clause, each with its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.model.claims import Statement
from tawthiq.reading.quotes import OPENERS
from tawthiq.reading.sayings import Attribution, closes, stretch
from tawthiq.reading.sentences import Sentence

SHORTEST = 20
"""Characters below which what follows a saying is no statement."""


def statements(sentences: Sequence[Sentence], attribution: Attribution) -> tuple[Statement, ...]:
    """Return the clauses that follow «قالت الوزارة إن» and its like, each with its speaker."""
    return tuple(made for sentence in sentences for made in _in(sentence, attribution))


def _in(sentence: Sentence, attribution: Attribution) -> Iterator[Statement]:
    sayings = attribution.sayings(sentence)
    for place, (mention, link) in enumerate(sayings):
        if link is None or closes(mention) or not mention.parts or mention.parts[-1].kind not in OPENERS:
            continue
        end = sayings[place + 1][0].start if place + 1 < len(sayings) else sentence.end
        words = stretch(sentence, mention.end, end)
        if words and len(words.text) >= SHORTEST:
            yield Statement(words, link)
