"""Places and groups by the names that people type, English or Arabic."""

from __future__ import annotations

from tawthiq.grammar.words import split
from tawthiq.knowledge.actors import group_named
from tawthiq.knowledge.places import Place, choose_place, load_places
from tawthiq.languages.ar.script import SCRIPT
from tawthiq.model.errors import ArticleError
from tawthiq.model.values import Location
from tawthiq.references.where import named
from tawthiq.references.who import actors


def place_named(name: str, country: str = "") -> Place | None:
    """Return the place that a name usually means, English or Arabic; None for none.

    >>> place_named("بغداد").id == place_named("Baghdad").id, place_named("Nowhere at all")
    (True, None)
    """
    known = named(name, country)
    if known is not None:
        return known
    folded = " ".join(word.form for word in split(name, SCRIPT))
    found = [place for place in load_places().named(folded) if country in ("", place.country)]
    return choose_place(found).place if found else None


def actor_named(name: str) -> str:
    """Return the id of a group, or the code of a state, by a name; ArticleError for a name that is not known.

    >>> actor_named("داعش"), actor_named("Islamic State"), actor_named("Government of Iraq")
    ('islamic-state', 'islamic-state', 'IQ')
    """
    found = group_named(name) or next(iter(actors(name)), name)
    if found == name and group_named(name) != name:
        raise ArticleError(f"no group {name!r} is known; give it by its usual name")
    return found


def location(place: Place | None) -> Location | None:
    """Return a place of the gazetteer as a location; None for none."""
    if place is None:
        return None
    admin1, locality = place.admin1 or None, place.locality or None
    name = place.names[0] if place.names else place.name
    return Location(place.country, admin1, locality, place.lat, place.lon, place.precision, place.id, name)
