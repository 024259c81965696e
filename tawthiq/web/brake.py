"""What slows somebody down who fails to sign in again and again."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later

WITHIN = 15 * 60.0  # seconds
TOO_OFTEN = later("Too many failed attempts; wait a quarter of an hour.")


class Brake:
    """Counts what failed of late by name and by address, and says when it was too often."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with no failure."""
        self._clock, self._lock = clock, Lock()
        self._failed: dict[str, list[float]] = {}

    def holds(self, limits: dict[str, int]) -> bool:
        """Return whether one of these failed as often as its limit says within the last quarter of an hour."""
        with self._lock:
            since = self._clock() - WITHIN
            self._failed = {who: kept for who, at in self._failed.items() if (kept := [t for t in at if t > since])}
            return any(len(self._failed.get(who, ())) >= limit for who, limit in limits.items())

    def note(self, *failed: str) -> None:
        """Note that these failed now."""
        with self._lock:
            for who in failed:
                self._failed.setdefault(who, []).append(self._clock())


BRAKE = Brake()


def address_of(asked: Asked) -> str:
    """Return the address from which somebody asks."""
    return asked.request.client.host if asked.request.client else ""
