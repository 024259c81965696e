"""Where an incident was: of all places an article names, the one that learned weights speak for most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.weights import Weights
from tawthiq.model.values import Location, Spot
from tawthiq.reading.drafting.bearings import Holdings, bearings
from tawthiq.reading.drafting.candidates import Candidate, likeliest, weighed
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.seen import spots
from tawthiq.reading.places import FINE, Locator, apart, location
from tawthiq.reading.sentences import Sentence

CLOSE = 5
"""Words after a place within which «شمال», «قرب» and the like tell where it lies: «على بعد 20 كيلومترا شمال»."""


def sites(sentences: Sequence[Sentence], locator: Locator, weights: Weights) -> list[Candidate[Location]]:
    """Return all places of an article in the order of the text."""
    found: dict[tuple[str, bool], Candidate[Location]] = {}
    for sentence in sentences:
        candid = {id(mention) for mention in spots(sentence)}
        for mention in sentence.of("spot"):
            if guides(sentence, mention, locator):
                continue
            spot: Spot = mention.value
            choice = locator.choose(spot)
            place = location(choice, rural=spot.relation == "rural")
            site = found.setdefault((place.gazetteer_id, spot.relation == "rural"), Candidate(place))
            site.named.append((sentence, mention))
            site.traits.update(bearings(sentence, mention), _traits(spot, place))
            site.traits.update((f"kind:{choice.place.kind}", f"backed:{choice.is_backed:d}"))
            site.traits.add(f"candid:{id(mention) in candid:d}")
    return weighed(found.values(), weights)


def _traits(spot: Spot, place: Location) -> Iterator[str]:
    yield f"precision:{place.precision}"
    yield f"precision:{place.precision}:{spot.relation}"
    yield f"relation:{spot.relation}"
    yield f"noun:{spot.noun}"


def guides(sentence: Sentence, mention: Mention, locator: Locator) -> bool:
    """Return whether a name only says where the town or site named just before it lies: «بلدة … شمال المدينة»."""
    return mention.value.relation in ("side", "near") and any(
        0 <= mention.first - other.last <= CLOSE
        and other.value.relation in ("", "in")
        and FINE[locator.choose(other.value).place.precision] >= FINE["locality"]
        for other in sentence.of("spot")
    )


def _among(
    site: Candidate[Location], draft: Draft, known: Sequence[Candidate[Location]], holdings: Holdings
) -> Iterator[str]:
    """Yield the traits of a place among the others of its article."""
    here = site.value
    within = [other for other in known if other is not site and not apart(other.value, here)]
    finer = sum(
        FINE[other.value.precision] > FINE[here.precision] and other.is_told(draft, holdings) for other in within
    )
    around = sum(len(other.named) for other in within if FINE[other.value.precision] < FINE[here.precision])
    yield f"named:{min(len(site.named), 5)}"
    yield f"finer:{min(finer, 3)}:{here.precision}"
    yield f"around:{min(around, 3)}"


def settle_place(draft: Draft, known: Sequence[Candidate[Location]], holdings: Holdings, weights: Weights) -> None:
    """Give a draft the place that the weights speak for most, or none."""
    best = likeliest(known, options(draft, known, holdings), weights)
    draft.place = (*_words(best, draft, holdings), best.value) if best else None


def options(draft: Draft, known: Sequence[Candidate[Location]], holdings: Holdings) -> list[set[str]]:
    """Return the traits of giving a draft no place, and those that each place has besides its own."""
    return [{"none", f"none:{draft.place is not None:d}"}] + [
        site.standing(draft, holdings) | set(_among(site, draft, known, holdings)) for site in known
    ]


def _words(site: Candidate[Location], draft: Draft, holdings: Holdings) -> tuple[Sentence, Mention]:
    """Return the mention that shows a place best: told with the incident, and with a word that says where."""

    def rank(named: tuple[Sentence, Mention]) -> tuple[bool, bool]:
        sentence, mention = named
        spot: Spot = mention.value
        return holdings.stand(sentence, mention, draft) == "tells", bool(spot.relation or spot.noun)

    return max(site.named, key=rank)
