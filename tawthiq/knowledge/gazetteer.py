"""The table of places: names found by their first word, lines read only when they are hit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from tawthiq.model.errors import KnowledgeError

Words = tuple[str, ...]
Entry = tuple[Words, Words]
"""The rest of a name after its first word, and the ids of the places that bear it."""
Marked = tuple[str, Words, Words]
_TOWNS = frozenset(("city", "town", "village"))


@dataclass(frozen=True)
class Place:
    """A place with its Arabic names; lat and lon in degrees, population 0 where it is not known.

    `precision` says what the point stands for: site, locality, admin1 or country. `origin` says whose coordinates they
    are. `cue` is true where every name is also a common word or a person's name, so that the place may be meant
    only after a place noun or after في or ب. `within` holds the ids of its town, province and country.
    """

    id: str
    name: str
    kind: str
    country: str
    admin1: str
    locality: str
    lat: float
    lon: float
    population: int
    precision: str
    origin: str
    cue: bool
    within: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def is_town(self) -> bool:
        """Whether it is a city, town or village."""
        return self.kind in _TOWNS

    def __str__(self) -> str:
        """Return the place as a sentence names it: Iraq, the province of Basra (IQ), Basra (Basra, IQ)."""
        if self.kind == "country":
            return self.name
        if self.kind == "admin1":
            return f"the province of {self.name} ({self.country})"
        return f"{self.name} ({', '.join(part for part in (self.admin1, self.country) if part)})"


@dataclass
class Places:
    """Every place known, by id and by the first word of its folded names."""

    _lines: dict[str, str]
    _names: dict[str, str]
    _places: dict[str, Place] = field(default_factory=dict)
    _entries: dict[str, tuple[Marked, ...]] = field(default_factory=dict)

    def starting(self, word: str) -> tuple[Entry, ...]:
        """Return the names that begin with a folded word: the rest of each, in words, and the ids it stands for.

        Left out are names that are too common a word to stand by themselves; with a place noun they are names too.

        >>> [rest for rest, ids in load_places().starting("شرم")]
        [('الشيخ',)]
        """
        return tuple((rest, ids) for mark, rest, ids in self._marked(word) if mark != "!")

    def _marked(self, word: str) -> tuple[Marked, ...]:
        if word not in self._entries and word in self._names:
            found = []
            for name in self._names[word].split(";"):
                rest, _, ids = name.partition("=")
                mark = rest[:1] if rest[:1] in ("?", "!") else ""
                found.append((mark, tuple(rest[len(mark) :].split()), tuple(ids.split(","))))
            self._entries[word] = tuple(found)
        return self._entries.get(word, ())

    def place(self, id: str) -> Place:
        """Return the place with this id, or raise KnowledgeError.

        >>> load_places().place("gn:98182").name
        'Baghdad'
        """
        if id not in self._places:
            if id not in self._lines:
                raise KnowledgeError(f"no place {id}: take an id from places.tsv")
            self._places[id] = _parsed(id, self._lines[id])
        return self._places[id]

    def named(self, name: str) -> tuple[Place, ...]:
        """Return the places that bear a folded name, in the order of their ids.

        >>> [place.country for place in load_places().named("سنجار")]
        ['IQ', 'SY']
        """
        first, *rest = name.split() or [""]
        found = (ids for _, words, ids in self._marked(first) if words == tuple(rest))
        return tuple(self.place(id) for ids in found for id in ids)

    def needs_cue(self, name: str) -> bool:
        """Return whether a folded name is also a common word or a person's name.

        >>> places = load_places()
        >>> places.needs_cue("البيضاء"), places.needs_cue("بغداد")
        (True, False)
        """
        first, *rest = name.split() or [""]
        return any(mark and words == tuple(rest) for mark, words, _ in self._marked(first))

    def containing(self, place: Place) -> tuple[Place, ...]:
        """Return what a place lies in, the nearest first: its town, its province, its country, where they are known.

        >>> places = load_places()
        >>> [outer.id for outer in places.containing(places.place("gn:98182"))]
        ['ne:IQ-baghdad', 'ne:IQ']
        """
        return tuple(self.place(id) for id in place.within)

    def ids(self) -> Iterator[str]:
        """Yield the ids of all places."""
        yield from self._lines

    def every(self) -> Iterator[Place]:
        """Yield all places, in the order of the table."""
        return map(self.place, self._lines)


def _parsed(id: str, line: str) -> Place:
    """Return the place that a line of the table tells of."""
    cells = line.split("\t")
    if len(cells) != 13:
        raise KnowledgeError(f"places.tsv, {id}: {len(cells) + 1} cells, 14 expected: compile the table anew")
    name, kind, country, admin1, locality, lat, lon, people, precision, origin, cue, within, names = cells
    return Place(
        id, name, kind, country, admin1, locality, float(lat), float(lon), int(people), precision, origin,
        cue == "cue", tuple(within.split(",")) if within else (), tuple(names.split("|")),
    )  # fmt: skip


def _keyed(table: str) -> dict[str, str]:
    """Return the lines of a compiled table by their first cell, unread."""
    text = files("tawthiq.knowledge").joinpath("data", table).read_text(encoding="utf-8")
    return {key: rest for key, _, rest in (line.partition("\t") for line in text.split("\n")) if key}


@lru_cache(maxsize=1)
def load_places() -> Places:
    """Return the table of places, read once; its lines are taken apart when they are asked for."""
    return Places(_keyed("places.tsv"), _keyed("places_names.tsv"))
