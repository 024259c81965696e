"""The collector of cycles, held back while tables are loaded and an article is read or added."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold back the collector of cycles, and leave it as it was found.

    Loading and reading make no cycles, and one walk over all tables takes longer than an article.

    >>> with uncollected():
    ...     gc.isenabled()
    False
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def kept() -> Iterator[None]:
    """Hold back the collector while tables are loaded, and spare it walking over them ever after."""
    with uncollected():
        yield
        gc.freeze()
