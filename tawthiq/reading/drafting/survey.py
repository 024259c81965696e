"""What a sentence is among the others of its article: in which paragraph it stands, and what its figures add up to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from tawthiq.reading.drafting.seen import Seen, Setting

BREAK = re.compile(r"(?<=\S)\s*(?:\n|[ \t\xa0]{4})")
"""What parts two paragraphs: a new line, or the run of spaces that some pages leave of one."""
MANY = 40
"""Different figures of one status from which an article is a table, in which any two make a third by chance."""


def surveyed(told: Sequence[Seen]) -> list[Seen]:
    """Return the sentences of an article with what each is among the others."""
    stands = _paragraphs(told)
    last = max(stands, default=0)
    parts = _parts(told)
    totals = {(status, whole) for mine in parts.values() for status, _, whole in mine}
    out: list[Seen] = []
    for at, seen in enumerate(told):
        number = stands[at]
        opens = not out or out[-1].setting.paragraph != number
        left = last - number if number else 0
        setting = Setting(number, opens, left, last > 1, frozenset(parts.get(at, ())), seen.counts & totals)
        out.append(replace(seen, setting=setting))
    return out


def _paragraphs(told: Sequence[Seen]) -> list[int]:
    """Return by sentence the number of its paragraph among those that hold any, 0 for the headline."""
    body = next((seen.sentence.article.text.rstrip() for seen in told), "")
    breaks = [found.start() for found in BREAK.finditer(body)]
    found = [-1 if seen.sentence.is_title else bisect_right(breaks, seen.sentence.start) for seen in told]
    numbers = {paragraph: number for number, paragraph in enumerate(sorted(set(found) - {-1}), 1)}
    return [numbers.get(paragraph, 0) for paragraph in found]


def _parts(told: Sequence[Seen]) -> dict[int, set[tuple[str, int, int]]]:
    """Return by sentence its figures that make a total told elsewhere with a figure of another: (status, value, total).

    «15 قتيلا … قتيلان … 13 قتيلا». What tells the total too is no part of it; in a table nothing is.
    """
    tellers: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for at, seen in enumerate(told):
        for status, value in seen.counts:
            tellers[status][value].add(at)
    parts: dict[int, set[tuple[str, int, int]]] = defaultdict(set)
    for status, known in tellers.items():
        if len(known) > MANY:
            continue
        for (whole, wholes), (value, ones) in product(known.items(), known.items()):
            others = known.get(whole - value, set()) - wholes if 0 < value < whole else set()
            for at in ones - wholes if others else ():
                if others - {at}:
                    parts[at].add((status, value, whole))
    return parts
