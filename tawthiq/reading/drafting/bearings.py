"""Where a mention stands in its article and towards a draft: what learned weights choose its place and day by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tawthiq.grammar.rules import Mention
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.seen import HARM, distance
from tawthiq.reading.drafting.traits import step
from tawthiq.reading.sentences import Sentence

WITHIN = ("saying", "speaker", "comparison", "actor", "blame", "toll", "people", "response")
"""Kinds of mention of which it is told whether a mention stands in one."""
KINDS = ("saying", "happening", "toll", "joint", "blame", "recalling", "date", "response")
"""Kinds of mention of which it is told whether they stand before a time, after it or around it."""
BEFORE, AFTER = 6, 4
"""How many words before and after a time are told."""


def bearings(sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield the traits of a mention that hold for every draft: its place, its neighbours, what it stands in."""
    yield f"at:{depth(sentence)}"
    yield from _near(sentence, mention, "toll", "joint")
    yield from _near(sentence, mention, "happening")
    yield from _commas(sentence, mention)
    yield from _words(sentence, mention)
    said = [m for m in sentence.of("saying") if m.start <= mention.start]
    if said:
        yield f"said:{said[-1].value.reach}"
    for kind in WITHIN:
        if any(m.start <= mention.start < m.end for m in sentence.of(kind)):
            yield f"in:{kind}"
    if sentence.of("recalling"):
        yield "recalled"
    yield f"before:{mention.before}"


def depth(sentence: Sentence) -> str:
    """Return how far down in the article a sentence stands."""
    if sentence.is_title:
        return "title"
    return str(sentence.number) if sentence.number < 5 else "5" if sentence.number < 9 else "9"


def _near(sentence: Sentence, mention: Mention, *kinds: str) -> Iterator[str]:
    """Yield how near, and on which side, the next mention of some kinds is."""
    nearest = _nearest(sentence, mention, *kinds)
    yield f"{kinds[0]}:{_side(mention, nearest)}{step(distance(mention, nearest))}" if nearest else f"{kinds[0]}:none"


def _nearest(sentence: Sentence, mention: Mention, *kinds: str) -> Mention | None:
    return min(sentence.of(*kinds), key=lambda other: distance(mention, other), default=None)


def _side(mention: Mention, other: Mention) -> str:
    return "<" if other.last <= mention.first else ">" if other.first >= mention.last else "="


def _commas(sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield how many commas lie between a mention and the nearest word of harm or attack."""
    harm = _nearest(sentence, mention, *HARM)
    if harm:
        low, high = min(mention.last, harm.last), max(mention.first, harm.first)
        count = sum(low <= comma.first < high for comma in sentence.of("comma"))
        yield f"commas:{min(count, 3)}{_side(mention, harm)}"


def _words(sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield the two words before a mention and the one after it."""
    before, after = around(sentence, mention)
    for place, word in enumerate(reversed(before[-2:]), 1):
        yield f"word-{place}:{word}"
    yield from (f"word+1:{word}" for word in after[:1])


def around(sentence: Sentence, mention: Mention) -> tuple[list[str], list[str]]:
    """Return the words of a sentence before a mention, and those after it."""
    start = mention.start - len(mention.before)
    before = [word.form for word in sentence.words if word.end <= start]
    return before, [word.form for word in sentence.words if word.start >= mention.end]


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
    yield f"sides:{_tells(before)}{_tells(after)}"
    yield f"dates:{min(dates, 3)}"


def _tells(mentions: list[Mention]) -> str:
    """Return whether harm, and whether a saying, is among some mentions."""
    kinds = {mention.kind for mention in mentions}
    return f"{not kinds.isdisjoint(HARM):d}{'saying' in kinds:d}"


class Holdings:
    """Which draft holds which part of an article, and how many `drafts` there are."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = len(drafts)
        self._held: dict[int, list[tuple[Sentence, Draft, bool]]] = {}
        self._telling = sorted({seen.sentence.number for draft in drafts for seen in draft.seen})
        for draft in drafts:
            told = {id(seen.sentence) for seen in draft.seen}
            for sentence in draft.sentences:
                self._held.setdefault(sentence.number, []).append((sentence, draft, id(sentence) in told))

    def stand(self, sentence: Sentence, mention: Mention, draft: Draft) -> str:
        """Return how a mention stands to a draft: in what it `tells`, `beside` that, with an `other`, or `alone`."""
        for held, holder, tells in self._held.get(sentence.number, ()):
            if held.start <= mention.start < held.end:
                return ("tells" if tells else "beside") if holder is draft else "other"
        return "alone"

    def gap(self, sentence: Sentence, other: Sentence) -> int:
        """Return how many sentences that tell of an incident one stands before another; negative after it."""
        return bisect_left(self._telling, other.number) - bisect_left(self._telling, sentence.number)


def towards(holdings: Holdings, sentence: Sentence, mention: Mention, draft: Draft) -> Iterator[str]:
    """Yield the traits of a mention towards one draft."""
    stand = holdings.stand(sentence, mention, draft)
    before = sum(seen.sentence.number < sentence.number for seen in draft.seen)
    yield f"stand:{stand}"
    yield f"stand:{stand}:{depth(sentence)}"
    yield f"order:{min(before, 4)}:{stand}"
