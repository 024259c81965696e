"""How a time is said in its sentence: what stands before and after it, and in which words."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.grammar.rules import Mention
from tawthiq.reading.drafting.seen import HARM
from tawthiq.reading.drafting.traits import step
from tawthiq.reading.sentences import Sentence

KINDS = ("saying", "happening", "toll", "joint", "blame", "recalling", "date", "response")
"""Kinds of mention of which it is told whether they stand before a time, after it or around it."""
BEFORE, AFTER = 6, 4
"""How many words before and after a time are told."""


def phrasing(sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield the traits of a time in its sentence: its neighbours, how far from either end it stands, its words."""
    yield from _neighbours(sentence, mention)
    words = sentence.words
    first = sum(word.start < mention.start for word in words)
    after = [word for word in words if word.start >= mention.end]
    yield f"opens:{words[0].form if words else ''}"
    yield f"from start:{step(first)}"
    yield f"to end:{step(len(words) - first)}"
    yield from (f"word<:{word.form}" for word in words[max(0, first - BEFORE) : first])
    yield from (f"word>:{word.form}" for word in after[:AFTER])


def _neighbours(sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield what was said last before a time, what comes next, what it stands in, and where harm and sayings are."""
    others = [other for other in sentence.of(*KINDS) if other is not mention]
    before = [other for other in others if other.last <= mention.first]
    after = [other for other in others if other.first >= mention.last]
    around = sorted({other.kind for other in others if other.first < mention.first and other.last > mention.last})
    last = max(before, key=lambda other: (other.end, other.kind)).kind if before else "none"
    then = min(after, key=lambda other: (other.start, other.kind)).kind if after else "none"
    dates = len(sentence.of("date"))
    yield f"last:{last}"
    yield f"next:{then}"
    yield f"between:{last}:{then}"
    yield f"between:{last}:{then}:{min(dates, 2)}"
    yield f"around:{'+'.join(around)}"
    yield f"sides:{_side(before)}{_side(after)}"
    yield f"dates:{min(dates, 3)}"


def _side(mentions: list[Mention]) -> str:
    """Return whether harm, and whether a saying, is among some mentions."""
    kinds = {mention.kind for mention in mentions}
    return f"{not kinds.isdisjoint(HARM):d}{'saying' in kinds:d}"
