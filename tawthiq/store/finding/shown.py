"""Words of what everybody is shown: by these an incident is found by who may not search the words of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from tawthiq.grammar.lexicon import concepts
from tawthiq.knowledge.actors import group_of
from tawthiq.knowledge.places import load_places
from tawthiq.languages.ar.script import SCRIPT
from tawthiq.model.errors import KnowledgeError
from tawthiq.model.kinds import TARGETS, TYPES, WEAPONS
from tawthiq.model.values import Location
from tawthiq.store.finding.words import words_of

TABLES = ("events", "weapons", "places")
"""The tables whose words stand for types, weapons and targets."""
CODES = frozenset((*TYPES, *WEAPONS, *TARGETS))


def named(place: Location | None) -> Iterator[str]:
    """Yield the names of a place and of what it lies in, in both languages."""
    if place is None:
        return
    yield from filter(None, (place.locality, place.admin1, place.name))
    for id in (place.gazetteer_id, f"ne:{place.country}"):
        try:
            known = load_places().place(id)
        except KnowledgeError:
            continue
        for one in (known, *load_places().containing(known)):
            yield from (one.name, *one.names)


def called(groups: Iterable[str]) -> Iterator[str]:
    """Yield the names of the groups that are known by these ids; of others, who may be persons, nothing."""
    for id in groups:
        if known := group_of(id):
            yield from (known.name, *known.forms)


def shown_words(codes: Iterable[str], names: Iterable[str]) -> str:
    """Return the words for codes of types, weapons and targets, and those of names, once each.

    >>> shown_words(["car_bomb"], ["بغداد"])
    'bomb car بغداد غداد'
    """
    told = frozenset[str]().union(*map(words_of, names))
    return " ".join(sorted(told | {word for code in codes for word in code.split("_")}))


@lru_cache
def codes_of(form: str) -> tuple[str, ...]:
    """Return the codes of types, weapons and targets for which a folded word stands, alone or with others.

    >>> codes_of("مفخخه")[:2], codes_of("محمد")
    (('bombing', 'car_bomb'), ())
    """
    return tuple(sorted(_codes().get(form, ())))


@lru_cache
def _codes() -> dict[str, set[str]]:
    found = defaultdict[str, set[str]](set)
    for topic in TABLES:
        table = Path(str(files("tawthiq.languages.ar"))) / f"{topic}.tsv"
        for _, value, form in concepts(table):
            if value in CODES:
                for raw in SCRIPT.token.findall(form.partition("+")[0]):
                    found[SCRIPT.form(raw)].add(value)
    return found
