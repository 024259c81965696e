"""Where an incident was: of all places an article names, the one that learned weights speak for most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.weights import Weights
from tawthiq.knowledge.places import Choice
from tawthiq.model.values import Location, Spot
from tawthiq.reading.drafting.bearings import Holdings, bearings
from tawthiq.reading.drafting.candidates import Candidate, likeliest, signed, weighed
from tawthiq.reading.drafting.draft import Draft, relation
from tawthiq.reading.drafting.seen import spots
from tawthiq.reading.places import FINE, Locator, apart, location
from tawthiq.reading.sentences import Sentence

CLOSE = 5
"""Words after a place within which «شمال», «قرب» and the like tell where it lies: «على بعد 20 كيلومترا شمال»."""

LONG = 30
"""Kilometres (or miles) from which what lies so far from a town is not in it."""

NAMED = ("group", "outlet", "agency")
"""Kinds of mention whose names may hold that of a place."""


Site = Candidate[Location]


def sites(sentences: Sequence[Sentence], locator: Locator, weights: Weights) -> list[Site]:
    """Return all places of an article in the order of the text."""
    found: dict[tuple[str, bool], Site] = {}
    for sentence in sentences:
        candid = {id(mention) for mention in spots(sentence)}
        for mention in sentence.of("spot"):
            spot: Spot = mention.value
            choice = locator.choose(spot)
            if _is_no_place(sentence, mention, choice, locator):
                continue
            place = location(choice, rural=spot.relation == "rural")
            site = found.setdefault((place.gazetteer_id, spot.relation == "rural"), Candidate(place))
            site.named.append((sentence, mention))
            own = frozenset((*bearings(sentence, mention), *_traits(spot, place)))
            site.traits |= own
            site.said.append(frozenset(trait for trait in own if not trait.startswith("word")))
            site.traits.update((f"kind:{choice.place.kind}", f"backed:{choice.is_backed:d}"))
            site.traits.add(f"candid:{id(mention) in candid:d}")
    return weighed(found.values(), weights)


def _traits(spot: Spot, place: Location) -> Iterator[str]:
    yield f"precision:{place.precision}"
    yield f"precision:{place.precision}:{spot.relation}"
    yield f"relation:{spot.relation}"
    yield f"noun:{spot.noun}"


def _is_no_place(sentence: Sentence, mention: Mention, choice: Choice, locator: Locator) -> bool:
    """Return whether a name only guides to a place, or names something other than where something was."""
    return (
        guides(sentence, mention, locator)
        or is_far(sentence, mention)
        or speaks(sentence, mention, choice)
        or is_part(sentence, mention, choice)
        or is_way(sentence, mention, choice)
        or is_namesake(mention.value, choice)
    )


def guides(sentence: Sentence, mention: Mention, locator: Locator) -> bool:
    """Return whether a name only says where the place named just before it lies: «بلدة … شمال المدينة»."""
    relation = mention.value.relation
    return relation in ("side", "near") and any(
        0 <= mention.first - other.last <= CLOSE
        and other.value.relation in ("", "in")
        and _is_guided(locator.choose(other.value), relation, locator.choose(mention.value))
        for other in sentence.of("spot")
    )


def _is_guided(place: Choice, relation: str, guide: Choice) -> bool:
    """Return whether a place is a town or site, or a province beside which the guide lies: «محافظة … شمال العاصمة»."""
    fine = FINE[place.place.precision]
    outside = fine == FINE["admin1"] and relation == "side" and apart(location(place), location(guide))
    return outside or fine >= FINE["locality"]


def is_way(sentence: Sentence, mention: Mention, choice: Choice) -> bool:
    """Return whether a town only gives a road its name: «شارع صنعاء»; a road from town to town passes the first."""
    if mention.value.noun != "road" or not choice.place.is_town:
        return False
    return not any(0 <= other.first - mention.last <= 1 for other in sentence.of("spot"))


def is_part(sentence: Sentence, mention: Mention, choice: Choice) -> bool:
    """Return whether a town is but a part of the name of a group or an outlet: «سرايا القدس», «صحيفة الرياض»."""
    return choice.place.is_town and any(
        name.holds(mention) and name.last - name.first > mention.last - mention.first for name in sentence.of(*NAMED)
    )


def is_far(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a name only tells from where a long way is measured: «على بعد 120 كيلومترا جنوب غرب مقديشو»."""
    return any(0 <= mention.first - way.last <= CLOSE and _is_long(way) for way in sentence.of("measure"))


def _is_long(way: Mention) -> bool:
    length, _, unit = str(way.value).partition(" ")
    return unit in ("km", "mile") and length.isdigit() and int(length) >= LONG


def speaks(sentence: Sentence, mention: Mention, choice: Choice) -> bool:
    """Return whether the name of a town stands for those who govern from there: «قالت الرياض»."""
    sayings = (saying.parts for saying in sentence.of("saying"))
    return choice.place.is_town and any(
        mention in parts and any(part.kind in ("said_verb", "telling") for part in parts) for parts in sayings
    )


def is_namesake(spot: Spot, choice: Choice) -> bool:
    """Return whether a quarter or square is likely another one of its name: nothing else in the text is near it."""
    return not choice.is_backed and (choice.place.precision == "site" or (choice.place.is_town and spot.noun == "site"))


def _among(site: Site, known: Sequence[Site], told: Sequence[Site]) -> Iterator[str]:
    """Yield the traits of a place among the others of its article, and those `told` with the incident."""
    here = site.value
    fine = FINE[here.precision]
    finer = sum(FINE[other.value.precision] > fine and not apart(other.value, here) for other in told)
    around = sum(len(o.named) for o in known if FINE[o.value.precision] < fine and not apart(o.value, here))
    yield f"named:{min(len(site.named), 5)}"
    yield f"finer:{min(finer, 3)}:{here.precision}"
    yield f"around:{min(around, 3)}"


def settle_place(draft: Draft, known: Sequence[Site], holdings: Holdings, weights: Weights) -> None:
    """Give a draft the place that the weights speak for most, or none."""
    best = likeliest(known, options(draft, known, holdings), weights)
    draft.place = (*_words(best, draft, holdings), best.value) if best else None


def options(draft: Draft, known: Sequence[Site], holdings: Holdings) -> list[set[str]]:
    """Return the traits of giving a draft no place, and those that each place has besides its own."""
    ways = [site.nearest(draft, holdings) for site in known]
    told = [site for site, (stand, _) in zip(known, ways, strict=True) if stand == "tells"]
    none = {"none", f"none:{draft.place is not None:d}", *_without(len(told), holdings.drafts)}
    return [none] + [
        site.standing(draft, holdings)
        | set(_among(site, known, told))
        | set(_nearest(site, way, draft, holdings))
        | set(_towards(site, way[0], draft, told))
        | {_rank(at, known, ways)}
        for at, (site, way) in enumerate(zip(known, ways, strict=True))
    ]


def _without(told: int, drafts: int) -> Iterator[str]:
    yield f"none:told{min(told, 3)}"
    yield f"none:told{min(told, 3)}:{min(drafts, 4)}"


def _nearest(site: Site, way: tuple[str, int], draft: Draft, holdings: Holdings) -> Iterator[str]:
    """Yield how the mention nearest to what a draft tells is said, and how far away it is."""
    stand, best = way
    yield from (f"{stand}|{trait}" for trait in site.said[best])
    told = [seen.sentence for seen in draft.seen]
    gap, precision, many = signed(site.gap(told, holdings)), site.value.precision, min(holdings.drafts, 4)
    yield f"gap:{gap}:{precision}"
    yield f"gap:{gap}:{many}"
    yield f"opening:{signed(site.gap(told[:1], holdings))}:{many > 1:d}"
    yield f"near:{stand}:{many}:{precision}"


def _towards(site: Site, stand: str, draft: Draft, told: Sequence[Site]) -> Iterator[str]:
    """Yield how a place stands to the first one of the draft and to all that are told with the incident."""
    here = site.value
    first = relation(here, draft.where)
    yield f"rel:{first}:{here.precision}"
    yield f"rel:{first}:{stand}"
    others = Counter(relation(here, other.value) for other in told if other is not site)
    how = "".join(str(min(others[name], 2)) for name in ("finer", "apart", "coarser"))
    yield f"among:{how}:{stand}"
    yield f"among:{how}:{stand == 'tells':d}:{here.precision}"


def _rank(at: int, known: Sequence[Site], ways: Sequence[tuple[str, int]]) -> str:
    """Return how many places that are as fine, and stand as near, are named before one."""
    stand, precision = ways[at][0], known[at].value.precision
    before = sum(
        way[0] == stand and other.value.precision == precision for other, way in zip(known[:at], ways, strict=False)
    )
    return f"rank:{min(before, 3)}:{stand}:{precision}"


def _words(site: Site, draft: Draft, holdings: Holdings) -> tuple[Sentence, Mention]:
    """Return the mention that shows a place best: told with the incident, and with a word that says where."""

    def rank(named: tuple[Sentence, Mention]) -> tuple[bool, bool]:
        sentence, mention = named
        spot: Spot = mention.value
        return holdings.stand(sentence, mention, draft) == "tells", bool(spot.relation or spot.noun)

    return max(site.named, key=rank)
