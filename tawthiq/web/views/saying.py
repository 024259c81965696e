"""Reasons that the machine gives in English sentences, said in the language of the page by one template for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from tawthiq.exporters.page.markup import Markup, join, safe, tag
from tawthiq.exporters.page.words import Word, code, country, day, group, listed, named, plain
from tawthiq.knowledge.places import load_places
from tawthiq.model.values import Location
from tawthiq.web.catalogues import Language, catalogue, later

OF_PLACES = (
    later("%(place)s: no other place is known by this name."),
    later("%(place)s rather than %(place_2)s: %(why)s."),
    later("nothing tells them apart, the first by id is taken"),
    later("the wording asks for a %(kind)s or %(kind_2)s"),
    later("the wording asks for a %(kind)s"),
    later("the text names %(country)s once"),
    later("the text names %(country)s %(n)s times"),
    later("the text names other places in %(country)s"),
    later("the text names %(name)s"),
    later("%(place)s, also named, lies near"),
    later("it lies nearer"),
    later("the outlet is at home in %(country)s"),
    later("reports of violence name it more often, nothing in the text decides"),
    later("the town is meant unless a province is asked for"),
    later("it has more inhabitants (%(n)s against %(n_2)s)"),
    later("its population is known"),
    later("it gives its province its name"),
    later("by kind, %(kind)s before %(kind_2)s"),
)
OF_PAIRS = (
    later("one article tells of both, and of no clear difference"),
    later("one article tells of both, as two incidents"),
    later("the day of one is not known"),
    later("not on one day: %(day)s and %(day_2)s"),
    later("the date of one is known to the %(precision)s only, and agrees"),
    later("both on %(day)s"),
    later("the day of one is not said, and was reported %(n)s days later"),
    later("the day of one is not said, and was not reported on %(day)s or %(day_2)s"),
    later("on %(day)s and %(day_2)s, as a night may be dated"),
    later("on %(day)s and %(day_2)s"),
    later("the place of one is not known"),
    later("not in one country: %(country)s and %(country_2)s"),
    later("the place of one is known to the country only, and agrees"),
    later("in one province, the town of one is not known"),
    later("provinces side by side: %(name)s and %(name_2)s"),
    later("not in one province: %(name)s and %(name_2)s"),
    later("%(n)s km apart: %(name)s and %(name_2)s"),
    later("%(n)s km apart"),
    later("two places in one town: %(name)s and %(name_2)s"),
    later("both in %(name)s"),
    later("not in one town: %(name)s and %(name_2)s"),
    later("the type of one is not known"),
    later("both have %(n)s %(status)s"),
    later("both have the %(field)s %(codes)s"),
    later("both %(type)s"),
    later("%(type)s and %(type_2)s can be one"),
    later("%(type)s and %(type_2)s are hardly one"),
    later("%(n)s and %(n_2)s %(status)s, one only roughly"),
    later("%(n)s and %(n_2)s %(status)s, close"),
    later("%(n)s and %(n_2)s %(status)s, far apart"),
    later("%(n)s and %(n_2)s %(status)s, the later the higher, as a toll grows"),
    later("%(n)s and %(n_2)s %(status)s"),
    later("one text, copied"),
    later("%(n)s unusual words in common, both by %(outlet)s"),
    later("%(n)s unusual words in common"),
    later("both by %(outlet)s, and no figure in common"),
    later("another target: %(codes)s and %(codes_2)s"),
)
OF_QUESTIONS = (
    later("no place %(words)s is known; give a town, province or country by its usual name"),
    later("no place %(words)s is known; give a town or province by its usual name"),
    later("%(words)s asks nothing of the past; try: deadliest in Baghdad since 2018"),
    later("no group %(words)s is known; give it by its usual name"),
    later("%(words)s is no figure; give a number such as 32, or two such as 31-38"),
    later("%(words)s is no day; write it as 2021-01-21"),
    later("%(words)s is no time; write it as 2021, 2021-01 or 2021-01-21"),
    later("%(words)s holds %(n)s incidents; choose a country or a place first"),
    later("%(n)s stretches of time are too many; choose longer ones, or a later beginning"),
    later("%(words)s is no kind of attack; choose one of the list"),
)
OF_MATCHES = (
    later("the same day"),
    later("the same days"),
    later("days that overlap (%(day)s to %(day_2)s)"),
    later("the same province"),
    later("the same country"),
    later("%(span)s and %(span_2)s killed"),
    later("no figure to compare"),
)
TEMPLATES = (*OF_PLACES, *OF_PAIRS, *OF_QUESTIONS, *OF_MATCHES)
SHAPES = {
    "n": r"[\d,.]+", "day": r"\d{4}-\d\d-\d\d", "country": r"[A-Z]{2}", "status": "killed|injured", "type": "[a-z_]+",
    "span": r"\d+(?:-\d+)?", "precision": "month|year", "field": "weapon|target|actor", "kind": "[a-z0-9 ]+",
    "parameter": "[a-z_0-9]+", "part": "[a-z]+", "known": ".*",
}  # fmt: skip
"""What stands in a hole of a template, by its name without a number; anything else is any text."""
NAMED = ("kind", "precision", "field", "parameter", "part")
"""Holes that hold one of the words below."""
KINDS = {
    "province": later("province"),
    "country": later("country"),
    "region": later("region"),
    "town": later("town"),
    "single site": later("single site"),
    "month": later("month"),
    "year": later("year"),
    "weapon": later("weapon"),
    "target": later("target"),
    "actor": later("actor"),
    "killed": later("Killed"),
    "injured": later("Injured"),
    "attackers": later("Attackers"),
    "date": later("Date"),
    "place": later("Place"),
    "type": later("Type"),
    "since": later("From"),
    "until": later("To"),
    "text": later("Search"),
    "page": later("Page"),
    "box": later("A part of the map"),
    "killed_from": later("Killed, at least"),
    "killed_to": later("Killed, at most"),
    "injured_from": later("Injured, at least"),
    "injured_to": later("Injured, at most"),
    "types": later("Type"),
    "weapons": later("Weapon"),
    "groups": later("Said to have done it"),
    "grades": later("Grade"),
    "reasons": later("Why it needs eyes"),
    "order": later("Sort by"),
    "state": later("State of review"),
}
Shapes = list[tuple[str, re.Pattern[str]]]
"""Templates, each with the shape of the sentences that it is for."""
HOLE = re.compile(r"%\((\w+)\)s")
NUMBERED = re.compile(r"_\d$")
"""What tells two holes of one name apart."""


def sentence(text: str, language: Language) -> Markup:
    """Return a reason in a language, each name in it of its own direction; one that no template fits as it is.

    >>> sentence("32 and 35 killed, close", "en")
    '<bdi>32</bdi> and <bdi>35</bdi> <bdi>killed</bdi>, close'
    >>> sentence("on the moon", "ar")
    '<span lang="en" dir="ltr">on the moon</span>'
    """
    return said_by(_shapes(), text, language)


def said_by(shapes: Shapes, text: str, language: Language) -> Markup:
    """Return a sentence in a language by the first template that fits it; where none does, as it is."""
    for template, shape in shapes:
        if found := shape.fullmatch(text):
            said = catalogue(language).gettext(template)
            return _filled(said, {hole: _held(hole, value, language) for hole, value in found.groupdict().items()})
    return safe(text) if language == "en" else tag("span", text, lang="en", dir="ltr")


def _filled(said: str, held: dict[str, Markup]) -> Markup:
    parts = HOLE.split(said)  # text and names of holes by turns
    return join([held[part] if n % 2 else safe(part) for n, part in enumerate(parts)])


def _held(hole: str, value: str, language: Language) -> Markup:
    name = NUMBERED.sub("", hole)
    if name == "why":
        return sentence(value, language)
    if name in NAMED:
        known = KINDS.get(value)
        return safe(catalogue(language).gettext(known) if known else value)
    word = WORDS.get(name, plain)(value)
    return tag("bdi", str(getattr(word, language)))


def _codes(text: str) -> Word:
    """Return words for codes of weapons, targets or names of groups, as far as they have any."""
    return listed(_code(one) for one in text.split(", "))


def _code(value: str) -> Word:
    known = (code(kind, value) for kind in ("weapon", "target"))
    return next((word for word in known if word.ar != value), group(value) or plain(value))


def _place(text: str) -> Word:
    known = _places().get(text)
    return named(Location(known[0], gazetteer_id=known[1])) if known else plain(text)


@lru_cache
def _names() -> dict[str, Word]:
    """Return the name of each town and province by its English one."""
    everywhere = sorted(load_places().every(), key=lambda place: place.id, reverse=True)
    return {place.name: Word(place.names[0], place.name) for place in everywhere if place.kind != "site"}


@lru_cache
def _places() -> dict[str, tuple[str, str]]:
    """Return country and id of each place by how sentences name it; that of the lower id where two share that."""
    everywhere = sorted(load_places().every(), key=lambda place: place.id, reverse=True)
    return {str(place): (place.country, place.id) for place in everywhere}


WORDS: dict[str, Callable[[str], Word]] = {
    "place": _place,
    "name": lambda value: _names().get(value, plain(value)),
    "country": country,
    "day": day,
    "type": lambda value: code("type", value),
    "status": lambda value: code("status", value),
    "codes": _codes,
}


@lru_cache
def _shapes() -> Shapes:
    return shapes_of(TEMPLATES)


def shapes_of(templates: Sequence[str]) -> Shapes:
    """Return templates with the shapes of the sentences that they are for."""
    return [(template, re.compile(_shape(template), re.S)) for template in templates]


def _shape(template: str) -> str:
    parts = HOLE.split(template)
    return "".join(_held_by(part) if n % 2 else re.escape(part) for n, part in enumerate(parts))


def _held_by(hole: str) -> str:
    return f"(?P<{hole}>{SHAPES.get(NUMBERED.sub('', hole), '.+')})"
