"""What a question about the past asks, part by part, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawthiq.exporters.page.words import Word, code, country, day, group, listed, named, plain, word
from tawthiq.model.precedents import NO_FIGURE, Precedent
from tawthiq.register.past.asked import Asked
from tawthiq.register.past.period import BEGINNING
from tawthiq.register.past.sentence import UNREAD
from tawthiq.web.catalogues import later

RANGE = re.compile(r"\d+(?:-\d+)+")
"""A date or a figure from low to high."""
Part = tuple[str, Word]
"""The name of a part, a text of the catalogues, and what it asks."""


def asks(asked: Asked) -> Iterator[Part]:
    """Yield what a question asks, part by part."""
    yield later("Kind of comparison"), code("asked", asked.kind)
    if asked.measure:
        yield later("Compared by"), code("measure", asked.measure)
    if asked.spell:
        yield later("Of a whole"), code("spell", asked.spell)
    if asked.rank is not None:
        yield later("Rank"), word("past.or_more", n=asked.rank) if asked.is_least else plain(str(asked.rank))
    if asked.direction:
        yield later("Direction"), code("direction", asked.direction)
    if asked.kind == "superlative" and not asked.is_open and asked.figure.most:
        yield later("Figure of the incident"), plain(str(asked.figure))
    yield from _where_and_when(asked)
    yield from _about(asked)


def _where_and_when(asked: Asked) -> Iterator[Part]:
    if asked.area is not None:
        place = named(asked.area)
        yield later("Place"), place if asked.is_placed else _within("past.unplaced", place=place)
    if asked.period is not None:
        yield later("Time"), stretch(asked.period.since, asked.period.until)
        if asked.period.anchor:
            held = later("Held against") if asked.kind == "trend" else later("Counted from")
            yield held, stretch(*asked.period.anchor)


def _about(asked: Asked) -> Iterator[Part]:
    told = (
        (later("Kind of attack"), [code("type", each) for each in sorted(asked.types)]),
        (later("Carried out as"), [word("past.suicide")] if asked.is_suicide else []),
        (later("Weapon"), [code("weapon", each) for each in sorted(asked.weapons)]),
        (later("Attacked by"), [who(each) for each in sorted(asked.actors)]),
        (later("Attack on"), [who(each) for each in sorted(asked.against)]),
        (later("Target"), [code("target", each) for each in sorted(asked.targets)]),
    )
    yield from ((name, listed(words)) for name, words in told if words)


def hindered(asked: Asked) -> Word:
    """Return what hinders a question from being asked."""
    return listed(Word(arabic, english) for english, arabic in (UNREAD[each] for each in asked.unread))


def recorded(at: Precedent) -> Iterator[Part]:
    """Yield what a data set holds of an incident, part by part."""
    place = [plain(each) for each in (at.place, at.admin1) if each] + [country(at.country)]
    yield later("Date"), stretch(at.since, at.until)
    yield later("Place"), listed(place)
    for name, figure in ((later("Killed"), at.killed), (later("Injured"), at.injured)):
        if figure != NO_FIGURE:
            yield name, plain(str(figure))
    told = (
        (later("Kind of attack"), [code("type", each) for each in (at.type,) if each]),
        (later("Weapon"), [code("weapon", each) for each in at.weapons]),
        (later("Target"), [code("target", each) for each in at.targets]),
        (later("Attacked by"), [who(each) for each in at.actors]),
        (later("Sides"), [who(each) for each in at.sides]),
    )
    yield from ((name, listed(words)) for name, words in told if words)
    if at.lat is not None and at.lon is not None:
        yield later("Coordinates"), plain(f"\u2066{at.lat:.3f}, {at.lon:.3f}\u2069")


def isolated(text: str) -> str:
    """Return a text in which dates and ranges keep their order among letters that run from right to left.

    >>> isolated("من 2018-01-01") == "من \\u20662018-01-01\\u2069"
    True
    """
    return RANGE.sub("\u2066\\g<0>\u2069", text)


def stretch(since: str, until: str) -> Word:
    """Return a stretch of days in words.

    >>> stretch("2018-01-15", "2018-01-15").en, stretch("0001-01-01", "2021-01-20").en
    ('15 January 2018', 'up to 20 January 2021')
    """
    if since == BEGINNING:
        return _within("past.up_to", day=day(until))
    return day(since) if since == until else day(since) + plain(" – ") + day(until)


def who(actor: str) -> Word:
    """Return the name of a group by its id, of a state by its code; other names as they are.

    >>> who("IQ").en, who("islamic-state").en, who("Some Front").en
    ('Iraq', 'Islamic State', 'Some Front')
    """
    known = group(actor)
    if known:
        return known
    return country(actor) if len(actor) == 2 and actor.isupper() else plain(actor)


def _within(key: str, **held: Word) -> Word:
    """Return a word with others filled in, each in its language."""
    arabic = word(key, **{name: each.ar for name, each in held.items()}).ar
    return Word(arabic, word(key, **{name: each.en for name, each in held.items()}).en)
