"""How articles are worded: the unusual words near their beginning, and a sketch by which copies are known.

Two articles on one incident share its names and particulars; an agency's text that several outlets print shares nearly
all. A copy is no second witness.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from sys import intern
from zlib import crc32

from tawthiq.knowledge.endings import endings, is_unusual

FIRST = 20  # unusual words: what is told further down is often background
RUN = 3  # words in a row; only those that hold an unusual one tell a text from others
SKETCH = 32  # of all runs those with the smallest hashes: the same share of them is common as of all
TOO_SHORT = 16  # runs: nothing follows from less
COPIED = 0.5  # share of the runs of both
TOO_FEW = 6  # unusual words: nothing follows from less


@dataclass(frozen=True, slots=True)
class Wording:
    """The unusual words of one article, by their endings, and the sketch of its text; each once, kept small."""

    unusual: tuple[str, ...]
    sketch: tuple[int, ...]


NO_WORDS = Wording((), ())


def wording(title: str, text: str) -> Wording:
    """Return how an article is worded."""
    words = [*endings(title), *endings(text)]
    unusual = {word for word in words if is_unusual(word)}
    first = islice((word for word in dict.fromkeys(words) if word in unusual), FIRST)
    hashes = {crc32(" ".join(run).encode()) for run in _runs(words) if not unusual.isdisjoint(run)}
    return Wording(tuple(map(intern, first)), tuple(sorted(hashes)[:SKETCH]))


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(RUN)), strict=False)


def likeness(one: Wording, other: Wording) -> float | None:
    """Return the cosine of the unusual words of two articles, 0 to 1; None where one has too few to tell."""
    if min(len(one.unusual), len(other.unusual)) < TOO_FEW:
        return None
    return in_common(one, other) / math.sqrt(len(one.unusual) * len(other.unusual))


def in_common(one: Wording, other: Wording) -> int:
    """Return how many unusual words two articles share."""
    return len(one.unusual) + len(other.unusual) - len({*one.unusual, *other.unusual})


def is_copy(one: Wording, other: Wording) -> bool:
    """Return whether two articles are one text, but for a word here and there; False where one is too short to tell."""
    if min(len(one.sketch), len(other.sketch)) < TOO_SHORT:
        return False
    common = {*one.sketch}.intersection(other.sketch)
    if not common:
        return False
    smallest = sorted({*one.sketch, *other.sketch})[:SKETCH]
    return len(common.intersection(smallest)) > COPIED * len(smallest)
