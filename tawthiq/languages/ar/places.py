"""Places: names with what introduces them, and the kinds of place that were struck."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.model.values import Spot

LOCAL = ("city", "town", "village", "camp", "street", "road")
"""Kinds of place that no province or country is."""

rule = Room(needs="people weapon", gives="spot target", covers="place cued_place")


def _described(word: Mention, place: Mention) -> bool:
    """Return whether a name is but the adjective of a word with the article: «المناطق الغربية», «الأطراف الشرقية»."""
    return place.kind == "cued_place" and word.before.endswith("ال")


def _is_area(place: Mention) -> bool:
    """Return whether a name is only that of a province or country, of which the table has the ids begin so."""
    return all(id.startswith("ne:") for id in place.value)


def _inward(place: Mention) -> str:
    return "in" if place.before.removeprefix("و").removeprefix("ف").startswith("ب") else ""


def _struck(site: Mention) -> str:
    """Return the code of what was struck; a march is a gathering, though its word means a drone as well."""
    return "gathering" if site.value == "march" else str(site.value)


@rule("spot", "<place>")
def _(place: Mention) -> Spot:
    return Spot(place.value, relation=_inward(place))


@rule("spot", "<place class> <nationality>? <place|cued place>")
def _(noun: Mention, nationality: Mention | None, place: Mention) -> Spot | None:
    if place.before or _described(noun, place) or (noun.value in LOCAL and _is_area(place)):
        return None
    return Spot(place.value, "district" if noun.value == "street" else str(noun.value), _inward(noun))


@rule("spot", "<cued place>")
def _(place: Mention) -> Spot | None:
    return Spot(place.value, relation="in") if _inward(place) else None


@rule("spot", "<locative> <cued place>")
def _(locative: Mention, place: Mention) -> Spot | None:
    return None if place.before or _described(locative, place) else Spot(place.value, relation=str(locative.value))


@rule("spot", "<locative> <spot>")
def _(locative: Mention, spot: Mention) -> Spot | None:
    value: Spot = spot.value
    if spot.before.startswith("و") or (locative.before.endswith("ال") and spot.before.startswith("ب")):
        return None
    return Spot(value.ids, value.noun, str(locative.value) if value.relation in ("", "in") else value.relation)


@rule("spot", "<origin> <spot>")
def _(origin: Mention, spot: Mention) -> Spot:
    return Spot(spot.value.ids, spot.value.noun, "origin")


@rule("target", "<locative|aim> <indefinite>? <site>")
def _(aim: Mention, some: Mention | None, site: Mention) -> str | None:
    return None if site.before.startswith(("و", "ل")) else _struck(site)


@rule("target", "<aims at> …2 <site>", unless="stop locative aim")
def _(aim: Mention, site: Mention) -> str | None:
    flies = site.value == "march" and aim.value == "she" and site.first == aim.last
    return None if flies or site.before.startswith(("و", "ل", "ب", "ف")) else _struck(site)


@rule("target", "<site>")
def _(site: Mention) -> str | None:
    return _struck(site) if site.before.removeprefix("و").startswith("ب") else None
