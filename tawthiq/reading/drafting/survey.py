"""What a sentence is among the others of its article: in which paragraph it stands, and what its figures add up to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from tawthiq.reading.drafting.seen import Seen, Setting

BREAK = re.compile(r"(?<=\S)\s*(?:\n|[ \t\xa0]{4})")
"""What parts two paragraphs: a new line, or the run of spaces that some pages leave of one."""


class Split(NamedTuple):
    """A total of some status that one sentence tells and two others tell the parts of: their places and values."""

    status: str
    whole: int
    parts: tuple[tuple[int, int], tuple[int, int]]


def surveyed(told: Sequence[Seen]) -> list[Seen]:
    """Return the sentences of an article with what each is among the others."""
    body = next((seen.sentence.article.text.rstrip() for seen in told), "")
    breaks = [found.start() for found in BREAK.finditer(body)]
    splits = list(_splits(told))
    out: list[Seen] = []
    for at, seen in enumerate(told):
        number = 0 if seen.sentence.is_title else 1 + bisect_right(breaks, seen.sentence.start)
        opens = not out or out[-1].setting.paragraph != number
        parts = {(s.status, value, s.whole) for s in splits for place, value in s.parts if place == at}
        wholes = {(s.status, s.whole) for s in splits if (s.status, s.whole) in seen.counts}
        left = 1 + len(breaks) - number if number else 0
        setting = Setting(number, opens, left, bool(breaks), frozenset(parts), frozenset(wholes))
        out.append(replace(seen, setting=setting))
    return out


def _splits(told: Sequence[Seen]) -> Iterator[Split]:
    """Yield each total with two sentences that tell parts of it and not the total: «15 قتيلا … قتيلان … 13 قتيلا»."""
    counts = [(at, status, value) for at, seen in enumerate(told) for status, value in sorted(seen.counts)]
    for status, whole in {(status, value) for _, status, value in counts}:
        parts = [
            (at, value)
            for at, its, value in counts
            if its == status and value > 0 and (status, whole) not in told[at].counts
        ]
        for one, other in combinations(parts, 2):
            if one[0] != other[0] and one[1] + other[1] == whole:
                yield Split(status, whole, (one, other))
