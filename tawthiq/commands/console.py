"""What commands tell people while they run, and the articles that they are given."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeVar

from tawthiq.model.text import Article, Refusal
from tawthiq.sources import read

REFUSED = 3
"""Exit status where something was refused and the rest was done."""
SHOWN_EVERY = 0.5  # seconds between two lines of progress
T = TypeVar("T")


def articles(paths: Iterable[str]) -> Iterator[Article | Refusal]:
    """Yield the articles of some files, folders or standard input, in order."""
    return chain.from_iterable(map(read, paths))


def say(message: str) -> int:
    """Write one line for people, over any line of progress; return 1, so that refusals can be counted."""
    sys.stderr.write(("\r\x1b[K" if sys.stderr.isatty() else "") + message + "\n")
    return 1


def progress(items: Iterable[T]) -> Iterator[T]:
    """Pass items on; on a terminal, show how many there were and how many a second."""
    if not sys.stderr.isatty():
        yield from items
        return
    begun = shown = time.monotonic()
    for count, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - shown >= SHOWN_EVERY:
            shown = now
            sys.stderr.write(f"\r\x1b[K{count} articles, {count / (now - begun):.0f}/s")
            sys.stderr.flush()
    if shown > begun:
        sys.stderr.write("\r\x1b[K")
