"""Which of the places that bear a name is meant, and why."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.knowledge.gazetteer import Place, Places, load_places
from tawthiq.model.errors import KnowledgeError
from tawthiq.model.values import kilometres as between

__all__ = ["Choice", "Context", "Place", "Places", "choose_place", "kilometres", "load_places"]

# What a place weighs where nothing in the text speaks for it: towns by the logarithm of their population.
_STANDING = {
    "country": 6.5,
    "admin1": 5.0,
    "region": 4.8,
    "village": 2.5,
    "district": 3.2,
    "town": 3.3,
    "city": 4.7,
    "water": 3.5,
}
_SEAT = 0.3
_KINDS = {"admin1": "province", "site": "single site"}
_COUNTRY, _PROVINCE, _KIND, _HOME = 3.0, 2.0, 3.0, 1.2
# Countries of long wars in the years since 2003: what tips the scales where a text says nothing more of two places.
_REPORTED = frozenset("AF EG IQ LB LY ML NG PK PS SD SO SY TR UA YE".split())
_NEWS = 0.6
_NEAR = ((15.0, 1.5), (60.0, 1.0), (150.0, 0.4))
_SAME_SPOT_KM = 10.0


@dataclass(frozen=True)
class Context:
    """What else a text says about where it is: each with how often it is named.

    `countries` by ISO alpha-2; `provinces` by (country, English name); `places` are the other places named, each a
    candidate of its own; `home` is the country of the outlet; `kinds` are those that the wording asks for ("the
    province of …").
    """

    countries: Mapping[str, int] = field(default_factory=dict)
    provinces: Mapping[tuple[str, str], int] = field(default_factory=dict)
    places: Mapping[Place, int] = field(default_factory=dict)
    home: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """The place taken, one sentence that says what decided, and whether anything else in the text speaks for it.

    A choice is not backed where the text names other countries or places and none of them holds or neighbours it:
    a square or mosque of that name may then be another one.
    """

    place: Place
    reason: str
    is_backed: bool = True


def kilometres(one: Place, other: Place) -> float:
    """Return the great-circle distance of two places in kilometres.

    >>> places = load_places()
    >>> round(kilometres(places.place("gn:98182"), places.place("ne:IQ-baghdad"))) < 60
    True
    """
    return between((one.lat, one.lon), (other.lat, other.lon))


def choose_place(candidates: Sequence[Place], context: Context = Context()) -> Choice:
    """Return the candidate that the context speaks for most, with the reason; KnowledgeError without candidates.

    Countries, provinces and neighbours named in the text weigh first, then the outlet's home, then kind and
    population. Equals are told apart by id, and the reason says so.

    >>> choose_place(load_places().named("طرابلس"), Context(countries={"LB": 2})).place.country
    'LB'
    """
    if not candidates:
        raise KnowledgeError("no candidates: choose among the places that bear a name")
    shares = _country_shares(candidates, context)
    weighed = {place: _weights(place, candidates, context, shares) for place in candidates}
    ranked = sorted(weighed, key=lambda place: (-round(sum(weighed[place].values()), 6), place.id))
    best = ranked[0]
    rivals = [place for place in ranked[1:] if place.kind != best.kind or kilometres(place, best) > _SAME_SPOT_KM]
    is_backed = (
        not shares
        or best.kind == "country"
        or any(weighed[best][part] for part in ("country", "province", "near", "home"))
    )
    if not rivals:
        return Choice(best, f"{best}: no other place is known by this name.", is_backed)
    rival = next((place for place in rivals if place.id not in best.within and best.id not in place.within), rivals[0])
    gain = {part: weighed[best][part] - weighed[rival][part] for part in weighed[best]}
    return Choice(best, _sentence(best, rival, gain, context), is_backed)


def _country_shares(candidates: Sequence[Place], context: Context) -> dict[str, float]:
    """Return how strongly the text is about each country, the strongest 1: names count whole, places there half."""
    weight = {code: float(n) for code, n in context.countries.items()}
    for place, n in context.places.items():
        if place not in candidates:
            weight[place.country] = weight.get(place.country, 0.0) + n / 2
    top = max(weight.values(), default=0.0)
    return {code: n / top for code, n in weight.items()} if top else {}


def _weights(
    place: Place, candidates: Sequence[Place], context: Context, shares: Mapping[str, float]
) -> dict[str, float]:
    """Return what speaks for a place, part by part."""
    return {
        "kind": _KIND * (place.kind in context.kinds),
        "country": _COUNTRY * shares.get(place.country, 0.0),
        "province": _PROVINCE * _lies_in_named(place, candidates, context),
        "near": _nearness(place, _nearest(place, candidates, context)),
        "home": _HOME * (place.country == context.home),
        "news": _NEWS * (place.country in _REPORTED) + _NEWS * place.id.startswith("tw:"),
        "standing": _standing(place, candidates),
    }


def _lies_in_named(place: Place, candidates: Sequence[Place], context: Context) -> bool:
    """Return whether the text names the province of a place, other than by the very name that is asked about."""
    province = (place.country, place.admin1)
    if place.kind == "admin1" or province not in context.provinces:
        return False
    return not any(other.kind == "admin1" and (other.country, other.name) == province for other in candidates)


def _standing(place: Place, candidates: Sequence[Place]) -> float:
    """Return what a place weighs by itself; a town that gives its province its name weighs a little more than that."""
    own = _STANDING.get(place.kind, 4.0)
    if place.kind not in ("country", "admin1", "region"):
        own = max(math.log10(place.population), own - 1.0) if place.population else own
    seat = place.is_town and any(
        other.kind == "admin1" and (other.country, other.name) == (place.country, place.admin1) for other in candidates
    )
    return max(own, _STANDING["admin1"] + _SEAT) if seat else own


def _nearest(place: Place, candidates: Sequence[Place], context: Context) -> Place | None:
    """Return the nearest other place of the text that has a point of its own."""
    others = [other for other in context.places if other not in candidates and other.precision in ("site", "locality")]
    return min(others, key=lambda other: (kilometres(place, other), other.id), default=None)


def _nearness(place: Place, other: Place | None) -> float:
    """Return the weight of having another place of the text close by."""
    if other is None or place.kind == "country":
        return 0.0
    away = kilometres(place, other)
    return next((weight for limit, weight in _NEAR if away <= limit), 0.0)


def _sentence(best: Place, rival: Place, gain: Mapping[str, float], context: Context) -> str:
    """Return what decided for the best against its rival, in one sentence."""
    part = max(gain, key=lambda name: gain[name])
    over = f"{best} rather than {rival}"
    if sum(gain.values()) < 1e-6:
        return f"{over}: nothing tells them apart, the first by id is taken."
    if part == "kind":
        return f"{over}: the wording asks for a {' or '.join(_KINDS.get(kind, kind) for kind in context.kinds)}."
    if part == "country":
        times = context.countries.get(best.country, 0)
        often = "once" if times == 1 else f"{times} times"
        named = f"names {best.country} {often}" if times else f"names other places in {best.country}"
        return f"{over}: the text {named}."
    if part == "province":
        return f"{over}: the text names {best.admin1}."
    if part == "near":
        other = _nearest(best, (best, rival), context)
        return f"{over}: {other}, also named, lies near." if other else f"{over}: it lies nearer."
    if part == "home":
        return f"{over}: the outlet is at home in {best.country}."
    if part == "news":
        return f"{over}: reports of violence name it more often, nothing in the text decides."
    return f"{over}: {_by_standing(best, rival)}."


def _by_standing(best: Place, rival: Place) -> str:
    """Return how one place outweighs another where the text does not decide."""
    if best.is_town and rival.kind == "admin1" and best.admin1 == rival.name:
        return "the town is meant unless a province is asked for"
    if best.population > rival.population > 0:
        return f"it has more inhabitants ({best.population:,} against {rival.population:,})"
    if best.kind == rival.kind:
        return "its population is known" if best.population > rival.population else "it gives its province its name"
    return f"by kind, {_KINDS.get(best.kind, best.kind)} before {_KINDS.get(rival.kind, rival.kind)}"
