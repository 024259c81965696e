"""Rows that are sealed one by the other: where such a chain does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawthiq.model.decisions import START, seal


def breaks(rows: Iterable[tuple[int, str, str]]) -> Iterator[tuple[int, int]]:
    """Yield where a chain of numbers, texts and hashes breaks: the number that is due and the one that came.

    They differ where rows are missing; they are the same where a row is not what was written.

    >>> first = seal(START, "one")
    >>> list(breaks([(1, "one", first), (3, "three", seal(first, "three"))]))
    [(2, 3)]
    >>> list(breaks([(1, "another", first)]))
    [(1, 1)]
    """
    before, due = START, 1
    for number, text, sealed in rows:
        if number != due or seal(before, text) != sealed:
            yield due, number
        before, due = sealed, number + 1
