"""Names of places resolved by what else the article names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tawthiq.grammar.rules import Mention
from tawthiq.knowledge.places import Choice, Context, Place, choose_place, load_places
from tawthiq.model.values import Location, Spot
from tawthiq.reading.sentences import Sentence

KINDS = {
    "city": ("city", "town"), "town": ("town", "city", "village", "district"), "village": ("village", "town"),
    "admin1": ("admin1", "region"), "district": ("district", "region", "site"), "camp": ("camp",),
    "road": ("district", "region", "site"),
    "site": ("site", "mountain", "base", "airport", "island"), "country": ("country",),
}  # fmt: skip
"""Which kinds of place a noun such as «محافظة» asks for."""
RELATED = 1.5
"""How much being said to be the place («في», «مدينة») outweighs being a finer one."""
UNBACKED = 2.0
"""How much less a name counts where the text names other places and none speaks for it."""
KNOWN = 20
"""How many times the inhabitants of its namesakes abroad a city has that is meant by itself."""
FINE = {"site": 3, "locality": 2, "admin1": 1, "country": 0}


def _candidates(spot: Spot) -> tuple[Place, ...]:
    places = load_places()
    return tuple(places.place(id) for id in spot.ids)


class Locator:
    """Resolves the names of one article; the same name is given the same place throughout."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        spots = [m for sentence in sentences for m in sentence.of("spot")]
        self._known: dict[tuple[tuple[str, ...], str], Choice] = {}
        self._context = _context(spots)
        self._plain: dict[str, Choice] = {}
        for mention in spots:
            if mention.value.noun or len(mention.value.ids) == 1:
                choice = self.choose(mention.value)
                self._plain.setdefault(choice.place.id, choice)

    def choose(self, spot: Spot) -> Choice:
        """Return the place a name stands for and why; what the article says plainly elsewhere decides first."""
        key = (spot.ids, spot.noun)
        if key not in self._known:
            said = next((self._plain[id] for id in spot.ids if id in self._plain), None) if not spot.noun else None
            self._known[key] = said or self._weigh(spot)
        return self._known[key]

    def _weigh(self, spot: Spot) -> Choice:
        known = self._context
        kinds = KINDS.get(spot.noun, ())
        return choose_place(_candidates(spot), Context(known.countries, known.provinces, known.places, "", kinds))

    def locate(self, spots: Iterable[Mention]) -> tuple[Mention, Location] | None:
        """Return the finest of some names with its location; names the speaker or victim hails from do not count."""
        best: tuple[float, Mention, Choice] | None = None
        for mention in spots:
            spot: Spot = mention.value
            if spot.relation == "origin":
                continue
            choice = self.choose(spot)
            rank = FINE[choice.place.precision] + RELATED * bool(spot.relation or spot.noun)
            rank -= UNBACKED * (not choice.is_backed)
            if best is None or rank > best[0]:
                best = (rank, mention, choice)
        return (best[1], location(best[2], rural=best[1].value.relation == "rural")) if best else None


def _context(spots: list[Mention]) -> Context:
    """Return what the names that can mean only one place say about where the article is."""
    countries: Counter[str] = Counter()
    provinces: Counter[tuple[str, str]] = Counter()
    others: Counter[Place] = Counter()
    for mention in spots:
        found = _candidates(mention.value)
        if not found:
            continue
        for place in found:
            if place.kind == "country":
                countries[place.country] += 1
            elif place.kind == "admin1":
                provinces[place.country, place.name] += 1
        if len({place.country for place in found}) == 1:
            others[found[0]] += 1
        elif (known := _well_known(found)) is not None:
            others[known] += 1
    return Context(countries, provinces, others)


def _well_known(places: Sequence[Place]) -> Place | None:
    """Return the city beside which all others of its name abroad are small: the Kabul of Afghanistan."""
    largest = max(places, key=lambda place: place.population)
    abroad = max(place.population for place in places if place.country != largest.country)
    return largest if largest.population > KNOWN * max(abroad, 1000) else None


def location(choice: Choice, *, rural: bool = False) -> Location:
    """Return a chosen place as the value of a claim; the countryside of a town («ريف حلب») is not the town."""
    place = choice.place
    locality = place.name if place.is_town else place.locality
    precision = "admin1" if rural and place.admin1 else place.precision
    return Location(
        place.country or None, place.admin1 or None, None if rural else locality or None, place.lat, place.lon,
        precision, place.id, place.name, choice.reason,
    )  # fmt: skip


def apart(a: Location, b: Location) -> bool:
    """Return whether two places cannot be the same: other countries, provinces, towns or sites."""
    if a.country != b.country:
        return True
    if min(FINE[a.precision], FINE[b.precision]) == 0:
        return False
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return True
    if a.precision == b.precision == "site" and a.gazetteer_id != b.gazetteer_id:
        return True
    return bool(a.locality and b.locality and a.locality != b.locality)
