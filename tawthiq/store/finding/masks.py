"""Which incidents of a stretch a question finds, or have a value, as the bits of a whole number: counted in no time."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tawthiq.store.finding.asking import asked, numbered
from tawthiq.store.finding.question import Question
from tawthiq.store.finding.remembering import Parted, Sums, swapped
from tawthiq.store.finding.tables import STRETCH

Part = tuple[dict[int, int], dict[str, Sums]]
Valued = dict[int, dict[str, int]]
"""By stretch, for each value the incidents that have it."""


class Found(NamedTuple):
    """What a question finds: by stretch the incidents, and by month how many and the sums of their figures."""

    masks: dict[int, int]
    months: dict[str, Sums]


def _found(db: sqlite3.Connection, stretch: int | None, question: Question, also: str) -> dict[int, Part]:
    """Return by stretch what a question finds that meets one condition more."""
    made = asked(question, stretch)
    made.add(also)
    columns = "number, coalesce(substr(date, 1, 7), ''), coalesce(killed, 0), coalesce(injured, 0)"
    masks, months = defaultdict[int, int](int), defaultdict[int, dict[str, Sums]](dict)
    for number, month, killed, injured in db.execute(
        f"SELECT {columns} FROM summaries WHERE {made.where}", made.values
    ):
        at, bit = divmod(number, STRETCH)
        masks[at] |= 1 << bit
        some, dead, hurt = months[at].get(month, (0, 0, 0))
        months[at][month] = some + 1, dead + killed, hurt + injured
    return {at: ({at: mask}, months[at]) for at, mask in masks.items()}


def _found_swapped(answer: Found | None, gone: Sequence[Part], come: Sequence[Part]) -> Found:
    before = answer or Found({}, {})
    out = {at for part in gone for at in part[0]}
    masks = {at: mask for at, mask in before.masks.items() if at not in out}
    for part in come:
        masks |= part[0]
    return Found(masks, swapped(before.months, [part[1] for part in gone], [part[1] for part in come]))


def _having(db: sqlite3.Connection, stretch: int | None, kind: str) -> dict[int, Valued]:
    """Return by stretch the incidents that have each value of a kind of facet."""
    index = "" if stretch is None else "INDEXED BY facets_by_number"
    rows = db.execute(
        f"SELECT number, value FROM facets {index} WHERE kind = ? AND {numbered('number', stretch)}", (kind,)
    )
    return _by_value(rows)


def _counting(db: sqlite3.Connection, stretch: int | None, figure: str) -> dict[int, Valued]:
    """Return by stretch the incidents whose best figure has each binary digit, by what the digit stands for."""
    rows = db.execute(f"SELECT number, {figure} FROM summaries WHERE {figure} > 0 AND {numbered('number', stretch)}")
    digits = ((number, digit) for number, best in rows for digit in range(best.bit_length()) if best >> digit & 1)
    return _by_value((number, str(1 << digit)) for number, digit in digits)


def _by_value(rows: Iterable[tuple[int, str]]) -> dict[int, Valued]:
    found = defaultdict[int, dict[str, int]](dict)
    for number, value in rows:
        at, bit = divmod(number, STRETCH)
        found[at][value] = found[at].get(value, 0) | 1 << bit
    return {at: {at: values} for at, values in found.items()}


def _valued_swapped(answer: Valued | None, gone: Sequence[Valued], come: Sequence[Valued]) -> Valued:
    out = {at for part in gone for at in part}
    found = {at: values for at, values in (answer or {}).items() if at not in out}
    for part in come:
        found |= part
    return found


def sums_of(mask: int, killed: Mapping[str, int], injured: Mapping[str, int]) -> Sums:
    """Return how many incidents these are, and the sums of their figures from the digits of these.

    >>> sums_of(0b101, {"1": 0b001, "2": 0b101}, {})
    (2, 5, 0)
    """
    dead, hurt = (
        sum(int(digit) * (mask & having).bit_count() for digit, having in digits.items())
        for digits in (killed, injured)
    )
    return mask.bit_count(), dead, hurt


FOUND = Parted(_found, _found_swapped)
HAVING, COUNTING = Parted(_having, _valued_swapped), Parted(_counting, _valued_swapped)
