"""What the desk has open, kept for who asks next: to open a register takes longer than to ask it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import Generic, Protocol, TypeVar

from tawthiq.project import Project
from tawthiq.store.people.people import People

DESKS = 8  # of one process, at most


class Opened(Protocol):
    """What is opened and closed, and tells whether it still is what lies in its folder."""

    def is_current(self) -> bool:
        """Return whether it is."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Close it."""
        ...


Item = TypeVar("Item", bound=Opened)


class Kept(Generic[Item]):
    """Opened things of one kind; each is lent to one at a time, and closed where what it was lent for failed."""

    def __init__(self, make: Callable[[], Item]) -> None:
        """Open more by `make` when all are lent."""
        self._make = make
        self._idle = deque[Item]()

    @contextmanager
    def one(self) -> Iterator[Item]:
        """Lend one for as long as a `with` block lasts."""
        item, is_well = self._next(), False
        try:
            yield item
            is_well = True
        finally:
            if is_well:
                self._idle.append(item)
            else:
                item.__exit__(None, None, None)

    def _next(self) -> Item:
        while self._idle:
            try:
                item = self._idle.pop()
            except IndexError:  # another thread took the last
                break
            if item.is_current():
                return item
            item.__exit__(None, None, None)
        return self._make()


@lru_cache(maxsize=DESKS)
def registers(directory: Path) -> Kept[Project]:
    """Return the registers of a folder that are open."""
    return Kept(partial(Project, directory))


@lru_cache(maxsize=DESKS)
def peoples(directory: Path) -> Kept[People]:
    """Return the files of users of a folder that are open."""
    return Kept(partial(People, directory))
